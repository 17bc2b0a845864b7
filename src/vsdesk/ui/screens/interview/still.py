"""Pages without a question: a pause, the choice between unfinished interviews and a new one, no right to write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.ui.kit.context import UiContext


class Pause(QWidget):
    """`go_on` returns to the same topic; `lock` closes the vault meanwhile."""

    go_on = Signal()
    lock = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        say = look.words.say
        box = _said(
            look,
            self,
            say("Every word is saved. You can stop here."),
            say("The talk goes on at the same place, today or another day."),
        )
        line = row(look, space=12)
        self.onward = Button(look, say("Go on"), "pause-on", kind="primary")
        self.onward.clicked.connect(self.go_on)
        line.addWidget(self.onward)
        lock = Button(look, say("Lock the vault"), "pause-lock", icon="lock")
        lock.clicked.connect(self.lock)
        line.addWidget(lock)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)


class NotHere(QWidget):
    """For who may read cases and not write them: said before the first letter, not after the last. `back` leaves."""

    back = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        say = look.words.say
        box = _said(
            look,
            self,
            say("An interview is not written on this computer."),
            say(
                "It reads and reviews cases, and does not write them: what a family told would not be kept. A documenter’s or a coordinator’s computer asks and writes."
            ),
        )
        line = row(look, space=12)
        self.away = Button(look, say("Back"), "not-here-back", kind="primary")
        self.away.clicked.connect(self.back)
        line.addWidget(self.away)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)


class Unfinished(QWidget):
    """`chosen` carries the case of an unfinished interview, or nothing for a new one; or `back`."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, look: UiContext, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        say = look.words.say
        box = column(look, self, space=14)
        box.addStretch(1)
        box.addWidget(Paragraph(look, say("Go on with an interview?"), "ask", wide=40))
        box.addWidget(
            Paragraph(look, say("These were begun and stand where they were left."), "talk")
        )
        for place, (case, words) in enumerate(rows):
            button = Button(
                look, words or say("Without a name yet"), f"resume-{place}", kind="choice"
            )
            button.setFont(look.font("talk"))
            button.setProperty("case", case)
            button.clicked.connect(self._pressed)
            box.addWidget(button)
        self.new = Button(look, say("A new interview"), "interview-new", icon="add")
        self.new.setProperty("case", "")
        self.new.clicked.connect(self._pressed)
        line = row(look, space=12)
        line.addWidget(self.new)
        back = Button(look, say("Back"), "unfinished-back", kind="quiet", icon="back")
        back.clicked.connect(self.back)
        line.addWidget(back)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)

    def _pressed(self) -> None:
        self.chosen.emit(str(self.sender().property("case")))


def _said(look: UiContext, page: QWidget, what: str, more: str) -> QVBoxLayout:
    """The two sentences of a page without a question; what can be done comes below them."""
    box = column(look, page, space=20)
    box.addStretch(1)
    box.addWidget(Paragraph(look, what, "ask", wide=40))
    box.addWidget(Paragraph(look, more, "talk"))
    return box
