"""Volumes of a newer program, kept as they came until the update, within limits (docs/spec/bundle.md §6)."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.exchange import sticks

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.vault.vault import Vault

HELD_LIMIT: Final = 64  # files
HELD_BYTES: Final = 4 * 1024 * 1024 * 1024  # of all of them
_BLOCK: Final = 1024 * 1024


def held_folder(vault: Vault) -> Path:
    """Where volumes of a newer program wait, encrypted as they came."""
    return vault.folder.root / "held"


def hold(vault: Vault, path: Path) -> bool:
    """Keep a copy, since the stick may not come back; False where there is no room for it (`HELD_LIMIT`
    files, `HELD_BYTES`). It is copied block by block: the file may be larger than memory.
    """
    folder = held_folder(vault)
    if path.parent == folder:
        return True
    with diskio.disk_guard(), sticks.open_plain(path) as stream:
        diskio.make_folder(folder)
        held = [one for one in folder.iterdir() if one.suffix == sticks.SUFFIX]
        size = stream.seek(0, os.SEEK_END)
        digest = hashlib.sha256()
        stream.seek(0)
        while block := stream.read(_BLOCK):
            digest.update(block)
        place = folder / f"{digest.hexdigest()[:16]}{sticks.SUFFIX}"
        if place in held:
            return True
        room = HELD_BYTES - sum(one.stat().st_size for one in held)
        if len(held) >= HELD_LIMIT or size > room:
            return False
        stream.seek(0)
        diskio.copy_into(place, stream)
    return True
