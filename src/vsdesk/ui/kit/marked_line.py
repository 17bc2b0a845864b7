"""A line of words with some of them marked: bold on a soft ground, so that colour is never the only sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from vsdesk.numerals import in_order, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from vsdesk.ui.kit.ui_context import UiContext

_CHOSEN = "accentSoft"


def paint_marked(
    painter: QPainter,
    look: UiContext,
    box: QRect,
    text: str,
    spans: Sequence[tuple[int, int]],
    role: str,
    tone: str,
) -> None:
    """Paint `text` into `box`, cut at its end where room is short, the letters of `spans` marked."""
    font = look.font(role)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    spans, text = moved(text, spans), in_order(text)
    # cut as if all were bold: the marked words take more room
    shown = QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    whole = len(shown) if shown == text else max(0, len(shown) - 1)
    lay = QTextLayout(shown, font)
    option = QTextOption(look.start)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    lay.setTextOption(option)
    lay.setFormats(
        [_format(look, bold, start, min(end, whole)) for start, end in spans if start < whole]
    )
    lay.beginLayout()
    line = lay.createLine()
    line.setLineWidth(box.width())
    lay.endLayout()
    painter.setPen(look.colour(tone))
    top = box.top() + (box.height() - line.height()) / 2
    lay.draw(painter, QPointF(box.left(), top))


def _format(look: UiContext, bold: QFont, start: int, end: int) -> QTextLayout.FormatRange:
    looks = QTextCharFormat()
    looks.setFontWeight(bold.weight())
    looks.setBackground(look.colour(_CHOSEN))
    looks.setForeground(look.colour("text"))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, looks
    return found
