"""A vault that knows that it is not whole lifts no hold of a documenter's papers: not as an older copy, not
while something of the file is missing, and never what another life of the device wrote and others gave back.
Everybody is honest, and made up."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_not_whole import handed
from tests.attacks.test_paper_holds import HELD, MARKS, new, other_entry, sheet, told
from tests.desk.conftest import PASSPHRASE, House

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.desk.access.backups import restore_backup
from vsdesk.exchange import export
from vsdesk.records.paper_holds import ALL, roots_in

if TYPE_CHECKING:
    from pathlib import Path


def _put_back(house: House, rima: Desk, path: Path) -> Desk:
    """Rima's vault as it was when it was backed up."""
    rima.access.lock()
    house.desks.remove(rima)
    env = house.env("coordinator")
    restore_backup(path / "backup", path / "vault", env)
    back = Desk.open(path / "vault", Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    house.clock.now += 60_000
    return back


@pytest.mark.parametrize("another", [True, False])
def test_an_older_copy_lifts_nothing(
    house: House, made: Town, tmp_path: Path, *, another: bool
) -> None:
    """Nor once all answered: the mark was on no other device, and is lost."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator") if another else None
    mother, sister = told(made)
    again = other_entry(made, sister)
    carry(rima, made.stick, made.hala)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += 86_400_000
    new(rima, "person_mark", {"type": MARKS[0]}, again)
    if nour is not None:
        handed(rima, nour, tmp_path / "shown")
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD
    back = _put_back(house, rima, tmp_path)
    for n in range(3):
        handed(back, made.hala, tmp_path / f"to{n}")
        assert sheet(made.hala, made, mother) == HELD
        handed(back, made.enemy.desk, tmp_path / f"omar{n}")
        for other in (made.hala, made.enemy.desk):
            handed(other, back, tmp_path / f"from{n}{other is made.hala}")
    assert back.access.older_copy_answered() is (nour is None)
    if nour is not None:
        return  # who has the mark has not answered: nothing goes to Hala
    back.access.older_copy_known("أجابوا")
    for one in back.context.vault.read.of_kind("paper_hold"):
        back.cases.delete(one.id, shown=back.cases.shown(one.id))
    handed(back, made.hala, tmp_path / "lifted")
    assert "ريم" in sheet(made.hala, made, mother)


def test_what_another_life_wrote_is_held_beside_what_is_held_now(
    house: House, made: Town, tmp_path: Path
) -> None:
    rima = made.rima
    mother, sister = told(made)
    again = other_entry(made, sister)
    mark = new(rima, "person_mark", {"type": MARKS[0]}, again)
    carry(rima, made.stick, made.hala)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += 86_400_000
    back = _put_back(house, rima, tmp_path)
    back.access.older_copy_known("لا أحد غيري كتب بعد ذلك")
    back.cases.delete(mark, shown=back.cases.shown(mark))
    handed(back, made.hala, tmp_path / "to")
    assert "ريم" in sheet(made.hala, made, mother)  # all of it was here when the backup was made


def test_a_vault_that_was_carried_to_another_computer_lifts_its_own(
    house: House, made: Town, tmp_path: Path
) -> None:
    rima = made.rima
    mother, sister = told(made)
    again = other_entry(made, sister)
    mark = new(rima, "person_mark", {"type": MARKS[0]}, again)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD
    rima.access.lock()
    house.desks.remove(rima)
    shutil.copytree(rima.context.vault.folder.root, tmp_path / "carried")
    moved = Desk.open(tmp_path / "carried", Secret.of_text(PASSPHRASE), house.env("another"))
    house.desks.append(moved)
    house.clock.now += 60_000
    moved.cases.delete(mark, shown=moved.cases.shown(mark))
    handed(moved, made.hala, tmp_path / "to")
    assert "ريم" in sheet(made.hala, made, mother)


def test_while_something_of_the_file_is_missing(made: Town, tmp_path: Path) -> None:
    """What is missing may be that which guarded."""
    rima = made.rima
    mother, sister = told(made)
    again = other_entry(made, sister)
    mark = new(rima, "person_mark", {"type": MARKS[0]}, again)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD
    rima.cases.delete(mark, shown=rima.cases.shown(mark))
    row = rima.cases.dossier(made.case).of("event")[0]
    keep_back(rima, [one.op for held in row.fields.values() for one in held][:1])
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD
    goes_on(rima, made.case)
    carry(rima, made.stick, made.hala)
    assert "ريم" in sheet(made.hala, made, mother)


def test_what_another_life_left_in_the_hold_of_who_is_gone(
    house: House, made: Town, tmp_path: Path
) -> None:
    """Nour's hold of two files, of which Rima's vault took one out before it was put back."""
    mother, _ = told(made)
    rima, hala = made.rima, made.hala
    nour = house.documenter("nour", rima, "coordinator")
    handed(rima, nour, tmp_path / "0")
    held = f"{made.case} {nour.context.new_id()}"
    hold = new(nour, "paper_hold", {"device": hala.context.device_id, "files": held})
    (tmp_path / "x").mkdir()
    export.hand_over(nour.context.vault, tmp_path / "x", [rima.context.device_id])
    rima.sync.intake.receive([tmp_path / "x"])
    house.clock.now += 86_400_000
    rima.sync.revocations.revoke(nour.context.device_id, None)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    rima.cases.save([Edit("paper_hold", {"files": made.case}, id=hold)])
    (tmp_path / "y").mkdir()
    export.hand_over(rima.context.vault, tmp_path / "y", [hala.context.device_id])
    hala.sync.intake.receive([tmp_path / "y"])
    assert sheet(hala, made, mother) == HELD
    back = _put_back(house, rima, tmp_path)
    back.access.older_copy_known("لا أحد غيري كتب بعد ذلك")
    for n in range(3):
        handed(back, hala, tmp_path / f"to{n}")
        handed(hala, back, tmp_path / f"from{n}")
    assert made.case in roots_in(back.cases.record(hold))
    assert sheet(hala, made, mother) == HELD


def test_of_all_that_is_held_what_is_missing_stays(made: Town) -> None:
    """`*` of one's own names no file, and holds each of which something is missing."""
    mother, _ = told(made)
    rima, hala = made.rima, made.hala
    hold = new(rima, "paper_hold", {"device": hala.context.device_id, "files": ALL})
    row = rima.cases.dossier(made.case).of("event")[0]
    keep_back(rima, [one.op for held in row.fields.values() for one in held][:1])
    carry(rima, made.stick, hala)
    assert made.case in roots_in(rima.cases.record(hold))
    assert sheet(hala, made, mother) == HELD
    goes_on(rima, made.case)
    carry(rima, made.stick, hala)
    assert "ريم" in sheet(hala, made, mother)
