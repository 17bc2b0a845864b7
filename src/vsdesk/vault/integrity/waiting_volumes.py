"""Bundles that wait for a newer program: whether each is still what came (docs/spec/vault.md §1)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO, Final

from vsdesk import diskio
from vsdesk.vault.integrity.findings import Damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK: Final = 1024 * 1024


def name_of(stream: BinaryIO) -> str:
    """By what a file of these bytes is known here: the beginning of its SHA-256. It is read to its end."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()[:16]


def waiting_volumes(root: Path) -> Iterator[Damage]:
    """Those that are not the bytes by which they are named."""
    folder = root / "held"
    for path in diskio.plain_files(folder) if folder.is_dir() else ():
        with diskio.disk_guard(), path.open("rb") as stream:
            name = name_of(stream)
        if path.stem != name:
            yield Damage("held", f"held/{path.name}")
