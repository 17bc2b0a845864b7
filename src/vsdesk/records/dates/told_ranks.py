"""Which weekday or week of a month or a year was told: «أول خميس من حزيران», «الأسبوع التاني من آب»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vsdesk.records.dates.lexicon import Found
from vsdesk.records.dates.told_clauses import adjoins

_MOST_OF_A_MONTH: Final = 5  # Thursdays, or weeks that have begun
OF_WEEKS: Final = (
    "",
    "month",
    "hijri_month",
)  # what is told in weeks: a year or a month, no season, no feast


def nth_weekday(words: Sequence[Found]) -> tuple[int | None, int | None]:
    """«أول خميس من حزيران», "the last Friday of", "pêncşema yekem a": which of them, and which day.

    "Thursday the first of May" is a day of May: behind the weekday it counts only in the Kurmanji form.
    """
    for at, one in enumerate(words):
        day = one.get("weekday") or one.get("weekday_of")
        near = at - 1 if one.get("weekday") else at + 1
        if not day or not adjoins(words, max(at, near)) or not 0 <= near < len(words):
            continue
        which = words[near].get("last_of") or words[near].get("ordinal")
        if which and int(which) <= _MOST_OF_A_MONTH:
            return int(which), int(day)
    return None, None


def week_of(words: Sequence[Found], anchor_at: int) -> int:
    """Which week of the month or year behind it: «أول أسبوع من آب», "hefteya yekem a Tebaxê"; -1 the last,
    0 none."""
    end = anchor_at if anchor_at >= 0 else _year_at(words)
    for at in range(max(0, end - 2), end):
        one = words[at]
        which = at - 1 if _ranks(words, at - 1) and adjoins(words, at) else at + 1
        is_week = one.get("week_of") or (one.get("unit") == "week" and not one.get("two"))
        if not is_week or not _ranks(words, which) or not adjoins(words, max(at, which)):
            continue
        if max(at, which) == end - 1 and adjoins(words, end):
            found = int(_ranks(words, which))
            return found if found <= _MOST_OF_A_MONTH else 0
    return 0


def _ranks(words: Sequence[Found], at: int) -> str:
    return words[at].get("last_of") or words[at].get("ordinal") if 0 <= at < len(words) else ""


def _year_at(words: Sequence[Found]) -> int:
    """Where a year stands by itself, or the word of it; -1 without one."""
    for at, one in enumerate(words):
        if one.get("year_word") == "year" or (one.number or 0) >= 1000:
            return at
    return -1
