"""To which records others point: whom a file names, and what is drawn in with that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.links import linked_ids
from vsdesk.vault.read.former import OF_TWO_FAMILIES, brought

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.former import Former

# What was asked of a person: it lies in that person's space, and comes along where the person is named.
BELOW: Final = frozenset({"person_mark"})


class Pointers:
    """To which records others point, each record looked at once while its view is held. `former`: to
    which they pointed before."""

    def __init__(self, dictionary: Dictionary, former: Former | None = None) -> None:
        self._dictionary = dictionary
        self._former = former or {}
        self._seen: dict[int, tuple[RecordView, frozenset[str]]] = {}
        self._parts: dict[int, tuple[Sequence[RecordView], set[str], set[str]]] = {}

    def of_all(self, records: Iterable[RecordView]) -> set[str]:
        """The ids in all links of these records."""
        found: set[str] = set()
        for one in records:
            held = self._seen.get(id(one))
            if held is None:
                held = self._seen[id(one)] = (one, self._targets(one))
            found.update(held[1])
        return found

    def of_part(self, records: Sequence[RecordView]) -> tuple[set[str], set[str]]:
        """The same of a list, each list looked at once; and of those alone that name
        somebody of two families."""
        held = self._parts.get(id(records))
        if held is None:
            kin = self.of_all(one for one in records if one.kind in OF_TWO_FAMILIES)
            held = self._parts[id(records)] = records, self.of_all(records), kin
        return held[1:]

    def _targets(self, record: RecordView) -> frozenset[str]:
        found = linked_ids(record, self._dictionary.links(record.kind))
        if record.id not in self._former:
            return found
        return found | brought(self._dictionary, record.kind, self._former[record.id])


def below_by_person(named: Mapping[str, RecordView]) -> dict[str, list[RecordView]]:
    """By person: what was asked of them."""
    found: dict[str, list[RecordView]] = {}
    for one in named.values():
        if one.kind in BELOW and one.parent:
            found.setdefault(one.parent, []).append(one)
    return found
