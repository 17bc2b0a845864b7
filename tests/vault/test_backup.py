"""Backups: what changed is written, all is read back, what was erased is gone from them, and they open."""

from __future__ import annotations

import io
import random
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from tests.vault.conftest import PASSPHRASE, Place, a_case
from tests.vault.test_erasing import erase, lead

from vsdesk.crypto.secrets import Secret
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import SILENT, Cancelled
from vsdesk.vault import older_copy
from vsdesk.vault.backup import backup_writing, generations
from vsdesk.vault.backup import place as places
from vsdesk.vault.backup.restore import drill, restore
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clock

    from vsdesk.vault.vault import Vault

__all__ = ["lead"]

DAY = 24 * 3600 * 1000


def opened(place: Place, source: Path, name: str) -> Vault:
    """A backup put back under another name, opened with the passphrase."""
    restore(source, place.root / name, place.env, SILENT)
    return place.open(name)


def by_passphrase(text: str = PASSPHRASE) -> Any:
    return lambda file: file.open_passphrase(Secret.of_text(text))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "عصا"
    made.mkdir()
    return made


def photo(vault: Vault, data: bytes, number: int = 1) -> str:
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(data))
        values = {"type": "id_document", "blob": stored.blob}
        vault.save([Edit("evidence_item", values, parent=f"{number:031x}c")])
    return stored.blob


def test_it_opens_as_the_vault_was_and_as_another_copy(
    place: Place, vault: Vault, stick: Path
) -> None:
    vault.save(a_case(1))
    blob = photo(vault, b"paper" * 300_000)
    wrote = vault.back_up(stick)
    assert wrote.folder.parent == stick and wrote.fresh == wrote.size - sum(
        (wrote.folder / name).stat().st_size for name in ("copy.a", "copy.b")
    )
    vault.save(a_case(2))  # after it
    back = opened(place, stick, "back")
    assert back.read.view(f"{1:031x}c") is not None and back.read.view(f"{2:031x}c") is None
    assert back.files.read(blob) == b"paper" * 300_000
    assert back.check() == [] and back.identity.incarnation != vault.identity.incarnation
    seen = older_copy.told(back.meta)
    assert seen is not None and (seen.why, seen.short) == ("older", 1)
    back.lock()


def test_nobody_works_in_a_backup(place: Place, vault: Vault, stick: Path) -> None:
    vault.save(a_case(1))
    wrote = vault.back_up(stick)
    place.root.joinpath("copied").mkdir()
    shutil.copytree(wrote.folder, place.root / "copied" / "x")
    with pytest.raises(UserError, match="E_NO_VAULT"):
        place.open("copied/x")


def test_the_second_and_third_write_what_changed(vault: Vault, stick: Path, clock: Clock) -> None:
    for number in range(1, 400):
        vault.save(a_case(number))
    photo(vault, random.Random(1).randbytes(3_000_000))
    first = vault.back_up(stick)
    clock.now += 1000
    second = vault.back_up(stick)  # a second generation: the database whole, and no photo
    assert second.fresh < first.fresh - 3_000_000
    vault.save(a_case(999))
    clock.now += 1000
    vault.back_up(stick)
    vault.save(a_case(998))
    clock.now += 1000
    fourth = vault.back_up(stick)  # into the file of an old generation
    database = vault.folder.root / "db.1"
    assert 0 < fourth.fresh <= database.stat().st_size
    backup = places.at(stick, vault.env.least)
    assert len(backup.generations()) == generations.NEWEST + 1 - 1
    [row] = generations.known(vault)
    assert [one.number for one in row.generations] == backup.generations()


def test_generations_are_kept_by_weeks_and_months(vault: Vault, stick: Path, clock: Clock) -> None:
    for day in range(60):
        vault.save(a_case(day + 1))
        vault.back_up(stick)
        clock.now += DAY
    [row] = generations.known(vault)
    ages = [(vault.clock() - one.at) // DAY for one in row.generations][::-1]
    assert ages[:2] == [1, 2] and len(ages) <= 2 + 4 + 3 and ages[-1] > 28
    assert [one.number for one in row.generations] == places.at(
        stick, vault.env.least
    ).generations()


def test_what_was_erased_is_in_no_generation(
    place: Place, lead: Vault, stick: Path, clock: Clock
) -> None:
    lead.save(a_case(1, given_ar="ورديوان"))
    blob = photo(lead, b"secret paper" * 10_000)
    lead.back_up(stick)
    clock.now += 1000
    lead.back_up(stick)
    erase(lead, spaces=(f"{1:031x}c",))
    assert lead.files.man(blob) is None
    lead.back_up(stick)
    backup = places.at(stick, lead.env.least)
    assert len(backup.generations()) == 1
    assert not list((backup.root / "files").iterdir())
    back = opened(place, stick, "back")
    assert back.read.row(f"{1:031x}c") is None and back.check() == []
    back.lock()


def test_a_restored_one_that_is_older_than_an_erasure_carries_it_out(
    place: Place, lead: Vault, stick: Path
) -> None:
    lead.save(a_case(1, given_ar="ورديوان"))
    lead.back_up(stick)
    erase(lead, spaces=(f"{1:031x}c",))
    # The frame reached the stick, and the database of before stands: the copy was cut off there.
    for frame in lead.folder.erasures.iterdir():
        shutil.copy(frame, places.at(stick, lead.env.least).root / "erasures")
    back = opened(place, stick, "back")
    assert back.read.row(f"{1:031x}c") is None and back.check() == []
    back.lock()


def test_it_is_cancelled_and_the_one_before_stands(place: Place, vault: Vault, stick: Path) -> None:
    vault.save(a_case(1))
    vault.back_up(stick)
    for number in range(2, 60):
        vault.save(a_case(number))

    class Stops:
        def __init__(self, after: int) -> None:
            self.left = after

        def step(self, stage: str, done: int, total: int) -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    photo(vault, random.Random(2).randbytes(500_000))
    for after in range(2):
        with pytest.raises(Cancelled):
            vault.back_up(stick, Stops(after))
        back = opened(place, stick, f"back{after}")
        assert back.read.view(f"{1:031x}c") is not None and back.check() == []
        back.lock()
    vault.back_up(stick)
    assert not list(stick.rglob("*.tmp"))


def test_a_stick_that_gives_other_bytes_back(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.save(a_case(1))
    true = backup_writing._read_back

    def wrong(path: Path, source: Path) -> None:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        true(path, source)

    monkeypatch.setattr(backup_writing, "_read_back", wrong)
    with pytest.raises(EnvironmentFault, match="E_IO"):
        vault.back_up(stick)
    assert generations.known(vault) == []
    monkeypatch.undo()
    assert vault.back_up(stick).fresh > 0


def test_no_room(vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.save(a_case(1))
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(EnvironmentFault, match="E_DISK"):
        vault.back_up(stick)


@pytest.mark.parametrize("begun", ["a folder", "nothing"])
def test_one_that_found_no_room_stops_none_elsewhere(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    """What was begun on a full stick is not where the next one goes, and that one is asked for nothing."""

    def full(path: Path, size: int = 0) -> None:
        raise EnvironmentFault("E_DISK", "full")

    with monkeypatch.context() as disk, pytest.raises(EnvironmentFault, match="E_DISK"):
        disk.setattr(
            f"vsdesk.diskio.{'require_free' if begun == 'a folder' else 'make_folder'}", full
        )
        vault.back_up(stick)
    assert len([*stick.iterdir()]) == (begun == "a folder")
    other = stick.with_name("قرص")
    other.mkdir()
    made = vault.back_up(other)
    assert made.folder.parent == other and made.size
    again = vault.back_up(stick)
    assert again.folder.parent == stick and len([*stick.iterdir()]) == 1


def test_the_drill_by_both_ways_in(place: Place, vault: Vault, stick: Path) -> None:
    for number in range(1, 6):
        vault.save(a_case(number))
    photo(vault, b"paper" * 1000)
    vault.back_up(stick)
    for unlock in (by_passphrase(), lambda file: file.open_words(place.words)):
        tried = drill(stick, unlock, place.env, SILENT)
        assert tried.ok and (tried.cases, tried.files) == (5, 1)
    with pytest.raises(UserError, match="E_UNLOCK"):
        drill(stick, by_passphrase("عبارة أخرى تمامًا"), place.env, SILENT)
    assert not list(place.env.profile.glob("drill-*"))


@pytest.mark.parametrize("what", ["db", "files"])
def test_the_drill_finds_damage(place: Place, vault: Vault, stick: Path, what: str) -> None:
    for number in range(1, 30):
        vault.save(a_case(number))
    photo(vault, b"paper" * 1000)
    backup = vault.back_up(stick).folder
    if what == "files":
        next((backup / "files").iterdir()).unlink()
        assert drill(stick, by_passphrase(), place.env, SILENT).missing == 1
        return
    path = backup / "db.1"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    tried = drill(stick, by_passphrase(), place.env, SILENT)
    assert not tried.ok and tried.faults


def test_saves_go_on_while_it_is_written(place: Place, vault: Vault, stick: Path) -> None:
    """What is saved meanwhile is in the vault, and the backup is of the moment at which it began."""
    for number in range(1, 20):
        vault.save(a_case(number))
    later = iter(range(100, 200))

    class Saves:
        def step(self, stage: str, done: int, total: int) -> None:
            vault.save(a_case(next(later)))

    vault.back_up(stick, Saves())
    assert vault.read.view(f"{100:031x}c") is not None
    back = opened(place, stick, "back")
    assert back.check() == [] and back.read.view(f"{100:031x}c") is None
    back.lock()
    assert vault.check() == []


def test_no_backup_there_and_several(place: Place, vault: Vault, stick: Path) -> None:
    with pytest.raises(UserError, match="E_NO_BACKUP"):
        places.at(stick, vault.env.least)
    vault.back_up(stick)
    other = place.create("other")
    other.back_up(stick)
    other.lock()
    with pytest.raises(UserError, match="E_BACKUPS"):
        places.at(stick, vault.env.least)
    assert len(places.of(stick, vault.meta.get("vault"), vault.env.least)) == 1
    with pytest.raises(UserError, match="E_EXISTS"):
        restore(vault.back_up(stick).folder, place.root / "other", place.env, SILENT)


def test_an_older_copy_writes_over_no_newer_backup(place: Place, vault: Vault, stick: Path) -> None:
    """It is begun beside it; what lies there may be the only one of what is missing here."""
    vault.save(a_case(1))
    vault.lock()
    shutil.copytree(place.root / "vault", place.root / "older")
    vault = place.open()
    vault.save(a_case(2))
    first = vault.back_up(stick).folder
    vault.lock()
    shutil.rmtree(place.root / "vault")
    shutil.copytree(place.root / "older", place.root / "vault")
    older = place.open()
    second = older.back_up(stick).folder
    assert second != first and older.back_up(stick).folder == second
    back = opened(place, first, "back")
    assert back.read.view(f"{2:031x}c") is not None
    back.lock()
    older.lock()


def test_a_copy_gives_no_number_twice(place: Place, vault: Vault, stick: Path) -> None:
    with vault.transaction():
        vault.meta.put("number_2026", 2)
    vault.back_up(stick)
    with vault.transaction():
        vault.meta.put("number_2026", 3)  # given after the backup
    back = opened(place, stick, "back")
    assert back.meta.get("number_2026") > 3
    back.lock()
