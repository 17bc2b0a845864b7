"""A chart (vsdesk/charts.py) as one strip of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.charts import FILLED
from vsdesk.members import for_each
from vsdesk.reports.page_rows import Box, PageRow
from vsdesk.reports.structure import PARAGRAPH, Element
from vsdesk.reports.style import ACCENT, HAIR, INK, QUIET, SMALL
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.charts import Caption, Chart, Rectangle
    from vsdesk.reports.page_rows import TextColumn, TextMark
    from vsdesk.reports.style import Colour

LINE: Final = 15.0  # points: of one bar of a ladder
_EDGE: Final = 0.75
_PALE: Final[Colour] = (
    0.78,
    0.86,
    0.88,
)  # a goal: lighter than its bar on a black and white print too
_COLOURS: Final = for_each(FILLED, {"bar": ACCENT, "goal": _PALE, "axis": HAIR})


def set_chart(column: TextColumn, chart: Chart) -> list[PageRow]:
    """The strip; its words are read in their order, the bars are furniture."""
    boxes = tuple(box for one in chart.blocks for box in _boxes(one))
    marks = tuple(mark for one in chart.captions for mark in _marks(column, one))
    return [PageRow(chart.height + 4, marks, boxes)]


def _boxes(block: Rectangle) -> Iterator[Box]:
    if block.tone != "few":
        yield Box(block.x, block.y, block.width, block.height, _COLOURS[block.tone])
        return
    x, y, width, height = block[:4]
    yield Box(x, y, width, _EDGE, QUIET)
    yield Box(x, y + height - _EDGE, width, _EDGE, QUIET)
    yield Box(x, y, _EDGE, height, QUIET)
    yield Box(x + width - _EDGE, y, _EDGE, height, QUIET)


def _marks(column: TextColumn, caption: Caption) -> Iterator[TextMark]:
    """The words at their side of the box; what does not fit one line is cut there with a sign."""
    words = _fitting(column, caption)
    wide = column.measure(words, SMALL)
    rows = column.of_width(max(wide, caption.width) + 1).text(
        isolate(words), size=SMALL, colour=QUIET if caption.is_label else INK
    )
    room = caption.width - wide
    at_left = (caption.side == "start") != column.rtl
    x = caption.x + (room / 2 if caption.side == "middle" else 0 if at_left else room)
    for mark in rows[0].marks if rows else ():
        element = Element(PARAGRAPH, column.lang)
        yield mark._replace(x=x, y=mark.y + caption.y, element=element)


def _fitting(column: TextColumn, caption: Caption) -> str:
    words = caption.words
    while len(words) > 1 and column.measure(words, SMALL) > caption.width and caption.is_label:
        words = words.removesuffix("…").rstrip()[:-1] + "…"
    return words
