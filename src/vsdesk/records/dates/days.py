"""Days as they are stored, and counting on from one in days and calendar months. Pure.

Beyond the last day there is, that day stands; before the first, the first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAST: Final = 253402127999999  # ms, the end of 9999-12-29: every zone of the world can say it
_SPAN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def day_of(text: object) -> date | None:
    """The day that is written there, or None: what came from elsewhere may hold anything.

    Days are compared as text too, so only the one form counts in which they are stored.
    """
    try:
        whole = isinstance(text, str) and _DAY.fullmatch(text)
        return date.fromisoformat(text) if isinstance(text, str) and whole else None
    except ValueError:
        return None


def last_day_of(text: object) -> date | None:
    """The same for a day, a month or a year: its last day."""
    found = _SPAN.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return day_of(text)
    first = day_of(f"{found[1]}-{found[2] or '12'}-01")
    return first and first.replace(day=monthrange(first.year, first.month)[1])


def has_come(text: object, today: str) -> bool:
    """Whether a day is written there, and it is today or before."""
    day = day_of(text)
    return day is not None and day.isoformat() <= today


def day_at(moment: int) -> str:
    """The day (UTC) of a moment in milliseconds since 1970."""
    return moment_at(moment).date().isoformat()


def moment_at(milliseconds: int) -> datetime:
    """A moment (UTC) in milliseconds since 1970."""
    return datetime.fromtimestamp(min(milliseconds, _LAST) / 1000, UTC)


def moment_of(ts: str) -> datetime:
    """The moment (UTC) of a log's timestamp: its first 12 digits are milliseconds in hex,
    whatever a device wrote."""
    return moment_at(int(ts[:12], 16))


def days_later(day: date, days: int) -> date:
    """So many days later."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_later(day: date, months: int) -> date:
    """The same day so many calendar months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
