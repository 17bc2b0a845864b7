"""What an enrolled device gains by making somebody else the one who speaks for a case: she reads on her own
paper nothing that was given on the mother's word. Everybody is made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry, town

from vsdesk.desk import Edit, SheetOrder
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

FAMILY = Request("casework", "family", "B", TODAY)


def reads(made: Town, who: str) -> set[str]:
    """To whom something was given, on the paper of this person."""
    dossier = made.rima.cases.dossier(made.case)
    found = decide(replace(FAMILY, person=who), dossier, made.rima.context.dictionary)
    return {one.text("recipient") for one in found.of("disclosure")}


@pytest.mark.parametrize("replaces", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("settled", [True, False], ids=["the mother speaks", "nobody does"])
def test_naming_another_as_who_speaks_for_the_case_opens_nothing_to_her(
    house: House, *, settled: bool, replaces: bool
) -> None:
    made = town(house)
    rima = made.rima
    order = SheetOrder(made.case, kind="wgeid", purpose="un_complaint", recipient="wgeid")
    rima.outbound.sheets.print_sheet(order)
    wife = rima.cases.save([Edit("person", {"given_ar": "هناء"}, parent=made.family)]).ids[0]
    if settled:
        rima.cases.save([Edit("case", {"primary_contact": made.mother}, id=made.case)])
    carry(rima, made.stick, made.enemy.desk)
    assert reads(made, made.mother) == {"wgeid"}
    assert reads(made, wife) == set()
    made.enemy.change(made.case, "case", {"primary_contact": wife}, replace=replaces)
    made.enemy.hand_over(rima)
    assert reads(made, wife) == set()
    assert reads(made, made.mother) == {"wgeid"}


def test_a_coordinator_may_say_so(house: House) -> None:
    made = town(house)
    rima = made.rima
    rima.outbound.sheets.print_sheet(
        SheetOrder(made.case, kind="wgeid", purpose="un_complaint", recipient="wgeid")
    )
    wife = rima.cases.save([Edit("person", {"given_ar": "هناء"}, parent=made.family)]).ids[0]
    rima.cases.save([Edit("case", {"primary_contact": wife}, id=made.case)])
    assert reads(made, wife) == {"wgeid"}
