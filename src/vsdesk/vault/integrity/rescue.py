"""What can be read of a damaged vault, put into a new folder (docs/spec/vault.md §17).

The damaged one is left as it is. What is taken is the log and what no log tells, held against what was
signed; all that is folded is folded anew. The new vault is another copy in another incarnation: it owes each
device a bundle, and they give back what it lacks. Raises UserError (E_NO_VAULT, E_UNLOCK, E_EXISTS), Refused
E_SLOTS_TAMPERED, EnvironmentFault (E_IN_USE; E_DB_CORRUPT where too little is left; E_DISK, E_IO), Cancelled.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto import slot_copies
from vsdesk.crypto.secrets import subkey
from vsdesk.crypto.slots import database_key
from vsdesk.errors import KEYS_DAMAGED, EnvironmentFault, Refused, UserError
from vsdesk.history.trust import pin
from vsdesk.vault import older_copy, schema
from vsdesk.vault.backup import place as places
from vsdesk.vault.commit_profile import CommitMark, CommitProfile
from vsdesk.vault.database import Database
from vsdesk.vault.folder import Folder
from vsdesk.vault.integrity import log_rebuild
from vsdesk.vault.integrity.page_sums import torn_pages
from vsdesk.vault.integrity.salvage import Salvage
from vsdesk.vault.meta import Meta, read_identity
from vsdesk.vault.older_copy import OlderCopy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.env import Env

    Unlock = Callable[[SlotFile], Secret]

# What no log tells, and the log itself: each table with the columns by which its rows lie in order. All else
# is folded.
_TABLES: Final = {
    "meta": ("key",),
    "log": ("n",),
    "entry": ("n",),
    "op": ("n",),
    "record": ("n",),
    "file": ("n",),
    "chunk": ("file", "idx"),
    "draft": ("key",),
    "trust": ("n",),
    "device": ("kid", "hash"),
    "erasure": ("n",),
    "gone": ("what", "erasure"),
    "spared": ("what", "erasure"),
    "erasure_to": ("peer", "erasure"),
    "checkpoint": ("hash",),
    "leaf": ("eh", "ck"),
    "acked": ("peer", "log", "eh"),
    "volume": ("n",),
    "volume_to": ("volume", "peer"),
    "volume_run": ("volume", "log", "eh"),
    "volume_ack": ("volume", "inbox"),
    "inbox": ("n",),
    "peer": ("kid",),
    "evidence": ("n",),
    "asked": ("peer", "what", "hash", "idx"),
}
_NEEDED: Final = ("vault", "name", "role", "organisation", "sign", "keys", "inc", "commits")
_DATABASE: Final = re.compile(r"db\.([1-9]\d{0,8})")


@dataclass(frozen=True, slots=True)
class RescueResult:
    """A vault in a new folder. `pages` of the old database could not be read; `entries` are here, of these
    `bodies` lack what they say; `files` beside the database could not be copied."""

    folder: Path
    pages: int
    entries: int
    bodies: int
    files: int


def rescue(
    folder: Path,
    target: Path,
    unlock: Unlock,
    env: Env,
    progress: Progress,
    backup: Path | None = None,
) -> RescueResult:
    """Read what can be read of the vault in `folder` into `target`, a new or empty folder; it is opened as
    any vault. Where no key file of its own opens, those of its `backup` do."""
    old = Folder(folder)
    if not folder.is_dir():
        raise UserError("E_NO_VAULT")
    old.lock()
    try:
        slots, vmk = _slots(old, unlock, env.least, backup)
        try:
            return read_over(old, target, (slots, vmk), env, progress)
        finally:
            vmk.wipe()
    finally:
        old.unlock()


def _slots(old: Folder, unlock: Unlock, least: int, backup: Path | None) -> tuple[SlotFile, Secret]:
    """The key files that open, naming a database that is there."""
    texts = old.slot_texts()
    try:
        if not texts:
            raise UserError("E_NO_VAULT")
        slots, vmk = slot_copies.open_newest(texts, unlock, least)
    except (Refused, UserError) as fault:
        if backup is None or fault.name not in KEYS_DAMAGED:
            raise
        slots, vmk = slot_copies.open_newest(places.at(backup, least).slot_texts(), unlock, least)
    for number in dict.fromkeys((slots.database, *_numbers(old.root))):
        if _answers(old.database(number), database_key(vmk, slots.vault)):
            same = number == slots.database
            return (slots if same else slots.with_database(vmk, number)), vmk
    vmk.wipe()
    raise EnvironmentFault("E_DB_CORRUPT", "no database that opens")


def _numbers(root: Path) -> list[int]:
    with diskio.disk_guard():
        found = (_DATABASE.fullmatch(path.name) for path in root.iterdir())
        return sorted((int(one[1]) for one in found if one is not None), reverse=True)


def _answers(path: Path, hex_key: str) -> bool:
    try:
        Database(path, hex_key).close()
    except EnvironmentFault as fault:
        if fault.name != "E_DB_CORRUPT":
            raise
        return False
    return True


def read_over(
    old: Folder, target: Path, key: tuple[SlotFile, Secret], env: Env, progress: Progress
) -> RescueResult:
    """The same of a vault whose folder is held already, by the slots and the key that open it."""
    slots, vmk = key
    hex_key = database_key(vmk, slots.vault)
    source = old.database(slots.database)
    pages = len(torn_pages(source, hex_key, progress))
    made = Folder(target)
    made.create()
    try:
        with diskio.disk_guard():
            diskio.require_free(target, sum(one.stat().st_size for one in _inside(old.root)))
        database = Database(made.database(slots.database), hex_key, create=True)
        try:
            schema.create(database)
            entries, bodies = _filled(database, source, hex_key, progress)
            mark = _another_copy(database, env, pages)
            database.checkpoint()
        finally:
            database.close()
        lost = _beside(old.root, target, progress)
        made.write_slots(slots)
    except BaseException:
        made.remove()
        for path in sorted(target.glob("*/*")) if target.is_dir() else ():
            path.unlink(missing_ok=True)
        raise
    mark_key = subkey(vmk, slots.vault, "mark").reveal()
    CommitProfile(env.profile, bytes.fromhex(slots.vault), mark_key).write(
        mark.instance, mark.commits
    )
    return RescueResult(target, pages, entries, bodies, lost)


def _filled(database: Database, source: Path, hex_key: str, progress: Progress) -> tuple[int, int]:
    """Copy the rows, and hold them against what was signed; how many entries, and bodies that are missing."""
    database.run("PRAGMA foreign_keys = OFF")  # what hangs on a row that is lost goes below
    salvage = Salvage(source, hex_key)
    try:
        with database.transaction(bulk=True):
            database.run("DELETE FROM meta")
            for done, (table, keys) in enumerate(_TABLES.items()):
                progress.step("reading", done, len(_TABLES))
                there = salvage.columns(table)
                others = [one for one in _columns(database, table) if one in there - {*keys}]
                _copy(database, salvage, table, (keys, others))
            schema.complete(database)
            meta = Meta(database)
            if any(meta.raw(one) is None for one in _NEEDED):
                raise EnvironmentFault("E_DB_CORRUPT", "who this device is cannot be read")
            meta.drop("rules")  # so that all is folded anew when it is opened
            _pinned(database)
            found = log_rebuild.relay(database, progress)
            meta.put(schema.GAPS, [*schema.logs_with_gaps(database)])
    finally:
        salvage.close()
        database.run("PRAGMA foreign_keys = ON")
    return found


def _columns(database: Database, table: str) -> list[str]:
    return [row[1] for row in database.query(f"PRAGMA table_info ({table})")]


def _copy(
    database: Database, salvage: Salvage, table: str, names: tuple[Sequence[str], Sequence[str]]
) -> None:
    keys, others = names
    columns = [*keys, *others]
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - of the schema
    for rows in salvage.rows(table, columns, keys):
        database.run_many(sql, rows)


def _pinned(database: Database) -> None:
    """Lists of devices stand on the first: what stands on one that is lost comes with the next bundle."""
    rows = database.query("SELECT n, frame FROM trust ORDER BY n")
    while rows:
        with suppress(UserError):
            pin([frame for _, frame in rows])
            return
        n, _ = rows.pop()
        database.run("DELETE FROM trust WHERE n = ?", (n,))
    if database.one("SELECT 1 FROM peer") is not None:
        raise EnvironmentFault("E_DB_CORRUPT", "the lists of devices cannot be read")


def _another_copy(database: Database, env: Env, pages: int) -> CommitMark:
    """It writes into new logs, and says what it is."""
    meta = Meta(database)
    with database.transaction():
        seen = OlderCopy("rescued", pages, env.clock(), True)
        older_copy.keep(meta, seen, older_copy.newest_volume(database))
        meta.put("inc", env.random(16).hex())
        meta.put("anew", True)
        meta.put_raw("instance", env.random(16))
        meta.put("commits", int(meta.get("commits")) + 1)
    commits = int(meta.get("commits"))
    return CommitMark(read_identity(meta).instance, commits, commits)


def _inside(root: Path) -> list[Path]:
    found = [
        one
        for name in places.BESIDE
        if (root / name).is_dir()
        for one in diskio.plain_files(root / name)
    ]
    return [
        *found,
        *(one for one in root.iterdir() if one.is_file() and one.name.startswith("db.")),
    ]


def _beside(root: Path, target: Path, progress: Progress) -> int:
    """Copy what lies beside the database; how much of it the disk does not give."""
    lost = 0
    files = [one for one in _inside(root) if one.parent != root]
    for done, path in enumerate(files):
        progress.step("copying", done, len(files))
        folder = target / path.parent.name
        diskio.make_folder(folder)
        try:
            with diskio.disk_guard(), diskio.open_plain(path, linked=False) as stream:
                diskio.copy_into(folder / path.name, stream)
        except EnvironmentFault as fault:
            if fault.name != "E_IO" or not os.path.lexists(path):
                raise
            lost += 1
    return lost
