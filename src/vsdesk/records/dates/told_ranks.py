"""Which weekday or week of a month or a year was told, which day of a feast, and which day after it: «أول
خميس من حزيران», «الأسبوع التاني من آب», «تالت يوم العيد», «تالت يوم بعد العيد»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from vsdesk.records.dates.heard_days import Evening
from vsdesk.records.dates.lexicon import WordSpan
from vsdesk.records.dates.told_clauses import ANCHORS, adjoins

_MOST_OF_A_MONTH: Final = 5  # Thursdays, or weeks that have begun
OF_WEEKS: Final = (
    "",
    "month",
    "hijri_month",
)  # what is told in weeks: a year or a month, no season, no feast
_LONGEST_FEAST: Final = 14  # days, of whose days one may be counted; a season has more
FEASTS: Final = ("feast", "hijri_feast", "either_feast")
COUNTED_IN: Final = (
    "day",
    "week",
)  # what is counted from a feast: "the third day after", "the second week"


def day_of_feast(
    words: Sequence[WordSpan], anchor_at: int, rows: Mapping[str, Mapping[str, Any]]
) -> int | None:
    """«تالت يوم العيد», "roja sêyem a cejnê", «تاني العيد», «يوم العيد التالت»: which day of a feast."""
    if anchor_at < 0 or not is_counted(words[anchor_at], rows):
        return None
    at = anchor_at - 1
    if at < 0 or not adjoins(words, anchor_at):
        return None
    one, behind = words[at], words[anchor_at + 1 : anchor_at + 2]
    before = words[at - 1] if adjoins(words, at) else None
    if told := one.get("ordinal"):
        is_day = before is not None and before.get("unit") == "day"
        return int(told) if is_day or not words[anchor_at].get("feast") else None
    if one.number is not None and before is not None and _is_one_day(before):
        return one.number if one.number <= _LONGEST_FEAST else None
    if one.get("unit") != "day":
        return None
    if before is not None and before.get("ordinal"):
        return int(before.get("ordinal"))
    if behind and adjoins(words, anchor_at + 1) and behind[0].definite:
        return int(behind[0].get("ordinal") or 0) or None
    return None


def evening_of(found: Sequence[WordSpan]) -> tuple[Evening, tuple[int, int] | None]:
    """«ليلة عيد الصليب», "the eve of Palm Sunday", "Easter Eve": which evening of a feast, and where the word
    stands; "" and None without one. `found` has what only stands between words too."""
    kept = [one for one in found if not _only_between(one)]
    feasts = [any(map(one.get, FEASTS)) for one in kept]
    for at, one in enumerate(kept):
        ahead = at + 1 < len(kept) and feasts[at + 1] and _beside(found, one, kept[at + 1])
        behind = at > 0 and feasts[at - 1] and _beside(found, kept[at - 1], one)
        if one.get("eve") and (ahead or behind):
            return "eve", (one.start, one.end)
        if one.get("night") and ahead:
            return "night", (one.start, one.end)
    return "", None


def _only_between(one: WordSpan) -> bool:
    return "between" in one.means and not (one.get("night") or one.get("eve"))


def _beside(found: Sequence[WordSpan], one: WordSpan, other: WordSpan) -> bool:
    """Whether nothing but what may stand between the parts of a date stands between two words."""
    inside = [two for two in found if one.start <= two.start <= other.start]
    return all(adjoins(inside, at) for at in range(1, len(inside)))


def is_counted(one: WordSpan, rows: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the days of it are counted: of a feast, or of the days that begin with one; of no season."""
    if one.get("hijri_feast") or one.get("either_feast"):
        return True
    row = rows["feast"].get(one.get("feast"), {})
    if "rule" in row:
        return True
    if "from" not in row or row["from"][0] != row["to"][0]:
        return False
    return bool(row["to"][1] - row["from"][1] < _LONGEST_FEAST)


def _is_one_day(one: WordSpan) -> bool:
    return one.get("unit") == "day" and not one.get("two")


def rank_away(words: Sequence[WordSpan]) -> tuple[int, str] | None:
    """«تالت يوم بعد العيد», "roja sêyem piştî cejnê", «بعد العيد بتالت يوم»: which day or week it is, counted
    from what it is before or after. None where none is told, or where it is a day of that itself («بعد تالت
    يوم العيد»)."""
    for at, one in enumerate(words):
        told = one.get("ordinal")
        if not told or one.get("month"):
            continue
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(words) and adjoins(words, max(n, at))]
        units = [n for n in beside if words[n].get("unit")]
        last = max(at, *units) if units else at
        ahead = words[last + 1] if adjoins(words, last + 1) else None
        turns = ahead is not None and bool(ahead.get("direction") or ahead.get("later"))
        if units and (turns or ahead is None or not any(map(ahead.get, ANCHORS))):
            return int(told), words[units[0]].get("unit")
        if turns:
            return int(told), "day"
    return None


def nth_weekday(words: Sequence[WordSpan]) -> tuple[int | None, int | None]:
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


def week_of(words: Sequence[WordSpan], anchor_at: int) -> int:
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


def _ranks(words: Sequence[WordSpan], at: int) -> str:
    return words[at].get("last_of") or words[at].get("ordinal") if 0 <= at < len(words) else ""


def _year_at(words: Sequence[WordSpan]) -> int:
    """Where a year stands by itself, or the word of it; -1 without one."""
    for at, one in enumerate(words):
        if one.get("year_word") == "year" or (one.number or 0) >= 1000:
            return at
    return -1
