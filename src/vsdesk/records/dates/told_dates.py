"""Dates as people tell them: from words to proposed ranges that the speaker confirms.

«تالت يوم عيد الفطر سنة الألفين وتلاتعش», "Hefteyek piştî Newroza 2012an", «آخر الخمسطعش». Each proposal
keeps the words untouched, says how they were read and what it rests on. Nothing is ever taken over
silently; what is not understood, and a day that does not exist, give no proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from vsdesk.records.dates.heard_days import (
    MOST_OF_A_FEAST,
    DaySpan,
    HeardDate,
    anchored,
    new_year,
    on_evening,
    on_weekday,
    parts,
    shifted,
    with_doubt,
    years_of,
)
from vsdesk.records.dates.lexicon import MOST_READ, TOKEN, Lexicon, WordSpan
from vsdesk.records.dates.numeric import (
    GREGORIAN,
    HIJRI,
    MARK,
    as_written,
    is_by_figures,
    is_unordered,
    month_of,
    no_such_day,
    written_days,
)
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.proposal import DateProposal, Order
from vsdesk.records.dates.recogniser import HeardDates, hear
from vsdesk.records.dates.told_anchors import (
    RECKONED,
    Anchors,
    By,
    born_at,
    is_of_then,
    reckoned,
)
from vsdesk.records.dates.told_clauses import ANCHORS, between
from vsdesk.records.dates.told_others import ToldOthers
from vsdesk.records.dates.told_young import as_of_now
from vsdesk.words import LANGS

_MOST: Final = 6  # proposals
_MONTHS: Final = ("month", "hijri_month")
_NOTHING: Final = Anchors()


def propose(
    text: str,
    lexicon: Lexicon,
    today: date,
    *,
    year: int | None = None,
    area: str = "",
    known: Anchors = _NOTHING,
) -> tuple[DateProposal, ...]:
    """The readings of `text`, the likeliest first; none when it is not understood.

    `year` stands where the words name none (that of what was told before); `area` is the key of a
    place, whose landmarks come first; from `known` ages and what is later are reckoned. What lies
    after `today` comes last.
    """
    if not text.strip() or len(text) > MOST_READ or no_such_day(text):
        return ()
    first = says_day_first(text, lexicon)
    days, rest = written_days(text, day_first=first)
    found = lexicon.find(rest)
    if known.asks_birth:
        found = as_of_now(found, len(TOKEN.findall(lexicon.fold(rest))))
    heard = hear(found, lexicon.rows, today)
    if heard.no_day or heard.uncounted or heard.halved:
        return ()
    reckons = _of_whom(heard, ToldOthers(rest, lexicon.fold), known, lexicon)
    if reckons is None:
        return ()
    known = reckons
    year = year if year in GREGORIAN else None
    told = heard.told
    if told.year is None and told.hijri_year is None:
        told = replace(told, year=year)
    kept = _Reading(text, lexicon, heard, today, known, first=first)
    made: dict[tuple[date, date], DateProposal] = {}
    if sides := between(found):
        for span in kept.between(*sides, told.year):
            made[span.first, span.last] = kept.proposal(HeardDate(), span, "")
    readings = () if sides else _all_readings(told, found, days, lexicon, area)
    for one in _or_of_it(readings):
        for span, by in kept.spans(one):
            made.setdefault((span.first, span.last), kept.proposal(one, span, by))
    ordered = sorted(
        made.values(), key=lambda one: (_first(one) > today, one.weekday_fits is False)
    )
    return _with_other(ordered[:_MOST])


def _of_whom(
    heard: HeardDates, others: ToldOthers, known: Anchors, lexicon: Lexicon
) -> Anchors | None:
    """What is reckoned from; of the day of a relative, by kinship or by the name of the other missing person,
    that of the other one. None where something else is named, or one of whom nothing is known."""
    if heard.told.anchor[0] == "told_anchor":
        named = known.other is not None and others.is_loss_of(
            known.other_name, heard.words, lexicon.fold
        )
        if named or others.is_loss_of_relative(heard.words):
            return replace(known, loss=None) if known.other is not None else None
    return None if _is_of_another(heard, others, known) else known


def _is_of_another(heard: HeardDates, others: ToldOthers, known: Anchors) -> bool:
    """Whether it would be reckoned from something else than what was told, or from the age of a relative."""
    category = heard.told.anchor[0]
    if category == "told_anchor":
        return others.is_loss_of_another(heard.words)
    if category in ANCHORS and heard.told.amount is not None:
        return others.is_count_of_another(heard.words)
    # Whose birth is asked may be the brother.
    of_relative = known.asks_birth and not known.of_lost
    return category in RECKONED and not of_relative and others.is_age_of_another(heard.words)


def _first(one: DateProposal) -> date:
    return one.date.first or date.min


def _with_other(found: Sequence[DateProposal]) -> tuple[DateProposal, ...]:
    """Where a day may be either of two, each says the other one."""
    if len(found) != 2 or not all(one.unordered for one in found):
        return tuple(found)
    one, two = found
    return replace(one, other=two.date), replace(two, other=one.date)


def no_day(text: str, lexicon: Lexicon, today: date) -> str:
    """The words of a day that does not exist (31 November), as they were told; else ""."""
    if not text.strip() or len(text) > MOST_READ:
        return ""
    if written := no_such_day(text):
        return written
    _, rest = written_days(text, day_first=says_day_first(text, lexicon))
    place = hear(lexicon.find(rest), lexicon.rows, today).no_day
    return lexicon.quoted(rest, [place]).replace(MARK, "") if place else ""


def month_beside(text: str, lexicon: Lexicon, today: date) -> PartialDate | None:
    """The month of a day that it does not have («31 نيسان 2012»): asked about, for that much may be right."""
    if written := no_such_day(text):
        found = month_of(written)
        told = HeardDate(("month", str(found[1])), found[0]) if found else None
    else:
        _, rest = written_days(text, day_first=says_day_first(text, lexicon))
        heard = hear(lexicon.find(rest), lexicon.rows, today).told
        is_month = heard.anchor[0] in _MONTHS and not heard.direction and not heard.last_year
        told = HeardDate(heard.anchor, heard.year, None, heard.hijri_year) if is_month else None
    spans = [*anchored(told, lexicon.rows)] if told is not None else []
    return spans[0].partial(text) if len(spans) == 1 and spans[0].first <= today else None


def is_several(text: str, lexicon: Lexicon, today: date) -> bool:
    """Whether more is told than one date («عيد الفطر 2013 أو الأضحى»), of which a
    proposal would take a part."""
    if not text.strip() or len(text) > MOST_READ:
        return False
    _, rest = written_days(text, day_first=says_day_first(text, lexicon))
    return hear(lexicon.find(rest), lexicon.rows, today).halved


def lacks_year(text: str, lexicon: Lexicon, today: date) -> bool:
    """Whether a feast, a month or a season is told and no year («عيد الأضحى»): by itself it is no day."""
    if not text.strip() or len(text) > MOST_READ:
        return False
    days, rest = written_days(text, day_first=says_day_first(text, lexicon))
    told = hear(lexicon.find(rest), lexicon.rows, today).told
    named = told.anchor[0] in ANCHORS and told.anchor[0] != "landmark"
    return named and not days and told.year is None and told.hijri_year is None


def says_day_first(text: str, lexicon: Lexicon) -> bool:
    """Whether the words say that the day stands before the month: "12/05/1986, European"."""
    return any(one.get("day_first") for one in lexicon.find(text))


class _Reading:
    """One text while it is read: what its proposals share."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        heard: HeardDates,
        today: date,
        known: Anchors,
        *,
        first: bool = False,
    ) -> None:
        self._text, self._lexicon, self._today, self._known = text, lexicon, today, known
        shifts = bool(heard.told.direction or heard.told.week)
        used = [(one.start, one.end) for one in heard.words if shifts or _counts(one)]
        used += [heard.evening] if heard.evening else []
        digits = as_written(text, day_first=first)
        self._read = digits or lexicon.quoted(text, used)
        self._hour = "" if digits else lexicon.quoted(text, heard.hours)
        self._unordered = is_unordered(text, day_first=first)
        self._order: Order = "said" if first and is_unordered(text) else ""
        if not self._order and is_by_figures(text):
            self._order = "figures"
        aged = heard.told.anchor[0] == "age" and known.asks_birth
        self._aged = aged and not self._unordered  # a year in digits is of a day of its own
        self._age = heard.age if known.asks_birth else ""
        self._loose = known.asks_birth and any(one.get("loose") for one in heard.words)

    def spans(self, told: HeardDate) -> Iterator[tuple[DaySpan, By]]:
        """The days of one reading, and what they were reckoned from."""
        category, key = told.anchor
        if self._is_no_birth(category):
            return
        if category in RECKONED:
            of = replace(told, year=None) if self._unordered else told
            for span, by in reckoned(of, self._known, self._today):
                yield shifted(span, told, one_day=True) if category == "told_anchor" else span, by
            return
        if told.anchor == ("feast", "new_year"):
            yield from ((span, "") for span in new_year(told))
            return
        if category == "landmark":
            landmark = self._lexicon.landmarks[key]
            days = DaySpan(landmark.first, landmark.last)
            bases: Iterable[DaySpan] = [years_of(days) if told.whole_year else days]
        else:
            bases = [on_evening(one, told.evening) for one in anchored(told, self._lexicon.rows)]
        if is_of_then(self._age, category):  # nobody was born on the day of which an age is told
            yield from ((born_at(self._age, one), "") for one in bases)
            return
        for base in bases:
            for part in parts(base, told):
                for span in on_weekday(shifted(part, told), part, told):
                    yield from ((one, "") for one in with_doubt(span))

    def _is_no_birth(self, category: str) -> bool:
        """Where a birth is asked for: the year of an age is none, and a life has seen several big snows."""
        return (self._aged and category != "age") or (self._loose and category == "landmark")

    def between(
        self, left: Sequence[WordSpan], right: Sequence[WordSpan], year: int | None
    ) -> Iterator[DaySpan]:
        """From the first day of what is told on one side to the last of the other."""
        starts, ends = (self._side(one, year) for one in (left, right))
        for start in starts:
            end = next((one for one in ends if one.last >= start.first), None)
            if end is not None:
                yield DaySpan(start.first, end.last, False, start.hijri_year or end.hijri_year)

    def _side(self, found: Sequence[WordSpan], year: int | None) -> list[DaySpan]:
        told = hear(found, self._lexicon.rows, self._today).told
        if told.year is None and told.hijri_year is None:
            told = replace(told, year=year)
        readings = _readings(told, found, self._lexicon, "")
        return [span for one in readings for span, _ in self.spans(one)]

    def proposal(self, told: HeardDate, span: DaySpan, by: By) -> DateProposal:
        """The reading as it is proposed."""
        category, key = told.anchor
        landmark = self._lexicon.landmarks.get(key) if category == "landmark" else None
        row = self._lexicon.rows.get(category, {}).get(key, {})
        names = landmark.names if landmark else row if isinstance(row, dict) else {}
        days = span.partial(self._text)
        if told.direction == "since":
            days = PartialDate(span.first, None, "after", self._text)
        return DateProposal(
            date=days,
            told=told,
            names=tuple((lang, str(names[lang])) for lang in LANGS if lang in names),
            year=told.year,
            hijri_year=span.hijri_year,
            doubt=span.hijri_year is not None,
            read=self._read,
            hour=self._hour,
            unordered=self._unordered,
            order=self._order,
            by=by,
            by_date=self._known.by(by),
            by_name=self._known.other_name if by == "other" else "",
        )


def _counts(one: WordSpan) -> bool:
    """Whether a word is one that a date rests on where nothing is said to be before or after."""
    return bool(
        set(one.means)
        - {
            "two",
            "hour",
            "about",
            "direction",
            "told_anchor",
            "later",
            "last_of",
            "when",
            "now",
            "past",
            "feast_by_size",
            "birthday",
        }
    )


def _all_readings(
    told: HeardDate,
    found: Sequence[WordSpan],
    days: Sequence[tuple[int, int, int]],
    lexicon: Lexicon,
    area: str,
) -> Iterator[HeardDate]:
    """With days in digits these; two years, months or feasts that something lies between; else the words."""
    if days and told.anchor[0] in ("written", ""):
        yield from (_on(told, day) for day in days)
    elif days:
        yield from (replace(_on(told, day), direction="", amount=None) for day in days)
    else:
        yield from _readings(told, found, lexicon, area)


def _on(told: HeardDate, day: tuple[int, int, int]) -> HeardDate:
    year, month, of_month = day
    by_hijri = year in HIJRI
    return replace(
        told,
        anchor=("hijri_month" if by_hijri else "month", str(month)),
        year=None if by_hijri else year,
        last_year=None,
        hijri_year=year if by_hijri else None,
        days=(of_month,),
        ordinal=None,
        part="",
    )


def _or_of_it(readings: Iterable[HeardDate]) -> Iterator[HeardDate]:
    """«تالت يوم بعد العيد» is told of the third day of an Eid too: that stands behind what was said."""
    for one in readings:
        yield one
        is_day = one.direction == "after" and one.amount == 1 and (one.rank or 0) <= MOST_OF_A_FEAST
        if one.rank and is_day and one.anchor[0] == "hijri_feast":
            yield replace(one, ordinal=one.rank, direction="", amount=None, rank=None)


def _readings(
    told: HeardDate, found: Iterable[WordSpan], lexicon: Lexicon, area: str
) -> Iterator[HeardDate]:
    """The same words with each thing that they may be about: «العيد» is either of two feasts."""
    category, key = told.anchor
    if category == "either_feast":
        for feast in lexicon.rows["either_feast"][key]["of"]:
            moves = "hijri_feast" if feast in lexicon.rows["hijri_feast"] else "feast"
            yield replace(told, anchor=(moves, feast))
    elif category == "landmark":
        keys = [key for one in found for key in one.get("landmark").split()]
        yield from (
            replace(told, anchor=("landmark", mark.key))
            for mark in sorted(
                (lexicon.landmarks[key] for key in dict.fromkeys(keys)),
                key=lambda one: (one.area != area, -keys.count(one.key)),
            )
        )
    elif category in RECKONED:
        yield told
        if told.year is not None:  # a year that was told stands by itself too
            yield replace(told, anchor=("", ""), direction="", amount=None)
    else:
        yield told
