"""Who stands behind a code: sealed until somebody writes what for. The opening is noted
first, then it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class SealedCard(QWidget):
    """Stands over the closed page of a source. `opened` once the row is written."""

    opened = Signal()

    def __init__(self, look: UiContext, session: VaultSession, root: str) -> None:
        super().__init__()
        self._session, self._root = session, root
        say = look.words.say
        self.ask = ask = ConfirmStrip(
            self, look, "sealed-card", "sealed", ready=self._is_said, edges=(16, 14, 16, 14)
        )
        ask.sure.connect(self._open)
        ask.title(say("Who stands behind this code is sealed."))
        how = say(
            "Open it only when your work needs it. Write what for: the reason and the day are written down, and the coordinators see them."
        )
        ask.note(how, "body")
        label = say("What do you need it for?")
        self.reason = ask.reason("sealed-reason", label)
        self.reason.returnPressed.connect(self._open)
        ask.box.addLayout(labelled(look, label, self.reason))
        line = row(look)
        ask.way_on(say("Open it"), "sealed-open", put=line.addWidget, icon="show")
        line.addStretch(1)
        ask.box.addLayout(line)

    def _is_said(self) -> bool:
        return bool(self.reason.text().strip())

    def _open(self) -> None:
        reason = self.reason.text().strip()
        if reason and self.ask.now.isEnabled():
            self.ask.now.setEnabled(False)
            answer = Callbacks[None](self, self._opened, self._cannot)
            self._session.jobs.write(
                answer, self._session.desk.access.sealed.open_page, self._root, reason
            )

    def _opened(self, _: None) -> None:
        self.reason.clear()
        self.hide()
        self.opened.emit()

    def _cannot(self, problem: VsdeskError) -> None:
        self.ask.check()
        self._session.jobs.failed.emit(problem)
