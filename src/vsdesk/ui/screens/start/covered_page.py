"""Stands in place of the recovery words when the person went away before they were asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.start.enter import enter_goes_on

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class CoveredPage(QWidget):
    """`asked` carries the passphrase that shows the words again."""

    asked = Signal(str)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("covered-page")
        box = column(look, self, space=12)
        box.addWidget(Label(look, say("Your recovery words"), "h2"))
        why = say(
            "The words are covered since you went away. Write your passphrase to see them again."
        )
        box.addWidget(Paragraph(look, why))
        self.passphrase = SecretField(
            look, "covered-passphrase", say("Passphrase"), say("Show the passphrase")
        )
        box.addWidget(self.passphrase)
        self.problem = Banner(look, "", tone="warn")
        self.problem.hide()
        box.addWidget(self.problem)
        line = row(look)
        line.addStretch(1)
        self.button = Button(look, say("Show the words again"), "uncover-words", kind="primary")
        self.button.clicked.connect(self._ask)
        line.addWidget(self.button)
        box.addLayout(line)
        enter_goes_on([self.passphrase], self.button)
        self.setFocusProxy(self.passphrase)

    def say_problem(self, sentence: str) -> None:
        """Say why they stay covered."""
        self.button.setEnabled(True)
        self.problem.say(sentence)
        self.problem.show()
        self.passphrase.selectAll()

    def _ask(self) -> None:
        if self.passphrase.text():
            self.problem.hide()
            self.button.setEnabled(False)
            self.asked.emit(self.passphrase.text())
