"""Ages that are counted in days, weeks, months or a few years: «عمره أربعين يوم», «بنت شهرين», "çil rojî bû".

What is told of an infant is one word for whoever hears the rest: how many of what. A half and a smaller unit
behind it count too («سنة ونص», «سنة وشهرين»). Where more is told than one such age, none of them is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from vsdesk.records.dates.lexicon import OLDEST, WordSpan

DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_MONTHS_OF_A_YEAR: Final = 12
_LONGEST: Final = 20 * DAYS["year"]
_NOBODY: Final = WordSpan(-1, -1, {})


class _Length(NamedTuple):
    """So many of a unit; the place of the word behind."""

    many: int
    unit: str
    end: int

    @property
    def days(self) -> int:
        """About so many."""
        return self.many * DAYS[self.unit]


def as_of_now(found: tuple[WordSpan, ...], tokens: int) -> tuple[WordSpan, ...]:
    """Where a birth is asked for: a number of years and "now", and not a word more («خمسطعش سنة هلق»), is an
    age. Beside other words it may be how long something lasts («صرلو خمسطعش سنة هلق»)."""
    numbers = [one for one in found if one.number is not None]
    rest = [one for one in found if one.number is None and not one.get("now")]
    is_whole = sum(one.end - one.start for one in found) == tokens
    is_age = len(numbers) == 1 and len(found) == 2 + len(rest) and len(rest) <= 1
    if not (
        is_whole and is_age and all(_unit(one) == "year" and not one.get("two") for one in rest)
    ):
        return found
    return tuple(replace(one, means={"age": "now"}) if one.get("now") else one for one in found)


def with_young(words: Sequence[WordSpan]) -> list[WordSpan]:
    """Each such age as one word: `young` is "40:day"; of whole years the `years` of any
    age. `cut`: more is told."""
    made: list[WordSpan] = []
    at = 0
    while at < len(words):
        found = _age(words, at, made[-1] if made else _NOBODY)
        if found is None:
            made.append(words[at])
            at += 1
        else:
            at, one = found
            made.append(one)
    return made


def _age(words: Sequence[WordSpan], at: int, before: WordSpan) -> tuple[int, WordSpan] | None:
    """The age that begins here and the place behind it: a word of ages stands before the
    length, or behind it."""
    start, told = at, words[at].get("age") if words[at].number is None else ""
    at += bool(told)
    if told and at < len(words) and words[at].get("now") and not _length(words, at):
        told, at = "now" if told != "was" else told, at + 1
    if told and not _follows(words, at):
        return None
    length = _length(words, at)
    if length is None or length.days > (
        OLDEST * DAYS["year"] if length.unit == "year" else _LONGEST
    ):
        return None
    end = length.end
    if _follows(words, end) and (words[end].get("old") or words[end].get("age")):
        told, end = told or words[end].get("age") or "is", end + 1
    elif not told and not words[end - 1].get("aged"):
        return None
    if _follows(words, end) and words[end].get("past"):
        told, end = "was", end + 1
    more = before.end == words[start].start and (_counts(before) or bool(before.get("half")))
    more = more or (_follows(words, end) and _goes_on(words, end))
    said = {"age": told or "is", **_kept(length), **({"cut": "cut"} if more else {})}
    return end, WordSpan(words[start].start, words[end - 1].end, said)


def _kept(length: _Length) -> dict[str, str]:
    if length.unit == "year":
        return {"years": str(length.many)}
    return {"young": f"{length.many}:{length.unit}"}


def _follows(words: Sequence[WordSpan], at: int) -> bool:
    return 0 < at < len(words) and words[at - 1].end == words[at].start


def _length(words: Sequence[WordSpan], at: int) -> _Length | None:
    """What begins here, with a half and a smaller unit behind it."""
    whole = _plain(words, at) or _halved(words, at)
    if whole is None:
        return None
    many, unit, end = whole
    if _follows(words, end) and words[end].get("half"):
        return _with_half(whole._replace(end=end + 1))
    rest = _plain(words, end) if _follows(words, end) else None
    if rest is None or DAYS[rest.unit] >= DAYS[unit] or _is_day_of(words, end):
        return whole
    if (unit, rest.unit) == ("year", "month"):
        return _Length(many * _MONTHS_OF_A_YEAR + rest.many, "month", rest.end)
    return _Length(whole.days + rest.days, "day", rest.end)


def _plain(words: Sequence[WordSpan], at: int) -> _Length | None:
    """«أربعين يوم», «شهرين», «شهر», «سنة», "40 rojî": how many of one unit."""
    if at >= len(words):
        return None
    one = words[at]
    if one.number is not None:
        unit = _unit(words[at + 1]) if _follows(words, at + 1) else ""
        return _Length(one.number, unit, at + 2) if unit and one.number else None
    if one.get("two"):
        return _Length(2, _unit(one), at + 1)
    return _Length(1, _unit(one), at + 1) if _is_one(words, at) else None


def _halved(words: Sequence[WordSpan], at: int) -> _Length | None:
    """ "two and a half months"; of years where an age says so ("years old")."""
    if not (_follows(words, at + 1) and _follows(words, at + 2) and words[at + 1].get("half")):
        return None
    number, unit = words[at].number, _unit(words[at + 2])
    if number is None or not (unit or words[at + 2].get("age")):
        return None
    return _with_half(_Length(number, unit or "year", at + 3 if unit else at + 2))


def _with_half(one: _Length) -> _Length:
    if one.unit == "year":
        half = one.many * _MONTHS_OF_A_YEAR + _MONTHS_OF_A_YEAR // 2
        return one._replace(many=half, unit="month")
    return one._replace(many=one.days + DAYS[one.unit] // 2, unit="day")


def _is_one(words: Sequence[WordSpan], at: int) -> bool:
    """«شهر» is one month; «اليوم» is today, and «شهر تمانية» and «سنة 2010» are named by their number."""
    one = words[at]
    named = _follows(words, at + 1) and words[at + 1].number is not None
    return bool(_unit(one)) and not (one.definite or one.get("aged") or named)


def _is_day_of(words: Sequence[WordSpan], at: int) -> bool:
    """«يوم اختفت»: the day of what follows."""
    return words[at].get("unit") == "day" and not words[at].get("two")


def _unit(one: WordSpan) -> str:
    return one.get("unit") or one.get("aged") or ("year" if one.get("year_word") == "year" else "")


def is_less(found: Sequence[WordSpan], words: Sequence[WordSpan]) -> bool:
    """«شهر إلا يومين»: what is taken away again is not reckoned. `found` has what only
    stands between words too."""
    return any(one.get("young") for one in words) and any(one.get("less") for one in found)


def _counts(one: WordSpan) -> bool:
    return one.number is not None and one.number < 1000


def _goes_on(words: Sequence[WordSpan], at: int) -> bool:
    """Whether what is told goes on: another number of something, another unit, "less"."""
    one = words[at]
    if one.number is None:
        more = bool(one.get("two")) or (_is_one(words, at) and not _is_day_of(words, at))
        return more or bool(one.get("half") or one.get("less"))
    after = words[at + 1] if _follows(words, at + 1) else _NOBODY
    return _counts(one) and not (after.get("month") or after.get("hijri_month"))
