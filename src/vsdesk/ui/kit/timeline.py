"""A line of dots in time: the date above in small, the words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


@dataclass(frozen=True, slots=True)
class Moment:
    """tone: accent told, warn an unconfirmed claim, neutral letters and steps."""

    when: str = field(repr=False)
    what: str = field(repr=False)
    tone: str = "accent"


class Timeline(QWidget):
    """Moments, one below the other: the first ones at once, the rest when they are asked for.

    Each moment is a widget with words that wrap, so that a screen reader meets them one by one; three
    hundred at once would hold the window for half a second.
    """

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._box = column(look, self, space=4)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these instead."""
        clear(self._box)
        last = len(moments) - 1
        points = list(enumerate(moments))
        self._box.addWidget(
            More(
                self._look,
                "more-moments",
                points,
                lambda one: _Point(self._look, one[1], last=one[0] == last),
                space=4,
            )
        )


class _Point(Paragraph):
    """The date in small on a line of its own, then the words: one widget for both."""

    def __init__(self, look: UiContext, moment: Moment, *, last: bool) -> None:
        when = " ".join(moment.when.split())  # one line, whatever was told
        self._look, self._tone, self._last = look, moment.tone, last
        super().__init__(look, f"{when}\n{moment.what}")
        self.setContentsMargins(look.margins(26, 0, 0, 4))

    def font_of(self, line: int) -> QFont:
        return self.font() if line else self._look.font("small")

    def colour_of(self, line: int) -> QColor:
        return self._look.colour("text" if line else "text2")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self._look
        px = look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() - px(8) if look.rtl else px(8)
        if not self._last:
            painter.setPen(look.colour("line"))
            painter.drawLine(middle, px(18), middle, self.height() + px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(self._tone))
        painter.drawEllipse(QRectF(middle - px(5), px(5), px(10), px(10)))
        painter.end()
