"""Making a backup: what changed since the last one is written, and all of it is read back.

The database is copied by pages, as they lie encrypted on the disk: nothing is decrypted, and what did not
change keeps its bytes. While it is copied one reader holds the file still; saves go on into the write-ahead
log. An old generation that is no longer kept gives its file for the new one, which takes a new name only once
it was read back.
Raises EnvironmentFault (E_DISK, E_MEDIA_RO, E_IO), Cancelled; the backup of before stands then.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault
from vsdesk.vault.backup import attachments, backup_target
from vsdesk.vault.backup.generations import BackupRow, Generation, given_up, kept, note
from vsdesk.vault.backup.place import BESIDE, BackupFolder, is_plain
from vsdesk.vault.database import Database
from vsdesk.vault.erasure import scrub
from vsdesk.vault.key_rotation import turned
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from io import BufferedRandom, BufferedReader
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.backup.attachments import Attachment, Pair
    from vsdesk.vault.vault import Vault

_PIECE: Final = 16 * 1024  # bytes of a block that are written where one of them differs
_TURN: Final = (
    32 * 1024 * 1024
)  # bytes beside the database that one backup holds against what is here
_ORDER: Final = re.compile("[0-9a-f]{64}")
_ATTACHMENT: Final = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class BackupResult:
    """What a backup wrote: its folder, and the bytes that were new of how many it holds."""

    folder: Path
    fresh: int
    size: int


def back_up(
    vault: Vault, slots: SlotFile, vmk: Secret, place: Path, progress: Progress
) -> BackupResult:
    """Bring the backup of this vault in a place up to date, or begin one there."""
    target = backup_target.chosen(vault, slots, place)
    target.make_ready()
    row = backup_target.settled(target, backup_target.remembered_of(vault, target), slots)
    there = target.generations()
    stand = [one for one in row.generations if one.number in there]
    cut_off = [one.number for one in (row.begun,) if one is not None and one.number in there]
    number = backup_target.next_number(target, row, slots, vmk)
    with _still(vault, slots, vmk) as held:
        made = Generation(number, vault.clock(), held.commits)
        fresh, turn = _beside(vault, target, held, row.turn, progress)
        base = cut_off[0] if cut_off else given_up(stand, made)
        wrote = _database(target, held.path, number, base, progress)
    # Noted before its slots are there: cut off behind them, it would be taken for a newer one.
    note(vault, replace(row, begun=made))
    target.write_slots(slots.with_database(vmk, number))
    # What was erased lies in no older one; and of one under another key the ways in are gone now.
    alone = (row.erased, row.key) != (held.erased, held.key)
    stay = [made] if alone else kept((*stand, made))
    gone = _gone(target, held.names, dict(row.gone), number)
    _tidy(target, [one.number for one in stay], gone, held, vault)
    left = {name: since for name, since in gone.items() if since > stay[0].number}
    name = target.root.name
    note(vault, BackupRow(name, str(place), tuple(stay), held.erased, left, turn, held.key))
    return BackupResult(target.root, fresh + wrote, _size(target.root))


@dataclass(frozen=True, slots=True)
class _Still:
    """A database that does not change, how many commits it had, what was erased in it (`scrub.mark`), how
    often its key was turned, its attachments' files by name, and those of which nothing is outstanding."""

    path: Path
    commits: int
    erased: str
    key: int
    names: frozenset[str]
    files: tuple[Attachment, ...]


@contextmanager
def _still(vault: Vault, slots: SlotFile, vmk: Secret) -> Iterator[_Still]:
    """The main database, which does not change inside. What is committed meanwhile counts as not yet erased.

    With an empty write-ahead log a reader reads the main file alone, and no checkpoint may write there while
    it reads. Where the log cannot be emptied (somebody reads for long), all rows are written into a new file.
    """
    path = vault.folder.database(slots.database)
    log = path.with_name(path.name + "-wal")
    with vault.database.lock:
        vault.database.checkpoint()
        reader = Database(path, database_key(vmk, slots.vault))
        reader.run("BEGIN")
        names = frozenset(row[0] for row in reader.query("SELECT name FROM file"))
        meta, files = Meta(reader), tuple(attachments.whole(reader))
        commits, key = int(meta.get("commits")), turned(meta).times
        held = _Still(path, commits, scrub.mark(reader), key, names, files)
        empty = not log.exists() or log.stat().st_size == 0
    try:
        if empty:
            yield held
            return
    finally:
        reader.run("ROLLBACK")
        reader.close()
    number = vault.folder.free_number(slots.database)
    try:
        vault.database.copy_into(vault.folder.database(number))
        yield replace(held, path=vault.folder.database(number))
    finally:
        vault.folder.drop_database(number)


def _beside(
    vault: Vault, target: BackupFolder, held: _Still, start: tuple[str, int], progress: Progress
) -> tuple[int, tuple[str, int]]:
    """Copy what is not there yet beside the database, or not as it was written; the bytes written, and where
    the next turn begins. Orders to erase come first."""
    root, sealed = vault.folder.root, {f"files/{one.name}": one for one in held.files}
    todo: list[Pair] = []
    odd: list[Pair] = []
    stand: list[Pair] = []
    with diskio.disk_guard():
        for name, path in _files_of(root):
            copy = target.root / name
            if not is_plain(copy) or path.samefile(copy):
                todo.append((name, path, copy))
            elif path.stat().st_size != copy.stat().st_size:
                odd.append((name, path, copy))
            elif name in sealed or not name.startswith("files/"):
                stand.append((name, path, copy))
        found, turn = attachments.changed(stand, start, _TURN, progress)
    todo += [pair for pair in (*odd, *found) if _is_better(root, pair, sealed, progress)]
    with diskio.disk_guard():
        total = sum(path.stat().st_size for _, path, _ in todo if path.exists())
    diskio.require_free(target.root, total)
    done = 0
    for _, path, copy in todo:
        progress.step("copying", done, total)
        try:
            done += _copied(path, copy)
        except EnvironmentFault:
            if path.exists():
                raise  # else it was erased meanwhile
    return done, turn


def _is_better(
    root: Path, pair: Pair, sealed: Mapping[str, Attachment], progress: Progress
) -> bool:
    """Whether what lies here may take the place of a copy that differs: an attachment that opens, a part of
    one of which the copy has no more, and all else."""
    name, path, copy = pair
    if (one := sealed.get(name)) is not None:
        return attachments.opens(root, one, progress, 0, one.size)
    if not name.startswith("files/"):
        return True
    with diskio.disk_guard():
        return path.stat().st_size > copy.stat().st_size


def _files_of(root: Path) -> list[tuple[str, Path]]:
    """What lies in the folders beside a vault's database, by its name below the vault's folder."""
    folders = [name for name in sorted(BESIDE) if (root / name).is_dir()]
    return [
        (f"{name}/{path.name}", path)
        for name in folders
        for path in diskio.plain_files(root / name)
    ]


def _copied(path: Path, copy: Path) -> int:
    """One file through a temporary name, read back before it is named."""
    temp = copy.with_name(f".{copy.name}.tmp")
    with diskio.disk_guard():
        temp.unlink(missing_ok=True)
        source = path.open("rb")
        try:
            with source, diskio.create_file(temp) as out:
                size = 0
                for block in diskio.blocks(source):
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
            diskio.require_free(target.root, source.stat().st_size)
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


def _by_pages(pages: BufferedReader, out: BufferedRandom, total: int, progress: Progress) -> int:
    """Write what differs; how many bytes that was."""
    done = wrote = 0
    before = os.fstat(out.fileno()).st_size
    there = bytearray(diskio.BLOCK)
    for block in diskio.blocks(pages):
        progress.step("writing", done, total)
        known = out.readinto(there) if done < before else 0
        for start, end in _differing(block, there, min(known, len(block))):
            out.seek(done + start)
            out.write(block[start:end])
            wrote += end - start
        done += len(block)
        out.seek(done)
    out.truncate(done)
    out.flush()
    os.fsync(out.fileno())
    return wrote


def _differing(block: memoryview, there: bytearray, known: int) -> Iterator[tuple[int, int]]:
    """Which parts of a block differ from the `known` bytes that are there; what is behind them is one."""
    for start in range(0, known, _PIECE) if there[:known] != block[:known] else ():
        end = min(start + _PIECE, known)
        if there[start:end] != block[start:end]:
            yield start, end
    if known < len(block):
        yield known, len(block)


def _read_back(path: Path, source: Path) -> None:
    """Hold what the medium gives back, not what memory remembers, against where it came from."""
    with path.open("rb") as stream, source.open("rb") as true:
        diskio.forget_cached(stream)
        if not diskio.same_bytes(stream, true):
            raise EnvironmentFault("E_IO", "the medium gives other bytes back")


def _gone(
    target: BackupFolder, named: Collection[str], before: Mapping[str, int], number: int
) -> dict[str, int]:
    """The files of attachments here that generation `number` does not name, with the first one that did
    not."""
    names = {path.name for path in target.beside("files") if _ATTACHMENT.fullmatch(path.name)}
    return {name: before.get(name, number) for name in names - set(named)}


def _tidy(
    target: BackupFolder,
    stay: Sequence[int],
    gone: Mapping[str, int],
    held: _Still,
    vault: Vault,
) -> None:
    """Remove databases that do not stay, and beside them what no generation that stays names: what a vault
    keeps for a while only (pieces, `held/`) goes when it does, and what has no name of ours at once."""
    names = {target.database(number).name for number in stay}
    here = {name for name, _ in _files_of(vault.folder.root)}
    waiting = held.names - {one.name for one in held.files}
    with diskio.disk_guard():
        for path in list(target.root.iterdir()):
            of_it = path.name.endswith(".tmp") or path.name.startswith("db.")
            if of_it and path.name not in names and is_plain(path):
                path.unlink()
        for folder in BESIDE:
            for path in list((target.root / folder).iterdir()):
                if f"{folder}/{path.name}" not in here and not _stays(path, stay[0], gone, waiting):
                    path.unlink()
    diskio.fsync_folder(target.root)


def _stays(path: Path, oldest: int, gone: Mapping[str, int], waiting: Collection[str]) -> bool:
    """Whether a file beside the databases stays though the vault holds none of its name; `waiting`: files
    whose pieces the newest one counts on."""
    name, folder = path.name, path.parent.name
    whole, dash, _ = name.partition("-")
    if name.startswith("."):
        return not name.endswith(".tmp")  # no copy: a system's own, or one that was cut off
    if folder == "erasures":
        return _ORDER.fullmatch(name) is not None  # an order that only the backup has is not lost
    if folder == "files" and dash:
        return whole in waiting
    return (
        folder == "files"
        and _ATTACHMENT.fullmatch(name) is not None
        and gone.get(name, oldest + 1) > oldest
    )


def _size(root: Path) -> int:
    with diskio.disk_guard():
        return sum(path.stat().st_size for path in root.rglob("*") if is_plain(path))
