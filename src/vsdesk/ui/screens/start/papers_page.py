"""Open a vault with key papers, and choose a new passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.passphrase import strength
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.key_papers import PapersEntry
from vsdesk.ui.screens.start.enter import enter_goes_on
from vsdesk.ui.screens.start.step_page import StepPage

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.jobs import Jobs


class KeyPapersPage(StepPage):
    """`recover(folder, papers, new passphrase)`."""

    recover = Signal(Path, list, str)

    def __init__(
        self, look: UiContext, jobs: Jobs, folder: Path, held: tuple[int, int, int]
    ) -> None:
        say = look.words.say
        super().__init__(look, "key-papers-page", say("Open with key papers"))
        self._folder = folder
        box = self._box
        why = say(
            "Any {needed} of {count} key papers open this vault. Write them one after the other, in whichever order. Then choose a new passphrase.",
            needed=held[1],
            count=held[2],
        )
        box.addWidget(Paragraph(look, why))
        self.entry = PapersEntry(look, jobs, held)
        self.entry.changed.connect(self._check)
        box.addWidget(self.entry)
        box.addWidget(Label(look, say("New passphrase"), "small", "text2"))
        self.passphrase = SecretField(
            look, "new-passphrase", say("New passphrase"), say("Show the passphrase")
        )
        self.passphrase.textChanged.connect(self._check)
        box.addWidget(self.passphrase)
        self._foot(say("Open the vault"), "recover-by-papers")
        self.button.clicked.connect(self._go)
        enter_goes_on([self.passphrase], self.button)
        self.setFocusProxy(self.entry)
        self._check()

    def say_problem(self, problem: VsdeskError) -> None:
        """Say why it did not open; the papers are typed anew."""
        self.problem.say(self._look.words.say(problem.code.sentence))
        self.problem.show()
        self.entry.clear()
        self._check()

    def _check(self) -> None:
        good = strength(self.passphrase.text()) != "short"
        self.button.setEnabled(not self.entry.missing and good)

    def _go(self) -> None:
        self.problem.hide()
        self.button.setEnabled(False)
        self.recover.emit(self._folder, self.entry.papers, self.passphrase.text())
