"""What a sheet says, read from what the gate let out.

Owns the way from disclosed values to words in one language: names in the scripts at hand, dates as
told and in words, the timeline, the relatives, the steps taken, the consents. It can read nothing
but a `Disclosed`. Where a field is undecided, all its values are said. The missing are missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.date_words import date_in_words, day_in_words, told
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.records.disclosure import Disclosed, DisclosedRecord
    from vsdesk.records.values import Json
    from vsdesk.reports.furniture import Voice
    from vsdesk.words import Lang

SCRIPTS: Final[Mapping[Lang, tuple[str, ...]]] = {  # the reader's own first
    "ar": ("ar", "ku", "lat"),
    "ku": ("ku", "ar", "lat"),
    "en": ("lat", "ku", "ar"),
}
FOUND: Final = frozenset({"released_returned", "located_alive_held", "located_alive_elsewhere"})
# News of a death is told by a person, never by a sheet (data-dictionary §5.25).
TOLD_IN_PERSON: Final = frozenset(
    {"killing_reported", "execution_reported", "burial_reported", "name_in_list_photo"}
)
GIVEN: Final = frozenset({"given", "given_limited"})
JUDGED: Final = frozenset({"convicted", "judgment", "sentenced"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the timeline or of the search: when, what, and further lines."""

    when: str
    what: str
    lines: tuple[str, ...]
    unconfirmed: bool = False


@dataclass(frozen=True)
class Facts:
    """The disclosed records of one case, said in one language."""

    disclosed: Disclosed
    voice: Voice

    # --- single values ---------------------------------------------------------------------

    def values(self, record: DisclosedRecord | None, field: str) -> tuple[Json, ...]:
        """The standing values of a field, answers and cleared ones left out."""
        if record is None:
            return ()
        return tuple(v for v in record.values.get(field, ()) if v is not None and not _is_answer(v))

    def first(self, record: DisclosedRecord | None, field: str) -> str:
        """The first value when it is text, else ""."""
        found = next(iter(self.values(record, field)), None)
        return found if isinstance(found, str) else ""

    def text(self, record: DisclosedRecord | None, field: str) -> str:
        """All values of a text field."""
        return _all(str(value) for value in self.values(record, field))

    def spoken(self, record: DisclosedRecord | None, field: str) -> str:
        """All values of a text in several languages: the sheet's own, else the one it was told in."""
        return _all(self._in_language(value) for value in self.values(record, field))

    def term(self, record: DisclosedRecord | None, field: str, vocabulary: str) -> str:
        """All values of a choice, in words."""
        return _all(self.voice.labels.term(vocabulary, str(v)) for v in self.values(record, field))

    def when(self, record: DisclosedRecord | None, field: str = "date") -> str:
        """All values of a date: the range in words, then the words as told."""
        return _all(self._date(value) for value in self.values(record, field))

    def place(self, record: DisclosedRecord | None, *fields: str) -> str:
        """The places that these fields name, the wider one last."""
        found = []
        for field in fields:
            for value in self.values(record, field):
                found.append(self._place(str(value)))
            found += [str(value) for value in self.values(record, f"{field}_text")]
        return dotted(*found)

    def _in_language(self, value: Json) -> str:
        if not isinstance(value, dict):
            return str(value)
        own = value.get(self.voice.lang) or value.get(str(value.get("src_lang")))
        return isolate(own) if isinstance(own, str) else ""

    def _date(self, value: Json) -> str:
        words = date_in_words(value, self.voice.words, with_weekday=True)
        as_told = told(value)
        if not as_told:
            return words
        return self.voice.words.say("{date} (as told: “{words}”)", date=words, words=as_told)

    def _place(self, id: str) -> str:
        record = self.disclosed.get(id)
        if record is None:
            return self.voice.places.name(id, self.voice.lang) or ""
        accepted = self.first(record, "accepted_as")
        return self._place(accepted) if accepted else self._named(record)

    def _named(self, record: DisclosedRecord) -> str:
        """The name of a place or body in the sheet's language, else in another."""
        order = {"ar": ("ar", "en", "ku"), "ku": ("ku", "en", "ar"), "en": ("en", "ku", "ar")}
        names = (self.first(record, f"name_{one}") for one in order[self.voice.lang])
        return next(filter(None, names), "")

    # --- the person ------------------------------------------------------------------------

    @cached_property
    def case(self) -> DisclosedRecord | None:
        """The case itself."""
        return next(iter(self.disclosed.of("case")), None)

    @cached_property
    def person(self) -> DisclosedRecord | None:
        """The missing person."""
        return self.disclosed.get(self.first(self.case, "person"))

    def name(self, person: DisclosedRecord | None, script: str) -> str:
        """The name of a person in one writing: given, father, family; "" when none is there."""
        parts = [self.text(person, f"{part}_{script}") for part in ("given", "father", "family")]
        return " ".join(filter(None, parts))

    def names(self, person: DisclosedRecord | None) -> list[str]:
        """The name in each writing at hand, the reader's own first."""
        found = (self.name(person, script) for script in SCRIPTS[self.voice.lang])
        return list(dict.fromkeys(filter(None, found)))

    def mother(self) -> str:
        """The mother's name in the writings at hand."""
        ar = " ".join(
            filter(
                None, (self.text(self.person, f"mother_{part}_ar") for part in ("given", "family"))
            )
        )
        by_script = {
            "ar": ar,
            "ku": self.text(self.person, "mother_ku"),
            "lat": self.text(self.person, "mother_lat"),
        }
        names = dict.fromkeys(
            filter(None, (by_script[script] for script in SCRIPTS[self.voice.lang]))
        )
        return dotted(*names)

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
        if self.first(self.case, "fate") == "dead_identified":
            return self.term(self.case, "fate", "fate")
        status = self.first(self.case, "search_status")
        if status in FOUND:
            return self.term(self.case, "search_status", "search_status")
        return say(
            "Missing. Presumed alive as long as nothing else is established. The search goes on."
        )

    def kin(self) -> list[tuple[str, str]]:
        """(relation, name) of each relative of the missing person."""
        found = []
        missing = self.first(self.case, "person")
        for one in self.disclosed.of("kinship"):
            if self.first(one, "related_to") not in ("", missing):
                continue
            names = self.names(self.disclosed.get(self.first(one, "person")))
            relation = self.term(one, "relation", "kinship")
            if names or relation:
                found.append((relation, names[0] if names else ""))
        return found

    # --- what happened ---------------------------------------------------------------------

    def timeline(self) -> list[Happening]:
        """The events in order of time."""
        events = [
            e for e in self.disclosed.of("event") if self.first(e, "type") not in TOLD_IN_PERSON
        ]
        return [self._event(event) for event in sorted(events, key=self._order)]

    def _order(self, record: DisclosedRecord) -> tuple[object, ...]:
        orders = []
        for value in self.values(record, "date"):
            try:
                orders.append(PartialDate.of(value).order)
            except ImpossibleDate:
                continue
        return (*min(orders, default=(1, "", "")), record.id)

    def _event(self, event: DisclosedRecord) -> Happening:
        say = self.voice.words.say
        what = self.term(event, "type", "event_type")
        registry = self.first(event, "type") == "registry_entry"
        if registry:
            what = say("{what}: according to the civil registry (not confirmed)", what=what)
        rumour = "rumour" in self.values(event, "confidence")
        lines = [
            dotted(
                self.place(event, "place", "facility"),
                self.term(event, "how_taken", "how_taken"),
                self.term(event, "confidence", "confidence") if rumour else "",
            ),
            self.spoken(event, "text"),
            *self._responsible(event),
        ]
        return Happening(self.when(event), what, tuple(filter(None, lines)), registry or rumour)

    def _responsible(self, event: DisclosedRecord) -> list[str]:
        """Who is thought to have done it, always said as an allegation, or in the court's words."""
        lines = []
        for one in self.disclosed.children(event.id, "involvement"):
            body = self.disclosed.get(self.first(one, "perpetrator"))
            name = (self._named(body) if body else "") or self.text(one, "named_as")
            name = name or self.term(one, "group", "perpetrator_group")
            judgment = (
                self.spoken(body, "legal_text")
                if self.first(body, "legal_status") in JUDGED
                else ""
            )
            if name and judgment:
                lines.append(
                    self.voice.words.say("{name}: {judgment}", name=name, judgment=judgment)
                )
            elif name:
                lines.append(self.voice.words.say("Alleged to be responsible: {name}", name=name))
        return lines

    def heard(self) -> list[Happening]:
        """What sources say of the whereabouts, each with how sure it is. Never of a death."""
        found = []
        for one in self.disclosed.of("claim"):
            field, value = self.first(one, "field"), next(iter(self.values(one, "value")), None)
            what = ""
            if field == "whereabouts" and isinstance(value, str):
                what = self.voice.labels.term("whereabouts", value)
            elif field in ("whereabouts_place", "place", "facility") and isinstance(value, str):
                what = self._place(value)
            elif field == "place_text":
                what = str(value or "")
            if what and self.first(one, "status") != "superseded":
                sure = self.term(one, "confidence", "confidence")
                lines = tuple(filter(None, (sure, self.spoken(one, "text"))))
                found.append(Happening("", what, lines, unconfirmed=True))
        return found

    def steps(self) -> list[Happening]:
        """What was done to search, in order of time."""
        found = []
        for one in sorted(self.disclosed.of("search_action"), key=self._order):
            body = self.text(one, "body_name") or self.term(one, "body", "body_approached")
            if True in self.values(one, "no_action_possible"):
                body = self.voice.words.say("No step was possible")
            lines = (
                dotted(
                    self.term(one, "no_action_reason", "no_action_reason"),
                    self.place(one, "place"),
                    self.term(one, "mode", "search_mode"),
                    self._reference(one),
                    self.term(one, "response", "search_response"),
                ),
                self.spoken(one, "no_action_text"),
                self.spoken(one, "result"),
            )
            found.append(Happening(self.when(one), body, tuple(filter(None, lines))))
        return found

    def _reference(self, action: DisclosedRecord) -> str:
        number = self.text(action, "reference_no")
        return self.voice.words.say("reference number {number}", number=number) if number else ""

    # --- what was agreed -------------------------------------------------------------------

    def promised(self) -> list[str]:
        """What was promised to the family and is not done yet."""
        lines = []
        for one in self.disclosed.of("contact_log"):
            promise = self.text(one, "promised")
            if not promise or True in self.values(one, "done"):
                continue
            due = self._day(self.first(one, "due"))
            lines.append(
                self.voice.words.say("{promise} (by {day})", promise=promise, day=due)
                if due
                else promise
            )
        return lines

    def _day(self, iso: str) -> str:
        try:
            return day_in_words(date.fromisoformat(iso), self.voice.lang)
        except ValueError:
            return ""

    def agreed(self) -> list[str]:
        """For what and to whom everything asked was agreed to; never whose answer it was."""
        answers: dict[tuple[str, str], list[DisclosedRecord]] = {}
        for one in self.disclosed.of("consent_grant"):
            key = (self.first(one, "purpose"), self.first(one, "recipient"))
            answers.setdefault(key, []).append(one)
        lines = []
        for (purpose, recipient), grants in answers.items():
            deciding = [one for one in grants if True in self.values(one, "decides")] or grants
            results = {self.first(one, "result") for one in deciding}
            if not results <= GIVEN or any(self.values(one, "withdrawn_on") for one in deciding):
                continue
            to = self.voice.labels.term("recipient", recipient)
            what = self.voice.labels.term("consent_purpose", purpose)
            if "given_limited" in results:
                lines.append(
                    self.voice.words.say(
                        "{purpose}: {recipient}, within limits", purpose=what, recipient=to
                    )
                )
            else:
                lines.append(
                    self.voice.words.say("{purpose}: {recipient}", purpose=what, recipient=to)
                )
        return lines

    def withheld(self) -> list[str]:
        """Which fields stayed behind, by reason; never whose answer it was."""
        by_reason: dict[str, dict[str, None]] = {}
        labels = self.voice.labels
        for one in self.disclosed.withheld:
            what = labels.field(one.kind, one.field) if one.field else labels.kind(one.kind)
            by_reason.setdefault(self.reason(one.reason), {})[what] = None
        say = self.voice.words.say
        lists = {reason: list_of(names, self.voice) for reason, names in by_reason.items()}
        return [
            say("{reason}: {fields}", reason=reason, fields=fields)
            for reason, fields in lists.items()
        ]

    def reason(self, code: str) -> str:
        """A reason of the gate in two words: "level", or "not agreed"."""
        say = self.voice.words.say
        return say("level") if "level" in code else say("not agreed")

    @property
    def undecided(self) -> bool:
        """True when any field stands with more than one value."""
        return any(record.undecided for record in self.disclosed.records)


def list_of(names: Iterable[str], voice: Voice) -> str:
    """Names as a list in one language."""
    return ("، " if voice.rtl else ", ").join(isolate(name) for name in names)


def _is_answer(value: Json) -> bool:
    return isinstance(value, dict) and "answer" in value


def dotted(*parts: str) -> str:
    """Short facts on one line, each in its own direction."""
    return " · ".join(isolate(part) for part in dict.fromkeys(filter(None, parts)))


def _all(values: Iterable[str]) -> str:
    """Every standing value: one as it is, several isolated and parted by a stroke."""
    found = list(dict.fromkeys(filter(None, values)))
    return found[0] if len(found) == 1 else " / ".join(isolate(one) for one in found)
