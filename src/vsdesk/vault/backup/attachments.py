"""What lies beside the database: whether an attachment opens with its key, and whether copies are still as
they were written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from vsdesk import diskio
from vsdesk.crypto.chunks import CHUNK, ChunkReader
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database

Pair = tuple[str, "Path", "Path"]  # the name below the folder, the file and its copy
_BLOCK: Final = 1024 * 1024


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


def changed(
    pairs: Sequence[Pair], start: tuple[str, int], most: int, progress: Progress
) -> tuple[list[Pair], tuple[str, int]]:
    """Hold about `most` bytes of the copies against their files, from `start` on, and round once at most.

    Those that differ, and where the next turn begins. Both of a pair have one size. Raises OSError,
    Cancelled.
    """
    order = sorted(pairs)
    at = next((n for n, pair in enumerate(order) if pair[0] >= start[0]), 0)
    found: list[Pair] = []
    read = 0
    for pair in (*order[at:], *order[:at]):
        name, path, copy = pair
        offset = start[1] if name == start[0] and not read else 0
        try:
            with path.open("rb") as true:
                true.seek(offset)
                for same in _blocks(true, copy, offset):
                    if read >= most:
                        return found, (name, offset)
                    progress.step("comparing", read, most)
                    read, offset = read + _BLOCK, offset + _BLOCK
                    if not same:
                        found.append(pair)
                        break
        except FileNotFoundError:
            continue  # erased meanwhile
    return found, ("", 0)


def _blocks(true: BinaryIO, copy: Path, offset: int) -> Iterator[bool]:
    """Whether each block of the copy is that of the file; no, where the medium does not give it."""
    try:
        stream = diskio.open_plain(copy, linked=False)
    except (OSError, UserError):
        yield False
        return
    with stream:
        diskio.forget_cached(stream)
        stream.seek(offset)
        while block := true.read(_BLOCK):
            try:
                yield stream.read(len(block)) == block
            except OSError:
                yield False
