"""What an enrolled device gains by naming itself, or others: nothing. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, town
from tests.desk.conftest import House

from vsdesk.history.entry import NewOp
from vsdesk.history.op_scopes import OFFICE


@pytest.mark.parametrize("place", ["office", "case"])
def test_a_device_that_names_itself_or_another_is_called_by_its_letter(
    house: House, place: str
) -> None:
    made: Town = town(house)
    said = {"code": "A1", "name": "ريما", "kid": made.enemy.device_id}
    space = OFFICE if place == "office" else made.case
    parent = None if place == "office" else made.case
    made.enemy.sign(space, NewOp("ab" * 16, "staff", said, parent=parent))
    made.enemy.sign(
        space,
        NewOp("cd" * 16, "staff", {**said, "kid": made.hala.context.device_id}, parent=parent),
    )
    made.enemy.hand_over(made.rima)
    assert {one.name for one in made.rima.sync.devices.listed()} == {""}
    made.rima.sync.devices.name(made.enemy.device_id, "سمير")
    made.enemy.sign(space, NewOp("ef" * 16, "staff", said, parent=parent))
    made.enemy.hand_over(made.rima)
    assert made.rima.context.device_name(made.enemy.device_id) == "سمير"
    assert made.rima.context.device_name(made.hala.context.device_id) == ""
