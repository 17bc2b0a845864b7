"""Days that somebody wrote in digits inside words: «متوفى 2014-01-17», «٢٠١٤/٩/٣».

The year first is year, month, day. With the year last the order of day and month is never guessed: both
days are given where both can be (5/8/2013), the one with the day first before the other. One alone is given
where one order alone can be (25/8/2013, 8/8/2013), where the words say that the day comes first, and in
Arabic figures (٥/٨/٢٠١٣), in which every paper has the day first. A year of two digits (12-3-85) is one of
this century or of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from vsdesk.records.dates import hijri
from vsdesk.unseen_letters import CLASS, without

_GAP: Final = rf"[{CLASS}]{{0,3}}\s?[{CLASS}]{{0,3}}"  # marks come along with what is pasted
_MARK: Final = rf"{_GAP}[-/.‐-‒]{_GAP}"
_YEAR_FIRST: Final = rf"(?P<y>\d{{4}}){_MARK}(?P<m>\d{{1,2}}){_MARK}(?P<d>\d{{1,2}})"
_YEAR_LAST: Final = (
    rf"(?P<a>\d{{1,2}}){_MARK}(?P<b>\d{{1,2}}){_MARK}(?P<z>\d{{4}}|\d{{2}}(?!{_MARK}?\d))"
)
_WRITTEN: Final = re.compile(rf"(?<!\d)(?:{_YEAR_FIRST}|{_YEAR_LAST})(?!\d)")

MARK: Final = "ꙮ"  # a letter that no word here has: it stands where a day was written
GREGORIAN: Final = range(1900, 2101)
HIJRI: Final = range(1300, 1501)
_MONTHS: Final = range(1, 13)
_NEXT: Final = 40  # of two digits: from here on a year of the last century


def written_days(
    text: str, *, day_first: bool = False
) -> tuple[tuple[tuple[int, int, int], ...], str]:
    """The (year, month, day) of each whole day in the text, and the text with `MARK` in their places.

    Years from 1300 to 1500 are Hijri. What can be no day stays in the text; of what
    may be either of two both are given. `day_first`: the words say so.
    """
    found: list[tuple[int, int, int]] = []

    def mark(written: re.Match[str]) -> str:
        days = list(_days(written, day_first=day_first))
        found.extend(days)
        return f" {MARK} " if days else written[0]

    rest = _WRITTEN.sub(mark, text.replace(MARK, " "))
    return tuple(found), rest


def as_written(text: str, *, day_first: bool = False) -> str:
    """The days in digits that `written_days` reads, as they stand in the text."""
    found = _WRITTEN.finditer(text)
    return " … ".join(one[0] for one in found if list(_days(one, day_first=day_first)))


def is_unordered(text: str, *, day_first: bool = False) -> bool:
    """Whether a day is written of which nobody knows what is the day and what the month."""
    return any(len(list(_days(one, day_first=day_first))) > 1 for one in _WRITTEN.finditer(text))


def is_by_figures(text: str) -> bool:
    """Whether the order of day and month is known by the figures alone: Arabic ones."""
    found = [one for one in _WRITTEN.finditer(text) if _in_arabic_figures(one)]
    return any(len({*_orders(one)}) > 1 for one in found)


def no_such_day(text: str) -> str:
    """The first thing in the text that is written as a day and that no calendar has, or ""."""
    for written in _WRITTEN.finditer(text):
        year = int(written["y"] or written["z"])  # of two digits it may be something else
        if (year in GREGORIAN or year in HIJRI) and not list(_days(written)):
            return written[0]
    return ""


def month_of(written: str) -> tuple[int, int] | None:
    """The year and month of a day that no calendar has, where one of the numbers alone can be the month."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    year = int(found["y"]) if found["y"] else _year(found["z"])
    numbers = [int(found["m"])] if found["y"] else [int(found["a"]), int(found["b"])]
    months = [one for one in numbers if one in _MONTHS]
    return (year, months[0]) if len(months) == 1 and year in GREGORIAN else None


def either_day(text: str) -> tuple[tuple[int, int, int], ...]:
    """The days that a text may be which is one day and nothing else, the day first before the month first.

    A year of another calendar is no typed date: it is read where words are told.
    """
    written = _WRITTEN.fullmatch(without(text).strip())
    days = _days(written) if written is not None else ()
    return tuple(day for day in days if day[0] in GREGORIAN)


def _days(written: re.Match[str], *, day_first: bool = False) -> Iterator[tuple[int, int, int]]:
    """The days that it may be: one, or two where day and month may stand either way."""
    readings = [*dict.fromkeys(_orders(written))]
    yield from readings[:1] if day_first or _in_arabic_figures(written) else readings


def _orders(written: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """The days of the calendar that the three numbers can be."""
    if written["y"]:
        readings = [(int(written["y"]), int(written["m"]), int(written["d"]))]
    else:
        year, a, b = _year(written["z"]), int(written["a"]), int(written["b"])
        readings = [(year, b, a), (year, a, b)]
    return (one for one in readings if _is_day(*one))


def _year(written: str) -> int:
    year = int(written)
    return year if len(written) > 2 else year + (2000 if year < _NEXT else 1900)


def _in_arabic_figures(written: re.Match[str]) -> bool:
    return bool(written["z"]) and all("\u0660" <= one <= "\u0669" for one in written["a"])


def _is_day(year: int, month: int, day: int) -> bool:
    if month not in _MONTHS or day < 1:
        return False
    if year in HIJRI:
        return day <= hijri.month_length(year, month)
    try:
        return date(year, month, day).year in GREGORIAN
    except ValueError:
        return False
