"""Who told what a record holds: their words are theirs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.about import ever_named
from vsdesk.records.consent.coordinators import filled
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


def is_told_by_somebody(dossier: Dossier, record: RecordView) -> bool:
    """Whether it is written down who told it, by who made the record or a coordinator; what lies below a
    source is the source's."""
    return any(one.surely for one in _said(dossier, record))


def are_words_of(dossier: Dossier, record: RecordView, people: Collection[str]) -> bool:
    """Whether these told it, and nobody else, by all that stands or by who made the record and coordinators;
    or whether one of them was said to have, and is no more."""
    if not people:
        return False
    people = frozenset(people)
    for one in _said(dossier, record):
        if people & one.before:
            return True
        if one.told:
            return one.told <= people or (bool(one.surely) and one.surely <= people)
    return False


class _Told(NamedTuple):
    """Who told something: who stands there, by whose word that counts, and who stood there before."""

    told: frozenset[str]
    surely: frozenset[str]
    before: frozenset[str] = frozenset()


def _said(dossier: Dossier, record: RecordView) -> Iterator[_Told]:
    """Of the record and of each that it lies below who told it."""
    held: RecordView | None = record
    seen: set[str] = set()
    while held is not None and held.id not in seen:
        seen.add(held.id)
        if held.kind == "source":
            yield _Told(frozenset({held.id}), frozenset({held.id}))
        if name := TELLER.get(held.kind):
            told = frozenset(ids_of(held, name))
            surely = frozenset(ids_of(filled(dossier, held), name)) if told else told
            yield _Told(told, surely, ever_named(held, name) - told)
        held = dossier.get(held.parent or "")
