"""Dates as people tell them: from words to proposed ranges that the speaker confirms.

«تالت يوم عيد الفطر سنة الألفين وتلاتعش», "Hefteyek piştî Newroza 2012an", «آخر الخمسطعش». Each proposal
keeps the words untouched, says how they were read, and shows the weekday as a check. Nothing is ever
taken over silently; what is not understood gives no proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vsdesk.records import date_words
from vsdesk.records.partial_date import AS_TOLD_LIMIT, PartialDate
from vsdesk.records.told_hearing import hear
from vsdesk.records.told_spans import Span, Told, anchored, parts, shifted, with_doubt
from vsdesk.records.told_words import Found, Landmark, Lexicon
from vsdesk.records.told_written import HIJRI, written_days
from vsdesk.words import LANGS, Words, mark

_MOST: Final = 6  # proposals
_WEEK: Final = 7
_PARTS: Final = {
    "start": mark("the beginning of {what}"),
    "middle": mark("the middle of {what}"),
    "end": mark("the end of {what}"),
    "first_ten": mark("the first ten days of {what}"),
    "middle_ten": mark("the middle ten days of {what}"),
    "last_ten": mark("the last ten days of {what}"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading of the words: a partial date (words kept in `as_told`) and how it came about.

    `doubt`: computed by the Hijri calendar, the day may be one earlier or later. `weekday_fits`: the
    weekday that was told agrees (None: none was told, or the date is wider than a day).
    """

    date: PartialDate
    told: Told
    names: tuple[tuple[str, str], ...]  # of the feast, season or landmark, by language
    year: int | None
    hijri_year: int | None
    doubt: bool

    @property
    def weekday_fits(self) -> bool | None:
        """Whether the told weekday is that of the day."""
        if self.told.weekday is None or self.date.precision != "day" or not self.date.first:
            return None
        return self.date.first.weekday() == self.told.weekday

    def in_words(self, words: Words) -> str:
        """How the words were read, and the days: "day 3 of Eid al-Fitr 2013: 9 to 11 August 2013"."""
        days = date_words.date_in_words(self.date.json(), words)
        what = self._what(words)
        if self.told.direction:
            what = _shift_in_words(self.told, what, words)
        elif self.told.anchor[0] in ("", "month") and not self.told.part:
            return days
        return words.say("{what}: {days}", what=what, days=days)

    def _what(self, words: Words) -> str:
        category, key = self.told.anchor
        names = dict(self.names)
        what = names.get(words.lang) or names.get("en", "")
        if category == "month":
            what = date_words.month(int(key), words.lang)
            if self.told.days:
                what = f"{self.told.days[-1]} {what}"
        if self.year is not None and category != "landmark":
            what = f"{what} {self.year:04d}".strip()
        if self.hijri_year is not None:
            what = words.say("{what} (Hijri {year})", what=what, year=self.hijri_year)
        counted = self.told.days[0] if category == "hijri_month" and self.told.days else None
        if (n := self.told.ordinal or counted) is not None:
            return words.say("day {n} of {what}", n=n, what=what)
        if self.told.part:
            return words.say(_PARTS[self.told.part], what=what)
        return what

    def weekdays(self, words: Words) -> str:
        """The day of the week, or the first and last one of up to a week; else ""."""
        first, last = self.date.first, self.date.last
        if first is None or last is None or (last - first).days >= _WEEK:
            return ""
        start, end = (date_words.weekday(day, words.lang) for day in (first, last))
        return start if first == last else words.say("{first} to {last}", first=start, last=end)

    def note(self, words: Words) -> str:
        """What must be said beside a computed Hijri date; else ""."""
        if not self.doubt:
            return ""
        return words.say("Computed by the Hijri calendar: the day may be one earlier or later.")


def propose(
    text: str, lexicon: Lexicon, today: date, *, year: int | None = None, area: str = ""
) -> tuple[Proposal, ...]:
    """The readings of `text`, the likeliest first; none when it is not understood.

    `year` stands where the words name none (that of what was told before); `area` is the key of a
    place, whose landmarks come first. What lies after `today` comes last.
    """
    if not text.strip() or len(text) > AS_TOLD_LIMIT:
        return ()
    days, rest = written_days(text)
    found = lexicon.find(rest)
    told = hear(found, lexicon.rows, today)
    if told.year is None and told.hijri_year is None:
        told = replace(told, year=year)
    made: dict[tuple[date, date], Proposal] = {}
    readings = _written(told, days) if days else _readings(told, found, lexicon, area)
    for one in readings:
        for span in _spans(one, lexicon):
            made.setdefault((span.first, span.last), _proposal(one, span, lexicon, text))
    ordered = sorted(made.items(), key=lambda item: item[0][0] > today)
    return tuple(proposal for _, proposal in ordered[:_MOST])


def _written(told: Told, days: Iterable[tuple[int, int, int]]) -> Iterator[Told]:
    """Days in digits: with what the words around them say («قبل 2014-01-17 بيومين»), then themselves."""
    for day in days:
        one = _on(told, day)
        yield one
        yield replace(one, direction="", amount=None, about=False)


def _on(told: Told, day: tuple[int, int, int]) -> Told:
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


def _readings(told: Told, found: Iterable[Found], lexicon: Lexicon, area: str) -> Iterator[Told]:
    """The same words with each thing that they may be about: «العيد» is either of two feasts."""
    category, key = told.anchor
    if category == "either_feast":
        for feast in lexicon.rows["either_feast"][key]["of"]:
            yield replace(told, anchor=("hijri_feast", feast))
    elif category == "landmark":
        keys = [one.get("landmark") for one in found if one.get("landmark")]
        yield from (
            replace(told, anchor=("landmark", mark.key))
            for mark in sorted(
                (lexicon.landmarks[key] for key in keys), key=lambda one: one.area != area
            )
        )
    else:
        yield told


def _spans(told: Told, lexicon: Lexicon) -> Iterator[Span]:
    category, key = told.anchor
    if category == "landmark":
        landmark = lexicon.landmarks[key]
        bases: Iterable[Span] = [Span(landmark.first, landmark.last)]
    else:
        bases = list(anchored(told, lexicon.rows))
    for base in bases:
        for part in parts(base, told):
            yield from with_doubt(shifted(part, told))


def _proposal(told: Told, span: Span, lexicon: Lexicon, text: str) -> Proposal:
    category, key = told.anchor
    landmark: Landmark | None = lexicon.landmarks.get(key) if category == "landmark" else None
    row = lexicon.rows.get(category, {}).get(key, {})
    names = landmark.names if landmark else row if isinstance(row, dict) else {}
    return Proposal(
        date=span.partial(text),
        told=told,
        names=tuple((lang, str(names[lang])) for lang in LANGS if lang in names),
        year=told.year,
        hijri_year=span.hijri_year,
        doubt=span.hijri_year is not None,
    )


def _shift_in_words(told: Told, what: str, words: Words) -> str:
    before = told.direction == "before"
    if told.amount is None:
        return (
            words.say("before {what}", what=what)
            if before
            else words.say("after {what}", what=what)
        )
    n = told.amount
    if told.about:
        return (
            words.count("about a day before {what}", "about {n} days before {what}", n, what=what)
            if before
            else words.count(
                "about a day after {what}", "about {n} days after {what}", n, what=what
            )
        )
    if before:
        return words.count("one day before {what}", "{n} days before {what}", n, what=what)
    return words.count("one day after {what}", "{n} days after {what}", n, what=what)
