"""Names of places in told words that say where somebody is of whom nobody may know that. Pure.

Looked for are the places and the short words that stand in the fields which say where they are now (`NOW`), or stood
there until a coordinator wrote there, each as a whole and in every spelling. Not one that a field names which leaves: the paper says it anyhow.
Where something happened, where somebody was born or lived before they were missing is no place to find them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold, words_of
from vsdesk.records.about import about_whom
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate import whereabouts
from vsdesk.records.gate.told_names import Someone
from vsdesk.records.gate.told_texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_MEMBER: Final = "family_member"
# Of a relative and of the family where they live; of who is missing where they were found.
NOW: Final = {
    "case": ("whereabouts_place",),
    "person": ("usual_address", "usual_address_text", "last_address", "last_address_text"),
    "family": ("current_place", "current_text"),
    _MEMBER: ("household",),
}
_PARTED: Final = re.compile(r"[,،;؛/|()\n\-–]+")  # "Mersin, by the harbour"
_COUNTRY: Final = "country"
_PROPOSAL: Final = "proposal"
_SHORTEST: Final = 3  # letters of a name that is looked for
_LONGEST: Final = 4  # words of one


@dataclass(frozen=True, slots=True)
class _Asked:
    """Of whom nobody may know where they are (`placeless`), or that they are there (`unknown`); who is missing."""

    dictionary: Dictionary
    placeless: frozenset[str]
    unknown: frozenset[str]
    missing: frozenset[str]

    def whose(self, record: RecordView, spec: FieldSpec) -> frozenset[str]:
        """Whose place a field says; of what speaks of all who are placeless one, who stands for them."""
        if spec.name not in NOW.get(record.kind, ()) or record.id in self.missing:
            return frozenset()
        they = about_whom(record) if record.kind == _MEMBER else {record.id}
        theirs = they & (self.placeless | self.unknown)
        if not theirs and whereabouts.stays(
            self.dictionary, record, spec, self.placeless, self.missing
        ):
            return frozenset({min(self.placeless & self.missing or self.placeless)})
        return frozenset(theirs)

    def leaves(self, record: RecordView, spec: FieldSpec) -> bool:
        """Whether the field goes on the paper, as far as this asks."""
        about = {*about_whom(record), record.parent or ""}
        return not (record.deleted or about & self.unknown) and not whereabouts.stays(
            self.dictionary, record, spec, self.placeless, self.missing
        )


def places_of(
    dossier: Dossier,
    dictionary: Dictionary,
    placeless: frozenset[str],
    unknown: frozenset[str] = frozenset(),
) -> Iterator[Someone]:
    """What each of these is looked for by: the names of where they are."""
    missing = missing_person_ids(dossier)
    asked = _Asked(dictionary, placeless, unknown - missing, missing)
    if not (asked.placeless or asked.unknown):
        return
    found: dict[str, dict[str, None]] = {}
    fields = [*_fields(dossier, dictionary)]
    links = {id for one, spec in fields for value in _said(one, spec) for id in ids_in(value)}
    dossier.beyond.ever_said({id for id in links if dossier.get(id) is None})  # read at once
    for record, spec in fields:
        if whose := asked.whose(record, spec):
            names = dict.fromkeys(
                name
                for value in _said(record, spec)
                for name in _names(dossier, dictionary, spec, value)
            )
            for who in whose:
                found.setdefault(who, {}).update(names)
    left = _leaving(dossier, asked) if found else frozenset()
    for who, names in sorted(found.items()):
        if own := tuple(name for name in names if _key(name) not in left):
            yield Someone(who, "place", (), called=own)


def _fields(dossier: Dossier, dictionary: Dictionary) -> Iterator[tuple[RecordView, FieldSpec]]:
    """Each field that says where, in any reading of the file, and with what was ever said there until a coordinator
    wrote it."""
    held = [
        (record, spec)
        for read in dossier.readings
        for record, spec in _that_say_where(read, dictionary)
        if spec.name in NOW.get(record.kind, ())
    ]
    ever = dossier.beyond.unlooked({record.id for record, _ in held}) if held else {}
    yield from held
    yield from _that_say_where(ever.values(), dictionary)


def _that_say_where(
    records: Iterable[RecordView], dictionary: Dictionary
) -> Iterator[tuple[RecordView, FieldSpec]]:
    for record in records:
        kind = dictionary.kind(record.kind)
        for spec in kind.fields if kind else ():
            if spec.where and spec.name in record.fields:
                yield record, spec


def _said(record: RecordView, spec: FieldSpec) -> Iterator[Json]:
    return (one.value for one in record.fields.get(spec.name, ()) if one.held == "here")


def _names(dossier: Dossier, dictionary: Dictionary, spec: FieldSpec, value: Json) -> Iterator[str]:
    """How the places of a field are called: by their records, or as it was written; a key of a list says no word."""
    if spec.vocabulary:
        return
    texts: Iterable[str] = texts_in(value) if spec.type not in ("link", "links") else ()
    for id in ids_in(value) if spec.type in ("link", "links") else ():
        held = [place for read in dossier.readings if (place := read.get(id)) is not None]
        gone = dossier.beyond.ever_said({id}).values() if not held else ()  # named no longer
        texts = (*texts, *(one for place in (*held, *gone) for one in _called(dictionary, place)))
        shipped = dictionary.places.get(id)
        if shipped is not None and shipped.level != _COUNTRY:  # in a country nobody is found
            texts = (*texts, *shipped.names)
    for text in texts:
        for part in map(str.strip, _PARTED.split(text)):
            if len(part) >= _SHORTEST and len(part.split()) <= _LONGEST:
                yield part


def _called(dictionary: Dictionary, place: RecordView) -> Iterator[str]:
    kind = dictionary.kind(place.kind)
    for spec in kind.fields if kind else ():
        if spec.searched == "name":
            for value in place.every(spec.name):
                yield from texts_in(value)
    for said in place.every("set") if place.kind == _PROPOSAL else ():
        for name, value in said.items() if isinstance(said, dict) else ():
            held = dictionary.field("place", name)
            if held is not None and held.searched == "name":
                yield from texts_in(value)


def _leaving(dossier: Dossier, asked: _Asked) -> frozenset[str]:
    """The names of places that fields which leave say in every reading."""
    said = (
        {
            _key(name)
            for record, spec in _that_say_where(read, asked.dictionary)
            if asked.leaves(record, spec)
            for value in record.every(spec.name)
            for name in _names(dossier, asked.dictionary, spec, value)
        }
        for read in dossier.readings
    )
    return frozenset(next(said)).intersection(*said)


def _key(name: str) -> str:
    return " ".join(words_of(fold(name)))
