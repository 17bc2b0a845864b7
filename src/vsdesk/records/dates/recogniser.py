"""From the words that were found to what was said: which word is a year, a day, a feast, a distance.

A year has four digits or is spelled out; a short one («الأربعطعش») counts only after the word year, or
with the article beside a month, season or part. Years from 1300 to 1500 are Hijri.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from vsdesk.records.dates.age_moments import aged
from vsdesk.records.dates.heard_days import HeardDate
from vsdesk.records.dates.lexicon import WordSpan
from vsdesk.records.dates.numeric import GREGORIAN, HIJRI
from vsdesk.records.dates.told_clauses import (
    ANCHORS,
    LAST_DAY,
    adjoins,
    counted_with_half,
    directed,
    joined,
    names_day,
    names_weekday,
    with_numbers,
)
from vsdesk.records.dates.told_either import (
    Pair,
    chained,
    differs,
    is_cut,
    is_halved,
    leaves_out,
    pairs,
    runs,
    short_year,
    stands_alone,
    year_beside,
)
from vsdesk.records.dates.told_ranks import (
    COUNTED_IN,
    OF_WEEKS,
    day_of_feast,
    evening_of,
    nth_weekday,
    rank_away,
    week_of,
)
from vsdesk.records.dates.told_young import is_less

_BESIDE_A_YEAR: Final = (*ANCHORS, "part")
_LEAP: Final = 2000  # a year with a 29 February, where none was said
_STRAIGHT: Final = {"before": "start", "after": "end"}  # the part from which the whole is reckoned
_FEW: Final = 3  # «كم يوم», "a few days": about so many

Rows = Mapping[str, Mapping[str, Any]]
Place = tuple[int, int]  # of words in the text: from, to before


@dataclass(frozen=True, slots=True)
class HeardDates:
    """What was said; where the words of hours stand, and that of the night of a feast; where a day stands
    that no calendar has.

    `uncounted`: how many was told, of something that is not known; what it is after cannot be reckoned.
    `halved`: of two things that were told, or of what was told of one, the reading would take a half.
    """

    told: HeardDate
    words: tuple[WordSpan, ...]
    hours: tuple[Place, ...] = ()
    evening: Place | None = None
    no_day: Place | None = None
    uncounted: bool = False
    halved: bool = False
    age: str = ""  # beside whatever it is told of, as `age_moments.aged` has it


def hear(found: Sequence[WordSpan], rows: Rows, today: date) -> HeardDates:
    """What was said. Anything may be missing."""
    plain, hours = joined(found)
    words = with_numbers(plain)
    anchor_at, anchor, direction = _anchor(words)
    either = pairs(found)
    by_start = _years_told(words, [*either, *runs(found)], today)
    years = _years(words, [*either, *runs(found)], by_start, today)
    nth, nth_day = (None, None) if direction else nth_weekday(words)
    week = week_of(words, anchor_at)
    days = () if nth or week else _days(words, anchor_at)
    ordinal = None if week else day_of_feast(words, anchor_at, rows)
    rank, unit = (direction and rank_away(words)) or (None, "")
    ordinal = None if rank else ordinal
    amount, last_amount = _amounts(words, either, rows) if direction else (None, None)
    if rank or (ordinal and direction):  # «بعد تالت يوم العيد» is so many days of it, and none away
        amount, last_amount = int(rows["unit"][unit]["days"]) if rank else None, None
    few = _first(words, "few")
    weekdays = {day for one in words if (day := one.get("weekday"))}  # "Saturday or Sunday" is none
    evening, place = ("", None) if direction or ordinal else evening_of(found)
    told = HeardDate(
        anchor=anchor,
        year=years.get("year"),
        last_year=years.get("last_year"),
        hijri_year=years.get("hijri_year"),
        days=days,
        ordinal=ordinal,
        part="" if ordinal or direction or days or nth or week else _part(words, anchor_at),
        direction=direction,
        amount=amount,
        last_amount=last_amount,
        rank=rank,
        about=bool(_first(words, "about") or few),
        weekday=nth_day if nth else int(weekdays.pop()) if len(weekdays) == 1 else None,
        nth=nth,
        week=week,
        of_year=_year_right_behind(found, words, anchor_at),
        evening=evening,
        whole_year=anchor[0] == "landmark" and _is_year_of(words, anchor_at),
    )
    beside = year_beside(words, anchor_at, by_start) if years.get("last_year") else None
    if beside:
        told = replace(told, year=beside, last_year=None)
    counts = direction and amount is None and ordinal is None
    lost = bool(rank) and unit not in COUNTED_IN
    lost = lost or (bool(counts) and _is_counted(words, anchor_at, today))
    halved = beside == 0 or any(is_halved(told, pair, by_start) for pair in either)
    halved = halved or is_cut(words, anchor_at, by_start) or _turns(words, anchor_at, direction)
    halved = halved or leaves_out(words, told, by_start, rows) or differs(words, told, _days)
    halved = halved or bool(week and (direction or days or anchor[0] not in OF_WEEKS))
    halved = halved or any(one.get("cut") for one in words) or is_less(found, words)
    no_day = _no_day(words, years.get("year"))
    age = next(filter(None, (aged(words, at) for at in range(len(words)))), "")
    return HeardDates(told, tuple(words), hours, place, no_day, lost, halved, age)


def _first(words: Iterable[WordSpan], category: str) -> str:
    return next((key for one in words if (key := one.get(category))), "")


def _anchor(words: Sequence[WordSpan]) -> tuple[int, tuple[str, str], str]:
    """Where and what the date hangs on, and whether it lies before or after that.

    A whole day comes first, whatever it is told to be before or after; then what such a word is said
    of; then the most telling word; an age or a class only where no year is told.
    """
    direction, of = directed(words)
    whole = _whole_day(words, of)
    if whole is not None:
        return *whole, ""
    if direction and of < 0:
        return -1, ("told_anchor", "loss"), direction
    if direction:
        keys = ((one, words[of].get(one)) for one in (*ANCHORS, "written"))
        return of, next(((one, key) for one, key in keys if key), ("", "")), direction
    for category in (*ANCHORS, "class", "age"):
        for at, one in enumerate(words):
            if key := one.get(category) if category != "age" else aged(words, at):
                return at, (category, key), ""
    return -1, ("", ""), ""


def _whole_day(words: Sequence[WordSpan], of: int) -> tuple[int, tuple[str, str]] | None:
    """A day of a month, or one in digits, that is not itself what something lies before or after."""
    for category in ("month", "hijri_month"):  # a day of the Hijri calendar is a computed one
        for at, one in enumerate(words):
            if one.get(category) and at != of and _days(words, at):
                return at, (category, one.get(category))
    if any(one.get("written") for at, one in enumerate(words) if at != of):
        return -1, ("written", "")
    return None


def _is_day(words: Sequence[WordSpan], at: int) -> bool:
    """Whether the word at `at` is a number that may be the day of what follows it."""
    if at < 0 or not adjoins(words, at + 1):
        return False
    number = words[at].number
    follows_hour = adjoins(words, at) and bool(words[at - 1].get("hour"))
    if adjoins(words, at - 1) and words[at - 2].number is not None:
        follows_hour = False  # "9 o'clock on 12 March": the hour has its number
    return number is not None and 1 <= number <= 31 and not follows_hour


def _days(words: Sequence[WordSpan], at: int) -> tuple[int, ...]:
    """The day, or two days («خمسة على ستة»), before a month; after it in English ("March 12")."""
    if at < 0 or not (words[at].get("month") or words[at].get("hijri_month")):
        return ()
    if _is_day(words, at - 1):
        days = [words[at - 1].number or 0]
        while _is_day(words, at - 1 - len(days)):
            days.append(words[at - 1 - len(days)].number or 0)
        return tuple(reversed(days))
    if counted := _counted(words, at):
        return (counted,)
    after = words[at + 1] if adjoins(words, at + 1) else None
    if after and after.number and after.number <= 31 and not after.definite:
        other = words[at + 2].number if adjoins(words, at + 2) else None
        more = other is not None and after.number < other <= 31 and stands_alone(words, at + 2)
        return (after.number, other) if other is not None and more else (after.number,)
    return ()


def _counted(words: Sequence[WordSpan], at: int) -> int:
    """«خامس يوم بتشرين», «الخامس من آب»: the day by its place in the month; «أول آب» is its beginning."""
    if not adjoins(words, at):
        return 0
    before = words[at - 1]
    if before.get("unit") == "day" and adjoins(words, at - 1):
        return int(words[at - 2].get("ordinal") or 0)
    is_beginning = before.get("part") and not before.definite
    return 0 if is_beginning else int(before.get("ordinal") or 0)


def _no_day(words: Sequence[WordSpan], year: int | None) -> Place | None:
    """Where a day stands that its month does not have: 31 November, 30 February, 45 March."""
    for at, one in enumerate(words):
        month = int(one.get("month") or 0)
        if not month and not one.get("hijri_month"):
            continue
        length = monthrange(year or _LEAP, month)[1] if month else 30
        days = _days(words, at)
        if days and max(days) > length:
            near = [words[n] for n in (at - 1, at, at + 1) if 0 <= n < len(words)]
            counted = [two for two in near if two.number in days or two.get("ordinal")]
            ends = [one, *counted]
            return min(two.start for two in ends), max(two.end for two in ends)
        before = words[at - 1] if adjoins(words, at) else None
        if before and before.number and 31 < before.number < 100 and not _of_a_year(words, at - 1):
            return before.start, one.end
    return None


def _of_a_year(words: Sequence[WordSpan], at: int) -> bool:
    return words[at].definite or (adjoins(words, at) and bool(words[at - 1].get("year_word")))


def _turns(words: Sequence[WordSpan], anchor_at: int, direction: str) -> bool:
    """«بعد نص رمضان», "before the end of 2013": within what is named, not before or after the whole of it."""
    at = anchor_at - 1
    while direction in _STRAIGHT and at > 0 and words[at].get("year_word"):
        at -= 1
    if at < 0 or direction not in _STRAIGHT or not adjoins(words, at + 1):
        return False
    part = words[at].get("part")
    return bool(part) and part != _STRAIGHT[direction] and not _is_moving(words[anchor_at])


def _years_told(words: Sequence[WordSpan], told: Iterable[Pair], today: date) -> dict[int, int]:
    """The year that each word means, by where it stands; a short one beside a year is one too."""
    years = {one.start: _year(words, at, today) for at, one in enumerate(words)}
    places = {one.start: at for at, one in enumerate(words)}
    for left, right in told:
        for known, short in ((left, right), (right, left)):
            at = places.get(short.start, -1)
            if years.get(known.start) not in GREGORIAN or at < 0 or years[short.start]:
                continue
            number = short.number or 0
            if stands_alone(words, at):
                ahead = short_year(number, years[known.start]) if short is right else 0
                plain = _in_full(number, today) if LAST_DAY < number < 100 else 0
                years[short.start] = ahead or plain
    return {start: year for start, year in years.items() if year}


def _years(
    words: Sequence[WordSpan], told: Iterable[Pair], by_start: Mapping[int, int], today: date
) -> dict[str, int]:
    heard: dict[str, int] = {}
    for one in words:
        if (back := one.get("relative_year")) and "year" not in heard:
            heard["year"] = today.year - int(back)
        value = by_start.get(one.start, 0)
        if value in HIJRI:
            heard.setdefault("hijri_year", value)
        elif value in GREGORIAN and value > heard.setdefault("year", value):
            heard["last_year"] = max(value, heard.get("last_year", value))
    if "year" in heard:
        first, last = chained(heard["year"], told, by_start)
        if first != last:
            heard |= {"year": first, "last_year": last}
    return heard


def _year(words: Sequence[WordSpan], at: int, today: date) -> int:
    """The year that a word means, or 0."""
    one = words[at]
    value = one.number
    if value is None:
        return 0
    if value >= 100:
        return value
    before = words[at - 1] if adjoins(words, at) else None
    after_year = before is not None and bool(before.get("year_word"))
    beside = before is not None and any(before.get(name) for name in _BESIDE_A_YEAR)
    if after_year or (beside and one.definite):
        return _in_full(value, today)
    # «الثنين وثمانين» and nothing else: it is asked for a date, and no month has so many days
    alone = len(words) == 1 and one.definite and value > LAST_DAY
    return _in_full(value, today) if alone else 0


def _in_full(value: int, today: date) -> int:
    return 2000 + value if value <= today.year % 100 else 1900 + value


def _year_right_behind(found: Sequence[WordSpan], words: Sequence[WordSpan], at: int) -> bool:
    """Whether a year stands right behind the anchor, as its name: "New Year 2019"."""
    if at < 0:
        return False
    end = next((one.end for one in found if one.start == words[at].start), -1)
    return any(one.start == end and (one.number or 0) >= 1000 for one in found)


def _is_year_of(words: Sequence[WordSpan], at: int) -> bool:
    """«سنة حرب تشرين», "the year of the earthquake": the whole year is told by what happened in it."""
    return at > 0 and adjoins(words, at) and bool(words[at - 1].get("year_word"))


def _is_moving(one: WordSpan) -> bool:
    return bool(one.get("hijri_feast") or one.get("either_feast"))


def _part(words: Sequence[WordSpan], anchor_at: int) -> str:
    """The part said before the anchor, or before a year that stands alone; «آخر يوم العيد» is its end."""
    for at, one in enumerate(words):
        ahead = at + 1
        if anchor_at == at + 2 and _is_moving(words[anchor_at]) and adjoins(words, ahead):
            ahead += words[ahead].get("unit") == "day"
        if one.get("part") and anchor_at in (-1, ahead) and adjoins(words, ahead):
            return one.get("part")
    return ""


def _amounts(
    words: Sequence[WordSpan], either: Iterable[Pair], rows: Rows
) -> tuple[int | None, int | None]:
    """How many days: «أسبوعين», "a week", «تلات أيام»; two numbers of «عشر أيام أو اتناعش», "3 or 4 weeks".

    Units that only name a day of a feast or of the week («نهار الجمعة») do not count.
    """
    for at, one in enumerate(words):
        unit = one.get("unit")
        if not unit or one.get("month") or names_weekday(words, at) or names_day(words, at):
            continue
        days = int(rows["unit"][unit]["days"])
        if halved := counted_with_half(words, at, days):
            return halved, None
        before = words[at - 1] if adjoins(words, at) else None
        if before is not None and before.get("few"):
            return _FEW * days, None
        if before is None or not before.number or before.number >= 100:
            return days * (2 if one.get("two") else 1), None
        fewer = next((one.number for one, two in either if two.start == before.start), None)
        if fewer and fewer < before.number:
            return fewer * days, before.number * days
        other = words[at + 1].number if adjoins(words, at + 1) else None
        more = other is not None and before.number < other < 100 and not _of_a_year(words, at + 1)
        return before.number * days, other * days if other and more else None
    return None, None


def _is_counted(words: Sequence[WordSpan], anchor_at: int, today: date) -> bool:
    """Whether a number stands beside what something is before or after: of what, nobody knows."""
    for at, one in enumerate(words):
        if one.number is None or one.number >= 100 or _year(words, at, today):
            continue
        behind, ahead = words[at - 1] if at else None, words[at + 1 : at + 2]
        near = behind is not None and behind.end + 1 >= one.start
        if near and behind and (at - 1 == anchor_at or behind.get("direction")):
            return True
        if ahead and ahead[0].get("direction") and ahead[0].start <= one.end + 1:
            return True
    return False
