"""A tick box that paints its own tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from vsdesk.ui.kit import tip

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look


class Tick(QCheckBox):
    """A choice that is on or off."""

    def __init__(self, look: Look, text: str, name: str, *, on: bool = False) -> None:
        super().__init__(tip.as_label(text))
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFont(look.font())
        self.setChecked(on)
        self.setMinimumHeight(look.px(24))  # never squeezed below what a hand can hit

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
