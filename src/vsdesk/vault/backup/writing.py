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
from typing import TYPE_CHECKING, BinaryIO, Final

from vsdesk import diskio
from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.vault.backup.generations import BackupRow, Generation, given_up, kept, known, note
from vsdesk.vault.backup.place import BESIDE, BackupFolder, is_plain, of
from vsdesk.vault.database import Database
from vsdesk.vault.erasure import scrub
from vsdesk.vault.meta import Meta

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
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_FILE: Final = 32  # letters of the name of an attachment's file


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup wrote: its folder, and the bytes that were new of how many it holds."""

    folder: Path
    fresh: int
    size: int


def back_up(vault: Vault, slots: SlotFile, vmk: Secret, place: Path, progress: Progress) -> Written:
    """Bring the backup of this vault in a place up to date, or begin one there."""
    with diskio.disk_guard():
        target = of(place, slots.vault, vault.env.least) or _new(vault, place, slots.vault)
    target.make_ready()
    row = next((one for one in known(vault) if one.name == target.root.name), None)
    there = target.generations()
    stand = [one for one in row.generations if one.number in there] if row is not None else []
    number = _next_number(target, row, slots, vmk)
    with _still(vault, slots, vmk) as held:
        made = Generation(number, vault.clock(), held.commits)
        fresh = _beside(vault, target, progress)
        wrote = _database(target, held.path, number, given_up(stand, made), progress)
    target.write_slots(slots.with_database(vmk, number))
    alone = row is not None and row.erased != held.erased  # what was erased lies in no older one
    stay = [made] if alone else kept((*stand, made))
    _tidy(target, [one.number for one in stay], vault, whole=len(stay) == 1)
    note(vault, BackupRow(target.root.name, str(place), tuple(stay), held.erased))
    return Written(target.root, fresh + wrote, _size(target.root))


def _next_number(target: BackupFolder, row: BackupRow | None, slots: SlotFile, vmk: Secret) -> int:
    """Above every one that was given: what the vault remembers, and what slots that this key made name. Names
    that anybody can write on a stick count for nothing."""
    given = [one.number for one in row.generations] if row is not None else []
    for text in target.slot_texts():
        with suppress(UserError):
            named = keyslots.parse(text, slots.least)
            if named.vault == slots.vault and named.is_of(vmk):
                given.append(named.database)
    return max(given, default=0) + 1


@dataclass(frozen=True, slots=True)
class _Still:
    """A database that does not change, how many commits it had, and what was erased in it (`scrub.mark`)."""

    path: Path
    commits: int
    erased: str


@contextmanager
def _still(vault: Vault, slots: SlotFile, vmk: Secret) -> Iterator[_Still]:
    """The main database, which does not change inside. What is committed meanwhile counts as not yet erased.

    With an empty write-ahead log a reader reads the main file alone, and no checkpoint may write there while
    it reads. Where the log cannot be emptied (somebody reads for long), all rows are written into a new file.
    """
    path, key = vault.folder.database(slots.database), database_key(vmk, slots.vault)
    log = path.with_name(path.name + "-wal")
    with vault.database.lock:
        vault.database.checkpoint()
        reader = Database(path, key)
        reader.run("BEGIN")
        commits, erased = int(Meta(reader).get("commits")), scrub.mark(reader)
        empty = not log.exists() or log.stat().st_size == 0
    try:
        if empty:
            yield _Still(path, commits, erased)
            return
    finally:
        reader.run("ROLLBACK")
        reader.close()
    number = vault.folder.free_number(slots.database)
    try:
        vault.database.copy_into(vault.folder.database(number))
        yield _Still(vault.folder.database(number), commits, erased)
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
            for path in diskio.plain_files(source):
                copy = target.root / name / path.name
                if not _is_there(path, copy):
                    todo.append((path, copy))
    with diskio.disk_guard():
        total = sum(path.stat().st_size for path, _ in todo if path.exists())
    _require_room(target.root, total)
    done = 0
    for path, copy in todo:
        progress.step("copying", done, total)
        try:
            done += _copied(path, copy)
        except EnvironmentFault:
            if path.exists():
                raise  # else it was erased meanwhile
    return done


def _is_there(path: Path, copy: Path) -> bool:
    """Whether the copy has the size of the file, and is another file."""
    if not is_plain(copy):
        return False
    one, other = path.stat(), copy.stat()
    return one.st_size == other.st_size and not os.path.samestat(one, other)


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
    target: BackupFolder, source: Path, number: int, base: int | None, progress: Progress
) -> int:
    """Write the database of this number, into the file of another one that is given up; the bytes that
    differed."""
    whole = target.database(number)
    part = whole.with_name(f"{whole.name}.tmp")
    with diskio.disk_guard():
        for path in (part, whole):  # of one that was cut off before its slots were written
            path.unlink(missing_ok=True)
        if base is not None and target.database(base).stat().st_nlink == 1:
            target.database(base).rename(part)
        else:
            _require_room(target.root, source.stat().st_size)
            diskio.create_file(part).close()
        try:
            with source.open("rb") as pages, diskio.open_to_change(part) as out:
                wrote = _by_pages(pages, out, source.stat().st_size, progress)
            progress.step("comparing", 0, 1)
            _read_back(part, source)
            diskio.move_into_place(part, whole, replace=False)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return wrote


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


def _tidy(target: BackupFolder, stay: Sequence[int], vault: Vault, *, whole: bool) -> None:
    """Remove databases that do not stay; where one alone does, also the files that it does not name."""
    names = {target.database(number).name for number in stay}
    with diskio.disk_guard():
        for path in list(target.root.iterdir()):
            of_it = path.name.endswith(".tmp") or path.name.startswith("db.")
            if of_it and path.name not in names and is_plain(path):
                path.unlink()
        if whole:
            named = {path.name[:_FILE] for path in diskio.plain_files(vault.folder.files)}
            for path in target.beside("files"):
                if path.name[:_FILE] not in named:
                    path.unlink()
    diskio.fsync_folder(target.root)


def _require_room(folder: Path, size: int) -> None:
    need = size + _MARGIN
    if shutil.disk_usage(folder).free < need:
        raise EnvironmentFault("E_DISK", "free space", need=need)


def _size(root: Path) -> int:
    with diskio.disk_guard():
        return sum(path.stat().st_size for path in root.rglob("*") if is_plain(path))
