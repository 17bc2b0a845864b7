"""Names in told words on their way out: each is kept, replaced on the copy that leaves,
or keeps the words here.

What nobody chose about stays as a whole, as it always did. A choice (`name_choice`) is void once other
words stand in the field; a replaced copy is read once more before it leaves. The told words themselves
are never changed. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal, get_args

from vsdesk.languages import USUAL
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.believed import is_confirmed
from vsdesk.records.consent.recipients import Recipient
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView, grouped
from vsdesk.records.gate import marks
from vsdesk.records.gate.marks import Hidden
from vsdesk.records.gate.name_parts import ASCENT, FAMILY, GIVEN
from vsdesk.records.gate.rejected_words import Rejected
from vsdesk.records.gate.source_codes import code_of
from vsdesk.records.gate.surnames import GAP, Surnames, Together, holds_words, said_in
from vsdesk.records.gate.told_names import NameSpan, Someone, ToldNames, Why, marked, surest
from vsdesk.records.gate.told_people import nobody_else, people_of, sources
from vsdesk.records.gate.told_recorded import is_number_itself
from vsdesk.records.gate.told_texts import named_texts, texts_in, ways_to_read
from vsdesk.records.gate.unnamed import (
    Unnamed,
    is_own_name,
    is_told,
    of_others,
    says_mother,
    tells_alone,
)
from vsdesk.words import LANG_OF, Lang

CHOICE: Final = "name_choice"
Choice = Literal["stop", "replace", "keep"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)  # the narrowest first
_ENOUGH: Final = frozenset(
    {"sure", "likely"}
)  # a name that others bear too keeps nothing here by itself


_GAPS: Final = ("rejected", "place", "number")  # what is no name of somebody


@dataclass(frozen=True, slots=True)
class Named:
    """One person in one told field, for whoever chooses: the places by language ("" for a plain text)."""

    record: str
    name: str  # of the field
    who: str
    why: Why
    spans: tuple[tuple[str, NameSpan], ...] = field(repr=False)
    choice: Choice | None = None
    instead: str = field(default="", repr=False)  # what a paper has in place of the name
    waits: bool = (
        False  # whether a kinship that waits for a look would stand there instead of a gap
    )


@dataclass(frozen=True)
class NameReader:
    """What is looked for in told words on one paper: people, their names, their places and numbers, words."""

    dossier: Dossier = field(repr=False)
    dictionary: Dictionary = field(repr=False)
    people: tuple[Someone, ...] = field(default=(), repr=False)
    rejected: Rejected = field(default_factory=lambda: Rejected({}), repr=False)
    hidden: frozenset[str] = field(default=frozenset(), repr=False)
    unnamed: Unnamed | None = field(default=None, repr=False)
    decided: bool = False  # whether words stay for a name that others bear too
    together: Together = field(default_factory=Together, repr=False)  # all who read the same texts
    families: tuple[Surnames, ...] = field(default=(), repr=False)  # family names that stay

    @cached_property
    def reader(self) -> ToldNames:
        """It reads each sentence of the file once."""
        named = (one for one in self.people if one.why not in _GAPS and not one.is_called_alone)
        others = of_others(self.dossier, self.hidden | nobody_else(named))
        return ToldNames(self.people, others, self.rejected, self.together)

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
        spans = (
            one
            for text in texts_in(value)
            for way in ways_to_read(text)
            for one in self.reader.spans(way)
        )
        return frozenset(
            who
            for one in spans
            if one.sure == "sure" or (one.sure in _ENOUGH and one.why != "unnamed")
            for who in one.who
        )

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
        """A value as it leaves: with a role or code for whom that was chosen."""
        return self._copy(value, self.chosen(record, name))

    def chosen(self, record: RecordView, name: str) -> Mapping[str, Choice]:
        """What counts for each person in one field: of several choices the narrowest."""
        found: dict[str, Choice] = {}
        seen = seen_in(record, name)
        for one in self.dossier.once(_choices).get(record.id, ()):
            if (one.every("record"), one.every("field")) != ((record.id,), (name,)):
                continue
            void = one.every("seen") != (seen,) or one.taken_out
            for who in one.every("who"):
                choice = self._counting(one, who) if isinstance(who, str) else None
                if choice == "stop" or (choice and not void):  # whoever writes anew lifts no stop
                    found[str(who)] = min(found.get(str(who), choice), choice, key=CHOICES.index)
        return found

    def named_in(self, record: RecordView, spec: FieldSpec) -> tuple[Named, ...]:
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
            Named(
                *(record.id, name, who, spans[0][1].why, tuple(spans), chosen.get(who)),
                self.instead(who, spans[0][1], spans[0][0]),
                self._waits(who, spans[0][1]),
            )
            for who, spans in found.items()
        )

    def instead(self, who: str, span: NameSpan, lang: str) -> str:
        """A source by its code, a relative by the kinship that stands in every reading; where nobody may know
        of them, and for a word and a place, a gap."""
        if span.why == "sealed":
            return f"[{self.code(who)}]"
        role = "" if span.why in _GAPS else self._role(who, lang)
        return f"[{role}]" if role else f"[{GAP}]"

    def _waits(self, who: str, span: NameSpan) -> bool:
        """Whether the file says what somebody is to the missing person, and not every reading does."""
        if span.why in ("sealed", *_GAPS) or who in self.dossier.once(_not_known):
            return False
        relations = {read.once(_relations).get(who, "") for read in self.dossier.readings}
        return len(relations) > 1

    def _role(self, who: str, lang: str) -> str:
        if who in self.dossier.once(_not_known):
            return ""
        relations = {read.once(_relations).get(who, "") for read in self.dossier.readings}
        term = self.dictionary.vocabularies.term("kinship", "".join(relations))
        shown: Lang = LANG_OF.get(lang, USUAL)
        return term.label(shown) if term and len(relations) == 1 else ""

    def _counting(self, one: RecordView, who: str) -> Choice | None:
        """A choice as it counts; a keep only where a coordinator confirmed it who saw all
        that hides this person."""
        said = {*one.every("choice")}
        if not said or not said <= {*CHOICES}:
            return "stop"
        choice: Choice = min((each for each in CHOICES if each in said), key=CHOICES.index)
        if choice != "keep":
            return choice
        asked = [
            each
            for held in hiding(self.dossier, who)
            for standing in held.fields.values()
            for each in standing
        ]
        return "keep" if is_confirmed(one) and one.decided("confirmed", asked) else None

    def _keeps_here(self, spec: FieldSpec, value: Json, chosen: Mapping[str, Choice]) -> bool:
        spans = [span for _, text in named_texts(value) for span in self.reader.spans(text)]
        stop = frozenset(who for who, choice in chosen.items() if choice == "stop")
        if any(not stop.isdisjoint(whose) for whose in {one.who for one in spans}):
            return True
        open_ = {
            one.who
            for one in spans
            if self.decided or one.sure == "sure" or (one.sure in _ENOUGH and one.why != "unnamed")
        }
        if any(not whose <= chosen.keys() for whose in open_):
            return True
        kept = frozenset(who for who, choice in chosen.items() if choice == "keep")
        again = self._unnamed_but(kept & self.hidden)
        return again is not None and again.stands_in(spec, self._copy(value, chosen))

    def _unnamed_but(self, kept: frozenset[str]) -> Unnamed | None:
        if kept not in self._but:
            self._but[kept] = Unnamed.of(self.dossier, self.hidden - kept, self.together)
        return self._but[kept]

    @cached_property
    def _but(self) -> dict[frozenset[str], Unnamed | None]:
        """Whoever is looked for still, by who was kept."""
        return {frozenset(): self.unnamed}

    def _copy(self, value: Json, chosen: Mapping[str, Choice]) -> Json:
        if "replace" not in chosen.values():
            return value
        copies = {lang: self._copied(text, chosen, lang) for lang, text in named_texts(value)}
        return {**value, **copies} if isinstance(value, dict) else copies.get("", value)

    def _copied(self, text: str, chosen: Mapping[str, Choice], lang: str) -> str:
        wanted = frozenset(who for who, choice in chosen.items() if choice == "replace")
        spans = self.reader.spans(text)
        replaced = surest(replace(one, who=whose) for one in spans if (whose := one.who & wanted))
        return marked(
            text,
            replaced,
            lambda one: self.instead(min(one.who), one, lang),
            lambda between: self._bare(between, replaced),
        )

    def _bare(self, text: str, replaced: Sequence[NameSpan]) -> str:
        """What stands between without the further names of those who were replaced: a
        family name alone tells it."""
        for who in sorted({min(one.who) for one in replaced}):
            rest = self._alone.get(who)
            text = rest.out_of_text(text) if rest is not None else text
        return text

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


def hiding(dossier: Dossier, who: str) -> tuple[RecordView, ...]:
    """What asks that somebody is not named: the marks on them and the answers of theirs, in any reading; what
    they answered in another family too, as `marks.hidden` hears it."""
    heard = dossier.once(marks.with_answers_elsewhere)
    answers = {
        one.id: one
        for read in reversed(heard.readings)
        for one in read.of("consent_grant")
        if who in one.every("grantor")
    }
    return (*marks.marks_on(dossier, who), *answers.values())


def seen_in(record: RecordView, name: str) -> str:
    """The ops that stand in a field, as a choice names them."""
    return " ".join(record.ops(name))


def told_fields(dictionary: Dictionary, record: RecordView) -> Iterator[FieldSpec]:
    """The fields of a record that hold told words which may leave."""
    kind = dictionary.kind(record.kind)
    if kind is not None and not kind.inside:
        yield from (one for one in kind.fields if is_told(one) and record.every(one.name))


def told_of(
    dossier: Dossier,
    dictionary: Dictionary,
    to: Recipient,
    person: str | None,
    *,
    hidden: Hidden,
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
    rejected = Rejected(marks.rejected_words(dossier, to, person))
    if not people and not rejected:
        return None
    together = Together()
    unnamed = Unnamed.of(dossier, everybody, together) if everybody else None
    return NameReader(
        *(dossier, dictionary, tuple(people), rejected, everybody, unnamed, decided, together),
        families,
    )


def _relations(read: Dossier) -> Mapping[str, str]:
    """What each is to who is missing."""
    missing, found = missing_person_ids(read), dict[str, str]()
    for one in read.of("kinship"):
        said = one.every("person")
        if len(said) == 1 and missing & {*map(str, one.every("related_to"))}:
            found.setdefault(str(said[0]), one.text("relation"))
    return found


def _not_known(dossier: Dossier) -> frozenset[str]:
    """Of whom nobody outside may know, towards whomever that was asked."""
    return frozenset(
        who
        for one in marks.marks_of(dossier)
        if marks.NOT_KNOWN in one.every("type")
        for who in marks.marks_whom(one)
    )


def _choices(dossier: Dossier) -> Mapping[object, list[RecordView]]:
    """By record what was chosen about its told words."""
    return grouped(dossier.of(CHOICE), "record")
