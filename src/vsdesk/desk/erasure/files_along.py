"""The files that go with somebody: what only records about them name, and redacted copies of what goes.

A file that something else names too stays, and so does one that another device alone calls theirs. It is
written down then that it relates to them, so that it stays here for whoever is outside, as before.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.desk.erasure.said_for_good import for_good, tied
from vsdesk.records.about import ABOUT
from vsdesk.records.checks.erasure_scope import file_fields
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_ITEM: Final = "evidence_item"
_COPY_OF: Final = "redacted_version_of"
_RELATES: Final = "relates_to"


class FilesAlong:
    """Of what an order reaches the files that its records name."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._names: dict[str, list[str]] = defaultdict(list)
        for kind, name in file_fields(vault.dictionary.kinds):
            self._names[kind].append(name)
        self._spaces: dict[str, list[RecordView]] = {}

    def going(self, reached: Collection[RecordKey]) -> dict[str, RecordView]:
        """Those that nothing names which stays, by the word of whoever is believed of the item too."""
        return {
            item.id: item
            for item, by in self._named(reached)
            if all(self._is_theirs(item, one, name) for one, name in by)
            and not self._named_elsewhere(item, reached)
        }

    def tied(self, reached: Collection[RecordKey]) -> list[Edit]:
        """Of those that stay, of whom they are: to be written before these are erased."""
        edits = []
        for item, by in self._named(reached):
            people = [id for one, _ in by for id in sorted(self._whose(one, reached))]
            if {*people} - {*ids_of(for_good(self._vault, item, item), _RELATES)}:
                edits.append(tied(self._vault, item, _RELATES, people))
        return edits

    def _named(
        self, reached: Collection[RecordKey]
    ) -> Iterator[tuple[RecordView, list[tuple[RecordView, str]]]]:
        """Each file that is not reached and that records name which are, about somebody, with these."""
        found: dict[str, list[tuple[RecordView, str]]] = defaultdict(list)
        for one in self._reached(reached):
            for name in self._names[one.kind] if one.kind in ABOUT else ():
                for id in ids_of(one, name):
                    found[id].append((one, name))
            if one.kind == _ITEM:
                for copy in self._vault.read.linking_any([one.id], _ITEM):
                    if one.id in ids_of(copy, _COPY_OF):
                        found[copy.id].append((copy, _COPY_OF))
        for id, by in sorted(found.items()):
            item = self._vault.read.view(id)
            if item is None or item.kind != _ITEM or item.erased:
                continue
            if (item.space, id) not in reached:
                yield item, by

    def _reached(self, reached: Collection[RecordKey]) -> Iterator[RecordView]:
        for space in sorted({space for space, _ in reached}):
            if space not in self._spaces:
                self._spaces[space] = self._vault.read.space(space)
            yield from (one for one in self._spaces[space] if (space, one.id) in reached)

    def _is_theirs(self, item: RecordView, one: RecordView, name: str) -> bool:
        """Whether a coordinator or this device says so; or whoever made both, and nobody
        else wrote in the item."""
        trust = self._vault.trust
        said = one.standing(name)
        if said and all(trust.believes(each.word) for each in said):
            return True
        return trust.believed(one) == trust.believed(item) and not (
            self._vault.erasing.reach.shared(item.space, item.id)
        )

    def _named_elsewhere(self, item: RecordView, reached: Collection[RecordKey]) -> bool:
        fields: Iterable[tuple[str, list[str]]] = self._names.items()
        return any(
            (one.space, one.id) not in reached
            and one.id != item.id
            and item.id in ids_of(one, *names)
            for kind, names in fields
            for one in self._vault.read.linking(item.id, kind)
        )

    def _whose(self, record: RecordView, reached: Collection[RecordKey]) -> set[str]:
        """The persons who are erased of whom a record speaks."""
        ids = {record.parent or "", record.id, *ids_of(record, *ABOUT.get(record.kind, ()))}
        every = (self._vault.read.view(id) for id in ids if id)
        return {
            one.id
            for one in every
            if one is not None and one.kind == "person" and (one.space, one.id) in reached
        }
