"""Who stands behind a code: sealed until somebody writes what for. The opening is noted
first, then it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class SealedCard(QFrame):
    """Stands over the closed page of a source. `opened` once the row is written."""

    opened = Signal()

    def __init__(self, look: UiContext, session: VaultSession, root: str) -> None:
        super().__init__()
        self._session, self._root = session, root
        say = look.words.say
        self.setObjectName("sealed-card")
        self.setProperty("part", "strip")
        self.setProperty("tone", "sealed")
        box = column(look, self, edges=(16, 14, 16, 14), space=8)
        box.addWidget(Paragraph(look, say("Who stands behind this code is sealed."), "strong"))
        how = say(
            "Open it only when your work needs it. Write what for: the reason and the day are written down, and the coordinators see them."
        )
        box.addWidget(Paragraph(look, how, "body", "text2", wide=80))
        label = say("What do you need it for?")
        self.reason = TextField(look, "sealed-reason", label)
        self.reason.textChanged.connect(self._written)
        self.reason.returnPressed.connect(self._open)
        box.addLayout(labelled(look, label, self.reason))
        self.open_now = Button(look, say("Open it"), "sealed-open", icon="show")
        self.open_now.clicked.connect(self._open)
        self.open_now.setEnabled(False)
        line = row(look)
        line.addWidget(self.open_now)
        line.addStretch(1)
        box.addLayout(line)

    def _written(self) -> None:
        self.open_now.setEnabled(bool(self.reason.text().strip()))

    def _open(self) -> None:
        reason = self.reason.text().strip()
        if reason and self.open_now.isEnabled():
            self.open_now.setEnabled(False)
            answer = Callbacks[None](self, self._opened, self._cannot)
            self._session.jobs.write(
                answer, self._session.desk.access.sealed.open_page, self._root, reason
            )

    def _opened(self, _: None) -> None:
        self.reason.clear()
        self.hide()
        self.opened.emit()

    def _cannot(self, problem: VsdeskError) -> None:
        self._written()
        self._session.jobs.failed.emit(problem)
