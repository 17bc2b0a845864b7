"""The database written anew: after an erasure under the same key, and when the key is turned under another
one (docs/spec/vault.md §2, §9).

SQLite's secure_delete zeroes what it deletes, but a cell that was moved to another page leaves a copy in
the slack of the old one. So all rows go into a new file: write and verify `db.<n+1>`, then the slots that
name it, then delete `db.<n>`. Whatever ends it on the way, the slots name a whole database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault
from vsdesk.progress import Cancelled
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.folder import Folder

_STAGE: Final = "rewriting"


@dataclass(frozen=True, slots=True)
class NewKey:
    """What the next database lies under: its key (96 hex characters), the slots that name a number of it,
    what is written into it before they do, and what is done outside just then."""

    hex_key: str = field(repr=False)
    slots: Callable[[int], SlotFile]
    prepare: Callable[[Database], None]
    announce: Callable[[], None]


def rewrite(
    folder: Folder,
    slots: SlotFile,
    vmk: Secret,
    connections: Sequence[Database],
    progress: Progress,
) -> SlotFile:
    """Write the database of `connections[0]` anew and move all of them to it; the slots that name it.

    Not inside a transaction. The old one is left to be deleted. Raises EnvironmentFault, Cancelled; all is as
    it was then.
    """
    key = database_key(vmk, slots.vault)

    def copy(target: Path) -> None:
        progress.step(_STAGE, 0, 3)
        connections[0].copy_into(target)
        progress.step(_STAGE, 1, 3)

    new = NewKey(key, lambda n: slots.with_database(vmk, n), lambda _: None, lambda: None)
    return _renewed(folder, slots, connections, new, copy)


def rewrite_under(
    folder: Folder,
    slots: SlotFile,
    vmk: Secret,
    connections: Sequence[Database],
    new: NewKey,
    progress: Progress,
) -> SlotFile:
    """The same under another key. Raises EnvironmentFault E_DISK, with what it needs, before anything is
    written where that does not fit."""
    source = folder.database(slots.database)
    total = size_of(folder, slots)
    diskio.require_free(folder.root, total)

    def copy(target: Path) -> None:
        def watch() -> None:
            if connections[0].is_cut:
                raise Cancelled
            done = target.stat().st_size if target.is_file() else 0
            progress.step(_STAGE, min(done, total), total)

        reading = Database(source, database_key(vmk, slots.vault), as_uri=True)
        try:
            watch()
            reading.copy_under(target, new.hex_key, watch)
            watch()
        finally:
            reading.close()

    return _renewed(folder, slots, connections, new, copy)


def size_of(folder: Folder, slots: SlotFile) -> int:
    """How many bytes a new database takes at most: as many as the present one, with what waits beside it."""
    path = folder.database(slots.database)
    log = path.with_name(path.name + "-wal")
    with diskio.disk_guard():
        return sum(one.stat().st_size for one in (path, log) if one.is_file())


def _renewed(
    folder: Folder,
    slots: SlotFile,
    connections: Sequence[Database],
    new: NewKey,
    copy: Callable[[Path], None],
) -> SlotFile:
    number = folder.free_number(slots.database)
    target = folder.database(number)
    with connections[0].lock:  # what is saved between copying and moving would be lost
        try:
            copy(target)
            _finish(target, new)
            named = new.slots(number)
            new.announce()
            if connections[0].is_cut:
                raise Cancelled  # the folder may be another program's by now
        except BaseException:
            folder.drop_database(number)
            raise
        try:
            put_slots(folder, named)
        except BaseException:  # of whatever stopped it: what a slot file names stays
            if not folder.has_slots(named):
                folder.drop_database(number)
            raise
        for connection in connections:
            connection.move(target, new.hex_key)
    return named


def _finish(target: Path, new: NewKey) -> None:
    """Write into the copy what it begins with, and hold it against its own sums."""
    database = Database(target, new.hex_key)
    try:
        new.prepare(database)
        if database.integrity_problems():
            raise EnvironmentFault("E_IO", "the new database does not verify")
    finally:
        database.close()
    diskio.fsync_file(target)


def put_slots(folder: Folder, named: SlotFile) -> None:
    """Write the slots. Once one of both names the new database the vault opens with it, so it is gone on
    with; the other file is mended at the next opening."""
    try:
        folder.write_slots(named)
    except EnvironmentFault:
        if not folder.has_slots(named):
            raise
