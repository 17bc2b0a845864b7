"""Days reckoned from what else is known of a case: an age or a school class from the
birth, "later" from the loss.

Only from an anchor that is known: without it there is no proposal. Children in Syria enter class 1 in
the September of the year in which they turn six; a class may be a year earlier or later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from vsdesk.records.dates.days import months_later
from vsdesk.records.dates.heard_days import DaySpan, HeardDate, doubt_of
from vsdesk.records.dates.numeric import GREGORIAN
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_ranks import FEASTS
from vsdesk.records.dates.told_young import DAYS

By = Literal["", "birth", "loss", "other", "today"]
RECKONED: Final = ("told_anchor", "age", "class")
_AFTER: Final = "after"
_OF_THEN: Final = ("was", "other")
_FIRST_CLASS: Final = 5  # years from the birth to the September of class 1, less one
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The birth of the missing person and the day of the loss; `asks_birth`: a birth is asked for.

    `of_lost`: that of the missing person; `own_days`: that of a relative who may have been lost on a day of
    their own (a brother, not a child), and an age of then is told of that. `other`: the day on which another
    missing person of the family was lost, told before, and the name of that one: where the day of the loss is
    asked for, what is "later" is so from there.
    """

    birth: PartialDate | None = field(default=None, repr=False)
    loss: PartialDate | None = field(default=None, repr=False)
    asks_birth: bool = False
    of_lost: bool = False
    own_days: bool = False
    other: PartialDate | None = field(default=None, repr=False)
    other_name: str = field(default="", repr=False)

    def by(self, by: By) -> PartialDate | None:
        """The date that something was reckoned from."""
        return {"birth": self.birth, "loss": self.loss, "other": self.other}.get(by)


def reckoned(told: HeardDate, known: Anchors, today: date) -> Iterator[tuple[DaySpan, By]]:
    """The spans that the words mean, likeliest first, and what each rests on; none after today."""
    return ((span, by) for span, by in _reckoned(told, known, today) if span.first <= today)


def _reckoned(told: HeardDate, known: Anchors, today: date) -> Iterator[tuple[DaySpan, By]]:
    category, key = told.anchor
    if category == "told_anchor":
        if known.asks_birth and known.of_lost and told.direction == _AFTER:
            return  # nobody is born after they were lost: «1979، وأمه تقول بعد سنتين» is from something else
        if loss := _bounded(known.loss):
            yield loss, "loss"
        elif other := _bounded(known.other):
            yield other, "other"
    elif category == "class":
        if not known.asks_birth and (birth := _bounded(known.birth)):
            yield from ((span, "birth") for span in _classes(birth, int(key)))
    else:
        was, _, age = key.partition(":")
        yield from _ages(was, _Age.read(age), told.year, known, today)


class _Age(NamedTuple):
    """So many of a unit: of years the one that was full, of an infant's days a little more or less."""

    many: int
    unit: str

    @classmethod
    def read(cls, key: str) -> _Age:
        many, _, unit = key.partition(":")
        return cls(int(many), unit or "year")

    def born(self, at: DaySpan) -> DaySpan:
        """When somebody was born who was so old at that time."""
        if self.unit == "year":
            first = months_later(at.first, -12 * (self.many + 1)) + _DAY
            return DaySpan(first, months_later(at.last, -12 * self.many))
        return self._moved(at, -1)

    def reached(self, birth: DaySpan) -> DaySpan:
        """When somebody who was born then was so old."""
        if self.unit == "year":
            last = months_later(birth.last, 12 * (self.many + 1)) - _DAY
            return DaySpan(months_later(birth.first, 12 * self.many), last)
        return self._moved(birth, 1)

    def _moved(self, at: DaySpan, way: int) -> DaySpan:
        days = self.many * DAYS[self.unit]
        doubt = timedelta(days=doubt_of(days))
        middle = timedelta(days=way * days)
        return DaySpan(at.first + middle - doubt, at.last + middle + doubt)


def is_of_then(age: str, category: str) -> bool:
    """Whether an age that was told (`HeardDates.age`) is that of a day that is named beside it: of one that
    people remember, or of a feast where it is told of then. A day that is written is that of the birth."""
    of_feast = category in FEASTS and age.partition(":")[0] in _OF_THEN
    return bool(age) and (category == "landmark" or of_feast)


def born_at(age: str, at: DaySpan) -> DaySpan:
    """When somebody was born who was of this age then."""
    return _Age.read(age.partition(":")[2]).born(at)


def _ages(
    was: str, age: _Age, year: int | None, known: Anchors, today: date
) -> Iterator[tuple[DaySpan, By]]:
    """An age gives the birth, reckoned from what it is told of; with the birth it gives the year of that age.

    Told of the loss: from that day, or from nothing; of a year: from that; of now, or of nothing in words of
    today: from today. Of nothing, of whoever is missing: first as of the day of the loss, for that is the age
    that families tell.
    """
    birth, loss = _bounded(known.birth), _bounded(known.loss)
    if not known.asks_birth:
        if birth:
            yield age.reached(birth), "birth"
        return
    if was == "loss" and loss:
        yield age.born(loss), "loss"
    elif year is not None and was != "now":
        yield age.born(DaySpan(date(year, 1, 1), date(year, 12, 31))), ""
    found: list[tuple[DaySpan, By]] = []
    if was == "now" or (was == "is" and year is None):
        found.append((age.born(DaySpan(today, today)), "today"))
    if loss and not known.own_days and was in ("is", "was") and year is None:
        found.append((age.born(loss), "loss"))
    yield from reversed(found) if known.of_lost else found


def _classes(birth: DaySpan, number: int) -> Iterator[DaySpan]:
    """The school year of this class, then a year more on each side."""
    first, last = (at.year + _FIRST_CLASS + number for at in (birth.first, birth.last))
    for more in (0, 1):
        yield DaySpan(date(first - more, 9, 1), date(last + more + 1, 5, 31))


def _bounded(known: PartialDate | None) -> DaySpan | None:
    """The days of a date with both ends, in years that are told: nothing is reckoned from another."""
    if known is None or known.first is None or known.last is None:
        return None
    told = known.first.year in GREGORIAN and known.last.year in GREGORIAN
    return DaySpan(known.first, known.last) if told else None
