"""What only one source can have told leaves with the year alone, unless a coordinator writes a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.prompts import Question

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class SmallCells(QWidget):
    """`reasoned` when a reason was written, or taken back; `why` is that reason."""

    reasoned = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self.said = Banner(look, "", "", "warn", icon="sealed")
        self.button = Button(look, look.words.say("Write a reason"), "cell-reason")
        box = column(look, self, space=6)
        box.addWidget(self.said)
        box.addWidget(self.button)
        self.setObjectName("small-cells")
        self._look, self._session = look, session
        self.why, self._count = "", 0
        self.button.setVisible(session.role == "coordinator")
        self.button.clicked.connect(self._press)
        self.hide()

    def show_cells(self, count: int) -> None:
        """Say how many events only one source can have told."""
        words = self._look.words
        if self.why:
            count = count or self._count  # a reason lets them go: they stay named here
        self._count = count
        self.setVisible(bool(count))
        told = words.count(
            "{n} event can have been told by one person only",
            "{n} events can have been told by one person only",
            count,
        )
        if self.why:
            self.said.say(told, words.say("It leaves as it is, because: {reason}", reason=self.why))
        else:
            self.said.say(told, words.say("Only the year leaves. Day, month and cell stay here."))
        self._name(words.say("Take the reason back") if self.why else words.say("Write a reason"))

    def _name(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def _press(self) -> None:
        if self.why:
            self.why = ""
            self.reasoned.emit()
            return
        say = self._look.words.say
        question = Question(
            say("May day, month and cell leave with this paper?"),
            say("Whoever reads it may find out who told it. Your reason stands in the journal."),
            (("stay", say("Only the year leaves")), ("go", say("They may leave"))),
            danger="go",
            reason=say("Reason"),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, why: str) -> None:
        if key == "go" and why:
            self.why = why
            self.reasoned.emit()
