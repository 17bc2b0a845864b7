"""«What happened with our file» while nobody is settled to speak: none is made, and a run names the case. All
are made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_deaths_told import town
from tests.attacks.test_marks import SCOPES
from tests.reports.paper import text_of

from vsdesk.desk import SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.values import Json

NUMBER = "CED-77"
WORDS = "طلبت اللجنة من سلمى عنوانها الجديد في مرسين"


def filed_by_the_wife(made: Town) -> str:
    """A committee was written to on her word alone."""
    town(made)
    wife = relative(made, "wife", "سلمى")
    yes = said(made, wife, "given", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    sub = written(
        made,
        "submission",
        {"mechanism": "ced", "sent_on": "2026-10-01", "consents": [yes], "external_ref": NUMBER},
        made.case,
    )
    told: Json = {"ar": WORDS, "src_lang": "ar"}
    reply: dict[str, Json] = {
        "type": "request",
        "direction": "in",
        "date": "2026-10-20",
        "summary": told,
    }
    written(made, "submission_event", reply, sub)
    return wife


def order(made: Town, person: str | None) -> SheetOrder:
    return SheetOrder(made.case, ("ar",), kind="our-file", person=person, discreet=False)


def test_it_is_hers_and_nobodys_else(made: Town) -> None:
    wife = filed_by_the_wife(made)
    sheets = made.rima.outbound.sheets
    assert NUMBER in text_of(sheets.sheet(order(made, wife)).pdf)
    with pytest.raises(UserError) as why:
        sheets.sheet(order(made, None))
    assert why.value.params["reason"] == "for_nobody"


def test_a_run_names_the_case_and_prints_none(made: Town) -> None:
    filed_by_the_wife(made)
    got: list[bytes] = []
    run = made.rima.outbound.runs.print_each(
        order(made, None), [made.case], lambda _, pdf: got.append(pdf)
    )
    assert not got and [one.reason for one in run.stays] == ["for_nobody"]
