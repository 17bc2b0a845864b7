"""What stays because too few stand behind it leaves as it is when a coordinator writes a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.prompts import Prompt
    from vsdesk.ui.session import VaultSession


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
