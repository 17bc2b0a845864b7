"""One line of words, aligned by the window's direction and not by its own letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from vsdesk.file_names import legible
from vsdesk.numerals import in_order, unmarked
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import column

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class Label(QLabel):
    """Words in a type role and a tone; with `elide`, shortened at the end when room is short."""

    def __init__(
        self,
        look: UiContext,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        elide: bool = False,
    ) -> None:
        super().__init__()
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(role))
        self.setAlignment(look.start)
        if tone != "text":
            self.setProperty("tone", tone)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; the whole of it stays in the tooltip of a shortened label."""
        text = legible(text)
        super().setText(in_order(text))
        if self._elide:
            tip.give(self, text)

    def text(self) -> str:
        """The words, without what keeps the groups of a number in their order."""
        return unmarked(super().text())

    def minimumSizeHint(self) -> QSize:
        """A shortened label asks for the room of a few letters only."""
        whole = super().minimumSizeHint()
        return (
            QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 6), whole.height())
            if self._elide
            else whole
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten at the end, else draw as a label does."""
        if (
            not self._elide
            or self.fontMetrics().horizontalAdvance(super().text()) <= self.contentsRect().width()
        ):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        box: QRect = self.contentsRect()
        text = self.fontMetrics().elidedText(
            super().text(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.style().drawItemText(
            painter,
            box,
            int(self.alignment().value),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
        painter.end()

    def retone(self, tone: str) -> None:
        """Change the tone of a label that is already shown; its font stays (`unpolish`
        brings back an older one)."""
        font = self.font()
        self.setProperty("tone", tone)
        style: QStyle = self.style()
        style.unpolish(self)
        style.polish(self)
        self.setFont(font)


def labelled(look: UiContext, label: str, *parts: QWidget | QBoxLayout) -> QVBoxLayout:
    """A column with a small label over what it names."""
    box = column(look, space=3)
    box.addWidget(Label(look, label, "small", "text2", elide=True))
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box
