"""Two things of which one is told: «الـ85 أو 86», "May or June 2013". A reading holds both, or there is none.

Two years are the years from one to the other, two days of a month likewise, two distances too. Whatever else
is told as one or the other is for a person to read.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from vsdesk.records.dates import hijri
from vsdesk.records.dates.heard_days import HeardDate, passes_new_year
from vsdesk.records.dates.lexicon import OLDEST, WordSpan
from vsdesk.records.dates.numeric import GREGORIAN
from vsdesk.records.dates.told_clauses import ANCHORS, LAST_DAY, adjoins

Pair = tuple[WordSpan, WordSpan]
_NOTHING: Final = WordSpan(-1, -1, {})  # words that are none of a date
_COUNTED: Final = ("unit", "year_word", "month", "hijri_month", "age", "years", "hour")
_ELSEWHEN: Final = ("direction", "later", "relative_year", "told_anchor", "feast_by_size")
_BY_YEAR: Final = [one for one in ANCHORS if one != "landmark"]
_MONTHS: Final = ("month", "hijri_month")
_EACH: Final = frozenset({"landmark", "written"})  # each of two is a proposal of its own


def pairs(found: Sequence[WordSpan]) -> list[Pair]:
    """What stands on both sides of each word like "or", with nothing else between; maybe
    words of nothing here."""
    made = []
    for at, one in enumerate(found):
        if one.get("either"):
            left, right = _beside(found, at, -1), _beside(found, at, 1)
            made.append((left, right))
    return made


def _beside(found: Sequence[WordSpan], at: int, step: int) -> WordSpan:
    near = at + step
    while 0 <= near < len(found):
        first, second = sorted((near, near - step))
        if found[first].end != found[second].start:
            return _NOTHING
        if "between" not in found[near].means:
            return found[near]
        near += step
    return _NOTHING


def runs(found: Sequence[WordSpan]) -> Iterator[Pair]:
    """Two numbers side by side that may be two years: «1985-86», «85/86», "2012-13"."""
    for one, other in pairwise(found):
        first, last = one.number, other.number
        if first is None or last is None or one.end != other.start or first <= LAST_DAY:
            continue
        if first % 100 < last < 100 and (last > LAST_DAY or last == first % 100 + 1):
            yield one, other


def short_year(number: int, year: int) -> int:
    """What a number of two digits is behind a year: "1985 or 86"; 0 where it is none ("2013 or 9")."""
    if year % 100 < number < 100:
        return year - year % 100 + number
    return 0


def stands_alone(words: Sequence[WordSpan], at: int) -> bool:
    """Whether nothing is said of what a number counts: beside a year or an age it may be one too."""
    number = words[at].number
    if number is None or not 0 < number <= OLDEST:
        return False
    if not adjoins(words, at + 1):
        return True
    return not any(words[at + 1].get(name) for name in _COUNTED)


def is_cut(words: Sequence[WordSpan], at: int, years: Mapping[int, int]) -> bool:
    """«عمره 17-18»: an age or a class of two numbers, of which the word at `at` took one."""
    if at < 0 or not (words[at].get("years") or words[at].get("class")):
        return False
    near = [n for n in (at - 1, at + 1) if 0 <= n < len(words)]
    return any(
        adjoins(words, max(n, at))
        and words[n].start not in years
        and 0 < (words[n].number or 0) <= OLDEST
        and (n < at or stands_alone(words, n))
        for n in near
    )


def chained(first: int, told: Iterable[Pair], years: Mapping[int, int]) -> tuple[int, int]:
    """The least and the greatest year that is told beside `first`, as one or the other."""
    held = {first}
    for pair in told:
        both = {years.get(one.start, 0) for one in pair}
        if held & both and all(year in GREGORIAN for year in both):
            held |= both
    return min(held), max(held)


def is_halved(told: HeardDate, pair: Pair, years: Mapping[int, int]) -> bool:
    """Whether the reading takes one of the two and leaves out the other."""
    left, right = pair
    if left.number is not None and right.number is not None:
        both = [years.get(one.start, 0) for one in pair]
        return _halves_years(told, both) if any(both) else _halves_numbers(told, pair)
    if any(_EACH & set(one.means) for one in pair) and _share(pair, _EACH):
        return False
    if any(one.get("unit") for one in pair):
        return told.amount is not None and told.last_amount is None
    if all(one.get("ordinal") for one in pair):
        counts = told.ordinal is not None or told.nth is not None or bool(told.days)
        return counts or told.anchor[0] == "class"
    if all(one.get("part") for one in pair):
        return bool(told.part)
    named = [any(map(one.get, ANCHORS)) for one in pair]
    if _NOTHING in pair:  # «عيد الفطر أو الأضحى»
        return named[0]
    dated = [
        has or one.start in years or one.get("told_anchor")
        for has, one in zip(named, pair, strict=True)
    ]
    known = [
        has or one.number is not None or any(map(one.get, _ELSEWHEN))
        for has, one in zip(named, pair, strict=True)
    ]
    return any(dated) and all(known)


def leaves_out(
    words: Sequence[WordSpan],
    told: HeardDate,
    years: Mapping[int, int],
    rows: Mapping[str, Mapping[str, Any]],
) -> bool:
    """«من أيار لحزيران 2013», «صيف 2012-2013»: two in a row, of which the reading would take one."""
    category = told.anchor[0]
    if not category or any(one.get("direction") == "between" for one in words):
        return False
    feasts = {key for one in words if (key := one.get("hijri_feast"))}
    if any(len(feasts.intersection(row["of"])) > 1 for row in rows["either_feast"].values()):
        return not told.direction  # «عيد الفطر 2013، يمكن الأضحى»
    last = ""
    for at, one in enumerate(words):
        if not adjoins(words, at) or not (one.number is not None or one.get(category)):
            last = ""
        month = one.get(category) if category in _MONTHS else ""
        if last and month and month != last:
            return True
        last = month or last
    if category not in ANCHORS or category == "landmark":
        return False
    if category == "feast" and passes_new_year(rows[category][told.anchor[1]]):
        return False  # a winter has two years
    return any(
        adjoins(words, at) and _apart(years, words[at - 1], words[at]) for at in range(len(words))
    )


def differs(
    words: Sequence[WordSpan],
    told: HeardDate,
    days: Callable[[Sequence[WordSpan], int], Sequence[int]],
) -> bool:
    """Whether a day is told in two calendars, and the one is not the other («١٧ شوال ١٤٣٤ يعني ٢٠ آب
    ٢٠١٣»)."""
    if told.anchor[0] != "month" or len(told.days) != 1 or not told.year:
        return False
    day = _day(told.year, int(told.anchor[1]), told.days[0])
    years = [told.hijri_year] if told.hijri_year else hijri.years_in(told.year)
    for at, one in enumerate(words):
        month = one.get("hijri_month")
        said = days(words, at) if month else ()
        if day and len(said) == 1:
            begun = (hijri.gregorian(year, int(month), 1) for year in years)
            return all(abs((day - first).days - said[0] + 1) > hijri.DOUBT for first in begun)
    return False


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def year_beside(words: Sequence[WordSpan], at: int, years: Mapping[int, int]) -> int | None:
    """Of several years the one that stands with what the date hangs on; 0 where none of them
    does, None where all do.

    «سنة 2012 ترك الشغل، وبالصيف 2013 أخدوه»: the summer is that of 2013.
    """
    if at < 0 or not any(map(words[at].get, _BY_YEAR)):
        return None
    first = last = at
    while adjoins(words, first):
        first -= 1
    while adjoins(words, last + 1):
        last += 1
    told = {year for year in years.values() if year in GREGORIAN}
    beside = told & {years.get(one.start, 0) for one in words[first : last + 1]}
    if beside == told:
        return None
    return beside.pop() if len(beside) == 1 else 0


def _apart(years: Mapping[int, int], one: WordSpan, other: WordSpan) -> bool:
    first, last = years.get(one.start, 0), years.get(other.start, 0)
    return first in GREGORIAN and last in GREGORIAN and first != last


def _share(pair: Pair, names: Iterable[str]) -> bool:
    return any(all(name in one.means for one in pair) for name in names)


def _halves_years(told: HeardDate, both: Sequence[int]) -> bool:
    """Two years stand alone; a month, a feast or a part of two years, and what is before them, is no span."""
    plain = told.anchor == ("", "") and not told.part and told.direction in ("", "since")
    first, last = told.year or 0, told.last_year or told.year or 0
    return not plain or not (first <= min(both) and max(both) <= last)


def _halves_numbers(told: HeardDate, pair: Pair) -> bool:
    numbers = {one.number for one in pair}
    if numbers & set(told.days):
        moved = told.direction in ("before", "after")
        return moved or any(one not in range(min(told.days), max(told.days) + 1) for one in numbers)
    if {str(number) for number in numbers} & set(told.anchor[1].split(":")):
        return True  # of an age, a class or a month
    return told.amount is not None and told.last_amount is None
