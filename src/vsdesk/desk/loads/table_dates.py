"""Dates as tables of others write them. The order of day and month is told by a person, never guessed.

Read without being asked: cells typed as dates, ISO days, years, months ("2013-08", "8/2013"), dates
with the name of the month in Arabic, English or Kurmanji, and 25/03/2013, which can only be one day.
Left as words: Hijri dates, years of two digits, and everything else. The words of the cell always stay
beside the date as `as_told`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from vsdesk.languages import LANGUAGES
from vsdesk.names.fold import fold
from vsdesk.records.dates.date_words import MONTHS
from vsdesk.records.dates.partial_date import AS_TOLD_LIMIT, ImpossibleDate, PartialDate

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

DateOrder = Literal["dmy", "mdy", "ymd"]
ORDERS: Final[tuple[str, ...]] = get_args(DateOrder)
State = Literal["read", "words", "ambiguous", "impossible"]

_HIJRI_YEARS: Final = range(1280, 1500)
_YEARS: Final = range(1850, 2200)
_SEP: Final = r"\s?[-/.\\،]\s?"
_YEAR_FIRST: Final = re.compile(
    rf"(\d{{4}})(?:{_SEP}(\d{{1,2}})(?:{_SEP}(\d{{1,2}}))?)?(?:[ T]\d.*)?"
)
_YEAR_LAST: Final = re.compile(rf"(?:(\d{{1,2}}){_SEP})?(\d{{1,2}}){_SEP}(\d{{4}})(?: \d+:.*)?")
_SHORT_YEAR: Final = re.compile(rf"\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}\d{{2}}")
_YEARS_RANGE: Final = re.compile(r"(\d{4})\s?[-/]\s?(\d{4})")
_NAMED: Final = re.compile(r"(?:(\d{1,2})[a-z]{0,2}\.? (?:of )?)?([^\W\d_][^\d]*?),? (\d{4})")
_ENGLISH_FIRST: Final = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_OTHER_MONTHS: Final = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip  # a table, read by rows


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell says: a stored partial date, and how it was come by. `why` is set for words."""

    state: State
    value: dict[str, Json] | None = None
    why: str = ""


def read_date(text: str, order: str | None = None, *, typed: bool = False) -> ReadDate:
    """The date in a cell; `typed` for a cell that the spreadsheet itself holds as a date."""
    if typed:
        return _made(text[:10], text)
    plain = " ".join(fold(text).split())
    plain = re.sub(r"(?<=\d) ?م$", "", plain)  # «2013م»: of the common era
    if re.search(r"\d ?ه(?:ـ|جري\w*)?\.?$", plain) or "هجري" in plain:
        return _words(text, "hijri")
    if found := _YEARS_RANGE.fullmatch(plain):
        return _years(int(found[1]), int(found[2]), text)
    if found := _YEAR_FIRST.fullmatch(plain):
        return _dated(int(found[1]), found[2], found[3], text)
    if found := _YEAR_LAST.fullmatch(plain):
        return _year_last(found, order, text)
    if _SHORT_YEAR.fullmatch(plain):
        return _words(text, "short_year")
    return _with_name(plain, text)


def _year_last(found: re.Match[str], order: str | None, text: str) -> ReadDate:
    first, second, year = found[1], found[2], int(found[3])
    if year in _HIJRI_YEARS:
        return _words(text, "hijri")
    if first is None:
        return _dated(year, second, None, text)
    if order == "dmy":
        return _dated(year, second, first, text)
    if order == "mdy":
        return _dated(year, first, second, text)
    one, two = int(first), int(second)
    if one == two or (one > 12) != (two > 12):
        day, month = (first, second) if one > 12 else (second, first)
        return _dated(year, month, day, text)
    if one > 12:
        return ReadDate("impossible")
    return ReadDate("ambiguous")


def _dated(year: int, month: str | None, day: str | None, text: str) -> ReadDate:
    if year in _HIJRI_YEARS:
        return _words(text, "hijri")
    if year not in _YEARS:
        return _words(text, "not_date") if month is None else ReadDate("impossible")
    parts = [f"{year:04d}", *(one.zfill(2) for one in (month, day) if one is not None)]
    return _made("-".join(parts), text)


def _years(first: int, last: int, text: str) -> ReadDate:
    if first in _HIJRI_YEARS or last in _HIJRI_YEARS:
        return _words(text, "hijri")
    if first not in _YEARS or last not in _YEARS:
        return _words(text, "not_date")
    return _made(f"{first}..{last}", text)


def _with_name(plain: str, text: str) -> ReadDate:
    if found := _ENGLISH_FIRST.fullmatch(plain):
        month, day, year = _MONTHS.get(found[1]), found[2], int(found[3])
    elif found := _NAMED.fullmatch(plain):
        month, day, year = _MONTHS.get(_bare(found[2])), found[1], int(found[3])
    else:
        return _words(text, "not_date")
    if month is None:
        return _words(text, "not_date")
    return _dated(year, str(month), day, text)


def _made(written: str, text: str) -> ReadDate:
    if len(text) > AS_TOLD_LIMIT:
        return ReadDate("impossible")
    try:
        return ReadDate("read", dict(PartialDate.read(written, text).json()))
    except ImpossibleDate:
        return ReadDate("impossible")


def _words(text: str, why: str) -> ReadDate:
    if len(text) > AS_TOLD_LIMIT:
        return ReadDate("impossible")
    return ReadDate("words", {"precision": "unknown", "as_told": text}, why)


def _bare(name: str) -> str:
    """«تشرين الأول» and «تشرين أول» are one month."""
    return name.strip().replace(" ال", " ")


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for number, name in enumerate(_OTHER_MONTHS, 1):
        names[fold(name)] = number
    for lang, said in LANGUAGES.items():
        for number, name in enumerate(MONTHS[lang], 1):
            plain = _bare(fold(name))
            names[plain] = number
            if short := said.month_short:
                names[plain[:short]] = number
            names |= {plain + ending: number for ending in said.month_endings}
    return names


_MONTHS: Final = _month_names()
