"""Wrapped words. Plain wrapped labels cut the last Arabic letter, so the lines are laid out and drawn
here."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from vsdesk.file_names import legible
from vsdesk.numerals import in_order

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_OPEN: Final = ("\u2066", "\u2067", "\u2068")  # isolates, and what closes them
_CLOSE: Final = "\u2069"


class Paragraph(QLabel):
    """Words over several lines, aligned by the window's direction, as high as they need.

    A page holds dozens and its layouts ask each for its height many times over: a text layout of its
    own is kept per width. A rich-text label makes a whole document, and rebuilds it for each width.
    """

    def __init__(
        self,
        look: UiContext,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wide: int = 50,
    ) -> None:
        super().__init__()
        self._rtl = look.rtl
        self._plain, self._wide = "", wide
        self._lines: list[QTextLayout] = []
        self._laid = (-1, 0)  # the width for which the lines are laid out, and their height
        self._heights: dict[int, int] = {}
        self._unbroken = (-1, 0)  # a width in which no line was broken, and how high they are
        self._font = QFont()
        self._long = -1  # pixels of the words in one line; not measured yet
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
        self._plain = text = legible(text)
        self._forget()
        self.setText(text)
        self.setAccessibleName(text)

    def said(self) -> str:
        """The words shown."""
        return self._plain

    @property
    def runs_rtl(self) -> bool:
        """Whether the words run from right to left."""
        return runs_from_right(self._plain, self._rtl)

    def font_of(self, line: int) -> QFont:
        """The letters of a line of the text (counted from 0)."""
        return self.font()

    def colour_of(self, line: int) -> QColor:
        """Its colour."""
        return self.palette().color(self.foregroundRole())

    def minimumSizeHint(self) -> QSize:
        """One line, and the longest word or so: the layout asks heightForWidth for the rest."""
        metrics = self.fontMetrics()
        return QSize(
            min(self._in_one_line(), metrics.averageCharWidth() * 12),
            metrics.lineSpacing(),
        )

    def sizeHint(self) -> QSize:
        """As wide as the words, within about `wide` letters."""
        metrics, edges = self.fontMetrics(), self.contentsMargins()
        width = min(self._in_one_line() + 2, metrics.averageCharWidth() * self._wide)
        width += edges.left() + edges.right()
        return QSize(width, max(self.heightForWidth(width), metrics.lineSpacing()))

    def heightForWidth(self, width: int) -> int:
        """How high the words are in this width."""
        self._mind_font()
        if width not in self._heights:
            edges = self.contentsMargins()
            inner = self._high(max(width - edges.left() - edges.right(), 1))
            self._heights[width] = inner + edges.top() + edges.bottom() if self._plain else 0
        return self._heights[width]

    def _in_one_line(self) -> int:
        self._mind_font()
        if self._long < 0:
            self._long = self.fontMetrics().horizontalAdvance(self._plain)
        return self._long

    def _mind_font(self) -> None:
        if self.font() != self._font:
            self._font = self.font()
            self._forget()

    def _forget(self) -> None:
        self._laid, self._long, self._unbroken = (-1, 0), -1, (-1, 0)
        self._heights.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, in the middle of the room there is."""
        box = self.contentsRect()
        self.heightForWidth(self.width())
        top = box.y() + max(box.height() - self._lay(box.width()), 0) // 2
        painter = QPainter(self)
        for number, lines in enumerate(self._lines):
            painter.setPen(self.colour_of(number))
            lines.draw(painter, QPointF(box.x(), top))
        painter.end()

    def _high(self, width: int) -> int:
        """How high the lines are in `width` pixels: in more room than they need, as high as in that."""
        least, high = self._unbroken
        if -1 < least <= width:
            return high
        high = self._lay(width)
        if all(lines.lineCount() == 1 for lines in self._lines):
            self._unbroken = (width, high)
        return high

    def _lay(self, width: int) -> int:
        """Lay the lines out in `width` pixels, each in the direction of its own letters; their height."""
        if self._laid[0] == width:
            return self._laid[1]
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._lines, high = [], 0.0
        for number, text in enumerate(self._plain.split("\n")):
            way = runs_from_right(text, self._rtl)
            option.setTextDirection(
                Qt.LayoutDirection.RightToLeft if way else Qt.LayoutDirection.LeftToRight
            )
            lines = QTextLayout(in_order(text), self.font_of(number))
            lines.setTextOption(option)
            high = _fill(lines, width, high)
            self._lines.append(lines)
        self._laid = (width, math.ceil(high))
        return self._laid[1]


def _fill(lines: QTextLayout, width: int, top: float) -> float:
    """Break a text into lines of `width` pixels from `top` on; where the last one ends."""
    lines.beginLayout()
    while (line := lines.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    lines.endLayout()
    return top


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
