"""Wrapped words. Plain wrapped labels cut the last Arabic letter, so this is rich text, escaped."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look

_OPEN: Final = ("\u2066", "\u2067", "\u2068")  # isolates, and what closes them
_CLOSE: Final = "\u2069"


class Paragraph(QLabel):
    """Words over several lines, aligned by the window's direction, as high as they need."""

    def __init__(
        self, look: Look, text: str = "", role: str = "body", tone: str = "text", *, wide: int = 50
    ) -> None:
        super().__init__()
        self._rtl = look.rtl
        self._plain, self._wide = "", wide
        self.setTextFormat(Qt.TextFormat.RichText)
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
        body = html.escape(text).replace("\n", "<br>")
        side = "right" if self._rtl else "left"
        runs = "rtl" if runs_from_right(text, self._rtl) else "ltr"
        self.setText(f'<p dir="{runs}" align="{side}" style="margin:0">{body}</p>' if text else "")
        self.setAccessibleName(text)

    def said(self) -> str:
        """The words shown, without mark-up."""
        return self._plain

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
