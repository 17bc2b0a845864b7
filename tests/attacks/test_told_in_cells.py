"""A telephone in told words is found in a cell of a table however it is written. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import Town
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit, ExitOrder
from vsdesk.errors import UserError

WAYS = (
    "0944 123 456",
    "0944\u200e 123\u200e 456",
    "\u202a0944\u202c \u202a123\u202c \u202a456\u202c",
    "\u20660944\u2069 \u2066123\u2069 \u2066456\u2069",
    "0944\u200c123\u200c456",
    "0944 123\n456",
    "0944\t123\t456",
    "0944\u00a0123\u00a0456",
    "٠٩٤٤ ١٢٣ ٤٥٦",
    "0944-123-456",
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("column", ["summary", "case.summary"])
def test_it_asks_for_a_reason(made: Town, way: str, column: str) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    text = f"اتصلوا بأخيه على {way} مساء"
    made.hala.cases.save([Edit("case", {"summary": {"ar": text, "src_lang": "ar"}}, id=made.case)])
    assign(made)
    order = ExitOrder("un_complaint", "ced", "B", (made.case,), columns=(column,))
    with pytest.raises(UserError) as refused:
        made.rima.outbound.tables.spreadsheet(order, "csv")
    assert (refused.value.code.name, refused.value.params["reason"]) == ("E_GATE", "told")
