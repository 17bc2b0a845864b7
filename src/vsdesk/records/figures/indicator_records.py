"""The records of a vault as the indicators of a period read them: each kind once, narrowed to a project or a
group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from vsdesk.records.dates.days import day_of, moment_of
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.value_form import term_of
from vsdesk.records.dossier import RecordView
from vsdesk.records.figures.standing_counts import standing
from vsdesk.records.gate.death_news import is_news, is_told

_SAME: Final = "same"
SEVERAL: Final = "several"
OTHER: Final = "other"


class Period(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


class Span(NamedTuple):
    """When an activity was: days; whole months and years where `exact` says that no day is known."""

    first: date
    last: date
    exact: bool

    def meets(self, period: Period) -> bool:
        """Whether some day of it lies in a period."""
        return self.first <= period.last and self.last >= period.first


class CountedRecord(NamedTuple):
    """One thing that a figure counts: the record that says it, the root that it opens, how many, and the
    terms by which it is divided. What bears the same `one` counts once; `rests` are further records by which
    it is divided, `person` who is counted by name; `whose` tells things of one person or family, of which
    there may be many, from those of several; `days` how long somebody waited for it, None where that is not
    known."""

    record: str
    root: str
    number: int = 1
    by: Mapping[str, str | tuple[str, ...]] = {}
    one: str = ""
    rests: tuple[str, ...] = ()
    person: str = ""
    whose: str = ""
    days: int | None = None

    def terms(self, name: str) -> tuple[str, ...]:
        """The terms of one division: one, where it is not of a sort that has several or none."""
        said = self.by.get(name, "")
        return (said,) if isinstance(said, str) else said


class IndicatorRecords:
    """The records of a vault as indicators read them, for one period.

    `read` gives the standing records of a kind; each kind is read once. `project` and `group` narrow
    what has one of these; what has none is then not counted.
    """

    def __init__(
        self,
        read: Callable[[str], Iterable[RecordView]],
        period: Period,
        dictionary: Dictionary,
        today: str,
        project: str = "",
        group: str = "",
    ) -> None:
        self._read = read
        self.period = period
        self._dictionary = dictionary
        self._today = today
        self.project = project
        self.group = group
        self._beside: IndicatorRecords | None = None
        self._held: dict[str, list[RecordView]] = {}
        self._by_id: dict[str, RecordView] = {}
        self._found: dict[str, tuple[CountedRecord, ...]] = {}
        self._terms: dict[tuple[str, str, str], str] = {}
        self._divided: dict[str, Mapping[str, str]] = {}  # by case
        self._words: dict[str, frozenset[str]] = {}  # by record

    def beside(self, read: Callable[[str], Iterable[RecordView]]) -> IndicatorRecords:
        """These; what leaves stands also as `read` gives the records: with what was put aside."""
        asked = (self.period, self._dictionary, self._today, self.project, self.group)
        other = copy(self)
        other._beside = IndicatorRecords(read, *asked)
        return other

    def over(self, period: Period, project: str) -> IndicatorRecords:
        """The same records for another period, of one project or of all; what was read is shared."""
        other = copy(self)
        other.period, other.project, other.group, other._found = period, project, "", {}
        other._beside = self._beside and self._beside.over(period, project)
        return other

    def found(
        self, key: str, find: Callable[[IndicatorRecords], Iterable[CountedRecord]]
    ) -> Sequence[CountedRecord]:
        """What `find` counts over this period: a figure that leaves is counted again, without some of it."""
        if key not in self._found:
            self._found[key] = tuple(find(self))
        return self._found[key]

    def standing(
        self, key: str, find: Callable[[IndicatorRecords], Iterable[CountedRecord]]
    ) -> Sequence[CountedRecord]:
        """The same as far as it may leave: what is counted so with what was put aside too."""
        found, beside = self.found(key, find), self._beside
        return found if beside is None else tuple(standing(found, beside.found(key, find)))

    def of(self, kind: str) -> list[RecordView]:
        """The records of one kind; but for news of a death that the family was not told, which stands on no
        page and behind no figure."""
        if kind not in self._held:
            self._held[kind] = [one for one in self._read(kind) if not self._waits(one)]
            self._by_id |= {one.id: one for one in self._held[kind]}
        return self._held[kind]

    def _waits(self, record: RecordView) -> bool:
        if not is_news(record):
            return False
        case = self._case_in.get(record.space)
        return case is not None and not is_told(case, self._today)

    def words(self, counted: CountedRecord) -> frozenset[str]:
        """Whose words stand in what is counted and in what it is divided by: devices, and single loads."""
        ids = (counted.record, counted.root, *counted.rests)
        return frozenset[str]().union(*map(self._words_in, ids))

    def _words_in(self, id: str) -> frozenset[str]:
        found = self._words.get(id)
        if found is None and id in self._by_id:  # asked by each figure that counts something of it
            found = self._words[id] = self._by_id[id].words
        return found or frozenset()

    @property
    def narrowed(self) -> bool:
        """Whether only a project or a group is asked for."""
        return bool(self.project or self.group)

    def whole(self, kind: str) -> list[RecordView]:
        """The records of a kind that belongs to no project and no group."""
        return [] if self.narrowed else self.of(kind)

    def activities(self) -> Iterator[RecordView]:
        """The activities of the period, of the project and the group."""
        for one in self.of("activity"):
            when = span_of(one) if is_of(one, self.group, self.project) else None
            if when is not None and when.meets(self.period):
                yield one

    def when(self, record: RecordView, name: str = "date") -> bool:
        """Whether a day, or all of a month or a year, lies in the period."""
        first, last = days(record.value(name))
        return self.period.holds(first) and self.period.holds(last)

    def learned(self, record: RecordView) -> bool:
        """Whether a record was written down in the period."""
        return self.period.holds(moment_of(record.created).date())

    @cached_property
    def doubles(self) -> frozenset[str]:
        """Of two cases that were found to be of one person the one named second."""
        found = (one for one in self.of("duplicate_link") if one.text("decision") == _SAME)
        return frozenset(one.text("second") for one in found)

    @cached_property
    def _case_in(self) -> Mapping[str, RecordView]:
        return {one.space: one for one in self.of("case")}

    @cached_property
    def _taken(self) -> Mapping[str, RecordView]:
        return {one.space: one for one in self.of("event") if one.value("is_disappearance") is True}

    @cached_property
    def _people(self) -> Mapping[str, RecordView]:
        return {one.id: one for one in self.of("person")}

    def term(self, record: RecordView | None, name: str) -> str:
        """By which term of a list a record counts; "" is not known."""
        said = record.value(name) if record is not None else None
        if record is None or not isinstance(said, str):
            return ""
        key = (record.kind, name, said)
        if key not in self._terms:  # a few terms, in thousands of records
            self._terms[key] = term_of(self._dictionary, record, name)
        return self._terms[key]

    def where(self, activity: RecordView) -> str:
        """The listed place of an activity, else its country; `SEVERAL`, or `OTHER` where words alone tell of
        it; "" is not known."""
        named = {id for name in ("place", "places") for id in ids_of(activity, name)}
        if len(named) > 1 or len(activity.text("place_text").splitlines()) > 1:
            return SEVERAL
        listed = [place.key for id in named if (place := self._dictionary.places.get(id))]
        if listed:
            return listed[0]
        told = named or activity.text("place_text")
        return self.term(activity, "country") or (OTHER if told else "")

    def of_person(self, id: str) -> RecordView | None:
        """A person who is here."""
        return self._people.get(id)

    def whom(self, person: str) -> str:
        """The one under which somebody counts who was written down twice, as members of families."""
        return self._one_of.get(person, person)

    @cached_property
    def _one_of(self) -> Mapping[str, str]:
        rows = {one.id: one for one in self.of("family_member")}
        found: dict[str, str] = {}

        def first(person: str) -> str:
            while person in found:
                person = found[person]
            return person

        for row in rows.values():
            others = (rows[id] for id in ids_of(row, "also") if id in rows)
            same = {first(id) for one in (row, *others) for id in ids_of(one, "person")}
            if len(same) > 1 and any(row.every("also")):
                least = min(same)
                found |= dict.fromkeys(same - {least}, least)
        return {person: first(person) for person in found}

    def behind(self, case: RecordView) -> tuple[str, ...]:
        """The records by which a case is divided: its person, its disappearance."""
        event = self._taken.get(case.space)
        return (case.text("person"), *([event.id] if event is not None else []))

    def of_case(self, case: RecordView) -> Mapping[str, str]:
        """By what a case is counted; asked by many indicators, worked out once."""
        if case.id not in self._divided:
            self._divided[case.id] = self._of_case(case)
        return self._divided[case.id]

    def _of_case(self, case: RecordView) -> Mapping[str, str]:
        event, person = self._taken.get(case.space), self._people.get(case.text("person"))
        place = event.text("place") if event else ""
        taken = day_of(case.text("intake_date"))
        return {
            "documenter": case.text("documenter"),
            "case_type": self.term(case, "case_type"),
            "governorate": self._dictionary.places.governorate(place),
            "sex": self.term(person, "sex"),
            "month": f"{taken:%Y-%m}" if taken else "",
        }


def span_of(activity: RecordView) -> Span | None:
    """When an activity was, from its first to its last day; None where neither can be read.

    One that ends before it begins, written down wrong, was when it began.
    """
    begins, ends = days(activity.value("date")), days(activity.value("end"))
    read = [one for one in (begins, ends) if any(one)]
    if not read:
        return None
    first, last = read[0][0] or read[0][1], read[-1][1] or read[-1][0]
    if first is None or last is None:
        return None
    if last < first:
        last = read[0][1] or first
    return Span(first, last, _is_day(activity.value("date" if any(begins) else "end")))


def _is_day(value: object) -> bool:
    return isinstance(value, dict) and PartialDate.of(value).precision == "day"


def held_by(activity: RecordView) -> frozenset[str]:
    """The organisations that held or signed it."""
    named = (activity.value("groups"), activity.value("signatories"))
    return frozenset(str(id) for held in named if isinstance(held, list) for id in held)


def is_of(activity: RecordView, group: str, project: str) -> bool:
    """Whether it is a group's and a project's; "" is any."""
    if project and activity.text("project") != project:
        return False
    return not group or group in held_by(activity)


def days(value: object) -> tuple[date | None, date | None]:
    """The first and the last day of a stored date or day."""
    if isinstance(value, str):
        return day_of(value), day_of(value)
    try:
        when = PartialDate.of(value)
    except ImpossibleDate:
        return None, None
    return when.first, when.last
