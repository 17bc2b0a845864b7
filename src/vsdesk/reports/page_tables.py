"""Tables on a page: a head that is said again on each further page, lines that stay whole.

Cells are set from the column's own start (the right edge in Arabic), in shares of its width.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.reports.page_rows import Box, PageRow, beside, kept, space
from vsdesk.reports.structure import CELL, HEAD_CELL, TABLE, TABLE_ROW, Element
from vsdesk.reports.style import BODY, HAIR, HAIRLINE, INK, QUIET, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.reports.column_frame import Blocks
    from vsdesk.reports.page_rows import TextColumn

_GAP: Final = 6.0  # between two cells
_TALL: Final = 8  # so many rows of one line stay on one page
TO_SIGN: Final = "\u00a0"  # a cell with a line to sign on
_SIGNED: Final = 24.0  # the height of it


def set_table(
    column: TextColumn,
    heads: Sequence[str],
    lines: Sequence[Sequence[str]],
    shares: Sequence[float],
    size: float = BODY,
    *,
    least: float = 0.0,
    head_size: float = SMALL,
) -> Blocks:
    """A block for the head and one for each line; `shares` are parts of the width, one for each cell.

    A line is at least so high (`least`).
    """
    table = Element(TABLE, column.lang)
    head = _line(column, heads, shares, table, HEAD_CELL, head_size)
    head = [replace(row, keep=True) for row in head]
    again = tuple(_unread(row) for row in head)
    blocks: Blocks = [head]
    for cells in lines:
        rows = _line(column, cells, shares, table, CELL, size, least)
        rows = [replace(row, under=again) for row in rows]
        blocks.append([*kept(rows[:_TALL]), *rows[_TALL:]])
    return blocks


def _line(
    column: TextColumn,
    cells: Sequence[str],
    shares: Sequence[float],
    table: Element,
    role: str,
    size: float,
    least: float = 0.0,
) -> list[PageRow]:
    """One line, with a hair line below it."""
    line = Element(TABLE_ROW, column.lang, table)
    set_cells: list[tuple[float, list[PageRow]]] = []
    is_head = role == HEAD_CELL
    for words, (x, width) in zip(cells, places(column, shares), strict=True):
        rows = column.of_width(width).text(
            words or "–",
            size=size,
            colour=QUIET if is_head else INK,
            bold=is_head,
            role=role,
            within=line,
        )
        if words == TO_SIGN:
            rows.append(PageRow(_SIGNED, boxes=(Box(0, _SIGNED - 4, width, HAIRLINE, QUIET),)))
        set_cells.append((x, rows))
    joined = beside(set_cells)
    more = least - sum(row.height for row in joined)
    hair = PageRow(3, boxes=(Box(0, 1, column.width, HAIRLINE, HAIR),))
    spare = [space(more / 2)] if more > 0 else []  # words stand in the middle of what is high
    return kept([*spare, *joined, *spare, hair])


def places(column: TextColumn, shares: Sequence[float]) -> list[tuple[float, float]]:
    """Of each cell its left edge and its width, from the column's own start."""
    room = column.width - _GAP * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    found, at = [], 0.0
    for width in widths:
        found.append((column.width - at - width if column.rtl else at, width))
        at += width + _GAP
    return found


def _unread(row: PageRow) -> PageRow:
    """The row as it is said again, of which nobody need hear twice."""
    return replace(row, marks=tuple(mark._replace(element=None) for mark in row.marks))
