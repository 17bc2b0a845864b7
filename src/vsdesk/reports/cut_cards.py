"""Pieces of a page that are cut out: of the size of a bank card (ISO/IEC 7810 ID-1 rounded to 85 × 54 mm),
with lines to cut along, two beside each other where the column has room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.reports.page_rows import Box, PageRow, TextMark, kept, shifted, space
from vsdesk.reports.style import QUIET

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MM: Final = 72 / 25.4
WIDTH, HEIGHT = 85 * _MM, 54 * _MM  # points
INSET: Final = 12.0
ROOM: Final = WIDTH - 2 * INSET  # what words have of it


def dashes(length: float, x: float = 0.0, y: float = 0.0, *, upright: bool = False) -> list[Box]:
    """A line to cut along, from (x, y) to the right or downwards."""
    places = [at for at in range(0, int(length), 7) if at + 4 <= length]
    if upright:
        return [Box(x, y + at, 0.75, 4, QUIET) for at in places]
    return [Box(x + at, y, 4, 0.75, QUIET) for at in places]


def places(width: float) -> list[float]:
    """The left edges of the pieces in a column of this width."""
    return [0.0, width - WIDTH] if width >= 2 * WIDTH else [(width - WIDTH) / 2]


def fitted(rows: Callable[[float], list[PageRow]], scales: Sequence[float]) -> list[PageRow]:
    """`rows(scale of the type)` as large as they fit on a piece; at the last scale as they are."""
    found: list[PageRow] = []
    for scale in scales:
        found = rows(scale)
        if sum(row.height for row in found) <= HEIGHT - 2 * INSET:
            break
    return found


def pieces(at: Sequence[tuple[float, Sequence[PageRow]]]) -> list[PageRow]:
    """Pieces side by side (left edge, what stands on it), each within its lines, kept on one page.

    All of it hangs in one row above which the room stands: each piece keeps its own lines of words, also
    beside one in another language, and is read whole before the next.
    """
    most = max(sum(row.height for row in words) for _, words in at)
    height = max(HEIGHT, most + 2 * INSET)  # no word is ever cut off
    boxes = [box._replace(y=box.y - height) for x, _ in at for box in _lines(x, height)]
    marks: list[TextMark] = []
    for x, words in at:
        top = INSET - height
        for row in (shifted(one, x + INSET) for one in words):
            marks += [mark._replace(y=mark.y + top) for mark in row.marks]
            boxes += [box._replace(y=box.y + top) for box in row.boxes]
            top += row.height
    return kept([space(height), PageRow(0, tuple(marks), tuple(boxes))])


def _lines(x: float, height: float) -> list[Box]:
    return [
        *dashes(WIDTH, x),
        *dashes(WIDTH, x, height),
        *dashes(height, x, upright=True),
        *dashes(height, x + WIDTH, upright=True),
    ]
