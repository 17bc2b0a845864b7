"""By whom the figures inside say that a case was documented: who signed it, as the list has it.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry
from tests.desk.test_periods import YEAR

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize("attack", ["", "over", "beside"])
def test_another_device_puts_no_name_on_a_case_that_is_counted(made: Town, attack: str) -> None:
    rima, enemy = made.rima, made.enemy
    approved: dict[str, Json] = {"approved": True, "review_state": "coordinator_approved"}
    rima.cases.save([Edit("case", {"intake_date": "2026-11-20"}, id=made.case)])
    rima.cases.save([Edit("case", approved, id=made.case, shown=rima.cases.shown(made.case))])
    if attack:
        carry(rima, made.stick, enemy.desk)
        said = {"documenter": enemy.desk.context.by}
        enemy.change(made.case, "case", said, replace=attack == "over")
        enemy.hand_over(rima)
    figures = rima.reporting.periods.figures(YEAR).figures
    [found] = [one for one in figures if one.key == "new_cases"]
    assert dict(found.by["documenter"]) == {made.hala.context.by: 1}
