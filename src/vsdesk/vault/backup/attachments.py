"""Attachments as they lie in a folder: whether one opens with the key that the database holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.crypto.chunks import CHUNK, ChunkReader
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database


@dataclass(frozen=True, slots=True)
class Attachment:
    """A whole file: its name in `files/`, its key, and how many bytes it has when it is open."""

    name: str
    key: bytes = field(repr=False)
    size: int


def whole(database: Database) -> list[Attachment]:
    """All of which nothing is outstanding, by name."""
    rows = database.query("SELECT name, key, size FROM file WHERE complete = 1 ORDER BY name")
    return [Attachment(name, bytes(key), size) for name, key, size in rows]


def opens(root: Path, one: Attachment, progress: Progress, done: int, total: int) -> bool:
    """Whether it lies in `root`/files as it was sealed, each chunk of it. Raises Cancelled."""
    try:
        with diskio.open_inside(root, "files", one.name) as stream:
            reader = ChunkReader(stream, one.key, bytes.fromhex(one.name))
            if reader.size != one.size:
                return False
            for index in range(reader.count):
                progress.step("comparing", done, total)
                reader.chunk(index)
                done += min(one.size, (index + 1) * CHUNK) - min(one.size, index * CHUNK)
    except (EnvironmentFault, UserError, OSError):
        return False
    return True
