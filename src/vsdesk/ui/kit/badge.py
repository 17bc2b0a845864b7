"""A badge: a fact on a soft ground. Never a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from vsdesk.ui.kit.ui_context import UiContext


class Badge(QWidget):
    """Words in a tone (ok, warn, stop, sealed, neutral or accent), with an icon where the tone matters."""

    def __init__(self, look: UiContext, text: str, tone: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self._look = look
        self.text, self.tone, self.mark = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(look.font("badge"))

    def sizeHint(self) -> QSize:
        """The words with 8 at each end, 24 high."""
        px = self._look.px
        width = (
            self.fontMetrics().horizontalAdvance(self.text) + px(18) + (px(19) if self.mark else 0)
        )
        return QSize(width, px(25))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._look, self.text, self.tone, self.mark)
        painter.end()


def paint_badge(
    painter: QPainter, box: QRect, look: UiContext, text: str, tone: str, icon: str = ""
) -> None:
    """Paint a badge into `box` (also used by the lists)."""
    px = look.px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(tone + "Soft"))
    painter.drawRoundedRect(QRectF(box), px(5), px(5))
    inner = box.adjusted(px(9), 0, -px(9), 0)
    if icon:
        side = px(14)
        left = inner.right() - side + 1 if look.rtl else inner.left()
        painter.drawPixmap(left, box.center().y() - side // 2, look.pixmap(icon, tone, 14))
        inner = inner.adjusted(0, 0, -px(19), 0) if look.rtl else inner.adjusted(px(19), 0, 0, 0)
    painter.setFont(look.font("badge"))
    painter.setPen(look.colour(tone))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, int(look.start.value) | int(Qt.TextFlag.TextSingleLine.value), words)
