"""An age as it was told, in months: "17-18", «ابن السبعتعش», «ثمنطعش إلا شهرين». Pure.

Whoever says years may mean the one that was full or the one that was running: a year of doubt. Whoever counts
the months too knows better.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.names.fold import fold
from vsdesk.records.dates.lexicon import OLDEST, Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dates.lexicon import WordSpan

YEAR: Final = 12  # months
_DOUBT: Final = 2  # months, of whoever counts them
# Beside a number of months: they are taken from the years.
_LESS: Final = re.compile(
    rf"\b(?:{'|'.join(map(fold, ('إلا', 'غير', 'ناقص', 'less', 'minus', 'kêm', 'kêmî')))})\b"
)


# Of a number of years that were not full yet: the year before it ran.
_NOT_FULL: Final = re.compile(
    r"\b(?:ما|لم|مو|مش)\s+(?:كان\w*\s+)?(?:بعد\w*\s+)?(?:مكمل|كمل|يكمل|تكمل|مطبق|طبق|مسكر|سكر|يتم|تتم)\w{0,2}\b"
    r"|\btemam\s+ne(?:kir|bu)\w*|\bne\w*\s+temam\b"
    r"|\bnot\s+(?:yet\s+)?(?:quite\s+)?(?:turned|completed|reached)\b|\b(?:had|has)n'?t\s+(?:yet\s+)?turned\b"
    r"|\bnot\s+(?:yet|quite)\b|\bbefore\s+(?:he|she|they)\s+turned\b"
)


class ToldAge(NamedTuple):
    """The least and the greatest age in whole months, and how many months more or less
    nobody would wonder at."""

    least: int
    most: int
    doubt: int

    @property
    def years(self) -> tuple[int, int]:
        """The same in whole years."""
        return self.least // YEAR, self.most // YEAR

    def fits(self, least: int | None, most: int | None) -> bool:
        """Whether an age between these (in months, None: not known) may be the one that was told."""
        above = least is None or least <= self.most + self.doubt
        return above and (most is None or self.least - self.doubt <= most)


def told_age(text: str) -> ToldAge | None:
    """What the words say; None where they name no number of years, or no age that can be."""
    found = _words().find(text) if text else ()
    known = [years for at in range(len(found)) if (years := _years(found, at)) is not None]
    if not known:
        return None
    months = sum(_months(found, at) for at in range(len(found)))
    if not months and _NOT_FULL.search(fold(text)):
        known = [one - 1 for one in known]
    if not months:
        return ToldAge(min(known) * YEAR, max(known) * YEAR + YEAR - 1, YEAR)
    if _LESS.search(fold(text)):
        months = -months
    told = ToldAge(min(known) * YEAR + months, max(known) * YEAR + months, _DOUBT)
    return told if told.least >= 0 and told.most < (OLDEST + 1) * YEAR else None


def _years(found: Sequence[WordSpan], at: int) -> int | None:
    """How many are told there: «12 سنة», «3 سنين», «سنتين»; None where nothing of years is."""
    if found[at].get("two") == "year":
        return 2
    number = found[at].number
    if number is None or not 0 < number <= OLDEST or _unit(found, at) not in ("", "year"):
        return None
    return number


def _unit(found: Sequence[WordSpan], at: int) -> str:
    """Of what a number counts, where a word says it."""
    after = found[at + 1] if at + 1 < len(found) else None
    return after.get("unit") if after is not None and after.start == found[at].end else ""


def _months(found: Sequence[WordSpan], at: int) -> int:
    if found[at].get("two") == "month":
        return 2
    number = found[at].number
    return number if number is not None and _unit(found, at) == "month" else 0


@cache
def _words() -> Lexicon:
    return Lexicon.load(fold)
