"""A card to carry past a checkpoint: a number, a first name and a phone, and no other word.

Four on a page (two where a second language stands beside), to be cut out. All four are alike: one in the
purse, one in the house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.reports.column_frame import strong_pairs
from vsdesk.reports.cut_cards import ROOM, fitted, pieces, places
from vsdesk.reports.page_rows import PageRow, space
from vsdesk.reports.style import LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import SheetSubject

_GAP: Final = 24.0  # between two cards
_ON_A_PAGE: Final = 2  # rows of them
_SCALES: Final = (LARGE, 1.0, 0.8, 0.65)  # of the type: smaller only where the words need it


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The page of cards."""
    return [_cards]


def _cards(part: LanguagePart) -> Blocks:
    def words(scale: float) -> list[PageRow]:
        column = part.column.of_width(ROOM, scale)
        return [row for pair in _pairs(part.in_column(column)) for row in pair]

    at = places(part.column.width)
    rows = ([(x, fitted(words, _SCALES)) for x in at] for _ in range(_ON_A_PAGE))
    return [[*pieces(row), space(_GAP)] for row in rows]


def _pairs(part: LanguagePart) -> Blocks:
    contact = part.furniture.contact
    return strong_pairs(
        part,
        (part.say("Number"), part.number),
        (part.say("Ask for"), contact.person),
        (part.say("Phone"), contact.phone),
    )
