"""From what was heard of a date to days: feasts, Hijri months, seasons, parts, "a week before".

Feasts of the Hijri calendar are computed (records/dates/hijri.py): `doubt` marks that the day may be one
earlier or later.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from vsdesk.records.dates import hijri
from vsdesk.records.dates.moving_feasts import MOVING
from vsdesk.records.dates.partial_date import PartialDate, Precision

ROUGHLY: Final = 14  # days before or after something, when nobody said how many
MOST_OF_A_FEAST: Final = 4  # days of the longest feast; a month keeps its computed days
Evening = Literal[
    "", "night", "eve"
]  # its night («ليلة العيد»), or the day before it («عشية العيد»)
_SOON_IN_JANUARY: Final = 15
_SOON: Final = 3  # days after one single day, likewise


@dataclass(frozen=True, slots=True)
class HeardDate:
    """What was heard, before it is turned into days. Empty strings and None: not said.

    `anchor` is (category, key) of resources/told_dates.toml, or ("landmark", key), ("age", "was:17"),
    of an infant "was:40:day" (or "is", "now", "loss", "other": what the age is told of),
    ("class", "9"), ("told_anchor", "loss").
    """

    anchor: tuple[str, str] = ("", "")
    year: int | None = None
    last_year: int | None = None  # "1990 or 1991"
    hijri_year: int | None = None
    days: tuple[int, ...] = ()  # of the month
    ordinal: int | None = None  # day of a feast
    part: str = ""
    direction: str = ""
    amount: int | None = None  # days
    last_amount: int | None = None  # "ten days or twelve"
    rank: int | None = None  # "the third day after": of units of `amount` days
    about: bool = False
    weekday: int | None = None
    nth: int | None = None  # which of the weekdays of a month: 1 the first, -1 the last
    week: int = 0  # of a month or a year: -1 the last
    of_year: bool = False  # the year stands right behind the anchor: "New Year 2019"
    whole_year: bool = False  # "the year of the earthquake"
    evening: Evening = ""  # of a feast


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from first to last. `hijri_year` and `doubt` where the Hijri calendar was computed."""

    first: date
    last: date
    doubt: bool = False
    hijri_year: int | None = None

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def partial(self, as_told: str) -> PartialDate:
        """As a partial date, the words kept beside it."""
        return PartialDate(self.first, self.last, _precision(self), as_told)


def anchored(told: HeardDate, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[DaySpan]:
    """The spans of the anchor in the year that was said (a Hijri feast may fall into it twice)."""
    category, key = told.anchor
    if category in ("hijri_month", "hijri_feast"):
        yield from _hijri(told, category, key, rows)
    elif told.year is not None:
        year, last_year = told.year, told.last_year or told.year
        if category == "month":
            yield from _month(told, year, int(key))
        elif category == "feast":
            yield from _season(rows["feast"][key], year, last_year, told.part)
        elif not category:
            yield DaySpan(date(year, 1, 1), date(last_year, 12, 31))


def _month(told: HeardDate, year: int, month: int) -> Iterator[DaySpan]:
    length = monthrange(year, month)[1]
    if not told.days:
        yield DaySpan(date(year, month, 1), date(year, month, length))
    elif max(told.days) <= length and list(told.days) == sorted(told.days):
        first, last = _ends(told)
        yield DaySpan(date(year, month, first), date(year, month, last))


def _ends(told: HeardDate) -> tuple[int, int]:
    """The first and the last of the days of a month that were told."""
    return min(told.days), max(told.days)


def _season(row: Mapping[str, Any], year: int, last_year: int, part: str = "") -> Iterator[DaySpan]:
    """A season that passes New Year is said of either of its two years, or of both: first so that the part
    that was told lies in the year that was («آخر الشتا 2015» is January and February 2015). A feast may move
    by a rule."""
    if rule := row.get("rule"):
        day = MOVING[rule](year)
        yield DaySpan(day, day)
        return
    (month, day), (last_month, last_day) = row["from"], row["to"]
    passes = passes_new_year(row)
    either = (year - 1, year) if part in ("end", "last_ten") else (year, year - 1)
    for start in either if passes and last_year == year else (year,):
        end = start + 1 if passes else start
        last = min(last_day + 1 if last_day == 28 else last_day, monthrange(end, last_month)[1])
        yield DaySpan(date(start, month, day), date(end, last_month, last))


def passes_new_year(row: Mapping[str, Any]) -> bool:
    """Whether a season begins in one year and ends in the next."""
    return "from" in row and tuple(row["to"]) < tuple(row["from"])


def _turn_of_year(year: int, evening: Evening) -> DaySpan:
    last = date(year - 1, 12, 31)
    return DaySpan(last, last if evening == "eve" else date(year, 1, 1))


def new_year(told: HeardDate) -> Iterator[DaySpan]:
    """New Year and what lies before or after it, in the year that was said.

    "New Year 2019" is the night to 2019; "in 2019, after New Year" is January, "before" December.
    """
    year = told.year
    if year is None:
        return
    ended, begun = (_turn_of_year(one, told.evening) for one in (year + 1, year))
    if told.direction not in ("before", "after"):
        yield from (begun, ended)
    elif told.amount is not None:
        if told.direction == "after" or told.of_year:
            yield shifted(begun, told)
        if told.direction == "before":
            yield shifted(ended, told)
    elif told.direction == "after":
        yield from (
            DaySpan(date(year, 1, 1), date(year, 1, last)) for last in (31, _SOON_IN_JANUARY)
        )
    else:
        for one in (year - 1, year) if told.of_year else (year,):
            yield DaySpan(date(one, 12, 1), date(one, 12, 31))


def _hijri(
    told: HeardDate, category: str, key: str, rows: Mapping[str, Mapping[str, Any]]
) -> Iterator[DaySpan]:
    if told.hijri_year is not None:
        years = range(told.hijri_year, told.hijri_year + 1)
    elif told.year is not None:
        years = hijri.years_in(told.year)
    else:
        return
    for year in years:
        if category == "hijri_feast":
            month, day, length = rows["hijri_feast"][key]["at"]
            first = hijri.gregorian(year, month, 1) + timedelta(days=day - 1)
            span = DaySpan(first, first + timedelta(days=length - 1), True, year)
        else:
            span = _hijri_month(told, year, int(key))
        if told.year is None or span.first.year == told.year or span.last.year == told.year:
            yield span


def _hijri_month(told: HeardDate, year: int, month: int) -> DaySpan:
    first = hijri.gregorian(year, month, 1)
    if told.days:
        start, end = (first + timedelta(days=min(day, 30) - 1) for day in _ends(told))
        return DaySpan(start, end, True, year)
    last = first + timedelta(days=hijri.month_length(year, month) - 1)
    return DaySpan(first, last, True, year)


def on_evening(span: DaySpan, evening: Evening) -> DaySpan:
    """The night of a feast is the evening before its first day, and that day; its eve the day before. Of what
    is no feast of days (a season) nothing changes."""
    before = span.first - timedelta(days=1)
    if not evening or span.days > MOST_OF_A_FEAST:
        return span
    return replace(span, first=before, last=span.first if evening == "night" else before)


def parts(span: DaySpan, told: HeardDate) -> tuple[DaySpan, ...]:
    """The part that was said of a span; the beginning of a month in two readings, the wider first."""
    if told.nth is not None and told.weekday is not None:
        return _weekday_of(span, told.nth, told.weekday)
    if told.week:
        return _week_of(span, told.week)
    if told.ordinal is not None:
        day = span.first + timedelta(days=told.ordinal - 1)
        return (replace(span, first=day, last=day),)
    if not told.part or told.days:
        return (span,)
    if 28 <= span.days <= 31:
        return tuple(_days(span, *bounds) for bounds in OF_A_MONTH[told.part])
    if span.days < 28:
        at = {"start": 0, "end": span.days - 1}.get(told.part, span.days // 2)
        return (_days(span, at + 1, at + 1),)
    return (_months(span, told.part),)


def _weekday_of(span: DaySpan, nth: int, weekday: int) -> tuple[DaySpan, ...]:
    """The first, the last Thursday of a month; of a longer span, or a fifth that is not there, nothing."""
    if not 28 <= span.days <= 31:
        return ()
    every = (span.first + timedelta(days=n) for n in range(span.days))
    days = [day for day in every if day.weekday() == weekday]
    at = len(days) - 1 if nth < 0 else nth - 1
    return (replace(span, first=days[at], last=days[at], doubt=False),) if at < len(days) else ()


def _week_of(span: DaySpan, week: int) -> tuple[DaySpan, ...]:
    """Seven days counted from the first, or the last seven; what is left behind four weeks is the fifth."""
    if span.days < 28:
        return ()
    at = span.days - 7 if week < 0 else 7 * (week - 1)
    return (_days(span, at + 1, at + 7),) if at < span.days else ()


OF_A_MONTH: Final[Mapping[str, tuple[tuple[int, int], ...]]] = {
    "start": ((1, 10), (1, 5)),
    "middle": ((11, 20),),
    "end": ((21, 31),),
    "first_ten": ((1, 10),),
    "middle_ten": ((11, 20),),
    "last_ten": ((21, 31),),
}


def _days(span: DaySpan, first: int, last: int) -> DaySpan:
    end = min(span.first + timedelta(days=last - 1), span.last)
    return replace(span, first=span.first + timedelta(days=first - 1), last=end)


def _months(span: DaySpan, part: str) -> DaySpan:
    """Whole months of a longer span: two of twelve at an end, else half, the middle likewise."""
    start = span.first.year * 12 + span.first.month - 1
    count = span.last.year * 12 + span.last.month - start
    taken = 2 if count >= 12 else (count + 1) // 2
    if part.startswith("middle"):
        skipped = count // 3
        taken = count - 2 * skipped
    else:
        skipped = 0 if part in ("start", "first_ten") else count - taken
    first, last = start + skipped, start + skipped + taken - 1
    year, month = divmod(last, 12)
    return replace(
        span,
        first=date(first // 12, first % 12 + 1, 1),
        last=date(year, month + 1, monthrange(year, month + 1)[1]),
    )


def shifted(span: DaySpan, told: HeardDate, *, one_day: bool = False) -> DaySpan:
    """The span before or after, as far away as was said: of several days (a feast) from its end. Where it is
    `one_day` of the span, and nobody knows which, from each of them."""
    if told.direction not in ("before", "after"):
        return span
    before = told.direction == "before"
    if told.amount is None:
        return _near(span, before=before)
    if told.rank is not None:  # of days the one that is counted from may have been counted too
        slack = int(span.doubt)
        far = told.amount * told.rank
        near = far - told.amount + (told.rank == 1 or told.amount > 1)
        first, last = (-far, -near) if before else (near, far)
        first, last = first - slack, last + slack
    elif told.last_amount is not None:  # the first day may have been counted too
        near, far = told.amount - 1, told.last_amount
        first, last = (-far, -near) if before else (near, far)
    elif told.about:
        first, last = (-2 * told.amount, -1) if before else (1, 2 * told.amount)
    else:
        slack = doubt_of(told.amount) or int(span.doubt)
        middle = -told.amount if before else told.amount
        first, last = middle - slack, middle + slack
    ends = (span.first, span.last) if one_day else (span.first if before else span.last,)
    return replace(
        span,
        first=ends[0] + timedelta(days=first),
        last=ends[-1] + timedelta(days=last),
        doubt=False,
    )


def years_of(span: DaySpan) -> DaySpan:
    """The whole years in which it lies."""
    return replace(span, first=date(span.first.year, 1, 1), last=date(span.last.year, 12, 31))


def on_weekday(span: DaySpan, base: DaySpan, told: HeardDate) -> tuple[DaySpan, ...]:
    """«the Tuesday after Easter»: the span, then the next such day, or the one that the span holds."""
    if told.weekday is None or told.direction not in ("before", "after"):
        return (span,)
    if told.amount is None:
        edge = base.first if told.direction == "before" else base.last
        step = -1 if told.direction == "before" else 1
        week = [edge + timedelta(days=step * n) for n in range(1, 8)]
    else:
        week = [span.first + timedelta(days=n) for n in range(span.days)]
    days = [day for day in week if day.weekday() == told.weekday]
    if len(days) != 1 or span.days == 1:
        return (span,)
    return (span, replace(span, first=days[0], last=days[0], doubt=False))


def doubt_of(days: int) -> int:
    """How much longer or shorter it may have been than was said."""
    return next((more for least, more in ((300, 30), (28, 7), (7, 2)) if days >= least), 0)


def _near(span: DaySpan, *, before: bool) -> DaySpan:
    if before:
        first, last = span.first - timedelta(days=ROUGHLY), span.first - timedelta(days=1)
    elif span.days == 1:
        first, last = span.first, span.first + timedelta(days=_SOON)
    else:
        first, last = span.last + timedelta(days=1), span.last + timedelta(days=ROUGHLY)
    return replace(span, first=first, last=last)


def with_doubt(span: DaySpan) -> tuple[DaySpan, ...]:
    """A computed day or feast of the Hijri calendar: the day before and after too, then it alone."""
    if not span.doubt or span.days > MOST_OF_A_FEAST:
        return (span,)
    one = timedelta(days=hijri.DOUBT)
    return (replace(span, first=span.first - one, last=span.last + one), span)


def _precision(span: DaySpan) -> Precision:
    first, last = span.first, span.last
    if first == last:
        return "day"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return "month"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return "year"
    return "range"
