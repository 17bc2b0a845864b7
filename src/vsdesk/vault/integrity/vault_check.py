"""What is not as it was written in an open vault: key files, pages, chains, what was erased, what lies beside
the database (docs/spec/vault.md §17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto.slots import database_key
from vsdesk.history.shape import ZERO_HASH
from vsdesk.vault import lines, older_copy
from vsdesk.vault.folder import SLOT_FILES
from vsdesk.vault.integrity import whole_files
from vsdesk.vault.integrity.findings import Damage
from vsdesk.vault.integrity.page_sums import torn_pages
from vsdesk.vault.integrity.waiting_volumes import waiting_volumes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database
    from vsdesk.vault.folder import Folder
    from vsdesk.vault.ledger import Ledger
    from vsdesk.vault.vault import Vault

_STEPS: Final = 5


def problems(vault: Vault, slots: SlotFile, vmk: Secret, progress: Progress) -> list[Damage]:
    """What is wrong; empty when all is well. Reads everything.

    Where pages are torn nothing more is asked of the database: what it says then is not to be relied on.
    """
    progress.step("checking", 0, _STEPS)
    found = [*_slots(vault.folder, slots)]
    torn = _pages(vault, slots, database_key(vmk, slots.vault), progress)
    if torn:
        return [*found, *torn]
    progress.step("checking", 1, _STEPS)
    name = vault.folder.database(slots.database).name
    if vault.database.integrity_problems():
        return [*found, Damage("tree", name)]
    progress.step("checking", 2, _STEPS)
    found += _chains(vault.ledger)
    if left := vault.erasing.reach.still_here():
        found.append(Damage("erased", name, left))
    if odd := unlisted(vault.database):
        found.append(Damage("lists", name, odd))
    progress.step("checking", 3, _STEPS)
    found += [one.finding for one in whole_files.torn(vault.database, vault.files, progress)]
    progress.step("checking", 4, _STEPS)
    found += [*_orders(vault), *waiting_volumes(vault.folder.root)]
    return [*found, *_other_files(vault), *_unswept(vault, slots.database)]


def _slots(folder: Folder, slots: SlotFile) -> Iterator[Damage]:
    yield from (Damage("slots_again", name) for name in folder.mended)
    for name in SLOT_FILES:
        path = folder.root / name
        with diskio.disk_guard():
            if not path.is_file() or path.read_bytes() != slots.to_bytes():
                yield Damage("slots", name)


def _pages(vault: Vault, slots: SlotFile, hex_key: str, progress: Progress) -> list[Damage]:
    """The main file's pages, while no checkpoint writes there."""
    path = vault.folder.database(slots.database)
    with vault.database.lock:
        vault.database.checkpoint()
        torn = torn_pages(path, hex_key, progress)
    return [Damage("page", path.name, number) for number in torn]


def _orders(vault: Vault) -> Iterator[Damage]:
    """Orders to erase that were carried out, each of which lies sealed beside the database."""
    known, torn = vault.erasing.beside()
    yield from (Damage("order", f"erasures/{name}") for name in known)
    yield from (Damage("strange_order", f"erasures/{name}") for name in torn)


def unlisted(database: Database) -> int:
    """How many records the lists and the search do not have though they are shown, or have though they are
    not."""
    asked = (
        "SELECT n FROM record WHERE id = space AND hidden = 0 EXCEPT SELECT n FROM list",
        "SELECT n FROM list EXCEPT SELECT n FROM record WHERE id = space AND hidden = 0",
        "SELECT id FROM w_docsize EXCEPT SELECT n FROM record WHERE hidden < 2",
        "SELECT n FROM needle EXCEPT SELECT id FROM w_docsize",
    )
    every = " UNION ".join(f"SELECT * FROM ({one})" for one in asked)  # noqa: S608 - of this module
    return int(database.one(f"SELECT count(*) FROM ({every})")[0])  # noqa: S608 - likewise


def forget_folded(database: Database) -> None:
    """Empty what `Projection.rebuild` fills: in the caller's transaction, before it."""
    for table in ("link", "former", "coming", "list", "needle"):
        database.run(f"DELETE FROM {table}")  # noqa: S608 - of this tuple
    for table in ("w", "g"):
        database.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - likewise


def _unswept(vault: Vault, number: int) -> Iterator[Damage]:
    """What nothing names and the disk does not let go: it stopped nothing, so it is told here. Beside an
    older copy other databases stay on purpose."""
    vault.sweep()
    alone = older_copy.told(vault.meta) is None
    for path in vault.folder.left_over(number if alone else None):
        yield Damage("stray", diskio.name_of(path))
    for path in vault.files.unnamed():
        yield Damage("stray", f"files/{diskio.name_of(path)}")


def _other_files(vault: Vault) -> Iterator[Damage]:
    """The records that name another SHA-256 than their file has."""
    for item in vault.read.of_kind("evidence_item"):
        if vault.files.fingerprint(item).others:
            yield Damage("other_file", item.id)


def _chains(ledger: Ledger) -> Iterator[Damage]:
    for log in ledger.logs():
        heads = {ZERO_HASH}
        for row in ledger.entries(log.n):
            if row.prev not in heads and row.seq != 1:
                yield Damage("gap", log.id, row.seq)
            if not lines.stands(row.entry_hash, row.line, ledger.body_lines(row.n)):
                yield Damage("entry", log.id, row.seq)
            heads.add(row.entry_hash)
