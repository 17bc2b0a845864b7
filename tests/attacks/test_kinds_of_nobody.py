"""A kind that no program knows, written into a file by somebody to whom it was lent, keeps it from nobody.
What a coordinator wrote with a newer program is kept from whoever has nothing of it yet. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device
from tests.attacks.test_not_whole import handed

from vsdesk.desk import Desk, Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def has(desk: Desk, *roots: str) -> list[bool]:
    return [desk.context.vault.read.view(root) is not None for root in roots]


@pytest.mark.parametrize("where", ["case", "family"])
def test_it_keeps_no_file_back(house: House, made: Town, tmp_path: Path, where: str) -> None:
    rima, enemy = made.rima, made.enemy
    omar = house.documenter("omar", rima)
    root = made.case if where == "case" else made.family
    thing = NewOp(enemy.desk.context.new_id(), "future_thing", {"text": "كلمات"}, parent=root)
    enemy.sign(root, thing)
    enemy.hand_over(rima)
    lent: list[Json] = [omar.context.device_id, made.hala.context.device_id]
    for id, kind in ((made.case, "case"), (made.family, "family")):
        rima.cases.save([Edit(kind, {"assigned": lent}, id=id)])
    handed(rima, omar, tmp_path / "o")
    assert has(omar, made.case, made.family) == [True, True]


def test_of_a_newer_program_of_a_coordinator_it_goes_to_nobody_new(
    house: House, made: Town, tmp_path: Path
) -> None:
    rima, hala = made.rima, made.hala
    nour = Device(house.documenter("nour", rima, "coordinator"), tmp_path / "stick of nour")
    nour.stick.mkdir()
    omar = house.documenter("omar", rima)
    handed(rima, nour.desk, tmp_path / "n")
    id = nour.desk.context.new_id()
    nour.sign(made.case, NewOp(id, "future_thing", {"text": "كلمات"}, parent=made.case))
    nour.hand_over(rima)
    lent: list[Json] = [omar.context.device_id, hala.context.device_id]
    rima.cases.save([Edit("case", {"assigned": lent}, id=made.case)])
    handed(rima, omar, tmp_path / "o")
    assert has(omar, made.case) == [False]
