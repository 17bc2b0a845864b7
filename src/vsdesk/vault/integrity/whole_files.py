"""Attachments chunk by chunk: which do not open, and that they are missing from now on.

A chunk that does not open here is one that has not arrived: the next bundle asks for it, and so does a
backup (docs/spec/vault.md §17).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.crypto import chunks
from vsdesk.errors import VsdeskError
from vsdesk.vault.integrity.findings import Damage

if TYPE_CHECKING:
    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database
    from vsdesk.vault.stored_files import Files


@dataclass(frozen=True, slots=True)
class TornFile:
    """A file of which something was here and does not open: its number, its name, which chunks; `there`:
    whether anything of it is."""

    number: int
    blob: str = field(repr=False)
    name: str
    bad: tuple[int, ...]
    there: bool

    @property
    def finding(self) -> Damage:
        """As it is told."""
        return Damage("torn" if self.there else "lost", f"files/{self.name}", len(self.bad))


def torn(database: Database, files: Files, progress: Progress) -> list[TornFile]:
    """Every attachment with chunks that should be here and do not open. Reads all of them."""
    rows = database.query("SELECT n, blob, name, size, complete FROM file ORDER BY n")
    found = []
    for done, (number, blob, name, size, complete) in enumerate(rows):
        progress.step("checking", done, len(rows))
        lacking = set() if complete else set(files.missing(blob.hex()))
        expected = [one for one in range(chunks.chunk_count(size)) if one not in lacking]
        bad = tuple(one for one in expected if not _opens(files, blob.hex(), one))
        if complete and not bad and files.is_longer(blob.hex()):
            bad = (expected[-1],)
        if bad:
            there = len(bad) < len(expected) or files.lies_there(blob.hex())
            found.append(TornFile(number, blob.hex(), name, bad, there))
    return found


def _opens(files: Files, blob: str, index: int) -> bool:
    try:
        return files.chunk(blob, index) is not None
    except (VsdeskError, OSError):
        return False


def note_missing(database: Database, files: Files, found: list[TornFile]) -> None:
    """These chunks are not here: asked for like any that never came. In the caller's transaction; a file
    that is too long is cut."""
    for one in found:
        size, complete = database.one("SELECT size, complete FROM file WHERE n = ?", (one.number,))
        if complete:
            files.cut_to_size(one.blob)
            good = (index for index in range(chunks.chunk_count(size)) if index not in one.bad)
            database.run("UPDATE file SET complete = 0, sha256 = x'' WHERE n = ?", (one.number,))
            database.run_many(
                "INSERT OR IGNORE INTO chunk (file, idx) VALUES (?, ?)",
                [(one.number, index) for index in good],
            )
        else:
            database.run_many(
                "DELETE FROM chunk WHERE file = ? AND idx = ?",
                [(one.number, index) for index in one.bad],
            )
