"""Where the sources of the organisation are: said to everybody, set by a coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Desk
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class SourcesPolicy(QWidget):
    """`go`: coordinators get them. `mine`: it is for the person here to set, and asked once more first."""

    changed = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        failed: Callable[[VsdeskError], None],
        *,
        go: bool,
        mine: bool,
    ) -> None:
        from vsdesk.desk import SOURCES_GO, SOURCES_STAY

        super().__init__()
        self._look, self._session, self._failed = look, session, failed
        self._go = go
        say = look.words.say
        box = column(look, self, space=8)
        self.said = Paragraph(look, "", "body", "text2")
        self.said.say(say(SOURCES_GO) if go else say(SOURCES_STAY))
        box.addWidget(self.said)
        words = (
            say("Let sources stay with who wrote them") if go else say("Let coordinators get them")
        )
        self.button = Button(look, words, "sources-policy", icon="sealed")
        self.button.clicked.connect(self._ask)
        box.addWidget(self.button, 0, look.leading)
        if not mine:
            self.button.hide()

    def _ask(self) -> None:
        say = self._look.words.say
        if self._go:
            self._set("set")
            return
        question = Prompt(
            say("From now on coordinators get the sources of every device. Do you want this?"),
            say("Each device hears of it with its next bundle, and says so on its pages."),
            (("back", say("Go back")), ("set", self.button.text())),
            danger="set",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._set(key))

    def _set(self, key: str) -> None:
        if key == "set":
            answer = Callbacks[None](self, lambda _: self.changed.emit(), self._failed)
            self._session.jobs.write(answer, _set, self._session.desk, not self._go)


def _set(desk: Desk, go: bool) -> None:
    desk.sync.set_sources_go(go=go)
