"""A banner: soft ground, icon, a bold sentence, an explaining one, at most one button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.boxes import as_frame, column, row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.ui.kit.button import Button
    from vsdesk.ui.kit.ui_context import UiContext

_LEAST: Final = 200  # pixels at 100 % for the words; with less the button stands below them
_ICONS: Final = {
    "neutral": "info",
    "accent": "info",
    "warn": "warn",
    "stop": "blocked",
    "sealed": "sealed",
    "ok": "check",
}


class Banner(QFrame):
    """tone: neutral a hint, accent a tip, warn needs you, stop it will not leave, sealed, ok rarely."""

    def __init__(
        self,
        look: UiContext,
        title: str,
        text: str = "",
        tone: str = "neutral",
        *,
        icon: str = "",
        button: Button | None = None,
    ) -> None:
        super().__init__()
        as_frame(self, "strip", tone)
        self.setAccessibleName(title)
        line = row(look, self, edges=(12, 10, 12, 10), space=12)
        picture = IconMark(look, icon or _ICONS[tone], tone)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=2)
        self.title = Paragraph(look, title, "strong")
        words.addWidget(self.title)
        self.text = Paragraph(look, text)
        words.addWidget(self.text)
        beside = Flow(look, space=12)
        beside.addLayout(words, 1, least=look.px(_LEAST) if button is not None else 0)
        line.addLayout(beside, 1)
        self.text.setVisible(bool(text))  # only in its place: else it flashes as a window
        if button is not None:
            beside.addWidget(button)

    def say(self, title: str, text: str = "") -> None:
        """Other words in the same place."""
        self.title.say(title)
        self.text.say(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(title)
