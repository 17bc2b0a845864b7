"""The weeks of a month, and where an activity lies in them: a strip from its first to its last day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ActivityDays

_WEEK = 7


class Strip(NamedTuple):
    """One activity in one week: its lane from the top, its first and last column; whether it goes on before
    and after this week."""

    activity: ActivityDays
    lane: int
    first: int
    last: int
    before: bool
    after: bool


def moved(month: date, by: int) -> date:
    """The first day of the month that lies so many months on; the same where there is none."""
    number = month.year * 12 + month.month - 1 + by
    if not date.min.year * 12 <= number < (date.max.year + 1) * 12:
        return month
    return date(number // 12, number % 12 + 1, 1)


def last_of(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def weeks_of(month: date, begins: int) -> list[list[date | None]]:
    """The days of a month in weeks that begin on this weekday (0: Monday); None outside the month."""
    empty = (month.weekday() - begins) % _WEEK
    days: list[date | None] = [None] * empty
    days += [month + timedelta(days=n) for n in range(last_of(month).day)]
    days += [None] * (-len(days) % _WEEK)
    return [days[at : at + _WEEK] for at in range(0, len(days), _WEEK)]


def strips(week: Sequence[date | None], activities: Sequence[ActivityDays]) -> list[Strip]:
    """What lies in a week, each in the first lane that is free; earlier ones above."""
    days = [day for day in week if day is not None]
    start, end = week.index(days[0]), week.index(days[-1])
    found: list[Strip] = []
    for one in activities:
        if not one.exact or one.last < days[0] or one.first > days[-1]:
            continue
        first = start + max(0, (one.first - days[0]).days)
        last = end - max(0, (days[-1] - one.last).days)
        taken = {two.lane for two in found if two.first <= last and first <= two.last}
        lane = next(n for n in range(len(found) + 1) if n not in taken)
        found.append(Strip(one, lane, first, last, one.first < days[0], one.last > days[-1]))
    return found


def on_day(day: date, activities: Sequence[ActivityDays]) -> list[ActivityDays]:
    """What was on this day."""
    return [one for one in activities if one.exact and one.first <= day <= one.last]


def without_day(month: date, activities: Sequence[ActivityDays]) -> list[ActivityDays]:
    """What was in this month or year, and nobody wrote on which day."""
    last = last_of(month)
    return [one for one in activities if not one.exact and one.first <= last and one.last >= month]
