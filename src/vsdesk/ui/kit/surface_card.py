"""A card: surface, one line around it, a title. No card in a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QVBoxLayout

from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


_LEAST: Final = 6  # letters of a title beside a long note


class Card(QFrame):
    """A card with a column `body`; `note` stands at the end of the title's line, `head`."""

    def __init__(
        self,
        look: UiContext,
        title: str = "",
        *,
        icon: str = "",
        tone: str = "text2",
        space: float = 8,
        edge: float = 20,
    ) -> None:
        super().__init__()
        self._look = look
        self.setProperty("part", "card")
        self.setAccessibleName(title)
        self.body: QVBoxLayout = column(look, self, edges=(edge, 16, edge, 16), space=space)
        self.note = Label(look, "", "small", "text2")
        self.note.hide()
        self.title = Paragraph(look, title, "h3")  # of large text it goes on in the next line
        self.title.setMinimumWidth(self.title.fontMetrics().averageCharWidth() * _LEAST)
        if title:
            self.head = head = row(look)
            if icon:
                head.addWidget(IconMark(look, icon, tone))
            head.addWidget(self.title, 1)
            head.addWidget(self.note)
            self.body.addLayout(head)

    def say_note(self, text: str) -> None:
        """Words at the end of the title's line."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def rule(self) -> None:
        """A line across the card."""
        self.body.addWidget(rule())
