"""Word that this is another copy of the vault than was last open here, until somebody says that they know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import older_advice, older_title
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from vsdesk.desk import OlderCopy
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class OlderCopyBanner(QWidget):
    """`known` once somebody pressed."""

    known = Signal()

    def __init__(self, look: UiContext, session: VaultSession, seen: OlderCopy) -> None:
        super().__init__()
        self._session = session
        box = column(look, self)
        words, self._look = look.words, look
        said = (
            words.say("Nobody has more: go on, with a reason")
            if seen.lacks
            else words.say("I know of it")
        )
        self.button = Button(look, said, "older-known")
        self.button.clicked.connect(self._ask if seen.lacks else self._press)
        leads = session.desk.access.older_copy_may_be_settled()
        if seen.lacks:
            self.button.setVisible(leads)
        tone = "stop" if seen.lacks else "neutral" if seen.why == "moved" else "warn"
        answered = seen.lacks and session.desk.access.older_copy_answered()
        advice = older_advice(seen, words, answered=answered, leads=leads)
        banner = Banner(look, older_title(seen, words), advice, tone, button=self.button)
        banner.setObjectName("older-copy")
        box.addWidget(banner)

    def _ask(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("May papers leave again although saves are missing here?"),
            say(
                "A no may be among them. Ask everybody who may hold them first, and those who wrote here since. Your"
                " reason is kept."
            ),
            (("stay", say("Nothing leaves yet")), ("go", say("Nobody has more"))),
            danger="go",
            reason=say("Reason"),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, why: str) -> None:
        if key == "go" and why:
            self._press(why)

    def _press(self, why: str | bool = "") -> None:
        self.button.setEnabled(False)
        answer: Callbacks[None] = Callbacks(self, lambda _: self.known.emit())
        told = why if isinstance(why, str) else ""
        self._session.jobs.write(answer, self._session.desk.access.older_copy_known, told)
