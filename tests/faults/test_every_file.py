"""A bit is turned, a file cut, lengthened or taken away, in each file of a vault and of a backup in turn: it
is found, named, and the way out that is named works."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.faults.conftest import reopen

from vsdesk.desk import Desk, Secret, restore_backup
from vsdesk.desk.access.integrity import rescue_vault
from vsdesk.errors import VsdeskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk.access.integrity import CheckReport


def flipped(path: Path) -> None:
    """One bit in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 8
    path.write_bytes(data)


def flipped_at_the_end(path: Path) -> None:
    """One bit of the last byte."""
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Half of it is gone."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def longer(path: Path) -> None:
    """Something stands behind it."""
    with path.open("ab") as out:
        out.write(b"x" * 40)


def taken_away(path: Path) -> None:
    """It is not there."""
    path.unlink()


HARM = (
    flipped,
    taken_away,
    *(pytest.param(one, marks=pytest.mark.soak) for one in (flipped_at_the_end, cut, longer)),
)


@dataclass(frozen=True)
class Sound:
    """A coordinator's vault with all sorts of files, its backup, and what both hold."""

    vault: Path
    profile: Path
    stick: Path
    files: tuple[str, ...]


def sound(house: House) -> Sound:
    """Cases with a scan, an order to erase that was carried out, a bundle that waits, a backup."""
    rima = house.coordinator()
    whole_case(rima, "ورديوان")
    case, _, family = whole_case(rima, "مروان")
    listed = rima.erasure.erasure(case, family).digest
    rima.erasure.erase(case, family, why="withdrawn", because="طلب", listed=listed)
    root = rima.context.vault.folder.root
    waits = b"a bundle of a newer program"
    (root / "held").mkdir()
    (root / "held" / f"{hashlib.sha256(waits).hexdigest()[:16]}.age").write_bytes(waits)
    stick = house.root / "stick"
    stick.mkdir()
    rima.access.backups.back_up(stick)
    whole_case(rima, "سامر")
    rima.access.backups.back_up(stick)
    rima.access.lock()
    names = [one.relative_to(root).as_posix() for one in root.rglob("*") if one.is_file()]
    assert {one.split("/")[0].split(".")[0] for one in names} == {
        *("slots", "db", "files", "erasures", "held", "lock")
    }
    return Sound(root, house.root / "profile-coordinator", stick, tuple(sorted(names)))


@pytest.mark.parametrize("harm", HARM)
def test_each_file_of_a_vault(house: House, harm: Callable[[Path], None]) -> None:
    whole = sound(house)
    for name in whole.files:
        if name == "lock":  # its content means nothing
            continue
        root = again(house, whole)
        harm(root / name)
        if name.startswith("db."):
            from_a_damaged_database(house, whole, name)
            continue
        desk = reopen(house, "coordinator")
        told = desk.access.integrity.check()
        stands_named(told, name, taken=harm is taken_away)
        done = desk.access.integrity.mend()
        assert done.left == ()
        if name.startswith("files/"):
            assert [one.where for one in done.asked] == [name]
            back = desk.access.journeys.take_back(whole.stick)
            assert (back.files, back.files_left) == (1, 0)
        after = desk.access.integrity.check()
        assert after.ok and after.findings == (), (name, after.findings)
        desk.access.lock()


def stands_named(told: CheckReport, name: str, *, taken: bool) -> None:
    """The damage is told by its file. What waits and is taken away is known to nobody but its sender."""
    if name.startswith("held/") and taken:
        assert told.ok
        return
    assert [one.where for one in told.findings] == [name]
    assert told.ok == name.startswith("slots.")  # mended when it was opened


def from_a_damaged_database(house: House, whole: Sound, name: str) -> None:
    """What can be read goes into a new folder; where that is too little, a backup is brought back."""
    found = None
    try:
        desk = reopen(house, "coordinator")
    except VsdeskError as fault:
        found = fault.name
    else:
        assert [one.where for one in desk.access.integrity.check().findings] == [name]
        desk.access.lock()
    assert found in (None, "E_DB_CORRUPT")
    new = house.root / "new"
    shutil.rmtree(new, ignore_errors=True)
    env = house.env("coordinator")
    try:
        rescue_vault(whole.vault, new, Secret.of_text(PASSPHRASE), env)
    except VsdeskError as fault:
        assert fault.name == "E_DB_CORRUPT" and not new.exists()
        restore_backup(whole.stick, new, env)
    with_new = Desk.open(new, Secret.of_text(PASSPHRASE), env)
    with_new.access.journeys.take_back(whole.stick)
    assert with_new.access.check().faults == ()
    assert with_new.access.check().counts["case"] == 2
    with_new.access.lock()


def again(house: House, whole: Sound) -> Path:
    """The vault and its profile as they were."""
    for path in (whole.vault, whole.profile):
        kept = path.with_name(f"{path.name}-kept")
        if not kept.exists():
            shutil.copytree(path, kept)
        shutil.rmtree(path)
        shutil.copytree(kept, path)
    return whole.vault


@pytest.mark.parametrize("harm", HARM)
def test_each_file_of_a_backup(house: House, harm: Callable[[Path], None]) -> None:
    whole = sound(house)
    [folder] = whole.stick.iterdir()
    kept = house.root / "kept"
    shutil.copytree(folder, kept)
    names = sorted(one.relative_to(kept).as_posix() for one in kept.rglob("*") if one.is_file())
    assert len(names) == len(whole.files) - 1 + 1  # no lock, and one state more
    secret = Secret.of_text(PASSPHRASE)
    newest = max(name for name in names if name.startswith("db."))
    for name in names:
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        again(house, whole)
        desk = reopen(house, "coordinator")
        harm(folder / name)
        tried = desk.access.backups.drill_by_passphrase(whole.stick, secret)
        known_to_it = not (harm is taken_away and name.split("/")[0] in ("erasures", "held"))
        gone = harm is taken_away and name.startswith("db.")
        assert name in tried.damaged or not known_to_it or gone, name
        assert tried.ok == (name != newest and not name.startswith("files/")), name
        desk.access.backups.back_up(whole.stick)
        tried = desk.access.backups.drill_by_passphrase(whole.stick, secret)
        assert tried.ok, name
        left = {one for one in tried.damaged if not one.startswith("db.")}
        assert left == set(), name
        desk.access.lock()


@pytest.mark.parametrize("harm", [flipped, cut, taken_away])
def test_both_key_files_are_gone_and_those_of_the_backup_open(
    house: House, harm: Callable[[Path], None]
) -> None:
    whole = sound(house)
    for name in ("slots.a", "slots.b"):
        harm(whole.vault / name)
    with pytest.raises(VsdeskError) as told:
        reopen(house, "coordinator")
    assert told.value.name in ("E_SLOTS_TAMPERED", "E_NO_VAULT")
    env, new, secret = house.env("coordinator"), house.root / "new", Secret.of_text(PASSPHRASE)
    with pytest.raises(VsdeskError):
        rescue_vault(whole.vault, new, secret, env)
    found = rescue_vault(whole.vault, new, secret, env, backup=whole.stick)
    assert (found.pages, found.bodies, found.files) == (0, 0, 0)
    desk = Desk.open(new, Secret.of_text(PASSPHRASE), env)
    assert desk.access.check().faults == () and desk.access.check().counts["case"] == 2
    desk.access.lock()


def test_lists_that_do_not_fit_are_made_anew(house: House) -> None:
    hala = house.documenter("hala")
    case, *_ = whole_case(hala)
    vault = hala.context.vault
    row = vault.database.query("SELECT * FROM list ORDER BY n")
    vault.database.run("DELETE FROM list WHERE id = ?", (bytes.fromhex(case),))
    vault.database.run("INSERT INTO w (rowid, t, k) VALUES (987654, 'x', 'x')")
    assert [one.what for one in hala.access.check().findings] == ["lists"]
    assert hala.access.integrity.mend().left == ()
    assert vault.database.query("SELECT * FROM list ORDER BY n") == row
    assert hala.access.check().ok
