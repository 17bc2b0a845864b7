"""Open with the recovery words, and choose a new passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.passphrase import strength
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import StoryEdit
from vsdesk.ui.screens.start.enter import enter_goes_on
from vsdesk.ui.screens.start.step_page import StepPage
from vsdesk.written_words import COUNTS

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class RecoverPage(StepPage):
    """`recover(folder, words, new passphrase)`."""

    recover = Signal(Path, list, str)

    def __init__(self, look: UiContext, folder: Path) -> None:
        say = look.words.say
        super().__init__(look, "recover-page", say("Open with the recovery words"))
        self._folder = folder
        box = self._box
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Write the words from your paper, with spaces between them and without their numbers. Then choose a new passphrase."
                ),
            )
        )
        self.words = StoryEdit(look, "recovery-words", say("The words from your paper"), lines=3)
        self.words.speaks(False)
        self.words.textChanged.connect(self._check)
        box.addWidget(self.words)
        self.count = Label(look, "", "small", "text2")
        box.addWidget(self.count)
        box.addWidget(Label(look, say("New passphrase"), "small", "text2"))
        self.passphrase = SecretField(
            look, "new-passphrase", say("New passphrase"), say("Show the passphrase")
        )
        self.passphrase.textChanged.connect(self._check)
        box.addWidget(self.passphrase)
        self._foot(say("Open the vault"), "recover-now")
        self.button.clicked.connect(self._go)
        enter_goes_on([self.passphrase], self.button)
        self.setFocusProxy(self.words)
        self._check()

    def say_problem(self, sentence: str) -> None:
        """Say why it did not open."""
        self.problem.say(sentence)
        self.problem.show()
        self._check()

    def _written(self) -> list[str]:
        return self.words.toPlainText().casefold().split()

    def _check(self) -> None:
        written = len(self._written())
        self.count.setText(
            self._look.words.count(
                "{n} word. A paper has 24 in English, 27 in Arabic, 30 in Kurmanji.",
                "{n} words. A paper has 24 in English, 27 in Arabic, 30 in Kurmanji.",
                written,
            )
        )
        whole = written in COUNTS.values()
        self.button.setEnabled(whole and strength(self.passphrase.text()) != "short")

    def _go(self) -> None:
        self.problem.hide()
        self.button.setEnabled(False)
        self.recover.emit(self._folder, self._written(), self.passphrase.text())
