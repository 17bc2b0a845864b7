"""A backup put back into a folder of its own, and the drill: whether it would have worked.

Nothing is written into the backup. Raises UserError (E_NO_BACKUP, E_SEVERAL, E_EXISTS, E_UNLOCK),
EnvironmentFault (E_DB_CORRUPT, E_DISK, E_IO), Cancelled.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.vault.backup.place import BESIDE, BackupFolder, at
from vsdesk.vault.database import Database
from vsdesk.vault.folder import Folder
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.env import Env

Unlock = Callable[["SlotFile"], "Secret"]
_BLOCK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Tried:
    """What a drill found: the vault's id, how many cases, families and attachments, of these how many are not
    there or shorter than they were, and what the pages of the database say (nothing: all is well)."""

    vault: str
    cases: int
    families: int
    files: int
    missing: int
    faults: tuple[str, ...]
    commits: int

    @property
    def ok(self) -> bool:
        """Whether it would have worked."""
        return not (self.missing or self.faults)


def restore(folder: Path, target: Path, env: Env, progress: Progress) -> Path:
    """Put the newest state of a backup into a new or empty folder, which then opens as the vault did.

    No secret is needed: what is copied stays encrypted. It is another copy than was last open, so it begins a
    new incarnation when it is opened.
    """
    backup = at(folder, env.least)
    number = _named(backup, env.least)
    made = Folder(target)
    made.create()
    try:
        with diskio.disk_guard():
            todo = [(backup.database(number), made.database(number))]
            for name in BESIDE:
                source = backup.root / name
                if source.is_dir():
                    diskio.make_folder(target / name)
                    todo += [(one, target / name / one.name) for one in diskio.plain_files(source)]
            total = sum(one.stat().st_size for one, _ in todo)
            done = 0
            for one, copy in todo:
                progress.step("restoring", done, total)
                with one.open("rb") as stream:
                    diskio.copy_into(copy, stream)
                done += copy.stat().st_size
            for name, data in zip(("slots.b", "slots.a"), _both(backup), strict=True):
                diskio.write_file(target / name, data)
    except BaseException:
        made.remove()
        shutil.rmtree(target / "held", ignore_errors=True)
        raise
    return target


def drill(folder: Path, unlock: Unlock, env: Env, progress: Progress) -> Tried:
    """Open a backup as it would be opened after a loss, in a folder that is thrown away.

    `unlock` is the way in that is tried: the passphrase, or the recovery words. Raises UserError E_UNLOCK.
    """
    backup = at(folder, env.least)
    slots, vmk = keyslots.open_newest(backup.slot_texts(), unlock, env.least)
    try:
        with _thrown_away(env.profile) as room:
            copy = room / "db"
            source = backup.database(slots.database)
            if not source.is_file():
                raise EnvironmentFault("E_DB_CORRUPT", "the database file is missing")
            _copy(source, copy, progress)
            try:
                key = database_key(vmk, slots.vault)
                return _looked(backup, copy, key, slots.vault, progress)
            except EnvironmentFault as fault:
                if fault.name != "E_DB_CORRUPT":
                    raise
                return Tried(slots.vault, 0, 0, 0, 0, (str(fault),), 0)
    finally:
        vmk.wipe()


def _looked(backup: BackupFolder, copy: Path, key: str, vault: str, progress: Progress) -> Tried:
    database = Database(copy, key)
    try:
        progress.step("checking", 0, 2)
        faults = tuple(database.integrity_problems())
        progress.step("checking", 1, 2)
        kinds = dict(
            database.query(
                "SELECT kind, count(*) FROM record WHERE hidden = 0 AND id = space GROUP BY 1"
            )
        )
        rows = database.query("SELECT name, size FROM file WHERE complete = 1")
        missing = sum(not _is_whole(backup.root / "files" / name, size) for name, size in rows)
        commits = int(Meta(database).get("commits"))
    finally:
        database.close()
    found = kinds.get("case", 0), kinds.get("family", 0)
    return Tried(vault, *found, len(rows), missing, faults, commits)


def _is_whole(path: Path, size: int) -> bool:
    """Whether an attachment is there with at least the bytes that were sealed."""
    return path.is_file() and path.stat().st_size >= size


def _copy(source: Path, copy: Path, progress: Progress) -> None:
    total, done = source.stat().st_size, 0
    with diskio.disk_guard(), source.open("rb") as stream, diskio.create_file(copy) as out:
        while block := stream.read(_BLOCK):
            progress.step("copying", done, total)
            out.write(block)
            done += len(block)


@contextmanager
def _thrown_away(profile: Path) -> Iterator[Path]:
    """A folder of the profile, deleted afterwards. What lies in it meanwhile is encrypted."""
    with diskio.disk_guard():
        room = profile / f"drill-{os.urandom(8).hex()}"
        diskio.make_folder(room)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _named(backup: BackupFolder, least: int) -> int:
    """The database that the newest good slot file names."""
    files = []
    for text in backup.slot_texts():
        try:
            files.append(keyslots.parse(text, least))
        except UserError:
            continue
    newest = max(files, key=lambda one: one.generation)
    if not backup.database(newest.database).is_file():
        raise EnvironmentFault("E_DB_CORRUPT", "the database file is missing")
    return newest.database


def _both(backup: BackupFolder) -> tuple[bytes, bytes]:
    texts = backup.slot_texts()
    return texts[-1], texts[0]
