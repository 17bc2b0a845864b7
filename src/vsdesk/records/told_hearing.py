"""From the words that were found to what was said: which word is a year, a day, a feast, a distance.

A year has four digits or is spelled out; a short one («الأربعطعش») counts only after the word year, or
with the article beside a month, season or part. Years from 1300 to 1500 are Hijri.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from vsdesk.records.told_spans import Told
from vsdesk.records.told_words import Found
from vsdesk.records.told_written import GREGORIAN, HIJRI

_ANCHORS: Final = ("landmark", "hijri_feast", "feast", "either_feast", "hijri_month", "month")
_BESIDE_A_YEAR: Final = (*_ANCHORS, "part")

Rows = Mapping[str, Mapping[str, Any]]


def hear(found: Sequence[Found], rows: Rows, today: date) -> Told:
    """What was said. Anything may be missing."""
    words = _with_numbered_months(_joined(found))
    anchor_at, anchor = _anchor(words)
    years = _years(words, today)
    days = _days(words, anchor_at)
    direction = _first(words, "direction")
    ordinal = _ordinal(words, anchor_at)
    return Told(
        anchor=anchor,
        year=years.get("year"),
        last_year=years.get("last_year"),
        hijri_year=years.get("hijri_year"),
        days=days,
        ordinal=ordinal,
        part="" if ordinal or direction or days else _part(words, anchor_at),
        direction=direction,
        amount=_amount(words, rows) if direction else None,
        about=bool(_first(words, "about")),
        weekday=int(told) if (told := _first(words, "weekday")) else None,
    )


def _first(words: Iterable[Found], category: str) -> str:
    return next((key for one in words if (key := one.get(category))), "")


def _joined(found: Sequence[Found]) -> list[Found]:
    """The words without those that only stand between: each reaches to the end of these."""
    words: list[Found] = []
    for one in found:
        if "between" not in one.means:
            words.append(one)
        elif words and words[-1].end == one.start:
            words[-1] = replace(words[-1], end=one.end)
    return words


def _touch(words: Sequence[Found], at: int) -> bool:
    """Whether the word at `at` follows the one before it with nothing else between."""
    return 0 < at < len(words) and words[at - 1].end == words[at].start


def _with_numbered_months(words: list[Found]) -> list[Found]:
    """«شهر تمانية»: the word month and a number up to 12 are a month."""
    joined: list[Found] = []
    for one in words:
        before = joined[-1] if joined else None
        touch = before is not None and before.end == one.start
        if before and touch and before.get("month_word") and one.number and one.number <= 12:
            joined[-1] = Found(before.start, one.end, {"month": str(one.number)})
        else:
            joined.append(one)
    return joined


def _anchor(words: Sequence[Found]) -> tuple[int, tuple[str, str]]:
    """Where and what the date hangs on: a month with its day first, then the most telling word."""
    for at, one in enumerate(words):
        if one.get("month") and _is_day(words, at - 1):
            return at, ("month", one.get("month"))
    for category in _ANCHORS:
        for at, one in enumerate(words):
            if key := one.get(category):
                return at, (category, key)
    return -1, ("", "")


def _is_day(words: Sequence[Found], at: int) -> bool:
    """Whether the word at `at` is a number that may be the day of what follows it."""
    if at < 0 or not _touch(words, at + 1):
        return False
    number = words[at].number
    follows_hour = _touch(words, at) and bool(words[at - 1].get("hour"))
    return number is not None and 1 <= number <= 31 and not follows_hour


def _days(words: Sequence[Found], at: int) -> tuple[int, ...]:
    """The day, or two days («خمسة على ستة»), before a month; after it in English ("March 12")."""
    if at < 0 or not (words[at].get("month") or words[at].get("hijri_month")):
        return ()
    if _is_day(words, at - 1):
        first = words[at - 2].number if _is_day(words, at - 2) else None
        return tuple(day for day in (first, words[at - 1].number) if day is not None)
    if counted := _counted(words, at):
        return (counted,)
    after = words[at + 1] if _touch(words, at + 1) else None
    if after and after.number and after.number <= 31 and not after.definite:
        return (after.number,)
    return ()


def _counted(words: Sequence[Found], at: int) -> int:
    """«خامس يوم بتشرين», «الخامس من آب»: the day by its place in the month; «أول آب» is its beginning."""
    if not _touch(words, at):
        return 0
    before = words[at - 1]
    if before.get("unit") == "day" and _touch(words, at - 1):
        return int(words[at - 2].get("ordinal") or 0)
    is_beginning = before.get("part") and not before.definite
    return 0 if is_beginning else int(before.get("ordinal") or 0)


def _years(words: Sequence[Found], today: date) -> dict[str, int]:
    heard: dict[str, int] = {}
    for at, one in enumerate(words):
        if (back := one.get("relative_year")) and "year" not in heard:
            heard["year"] = today.year - int(back)
        value = _year(words, at, today)
        if value in HIJRI:
            heard.setdefault("hijri_year", value)
        elif value in GREGORIAN:
            name = "last_year" if "year" in heard and value > heard["year"] else "year"
            heard.setdefault(name, value)
    return heard


def _year(words: Sequence[Found], at: int, today: date) -> int:
    """The year that a word means, or 0."""
    one = words[at]
    value = one.number
    if value is None:
        return 0
    if value >= 100:
        return value
    before = words[at - 1] if _touch(words, at) else None
    after_year = before is not None and bool(before.get("year_word"))
    beside = before is not None and any(before.get(name) for name in _BESIDE_A_YEAR)
    if after_year or (beside and one.definite):
        return 2000 + value if value <= today.year % 100 else 1900 + value
    return 0


def _ordinal(words: Sequence[Found], anchor_at: int) -> int | None:
    """«تالت يوم العيد», "roja sêyem a cejnê", «تاني العيد»: which day of a feast."""
    if anchor_at < 0 or not _is_feast(words[anchor_at]):
        return None
    at = anchor_at
    while _touch(words, at) and at > anchor_at - 2:
        at -= 1
        if told := words[at].get("ordinal"):
            return int(told)
    return None


def _is_feast(one: Found) -> bool:
    return bool(one.get("hijri_feast") or one.get("either_feast"))


def _part(words: Sequence[Found], anchor_at: int) -> str:
    """The part said before the anchor, or before a year that stands alone."""
    for at, one in enumerate(words):
        if one.get("part") and anchor_at in (-1, at + 1) and _touch(words, at + 1):
            return one.get("part")
    return ""


def _amount(words: Sequence[Found], rows: Rows) -> int | None:
    """How many days: «أسبوعين», "a week", «تلات أيام». Units that only name a day of a feast do not count."""
    for at, one in enumerate(words):
        unit = one.get("unit")
        if not unit or one.get("month"):
            continue
        days = int(rows["unit"][unit]["days"])
        before = words[at - 1].number if _touch(words, at) else None
        if before and before < 100:
            return before * days
        return days * (2 if one.get("two") else 1)
    return None
