"""Rows on their page: what belongs together is drawn together, each language after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.reports.structure import PICTURE, Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.reports.page_rows import Box, PageRow, TextMark
    from vsdesk.reports.pen import Pen
    from vsdesk.words import Lang

_BESIDE: Final = 2.5  # points: baselines that a reader takes for one


def draw(pen: Pen, rows: Sequence[PageRow], left: float, top: float) -> float:
    """Draw rows downwards from `top`; the y of their end. What belongs together is drawn together."""
    boxes: list[tuple[Box, float]] = []
    marks: dict[Element | None, list[tuple[TextMark, float]]] = {}
    for row in rows:
        for one in row.pictures:
            with pen.part(Element(PICTURE, pen.lang, alt=one.alt)):
                pen.picture(one, left + one.x, top - one.y - one.height)
        boxes += [(box, top - box.y - box.height) for box in row.boxes]
        for mark in row.marks:
            marks.setdefault(mark.element, []).append((mark, top - mark.y))
        top -= row.height
    if boxes:
        with pen.part(None):
            for box, y in boxes:
                pen.box(box.colour, left + box.x, y, box.width, box.height, round=box.round)
    # Of two languages side by side the sheet's own is read first, then the other.
    elements = sorted(marks, key=lambda one: _turn(one, pen.lang))
    ends = _ends(pen, [one for element in elements for one in marks[element]])
    for element in elements:
        with pen.part(element):
            for mark, y in marks[element]:
                pen.colour(mark.colour)
                pen.draw(mark.line, left + mark.x, y, mark.size, ends=next(ends))
    return top


def _ends(pen: Pen, drawn: Sequence[tuple[TextMark, float]]) -> Iterator[int | None]:
    """How many marks of direction stand behind each line: the last of those beside each other bears those of
    all; None for a line that needs no other order than that of its places (copy_order.py)."""
    groups: list[list[tuple[TextMark, float]]] = []
    for one in drawn:
        before = groups[-1][-1] if groups else None
        if before and abs(before[1] - one[1]) < _BESIDE and before[0].line.rtl == one[0].line.rtl:
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        needed = pen.marks_behind([mark.line for mark, _ in group])
        yield from [needed and 0] * (len(group) - 1)
        yield needed


def _turn(element: Element | None, lang: Lang) -> tuple[bool, str]:
    """When an element is read: by its language, the document's first."""
    own = (element.lang if element is not None else None) or lang
    return own != lang, own
