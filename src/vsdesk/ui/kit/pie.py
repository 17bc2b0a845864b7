"""How complete a section is: empty, a part, full. No number, no red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


def pie(look: UiContext, part: float, size: int = 16, gap: int = 5) -> QIcon:
    """The icon for `part` (0 to 1); full is the tick in a circle."""
    if part >= 1:
        return look.icons.icon("ready", "ok", size)
    ratio = 2
    side, space = look.px(size), look.px(gap)
    pixmap = QPixmap((side + space) * ratio, side * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    start = space if look.rtl else 0
    box = QRectF(start, 0, side, side).adjusted(2, 2, -2, -2)
    painter.setPen(QPen(look.colour("control"), look.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if part > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        inner = box.adjusted(2, 2, -2, -2)
        sweep = -max(0.15, part) * 360 * 16
        painter.drawPie(inner, 90 * 16, round(-sweep if look.rtl else sweep))
    painter.end()
    return QIcon(pixmap)
