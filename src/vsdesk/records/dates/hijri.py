"""The Hijri calendar: Umm al-Qura from 1365 to 1500, before and after that reckoned by 30-year cycles.

Owns resources/hijri_months.toml. The cycles are those of the arithmetic (civil) calendar, epoch Friday
16 July 622 Julian. Months really begin when the new moon is seen or announced: a day may be one day
earlier or later than the day that was kept in Syria. Whoever shows such a day says so (`DOUBT`).
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Final

from vsdesk import paths

DOUBT: Final = 1  # days, each way
_EPOCH: Final = 227015  # the ordinal (proleptic Gregorian) of 1 Muharram 1, by the cycles
_CYCLE_DAYS, _CYCLE_YEARS = 10631, 30


@cache
def _table() -> dict[tuple[int, int], tuple[int, int]]:
    """(year, month): the ordinal of its first day, its length."""
    held = tomllib.loads((paths.resources() / "hijri_months.toml").read_text(encoding="utf-8"))
    months = [(int(year), at) for year in held["months"] for at in range(1, 13)]
    lengths = [29 + int(one) for year in held["months"].values() for one in year]
    starts = accumulate(lengths, initial=held["first"].toordinal())
    return dict(zip(months, zip(starts, lengths, strict=False), strict=True))


def is_leap(year: int) -> bool:
    """True when the cycles give the twelfth month of this Hijri year 30 days."""
    return (11 * year + 14) % _CYCLE_YEARS < 11


def month_length(year: int, month: int) -> int:
    """29 or 30. By the cycles odd months have 30 days, even ones 29, the twelfth of a leap year 30."""
    if known := _table().get((year, month)):
        return known[1]
    return 30 if month % 2 == 1 or (month == 12 and is_leap(year)) else 29


def gregorian(year: int, month: int, day: int) -> date:
    """The day of a Hijri date. Raises ValueError for a month or day that cannot be."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise ValueError("no such day")
    if known := _table().get((year, month)):
        return date.fromordinal(known[0] + day - 1)
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
