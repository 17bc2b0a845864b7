"""Words in which somebody is named whom nobody here can look for: erased, or about to be, or known on another
device alone.

Before an order they are found; what was found has a `stop` (`name_choice`) on them, and stays here as a
whole. So do words of which another device chose something, where it is not known where the name
stands in them. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.names.chosen_places import unplaced
from vsdesk.records.gate.names.name_choices import NameReader
from vsdesk.records.gate.names.nowhere_named import UnnamedNames, is_own_name
from vsdesk.records.gate.names.standing_choices import CHOICE
from vsdesk.records.gate.names.surnames import GAP, holds_words
from vsdesk.records.gate.names.told_names import Someone
from vsdesk.records.gate.names.told_people import people_of, sources
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.told.joint_readers import Together
from vsdesk.records.gate.told.recorded_numbers import contacts_of_sources, numbers_of
from vsdesk.records.gate.told.rejected_words import RejectedWords
from vsdesk.records.gate.told.told_texts import named_texts
from vsdesk.records.gate.told.told_whereabouts import places_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView


def naming_any(
    dossier: Dossier, dictionary: Dictionary, people: Collection[str]
) -> Iterator[tuple[RecordView, str, str]]:
    """Each record and field of words in which one of these persons or sources is found, by a name, a number
    or, of whom nobody may know where they are, a place; and which of them."""
    if not people:
        return
    reader, first = looking_for(dossier, dictionary, people), min(people)
    for record in dossier:
        for spec in words_of(dictionary, record) if not record.deleted else ():
            who = _found(reader, record, spec)
            if who is not None:
                yield record, said_in(record, spec), who or first


def naming_but(
    dossier: Dossier,
    dictionary: Dictionary,
    people: Collection[str],
    but: Collection[str],
    told: Iterable[tuple[Collection[str], Dossier]],
) -> Iterator[tuple[RecordView, str, str]]:
    """As `naming_any`, where more finds them than the names of these others, who are to be found there.
    `told`: the spaces that are read, and the records by which the others are called there."""
    reader, first = looking_for(dossier, dictionary, people), min(people)
    for spaces, known in told:
        others = looking_for(known, dictionary, but, anywhere=True)
        for record in (one for one in dossier if one.space in spaces and not one.deleted):
            for spec in words_of(dictionary, record):
                name = said_in(record, spec)
                rests = [_without(reader, others, value) for value in record.every(name)]
                if (who := _found_in(reader, spec, rests)) is not None:
                    yield record, name, who or first


def kept_words(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """The records and fields whose words stay here because somebody is named there who was
    erased: what was found before; or whose names are known on another device alone.

    Until a coordinator takes that out; for `Dossier.once`."""
    gone = hidden_people.erased_people(dossier)
    return (
        unplaced(dossier)
        | dossier.beyond.kept_fields()
        | frozenset(
            (str(record), str(name))
            for one in (dossier.of(CHOICE) if gone else ())
            if "stop" in one.every("choice") and not gone.isdisjoint(map(str, one.every("who")))
            for record in one.every("record")
            for name in one.every("field")
        )
    )


def looking_for(
    dossier: Dossier, dictionary: Dictionary, people: Collection[str], *, anywhere: bool = False
) -> NameReader:
    """Who looks for all of these at once, as on a paper on which they stand nowhere; `anywhere`: for each of
    their places, whoever may know of them."""
    persons = frozenset(one.id for one in dossier if one.kind == "person" and one.id in people)
    together = Together()
    numbers = numbers_of(dossier, dictionary, persons)
    numbers |= {id: said for id, said in dossier.once(contacts_of_sources).items() if id in people}
    placeless, unknown = (
        persons.intersection(
            who
            for one in hidden_people.marks_of(dossier)
            if type in one.every("type")
            for who in hidden_people.marks_whom(one)
        )
        for type in (hidden_people.PLACE_UNKNOWN, hidden_people.NOT_KNOWN)
    )
    found = (
        *people_of(dossier, persons, dict.fromkeys(persons, "unnamed")),
        *(one for one in sources(dossier) if one.id in people),
        *(Someone(who, "number", (), numbers=said) for who, said in sorted(numbers.items())),
        *places_of(dossier, dictionary, persons if anywhere else placeless, unknown, lambda _: ()),
    )
    return NameReader(
        *(dossier, dictionary, found, RejectedWords({}), persons),
        UnnamedNames.of(dossier, persons, together) if persons else None,
        together=together,
    )


def words_of(dictionary: Dictionary, record: RecordView) -> Iterator[FieldSpec]:
    if record.kind == "claim":
        spec = dictionary.claimed(record.text("field"))
        if spec is not None:
            yield spec
    kind = dictionary.kind(record.kind)
    for spec in kind.fields if kind is not None and not kind.inside else ():
        if holds_words(spec) and not is_own_name(spec) and record.every(spec.name):
            yield spec


def said_in(record: RecordView, spec: FieldSpec) -> str:
    return spec.name if spec.kind == record.kind else "value"


def _found(reader: NameReader, record: RecordView, spec: FieldSpec) -> str | None:
    """Whom of them a field names, "" where it may be any; None for nobody."""
    return _found_in(reader, spec, record.every(said_in(record, spec)))


def _found_in(reader: NameReader, spec: FieldSpec, values: Iterable[Json]) -> str | None:
    for value in values:
        if (who := reader.one_of(value)) is not None:
            return who
        if reader.stands_in(spec, value):
            return ""
    return None


def _without(reader: NameReader, others: NameReader, value: Json) -> Json:
    """A value without the places of these others, but where one is a part of a longer name that is looked
    for."""
    copies = {lang: _cut(reader, others, text) for lang, text in named_texts(value)}
    return {**value, **copies} if isinstance(value, dict) else copies.get("", value)


def _cut(reader: NameReader, others: NameReader, text: str) -> str:
    wider = [(one.start, one.end) for one in reader.reader.spans(text)]
    for one in others.reader.spans(text):
        place = one.start, one.end
        if not any(a <= place[0] and place[1] <= b and place != (a, b) for a, b in wider):
            text = text[: one.start] + GAP * (one.end - one.start) + text[one.end :]
    return text
