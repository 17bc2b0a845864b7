"""Wrapped words that can be marked and copied, by mouse and by keyboard."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel

from vsdesk.numerals import in_order
from vsdesk.ui.kit.paragraph import Paragraph


class Selectable(Paragraph):
    """A rich-text label: it alone shows what is marked. The words are escaped."""

    def say(self, text: str) -> None:
        super().say(text)
        body = html.escape(in_order(text)).replace("\n", "<br>")
        side = "right" if self._rtl else "left"
        runs = "rtl" if self.runs_rtl else "ltr"
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setText(f'<p dir="{runs}" align="{side}" style="margin:0">{body}</p>' if text else "")

    def heightForWidth(self, width: int) -> int:
        """How high the words are in this width."""
        return QLabel.heightForWidth(self, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as a label does."""
        QLabel.paintEvent(self, event)
