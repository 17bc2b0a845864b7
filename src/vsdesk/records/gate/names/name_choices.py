"""Names in told words on their way out: each is kept, replaced on the copy that leaves,
or keeps the words here.

What nobody chose about stays as a whole, as it always did. A choice (`name_choice`) is void once other
words stand in the field; a replaced copy is read once more before it leaves. Whose name nobody here knows
is replaced where the choice says that it stands. The told words themselves are never changed. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from vsdesk.languages import USUAL
from vsdesk.records.consent.recipients import Recipient
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.names.chosen_places import (
    ChosenPlace,
    Put,
    at_value,
    by_hearsay,
    places_for,
)
from vsdesk.records.gate.names.name_parts import ASCENT, FAMILY, GIVEN
from vsdesk.records.gate.names.nowhere_named import (
    UnnamedNames,
    is_own_name,
    of_others,
    says_mother,
    tells_alone,
)
from vsdesk.records.gate.names.source_codes import code_of
from vsdesk.records.gate.names.standing_choices import Choice, chosen_in
from vsdesk.records.gate.names.surnames import GAP, Surnames, holds_words, said_in
from vsdesk.records.gate.names.told_names import NameSpan, Someone, ToldNames, Why
from vsdesk.records.gate.names.told_people import nobody_else, people_of, sources
from vsdesk.records.gate.names.without_name import relations_to_missing
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.persons.hidden_people import HiddenPeople
from vsdesk.records.gate.told.joint_readers import Together
from vsdesk.records.gate.told.marked_copies import marked, surest, united
from vsdesk.records.gate.told.recorded_numbers import is_number_itself
from vsdesk.records.gate.told.rejected_words import RejectedWords, tell_of_death
from vsdesk.records.gate.told.told_texts import named_texts, texts_in, ways_to_read
from vsdesk.words import LANG_OF, Lang

# A name that others bear too keeps nothing here by itself.
ENOUGH: Final = frozenset({"sure", "family", "likely"})
_SURELY: Final = frozenset({"sure", "family"})  # whoever it is
_GAPS: Final = ("rejected", "place", "number")  # what is no name of somebody


@dataclass(frozen=True, slots=True)
class NameInWords:
    """One person in one told field, for whoever chooses: the places by language ("" for a plain text)."""

    record: str
    name: str  # of the field
    who: str
    why: Why
    spans: tuple[tuple[str, NameSpan], ...] = field(repr=False)
    choice: Choice | None = None
    instead: str = field(default="", repr=False)  # what a paper has in place of the name
    waits: bool = False  # whether a kinship stood there that waits for a look
    placed: bool = True  # whether it is known where the name stands
    code: str = ""  # of whom nothing else is known here


@dataclass(frozen=True)
class NameReader:
    """What is looked for in told words on one paper: people, their names, their places and numbers, words."""

    dossier: Dossier = field(repr=False)
    dictionary: Dictionary = field(repr=False)
    people: tuple[Someone, ...] = field(default=(), repr=False)
    rejected: RejectedWords = field(default_factory=lambda: RejectedWords({}), repr=False)
    hidden: frozenset[str] = field(default=frozenset(), repr=False)
    unnamed: UnnamedNames | None = field(default=None, repr=False)
    decided: bool = False  # whether words stay for a name that others bear too
    together: Together = field(default_factory=Together, repr=False)  # all who read the same texts
    families: tuple[Surnames, ...] = field(default=(), repr=False)  # family names that stay
    placed: bool = False  # whether names stay that are known on other devices alone
    coded: frozenset[str] = frozenset()  # for whom the code stands where nothing was chosen

    @cached_property
    def reader(self) -> ToldNames:
        """It reads each sentence of the file once."""
        named = (one for one in self.people if one.why not in _GAPS and not one.is_called_alone)
        others = of_others(self.dossier, self.hidden | nobody_else(named))
        return ToldNames(self.people, others, self.rejected, self.together, lone_families=True)

    def stays(self, record: RecordView, name: str, spec: FieldSpec) -> bool:
        """Whether the words of a told field stay here as a whole."""
        chosen = self.chosen(record, name)
        return any(self._keeps_here(spec, one, chosen) for one in record.every(name))

    def stands_in(self, spec: FieldSpec, value: Json) -> bool:
        """Whether a value names somebody who stands on this paper nowhere, where nothing is chosen about it.

        A sealed source with a further name of theirs beside, or by the one name where words tell of people;
        many a mother has the given name of a source. Neither does it say what a family does not want said.
        """
        if self.unnamed is not None and self.unnamed.stands_in(spec, value):
            return True
        if is_own_name(spec) or not holds_words(spec) or not (self.people or self.rejected):
            return False
        return any(
            self._names_one(spec, way) for one in texts_in(value) for way in ways_to_read(one)
        )

    def whom(self, value: Json) -> frozenset[str]:
        """Who is surely named by a value, or is the one whom it may name; whatever was chosen about it."""
        return frozenset[str]().union(*self._named(value))

    def one_of(self, value: Json) -> str | None:
        """The first of these by id, however many bear the names; None for nobody."""
        return min(map(self.reader.first, self._named(value)), default=None)

    def _named(self, value: Json) -> set[frozenset[str]]:
        """Those whom each place of a value surely names."""
        spans = (
            one
            for text in texts_in(value)
            for way in ways_to_read(text)
            for one in self.reader.spans(way)
        )
        return {
            one.who
            for one in spans
            if one.sure in _SURELY or (one.sure in ENOUGH and one.why != "unnamed")
        }

    def names_anybody(self, text: str) -> bool:
        """Whether a text that stands in place of a name holds the name of anybody who is sealed
        or stands here nowhere."""
        return any(
            one.why != "rejected" for way in ways_to_read(text) for one in self.reader.spans(way)
        )

    def code(self, source: str) -> str:
        """A source's code as it leaves."""
        families = (one.stands_in_any_way for one in self.families)
        return code_of(self.dossier, source, self.names_anybody, *families)

    def _names_one(self, spec: FieldSpec, text: str) -> bool:
        return any(
            (one.sure == "sure" and (one.why != "number" or not is_number_itself(spec)))
            or one.why == "rejected"
            or (
                one.sure == "likely"
                and one.why == "sealed"
                and not says_mother(spec)
                and tells_alone(spec, text[one.start : one.end])
            )
            for one in self.reader.spans(text)
        )

    def copy(self, record: RecordView, name: str, value: Json) -> Json:
        """A value as it leaves: with a role or code for whom that was chosen. None where it is
        not known where a name stands in it."""
        chosen = self.chosen(record, name)
        placed: list[tuple[str, ChosenPlace]] = []
        for who in self._heard(record, name):
            if chosen.get(who) == "replace":
                found = places_for(self.dossier, record, name, who)
                inside = at_value(record, name, value, found) if found else None
                if inside is None:
                    return None
                placed += ((who, one) for one in inside)
        return self._copy(value, chosen, placed)

    def chosen(self, record: RecordView, name: str) -> Mapping[str, Choice]:
        """What counts for each person in one field: of several choices the narrowest."""
        return {**dict.fromkeys(self.coded, "replace"), **chosen_in(self.dossier, record, name)}

    def named_in(self, record: RecordView, spec: FieldSpec) -> tuple[NameInWords, ...]:
        """Everybody who is found in one told field, with what was chosen."""
        name = spec.name
        places: dict[frozenset[str], list[tuple[str, NameSpan]]] = {}
        for value in record.every(name):
            for lang, text in named_texts(value):
                for span in self.reader.spans(text):
                    places.setdefault(span.who, []).append((lang, span))
        found: dict[str, list[tuple[str, NameSpan]]] = {}
        for whose, spans in places.items():
            for who in sorted(whose):
                found.setdefault(who, []).extend(spans)
        chosen = self.chosen(record, name)
        return tuple(
            NameInWords(
                *(record.id, name, who, spans[0][1].why, tuple(spans), chosen.get(who)),
                self.instead(who, spans[0][1], spans[0][0]),
                self._waits(who, spans[0][1]),
            )
            for who, spans in found.items()
        ) + tuple(
            self._named_elsewhere(record, name, who, chosen)
            for who in sorted(self._heard(record, name) - found.keys())
        )

    def _named_elsewhere(
        self, record: RecordView, name: str, who: str, chosen: Mapping[str, Choice]
    ) -> NameInWords:
        """Somebody who is known on another device alone, with the places that it said."""
        places = places_for(self.dossier, record, name, who) or ()
        found = ((one.lang, _span(who, one)) for one in places)
        spans = tuple((lang, span) for lang, span in found if span is not None)
        code = self.code(who)
        return NameInWords(
            *(record.id, name, who, "sealed", spans, chosen.get(who), f"[{code}]"),
            placed=bool(places),
            code=code,
        )

    def _heard(self, record: RecordView, name: str) -> frozenset[str]:
        """Who is named there whose names are known on other devices alone."""
        found = self.dossier.once(by_hearsay) if self.placed else {}
        return found.get((record.id, name), frozenset())

    def instead(self, who: str, span: NameSpan, lang: str) -> str:
        """A source by its code, a relative by the kinship that stands in every reading; where nobody may know
        of them, and for a word and a place, a gap."""
        if span.why == "sealed":
            return f"[{self.code(who)}]"
        role = "" if span.why in _GAPS else self._role(who, lang)
        return f"[{role}]" if role else f"[{GAP}]"

    def _waits(self, who: str, span: NameSpan) -> bool:
        """Whether the file says what somebody is to the missing person, and not every reading does."""
        if span.why in ("sealed", *_GAPS) or who in self.dossier.once(hidden_people.not_known):
            return False
        relations = {read.once(relations_to_missing).get(who, "") for read in self.dossier.readings}
        return len(relations) > 1

    def _role(self, who: str, lang: str) -> str:
        if who in self.dossier.once(hidden_people.not_known):
            return ""
        relations = {read.once(relations_to_missing).get(who, "") for read in self.dossier.readings}
        term = self.dictionary.vocabularies.term("kinship", "".join(relations))
        shown: Lang = LANG_OF.get(lang, USUAL)
        if term is None or len(relations) != 1 or self._tells(term.written):
            return ""
        return term.label(shown)

    def _tells(self, texts: Sequence[str]) -> bool:
        """Whether words that an organisation wrote name somebody, or say what nobody asked to hear."""
        ways = [way for one in texts for way in ways_to_read(one)]
        return tell_of_death(ways) or any(self.reader.spans(one) for one in ways)

    def _keeps_here(self, spec: FieldSpec, value: Json, chosen: Mapping[str, Choice]) -> bool:
        spans = [span for _, text in named_texts(value) for span in self.reader.spans(text)]
        stop = frozenset(who for who, choice in chosen.items() if choice == "stop")
        if any(not stop.isdisjoint(whose) for whose in {one.who for one in spans}):
            return True
        open_ = {
            one.who
            for one in spans
            if self.decided or one.sure in _SURELY or (one.sure in ENOUGH and one.why != "unnamed")
        }
        if any(not whose <= chosen.keys() for whose in open_):
            return True
        kept = frozenset(who for who, choice in chosen.items() if choice == "keep")
        again = self._unnamed_but(kept & self.hidden)
        return again is not None and again.stands_in(spec, self._copy(value, chosen))

    def _unnamed_but(self, kept: frozenset[str]) -> UnnamedNames | None:
        if kept not in self._but:
            self._but[kept] = UnnamedNames.of(self.dossier, self.hidden - kept, self.together)
        return self._but[kept]

    @cached_property
    def _but(self) -> dict[frozenset[str], UnnamedNames | None]:
        """Whoever is looked for still, by who was kept."""
        return {frozenset(): self.unnamed}

    def _copy(
        self,
        value: Json,
        chosen: Mapping[str, Choice],
        placed: Sequence[tuple[str, ChosenPlace]] = (),
    ) -> Json:
        if "replace" not in chosen.values():
            return value
        copies = {
            lang: self._copied(text, chosen, lang, [one for one in placed if one[1].lang == lang])
            for lang, text in named_texts(value)
        }
        return {**value, **copies} if isinstance(value, dict) else copies.get("", value)

    def _copied(
        self,
        text: str,
        chosen: Mapping[str, Choice],
        lang: str,
        placed: Sequence[tuple[str, ChosenPlace]],
    ) -> str:
        wanted = frozenset(who for who, choice in chosen.items() if choice == "replace")
        replaced, gaps = self._cuts(text, wanted)
        spans = [span for who, one in placed if (span := _span(who, one)) is not None]
        gaps += [(one.start, one.end) for _, one in placed if one.put == "word"]
        every = united([*replaced, *spans])
        return marked(text, every, lambda one: self.instead(min(one.who), one, lang), gaps)

    def places(self, text: str, who: str) -> Iterator[tuple[int, int, Put]]:
        """Where a copy has something else in place of one source's names, and what."""
        replaced, gaps = self._cuts(text, frozenset({who}))
        for span in replaced:
            yield span.start, span.end, "gap" if span.why in _GAPS else "code"
        yield from ((start, end, "word") for start, end in gaps)

    def _cuts(
        self, text: str, wanted: frozenset[str]
    ) -> tuple[tuple[NameSpan, ...], list[tuple[int, int]]]:
        """The places of some; and between them further names of theirs: a family name alone
        tells it."""
        spans = self.reader.spans(text)
        replaced = surest(replace(one, who=whose) for one in spans if (whose := one.who & wanted))
        alone = [self._alone.get(min(one.who)) for one in replaced]
        rests = [one for one in dict.fromkeys(alone) if one is not None]
        begins = (0, *(one.end for one in replaced))
        ends = (*(one.start for one in replaced), len(text))
        gaps = {
            (begin + first, begin + last)
            for begin, end in zip(begins, ends, strict=True)
            for rest in rests
            for first, last in rest.gaps_in(text[begin:end])
        }
        return replaced, sorted(gaps)

    @cached_property
    def _alone(self) -> Mapping[str, Surnames]:
        """Of each person who is looked for the further names that nobody else of the file bears."""
        every = (*GIVEN, *ASCENT, *FAMILY)
        found = {}
        for one in self.people:
            rest = [
                held
                for read in self.dossier.readings
                for held in read.of("person")
                if held.id != one.id
            ]
            theirs, others = (
                Surnames.among(one.further),
                Surnames.among(said_in(rest, every), guards=False),
            )
            found[one.id] = Surnames(theirs.forms - others.forms, theirs.sounds - others.sounds)
        return found


def told_of(
    dossier: Dossier,
    dictionary: Dictionary,
    to: Recipient,
    person: str | None,
    *,
    hidden: HiddenPeople,
    sealed: frozenset[str],
    decided: bool = False,
    families: tuple[Surnames, ...] = (),
) -> NameReader | None:
    """What is looked for in the told words of one paper; None where there is nobody.

    `decided`: they leave only where something was chosen about everybody whom they name.
    """
    everybody = hidden.asked | hidden.households
    why: dict[str, Why] = dict.fromkeys(everybody, "household")
    why |= dict.fromkeys(hidden.asked, "unnamed")
    people = [
        *people_of(dossier, everybody, why),
        *(one for one in sources(dossier) if one.id in sealed),
    ]
    rejected = RejectedWords(hidden_people.rejected_words(dossier, to, person))
    placed = not to.inside and bool(dossier.once(by_hearsay))
    if not people and not rejected and not placed:
        return None
    together = Together()
    unnamed = UnnamedNames.of(dossier, everybody, together) if everybody else None
    return NameReader(
        *(dossier, dictionary, tuple(people), rejected, everybody, unnamed, decided, together),
        families,
        placed=placed,
        coded=sealed if to.inside else frozenset(),
    )


def _span(who: str, place: ChosenPlace) -> NameSpan | None:
    """A place as if the name had been found there; None for a word that tells of it beside."""
    if place.put == "word":
        return None
    why: Why = "sealed" if place.put == "code" else "number"
    return NameSpan(place.start, place.end, frozenset({who}), why, "sure")
