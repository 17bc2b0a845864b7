"""The Hijri calendar, computed: the tabular Islamic calendar of 30-year cycles, from 1970 to 2035.

Source: the arithmetic (civil) calendar; epoch Friday 16 July 622 Julian, leap years 2, 5, 7, 10, 13,
16, 18, 21, 24, 26 and 29 of each cycle. Months really begin when the new moon is seen or announced:
a computed day may be one day earlier or later than the day that was kept in Syria. Whoever shows
such a day says so (`DOUBT`).
"""

from __future__ import annotations

from datetime import date
from typing import Final

DOUBT: Final = 1  # days, each way
_EPOCH: Final = 227015  # the ordinal (proleptic Gregorian) of 1 Muharram 1
_CYCLE_DAYS, _CYCLE_YEARS = 10631, 30


def is_leap(year: int) -> bool:
    """True when the twelfth month of this Hijri year has 30 days."""
    return (11 * year + 14) % _CYCLE_YEARS < 11


def month_length(year: int, month: int) -> int:
    """29 or 30: odd months have 30 days, even ones 29, the twelfth of a leap year 30."""
    return 30 if month % 2 == 1 or (month == 12 and is_leap(year)) else 29


def gregorian(year: int, month: int, day: int) -> date:
    """The computed day of a Hijri date. Raises ValueError for a month or day that cannot be."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise ValueError("no such day")
    before = (year - 1) * 354 + (3 + 11 * year) // _CYCLE_YEARS
    return date.fromordinal(_EPOCH + before + (month - 1) * 29 + month // 2 + day - 1)


def hijri(day: date) -> tuple[int, int, int]:
    """(year, month, day) of the Hijri calendar."""
    year = ((day.toordinal() - _EPOCH) * _CYCLE_YEARS) // _CYCLE_DAYS + 1
    while gregorian(year + 1, 1, 1) <= day:
        year += 1
    while gregorian(year, 1, 1) > day:
        year -= 1
    month = 12
    while gregorian(year, month, 1) > day:
        month -= 1
    return year, month, (day - gregorian(year, month, 1)).days + 1


def years_in(year: int) -> range:
    """The Hijri years of which some days lie in this Gregorian year."""
    return range(hijri(date(year, 1, 1))[0], hijri(date(year, 12, 31))[0] + 1)
