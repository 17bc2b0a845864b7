"""A chart (vsdesk/charts.py) in the window. A painting: its accessible name says all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vsdesk.charts import FILLED, columns, ladder, said
from vsdesk.members import for_each
from vsdesk.numerals import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.charts import Bar, Caption, Chart, Rectangle
    from vsdesk.ui.kit.ui_context import UiContext

_TALL: Final = 130  # pixels at 100 % of a chart of standing bars
_LEAST: Final = 220
_AIR: Final = 6  # above and below the words of a line
_TONES: Final = for_each(FILLED, {"bar": "fill", "goal": "accentSoft", "axis": "line"})


class ChartView(QWidget):
    """Lying bars; `months`: standing ones."""

    def __init__(
        self, look: UiContext, title: str, bars: Sequence[Bar], *, months: bool = False
    ) -> None:
        super().__init__()
        self._look, self._bars, self._months = look, tuple(bars), months
        self.setObjectName("chart")
        self.setAccessibleName(look.dots(title, said(bars)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def _line(self) -> int:
        return QFontMetrics(self._look.font("small")).height() + self._look.px(_AIR)

    def chart(self, width: float) -> Chart:
        """Where all of it stands in this width."""
        if self._months:
            return columns(self._bars, width, self._look.px(_TALL), self._line, rtl=self._look.rtl)
        return ladder(self._bars, width, self._line, rtl=self._look.rtl)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        wide = self._look.px(_LEAST)
        return QSize(wide, round(self.chart(wide).height) + 2)

    def minimumSizeHint(self) -> QSize:
        """The same height, any width."""
        return QSize(self._look.px(_LEAST) // 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, then the words."""
        chart = self.chart(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in chart.blocks:
            self._block(painter, block)
        painter.setFont(self._look.font("small"))
        for caption in chart.captions:
            self._caption(painter, caption)
        painter.end()

    def _block(self, painter: QPainter, block: Rectangle) -> None:
        box = QRectF(block.x, block.y, block.width, block.height)
        if block.tone == "few":
            painter.setPen(QPen(self._look.colour("control"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        painter.fillRect(box, self._look.colour(_TONES[block.tone]))
        if block.tone == "goal":  # pale alone is not seen by everybody
            painter.setPen(QPen(self._look.colour("control"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _caption(self, painter: QPainter, caption: Caption) -> None:
        look, align = self._look, Qt.AlignmentFlag
        at_right = (caption.side == "end") != look.rtl
        side = align.AlignRight if at_right else align.AlignLeft
        if caption.side == "middle":
            side = align.AlignHCenter
        flags = side | align.AlignVCenter | align.AlignAbsolute
        painter.setPen(look.colour("text2" if caption.is_label else "text"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box = QRectF(caption.x, caption.y, caption.width, self._line)
        words = in_order(caption.words)
        if caption.is_label:
            mode = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, mode, int(caption.width))
        painter.drawText(box, int(flags.value) | int(Qt.TextFlag.TextSingleLine.value), words)
