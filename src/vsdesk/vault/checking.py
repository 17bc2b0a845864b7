"""What is wrong with a vault: pages, chains, what was erased, attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.history.shape import ZERO_HASH
from vsdesk.vault import lines, older_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.progress import Progress
    from vsdesk.vault.ledger import Ledger
    from vsdesk.vault.vault import Vault


def problems(vault: Vault, number: int, progress: Progress) -> list[str]:
    """What is wrong; empty when all is well. Reads everything. `number`: of the database."""
    progress.step("checking", 0, 3)
    found = vault.database.integrity_problems()
    progress.step("checking", 1, 3)
    found += _chains(vault.ledger)
    left = vault.erasing.reach.still_here()
    if left:
        found.append(f"erased: {left} bodies are still here")
    progress.step("checking", 2, 3)
    found += [f"attachment {blob[:8]}" for blob in vault.files.problems(progress)]
    return [*found, *_other_files(vault), *_unswept(vault, number)]


def _unswept(vault: Vault, number: int) -> Iterator[str]:
    """What nothing names and the disk does not let go: it stopped nothing, so it is told here. Beside an
    older copy other databases stay on purpose."""
    vault.sweep()
    alone = older_copy.told(vault.meta) is None
    for path in (*vault.folder.left_over(number if alone else None), *vault.files.unnamed()):
        yield f"folder: {diskio.name_of(path)} is none of the vault's, and cannot be removed"


def _other_files(vault: Vault) -> Iterator[str]:
    """The records that name another SHA-256 than their file has."""
    for item in vault.read.of_kind("evidence_item"):
        if vault.files.fingerprint(item).others:
            yield f"record {item.id}: its file has another SHA-256 than it says"


def _chains(ledger: Ledger) -> Iterator[str]:
    for log in ledger.logs():
        heads = {ZERO_HASH}
        for row in ledger.entries(log.n):
            if row.prev not in heads and row.seq != 1:
                yield f"log {log.id[:8]}: gap before entry {row.seq}"
            if not lines.stands(row.entry_hash, row.line, ledger.body_lines(row.n)):
                yield f"log {log.id[:8]}: entry {row.seq} is not what was signed"
            heads.add(row.entry_hash)
