"""A backup put back into a folder of its own, and the drill: whether it would have worked.

Nothing is written into the backup. Raises UserError (E_NO_BACKUP, E_SEVERAL, E_EXISTS, E_UNLOCK),
EnvironmentFault (E_DB_CORRUPT, E_DISK, E_IO), Cancelled.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto import slot_copies
from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.secrets import subkey
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.vault.backup import attachments
from vsdesk.vault.backup.drill_room import drill_room
from vsdesk.vault.backup.place import BESIDE, SLOTS, BackupFolder, at
from vsdesk.vault.database import Database
from vsdesk.vault.erasure.frames_outside import FramesOutside
from vsdesk.vault.folder import RESTORED, Folder
from vsdesk.vault.integrity.page_sums import torn_pages
from vsdesk.vault.integrity.waiting_volumes import waiting_volumes
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.env import Env

Unlock = Callable[["SlotFile"], "Secret"]
_BLOCK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """The folder of a vault that was put back; `older`: the newest state was not there, so it is the one
    before."""

    folder: Path
    older: bool


@dataclass(frozen=True, slots=True)
class DrillResult:
    """What a drill found: the vault's id, how many cases, families and attachments, of these how many are not
    there or do not open, and what the pages of the database say (nothing: all is well).
    `older`: the newest state is not there, and this is the one before."""

    vault: str
    cases: int
    families: int
    files: int
    missing: int
    faults: tuple[str, ...]
    commits: int
    older: bool = False
    damaged: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it would have worked."""
        return not (self.missing or self.faults or self.older)


def restore(folder: Path, target: Path, env: Env, progress: Progress) -> RestoreResult:
    """Put the newest state that a backup holds into a new or empty folder; it then opens as the vault did.

    No secret is needed: what is copied stays encrypted. It is another copy than was last open, so it begins a
    new incarnation when it is opened. Raises UserError E_PLAIN where a link stands for a part of the backup.
    """
    backup = at(folder, env.least)
    texts = backup.slot_texts()
    named = _numbers(texts, env.least)
    found = {number: _found(backup, number) for number in named}
    beside = {name: backup.beside(name) for name in BESIDE}
    made = Folder(target)
    made.create()
    try:
        with diskio.disk_guard():
            todo = [(backup.database(there), made.database(n)) for n, there in found.items()]
            for name, files in beside.items():
                if files:
                    diskio.make_folder(target / name)
                todo += [(one, target / name / one.name) for one in files]
            total = sum(one.stat().st_size for one, _ in todo)
            done = 0
            for one, copy in todo:
                progress.step("restoring", done, total)
                with diskio.open_plain(one, linked=False) as stream:
                    diskio.copy_into(copy, stream)
                done += copy.stat().st_size
            marked = (RESTORED, b"")
            for name, data in (marked, ("slots.b", texts[-1]), ("slots.a", texts[0])):
                diskio.write_file(target / name, data)
    except BaseException:
        made.remove()
        shutil.rmtree(target / "held", ignore_errors=True)
        raise
    return RestoreResult(target, found[named[0]] < named[0])


def drill(folder: Path, unlock: Unlock, env: Env, progress: Progress) -> DrillResult:
    """Open a backup as it would be opened after a loss, in a folder that is thrown away.

    `unlock` is the way in that is tried: the passphrase, or the recovery words. Raises UserError E_UNLOCK,
    E_RECOVERY.
    """
    backup = at(folder, env.least)
    slots, vmk = slot_copies.open_newest(backup.slot_texts(), unlock, env.least)
    try:
        with drill_room(env.profile) as room:
            copy = room / "db"
            number = _found(backup, slots.database)
            copy_plain(backup.database(number), copy, progress)
            try:
                key = database_key(vmk, slots.vault)
                tried = _looked(backup, copy, key, slots.vault, progress)
                worn = (*tried.damaged, *_worn(backup, (slots, vmk), number, progress))
                return replace(tried, older=number < slots.database, damaged=worn)
            except EnvironmentFault as fault:
                if fault.name != "E_DB_CORRUPT":
                    raise
                name = backup.database(number).name
                return DrillResult(slots.vault, 0, 0, 0, 0, (str(fault),), 0, damaged=(name,))
    finally:
        vmk.wipe()


def _looked(
    backup: BackupFolder, copy: Path, key: str, vault: str, progress: Progress
) -> DrillResult:
    database = Database(copy, key)
    try:
        progress.step("checking", 0, 2)
        faults = tuple(map(str, database.integrity_problems()))
        progress.step("checking", 1, 2)
        kinds = dict(
            database.query(
                "SELECT kind, count(*) FROM record WHERE hidden = 0 AND id = space GROUP BY 1"
            )
        )
        files = attachments.whole(database)
        total, done = sum(one.size for one in files), 0
        lost: list[str] = []
        for one in files:
            if not attachments.opens(backup.root, one, progress, done, total):
                lost.append(f"files/{one.name}")
            done += one.size
        commits = int(Meta(database).get("commits"))
    finally:
        database.close()
    found = kinds.get("case", 0), kinds.get("family", 0)
    return DrillResult(vault, *found, len(files), len(lost), faults, commits, damaged=tuple(lost))


def _worn(
    backup: BackupFolder, key: tuple[SlotFile, Secret], number: int, progress: Progress
) -> Iterator[str]:
    """What else lies there and is not as it was written: key files, states, orders to erase, what waited."""
    slots, vmk = key
    for name in SLOTS:
        if backup.slot_text(name) != slots.to_bytes():
            yield name
    for one in backup.generations():
        if torn_pages(backup.database(one), database_key(vmk, slots.vault), progress):
            yield backup.database(one).name
    orders = FramesOutside(
        backup.root / "erasures", subkey(vmk, slots.vault, "erasures"), os.urandom
    )
    yield from (f"erasures/{name}" for name in orders.names() if orders.get(name) is None)
    yield from (one.where for one in waiting_volumes(backup.root))


def copy_plain(source: Path, copy: Path, progress: Progress) -> None:
    """Copy a file of a backup that is a plain one."""
    total, done = source.stat().st_size, 0
    with (
        diskio.disk_guard(),
        diskio.open_plain(source, linked=False) as stream,
        diskio.create_file(copy) as out,
    ):
        while block := stream.read(_BLOCK):
            progress.step("copying", done, total)
            out.write(block)
            done += len(block)


def _numbers(texts: Sequence[bytes], least: int) -> list[int]:
    """The databases that the slot files name, that of the newest first. Which of them is true is proved when
    they are opened."""
    files = []
    for text in texts:
        with suppress(UserError):
            files.append(keyslots.parse(text, least))
    if not files:
        raise UserError("E_NO_BACKUP", "slots")
    newest = sorted(files, key=lambda one: one.generation, reverse=True)
    return list(dict.fromkeys(one.database for one in newest))


def _found(backup: BackupFolder, named: int) -> int:
    """The number of this database; where it is not there, of the newest one that is."""
    there = backup.generations()
    if not there:
        raise EnvironmentFault("E_DB_CORRUPT", "the database file is missing")
    return named if named in there else there[-1]
