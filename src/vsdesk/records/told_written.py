"""Days that somebody wrote in digits inside words: «متوفى 2014-01-17», «٢٠١٤/٩/٣».

The year first is year, month, day. With the year last the order of day and month is never guessed: a
day is read only where one order alone can be (25/8/2013, 8/8/2013).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from vsdesk.records import hijri

_MARK: Final = r"\s?[-/.‐-‒]\s?"
_YEAR_FIRST: Final = rf"(?P<y>\d{{4}}){_MARK}(?P<m>\d{{1,2}}){_MARK}(?P<d>\d{{1,2}})"
_YEAR_LAST: Final = rf"(?P<a>\d{{1,2}}){_MARK}(?P<b>\d{{1,2}}){_MARK}(?P<z>\d{{4}})"
_WRITTEN: Final = re.compile(rf"(?<!\d)(?:{_YEAR_FIRST}|{_YEAR_LAST})(?!\d)")

GREGORIAN: Final = range(1900, 2101)
HIJRI: Final = range(1300, 1501)
_MONTHS: Final = range(1, 13)


def written_days(text: str) -> tuple[tuple[tuple[int, int, int], ...], str]:
    """The (year, month, day) of each whole day in the text, and the text without those.

    Years from 1300 to 1500 are Hijri. What cannot be a day stays in the text.
    """
    found: list[tuple[int, int, int]] = []
    rest: list[str] = []
    end = 0
    for one in _WRITTEN.finditer(text):
        days = list(_days(one))
        if len(days) == 1:
            found += days
            rest.append(text[end : one.start()])
            end = one.end()
    return tuple(found), " ".join([*rest, text[end:]])


def _days(written: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """The days that it may be: one, or two where day and month may stand either way."""
    if written["y"]:
        readings = {(int(written["y"]), int(written["m"]), int(written["d"]))}
    else:
        year, a, b = int(written["z"]), int(written["a"]), int(written["b"])
        readings = {(year, a, b), (year, b, a)}
    return (one for one in sorted(readings) if _is_day(*one))


def _is_day(year: int, month: int, day: int) -> bool:
    if month not in _MONTHS or day < 1:
        return False
    if year in HIJRI:
        return day <= hijri.month_length(year, month)
    try:
        return date(year, month, day).year in GREGORIAN
    except ValueError:
        return False
