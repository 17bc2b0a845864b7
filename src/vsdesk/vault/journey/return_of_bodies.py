"""What is missing here is taken from a backup: bodies against their signed entries, attachments by their
hashes (docs/spec/vault.md §16).

For whoever comes back from a journey, and for whatever else this vault lacks. Nothing in the backup is
believed but by what is signed here, and nothing is written into it. It may be done again, and stopped at
any time: what was taken stays. Raises UserError E_NO_BACKUP, E_UNLOCK, E_RECOVERY; EnvironmentFault;
Cancelled.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.crypto import slot_copies
from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault, Refused, UserError, VsdeskError
from vsdesk.history.entry import check_body, parse_body, parse_entry
from vsdesk.progress import SILENT
from vsdesk.vault.backup import place as places
from vsdesk.vault.backup.drill_room import drill_room
from vsdesk.vault.backup.restore import copy_plain
from vsdesk.vault.database import Database
from vsdesk.vault.erasure import scrub
from vsdesk.vault.folder import Folder
from vsdesk.vault.lines import HERE, MISSING, unpack
from vsdesk.vault.stored_files import Files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.history.entry import Entry, OpBody
    from vsdesk.progress import Progress
    from vsdesk.vault.backup.place import BackupFolder
    from vsdesk.vault.backup.restore import Unlock
    from vsdesk.vault.vault import Vault

_PART: Final = 2000  # entries that are taken in one transaction


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What a backup gave: bodies, attachments; and what is still missing here of each."""

    bodies: int
    files: int
    bodies_left: int
    files_left: int


def take_back(
    vault: Vault,
    slots: keyslots.SlotFile,
    vmk: Secret,
    place: Path,
    unlock: Unlock | None = None,
    progress: Progress = SILENT,
) -> BroughtBack:
    """Take what is missing from the backups of this vault in a place, the newest state first.

    The vault's own key opens those that were made under it; for others `unlock` is the way in of their day.
    """
    found = places.of(place, slots.vault, vault.env.least)
    if not found:
        raise UserError("E_NO_BACKUP")
    refused: list[UserError] = []
    keys = [(one, _key_of(one, vmk, unlock, vault.env.least, refused)) for one in found]
    if not any(key for _, key in keys):
        by_words = (one for one in refused if one.name == "E_RECOVERY")
        raise next(by_words, UserError("E_UNLOCK"))
    bodies = files = 0
    for backup, key in keys:
        if not key:
            continue
        for number in reversed(backup.generations()):
            if not _missing(vault) and not _lacking(vault):
                break
            with _unharmed(), _opened(vault, backup, number, key, progress) as there:
                bodies += _bodies(vault, there, progress)
                files += _files(vault, there, backup, progress)
    settle(vault, progress)
    return BroughtBack(bodies, files, len(_missing(vault)), len(_lacking(vault)))


@contextmanager
def _unharmed() -> Iterator[None]:
    """A state that does not open is passed over: another may."""
    try:
        yield
    except EnvironmentFault as fault:
        if fault.name != "E_DB_CORRUPT":
            raise


def settle(vault: Vault, progress: Progress = SILENT) -> bool:
    """What came back whole is shown again; the journey ends once all is here. Whether it ended."""
    held = vault.journey.held
    if held is None or not held.back:
        return False
    with vault.applying():
        vault.fold((), progress)
        if vault.journey.left():
            return False
        vault.journey.end()
    return True


def _key_of(
    backup: BackupFolder, vmk: Secret, unlock: Unlock | None, least: int, refused: list[UserError]
) -> str:
    """The key of its databases; "" where nothing given opens it: why goes into `refused`."""
    texts = backup.slot_texts()
    for text in texts:
        with suppress(UserError):
            if keyslots.parse(text, least).is_of(vmk):
                return database_key(vmk, backup.vault)
    if unlock is None:
        return ""
    try:
        _, other = slot_copies.open_newest(texts, unlock, least)
    except UserError as problem:
        refused.append(problem)
        return ""
    try:
        return database_key(other, backup.vault)
    finally:
        other.wipe()


@contextmanager
def _opened(
    vault: Vault, backup: BackupFolder, number: int, key: str, progress: Progress
) -> Iterator[Database]:
    """A state of a backup, from a copy in a folder that is thrown away."""
    with drill_room(vault.env.profile) as room:
        copy = room / "db"
        copy_plain(backup.database(number), copy, progress)
        database = Database(copy, key)
        try:
            yield database
        finally:
            database.close()


def _missing(vault: Vault) -> list[bytes]:
    """The entries here of which a body is missing."""
    sql = "SELECT DISTINCT entry.eh FROM op JOIN entry ON entry.n = op.entry WHERE op.state = ?"
    return [bytes(row[0]) for row in vault.database.query(f"{sql} ORDER BY entry.n", (MISSING,))]


def _bodies(vault: Vault, there: Database, progress: Progress) -> int:
    wanted, taken = _missing(vault), 0
    for start in range(0, len(wanted), _PART):
        progress.step("bringing_back", start, len(wanted))
        part = json.dumps([one.hex() for one in wanted[start : start + _PART]])
        rows = there.query(
            "SELECT entry.eh, op.body FROM entry JOIN op ON op.entry = entry.n WHERE op.state = ? "
            "AND entry.eh IN (SELECT unhex(value) FROM json_each(?))",
            (HERE, part),
        )
        found: dict[str, list[bytes]] = {}
        for entry_hash, cell in rows:
            found.setdefault(entry_hash.hex(), []).append(unpack(bytes(cell)))
        touched: set[int] = set()
        with vault.applying():
            for entry_hash, lines in found.items():
                held = vault.ledger.entry(entry_hash)
                if held is None:
                    continue
                entry = parse_entry(held.line)
                good = _good(entry, lines)
                gone = vault.erasing.erased_ops(entry)
                now = vault.ledger.append(held.log, entry, good, vault.clock(), erased=gone)
                touched.update(now)
                taken += len(now)
            vault.fold(touched, progress)
    return taken


def _good(entry: Entry, lines: Collection[bytes]) -> dict[int, OpBody]:
    """The bodies that the signed entry commits to."""
    good = {}
    for line in lines:
        with suppress(Refused):
            body = parse_body(line)
            check_body(entry, body)
            good[body.index] = body
    return good


def _lacking(vault: Vault) -> set[str]:
    """The attachments that a body here names and of which something is missing."""
    rows = vault.database.query(
        "SELECT body FROM op WHERE state = ? AND record IN (SELECT source FROM link WHERE field = 'blob')",
        (HERE,),
    )
    named = scrub.blobs_in(bytes(row[0]) for row in rows)
    return {blob for blob in named if len(blob) == 64 and not vault.files.complete(blob)}


def _files(vault: Vault, there: Database, backup: BackupFolder, progress: Progress) -> int:
    theirs = Files(there, Folder(backup.root), vault.env.random)
    wanted, taken = sorted(_lacking(vault)), 0
    for done, blob in enumerate(wanted):
        progress.step("bringing_back", done, len(wanted))
        man = theirs.man(blob)
        if man is None or sha256(man).hex() != blob:
            continue
        with vault.applying():
            vault.files.expect(man)
            for index in vault.files.missing(blob):
                data = _chunk(theirs, blob, index)
                if data is not None:
                    vault.files.put_chunk(blob, index, data)
        taken += vault.files.complete(blob)
    vault.files.tidy()
    return taken


def _chunk(theirs: Files, blob: str, index: int) -> bytes | None:
    """None where the backup does not give it back: it may be damaged."""
    try:
        return theirs.chunk(blob, index)
    except (VsdeskError, OSError):
        return None
