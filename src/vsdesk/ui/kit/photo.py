"""A photo, 4 : 5, in colour; none is a plain frame. Nothing mourns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class Photo(QWidget):
    """A frame `width` wide at 100 %, with the picture or the outline of a person."""

    def __init__(self, look: UiContext, width: int, words: str) -> None:
        super().__init__()
        self._look = look
        self._picture: QPixmap | None = None
        self.setAccessibleName(words)
        self.setFixedSize(look.px(width), look.px(width * 5 / 4))

    def show_png(self, data: bytes | None) -> None:
        """Show a picture from memory, or the plain frame."""
        picture = QPixmap()
        self._picture = picture if data and picture.loadFromData(data) else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and what is in it."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, look.px(6), look.px(6))
        painter.setClipPath(shape)
        painter.fillPath(shape, look.colour("accentSoft"))
        if self._picture is not None:
            whole = self._picture.scaled(
                self.size(),
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawPixmap(
                (self.width() - whole.width()) // 2, (self.height() - whole.height()) // 2, whole
            )
        else:
            self._outline(painter, box)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.colour("line"))
        painter.drawPath(shape)
        painter.end()

    def _outline(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("control"))
        width, height = box.width(), box.height()
        painter.drawEllipse(QRectF(width * 0.3, height * 0.2, width * 0.4, height * 0.37))
        painter.drawEllipse(QRectF(width * 0.1, height * 0.64, width * 0.8, height * 0.72))
