"""Days as they are stored, and counting on from one in days and calendar months. Pure.

Beyond the last day there is, that day stands.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def day_of(text: object) -> date | None:
    """The day that is written there, or None: what came from elsewhere may hold anything."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def days_later(day: date, days: int) -> date:
    """So many days later."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def months_later(day: date, months: int) -> date:
    """The same day so many calendar months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
