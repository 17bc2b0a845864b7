"""What this vault misses, and whom it asks for what first (docs/spec/bundle.md §7).

A bundle asks for so many bodies and chunks and no more. What those wrote to whom it goes comes first, then of
each other device one in turn: whoever leaves out thousands keeps nobody else's from being asked for.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from vsdesk.exchange.attachment_spaces import AttachmentOwners
from vsdesk.exchange.manifest import MAX_WANT, Want
from vsdesk.records.gate.lone.fair_share import in_turn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.vault.vault import Vault

_NOBODY = "-"  # a file that no body names which counts


def wishes(vault: Vault, device_ids: Collection[str]) -> Want:
    """What a bundle to these devices asks for."""
    bodies = vault.postings.missing_bodies(MAX_WANT, device_ids, vault.journey.staying)
    return Want(tuple(bodies), tuple(_chunks(vault, device_ids)))


def _chunks(vault: Vault, device_ids: Collection[str]) -> list[tuple[str, int]]:
    found = list(islice(_missing(vault), MAX_WANT + 1))
    if len(found) <= MAX_WANT:
        return found
    wrote = AttachmentOwners(vault).writers
    had = Counter[str]()
    some: list[tuple[str, int]] = []
    for blob in vault.postings.missing_files():
        writer = wrote.get(blob, _NOBODY)
        fresh = vault.files.missing(blob)[: MAX_WANT - had[writer]]
        had[writer] += len(fresh)
        some += [(blob, index) for index in fresh]
    turns = in_turn(
        some, lambda one: "" if (by := wrote.get(one[0], _NOBODY)) in device_ids else by
    )
    return turns[:MAX_WANT]


def _missing(vault: Vault) -> Iterator[tuple[str, int]]:
    for blob in vault.postings.missing_files():
        for index in vault.files.missing(blob):
            yield blob, index
