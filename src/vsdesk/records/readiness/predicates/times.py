"""Days and months: how exact a date is, how long ago, how old somebody was, which reply waits."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from vsdesk.records.checks.contradictions import AGE, told_twice
from vsdesk.records.checks.flags import years_between
from vsdesk.records.dates.ages import ADULT, child_cases, is_minor
from vsdesk.records.dates.days import months_later
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_age import told_age
from vsdesk.records.dossier import RecordView
from vsdesk.records.readiness.predicates.predicate_form import (
    NO,
    YES,
    FieldPath,
    Lack,
    Outcome,
    Path,
    Predicate,
    about,
)
from vsdesk.records.readiness.readiness_subject import ReadinessSubject, date_in

Grain = Literal["day", "month", "year"]
Moment = Literal["event", "today"]  # the disappearance, or now


def _dated(scene: ReadinessSubject, path: Path) -> tuple[list[RecordView], list[PartialDate]]:
    kind, name = path
    records = list(scene.of(kind))
    return records, [one for record in records for one in scene.dates(record, name)]


class PrecisionAtMost(Predicate):
    """The date is known to the day, month or year. Every value that stands must be."""

    field: FieldPath
    precision: Grain

    def ask(self, scene: ReadinessSubject) -> Outcome:
        records, dates = _dated(scene, self.field)
        return _exact_to(self.precision, self.field, records, dates)


def _exact_to(
    precision: Grain, path: Path, records: list[RecordView], dates: list[PartialDate]
) -> Outcome:
    if dates and all(_is_exact(precision, one) for one in dates):
        return YES
    kind, name = path
    return Outcome(False, lacking=(Lack(kind, name, records[0].id if records else None),))


def _is_exact(precision: Grain, one: PartialDate) -> bool:
    if precision == "month":
        return one.within_one_month()
    if one.first is None or one.last is None:
        return False
    return one.first == one.last if precision == "day" else one.first.year == one.last.year


class WithinOneMonth(Predicate):
    """The date is known to the month: a day, a month, or a range within one month."""

    field: FieldPath

    def ask(self, scene: ReadinessSubject) -> Outcome:
        return _exact_to("month", self.field, *_dated(scene, self.field))


class MonthsSince(Predicate):
    """More than so many calendar months have passed since the latest (or earliest) possible day."""

    field: FieldPath
    months: int
    bound: Literal["latest", "earliest"] = "latest"

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether they have; an open or unknown date says nothing, and counts as long ago."""
        records, dates = _dated(scene, self.field)
        recent = any(self._recent(one, scene.today) for one in dates)
        return about(not recent, *records)

    def _recent(self, one: PartialDate, today: date) -> bool:
        bound = one.last if self.bound == "latest" else one.first
        return bound is not None and months_later(bound, self.months) >= today


class NotBefore(Predicate):
    """No possible day of it lies before this one; an open or unknown date says nothing."""

    field: FieldPath
    day: date

    def ask(self, scene: ReadinessSubject) -> Outcome:
        records, dates = _dated(scene, self.field)
        return about(not any(one.last and one.last < self.day for one in dates), *records)


class IncidentWithin(Predicate):
    """Somebody else was taken in the same incident within so many calendar months."""

    months: int

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = (date_in(value) for value in scene.facts.incident_dates)
        latest = [one.last for one in found if one is not None and one.last is not None]
        return YES if any(months_later(d, self.months) >= scene.today for d in latest) else NO


class AgeBelow(Predicate):
    """The missing person may be (or surely is) younger than this, at the disappearance or today."""

    years: int
    at: Moment = "event"
    sure: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether it is so. An age that nobody knows says nothing."""
        ages = [age for person in scene.persons for age in _ages(scene, person, self.at)]
        ok = any((high if self.sure else low) < self.years for low, high in ages)
        return about(ok, *scene.persons)


def _ages(scene: ReadinessSubject, person: RecordView, at: Moment) -> list[tuple[int, int]]:
    births = scene.dates(person, "birth")
    events = [one for event in scene.taken for one in scene.dates(event, "date")]
    days = [PartialDate.day(scene.today)] if at == "today" else events
    found = [age for b in births for d in days if (age := years_between(b, d))]
    return found or _told(person, events, scene.today, at) or _of_a_child(scene, person)


def _of_a_child(scene: ReadinessSubject, person: RecordView) -> list[tuple[int, int]]:
    """Whom the gate takes for a child (records.dates.ages), though no age can be worked out."""
    today = scene.facts.today
    known = is_minor(person, today) or person.id in child_cases(scene.dossier, today)
    return [(0, ADULT - 1)] if known else []


def _told(
    person: RecordView, events: list[PartialDate], today: date, at: Moment
) -> list[tuple[int, int]]:
    """The age as told is the age at the disappearance."""
    told = told_age(person.text("age_told"))
    if told is None:
        return []
    least, most = told.years
    if at == "event":
        return [(least, most)]
    since = years_between(events[0], PartialDate.day(today)) if events else None
    return [(least + since[0], most + since[1] + 1)] if since else []


class AgeBetween(Predicate):
    """The missing person may have been between these ages, the bounds included."""

    least: int
    most: int

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether it is possible; an unknown age is possible too."""
        ages = [age for person in scene.persons for age in _ages(scene, person, "event")]
        ok = not ages or any(low <= self.most and high >= self.least for low, high in ages)
        return about(ok, *scene.persons)


class ToldOnce(Predicate):
    """Nothing of the file is told in two ways that cannot both be."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether nothing is; else what says otherwise than the file."""
        found = told_twice(scene.dossier)
        lacking = tuple(Lack(*_FIELD_OF[one.what == AGE], one.record) for one in found)
        return Outcome(False, tuple(one.record for one in found), lacking) if found else YES


# Where it is mended: the age as told, or the claim.
_FIELD_OF: Final = {True: ("person", "age_told"), False: ("claim", "value")}

# The day of a talk is filled in beforehand: only together with one of these does it say that somebody spoke.
_OF_A_TALK: Final = ("person", "channel", "answered_by", "topics", "text", "promised")


class ContactVerifiedSince(Predicate):
    """A talk with the family is written down; `days`: within that time."""

    days: int = 1_000_000

    def ask(self, scene: ReadinessSubject) -> Outcome:
        written = scene.all("contact_log")
        logs = [log for log in written if any(log.value(name) is not None for name in _OF_A_TALK)]
        talks = [one.last for log in logs for one in scene.dates(log, "on") if one.last]
        ok = any(0 <= (scene.today - day).days <= self.days for day in talks)
        return YES if ok else Outcome(False, lacking=(Lack("contact_log", "on"),))
