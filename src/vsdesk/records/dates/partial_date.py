"""Dates as people remember them: a day, a month, a year, a range, before, after, or unknown.

Stored as `{"from"?, "to"?, "precision", "as_told"?}` with whole Gregorian ISO days: a month as its
first and last day, `before` with only `to`, `after` only with `from`. The words as told are kept
unchanged. Nothing is guessed: a typed date has its year first, or it is not read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, get_args

from vsdesk.numerals import in_ascii
from vsdesk.unseen_letters import without

Precision = Literal["day", "month", "year", "range", "before", "after", "unknown"]
PRECISIONS: Final[tuple[str, ...]] = get_args(Precision)
DATE_PARTS: Final = frozenset(
    {"from", "to", "precision"}
)  # of a stored date, beside the words as told
AS_TOLD_LIMIT: Final = 4096  # characters

_WRITTEN: Final = re.compile(r"([0-9]{4})(?:([-/])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")


class ImpossibleDate(ValueError):
    """This is no date, or one that cannot be. Holds no value."""


class ReversedDate(ImpossibleDate):
    """The last day comes before the first one."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A time between two days (both included); None is open. Build it by `of`, `read` or `day`."""

    first: date | None = field(repr=False)
    last: date | None = field(repr=False)
    precision: Precision
    as_told: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, value: object) -> PartialDate:
        """The date in a stored or loaded value. Raises ImpossibleDate.

        `from` and `to` may also be written as "2013" or "2013-08"; they are brought to whole days.
        """
        if not isinstance(value, dict) or not set(value) <= {"from", "to", "precision", "as_told"}:
            raise ImpossibleDate
        start, end = _span(value.get("from")), _span(value.get("to"))
        precision = value.get("precision") or _implied(start, end)
        if precision not in PRECISIONS:
            raise ImpossibleDate
        first, last = _BUILD[precision](start, end)
        return cls(first, last, precision, _told(value.get("as_told")))

    @classmethod
    def read(cls, typed: str, as_told: str | None = None) -> PartialDate:
        """The date that somebody typed. Raises ImpossibleDate.

        2013 · 2013-08 · 2013-08-09 · 2013-08-09..2013-08-11 · ..2013-08 (before) · 2013-08.. (after)
        · ? (unknown); digits of every script and / are read too, always with the year first.
        """
        text = without(in_ascii(typed)).replace(" ", "")
        value: dict[str, object] = {"as_told": as_told}
        if text == "?":
            value["precision"] = "unknown"
        elif ".." in text:
            start, _, end = text.partition("..")
            value["precision"] = "range" if start and end else "after" if start else "before"
            value |= {"from": start or None, "to": end or None}
        else:
            value["from"] = text
        return cls.of(value)

    @classmethod
    def day(cls, one: date) -> PartialDate:
        """Exactly this day."""
        return cls(one, one, "day")

    def json(self) -> dict[str, str]:
        """The stored form."""
        stored: dict[str, str] = {"precision": self.precision}
        if self.first:
            stored["from"] = self.first.isoformat()
        if self.last:
            stored["to"] = self.last.isoformat()
        if self.as_told:
            stored["as_told"] = self.as_told
        return stored

    @property
    def typed(self) -> str:
        """The form that `read` understands, without the words as told."""
        first = self.first.isoformat() if self.first else ""
        last = self.last.isoformat() if self.last else ""
        cut = {"day": first, "month": first[:7], "year": first[:4], "unknown": "?"}
        return cut.get(self.precision, f"{first}..{last}")

    @property
    def order(self) -> tuple[int, str, str]:
        """The key by which a timeline is sorted: earliest bound first, unknown dates last."""
        start, end = self.first or self.last, self.last or self.first
        if start is None or end is None:
            return (1, "", "")
        return (0, start.isoformat(), end.isoformat())

    def overlaps(self, other: PartialDate) -> bool:
        """True when both could be one day. An unknown date overlaps everything."""
        return not (self.surely_before(other) or other.surely_before(self))

    def surely_before(self, other: PartialDate) -> bool:
        """True when every day of this one lies before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def within_one_month(self) -> bool:
        """True when it is known to at least the month (WGEID W2): day, month, or a short range."""
        if self.first is None or self.last is None:
            return False
        return (self.first.year, self.first.month) == (self.last.year, self.last.month) or (
            self.precision == "range" and (self.last - self.first).days <= 31
        )


def is_ahead(value: object, today: str) -> bool:
    """Whether all of a stored date lies after `today` (an ISO day). False for what is no date."""
    try:
        first = PartialDate.of(value).first
    except ImpossibleDate:
        return False
    return first is not None and first.isoformat() > today


Span = tuple[date, date, Precision]


def _span(written: object) -> Span | None:
    """First day, last day and grain of "2013", "2013-08" or "2013-08-09"."""
    if written is None:
        return None
    found = _WRITTEN.fullmatch(written) if isinstance(written, str) else None
    if not found:
        raise ImpossibleDate
    year, month, day = int(found[1]), int(found[3] or 0), int(found[4] or 0)
    try:
        if not found[3]:
            return date(year, 1, 1), date(year, 12, 31), "year"
        if not found[4]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
        return date(year, month, day), date(year, month, day), "day"
    except ValueError:
        raise ImpossibleDate from None


def _implied(start: Span | None, end: Span | None) -> Precision:
    if start and end:
        return "day" if start[0] == end[1] else "range"
    if end:
        return "before"
    return start[2] if start else "unknown"


def _told(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > AS_TOLD_LIMIT:
        raise ImpossibleDate
    return value if value.strip() else None


Bounds = tuple[date | None, date | None]


def _day_bounds(start: Span | None, end: Span | None) -> Bounds:
    if not start or start[2] != "day" or (end and end[1] != start[0]):
        raise ImpossibleDate
    return start[0], start[0]


def _month_bounds(start: Span | None, end: Span | None) -> Bounds:
    if not start or start[2] == "year":
        raise ImpossibleDate
    first = start[0].replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    if end and not (first <= end[1] <= last):
        raise ImpossibleDate
    return first, last


def _year_bounds(start: Span | None, end: Span | None) -> Bounds:
    if not start or (end and end[1].year != start[0].year):
        raise ImpossibleDate
    return date(start[0].year, 1, 1), date(start[0].year, 12, 31)


def _range_bounds(start: Span | None, end: Span | None) -> Bounds:
    if not start or not end:
        raise ImpossibleDate
    if start[0] > end[1]:
        raise ReversedDate
    return start[0], end[1]


def _before_bounds(start: Span | None, end: Span | None) -> Bounds:
    if start or not end:
        raise ImpossibleDate
    return None, end[1]


def _after_bounds(start: Span | None, end: Span | None) -> Bounds:
    if end or not start:
        raise ImpossibleDate
    return start[0], None


def _no_bounds(start: Span | None, end: Span | None) -> Bounds:
    if start or end:
        raise ImpossibleDate
    return None, None


_BUILD: Final = {
    "day": _day_bounds,
    "month": _month_bounds,
    "year": _year_bounds,
    "range": _range_bounds,
    "before": _before_bounds,
    "after": _after_bounds,
    "unknown": _no_bounds,
}
