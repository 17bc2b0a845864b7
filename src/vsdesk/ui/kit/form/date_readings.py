"""What told words may mean as a date: proposals, never facts. One reader for forms and interviews."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from vsdesk.names.fold import fold
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dates.proposal import DateProposal
from vsdesk.records.dates.told_anchors import Anchors, By
from vsdesk.records.dates.told_dates import is_several, lacks_year, month_beside, no_day, propose

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.words import Words


@dataclass(frozen=True, slots=True)
class DateMeaning:
    """A date as it would be stored, in words, and what speaks for it: the weekday, words, anchor, rule.
    `by`: from what it is reckoned."""

    date: Any
    said: str
    check: str = ""
    by: By = ""


@dataclass(frozen=True, slots=True)
class DateReading:
    """What words may mean, best first; or the words of a day that does not exist; or that
    `several` dates are told, or one without a year."""

    found: list[DateMeaning] = field(default_factory=list)
    no_day: str = field(default="", repr=False)
    several: bool = False
    no_year: bool = False
    unread: bool = False  # a time is told, and no date read out of it

    def differs(self, date: Any) -> bool:
        """Whether the words, reckoned from the day of the loss as it is known now, mean another date than the
        one that stands."""
        first = self.found[0] if self.found else None
        if first is None or first.by != "loss":
            return False
        meant, stands = _date(first.date), _date(date)
        return meant is not None and stands is not None and not meant.overlaps(stands)

    @property
    def says(self) -> bool:
        """Whether there is anything to say of the words."""
        return bool(self.found or self.no_day or self.several or self.no_year)


class DateReader:
    """Reads dates out of told words. Made on a worker thread: it loads the lists of words."""

    def __init__(self, today: str, own: Path | None = None) -> None:
        """`own`: the folder with an organisation's own landmarks."""
        self._lexicon = Lexicon.load(fold, own)
        self._today = date.fromisoformat(today)

    def find(
        self, text: str, words: Words, near: str = "", known: Anchors | None = None
    ) -> DateReading:
        """What the words may mean; `near` is a feast or season that was pointed at."""
        known = known or Anchors()
        near = f"{near} {text}" if near and text.strip() else ""
        found = propose(near, self._lexicon, self._today, known=known) if near else ()
        found = found or propose(text, self._lexicon, self._today, known=known)
        missing = "" if found else no_day(text, self._lexicon, self._today)
        several = not (found or missing) and is_several(text, self._lexicon, self._today)
        silent = not (found or missing or several)
        no_year = silent and lacks_year(near or text, self._lexicon, self._today)
        unread = silent and not no_year and bool(self._lexicon.find(text))
        offered = [_meaning(one, words) for one in found]
        if missing and (month := month_beside(text, self._lexicon, self._today)) is not None:
            offered = [_month(month, missing, words)]
        return DateReading(offered, missing, several, no_year, unread)


def _month(month: PartialDate, missing: str, words: Words) -> DateMeaning:
    """Of a day that does not exist the month, to be agreed to."""
    stored = {key: value for key, value in month.json().items() if key != "as_told"}
    why = words.say("“{words}”: this day does not exist. Was it in this month?", words=missing)
    return DateMeaning(stored, date_in_words(stored, words), why)


def anchors(
    birth: Any, loss: Any, *, asks_birth: bool = False, of_lost: bool = False, child: bool = False
) -> Anchors:
    """From stored values; what is no date is not known. `child`: whose birth is asked is one of the missing
    person's children."""
    own_days = asks_birth and not (of_lost or child)
    return Anchors(_date(birth), _date(loss), asks_birth, of_lost, own_days)


def anchors_beside(other: Any, name: str) -> Anchors:
    """Where the day of the loss is asked for: that of another missing person of the family, if it stands."""
    return Anchors(other=_date(other), other_name=name)


def _date(value: Any) -> PartialDate | None:
    try:
        return PartialDate.of(value)
    except ImpossibleDate:
        return None


def _meaning(one: DateProposal, words: Words) -> DateMeaning:
    stored = {key: value for key, value in one.date.json().items() if key != "as_told"}
    parts = (one.weekdays(words), one.note(words), one.rests(words))
    check = " · ".join(part for part in parts if part)
    return DateMeaning(stored, one.in_words(words), check, one.by)
