"""A card to carry past a checkpoint: a number, a first name and a phone, and no other word.

Four on a page (two where a second language stands beside), of the size of a bank card (ISO/IEC 7810 ID-1
rounded to 85 × 54 mm), with lines to cut along. All four are alike: one in the purse, one in the house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.reports.frame import strong_pairs
from vsdesk.reports.layout import Box, PageRow, beside, dashes, kept, space
from vsdesk.reports.style import LARGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.reports.frame import Blocks, LanguagePart
    from vsdesk.reports.topic import SheetSubject

_MM: Final = 72 / 25.4
WIDTH, HEIGHT = 85 * _MM, 54 * _MM  # points
_INSET: Final = 12.0
_GAP: Final = 24.0  # between two cards
_ON_A_PAGE: Final = 2  # rows of them
_SCALES: Final = (LARGE, 1.0, 0.8, 0.65)  # of the type: smaller only where the words need it


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The page of cards."""
    return [_cards]


def _cards(part: LanguagePart) -> Blocks:
    both = part.column.width >= 2 * WIDTH
    places = [0.0, part.column.width - WIDTH] if both else [(part.column.width - WIDTH) / 2]
    return [[*_row(part, places), space(_GAP)] for _ in range(_ON_A_PAGE)]


def _row(part: LanguagePart, places: Sequence[float]) -> list[PageRow]:
    """Cards side by side, each within its lines, kept on one page."""
    words = _words(part)
    lines = PageRow(0, boxes=tuple(box for x in places for box in _lines(x)))
    rows = beside([(x + _INSET, words) for x in places])
    left = HEIGHT - _INSET - sum(row.height for row in rows)
    return kept([lines, space(_INSET), *rows, space(max(left, 0.0))])


def _words(part: LanguagePart) -> list[PageRow]:
    """What a card says, as large as it fits."""
    rows: list[PageRow] = []
    for scale in _SCALES:
        column = part.column.of_width(WIDTH - 2 * _INSET, scale)
        rows = [row for pair in _pairs(part.in_column(column)) for row in pair]
        if sum(row.height for row in rows) <= HEIGHT - 2 * _INSET:
            break
    return rows


def _pairs(part: LanguagePart) -> Blocks:
    contact = part.furniture.contact
    return strong_pairs(
        part,
        (part.say("Number"), part.number),
        (part.say("Ask for"), contact.person),
        (part.say("Phone"), contact.phone),
    )


def _lines(x: float) -> list[Box]:
    return [
        *dashes(WIDTH, x),
        *dashes(WIDTH, x, HEIGHT),
        *dashes(HEIGHT, x, upright=True),
        *dashes(HEIGHT, x + WIDTH, upright=True),
    ]
