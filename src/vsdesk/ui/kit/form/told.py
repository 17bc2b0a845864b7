"""What told words may mean as a date: proposals, never facts. One reader for forms and interviews."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from vsdesk.names.fold import fold
from vsdesk.records.date_words import date_in_words, weekday
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.told_dates import Proposal, propose
from vsdesk.records.told_words import Lexicon

if TYPE_CHECKING:
    from vsdesk.words import Words

_ISO: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A date as it would be stored, in words, and a check such as the day of the week."""

    date: Any
    said: str
    check: str = ""


class DatesTold:
    """Reads dates out of told words. Made on a worker thread: it loads the lists of words."""

    def __init__(self, today: str) -> None:
        self._lexicon = Lexicon.load(fold)
        self._today = date.fromisoformat(today)

    def find(self, text: str, words: Words, near: str = "") -> list[Meaning]:
        """What the words may mean, best first; `near` is a feast or season that was pointed at."""
        found = propose(text, self._lexicon, self._today)
        written = [] if near else _written(text, words)
        if written:
            return written
        if near and text.strip():
            found = propose(f"{near} {text}", self._lexicon, self._today) or found
        return [_meaning(one, words) for one in found]


def _meaning(one: Proposal, words: Words) -> Meaning:
    stored = {key: value for key, value in one.date.json().items() if key != "as_told"}
    check = " · ".join(part for part in (one.weekdays(words), one.note(words)) if part)
    return Meaning(stored, one.in_words(words), check)


def _written(text: str, words: Words) -> list[Meaning]:
    """The one day that stands in the words as year-month-day, as papers write it."""
    found = set(_ISO.findall(text.translate(_DIGITS)))
    if len(found) != 1:
        return []
    try:
        day = PartialDate.read(found.pop())
    except ImpossibleDate:
        return []
    check = weekday(day.first, words.lang) if day.first else ""
    return [Meaning(day.json(), date_in_words(day.json(), words), check)]
