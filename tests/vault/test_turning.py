"""The vault's key is turned: what opens it afterwards, what does not, and what lies beside it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.vault.conftest import DICTIONARY, PASSPHRASE, Place, a_case
from tests.vault.pages import found
from tests.vault.test_backup import by_passphrase, opened, photo
from tests.vault.test_erasing import case, erase, lead

from vsdesk.crypto.secrets import Secret
from vsdesk.crypto.slots import database_key
from vsdesk.desk.access.way_service import by_words
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import SILENT, Cancelled
from vsdesk.vault import older_copy
from vsdesk.vault.backup import generations
from vsdesk.vault.backup import place as places
from vsdesk.vault.backup.restore import drill
from vsdesk.vault.database import Database
from vsdesk.vault.key_rotation import turned
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clock

__all__ = ["lead"]

NAME = "ورديوان"


def turn(vault: Vault) -> None:
    vault.turn_key(Secret.of_text(PASSPHRASE))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "عصا"
    made.mkdir()
    return made


def test_every_way_in_opens_it_and_the_old_key_opens_nothing(place: Place, vault: Vault) -> None:
    vault.save(a_case(1, given_ar=NAME))
    blob = photo(vault, "صورة".encode() * 9000)
    root, before = vault.folder.root, vault._vmk.reveal()
    shutil.copy(root / "slots.a", place.root / "old-slots")
    shutil.copytree(root, place.root / "copy")
    assert vault.turning().ways == (("passphrase", True), ("words", True))
    turn(vault)
    assert not (root / "db.1").exists() and (root / "db.2").is_file()
    old = database_key(Secret(before), vault.identity.vault)
    with pytest.raises(EnvironmentFault, match="E_DB_CORRUPT"):
        Database(root / "db.2", old)
    vault.save(a_case(2))  # it goes on
    assert vault.read.row(case(2)) is not None and vault.files.read(blob).startswith("ص".encode())
    assert vault.check() == [] and turned(vault.meta).times == 1
    vault.lock()
    again = place.open()
    assert again.check() == [] and older_copy.told(again.meta) is None
    again.lock()
    new = Secret.of_text("عبارة أخرى للاختبار")
    recovered = Vault.recover(root, by_words(place.words), new, DICTIONARY, place.env)
    assert recovered.read.row(case(1)) is not None
    recovered.lock()
    # What was copied before opens as it did: turning takes nothing back.
    copied = place.open("copy")
    assert copied.read.row(case(1)) is not None and copied.read.row(case(2)) is None
    copied.lock()


def test_several_people_and_key_papers_open_it_too(place: Place, vault: Vault) -> None:
    """Nobody's passphrase is asked but that of whoever turns; an unknown way in is told before."""
    vault.save(a_case(1))
    other = "عبارة رنا للاختبار فقط"
    own = Secret.of_text(PASSPHRASE)
    number = vault.ways.add_person(own, "رنا", Secret.of_text(other))
    drawn = vault.ways.draw_shares(2, 3)
    vault.ways.keep_shares(drawn)
    papers = [paper.words for paper in drawn]
    turn(vault)
    vault.ways.try_shares(papers[1:])
    vault.lock()
    hers = place.open(passphrase=other)
    assert hers.person == number and hers.read.row(case(1)) is not None and hers.check() == []
    hers.ways.remove_person(Secret.of_text(other), 1)
    hers.turn_key(Secret.of_text(other))
    assert [one.name for one in hers.ways.people()] == ["رنا"] and turned(hers.meta).times == 2
    hers.lock()
    with pytest.raises(UserError, match="E_UNLOCK"):
        place.open()


def test_old_slots_put_back_open_nothing(place: Place, vault: Vault) -> None:
    vault.save(a_case(1))
    root = vault.folder.root
    old = (root / "slots.a").read_bytes()
    turn(vault)
    vault.lock()
    (root / "slots.a").write_bytes(old)
    (root / "slots.b").write_bytes(old)
    with pytest.raises(EnvironmentFault, match="E_DB_CORRUPT"):
        place.open()
    assert (root / "db.2").is_file()  # and take nothing away


def test_an_older_copy_put_back_beside_the_newer_one_takes_nothing_away(
    place: Place, vault: Vault
) -> None:
    vault.save(a_case(1))
    root = vault.folder.root
    vault.database.checkpoint()
    old = {name: (root / name).read_bytes() for name in ("slots.a", "slots.b", "db.1")}
    turn(vault)
    vault.save(a_case(2))
    new = {name: (root / name).read_bytes() for name in ("slots.a", "slots.b")}
    vault.lock()
    for name, data in old.items():
        (root / name).write_bytes(data)
    again = place.open()
    assert again.read.row(case(2)) is None and older_copy.told(again.meta) is not None
    assert again.check() == []  # the newer one that lies beside it is no fault
    again.lock()
    place.open().lock()
    for name, data in new.items():
        (root / name).write_bytes(data)
    back = place.open()
    assert back.read.row(case(2)) is not None
    back.lock()


def test_another_passphrase_turns_nothing(vault: Vault) -> None:
    vault.save(a_case(1))
    held = sorted(path.name for path in vault.folder.root.iterdir())
    with pytest.raises(UserError, match="E_UNLOCK"):
        vault.turn_key(Secret.of_text("لا أعرفها"))
    assert sorted(path.name for path in vault.folder.root.iterdir()) == held
    assert vault.check() == [] and turned(vault.meta).times == 0


def test_no_room_and_a_stop_leave_the_old_one(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 200):
        vault.save(a_case(number, given_ar=NAME))

    class Stop:
        def step(self, stage: str, done: int, total: int) -> None:
            assert stage == "rewriting" and 0 <= done <= total
            raise Cancelled

    with pytest.raises(Cancelled):
        vault.turn_key(Secret.of_text(PASSPHRASE), Stop())
    usage = shutil.disk_usage(vault.folder.root)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
        with pytest.raises(EnvironmentFault, match="E_DISK") as told:
            turn(vault)
    assert int(told.value.params["need"]) > vault.turning().size > 100_000
    assert [path.name for path in vault.folder.root.glob("db.?")] == ["db.1"]
    vault.save(a_case(300))
    assert vault.check() == [] and turned(vault.meta).times == 0
    turn(vault)
    assert vault.read.row(case(300)) is not None


def test_slots_of_which_one_alone_could_be_written(
    place: Place, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once one of both names the new database, the vault opens with it: so it is gone on with, and what is
    saved then is not lost at the next opening."""
    vault.save(a_case(1))
    move, calls = os.replace, []

    def refuse(self: Path, target: Path) -> Path:
        calls.append(target.name)
        if target.name == "slots.a":
            raise OSError(28, "full")
        move(self, target)
        return target

    with monkeypatch.context() as full:
        full.setattr("pathlib.Path.replace", refuse)
        turn(vault)
    assert "slots.a" in calls and turned(vault.meta).times == 1
    vault.save(a_case(2))
    vault.lock()
    again = place.open()
    assert again.read.row(case(2)) is not None and again.check() == []
    root = again.folder.root
    assert (root / "slots.a").read_bytes() == (root / "slots.b").read_bytes()
    again.lock()


def test_stopped_between_the_two_slot_files(
    place: Place, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C just there: what the first of them names is not thrown away."""
    vault.save(a_case(1))
    move = os.replace

    def stop(self: Path, target: Path) -> Path:
        if target.name == "slots.a":
            raise KeyboardInterrupt
        move(self, target)
        return target

    with monkeypatch.context() as stopped:
        stopped.setattr("pathlib.Path.replace", stop)
        with pytest.raises(KeyboardInterrupt):
            turn(vault)
    vault.lock()
    again = place.open()
    assert again.read.row(case(1)) is not None and again.check() == []
    assert turned(again.meta).times == 1 and older_copy.told(again.meta) is None
    again.lock()


def test_orders_beside_it_open_under_the_new_key(place: Place, lead: Vault) -> None:
    lead.save(a_case(1, given_ar=NAME))
    erase(lead, spaces=(case(1),))
    [outside] = lead.folder.erasures.iterdir()
    sealed = outside.read_bytes()
    turn(lead)
    assert outside.read_bytes() != sealed
    lead.database.run("DELETE FROM erasure")  # as an older copy of the database knows none
    assert len(lead.erasing.outside()) == 1
    assert found(lead, [NAME]) == []


def test_what_is_owed_of_the_orders_is_done_at_the_next_opening(
    place: Place, lead: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead.save(a_case(1, given_ar=NAME))
    erase(lead, spaces=(case(1),))

    def full(*_: object) -> None:
        raise EnvironmentFault("E_DISK")

    with monkeypatch.context() as patched:
        patched.setattr(type(lead.erasing), "reseal", full)
        turn(lead)
    assert lead.meta.get("turned")["owed"] is True
    lead.lock()
    again = place.open("lead")
    assert again.meta.get("turned")["owed"] is False
    assert again.erasing._beside.unknown(()) != []
    again.lock()


# -- backups ------------------------------------------------------------------------------------------


def test_a_backup_that_is_brought_up_to_date_opens_with_the_new_key_alone(
    place: Place, vault: Vault, stick: Path, clock: Clock
) -> None:
    for number in range(3):
        vault.save(a_case(number + 1))
        vault.back_up(stick)
        clock.now += 7 * 24 * 3_600_000
    turn(vault)
    # Until then it opens as it did.
    assert drill(stick, by_passphrase(), place.env, SILENT).cases == 3
    [row] = generations.known(vault)
    assert row.key < turned(vault.meta).times
    vault.save(a_case(9))
    vault.back_up(stick)
    backup = places.at(stick, vault.env.least)
    assert backup.generations() == [4]
    tried = drill(stick, by_passphrase(), place.env, SILENT)
    assert tried.ok and tried.cases == 4
    [row] = generations.known(vault)
    assert row.key == turned(vault.meta).times == 1
    vault.back_up(stick)
    assert backup.generations() == [4, 5]
    back = opened(place, stick, "back")
    assert back.check() == [] and back.read.row(case(9)) is not None
    back.lock()


def test_a_copy_of_before_does_not_write_over_a_backup_of_after(
    place: Place, vault: Vault, stick: Path
) -> None:
    """It knows neither the key nor what lies there, which may be the only one."""
    vault.save(a_case(1))
    vault.back_up(stick)
    shutil.copytree(vault.folder.root, place.root / "copy")
    turn(vault)
    vault.save(a_case(2))
    vault.back_up(stick)
    vault.lock()
    copied = place.open("copy")
    copied.save(a_case(3))
    copied.back_up(stick)
    copied.lock()
    assert len(places.of(stick, vault.identity.vault, place.env.least)) == 2
    newest = [one.generations() for one in places.of(stick, vault.identity.vault, place.env.least)]
    assert sorted(newest) == [[1], [2]]
