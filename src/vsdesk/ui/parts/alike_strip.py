"""After bundles were taken in: how many pairs of reports may be of one person, with the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class AlikeStrip(QWidget):
    """Says that reports are being compared, then what came of it. `go` opens the queue."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._finder = look, session.finder
        box = column(look, self)
        words = look.words.say("Look at the pairs")
        self.button = Button(look, words, "to-pairs", icon="go", after=True)
        self.button.clicked.connect(self._open)
        self.button.hide()
        self.banner = Banner(look, "", icon="same", button=self.button)
        box.addWidget(self.banner)
        self._say(look.words.say("The new reports are compared with those that are here."))
        session.finder.rested.connect(self._rested)
        session.finder.soon()

    def _say(self, title: str, text: str = "") -> None:
        self.banner.say(title, text)

    def _rested(self, new: int) -> None:
        words = self._look.words
        if not new and self._finder.stopped:
            self._say(words.say("The comparing was stopped. It goes on after the next save."))
            return
        if not new:
            self._say(words.say("No new pair of reports may be of one person."))
            return
        title = words.count(
            "{n} pair of reports may be of one person.",
            "{n} pairs of reports may be of one person.",
            new,
        )
        self._say(title, words.say("Nothing is joined without you. It can wait."))
        self.button.show()

    def _open(self) -> None:
        self.go.emit(Route("same"))
