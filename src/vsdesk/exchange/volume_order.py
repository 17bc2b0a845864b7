"""In which order files that came together are taken in (docs/spec/bundle.md §6): their names are random.

Volumes of one bundle go by their number: a chunk is taken only when the list of its file is here, and that
lies in the same volume or in one before it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.errors import EnvironmentFault, Refused
from vsdesk.exchange import media

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vsdesk.exchange.volume_opening import Opener
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault

Found = tuple["Path", bool]  # a file, and whether it was found in a folder


def in_order(
    vault: Vault, found: Sequence[Found], opener: Opener, progress: Progress
) -> list[Found]:
    """The same files, the volumes of each bundle in a row where the first of them stood. What does not
    open stays where it stood, and is refused when its turn comes. Raises Cancelled."""
    rows: dict[tuple[str, ...], list[tuple[int, Found]]] = {}
    for place, one in enumerate(found):
        progress.step("opening", place, 2 * len(found))  # the orders in them are read next
        name, vol = _volume(vault, one[0], opener) or ((str(place),), 0)
        rows.setdefault(name, []).append((vol, one))
    return [one for row in rows.values() for _, one in sorted(row, key=lambda each: each[0])]


def _volume(vault: Vault, path: Path, opener: Opener) -> tuple[tuple[str, ...], int] | None:
    """The bundle that a file belongs to, and which of its volumes it is."""
    trust = vault.trust.trust
    assert trust is not None
    with suppress(Refused, EnvironmentFault), media.open_plain(path) as stream, diskio.disk_guard():
        manifest = opener.open(stream, trust).manifest
        return (manifest.sender, manifest.bundle), manifest.vol
    return None
