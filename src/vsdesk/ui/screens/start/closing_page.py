"""The page between a lock and the start: the vault is being closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class ClosingPage(QWidget):
    """Says that it is not closed yet, until it is."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setObjectName("closing-page")
        box = column(look, self, space=12)
        box.addWidget(Label(look, say("Locking …"), "h2"))
        self.words = Paragraph(
            look, say("What still runs is stopped. Every word that was written is kept.")
        )
        box.addWidget(self.words)

    def say_stuck(self) -> None:
        """The vault's own disk does not answer."""
        self.words.say(
            self._look.words.say(
                "The disk of this vault does not answer. Close the program: only then is its key out of memory."
            )
        )
