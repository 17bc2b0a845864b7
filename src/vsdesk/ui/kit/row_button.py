"""A row of a list that is pressed: an icon, bold words, a second line, an arrow where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QStyle

from vsdesk.numerals import in_order
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class RowButton(Button):
    """A row of a list: icon, bold words, a second line. The Delete key asks for its removal."""

    remove = Signal()

    def __init__(self, look: UiContext, icon: str, title: str, under: str, name: str) -> None:
        super().__init__(look, "", name, kind="choice")
        self._icon, self._title, self._under = icon, title, under
        self.setAccessibleName(f"{title}. {under}" if under else title)
        tip.give(self, f"{title}\n{under}" if under else title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, words, arrow. A list has dozens of rows: labels inside each would be hundreds of widgets."""
        super().paintEvent(event)
        px = self._look.px
        painter = QPainter(self)
        painter.drawPixmap(self._at(px(14), px(18)), self._look.pixmap(self._icon, size=18))
        end = self.width() - px(14) - px(16)
        painter.drawPixmap(self._at(end, px(16)), self._arrow())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        lines = [(self._title, "strong", "text"), (self._under, "small", "text2")]
        lines = [line for line in lines if line[0]]
        fonts = [self._look.font(role) for _, role, _ in lines]
        heights = [QFontMetrics(font).height() for font in fonts]
        top, start = (self.height() - sum(heights)) // 2, px(14 + 18 + 12)
        for (text, _, tone), font, height in zip(lines, fonts, heights, strict=True):
            line = QRect(start, top, end - px(12) - start, height)
            painter.setFont(font)
            painter.setPen(self._look.colour(tone))
            short = QFontMetrics(font).elidedText(
                in_order(text), Qt.TextElideMode.ElideRight, line.width()
            )
            where = QStyle.visualRect(self._look.direction, self.rect(), line)
            painter.drawText(where, int(self._look.start.value), short)
            top += height
        painter.end()

    def _arrow(self) -> QPixmap:
        """On to another place; down where the row is opened here, and up while it is open."""
        if not self.isCheckable():
            return self._look.pixmap("go", size=16)
        down = self._look.pixmap("open", size=16)
        return down.transformed(QTransform().scale(1, -1)) if self.isChecked() else down

    def _at(self, start: int, side: int) -> QRect:
        """A square in the middle of the row, `start` pixels behind its beginning."""
        square = QRect(start, (self.height() - side) // 2, side, side)
        return QStyle.visualRect(self._look.direction, self.rect(), square)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks before anything goes."""
        if event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.remove.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One or two lines high."""
        return QSize(self._look.px(240), self._look.px(58 if self._under else 44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
