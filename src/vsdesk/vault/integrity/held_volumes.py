"""Bundles that wait for a newer program: whether each is still what came (docs/spec/vault.md §1)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.vault.integrity.findings import Damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK: Final = 1024 * 1024


def held_volumes(root: Path) -> Iterator[Damage]:
    """Bundles that wait for a newer program, each of which is named by its SHA-256."""
    folder = root / "held"
    for path in diskio.plain_files(folder) if folder.is_dir() else ():
        digest = hashlib.sha256()
        with diskio.disk_guard(), path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
        if path.stem != digest.hexdigest()[:16]:
            yield Damage("held", f"held/{path.name}")
