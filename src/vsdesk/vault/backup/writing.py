"""Making a backup: what changed since the last one is written, and all of it is read back.

The database is copied by pages, as they lie encrypted on the disk: nothing is decrypted, and what did not
change keeps its bytes. While it is copied one reader holds the file still; saves go on into the write-ahead
log. An old generation that is no longer kept gives its file for the new one, which takes a new name only once
it was read back.
Raises EnvironmentFault (E_DISK, E_MEDIA_RO, E_IO), Cancelled; the backup of before stands then.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from vsdesk import diskio
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault
from vsdesk.vault.backup.place import BESIDE, BackupFolder, of
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault

_BLOCK: Final = 1024 * 1024
_PIECE: Final = 16 * 1024  # bytes of a block that are written where one of them differs
_MARGIN: Final = 4 * 1024 * 1024  # bytes that stay free
NEWEST: Final = 2  # generations kept whatever their age
_WEEKS, _MONTHS = 4, 3  # of so many weeks and months the newest of each
_KEY: Final = "backups"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_FILE: Final = 32  # letters of the name of an attachment's file


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the vault that a backup holds: the number of its database, when it was made
    (milliseconds), and how many commits it had."""

    number: int
    at: int
    commits: int


@dataclass(frozen=True, slots=True)
class BackupRow:
    """What the vault remembers of one backup: the name of its folder, where it lay last, its generations (the
    newest last), and how many orders to erase it had."""

    name: str
    place: str
    generations: tuple[Generation, ...]
    erased: int


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup wrote: its folder, and the bytes that were new of how many it holds."""

    folder: Path
    fresh: int
    size: int


def known(vault: Vault) -> list[BackupRow]:
    """The backups that were made of a vault, the newest last."""
    held = vault.standing.facts.get(_KEY, {})
    rows = [
        BackupRow(
            name,
            one["place"],
            tuple(Generation(*map(int, row)) for row in one["generations"]),
            int(one["erased"]),
        )
        for name, one in held.items()
    ]
    return sorted(rows, key=lambda row: max((one.at for one in row.generations), default=0))


def back_up(vault: Vault, slots: SlotFile, vmk: Secret, place: Path, progress: Progress) -> Written:
    """Bring the backup of this vault in a place up to date, or begin one there."""
    with diskio.disk_guard():
        target = of(place, slots.vault, vault.env.least) or _new(vault, place, slots.vault)
    row = next((one for one in known(vault) if one.name == target.root.name), None)
    with _still(vault, slots, vmk) as held:
        commits = int(vault.meta.get("commits"))
        fresh = _beside(vault, target, progress)
        number, wrote = _database(target, held, row, vault.clock(), progress)
    target.write_slots(slots.with_database(vmk, number))
    made = Generation(number, vault.clock(), commits)
    kept = _kept((*(row.generations if row is not None else ()), made), made.at)
    erased = len(vault.erasing.frames())
    if row is not None and row.erased != erased:
        kept = [made]  # what was erased lies in no older one
    _tidy(target, [one.number for one in kept], vault, whole=len(kept) == 1)
    _note(vault, BackupRow(target.root.name, str(place), tuple(kept), erased))
    return Written(target.root, fresh + wrote, _size(target.root))


@contextmanager
def _still(vault: Vault, slots: SlotFile, vmk: Secret) -> Iterator[Path]:
    """The path of the main database, which does not change inside.

    With an empty write-ahead log a reader reads the main file alone, and no checkpoint may write there while
    it reads. Where the log cannot be emptied (somebody reads for long), all rows are written into a new file.
    """
    path, key = vault.folder.database(slots.database), database_key(vmk, slots.vault)
    log = path.with_name(path.name + "-wal")
    with vault.database.lock:
        vault.database.checkpoint()
        reader = Database(path, key)
        reader.run("BEGIN")
        reader.one("SELECT count(*) FROM meta")
        empty = not log.exists() or log.stat().st_size == 0
    try:
        if empty:
            yield path
            return
    finally:
        reader.run("ROLLBACK")
        reader.close()
    number = vault.folder.free_number(slots.database)
    try:
        vault.database.copy_into(vault.folder.database(number))
        yield vault.folder.database(number)
    finally:
        vault.folder.drop_database(number)


def _new(vault: Vault, place: Path, vault_id: str) -> BackupFolder:
    """A folder with a name that says nothing."""
    while True:
        name = "".join(_LETTERS[byte % len(_LETTERS)] for byte in vault.random(8))
        root = place / name
        if not os.path.lexists(root):
            diskio.make_folder(root)
            return BackupFolder(root, vault_id)


def _beside(vault: Vault, target: BackupFolder, progress: Progress) -> int:
    """Copy what is not there yet beside the database; the bytes written. Orders to erase come first."""
    todo: list[tuple[Path, Path]] = []
    for name in sorted(BESIDE):
        source = vault.folder.root / name
        with diskio.disk_guard():
            if not source.is_dir():
                continue
            diskio.make_folder(target.root / name)
            for path in diskio.plain_files(source):
                copy = target.root / name / path.name
                if not copy.is_file() or copy.stat().st_size != path.stat().st_size:
                    todo.append((path, copy))
    total = sum(path.stat().st_size for path, _ in todo)
    _require_room(target.root, total)
    done = 0
    for path, copy in todo:
        progress.step("copying", done, total)
        with suppress(FileNotFoundError):  # erased meanwhile
            done += _copied(path, copy)
    return done


def _copied(path: Path, copy: Path) -> int:
    """One file through a temporary name, read back before it is named."""
    temp = copy.with_name(f".{copy.name}.tmp")
    with diskio.disk_guard():
        temp.unlink(missing_ok=True)
        source = path.open("rb")
        try:
            with source, diskio.create_file(temp) as out:
                size = 0
                while block := source.read(_BLOCK):
                    out.write(block)
                    size += len(block)
                out.flush()
                os.fsync(out.fileno())
            _read_back(temp, path)
            diskio.move_into_place(temp, copy, replace=True)
        finally:
            temp.unlink(missing_ok=True)
    return size


def _database(
    target: BackupFolder, source: Path, row: BackupRow | None, now: int, progress: Progress
) -> tuple[int, int]:
    """Write the next generation; its number, and the bytes that differed."""
    there = target.generations()
    number = max(there, default=0) + 1
    base = _to_give_up(there, row, now)
    part = target.root / f"db.{number}.tmp"
    with diskio.disk_guard():
        if base is None:
            _require_room(target.root, source.stat().st_size)
            diskio.create_file(part).close()
        else:
            target.database(base).rename(part)
        try:
            with source.open("rb") as pages, part.open("r+b") as out:
                wrote = _by_pages(pages, out, source.stat().st_size, progress)
            progress.step("comparing", 0, 1)
            _read_back(part, source)
            diskio.move_into_place(part, target.database(number), replace=False)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return number, wrote


def _by_pages(pages: BinaryIO, out: BinaryIO, total: int, progress: Progress) -> int:
    """Write what differs; how many bytes that was."""
    done = wrote = 0
    while block := pages.read(_BLOCK):
        progress.step("writing", done, total)
        there = out.read(len(block))
        for start in range(0, len(block), _PIECE) if there != block else ():
            piece = block[start : start + _PIECE]
            if there[start : start + _PIECE] != piece:
                out.seek(done + start)
                out.write(piece)
                wrote += len(piece)
        done += len(block)
        out.seek(done)
    out.truncate(done)
    out.flush()
    os.fsync(out.fileno())
    return wrote


def _read_back(path: Path, source: Path) -> None:
    """Hold what the medium gives back, not what memory remembers, against where it came from."""
    same = path.stat().st_size == source.stat().st_size
    with path.open("rb") as stream, source.open("rb") as true:
        advise = getattr(os, "posix_fadvise", None)
        if advise is not None:
            advise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while same and (block := true.read(_BLOCK)):
            same = stream.read(len(block)) == block
    if not same:
        raise EnvironmentFault("E_IO", "the medium gives other bytes back")


def _to_give_up(there: Sequence[int], row: BackupRow | None, now: int) -> int | None:
    """The oldest generation here that is not kept beside a newer one that comes now."""
    if row is None:
        return None
    known_ = [one for one in row.generations if one.number in there]
    kept = {one.number for one in _kept((*known_, Generation(-1, now, 0)), now)}
    return next((one.number for one in known_ if one.number not in kept), None)


def _kept(generations: Sequence[Generation], now: int) -> list[Generation]:
    """The generations that are kept: the newest ones, and the newest of each of some weeks and months."""
    newest = sorted(generations, key=lambda one: one.at)[::-1]
    found = {one.number: one for one in newest[:NEWEST]}
    for parts, most in ((_week, _WEEKS), (_month, _MONTHS)):
        first: dict[tuple[int, int], Generation] = {}
        for one in newest:
            first.setdefault(parts(one.at), one)
        found |= {one.number: one for one in list(first.values())[:most]}
    return sorted(found.values(), key=lambda one: one.at)


def _week(at: int) -> tuple[int, int]:
    year, week, _ = datetime.fromtimestamp(at / 1000, UTC).isocalendar()
    return year, week


def _month(at: int) -> tuple[int, int]:
    day = datetime.fromtimestamp(at / 1000, UTC)
    return day.year, day.month


def _tidy(target: BackupFolder, kept: Sequence[int], vault: Vault, *, whole: bool) -> None:
    """Remove databases that are not kept; where one alone is, also the files that it does not name."""
    with diskio.disk_guard():
        for number in target.generations():
            if number not in kept:
                target.database(number).unlink()
        for path in target.root.glob("*.tmp"):
            path.unlink()
        files = target.root / "files"
        if whole and files.is_dir():
            named = {path.name[:_FILE] for path in diskio.plain_files(vault.folder.files)}
            for path in diskio.plain_files(files):
                if path.name[:_FILE] not in named:
                    path.unlink()
    diskio.fsync_folder(target.root)


def _note(vault: Vault, row: BackupRow) -> None:
    """Remember it. No commit of the counter: an older copy is not older by that."""
    with vault.database.transaction():
        held = dict(vault.meta.get(_KEY, {}))
        held[row.name] = {
            "place": row.place,
            "generations": [[one.number, one.at, one.commits] for one in row.generations],
            "erased": row.erased,
        }
        vault.meta.put(_KEY, held)


def _require_room(folder: Path, size: int) -> None:
    need = size + _MARGIN
    if shutil.disk_usage(folder).free < need:
        raise EnvironmentFault("E_DISK", "free space", need=need)


def _size(root: Path) -> int:
    with diskio.disk_guard():
        return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
