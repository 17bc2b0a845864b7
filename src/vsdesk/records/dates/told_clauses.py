"""Words that belong together before a date is heard: hours, ages, school classes, and what is before what.

"After" belongs to what follows it: to an hour («بعد صلاة المغرب»), to a feast, to the loss. A day that
is told beside it stays that day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vsdesk.records.dates.lexicon import OLDEST, WordSpan
from vsdesk.records.dates.told_young import with_young

ANCHORS: Final = ("landmark", "hijri_feast", "feast", "either_feast", "hijri_month", "month")
_OBJECTS: Final = (*ANCHORS, "written", "told_anchor")
LAST_DAY: Final = 31  # of a month
_CLASSES: Final = range(1, 13)

Words = Sequence[WordSpan]


def adjoins(words: Words, at: int) -> bool:
    """Whether the word at `at` follows the one before it with nothing else between."""
    return 0 < at < len(words) and words[at - 1].end == words[at].start


def joined(found: Words) -> tuple[list[WordSpan], tuple[tuple[int, int], ...]]:
    """The words without those that only stand between, and without hours; and where the hours stood.

    Each word reaches to the end of what was left out behind it. "Before" and "after" go with their hour.
    """
    words: list[WordSpan] = []
    hours: list[tuple[int, int]] = []
    until = -1  # how far an hour reaches, with what stands between
    for one in found:
        is_time = bool(one.get("day_time")) and not any(one.get(name) for name in ANCHORS)
        if not is_time and "between" not in one.means:
            words.append(one)
            continue
        before = words[-1] if words else None
        if is_time and before and before.get("direction") and before.end == one.start:
            words.pop()
            hours.append((before.start, one.end))
            _reach(words, before.start, one.end)
            until = one.end
        elif hours and until == one.start:
            if is_time:
                hours[-1] = (hours[-1][0], one.end)
            until = one.end
        _reach(words, one.start, one.end)
    ends = {one.start: one.end for one in found}
    return _of_clock(words, hours, ends), tuple(hours)


def _reach(words: list[WordSpan], start: int, end: int) -> None:
    if words and words[-1].end == start:
        words[-1] = replace(words[-1], end=end)


def _of_clock(
    words: list[WordSpan], hours: list[tuple[int, int]], ends: Mapping[int, int]
) -> list[WordSpan]:
    """«بعد الساعة تسعة», "after 9 o'clock": the direction is that of the hour."""
    kept = []
    for at, one in enumerate(words):
        near = words[at + 1 : at + 3]
        if one.get("direction") and near and (near[0].get("hour") or _is_hour(near)):
            last = near[1] if len(near) == 2 and _is_hour(near) else near[0]
            hours.append((one.start, ends[last.start]))
        else:
            kept.append(one)
    return kept


def _is_hour(near: Words) -> bool:
    """Whether two words are an hour and its number, either way round."""
    return len(near) == 2 and any(
        word.get("hour") and number.number is not None for word, number in (near, near[::-1])
    )


def between(found: Words) -> tuple[list[WordSpan], list[WordSpan]] | None:
    """What stands on each side of «بين رمضان والعيد», "between March and May"; None for two years alone."""
    at = next((n for n, one in enumerate(found) if one.get("direction") == "between"), -1)
    if at < 0:
        return None
    rest = list(found[at + 1 :])
    sides = [n for n, one in enumerate(rest) if any(one.get(name) for name in ANCHORS)]
    if len(sides) < 2:
        return None
    cut = sides[1]
    while cut > sides[0] + 1 and "between" in rest[cut - 1].means:
        cut -= 1
    day = rest[cut - 1].number
    if day is not None and day <= 31 and cut - 1 > sides[0]:
        cut -= 1
    return [*found[:at], *rest[:cut]], rest[cut:]


def with_numbers(words: list[WordSpan]) -> list[WordSpan]:
    """Ages, classes and numbered months, each with its number as one word."""
    aged = with_young(words)
    aged = _numbered(_numbered(aged, _age), _age)  # again: "now 29 years old"
    return _with_years(_numbered(_numbered(aged, _school), _month))


def _with_years(words: list[WordSpan]) -> list[WordSpan]:
    """«بعدها بسنة», «بعد سنة»: so far away, where no year is named by the word."""
    return [
        replace(one, means={"unit": "year"}) if _is_distance(words, at) else one
        for at, one in enumerate(words)
    ]


def _is_distance(words: Words, at: int) -> bool:
    one = words[at]
    if one.get("year_word") != "year" or one.definite or one.get("named"):
        return False
    if adjoins(words, at + 1):
        behind = words[at + 1]
        if behind.number is not None or any(map(behind.get, ANCHORS)):
            return False
        if behind.get("direction") or behind.get("later"):
            return True
    before = words[at - 1] if adjoins(words, at) else None
    return before is not None and any(map(before.get, ("direction", "later", "told_anchor")))


def _numbered(
    words: list[WordSpan], join: Callable[[WordSpan, WordSpan], dict[str, str]]
) -> list[WordSpan]:
    made: list[WordSpan] = []
    for at, one in enumerate(words):
        if made and adjoins(words, at) and (means := join(made[-1], one)):
            after = words[at + 1] if adjoins(words, at + 1) else None
            if not _counts_else(one, after, means):
                made[-1] = WordSpan(made[-1].start, one.end, means)
                continue
        made.append(one)
    return made


def _counts_else(one: WordSpan, after: WordSpan | None, means: dict[str, str]) -> bool:
    """Whether the number belongs to what follows: "he was 5 days …", "he was 12 March"."""
    if one.number is None or after is None or "years" not in means:
        return False
    return bool(after.get("unit") or after.get("month") or after.get("hijri_month"))


def _age(first: WordSpan, second: WordSpan) -> dict[str, str]:
    known = first.get("years")
    if known and second.get("age"):  # "was 17", then "years old"
        said = (first.get("age"), second.get("age"))
        return {"age": next((one for one in ("was", "now") if one in said), "is"), "years": known}
    if known and second.get("year_word") == "year" and second.number is None:
        return dict(first.means)  # «عمره 17 سنة»
    if known and second.get("past"):  # "temenê wê 17 bû"
        return {"age": "was", "years": known}
    for word, now in ((first, second), (second, first)):
        if word.get("age") and now.get("now") and word.get("age") != "was":
            return {**word.means, "age": "now"}
    for word, number in ((first, second), (second, first)):
        value = number.number
        if known or second.get("years"):
            break
        if word.get("age") and not word.get("young") and value and 0 < value <= OLDEST:
            return {"age": word.get("age"), "years": str(value)}
    return {}


def _school(first: WordSpan, second: WordSpan) -> dict[str, str]:
    for word, number in ((first, second), (second, first)):
        value = int(number.get("ordinal") or 0) or number.number
        if "school_class" in word.means and value in _CLASSES and not word.number:
            return {"class": str(value)}
    return {}


def _month(first: WordSpan, second: WordSpan) -> dict[str, str]:
    """«شهر تمانية»: the word month and a number up to 12 are a month."""
    number = second.number
    return {"month": str(number)} if first.get("month_word") and number and number <= 12 else {}


def names_weekday(words: Words, at: int) -> bool:
    """«نهار الجمعة»: the word at `at` counts nothing."""
    return adjoins(words, at + 1) and bool(words[at + 1].get("weekday"))


def names_day(words: Words, at: int) -> bool:
    """«بعد يوم العيد», "piştî roja Newrozê": of that day, and no distance («بعد يوم من العيد»)."""
    before = words[at - 1] if adjoins(words, at) else None
    is_day = words[at].get("unit") == "day" and words[at].end == words[at].start + 1
    ahead = words[at + 1] if adjoins(words, at + 1) else None
    turned = before is not None and bool(before.get("direction"))
    is_one = is_day and not words[at].get("two")
    return turned and is_one and ahead is not None and any(map(ahead.get, ANCHORS))


def counted_with_half(words: Words, at: int, days: int) -> int:
    """«شهرين ونص», "two and a half months", "a year and a half": how many days, of a unit of so
    many; 0 without a half."""
    number, half = at - 1, at + 1
    if adjoins(words, at) and words[at - 1].get("half"):
        number, half = at - 2, at - 1
    if not adjoins(words, max(half, at)) or not words[half].get("half"):
        return 0
    counted = words[number].number if number >= 0 and adjoins(words, number + 1) else None
    many = counted if counted and counted < 100 else 2 if words[at].get("two") else 1
    return many * days + days // 2


def directed(words: Words) -> tuple[str, int]:
    """What is said ("before", "after", "since") and the word that it is said of; -1 for the loss.

    ("", -1) where nothing is said, or of nothing that can be reckoned from.
    """
    for at, one in enumerate(words):
        if one.get("later") and _unit_near(words, at):
            return "after", -1
        way = one.get("direction")
        if way and way != "between":
            found = _object(words, at)
            if found is not None:
                return way, -1 if words[found].get("told_anchor") else found
            if way == "after" and _unit_near(words, at):
                return way, -1
    return _still_to_come(words)


def _still_to_come(words: Words) -> tuple[str, int]:
    """«Newroz hîn nehatibû», «كان باقي خمس أيام للعيد»: before what had not come yet, as
    far as was left to it."""
    objects = [n for n, one in enumerate(words) if any(one.get(name) for name in ANCHORS)]
    for at, one in enumerate(words):
        if one.get("not_yet"):
            near = [n for n in (at - 1, at + 1) if n in objects and adjoins(words, max(n, at))]
        elif one.get("left") and _unit_near(words, at) and len(objects) == 1:
            near = objects
        else:
            continue
        if near:
            return "before", near[0]
    return "", -1


def _object(words: Words, at: int) -> int | None:
    """The first word behind that something may be reckoned from; how much stands between."""
    for n, one in enumerate(words[at + 1 :], at + 1):
        if one.get("direction"):
            return None
        if any(one.get(name) for name in _OBJECTS):
            return n
        if (one.number or 0) >= 1000:  # "before the wedding of 2013" is not before 2013
            return n if all(adjoins(words, m) for m in range(at + 1, n + 1)) else None
    return None


def _unit_near(words: Words, at: int) -> bool:
    return any(one.get("unit") for one in words[max(0, at - 2) : at + 3])
