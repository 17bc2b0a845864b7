"""The database written anew, so that no byte of what was deleted is left in it (docs/spec/vault.md §9).

SQLite's secure_delete zeroes what it deletes, but a cell that was moved to another page leaves a copy in
the slack of the old one. So after an erasure all rows go into a new file, by the same steps as a rotation
of the key: write and verify `db.<n+1>`, then the slots, then delete `db.<n>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.folder import Folder


def rewrite(
    folder: Folder,
    slots: SlotFile,
    vmk: Secret,
    connections: Sequence[Database],
    progress: Progress,
) -> SlotFile:
    """Write the database of `connections[0]` anew and move all of them to it; the slots that name it.

    Not inside a transaction. The old one is left to be deleted. Raises EnvironmentFault; it goes on then.
    """
    progress.step("rewriting", 0, 3)
    number = folder.free_number(slots.database)
    target = folder.database(number)
    try:
        connections[0].copy_into(target)
        diskio.fsync_file(target)
        progress.step("rewriting", 1, 3)
        key = database_key(vmk, slots.vault)
        _verify(target, key)
    except EnvironmentFault:
        folder.drop_database(number)
        raise
    progress.step("rewriting", 2, 3)
    named = slots.with_database(vmk, number)
    folder.write_slots(named)
    for connection in connections:
        connection.move(target, key)
    return named


def _verify(path: Path, key: str) -> None:
    database = Database(path, key)
    try:
        if database.integrity_problems():
            raise EnvironmentFault("E_IO", "the new database does not verify")
    finally:
        database.close()
