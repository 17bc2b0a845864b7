"""How a file with letters that cannot be read was saved: chosen by the person, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext

# In the order in which they are met in the field; the keys are those of tables/delimited.py.
ENCODINGS: Final = {
    "windows-1256": mark("Arabic Windows (windows-1256)"),
    "utf-8": mark("As newer programs save it (UTF-8)"),
    "utf-16-le": mark("Unicode text from Excel (UTF-16)"),
    "utf-16-be": mark("Unicode text, the other order (UTF-16 BE)"),
    "windows-1254": mark("Turkish Windows (windows-1254)"),
    "windows-1252": mark("Western Windows (windows-1252)"),
}


def may_be_chosen(problem: VsdeskError) -> bool:
    """Whether the letters could not be read, in a file that may be saved in several ways: JSON is UTF-8."""
    return problem.params.get("why") == "encoding" and problem.params.get("form") != "json"


class EncodingCard(Card):
    """`chosen` carries the way in which the file was saved."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, named: str = "") -> None:
        say = look.words.say
        super().__init__(look, say("How was this file saved?"), space=10)
        words = say("Choose one and look at the first rows: when the names can be read, it is right. The file itself stays as it is.")  # fmt: skip
        self.body.addWidget(Paragraph(look, words, "small", "text2", wide=90))
        options = [(key, say(label)) for key, label in ENCODINGS.items()]
        label = say("How was this file saved?")
        self.which = Choice(look, "which-encoding", label, options, named or "windows-1256")
        self.body.addWidget(self.which)
        self.read = Button(look, say("Read it so"), "read-so", kind="primary")
        self.read.clicked.connect(self._tell)
        self.body.addWidget(self.read, 0, look.leading)

    def _tell(self) -> None:
        self.chosen.emit(self.which.value)
