"""Whose files an order takes: bytes that another item names too stay, and the listing and
the certificate say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.desk.erasure.plan import ErasureTarget
    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Twin:
    """An item elsewhere that has the very file of something that goes: it may be named as well.

    `root` is the case or family in which it lies, `by` the code of who wrote it there.
    """

    id: str
    root: ErasureTarget
    by: str = field(repr=False)


class FilesToGo:
    """The files that the records of an order name, and under which names the same bytes lie here."""

    def __init__(self, vault: Vault, blobs: Collection[str]) -> None:
        self._vault = vault
        self._same = {blob: vault.files.same(blob) for blob in sorted(blobs)}

    def names(self) -> set[str]:
        """Under which names their bytes lie here."""
        return {blob for same in self._same.values() for blob in same}

    def twins(self, reached: Collection[RecordKey]) -> list[RecordView]:
        """The items that the order does not reach and that have one of these files."""
        named = self.names()
        items = self._vault.read.naming(named, hidden=True) if named else []
        return [one for one in items if (one.space, one.id) not in reached]

    def staying(self, twins: Iterable[RecordView]) -> int:
        """How many of the files stay as long as these items do."""
        held = {str(value) for one in twins for value in one.every("blob")}
        return sum(not held.isdisjoint(same) for same in self._same.values())

    def here(self) -> int:
        """How many of the files are here now, under whatever name: asked after the order was carried out."""
        return sum(any(map(self._vault.files.complete, same)) for same in self._same.values())


def writer_of(item: RecordView) -> str:
    """Who wrote down which file an item has."""
    return next((one.by for one in item.standing("blob")), "")
