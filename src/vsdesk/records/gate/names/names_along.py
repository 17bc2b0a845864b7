"""What goes along with told words so that a source who stays on this device is named by no paper of another.

Wherever one of them is found in the words of a file, what was chosen about it here goes along with the places
of its names; where nothing was, the words are closed everywhere else too. The names themselves never
go (docs/spec/bundle.md §8.16). Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.gate.names.chosen_places import ChosenPlace, values_of
from vsdesk.records.gate.names.names_attached import ATTACHED
from vsdesk.records.gate.names.names_left import looking_for, said_in, words_of
from vsdesk.records.gate.names.nowhere_named import is_told
from vsdesk.records.gate.names.standing_choices import Choice, about, chosen_in
from vsdesk.records.gate.persons.surely_named import may_ask
from vsdesk.records.gate.told.told_texts import named_texts
from vsdesk.records.source_ids import TO_SOURCES

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.names.name_choices import NameInWords, NameReader
    from vsdesk.records.gate.names.names_attached import AttachmentNames, WhomAttached

_SOURCE: Final = "source"
_ITEM: Final = "evidence_item"


@dataclass(frozen=True, slots=True)
class NameAlong:
    """One source in one field: where it is named (`places` of told words; in a line nobody is replaced), what
    counts for it here, and what others would call it."""

    record: RecordView = field(repr=False)
    name: str  # of the field
    who: str
    places: tuple[ChosenPlace, ...] = field(repr=False)
    choice: Choice | None
    code: str = field(default="", repr=False)  # where it is another than everybody works out
    named: NameInWords | None = field(
        default=None, repr=False
    )  # in told words, for whoever chooses
    of_others: bool = False  # whether the words are of a device that does not have the source


@dataclass(frozen=True, slots=True)
class NamesAlong:
    """What is found in one file: who is named where; of the choices about words in which nobody is named
    any more those that are `over`, and those that stay (`kept`), as other words may be printed again."""

    named: tuple[NameAlong, ...]
    over: tuple[RecordView, ...]
    kept: tuple[RecordView, ...] = ()


def names_along(
    dossier: Dossier,
    dictionary: Dictionary,
    sources: Collection[str],
    own: str,
    *,
    leads: bool,
    attached: AttachmentNames,
) -> NamesAlong:
    """What goes along of these sources with the words of a file; `own` is the device that hands over, a
    coordinator's where it `leads`. `attached` reads the files of items."""
    reader = looking_for(dossier, dictionary, sources)
    whom = attached.read_by(reader)
    theirs = {one.space for one in dossier if one.kind == _SOURCE}
    named: list[NameAlong] = []
    over: list[RecordView] = []
    kept: list[RecordView] = []
    for record in dossier:
        if record.deleted or record.space in theirs:
            continue
        for name, found in _found_in(reader, record, sources, whom):
            named += (_whose(dossier, one, own) for one in found.values())
            sure = (leads or own in dossier.opened_by) and _is_own(record, name, own)
            ended = over if sure else kept
            ended += (
                one
                for one in about(dossier, record, name)
                if all(who in sources and who not in found for who in one.every("who"))
            )
    return NamesAlong(tuple(named), tuple(over), tuple(kept))


def _whose(dossier: Dossier, one: NameAlong, own: str) -> NameAlong:
    """The same, with whether it may be told to whoever has these words."""
    held = (read.get(one.record.id) for read in dossier.readings)
    words = {word for each in held if each is not None for word in writers(each, one.name)} - {own}
    others = not all(may_ask(dossier, one.who, word) for word in words)
    return replace(one, of_others=others) if others else one


def _found_in(
    reader: NameReader, record: RecordView, sources: Collection[str], whom: WhomAttached
) -> Iterator[tuple[str, dict[str, NameAlong]]]:
    """By field of a record who is named in it."""
    for spec in words_of(reader.dictionary, record):
        name = said_in(record, spec)
        yield name, {one.who: one for one in _named(reader, record, spec, name, sources)}
    blobs = _ever(reader.dossier, record, ATTACHED) if record.kind == _ITEM else ()
    said = [whom(one) for one in blobs if isinstance(one, str)]
    whose = frozenset[str]().union(*filter(None, said)) & frozenset(sources)
    chosen = chosen_in(reader.dossier, record, ATTACHED) if whose else {}
    if whose or (said and None not in said):  # what nobody reads names nobody, and clears nobody
        yield (
            ATTACHED,
            {who: NameAlong(record, ATTACHED, who, (), chosen.get(who)) for who in sorted(whose)},
        )


def unsearched(
    dossier: Dossier,
    dictionary: Dictionary,
    sources: Collection[str],
    unsent: Callable[[Collection[str]], Collection[str]],
) -> Iterator[NameAlong]:
    """The same of sources whose names cannot be looked for, as they were put away for a journey: in a file
    that names or named one, all words of this device that are `unsent` (of ops those that did not go yet)."""
    named = {
        id
        for kind, names in TO_SOURCES.items()
        for one in ever_of(dossier, kind)
        for id in ever_named(one, *names)
    }.intersection(sources)
    if not named:
        return
    words = [
        (one, name)
        for one in dossier
        if not one.deleted
        for spec in words_of(dictionary, one)
        for name in [said_in(one, spec)]
    ]
    fresh = frozenset(unsent({op for one, name in words for op in one.ops(name)}))
    for record, name in words:
        if not fresh.isdisjoint(record.ops(name)):
            told_by = named.intersection(ever_named(record, *TO_SOURCES.get(record.kind, ())))
            who = min(told_by or named)
            chosen = chosen_in(dossier, record, name).get(who)
            yield NameAlong(record, name, who, (), chosen)


def _is_own(record: RecordView, name: str, own: str) -> bool:
    """Whether this device wrote itself all that stands. Where it opened the file as well no reading anywhere
    has other words, and nobody else takes its change back."""
    return writers(record, name) == {own}


def _ever(dossier: Dossier, record: RecordView, name: str) -> tuple[Json, ...]:
    """What stands in a field in any reading: each may be what a paper has."""
    held = (read.get(record.id) for read in dossier.readings)
    found = (value for one in held if one is not None for value in one.every(name))
    return tuple(dict.fromkeys(found))


def _named(
    reader: NameReader, record: RecordView, spec: FieldSpec, name: str, sources: Collection[str]
) -> Iterator[NameAlong]:
    values = _ever(reader.dossier, record, name)
    whose = frozenset[str]().union(*(reader.whom(one) for one in values)) & frozenset(sources)
    if not is_told(spec):
        stays = any(reader.stands_in(spec, one) for one in values)
        whose = (whose or frozenset({min(sources)})) if stays else frozenset()
    chosen = chosen_in(reader.dossier, record, name) if whose else {}
    asked = reader.named_in(record, spec) if whose and is_told(spec) else ()
    named = {one.who: one for one in asked}
    for who in sorted(whose):
        places = tuple(sorted(_places(reader, record, name, who))) if is_told(spec) else ()
        code = reader.code(who)
        code = "" if code == source_code(who) else code
        yield NameAlong(record, name, who, places, chosen.get(who), code, named.get(who))


def _places(reader: NameReader, record: RecordView, name: str, who: str) -> Iterator[ChosenPlace]:
    for at, value in enumerate(values_of(record, name)):
        for lang, text in named_texts(value):
            for start, end, put in reader.places(text, who):
                yield ChosenPlace(at, lang, start, end, put)
