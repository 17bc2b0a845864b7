"""Names of places in told words that say where somebody is of whom nobody may know that. Pure.

Looked for are the places that stand in the fields which say where they are now (`NOW`), in a claim about one
too, or stood there until a coordinator wrote there, by all their names (`places.spots`) and in every
spelling. Not one that a field says which leaves: the paper says it anyhow. Where something happened, where
somebody was born or lived before they were missing is no place to find them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.names.fold import fold, words_of
from vsdesk.records.about import ABOUT, about_whom
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.told_names import Someone
from vsdesk.records.gate.persons import whereabouts
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.places.spots import of_names, places_at, spots

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_FAMILY: Final = "family"
_MEMBER: Final = "family_member"
# Of a relative and of the family where they live; of who is missing where they were found.
NOW: Final = {
    "case": ("whereabouts_place",),
    "person": ("usual_address", "usual_address_text", "last_address", "last_address_text"),
    _FAMILY: ("current_place", "current_text"),
    _MEMBER: ("household",),
}
_COUNTRY: Final = "country"
_PROPOSAL: Final = "proposal"
_CLAIM: Final = "claim"
_VALUE: Final = "value"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Of whom nobody may know where they are (`placeless`), or that they are there
    (`unknown`); who is missing."""

    dossier: Dossier
    dictionary: Dictionary
    placeless: frozenset[str]
    unknown: frozenset[str]
    missing: frozenset[str]
    sealed: frozenset[
        str
    ]  # records that stay by themselves: what they say is of one of whom they speak

    def whose(self, said: WhereaboutsField) -> frozenset[str]:
        """Whose place a field says; of what speaks of all who are placeless one, who stands for them."""
        if said.record.id in self.sealed:
            about = about_whom(said.record) if said.record.kind in ABOUT else frozenset[str]()
            return frozenset({min(about or self.missing or {said.record.id})})
        if said.spec.name not in NOW.get(said.spec.kind, ()) or said.record.id in self.missing:
            return frozenset()
        they = about_whom(said.record) if said.record.kind == _MEMBER else {said.record.id}
        theirs = they & (self.placeless | self.unknown)
        if not theirs and whereabouts.stays(
            *(self.dossier, self.dictionary, said.record, said.spec), self.placeless, self.missing
        ):
            return frozenset({min(self.placeless & self.missing or self.placeless)})
        return frozenset(theirs)


class WhereaboutsField(NamedTuple):
    """A field of a record that says where, with what it is about: a claim's value is about
    another record's field."""

    record: RecordView
    name: str
    spec: FieldSpec

    def here(self) -> Iterator[Json]:
        """What stands there and can be read."""
        held = self.record.fields.get(self.name, ())
        return (one.value for one in held if one.held == "here")


# The values of a field as they leave this paper, where nothing is asked about places in words.
LeavingRecords = Callable[[WhereaboutsField], Iterable["Json"]]


def places_of(
    dossier: Dossier,
    dictionary: Dictionary,
    placeless: frozenset[str],
    unknown: frozenset[str],
    leaving: LeavingRecords,
    sealed: frozenset[str] = frozenset(),
) -> Iterator[Someone]:
    """What each of these is looked for by: the names of where they are, but for those that a field says which
    leaves in every reading."""
    missing = missing_person_ids(dossier)
    asked = _Asked(dossier, dictionary, placeless, unknown - missing, missing, sealed)
    if not (asked.placeless or asked.unknown or sealed):
        return
    called = _Called(dossier, dictionary)
    found: dict[str, dict[str, None]] = {}
    fields = [*_fields(dossier, dictionary, sealed, asked.placeless)]
    links = {id for one in fields for value in one.here() for id in ids_in(value)}
    dossier.beyond.ever_said({id for id in links if dossier.get(id) is None})  # read at once
    for one in fields:
        if whose := asked.whose(one):
            names = dict.fromkeys(name for value in one.here() for name in called.of(one, value))
            for who in whose:
                found.setdefault(who, {}).update(names)
    wanted = {_key(name) for names in found.values() for name in names}
    left = _leaving(dossier, called, leaving, wanted) if wanted else frozenset()
    for who, names in sorted(found.items()):
        if own := tuple(name for name in names if _key(name) not in left):
            yield Someone(who, "place", (), called=own)


def _fields(
    dossier: Dossier,
    dictionary: Dictionary,
    sealed: Collection[str],
    placeless: Collection[str],
) -> Iterator[WhereaboutsField]:
    """Each field that says where, in any reading of the file, of each other family too in which one of these
    stands, and with what was ever said there until a coordinator wrote it."""
    homes = [one for one in dossier.beyond.homes_of(placeless) if one.kind == _FAMILY]
    every = [*(one for read in dossier.readings for one in read), *homes]
    held = [
        one
        for one in _that_say_where(every, dictionary)
        if one.record.id in sealed or one.spec.name in NOW.get(one.spec.kind, ())
    ]
    ever = dossier.beyond.unlooked({one.record.id for one in held}) if held else {}
    yield from held
    yield from _that_say_where(ever.values(), dictionary)


def _that_say_where(
    records: Iterable[RecordView], dictionary: Dictionary
) -> Iterator[WhereaboutsField]:
    for record in records:
        kind = dictionary.kind(record.kind)
        for spec in kind.fields if kind else ():
            if spec.where and spec.name in record.fields:
                yield WhereaboutsField(record, spec.name, spec)
        for about in record.every("field") if record.kind == _CLAIM else ():
            claimed = dictionary.claimed(str(about))
            if claimed is not None and claimed.where and _VALUE in record.fields:
                yield WhereaboutsField(record, _VALUE, claimed)


class _Called:
    """How the places of fields are called: by their records, or by what the words that were written name."""

    def __init__(self, dossier: Dossier, dictionary: Dictionary) -> None:
        self._dossier, self.dictionary = dossier, dictionary
        self._found: dict[tuple[str, bool], tuple[str, ...]] = {}

    def of(self, said: WhereaboutsField, value: Json) -> Iterator[str]:
        """The names in one value; a key of a list says no word."""
        if said.spec.vocabulary:
            return
        is_link = said.spec.type in ("link", "links")
        for text in ids_in(value) if is_link else texts_in(value):
            if (text, is_link) not in self._found:
                names = self._of_place(text) if is_link else spots(text, self.dictionary.places)
                self._found[text, is_link] = (*dict.fromkeys(names),)
            yield from self._found[text, is_link]

    def as_a_whole(self, said: WhereaboutsField, value: Json) -> Iterator[str]:
        """The same of what leaves: a sentence that names a place besides says no place anyhow."""
        if said.spec.type in ("link", "links"):
            yield from self.of(said, value)
        elif not said.spec.vocabulary:
            names = {_key(one): one for one in self.of(said, value)}
            for key in map(_key, texts_in(value)):
                yield from (names[key],) if key in names else ()
                yield from self._also_called(key)

    def _also_called(self, key: str) -> Iterator[str]:
        """Every name of the places of the shipped list of which this is one."""
        places = self.dictionary.places
        for place in places_at(key, places):
            names = [*of_names(place.names, places)]
            if place.level != _COUNTRY and key in map(_key, names):
                yield from names

    def _of_place(self, id: str) -> Iterator[str]:
        places = self.dictionary.places
        held = [place for read in self._dossier.readings if (place := read.get(id)) is not None]
        gone = self._dossier.beyond.ever_said({id}).values() if not held else ()  # named no longer
        for place in (*held, *gone):
            for text in _names_on(self.dictionary, place):
                yield from spots(text, places)
        shipped = places.get(id)
        if shipped is not None and shipped.level != _COUNTRY:  # in a country nobody is found
            yield from of_names(shipped.names, places)


def _names_on(dictionary: Dictionary, place: RecordView) -> Iterator[str]:
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


def _leaving(
    dossier: Dossier, called: _Called, leaving: LeavingRecords, wanted: Collection[str]
) -> frozenset[str]:
    """Of these names of places those that fields which leave say in every reading."""
    left: frozenset[str] | None = None
    for read in dossier.readings:
        said = {
            key
            for one in _that_say_where(read, called.dictionary)
            if any(_key(name) in wanted for value in one.here() for name in called.of(one, value))
            for value in leaving(one)
            for key in map(_key, called.as_a_whole(one, value))
        }
        left = frozenset(said) if left is None else left & said
        if not left:
            return left
    return left or frozenset()


def _key(name: str) -> str:
    return " ".join(words_of(fold(name)))
