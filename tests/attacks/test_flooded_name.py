"""A device floods a name with made-up reports: two honest reports of one person are found all the same.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town

from vsdesk.history.entry import NewOp
from vsdesk.records.values import Json


def _person(made: Town) -> dict[str, Json]:
    view = made.view(made.person)
    return {name: view.value(name) for name in view.fields if name != "photo"}


def _flood(made: Town, count: int) -> None:
    """So many reports of the enemy's own, each with all that is told of the person."""
    enemy, told = made.enemy, _person(made)
    for at in range(count):
        case, person = enemy.desk.new_id(), enemy.desk.new_id()
        kind: dict[str, Json] = {"case_type": "enforced_disappearance", "case_no": f"Z{at}"}
        enemy.sign(
            case,
            NewOp(case, "case", {**kind, "person": person}),
            NewOp(person, "person", told, parent=case),
        )
    if count:
        enemy.hand_over(made.rima)


@pytest.mark.parametrize("count", [0, 45, 300])
def test_two_honest_reports_are_a_pair(made: Town, count: int) -> None:
    _flood(made, count)
    case: dict[str, Json] = {"case_type": "enforced_disappearance"}
    other = made.rima.new_case(_person(made), case).ids[0]
    made.rima.match_new()
    pairs = {
        frozenset((one.a, one.b))
        for band in ("strong", "likely", "possible")
        for one in made.rima.pairs(band, limit=5000).rows
    }
    assert {made.case, other} in pairs
