"""The records that figures count, of all their kinds read in one pass over the vault: its pages hold a case
beside what belongs to it, and one kind after another would open each page again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.vault_reads import VaultReads


class OnePass:
    """Gives the records of a kind as `VaultReads.own_work` does; `kinds` are read at the first of them."""

    def __init__(self, read: VaultReads, kinds: Collection[str]) -> None:
        self._read = read
        self._kinds = kinds
        self._held: dict[str, list[RecordView]] | None = None

    def __call__(self, kind: str) -> list[RecordView]:
        """The standing records of one kind, in the order of their arrival."""
        if kind not in self._kinds:
            return self._read.own_work(kind)
        if self._held is None:
            self._held = self._read.of_kinds(self._kinds)
        return self._read.own_work_by(self._held.__getitem__, kind)


class BesideAside:
    """Gives the records of a kind, as another reader does, as they would read if what was put aside of
    withdrawn devices counted."""

    def __init__(self, read: VaultReads, of: Callable[[str], list[RecordView]]) -> None:
        self._read = read
        self._of = of

    def __call__(self, kind: str) -> Sequence[RecordView]:
        """The standing records of one kind by that reading: none of a file that it took out."""
        found = self._read.whole.aside.reading(kind, self._of(kind))
        gone = self._gone
        return [one for one in found if one.space not in gone] if gone else found

    @cached_property
    def _gone(self) -> frozenset[str]:
        return self._read.whole.aside.roots_taken_out()
