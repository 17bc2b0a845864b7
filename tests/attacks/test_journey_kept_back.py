"""A device keeps bodies back that nobody else has: what others have is put away for a journey all the same.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_bodies_kept_back import sign_without_body
from tests.desk.conftest import whole_case

from vsdesk.desk import Edit
from vsdesk.exchange.manifest import MAX_WANT
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town

_OPS = 256  # of one entry


@pytest.mark.parametrize("many", [1, MAX_WANT])
def test_what_is_kept_back_keeps_nobody_from_a_journey(
    made: Town, tmp_path: Path, many: int
) -> None:
    rima, hala, enemy = made.rima, made.hala, made.enemy
    other, _, _ = whole_case(hala, "ريان")
    carry(hala, made.stick, rima)
    for one in (made.case, other):
        rima.cases.save([Edit("case", {"closed_on": "2026-10-01"}, id=one)])
    left = many
    while left:
        new = enemy.desk.context.new_id
        notes = (
            NewOp(new(), "note", {"text": None}, parent=made.case) for _ in range(min(_OPS, left))
        )
        sign_without_body(enemy, made.case, *notes)
        left -= min(_OPS, left)
    enemy.hand_over(rima)
    for turn, (giver, taker) in enumerate([(rima, hala), (hala, rima)] * 2 + [(rima, hala)]):
        carry(giver, tmp_path / str(turn), taker)
    found = hala.access.journeys.outlook()
    assert found.stuck == () and found.away.spaces == 4
