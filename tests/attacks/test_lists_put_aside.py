"""That a list may not be shown holds though the laptop that said so is withdrawn since a day before: no claim
is made of its lines, and none that there is leaves. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_taken_back_put_aside import DAY, put, withdrawn

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.put_aside import REASON

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

LINE = "مروان سالم الحلبي"


def leaves(desk: Desk, case: str) -> tuple[str, int]:
    """What the gate says of a paper for the Working Group, and how many claims it lets out."""
    request = Request("un_complaint", "wgeid", "B", TODAY)
    found = decide(request, desk.cases.dossier(case), desk.context.dictionary)
    return found.state, len(found.of("claim"))


def a_list(desk: Desk, *assigned: str) -> tuple[str, str]:
    """A list that may be shown, and a line of it."""
    of, line = desk.context.new_id(), desk.context.new_id()
    values: dict[str, Json] = {"name": "قائمة", "may_be_shown": "yes"}
    values |= {"assigned": [*assigned]} if assigned else {}
    desk.cases.save([Edit("source_list", values, id=of)])
    named: dict[str, Json] = {"name_as_written": LINE, "detainee_no": "77"}
    desk.cases.save([Edit("source_list_entry", named, id=line, parent=of)])
    return of, line


def accept(desk: Desk, case: str, line: str) -> None:
    shown = desk.matching.pair_shown(case, line)
    desk.matching.claims.accept_hit(case, line, "هو نفسه", shown=shown)


@pytest.mark.parametrize("who", ["coordinator", "documenter"])
def test_no_claim_is_made_of_a_list_that_may_not_be_shown(
    house: House, made: Town, who: str
) -> None:
    rima = made.rima
    nour = made.enemy.desk if who == "documenter" else house.documenter("nour", rima, "coordinator")
    of, line = a_list(rima, made.enemy.device_id)
    other, there = a_list(rima)
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    put(nour, "source_list", of, {"may_be_shown": "no"})
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    accept(rima, made.case, line)
    assert leaves(rima, made.case) == ("given", 0)
    assert not rima.context.saving.claims.is_open(of)
    # Nor by saying so once more beside it; another list goes its way.
    put(rima, "source_list", of, {"may_be_shown": "yes"})
    assert leaves(rima, made.case) == ("given", 0)
    accept(rima, made.case, there)
    assert leaves(rima, made.case) == ("given", 1)
    assert rima.context.saving.claims.is_open(other)
    found = rima.sync.revocations.of(nour.context.device_id).aside
    rima.sync.revocations.vouch_for(nour.context.device_id, found)
    assert leaves(rima, made.case) == ("given", 1)


def test_a_claim_that_there_is_closes_its_file(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    of, line = a_list(rima)
    accept(rima, made.case, line)
    assert leaves(rima, made.case) == ("given", 1)
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    put(nour, "source_list", of, {"may_be_shown": "no"})
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    assert leaves(rima, made.case) == (REASON, 0)
    found = rima.sync.revocations.of(nour.context.device_id).aside
    assert [one.guards for one in found] == [True, False]  # the list, then the file of the claim
