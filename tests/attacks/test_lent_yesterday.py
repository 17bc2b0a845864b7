"""A vault that was put back from a backup has the list of devices, the policy and the lendings of that day:
nothing goes to a device from which a file was taken back, or that was withdrawn, since then
(docs/spec/vault.md §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_not_whole import handed
from tests.desk.conftest import PASSPHRASE

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.desk.access.backups import restore_backup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

DAY = 86_400_000


def put_back(house: House, desk: Desk, backup: Path, folder: Path, role: str) -> Desk:
    """The vault of the backup instead of this one, which is gone."""
    desk.access.lock()
    house.desks.remove(desk)
    env = house.env(role)
    restore_backup(backup, folder, env)
    back = Desk.open(folder, Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    house.clock.now += 60_000
    seen = back.access.status().older
    assert seen is not None and seen.lacks
    return back


def has(desk: Desk, root: str) -> bool:
    return desk.context.vault.read.view(root) is not None


@pytest.mark.parametrize("how", ["taken back", "withdrawn"])
@pytest.mark.parametrize("first", ["coordinator", "device"])
def test_nothing_goes_by_the_lists_of_yesterday(
    house: House, made: Town, tmp_path: Path, how: str, first: str
) -> None:
    rima, enemy = made.rima, made.enemy
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    carry(made.hala, made.stick, rima)
    rima.sync.assignments.assign([made.case, made.family], enemy.device_id, "تتابع")
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += DAY
    if how == "taken back":
        rima.sync.assignments.unassign([made.case, made.family], enemy.device_id, "لا نثق")
    else:
        rima.sync.revocations.revoke(enemy.device_id, TODAY)
    handed(rima, nour, tmp_path / "n")
    back = put_back(house, rima, tmp_path / "backup", tmp_path / "vault", "coordinator")
    if first == "coordinator":
        handed(back, nour, tmp_path / "a")
        handed(nour, back, tmp_path / "b")
    (tmp_path / "e").mkdir()
    if first == "device":
        assert {one.reason for one in back.sync.preview_give([enemy.device_id]).stays} == {"older"}
    if how == "taken back" or first == "device":
        back.sync.hand_over(tmp_path / "e", [enemy.device_id])
        enemy.desk.sync.intake.receive([tmp_path / "e"])
    assert not has(enemy.desk, made.case)


def test_what_is_lent_goes_once_the_coordinators_have_answered(
    house: House, made: Town, tmp_path: Path
) -> None:
    """Also while a device has not: what the others know of today's lendings is here again."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    omar = house.documenter("omar", rima)
    family_of(made)
    carry(made.hala, made.stick, rima)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += DAY
    rima.cases.save([Edit("note", {"text": {"ar": "ورقة", "src_lang": "ar"}}, parent=made.case)])
    back = put_back(house, rima, tmp_path / "backup", tmp_path / "vault", "coordinator")
    back.sync.assignments.assign([made.case, made.family], omar.context.device_id, "يتابع")
    handed(back, omar, tmp_path / "o")
    assert not has(omar, made.case)
    handed(back, nour, tmp_path / "a")
    # She never met this vault, and has nothing to say: there is a press for it.
    (tmp_path / "b").mkdir()
    nour.sync.hand_over(tmp_path / "b", [back.context.device_id], always=True)
    back.sync.intake.receive([tmp_path / "b"])
    seen = back.access.status().older
    assert seen is not None and seen.lacks  # the devices have not answered
    handed(back, omar, tmp_path / "p")
    assert has(omar, made.case) and has(omar, made.family)
