"""Two devices in one field: what one wrote and the other one corrected leaves no more
than what one wrote alone.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry
from tests.desk.conftest import House
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.records.dictionary.values import Json

LIE = "خائن"
TRUE = "خالد"


@pytest.mark.parametrize("corrected", [False, True])
@pytest.mark.parametrize("paper", ["", "wgeid", "family"])
def test_a_lie_that_a_colleague_corrected_leaves_nowhere(
    made: Town, house: House, corrected: bool, paper: str
) -> None:
    third = house.documenter("third", made.rima)
    device_id, e = third.context.vault.identity.device_id, made.enemy
    for root, kind in ((made.case, "case"), (made.family, "family")):
        lent: list[Json] = [*sorted([e.device_id, device_id])]
        made.rima.cases.save([Edit(kind, {"assigned": lent}, id=root)])
    carry(made.rima, made.stick, third, e.desk)
    e.change(made.person, "person", {"father_ar": LIE})
    e.hand_over(made.rima)
    if corrected:
        carry(made.rima, made.stick, third)
        third.cases.save([Edit("person", {"father_ar": TRUE}, id=made.person)])
        carry(third, made.stick, made.rima)
        assert made.view(made.person).every("father_ar") == (TRUE,), "what every screen shows"
    if paper:
        order = SheetOrder(made.case, ("ar",), purpose="un_complaint", recipient="wgeid")
        if paper == "family":
            order = SheetOrder(made.case, ("ar",), kind="family-sheet")
        assert LIE not in text_of(made.rima.outbound.sheets.print_sheet(order).pdf)
    else:
        out = made.gate("wgeid", "un_complaint").get(made.person)
        assert out is not None and out.values.get("father_ar") == (TRUE,)
