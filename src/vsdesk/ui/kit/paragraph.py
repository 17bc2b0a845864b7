"""Wrapped words. Plain wrapped labels cut the last Arabic letter, so the lines are laid out and drawn here."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look

_OPEN: Final = ("\u2066", "\u2067", "\u2068")  # isolates, and what closes them
_CLOSE: Final = "\u2069"
_NEW_LINE: Final = "\u2028"  # what a text layout breaks a line at


class Paragraph(QLabel):
    """Words over several lines, aligned by the window's direction, as high as they need.

    A page holds dozens and its layouts ask each for its height many times over: a text layout of its
    own is kept per width. A rich-text label makes a whole document, and makes it anew for each width.
    """

    def __init__(
        self, look: Look, text: str = "", role: str = "body", tone: str = "text", *, wide: int = 50
    ) -> None:
        super().__init__()
        self._rtl = look.rtl
        self._plain, self._wide = "", wide
        self._lines = QTextLayout()
        self._laid = (-1, 0)  # the width for which the lines are laid out, and their height
        self._heights: dict[int, int] = {}
        self._font = QFont()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(look.font(role))
        self.setAlignment(look.start)
        if tone != "text":
            self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self._plain = text
        self._laid = (-1, 0)
        self._heights.clear()
        self.setText(text)
        self.setAccessibleName(text)

    def said(self) -> str:
        """The words shown."""
        return self._plain

    @property
    def runs_rtl(self) -> bool:
        """Whether the words run from right to left."""
        return runs_from_right(self._plain, self._rtl)

    def minimumSizeHint(self) -> QSize:
        """One line, and the longest word or so: the layout asks heightForWidth for the rest."""
        metrics = self.fontMetrics()
        return QSize(
            min(metrics.horizontalAdvance(self._plain), metrics.averageCharWidth() * 12),
            metrics.lineSpacing(),
        )

    def sizeHint(self) -> QSize:
        """As wide as the words, within about `wide` letters."""
        metrics = self.fontMetrics()
        width = min(
            metrics.horizontalAdvance(self._plain) + 2, metrics.averageCharWidth() * self._wide
        )
        return QSize(width, max(self.heightForWidth(width), metrics.lineSpacing()))

    def heightForWidth(self, width: int) -> int:
        """How high the words are in this width."""
        if self.font() != self._font:
            self._font = self.font()
            self._laid = (-1, 0)
            self._heights.clear()
        if width not in self._heights:
            edges = self.contentsMargins()
            inner = self._lay(max(width - edges.left() - edges.right(), 1))
            self._heights[width] = inner + edges.top() + edges.bottom() if self._plain else 0
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, in the middle of the room there is."""
        box = self.contentsRect()
        self.heightForWidth(self.width())
        high = self._lay(box.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._lines.draw(painter, QPointF(box.x(), box.y() + max(box.height() - high, 0) // 2))
        painter.end()

    def _lay(self, width: int) -> int:
        """Lay the lines out in `width` pixels; their height."""
        if self._laid[0] == width:
            return self._laid[1]
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self.runs_rtl else Qt.LayoutDirection.LeftToRight
        )
        self._lines = QTextLayout(self._plain.replace("\n", _NEW_LINE), self.font())
        self._lines.setTextOption(option)
        self._lines.beginLayout()
        high = 0.0
        while (line := self._lines.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            high += line.height()
        self._lines.endLayout()
        self._laid = (width, math.ceil(high))
        return self._laid[1]


def runs_from_right(text: str, otherwise: bool) -> bool:
    """By the first letter of the sentence itself: a name set apart in it does not turn the sentence round."""
    depth = 0
    for letter in text:
        if letter in _OPEN:
            depth += 1
        elif letter == _CLOSE:
            depth = max(depth - 1, 0)
        elif not depth and (way := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return way != "L"
    return otherwise
