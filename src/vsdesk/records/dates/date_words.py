"""Dates in words, in each language of vsdesk.

One table of month and weekday names for screen and paper, which each language declares: Arabic as in Syria
(آذار, not مارس), Kurmanji as in Qamişlo (Adar, not reşemî). Digits are 0-9 in all languages. A range is said
in words, never with a dash: «9 إلى 11 آب 2013».
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final

from vsdesk.languages import DECLARED
from vsdesk.members import for_each
from vsdesk.records.dates.hedges import is_unsure
from vsdesk.records.dates.partial_date import PRECISIONS, ImpossibleDate, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from vsdesk.words import Lang, Words

MONTHS: Final[dict[Lang, tuple[str, ...]]] = {code: one.months for code, one in DECLARED.items()}
WEEKDAYS: Final[dict[Lang, tuple[str, ...]]] = {  # Monday first, as date.weekday()
    code: one.weekdays for code, one in DECLARED.items()
}
_BETWEEN: Final[dict[Lang, str]] = {code: one.between for code, one in DECLARED.items()}


def month(number: int, lang: Lang) -> str:
    """The name of month 1 to 12."""
    return MONTHS[lang][number - 1]


def weekday(day: date, lang: Lang) -> str:
    """The name of the day of the week."""
    return WEEKDAYS[lang][day.weekday()]


def day_in_words(day: date, lang: Lang) -> str:
    """«9 آب 2013», 9 August 2013."""
    return _joined(lang, str(day.day), month(day.month, lang), f"{day.year:04d}")


def month_in_words(day: date, lang: Lang) -> str:
    """The month of a day: «آب 2013», August 2013."""
    return _joined(lang, month(day.month, lang), f"{day.year:04d}")


def _joined(lang: Lang, *parts: str) -> str:
    return _BETWEEN[lang].join(parts)


def date_in_words(value: object, words: Words, *, with_weekday: bool = False) -> str:
    """A stored partial date as a sentence without the words as told; "" when it is none.

    `with_weekday` says the day of the week before a date that is known to the day. One that was told as a
    date that may be another is said to be approximate.
    """
    try:
        found = PartialDate.of(value)
    except ImpossibleDate:
        return ""
    if with_weekday and found.precision == "day" and found.first:
        said = f"{weekday(found.first, words.lang)} {day_in_words(found.first, words.lang)}"
    else:
        said = _SAY[found.precision](found, words)
    return _about(said, words) if _is_unsure(found) else said


def _is_unsure(*told: PartialDate) -> bool:
    return any(one.precision != "unknown" and is_unsure(one.as_told or "") for one in told)


def _about(said: str, words: Words) -> str:
    return words.say("{date} (approximate)", date=said) if said else ""


def days_in_words(first: date, last: date, words: Words) -> str:
    """From a day to a day in words, without saying twice what both have: a month, a year."""
    start, end = _ends(first, last, words.lang)
    return from_to(start, end, words)


def from_to(first: str, last: str, words: Words) -> str:
    """Two ends that are in words already, as one period; one of them as it is."""
    if not first or not last or first == last:
        return first or last
    return words.say("{first} to {last}", first=first, last=last)


def period_in_words(begin: object, end: object, words: Words) -> str:
    """A stored beginning and a stored end as one period, without the words as told."""
    try:
        first, last = PartialDate.of(begin), PartialDate.of(end)
    except ImpossibleDate:
        return from_to(date_in_words(begin, words), date_in_words(end, words), words)
    if first.precision == last.precision == "day" and first.first and last.first:
        said = days_in_words(first.first, last.first, words)
        return _about(said, words) if _is_unsure(first, last) else said
    return from_to(date_in_words(begin, words), date_in_words(end, words), words)


def date_or_told(value: object, words: Words, *, with_weekday: bool = False) -> str:
    """The date in words; «the words as told» while no day is known of them; "" without both."""
    as_told = told(value)
    if as_told and isinstance(value, dict) and value.get("precision") == "unknown":
        return f"«{as_told}»"
    return date_in_words(value, words, with_weekday=with_weekday)


def told(value: object) -> str:
    """The words as told of a stored partial date, unchanged; "" without any."""
    words = value.get("as_told") if isinstance(value, dict) else None
    return words if isinstance(words, str) else ""


def _day(found: PartialDate, words: Words) -> str:
    return day_in_words(found.first, words.lang) if found.first else ""


def _month(found: PartialDate, words: Words) -> str:
    return month_in_words(found.first, words.lang) if found.first else ""


def _year(found: PartialDate, words: Words) -> str:
    return f"{found.first.year:04d}" if found.first else ""


def _range(found: PartialDate, words: Words) -> str:
    if found.first is None or found.last is None:
        return ""
    return days_in_words(found.first, found.last, words)


def _ends(first: date, last: date, lang: Lang) -> tuple[str, str]:
    """Both ends of a range as coarse as it is, the first one without what the last one says too."""
    same_month = (first.year, first.month) == (last.year, last.month)
    if not _whole_months(first, last):
        end = day_in_words(last, lang)
        if first == last:
            return end, end
        if same_month:
            return str(first.day), end
        if first.year == last.year:
            return _joined(lang, str(first.day), month(first.month, lang)), end
        return day_in_words(first, lang), end
    if (first.month, last.month) == (1, 12):
        return f"{first.year:04d}", f"{last.year:04d}"
    end = month_in_words(last, lang)
    if same_month:
        return end, end
    if first.year == last.year:
        return month(first.month, lang), end
    return month_in_words(first, lang), end


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _before(found: PartialDate, words: Words) -> str:
    return words.say("up to {day}", day=day_in_words(found.last, words.lang)) if found.last else ""


def _after(found: PartialDate, words: Words) -> str:
    return (
        words.say("from {day} on", day=day_in_words(found.first, words.lang)) if found.first else ""
    )


def _unknown(_: PartialDate, words: Words) -> str:
    return words.say("date not known")


_SAY: Final[Mapping[str, Callable[[PartialDate, Words], str]]] = for_each(
    PRECISIONS,
    {
        "day": _day,
        "month": _month,
        "year": _year,
        "range": _range,
        "before": _before,
        "after": _after,
        "unknown": _unknown,
    },
)
