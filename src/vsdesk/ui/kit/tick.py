"""A tick box that paints its own tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.in_lines import advance, in_lines, longest_word, widest

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class Tick(QCheckBox):
    """A choice that is on or off."""

    def __init__(self, look: UiContext, text: str, name: str, *, on: bool = False) -> None:
        super().__init__(tip.as_label(text))
        self._in_one_line = tip.as_label(text)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFont(look.font())
        self.setChecked(on)
        self.setMinimumHeight(look.px(24))  # never squeezed below what a hand can hit

    def text(self) -> str:
        """The words, in one line."""
        return self._in_one_line

    def setText(self, text: str) -> None:
        """Other words."""
        self._in_one_line = tip.as_label(text)
        super().setText(self._in_one_line)
        self._wrap()

    def sizeHint(self) -> QSize:
        """It asks for one line, and is as high as its lines are where it has less room."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        more = advance(metrics, self._in_one_line) - widest(metrics, super().text())
        return QSize(hint.width() + more, hint.height())

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as its longest word."""
        word = longest_word(self.fontMetrics(), self._in_one_line)
        return QSize(self._around() + word, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words go on in another line where room is short."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        room = self.width() - self._around()
        wrapped = in_lines(self.fontMetrics(), self._in_one_line, room)
        if wrapped != super().text():
            super().setText(wrapped)

    def _around(self) -> int:
        """How much wider it is than its words."""
        return super().sizeHint().width() - widest(self.fontMetrics(), super().text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the tick on it."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = self._look.px(14)
        painter = QPainter(self)
        painter.drawPixmap(
            box.center().x() - side // 2 + 1,
            box.center().y() - side // 2 + 1,
            self._look.pixmap("check", "onFill", 14),
        )
        painter.end()
