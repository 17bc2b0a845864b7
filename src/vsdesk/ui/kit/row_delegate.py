"""Paints the cells of a list: two lines in the name, marks at its end, a badge column at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vsdesk.numerals import in_order
from vsdesk.ui.kit.badge import paint_badge
from vsdesk.ui.kit.marked_line import paint_marked
from vsdesk.ui.kit.page_model import ROW

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_STATE = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a line, a second line, a badge (words, tone), marks (icon,
    tone), marked letters."""

    text: str = field(default="", repr=False)
    second: str = field(default="", repr=False)
    role: str = "body"
    tone: str = "text"
    badge: tuple[str, str] | None = None
    marks: tuple[tuple[str, str], ...] = field(default=())
    spans: tuple[tuple[int, int], ...] = ()  # marked in the line
    under: tuple[tuple[int, int], ...] = ()  # marked in the second line


class RowDelegate(QStyledItemDelegate):
    """`cell(row, column key)` says what stands where."""

    def __init__(
        self,
        look: UiContext,
        cell: Callable[[Any, str], Cell],
        keys: Callable[[int], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look, self._cell, self._keys = look, cell, keys

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell; row ground and bar are painted with the first column."""
        row = index.data(ROW)
        if row is None:
            return
        look = self._look
        painter.save()
        self._ground(painter, option, index.column() == 0)
        cell = self._cell(row, self._keys(index.column()))
        edge = look.margins(12, 0, 8, 0)
        box = option.rect.marginsRemoved(edge)
        if cell.badge is not None:
            self._badge(painter, box, cell.badge)
        else:
            self._words(painter, self._marks(painter, box, cell), cell)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, first: bool) -> None:
        look, state, box = self._look, option.state, option.rect
        chosen = bool(state & _STATE.State_Selected)
        focused = bool(state & _STATE.State_Active) and bool(
            option.widget and option.widget.hasFocus()
        )
        if chosen:
            painter.fillRect(box, look.colour("selection" if focused else "neutralSoft"))
        elif state & _STATE.State_MouseOver:
            painter.fillRect(box, look.colour("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look.colour("line"))
        if chosen and first:
            bar = QRect(box.left(), box.top(), look.px(4), box.height())
            bar = QStyle.visualRect(look.direction, box, bar)
            painter.fillRect(bar, look.colour("accent" if focused else "control"))

    def _marks(self, painter: QPainter, box: QRect, cell: Cell) -> QRect:
        look, side = self._look, self._look.px(18)
        for icon, tone in cell.marks:
            place = QRect(box.right() - side + 1, box.center().y() - side // 2, side, side)
            painter.drawPixmap(
                QStyle.visualRect(look.direction, box, place), look.pixmap(icon, tone, 18)
            )
            rest = QRect(box.left(), box.top(), box.width() - side - look.px(8), box.height())
            box = QStyle.visualRect(look.direction, box, rest)
        return box

    def _words(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if not cell.second:
            self._line(painter, box, cell.text, (cell.role, cell.tone), cell.spans)
            return
        half = box.height() // 2
        upper = QRect(box.left(), box.top() + self._look.px(3), box.width(), half)
        lower = QRect(box.left(), box.top() + half - self._look.px(1), box.width(), half)
        self._line(painter, upper, cell.text, (cell.role, cell.tone), cell.spans)
        self._line(painter, lower, cell.second, ("small", "text2"), cell.under)

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        how: tuple[str, str],
        spans: tuple[tuple[int, int], ...],
    ) -> None:
        role, tone = how
        if spans:
            paint_marked(painter, self._look, box, text, spans, role, tone)
            return
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.colour(tone))
        shown = painter.fontMetrics().elidedText(
            in_order(text), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(
            box, int(self._look.start.value) | int(Qt.TextFlag.TextSingleLine.value), shown
        )

    def _badge(self, painter: QPainter, box: QRect, badge: tuple[str, str]) -> None:
        look = self._look
        painter.setFont(look.font("badge"))
        width = min(painter.fontMetrics().horizontalAdvance(badge[0]) + look.px(18), box.width())
        height = look.px(24)
        place = QRect(box.left(), box.center().y() - height // 2, width, height)
        paint_badge(
            painter, QStyle.visualRect(look.direction, box, place), look, badge[0], badge[1]
        )
