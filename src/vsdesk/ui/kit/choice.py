"""A list box that opens a list of words; it paints its own arrow in the colour of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look


class Choice(QComboBox):
    """`options` are (key, words); `chosen` is sent when the person chooses."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, label: str, options: Sequence[tuple[str, str]], value: str = ""
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFont(look.font())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.offer(options)
        self.choose(value)
        self.activated.connect(self._tell)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)

    @property
    def value(self) -> str:
        """The chosen key, or nothing."""
        return str(self.currentData() or "")

    def choose(self, key: str, words: str = "") -> None:
        """Choose without telling anyone. A key that is not offered is added: old answers are kept."""
        place = self.findData(key)
        if place < 0 and key:
            self.addItem(words or key, key)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the arrow at its end."""
        super().paintEvent(event)
        side = self._look.px(16)
        box = self.rect()
        place = QRect(
            box.right() - side - self._look.px(10), box.center().y() - side // 2 + 1, side, side
        )
        painter = QPainter(self)
        token = "text2" if self.isEnabled() else "disabled"
        painter.drawPixmap(
            QStyle.visualRect(self._look.direction, box, place),
            self._look.pixmap("open", token, 16),
        )
        painter.end()

    def _tell(self) -> None:
        self.chosen.emit(self.value)
