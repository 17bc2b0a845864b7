"""What stays because too few stand behind it leaves as it is when a coordinator writes a
reason: events, and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.figures.figure_words import STAYS, resting
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Words


class CellWords(Protocol):
    """What is said of such cells."""

    def title(self, count: int) -> str:
        """How many there are."""

    def stays(self) -> str:
        """What leaves of them without a reason."""

    def question(self) -> Prompt:
        """What is asked first; the answer "go" lets them leave, with a written reason."""


class CellReason(QWidget):
    """`reasoned` when a reason was written, or taken back; `why` is that reason."""

    reasoned = Signal()

    def __init__(self, look: UiContext, session: VaultSession, words: CellWords) -> None:
        super().__init__()
        self.said = Banner(look, "", "", "warn", icon="sealed")
        self.button = Button(look, look.words.say("Write a reason"), "cell-reason")
        box = column(look, self, space=6)
        box.addWidget(self.said)
        box.addWidget(self.button)
        self.setObjectName("small-cells")
        self._look, self._session, self._words = look, session, words
        self.why, self._count = "", 0
        self.button.setVisible(session.role == "coordinator")
        self.button.clicked.connect(self._press)
        self.hide()

    def show_cells(self, count: int) -> None:
        """Say how many there are, and whether they leave."""
        words = self._look.words
        if self.why:
            count = count or self._count  # a reason lets them go: they stay named here
        self._count = count
        self.setVisible(bool(count))
        told = self._words.title(count)
        if self.why:
            self.said.say(told, words.say("It leaves as it is, because: {reason}", reason=self.why))
        else:
            self.said.say(told, self._words.stays())
        self._name(words.say("Take the reason back") if self.why else words.say("Write a reason"))

    def forget(self) -> None:
        """Something else is asked for: the reason was for what was looked at."""
        self.why, self._count = "", 0
        self.hide()

    def _name(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def _press(self) -> None:
        if self.why:
            self.why = ""
            self.reasoned.emit()
            return
        self._session.prompts.ask(self, self._words.question(), self._answered)

    def _answered(self, key: str, why: str) -> None:
        if key == "go" and why:
            self.why = why
            self.reasoned.emit()


class SmallCells:
    """What is said of events that only one source can have told."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def title(self, count: int) -> str:
        """How many there are."""
        return self._words.count(
            "{n} event can have been told by one person only",
            "{n} events can have been told by one person only",
            count,
        )

    def stays(self) -> str:
        """What leaves of them."""
        return self._words.say("Only the year leaves. Day, month and cell stay here.")

    def question(self) -> Prompt:
        """Whether they may leave as they are."""
        say = self._words.say
        return Prompt(
            say("May day, month and cell leave with this paper?"),
            say("Whoever reads it may find out who told it. Your reason stands in the journal."),
            (("stay", say("Only the year leaves")), ("go", say("They may leave"))),
            danger="go",
            reason=say("Reason"),
        )


class AloneCells:
    """What is said of counts that rest on what one device wrote."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def title(self, count: int) -> str:
        """How many there are."""
        return resting(self._words, count)

    def stays(self) -> str:
        """Why they are not told."""
        return self._words.say(STAYS)

    def question(self) -> Prompt:
        """Whether they may leave."""
        say = self._words.say
        return Prompt(
            say("Did you look at these cases, and may their counts leave?"),
            say(
                "If that device made cases up, whoever holds it can work out how many true ones there are."
                " Your reason stands in the journal."
            ),
            (("stay", say("They stay here")), ("go", say("They may leave"))),
            danger="go",
            reason=say("Reason"),
        )
