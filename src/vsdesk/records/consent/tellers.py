"""Who told what a record holds: their words are theirs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vsdesk.records.about import ever_named
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.teller_fields import TELLERS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.records.dossier import Dossier, RecordView


def is_told_by_somebody(dossier: Dossier, record: RecordView) -> bool:
    """Whether it is written down who told it, by who made the record or a coordinator; what lies below a
    source is the source's."""
    return any(one.surely for one in _said(dossier, record))


def are_words_of(dossier: Dossier, record: RecordView, people: Collection[str]) -> bool:
    """Whether one of these told it, or was said to have and is no more. Of several who told it together each
    has a word in it; where two devices name another teller each, it is theirs alone by both, or by who made
    the record and coordinators."""
    if not people:
        return False
    people = frozenset(people)
    for held in _up(dossier, record):
        said = [*_said_in(dossier, held)]
        if any(one.is_of(people) for one in said):
            return True
        if any(one.told for one in said):
            return False
    return False


class _Told(NamedTuple):
    """Who told something: who stands there, by whose word that counts, and who stood there before.
    `together`: several tell it with one word."""

    told: frozenset[str]
    surely: frozenset[str]
    before: frozenset[str] = frozenset()
    together: bool = False

    def is_of(self, people: frozenset[str]) -> bool:
        if people & self.before:
            return True
        if self.together:
            return bool(people & self.told)
        return bool(self.told) and (
            self.told <= people or (bool(self.surely) and self.surely <= people)
        )


def _said(dossier: Dossier, record: RecordView) -> Iterator[_Told]:
    """Of the record and of each that it lies below who told it."""
    for held in _up(dossier, record):
        yield from _said_in(dossier, held)


def _said_in(dossier: Dossier, record: RecordView) -> Iterator[_Told]:
    """Of one record by each of its fields who told it."""
    if record.kind == "source":
        yield _Told(frozenset({record.id}), frozenset({record.id}))
    for name in TELLERS.get(record.kind, ()):
        told = frozenset(ids_of(record, name))
        surely = frozenset(ids_of(filled(dossier, record), name)) if told else told
        yield _Told(told, surely, ever_named(record, name) - told, (record.kind, name) in TOGETHER)


def _up(dossier: Dossier, record: RecordView) -> Iterator[RecordView]:
    """The record, and each that it lies below."""
    held: RecordView | None = record
    seen: set[str] = set()
    while held is not None and held.id not in seen:
        seen.add(held.id)
        yield held
        held = dossier.get(held.parent or "")
