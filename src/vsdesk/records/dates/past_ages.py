"""Ages that are told of something past: «كان عمري سبعة بسنة حماة», "a small girl when they took him". Pure.

Such an age is none of today. Where it is known when that was (a year, a day that people remember, the loss),
they have grown older since; where it is not, nobody told how old they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from vsdesk.memo import memo
from vsdesk.names.fold import fold
from vsdesk.names.plain_text import plain_pattern, plain_text
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.numeric import GREGORIAN
from vsdesk.records.dates.recogniser import HeardDates, hear

# Said of what was: «كنت صغيرة», "I was seven", "zarok bûm"; «كان لازم» stands beside no age.
_WAS: Final = re.compile(
    plain_pattern(
        r"(?<!\w)(?:[وف]?(?:كان|كانت|كنت|كنتي|كنا|كانوا)|was|were|b[uû](?:m|n|ne|ye|yî|yi)?)(?!\w)"
    ),
    re.IGNORECASE,
)
_PAST: Final = ("was", "other", "loss")


class PastAge(NamedTuple):
    """Of what an age was told: the last day on which that may have been (None: nobody knows); `of_loss`: of
    the loss, or of nothing that is named, which families mean of the loss."""

    last: date | None
    of_loss: bool


def past_age(text: str, today: date) -> PastAge | None:
    """Of what is past an age is told in these words; None where it is told of now, or of nothing."""
    return _past_age(text, today)


def years_since(one: PastAge, losses: Iterable[date], today: date) -> int | None:
    """The fewest whole years since then; None where nobody knows when it was."""
    day = max(losses, default=None) if one.of_loss else one.last
    if day is None or day > today:
        return None
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


@memo(2_000)
def _past_age(text: str, today: date) -> PastAge | None:
    lexicon = Lexicon.load(fold)
    found = lexicon.find(text)
    if any(one.get("now") for one in found):
        return None
    heard = hear(found, lexicon.rows, today)
    if day := _day(heard, lexicon):
        return PastAge(day, of_loss=False) if day <= today else None
    told = heard.age.partition(":")[0]
    named = any(one.get("when") for one in found) or told == "other"
    if any(one.get("told_anchor") for one in found):
        return PastAge(None, of_loss=True)
    if named:
        return PastAge(None, of_loss=False)
    is_past = told in _PAST or bool(_WAS.search(plain_text(text).letters))
    return PastAge(None, of_loss=True) if is_past else None


def _day(heard: HeardDates, lexicon: Lexicon) -> date | None:
    """The last day of a year or of a day that people remember."""
    keys = [key for one in heard.words for key in one.get("landmark").split()]
    if keys:
        return max(lexicon.landmarks[key].last for key in keys)
    year = heard.told.last_year or heard.told.year
    return date(year, 12, 31) if year is not None and year in GREGORIAN else None
