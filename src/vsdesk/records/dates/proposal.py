"""One reading of told words as days, and how it is said: what was understood, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.languages import said_in
from vsdesk.members import for_each
from vsdesk.records.dates import date_words
from vsdesk.records.dates.heard_days import OF_A_MONTH, ROUGHLY, HeardDate
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_anchors import RECKONED, By
from vsdesk.words import Words, mark

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEEK, _MONTH, _YEAR = 7, 30, 365  # days
_PARTS: Final = for_each(
    OF_A_MONTH,
    {
        "start": mark("the beginning of {what}"),
        "middle": mark("the middle of {what}"),
        "end": mark("the end of {what}"),
        "first_ten": mark("the first ten days of {what}"),
        "middle_ten": mark("the middle ten days of {what}"),
        "last_ten": mark("the last ten days of {what}"),
    },
)

Order = Literal["", "said", "figures"]
_ORDERS: Final[Mapping[str, str]] = {
    "said": mark("the day first, as the words say"),
    "figures": mark("in Arabic figures the day stands first"),
}


@dataclass(frozen=True, slots=True)
class DateProposal:
    """One reading of the words: a partial date (words kept in `as_told`) and how it came about.

    `doubt`: computed by the Hijri calendar, the day may be one earlier or later. `read` and `hour` are
    the words on which it rests and those of an hour; `by` says from what it was reckoned, and when that was.
    """

    date: PartialDate
    told: HeardDate
    names: tuple[tuple[str, str], ...]  # of the feast, season or landmark, by language
    year: int | None
    hijri_year: int | None
    doubt: bool
    read: str = field(default="", repr=False)
    hour: str = field(default="", repr=False)
    unordered: bool = False  # a day is written whose order of day and month nobody knows
    other: PartialDate | None = field(default=None, repr=False)  # the other of the two
    order: Order = ""  # by what it is known that the day stands first
    by: By = ""
    by_date: PartialDate | None = field(default=None, repr=False)
    by_name: str = field(
        default="", repr=False
    )  # whose day that is, if it is another missing person's

    @property
    def weekday_fits(self) -> bool | None:
        """Whether the told weekday is that of the day; False too where none of a few days is one (None: none
        was told, or it is wider and holds one)."""
        first, last = self.date.first, self.date.last
        if self.told.weekday is None or not first or not last:
            return None
        if self.date.precision == "day":
            return first.weekday() == self.told.weekday
        days = (last - first).days + 1
        held = {(first.weekday() + n) % _WEEK for n in range(min(days, _WEEK))}
        return None if self.told.weekday in held else False

    def in_words(self, words: Words) -> str:
        """How the words were read, and the days: "day 3 of Eid al-Fitr 2013: 9 to 11 August 2013"."""
        # what is unsure of the words stands in the reading itself
        days = date_words.date_in_words(replace(self.date, as_told=None).json(), words)
        what = self._what(words)
        if self.told.direction in ("before", "after"):
            what = _shift_in_words(self.told, what, words)
        elif self.told.anchor[0] in ("", "month") and not (self.told.part or self.told.week):
            return days
        return words.say("{what}: {days}", what=what, days=days)

    def _what(self, words: Words) -> str:
        category, key = self.told.anchor
        if category in RECKONED:
            return _reckoned(category, key, words)
        names = dict(self.names)
        what = said_in(names, words.lang)
        if category == "month":
            what = date_words.month(int(key), words.lang)
            if self.told.days:
                what = f"{self.told.days[-1]} {what}"
        if self.year is not None and category != "landmark":
            what = f"{what} {self.year:04d}".strip()
        if self.hijri_year is not None:
            what = words.say("{what} (Hijri {year})", what=what, year=self.hijri_year)
        counted = (
            self.told.days[0] if category == "hijri_month" and len(self.told.days) == 1 else None
        )
        if (n := self.told.ordinal or counted) is not None:
            return words.say("day {n} of {what}", n=n, what=what)
        return self._part(what, words)

    def _part(self, what: str, words: Words) -> str:
        if self.told.evening:
            return words.say("the eve of {what}", what=what)
        if self.told.week < 0:
            return words.say("the last week of {what}", what=what)
        if self.told.week:
            return words.say("week {n} of {what}", n=self.told.week, what=what)
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

    def rests(self, words: Words) -> str:
        """What the reading rests on: the words, the anchor, the rule."""
        said = [self._reckoned_from(words)]
        if self.told.anchor[0] == "class":
            said.append(words.say("a class may be a year earlier or later"))
        plain = self.told.direction in ("before", "after") and self.told.amount is None
        if plain and not self.weekday_fits and self.told.anchor != ("feast", "new_year"):
            said.append(
                words.count(
                    "without a number: up to {n} day", "without a number: up to {n} days", ROUGHLY
                )
            )
        if self.told.rank is not None and self.told.rank > 1 and self.told.amount == 1:
            said.append(words.say("the day that it is counted from may be counted too"))
        if self.other is not None:
            other = date_words.date_in_words(self.other.json(), words)
            said.append(words.say("or {date}", date=other))
        if self.unordered:
            said.append(words.say("day first or month first? Ask: it is not guessed"))
        if self.order:
            said.append(words.say(_ORDERS[self.order]))
        if self.hour:
            said.append(words.say("“{words}” is an hour, not a day", words=self.hour))
        if self.weekday_fits is False:
            said.append(words.say("another day of the week was told"))
        if self.read:
            said.append(words.say("from the words “{words}”", words=self.read))
        return " · ".join(one for one in said if one)

    def _reckoned_from(self, words: Words) -> str:
        date = date_words.date_in_words(self.by_date.json(), words) if self.by_date else ""
        if self.by == "birth":
            return words.say("reckoned from the birth of the missing person: {date}", date=date)
        if self.by == "loss":
            return words.say("reckoned from the day of the loss: {date}", date=date)
        if self.by == "other":
            name = self.by_name
            return words.say(
                "reckoned from the day of the loss of {name}: {date}", name=name, date=date
            )
        return words.say("reckoned from today") if self.by == "today" else ""


def _reckoned(category: str, key: str, words: Words) -> str:
    if category == "age":
        many, _, unit = key.partition(":")[2].partition(":")
        return _old(int(many), unit, words)
    if category == "class":
        return words.say("class {n} at school", n=int(key))
    return words.say("the day of the loss")


def _old(n: int, unit: str, words: Words) -> str:
    """An age in what it was counted in; of whole years no unit stands."""
    if unit == "day":
        return words.count("one day old", "{n} days old", n)
    if unit == "week":
        return words.count("one week old", "{n} weeks old", n)
    if unit == "month":
        return words.count("one month old", "{n} months old", n)
    return words.count("one year old", "{n} years old", n)


def _shift_in_words(told: HeardDate, what: str, words: Words) -> str:
    before = told.direction == "before"
    if told.amount is None:
        return (
            words.say("before {what}", what=what)
            if before
            else words.say("after {what}", what=what)
        )
    if told.rank is not None:
        return _rank_in_words(told, what, words, before=before)
    n = told.amount
    if not told.about and (n >= _YEAR or (n >= _MONTH and n % _MONTH == 0)):
        return _long_shift(n, what, words, before=before)
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


def _rank_in_words(told: HeardDate, what: str, words: Words, *, before: bool) -> str:
    """ "day 3 after Eid al-Fitr", "week 2 before Newroz"."""
    if told.amount == 1:
        if before:
            return words.say("day {n} before {what}", n=told.rank, what=what)
        return words.say("day {n} after {what}", n=told.rank, what=what)
    if before:
        return words.say("week {n} before {what}", n=told.rank, what=what)
    return words.say("week {n} after {what}", n=told.rank, what=what)


def _long_shift(days: int, what: str, words: Words, *, before: bool) -> str:
    """Months and years, as they were said."""
    if days % _YEAR == 0:
        n = days // _YEAR
        if before:
            return words.count("one year before {what}", "{n} years before {what}", n, what=what)
        return words.count("one year after {what}", "{n} years after {what}", n, what=what)
    n = days // _MONTH
    if before:
        return words.count("one month before {what}", "{n} months before {what}", n, what=what)
    return words.count("one month after {what}", "{n} months after {what}", n, what=what)
