"""The number that a coordinator types stands in a row that no other device changes. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_words_of_our_work import lent
from tests.desk.test_periods import YEAR, numbers

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

WOMEN = ("female", "")


@pytest.mark.parametrize("before", [None, 1])
@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ({}, 0),
        ({"sex": "male"}, 0),
        ({"survivor": True, "family_of_missing": True}, 0),
        ({"count": 400}, 400),
    ],
)
def test_what_a_coordinator_typed_stays(
    made: Town, said: dict[str, Json], theirs: int, before: int | None
) -> None:
    rima, enemy = made.rima, made.enemy
    activity = lent(made, type="training", how_many=1)
    row = enemy.desk.context.new_id()
    values: dict[str, Json] = {"sex": "female"} | ({} if before is None else {"count": before})
    enemy.sign(activity, NewOp(row, "participation", values, parent=activity))
    enemy.hand_over(rima)
    rima.reporting.tallies.put(activity, {WOMEN: 12})
    carry(rima, made.stick, enemy.desk)
    assert numbers(rima, YEAR)["participants"] == 12
    if said:
        enemy.change(row, "participation", said)
        enemy.hand_over(rima)
    assert numbers(rima, YEAR)["participants"] == 12 + theirs
    ours = [one for one in rima.cases.dossier(activity).of("participation") if one.id != row]
    assert [(one.text("sex"), one.every("count")) for one in ours] == [("female", (12,))]
    if not theirs:  # hers is the one that another number is written into
        rima.reporting.tallies.put(activity, {WOMEN: 14})
        assert numbers(rima, YEAR)["participants"] == 14


def test_a_documenter_writes_into_the_row_that_stands(made: Town) -> None:
    activity = lent(made, type="training", how_many=1)
    made.rima.reporting.tallies.put(activity, {WOMEN: 12})
    made.rima.cases.save(
        [Edit("activity", {"assigned": [made.hala.context.device_id]}, id=activity)]
    )
    carry(made.rima, made.stick, made.hala)
    made.hala.reporting.tallies.put(activity, {WOMEN: 13})
    assert len(made.hala.cases.dossier(activity).of("participation")) == 1
