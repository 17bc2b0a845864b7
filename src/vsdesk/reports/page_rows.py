"""Rows of set text, put side by side and cut into pages.

Owns the flow of a sheet: a `TextColumn` turns sentences into rows of one width and direction, `beside`
joins the columns of several languages row by row, `paginate` cuts them into pages. Lengths are
points; inside a row y grows downwards from its top, x rightwards from the column's left edge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.reports.structure import (
    BODY_OF_ITEM,
    HEADING,
    ITEM,
    LABEL,
    PARAGRAPH,
    TITLE,
    Element,
)
from vsdesk.reports.style import ACCENT, BODY, HAIR, HAIRLINE, INK, QUIET, SMALL, Colour
from vsdesk.reports.text import TextSpan, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.reports.picture import Picture
    from vsdesk.reports.text import Setter, TextLine
    from vsdesk.words import Lang


LEADING: Final = 1.56  # of Vazirmatn, which holds Arabic with its marks
_SHORT: Final = 9  # lines of what is told of one thing, which no page parts
_EDGE: Final = 0.8  # of an empty square
_APART: Final = 0.6  # of the size: between two paragraphs


class TextMark(NamedTuple):
    """A line of text: its left end, its baseline from the row's top, its size and colour,
    and what it is part of."""

    line: TextLine
    x: float
    y: float
    size: float
    colour: Colour
    element: Element | None  # None: said again on a further page, and read once


class Box(NamedTuple):
    """A filled rectangle, or a disc when `round` is set (x, y is its top left corner)."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    round: bool = False


@dataclass(frozen=True, slots=True)
class PageRow:
    """One strip of the page. `keep` holds it on the page of the next row; what is `between` begins none.

    `under` is what is said again above it where it begins a page: the head of its table. What is `closing`
    begins none by itself: whoever signs signs below something, so what stands before comes along.
    """

    height: float
    marks: tuple[TextMark, ...] = ()
    boxes: tuple[Box, ...] = ()
    keep: bool = False
    between: bool = False
    under: tuple[PageRow, ...] = ()
    closing: bool = False
    pictures: tuple[Picture, ...] = ()


class TextColumn:
    """Sets sentences in one width, direction and language (None: the document's); `scale` turns all sizes."""

    def __init__(
        self,
        setter: Setter,
        width: float,
        *,
        rtl: bool,
        lang: Lang | None = None,
        scale: float = 1.0,
    ) -> None:
        self._setter = setter
        self.width = width
        self.rtl = rtl
        self.lang = lang
        self.scale = scale

    def text(
        self,
        text: str | Sequence[TextSpan],
        *,
        size: float = BODY,
        colour: Colour = INK,
        bold: bool = False,
        indent: float = 0.0,
        keep: bool = False,
        role: str = PARAGRAPH,
        within: Element | None = None,
    ) -> list[PageRow]:
        """Text in the column's direction, one row for each line; `indent` from the start.

        `role` is what it is in the document's structure, part of the element `within`.

        Line breaks stay; where empty lines stand between two paragraphs, so does one space.
        """
        spans = [TextSpan(text, bold)] if isinstance(text, str) else text
        size *= self.scale
        rows: list[PageRow] = []
        for block, apart in blocks(spans):
            if apart:
                rows.append(PageRow(size * _APART, keep=keep, between=True))
            element = Element(role, self.lang, within)
            rows += self._block(block, size, colour, indent, keep, element)
        return rows

    def _block(
        self,
        spans: Sequence[TextSpan],
        size: float,
        colour: Colour,
        indent: float,
        keep: bool,
        element: Element,
    ) -> list[PageRow]:
        """The rows of what stands between two line breaks."""
        paragraph = self._setter.paragraph(spans, rtl=self.rtl)
        if any(run.level % 2 for run in paragraph.runs):
            element.text = paragraph.text
        scale = size / self._setter.upem
        height = size * LEADING
        baseline = height - 0.46 * size
        lines = paragraph.lines((self.width - indent) / scale)
        rows = []
        for k, line in enumerate(lines):
            x = self.width - indent - line.width * scale if self.rtl else indent
            # No single line of a paragraph stands alone at the end or the beginning of a page.
            alone = k + 1 < len(lines) and (k == 0 or k == len(lines) - 2)
            mark = TextMark(line, x, baseline, size, colour, element)
            rows.append(PageRow(height, (mark,), keep=keep or alone))
        return rows

    def title(self, text: str, size: float = 17) -> list[PageRow]:
        """What the paper is."""
        return self.text(text, size=size, bold=True, role=TITLE)

    def heading(self, text: str) -> list[PageRow]:
        """The heading of a section, with a hair line above; stays with what follows."""
        hair = PageRow(9, boxes=(Box(0, 5, self.width, HAIRLINE, HAIR),), keep=True)
        set_text = self.text(text, size=10.5, colour=ACCENT, bold=True, keep=True, role=HEADING)
        return [hair, *set_text]

    def pair(self, label: str, value: str | Sequence[TextSpan]) -> list[PageRow]:
        """A quiet label and, beside it, its value; the label's width is the same for all."""
        share = min(96.0 * self.scale, self.width * 0.34)
        item = Element(ITEM, self.lang)
        label_rows = self.of_width(share - 6).text(
            label, size=SMALL, colour=QUIET, role=LABEL, within=item
        )
        values = self.of_width(self.width - share).text(value, role=BODY_OF_ITEM, within=item)
        label_x, value_x = (self.width - share + 6, 0.0) if self.rtl else (0.0, share)
        return beside([(label_x, label_rows), (value_x, values)])

    def dotted(self, rows: Sequence[PageRow], colour: Colour = ACCENT) -> list[PageRow]:
        """`rows` of a narrower column (`inner`), with a dot at the start of the first one."""
        return self._dotted(rows, colour, self._item())

    def _item(self) -> Element:
        """A new item of a list: the part of it that is read."""
        return Element(BODY_OF_ITEM, self.lang, Element(ITEM, self.lang))

    def _dotted(self, rows: Sequence[PageRow], colour: Colour, element: Element) -> list[PageRow]:
        moved = self._moved_in(rows, element)
        if moved:
            size = 4.6
            left = self.width - size if self.rtl else 0.0
            dot = Box(left, moved[0].height / 2 - size / 2 + 0.8, size, size, colour, round=True)
            moved[0] = replace(moved[0], boxes=(*moved[0].boxes, dot))
        return moved

    def _moved_in(self, rows: Sequence[PageRow], element: Element) -> list[PageRow]:
        """Rows of the narrower column at their place in this one, as parts of `element`."""
        _part_of(element, rows)
        x = 0.0 if self.rtl else self.width - self.inner.width
        return [shifted(row, x) for row in rows]

    def entry(
        self, lines: Sequence[Sequence[PageRow]], colour: Colour = ACCENT
    ) -> list[list[PageRow]]:
        """Blocks of a narrower column, one below the other: a dot before the first, a gap at the end. A short
        one stays on one page."""
        if not lines:
            return []
        item = self._item()
        blocks = [self._dotted(lines[0], colour, item)]
        blocks += [self._moved_in(one, item) for one in lines[1:]]
        short = sum(map(len, blocks)) <= _SHORT
        first = len(blocks) - 1 if short else min(2, len(blocks) - 1)  # they stay with what follows
        together = [[replace(row, keep=True) for row in one] for one in blocks[:first]]
        return [*together, *blocks[first:], [space(4)]]

    def measure(self, text: str, size: float = BODY) -> float:
        """How wide a text stands on one line."""
        lines = self._setter.paragraph(text, rtl=self.rtl).lines(float("inf"))
        return (
            max((line.width for line in lines), default=0) * size * self.scale / self._setter.upem
        )

    def width_of(self, mark: TextMark) -> float:
        """How wide a line of text stands."""
        return mark.line.width * mark.size / self._setter.upem

    def of_width(self, width: float, scale: float | None = None) -> TextColumn:
        """A column like this one of another width, and of type of another size where that is said."""
        scale = self.scale if scale is None else scale
        return TextColumn(self._setter, width, rtl=self.rtl, lang=self.lang, scale=scale)

    @property
    def inner(self) -> TextColumn:
        """The column that `dotted` makes room for."""
        return self.of_width(self.width - 12)


def _part_of(parent: Element, rows: Sequence[PageRow]) -> None:
    """Put the elements of these rows, which stand by themselves so far, into `parent`."""
    for row in rows:
        for mark in row.marks:
            top = mark.element
            if top is None:
                continue
            while top.parent is not None and top.parent is not parent:
                top = top.parent
            if top is not parent:
                top.parent = parent


def square(x: float, y: float, size: float) -> Iterator[Box]:
    """An empty square of four thin lines: one white area over a dark one would take an edge with it on a
    screen, and an edge that is drawn stays in a copy of a copy."""
    far = size - _EDGE
    yield Box(x, y, size, _EDGE, INK)
    yield Box(x, y + far, size, _EDGE, INK)
    yield Box(x, y, _EDGE, size, INK)
    yield Box(x + far, y, _EDGE, size, INK)


def space(height: float) -> PageRow:
    """An empty strip."""
    return PageRow(height)


def kept(rows: Sequence[PageRow]) -> list[PageRow]:
    """`rows` that stay on one page."""
    return [replace(row, keep=True) for row in rows[:-1]] + list(rows[-1:])


def whole(rows: Sequence[PageRow]) -> list[PageRow]:
    """What is told of one thing: a short one stays on one page, of a long one its first lines do."""
    first = len(rows) if len(rows) <= _SHORT else 4
    return [*kept(rows[:first]), *rows[first:]]


def shifted(row: PageRow, x: float) -> PageRow:
    """The row moved to the right."""
    return replace(
        row,
        marks=tuple(mark._replace(x=mark.x + x) for mark in row.marks),
        boxes=tuple(box._replace(x=box.x + x) for box in row.boxes),
        pictures=tuple(replace(one, x=one.x + x) for one in row.pictures),
        under=tuple(shifted(one, x) for one in row.under),
    )


def beside(columns: Sequence[tuple[float, Sequence[PageRow]]]) -> list[PageRow]:
    """The rows of several columns joined row by row; each column begins at its x."""
    if len(columns) == 1 and not columns[0][0]:
        return list(columns[0][1])
    joined = []
    for strip in zip_longest(*(rows for _, rows in columns)):
        parts = [
            shifted(row, x) if x else row for (x, _), row in zip(columns, strip, strict=True) if row
        ]
        height = max(part.height for part in parts)
        lowered = [_lowered(part, height) for part in parts]
        joined.append(
            PageRow(
                height,
                tuple(mark for part in lowered for mark in part.marks),
                tuple(box for part in lowered for box in part.boxes),
                keep=any(part.keep for part in parts),
                between=all(part.between for part in parts),
                under=tuple(beside([(0.0, part.under) for part in parts])),
                closing=any(part.closing for part in parts),
                pictures=tuple(one for part in lowered for one in part.pictures),
            )
        )
    return joined


def _lowered(row: PageRow, height: float) -> PageRow:
    """The row made higher, its baselines moved down so that sizes share one line."""
    more = height - row.height
    if not more or not row.marks:
        return row
    return replace(
        row, height=height, marks=tuple(m._replace(y=m.y + more * 0.7) for m in row.marks)
    )


def without_end(rows: Sequence[PageRow]) -> Sequence[PageRow]:
    """The rows without the empty strips after the last that says something: they would
    make a page of nothing."""
    last = max(
        (n for n, row in enumerate(rows) if row.marks or row.boxes or row.pictures), default=-1
    )
    return rows[: last + 1]


def paginate(rows: Iterable[PageRow], height: float) -> list[list[PageRow]]:
    """Pages of at most `height`. Rows that keep to the next one move to the next page with it."""
    pages: list[list[PageRow]] = [[]]
    used = 0.0
    group: list[PageRow] = []
    for row in rows:
        group.append(row)
        if row.keep and sum(one.height for one in group) < height:
            continue
        used = _place(pages, group, used, height)
        group = []
    _place(pages, group, used, height)
    return pages


def _place(pages: list[list[PageRow]], group: list[PageRow], used: float, height: float) -> float:
    needed = sum(row.height for row in group)
    if used + needed > height and pages[-1]:
        while group and group[0].between:
            needed -= group.pop(0).height
        if not group:
            return used
        if group[0].closing:
            along = _along(pages[-1], height - needed)
            group, needed = [*along, *group], needed + sum(row.height for row in along)
        pages.append([*group[0].under])
        used = sum(row.height for row in group[0].under)
    pages[-1] += group
    return used + needed


def _along(page: list[PageRow], room: float) -> list[PageRow]:
    """Take from the end of a page what goes with that which closes the sheet: the last section where it is
    short, else what stands last."""
    starts = [n for n in range(1, len(page)) if not page[n - 1].keep and not page[n].between]
    found = starts[-1:]
    for start in reversed(starts):
        moved = sum(row.height for row in (*page[start].under, *page[start:]))
        if moved > min(room, sum(row.height for row in page[:start])):
            break
        found = [start]
        if any(_is_heading(row) for row in page[start : start + 2]):
            break
    if not found:
        return []
    along = page[found[0] :]
    del page[found[0] :]
    return along


def _is_heading(row: PageRow) -> bool:
    return any(mark.element is not None and mark.element.role == HEADING for mark in row.marks)
