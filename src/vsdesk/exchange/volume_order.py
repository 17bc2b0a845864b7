"""In which order files that came together are taken in (docs/spec/bundle.md §6): their names are random.

Volumes of one bundle go by their number: a chunk is taken only when the list of its file is here, and that
lies in the same volume or in one before it. The bundles of one device go in the order in which it wrote them:
an older one behind a newer one would look as if that device had lost what lies between them.
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

    from vsdesk.exchange.manifest import Manifest
    from vsdesk.exchange.volume_opening import Opener
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault

Found = tuple["Path", bool]  # a file, and whether it was found in a folder


def in_order(
    vault: Vault, found: Sequence[Found], opener: Opener, progress: Progress
) -> list[Found]:
    """The same files, those of each device in a row where the first of them stood: its bundles as it wrote
    them, the volumes of each by number. What does not open stays where it stood, and is refused when its
    turn comes. Raises Cancelled."""
    rows: dict[str, list[tuple[tuple[str, str, int], Found]]] = {}
    begun: dict[tuple[str, str], str] = {}  # when the first volume of a bundle was written
    for place, one in enumerate(found):
        progress.step("opening", place, 2 * len(found))  # the orders in them are read next
        told = _manifest(vault, one[0], opener)
        if told is None:
            rows[str(place)] = [(("", "", 0), one)]
            continue
        bundle = told.sender, told.bundle
        begun[bundle] = min(begun.get(bundle, told.ts), told.ts)
        rows.setdefault(told.sender, []).append(((told.sender, told.bundle, told.vol), one))

    def written(row: tuple[tuple[str, str, int], Found]) -> tuple[str, str, int]:
        sender, bundle, vol = row[0]
        return begun.get((sender, bundle), ""), bundle, vol

    return [one for row in rows.values() for _, one in sorted(row, key=written)]


def _manifest(vault: Vault, path: Path, opener: Opener) -> Manifest | None:
    """What a file says of itself: whose it is, of which bundle, which of its volumes."""
    trust = vault.trust.trust
    assert trust is not None
    with suppress(Refused, EnvironmentFault), media.open_plain(path) as stream, diskio.disk_guard():
        return opener.open(stream, trust).manifest
    return None
