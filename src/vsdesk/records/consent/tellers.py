"""Who told what a record holds: their words are theirs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

# Which field of a kind names who told it; of what lies below such a record its teller told it too.
TELLER: Final[Mapping[str, str]] = {
    "event": "told_by",
    "kinship": "told_by",
    "claim": "source",
    "search_action": "actor_person",
    "contact_log": "person",
}


def tellers(dossier: Dossier, record: RecordView) -> frozenset[str]:
    """Everybody who is said to have told it, by every value that stands; what lies below a
    source is the source's."""
    return next((told for told, _ in _said(dossier, record) if told), frozenset())


def are_words_of(dossier: Dossier, record: RecordView, people: Collection[str]) -> bool:
    """Whether these told it, and nobody else; or whether one of them was said to have, and is no more."""
    if not people:
        return False
    people = frozenset(people)
    for told, before in _said(dossier, record):
        if people & before:
            return True
        if told:
            return told <= people
    return False


def _said(dossier: Dossier, record: RecordView) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Of the record and of each that it lies below who told it, and who was said to have before."""
    held: RecordView | None = record
    seen: set[str] = set()
    while held is not None and held.id not in seen:
        seen.add(held.id)
        if held.kind == "source":
            yield frozenset({held.id}), frozenset()
        if name := TELLER.get(held.kind):
            told = frozenset(ids_of(held, name))
            yield told, ever_named(held, name) - told
        held = dossier.get(held.parent or "")
