"""Word that this is another copy of the vault than was last open here, until somebody says that they know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import older_advice, older_title
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column

if TYPE_CHECKING:
    from vsdesk.desk import OlderCopy
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class OlderCopyBanner(QWidget):
    """`known` once somebody pressed."""

    known = Signal()

    def __init__(self, look: UiContext, session: VaultSession, seen: OlderCopy) -> None:
        super().__init__()
        self._session = session
        box = column(look, self)
        self.button = Button(look, look.words.say("I know of it"), "older-known")
        self.button.clicked.connect(self._press)
        words = look.words
        tone = "neutral" if seen.why == "moved" else "warn"
        banner = Banner(
            look, older_title(seen, words), older_advice(seen, words), tone, button=self.button
        )
        banner.setObjectName("older-copy")
        box.addWidget(banner)

    def _press(self) -> None:
        self.button.setEnabled(False)
        answer: Callbacks[None] = Callbacks(self, lambda _: self.known.emit())
        self._session.jobs.write(answer, self._session.desk.access.older_copy_known)
