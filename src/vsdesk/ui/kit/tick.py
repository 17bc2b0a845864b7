"""A tick box that paints its own tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.wrapped_buttons import InLines

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class Tick(QCheckBox):
    """A choice that is on or off."""

    def __init__(self, look: UiContext, text: str, name: str, *, on: bool = False) -> None:
        super().__init__(tip.as_label(text))
        self._lines = InLines(self, tip.as_label(text))
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFont(look.font())
        self.setChecked(on)
        self.setMinimumHeight(look.px(24))  # never squeezed below what a hand can hit

    def text(self) -> str:
        """The words, in one line."""
        return self._lines.words

    def setText(self, text: str) -> None:
        """Other words."""
        self._lines.say(tip.as_label(text))
        super().setText(self._lines.words)
        self._wrap()

    def sizeHint(self) -> QSize:
        """It asks for one line, and is as high as its lines are where it has less room."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._lines.wider_than(super().text()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as its longest word."""
        wide = self._around() + self._lines.longest_word()
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words go on in another line where room is short."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        room = self.width() - self._around()
        wrapped = self._lines.broken(room)
        if wrapped != super().text():
            super().setText(wrapped)

    def _around(self) -> int:
        """How much wider it is than its words."""
        return super().sizeHint().width() - self._lines.widest(super().text())

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
