"""What told words may mean as a date: proposals, never facts. One reader for forms and interviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from vsdesk.names.fold import fold
from vsdesk.records.told_dates import Proposal, propose
from vsdesk.records.told_words import Lexicon

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.words import Words


@dataclass(frozen=True, slots=True)
class Meaning:
    """A date as it would be stored, in words, and a check such as the day of the week."""

    date: Any
    said: str
    check: str = ""


class DatesTold:
    """Reads dates out of told words. Made on a worker thread: it loads the lists of words."""

    def __init__(self, today: str, own: Path | None = None) -> None:
        """`own`: the folder with an organisation's own landmarks."""
        self._lexicon = Lexicon.load(fold, own)
        self._today = date.fromisoformat(today)

    def find(self, text: str, words: Words, near: str = "") -> list[Meaning]:
        """What the words may mean, best first; `near` is a feast or season that was pointed at."""
        found = propose(text, self._lexicon, self._today)
        if near and text.strip():
            found = propose(f"{near} {text}", self._lexicon, self._today) or found
        return [_meaning(one, words) for one in found]


def _meaning(one: Proposal, words: Words) -> Meaning:
    stored = {key: value for key, value in one.date.json().items() if key != "as_told"}
    check = " · ".join(part for part in (one.weekdays(words), one.note(words)) if part)
    return Meaning(stored, one.in_words(words), check)
