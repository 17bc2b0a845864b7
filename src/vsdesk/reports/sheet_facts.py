"""What a sheet says, read from what the gate let out.

Owns the way from disclosed values to words in one language: names in the scripts at hand, dates as
told and in words, places, the relatives. It can read nothing but a `GateDecision`, and what was computed
of its files. Where a field is undecided, all its values are said. The missing are missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as member
from functools import cached_property
from typing import TYPE_CHECKING

from vsdesk.languages import DECLARED
from vsdesk.names.fold import fold
from vsdesk.records.consent.returns import FOUND, FREE
from vsdesk.records.dates.age_words import whole_age
from vsdesk.records.dates.date_words import date_or_told, period_in_words, told
from vsdesk.records.dictionary.display_names import (
    LATIN,
    MOTHER,
    NAME_PARTS,
    READ_FIRST,
    WRITINGS,
    called,
    place_name,
)
from vsdesk.records.dictionary.slash_forms import for_sex, whose
from vsdesk.records.dictionary.values import is_answer
from vsdesk.records.dossier import ids_in
from vsdesk.records.evidence_file import Fingerprint
from vsdesk.records.kinship.mothers import HERS, mothers
from vsdesk.records.places.gazetteer import HOME
from vsdesk.reports.held_time import detention_of
from vsdesk.reports.unread_words import MARKED, UntranslatedField, is_unread
from vsdesk.words import capital, isolate, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.records.dates.detention import Detention
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.reports.page_header import Voice


@dataclass(frozen=True)
class Facts:
    """The disclosed records of one case, said in one language."""

    disclosed: GateDecision
    voice: Voice
    files: Mapping[str, Fingerprint] = member(default_factory=dict, repr=False)
    said: set[tuple[str, str]] = member(default_factory=set, repr=False, compare=False)
    """The told texts that were asked for: record and field."""
    unread: set[UntranslatedField] | None = member(default=None, repr=False, compare=False)
    """Where the reader reads this language alone: what is in another, and not translated."""

    # --- single values ---------------------------------------------------------------------

    def values(self, record: DisclosedRecord | None, field: str) -> tuple[Json, ...]:
        """The standing values of a field, answers and cleared ones left out."""
        if record is None:
            return ()
        return tuple(v for v in record.every(field) if v is not None and not is_answer(v))

    def first(self, record: DisclosedRecord | None, field: str) -> str:
        """The first value when it is text, else ""."""
        found = next(iter(self.values(record, field)), None)
        return found if isinstance(found, str) else ""

    def fingerprint(self, record: DisclosedRecord) -> Fingerprint:
        """Of the file of an item: nothing where neither the file nor what was noted of it is let out."""
        if not {"blob", "sha256"} & record.values.keys():
            return Fingerprint((), ())
        held = self.files.get(record.id)
        return Fingerprint.of(held.computed if held else (), self.values(record, "sha256"))

    def text(self, record: DisclosedRecord | None, field: str) -> str:
        """All values of a text field."""
        return every(self.read(record, field, str(v)) for v in self.values(record, field))

    def read(
        self, record: DisclosedRecord | None, field: str, words: str, said_in: str = ""
    ) -> str:
        """Words as they are; for whoever cannot read them by their translation, else marked."""
        if self.unread is None or not is_unread(words, self.voice.lang, said_in):
            return words
        about = record.id if record is not None else ""
        if found := self._translated.get((about, field)):
            return found
        self.unread.add(UntranslatedField(about, record.kind if record is not None else "", field))
        return self.voice.words.say(MARKED, words=words)

    @cached_property
    def _translated(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for one in self.disclosed.of("translation"):
            lang, words = self.first(one, "lang"), self.first(one, "text")
            if lang == self.voice.lang and words:
                found[self.first(one, "record"), self.first(one, "field")] = words
        return found

    def _written(self, record: DisclosedRecord | None, field: str) -> str:
        """All values of a field as they are written: of a name, in its own letters."""
        return every(str(value) for value in self.values(record, field))

    def spoken(self, record: DisclosedRecord | None, field: str) -> str:
        """All values of a text in several languages: the sheet's own, else the one it was told in."""
        if record is not None:
            self.said.add((record.id, field))
        return every(self._in_language(record, field, v) for v in self.values(record, field))

    def of_whom(self, item: DisclosedRecord | None) -> str:
        """That a paper may be of somebody else, in words chosen and told; "" where nobody says so."""
        told = item.decides("of_whom") if item is not None else ()
        doubt = [one for one in told if one != "this_person" and not is_answer(one)]
        said = self.spoken(item, "of_whom_words")
        words = every(self.voice.labels.term("paper_about", str(one)) for one in doubt)
        if words and said:
            return self.voice.words.say("{what}: “{words}”", what=words, words=said)
        return words or said

    def term(self, record: DisclosedRecord | None, field: str, vocabulary: str) -> str:
        """All values of a choice, in words: as they are said of whom the record speaks."""
        terms = (self.voice.labels.term(vocabulary, str(v)) for v in self.values(record, field))
        return self.said_of(record, vocabulary, every(terms))

    def said_of(self, record: DisclosedRecord | None, vocabulary: str, words: str) -> str:
        """Words in the form of the person of whom a record speaks, where their sex leaves too."""
        about = whose(record.kind, vocabulary) if record is not None else ""
        if record is None or not about:
            return words
        named = self.first(record, "person") or record.parent or ""
        person = record if about == "self" else self.disclosed.get(named)
        return for_sex(
            words, self.first(person, "sex") if len(self.values(person, "sex")) == 1 else ""
        )

    def when(self, record: DisclosedRecord | None, field: str = "date") -> str:
        """All values of a date: the range in words, then the words as told."""
        return every(self._date(record, field, value) for value in self.values(record, field))

    def period(self, record: DisclosedRecord | None, begin: str, end: str) -> str:
        """From one date of a record to another, as one period, without the words as told."""
        begins, ends = self.values(record, begin) or (None,), self.values(record, end) or (None,)
        words = self.voice.words
        return every(period_in_words(one, last, words) for one in begins for last in ends)

    def place(self, record: DisclosedRecord | None, *fields: str) -> str:
        """The places that these fields name, the wider one last, each once: words that are but the
        name of a listed one, in any language, do not stand beside it."""
        found, known = dict[str, str](), set[str]()
        for field in fields:
            for id in (one for value in self.values(record, field) for one in ids_in(value)):
                name, listed = self.place_name(id), self.voice.places.get(id)
                found.setdefault(fold(name), name)
                known.update(map(fold, listed.names if listed else ()))
            said = self.values(record, f"{field}_text")
            told = self.text(record, f"{field}_text")
            for one in told.split("\n") if len(said) == 1 else [told]:
                if fold(one) not in known:
                    found.setdefault(fold(one), one)
        return dotted(*found.values())

    def place_and_wider(self, record: DisclosedRecord | None, *fields: str) -> str:
        """The same, with the governorate and the country, for whoever does not know the country."""
        known = [str(value) for field in fields for value in self.values(record, field)]
        around = [
            self.voice.places.path(id, self.voice.lang) for id in known if self.voice.places.get(id)
        ]
        home = [self._home for id in known if self.voice.places.country(id) == HOME]
        wider = dict.fromkeys([name for path in around for name in path[1:]] + home)
        return dotted(self.place(record, *fields), list_of(wider, self.voice) if wider else "")

    @property
    def _home(self) -> str:
        home = self.voice.places.by_key(HOME)
        return home.name(self.voice.lang) if home is not None else ""

    def _in_language(self, record: DisclosedRecord | None, field: str, value: Json) -> str:
        if not isinstance(value, dict):
            return self.read(record, field, str(value))
        said_in = self.voice.lang if value.get(self.voice.lang) else str(value.get("src_lang"))
        own = value.get(said_in)
        return isolate(self.read(record, field, own, said_in)) if isinstance(own, str) else ""

    def _date(self, record: DisclosedRecord | None, field: str, value: Json) -> str:
        words = date_or_told(value, self.voice.words, with_weekday=field != "birth")
        as_told = told(value)
        if as_told and as_told not in words:
            as_told = self.read(record, field, as_told)
        if not as_told:
            return words
        if as_told in words:
            return isolate(words)
        return self.voice.words.say("{date} (as told: “{words}”)", date=words, words=as_told)

    def place_name(self, id: str) -> str:
        """The name of a place; of a proposal that was accepted, the name of what it was accepted as."""
        walked: set[str] = set()
        while id not in walked:
            walked.add(id)
            record = self.disclosed.get(id)
            if record is None:
                return self.voice.places.name(id, self.voice.lang) or ""
            accepted = self.first(record, "accepted_as")
            if not accepted:
                return self.named(record)
            id = accepted
        return ""

    def named(self, record: DisclosedRecord) -> str:
        """The name of a place or body in the sheet's language, else in another."""
        name = place_name(record, self.voice.lang)
        return self.read(record, "name_en", name) if name else ""

    # --- the person ------------------------------------------------------------------------

    @cached_property
    def case(self) -> DisclosedRecord | None:
        """The case itself."""
        return next(iter(self.disclosed.of("case")), None)

    @cached_property
    def person(self) -> DisclosedRecord | None:
        """The missing person."""
        return self.disclosed.get(self.first(self.case, "person"))

    @cached_property
    def detention(self) -> Detention:
        """The time in which the missing person was held, by whichever reading it is the longest."""
        return detention_of(self.disclosed.of("event"), self._missing)

    @cached_property
    def _missing(self) -> frozenset[str]:
        """Who is missing by this case."""
        return frozenset(id for one in self.values(self.case, "person") for id in ids_in(one))

    def name(self, person: DisclosedRecord | None, script: str) -> str:
        """The name of a person in one writing: given, father, family; "" when none is there."""
        parts = [self._written(person, f"{part}_{script}") for part in NAME_PARTS]
        return " ".join(filter(None, parts))

    def given(self, person: DisclosedRecord | None) -> list[str]:
        """The given name in each writing at hand."""
        return [self._written(person, f"given_{script}") for script in WRITINGS]

    def names(self, person: DisclosedRecord | None) -> list[str]:
        """The name in each writing at hand, the reader's own first."""
        found = (self.name(person, script) for script in READ_FIRST[self.voice.lang])
        names = list(dict.fromkeys(filter(None, found)))
        if self.unread is not None and names and not self.name(person, LATIN):
            names[0] = self.read(person, f"given_{LATIN}", names[0])
        return names

    def called(self, person: DisclosedRecord | None) -> list[str]:
        """The names, else by what somebody is called (a kunya), where that stands here."""
        beside = called(person, self.disclosed.of("person_name")) if person is not None else ""
        return self.names(person) or ([beside] if beside else [])

    def age_at_loss(self) -> str:
        """How old the person was at the disappearance, of what may stand here, and as it was told."""
        events = self.disclosed.of("event")
        taken = [one for one in events if True in one.every("is_disappearance")]
        return whole_age(self.voice.words, self.person, taken, self.text(self.person, "age_told"))

    def mother(self) -> str:
        """The mother's name in the writings at hand; else her own, where she stands here as a
        member of the family."""
        by_script = {
            script: " ".join(filter(None, (self._written(self.person, one) for one in fields)))
            for script, fields in MOTHER.items()
        }
        names = dict.fromkeys(
            filter(None, (by_script[script] for script in READ_FIRST[self.voice.lang]))
        )
        if self.unread is not None and names and not by_script[LATIN]:
            return self.read(self.person, MOTHER[LATIN][0], dotted(*names))
        return dotted(*names) or self._mother_herself()

    def _mother_herself(self) -> str:
        """As the name of a mother is written: without that of her own father. Beside nobody
        who has no name here."""
        if self.person is None or not self.names(self.person):
            return ""
        child = self.person.id
        hers = [self.disclosed.get(one) for one in mothers(self.disclosed.of("kinship"), child)]
        return dotted(
            *(
                " ".join(filter(None, (self._written(one, f"{part}_{script}") for part in HERS)))
                for script in READ_FIRST[self.voice.lang]
                for one in hers
            )
        )

    def known_as(self) -> str:
        """Kunya, nicknames and other names."""
        names = [self.text(one, "value") for one in self.disclosed.of("person_name")]
        if self.person is not None:
            own = {one.id for one in self.disclosed.children(self.person.id, "person_name")}
            names = [
                self.text(one, "value") for one in self.disclosed.of("person_name") if one.id in own
            ]
        return dotted(*names)

    def standing(self) -> str:
        """How the person is spoken of: missing, unless found or forensically identified."""
        say = self.voice.words.say
        if not self.disclosed.presumed_alive:
            return self.term(self.case, "fate", "fate")
        if self.is_free:
            return self._came_back()
        if self.first(self.case, "search_status") in FOUND:
            return self.term(self.case, "search_status", "search_status")
        return say(
            "Missing. Presumed alive as long as nothing else is established. The search goes on."
        )

    @property
    def is_free(self) -> bool:
        """Whether the paper says that the person came back, or lives free elsewhere."""
        return self.first(self.case, "search_status") in FREE or bool(self._returns())

    def _returns(self) -> list[DisclosedRecord]:
        case = self.case.id if self.case else ""
        here = (one for one in self.disclosed.of("event") if one.id in self.disclosed.returned)
        return [one for one in here if one.parent == case and self.first(one, "type")]

    def _came_back(self) -> str:
        """When and how, by the last return whose day is on this paper; else how."""
        found = [(self.term(one, "type", "event_type"), self.when(one)) for one in self._returns()]
        dated = [one for one in found if one[1]]
        if dated:
            what, when = dated[-1]
            return self.voice.words.say("{what}: {when}", what=capital(what), when=when)
        status = self.first(self.case, "search_status")
        if status not in FREE and found:
            return capital(found[-1][0])
        return self.term(self.case, "search_status", "search_status")

    def kin(self) -> list[tuple[str, str]]:
        """(relation, name) of each relative of the missing person, and when one of them died.

        Of whom nobody told a name, that it was not told; of whom it may stay here, that
        it is not on this sheet.
        """
        found = []
        missing = self.first(self.case, "person")
        for one in self.disclosed.of("kinship"):
            if self.first(one, "related_to") not in ("", missing):
                continue
            held = self.disclosed.get(self.first(one, "person"))
            relation = self.term(one, "relation", "kinship")
            names, died = self.called(held), self._died(held)
            if held is not None:
                name = names[0] if names else self._unsaid()
                found.append((relation, dotted(name, died) if died else name))
            elif self.first(one, "person") and self.first(one, "related_to"):
                found.append((relation, self.voice.words.say("not named on this sheet")))
        return found

    def _unsaid(self) -> str:
        """In the place of a name: that nobody told it, as long as no name of anybody stays here."""
        say = self.voice.words.say
        kept = {one.field for one in self.disclosed.withheld if one.kind == "person"}
        parts = {f"{part}_{script}" for part in NAME_PARTS for script in WRITINGS}
        return say("not named on this sheet") if kept & {None, *parts} else say("name not told")

    def _died(self, relative: DisclosedRecord | None) -> str:
        """When a relative died; of somebody who is missing nothing is ever said here."""
        gone = [*self.values(relative, "vital_status")] == ["deceased"]
        if relative is None or not gone or relative.id in self._missing:
            return ""
        when = self.when(relative, "died")
        return self.voice.words.say("died: {date}", date=when) if when else ""

    @property
    def undecided(self) -> bool:
        """True when any field stands with more than one value."""
        return any(record.undecided for record in self.disclosed.records)


def list_of(names: Iterable[str], voice: Voice) -> str:
    """Names as a list in one language."""
    return joined(names, DECLARED[voice.lang].comma)


def dotted(*parts: str) -> str:
    """Short facts on one line, each in its own direction."""
    return joined(dict.fromkeys(filter(None, parts)), " · ")


def every(values: Iterable[str]) -> str:
    """Every standing value: one as it is, several isolated and parted by a stroke."""
    found = list(dict.fromkeys(filter(None, values)))
    return found[0] if len(found) == 1 else joined(found, " / ")
