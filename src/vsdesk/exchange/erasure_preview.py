"""What all files of one import would erase together, looked at before the first of them is
taken in (bundle.md §10)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import EnvironmentFault, Refused
from vsdesk.exchange import media
from vsdesk.exchange.verify import EARLY, read_erasure
from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vsdesk.exchange.volume_opening import Opener
    from vsdesk.history.erasure import Erasure
    from vsdesk.progress import Progress
    from vsdesk.vault.vault import Vault


def erases_much(
    vault: Vault, paths: Sequence[Path], opener: Opener, progress: Progress = SILENT
) -> bool:
    """Whether the orders to erase of all these files together take so much that a person is asked about each.

    They stand at the front of a volume; what cannot be read there is refused when its turn comes. Raises
    Cancelled.
    """
    found: dict[str, Erasure] = {}
    for number, path in enumerate(paths, len(paths)):
        progress.step("opening", number, 2 * len(paths))  # they were brought in order before
        with suppress(Refused, EnvironmentFault):
            found |= _orders_in(vault, path, opener)
    return vault.erasing.too_many(found.values(), vault.clock())


def _orders_in(vault: Vault, path: Path, opener: Opener) -> dict[str, Erasure]:
    """The orders of a volume that are new here and that somebody who leads signed, by their hashes."""
    trust = vault.trust.trust
    assert trust is not None
    found = {}
    with media.open_plain(path) as stream, diskio.disk_guard():
        opened = opener.open(stream, trust)
        newest = opened.trust.newest
        for row, data in opened.reader.objects(opened.manifest):
            if row.type not in EARLY:
                break
            digest = sha256(data).hex()
            if row.type == "erasure" and vault.erasing.frame(digest) is None:
                frame, order = read_erasure(data)
                if frame.valid_signers(newest.signing_keys()) & newest.acting_coordinators():
                    found[digest] = order
    return found
