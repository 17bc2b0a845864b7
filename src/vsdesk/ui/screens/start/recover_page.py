"""Open with the recovery words, and choose a new passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import Story
from vsdesk.ui.kit.strength import strength

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look


class RecoverPage(QWidget):
    """`recover(folder, words, new passphrase)`."""

    recover = Signal(Path, list, str)
    back = Signal()

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__()
        self._look, self._folder = look, folder
        say = look.words.say
        self.setObjectName("recover-page")
        box = column(look, self, space=12)
        box.addWidget(Label(look, say("Open with the recovery words"), "h2"))
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Write the 24 words from your paper, with spaces between them. Then choose a new passphrase."
                ),
            )
        )
        self.words = Story(look, "recovery-words", say("The 24 words"), lines=3)
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
        self.problem = Banner(look, "", tone="warn")
        self.problem.hide()
        box.addWidget(self.problem)
        line = row(look)
        back = Button(look, say("Back"), "back", icon="back")
        back.clicked.connect(self.back)
        line.addWidget(back)
        line.addStretch(1)
        self.button = Button(look, say("Open the vault"), "recover-now", kind="primary")
        self.button.clicked.connect(self._go)
        line.addWidget(self.button)
        box.addLayout(line)
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
        say, written = self._look.words.say, len(self._written())
        self.count.setText(say("{count} of 24 words", count=written))
        self.button.setEnabled(written == 24 and strength(self.passphrase.text()) != "short")

    def _go(self) -> None:
        self.problem.hide()
        self.button.setEnabled(False)
        self.recover.emit(self._folder, self._written(), self.passphrase.text())
