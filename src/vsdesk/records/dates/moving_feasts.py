"""Feasts that move by a rule: Easter and the days before it, western and eastern; the
Yezidi feasts by weekday.

Easter by the method of Meeus, Jones and Butcher (western) and that of Meeus for the Julian calendar
(eastern), J. Meeus, Astronomical Algorithms, 1991, chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

_JULIAN: Final = 13  # days that the Julian calendar is behind, from 1900 to 2099
_WEDNESDAY, _FRIDAY = 2, 4


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps = century // 4
    lifted = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - lifted + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def eastern_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian day (1900 to 2099)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN)


def _on_or_after(year: int, month: int, day: int, weekday: int) -> date:
    first = date(year, month, day)
    return first + timedelta(days=(weekday - first.weekday()) % 7)


MOVING: Final[Mapping[str, Callable[[int], date]]] = {
    "easter_western": western_easter,
    "easter_eastern": eastern_easter,
    "palms_western": lambda year: western_easter(year) - timedelta(days=7),
    "palms_eastern": lambda year: eastern_easter(year) - timedelta(days=7),
    "maundy_western": lambda year: western_easter(year) - timedelta(days=3),
    "maundy_eastern": lambda year: eastern_easter(year) - timedelta(days=3),
    "good_friday_western": lambda year: western_easter(year) - timedelta(days=2),
    "good_friday_eastern": lambda year: eastern_easter(year) - timedelta(days=2),
    "friday_from_14_december": lambda year: _on_or_after(year, 12, 14, _FRIDAY),
    "wednesday_from_14_april": lambda year: _on_or_after(year, 4, 14, _WEDNESDAY),
}  # rule of a feast in resources/told_dates.toml: its day in a Gregorian year
