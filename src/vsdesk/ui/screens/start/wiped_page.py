"""What stands while a vault is erased from this computer, and afterwards: what is true of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, rule
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk.access.wiping import Wiped
    from vsdesk.ui.kit.context import UiContext


class WipedPage(QWidget):
    """`done` when the person goes on."""

    done = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setObjectName("wiped-page")
        box = column(look, self, space=12)
        self.head = Label(look, say("Erasing the keys …"), "h2")
        box.addWidget(self.head)
        self.words = Paragraph(look, "")
        self.words.hide()
        box.addWidget(self.words)
        self.rest = Paragraph(look, "", "body", "text2")
        self.rest.hide()
        box.addWidget(self.rest)
        box.addWidget(rule())
        for told in (
            say(
                "An SSD, a stick or a card may keep old pieces of a key file that no program can reach. They are locked with your passphrase and with the words on your paper: burn the paper, and tell nobody the passphrase."
            ),
            say("Backups, and what was handed over, are as they were."),
        ):
            box.addWidget(Paragraph(look, told, "small", "text2"))
        self.button = Button(look, say("Go on"), "wiped-on", kind="primary")
        self.button.clicked.connect(self.done)
        self.button.setEnabled(False)
        box.addWidget(self.button)
        self.setFocusProxy(self.button)

    def say_lost(self) -> None:
        """No key is left."""
        say = self._look.words.say
        self.head.setText(say("The keys are gone."))
        self.words.say(
            say("Nobody opens this vault on this computer any more, by no passphrase and no paper.")
        )
        self.words.show()
        self._say_rest(say("What is left is unreadable, and is being deleted …"))

    def say_step(self, done: int, total: int) -> None:
        """How far the deleting is."""
        self._say_rest(
            self._look.words.say(
                "What is left is unreadable, and is being deleted: {done} of {total}",
                done=done,
                total=total,
            )
        )

    def say_over(self, wiped: Wiped) -> None:
        """All is done."""
        words = self._look.words
        said = [
            words.count(
                "{n} file of it could not be deleted: it is unreadable.",
                "{n} files of it could not be deleted: they are unreadable.",
                wiped.kept,
            )
            if wiped.kept
            else words.say("Everything of it is deleted.")
        ]
        if wiped.others:
            said.append(words.say("Other things in its folder were left where they are."))
        self._say_rest(" ".join(said))
        self._end()

    def say_failed(self, sentence: str) -> None:
        """The disk did not let it."""
        self.head.setText(self._look.words.say("Not everything could be erased."))
        self._say_rest(sentence)
        self._end()

    def _say_rest(self, words: str) -> None:
        self.rest.say(words)
        self.rest.show()

    def _end(self) -> None:
        self.button.setEnabled(True)
        self.button.setFocus()
