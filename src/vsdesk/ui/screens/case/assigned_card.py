"""Beside a case: to which devices it is assigned, with the note that says why; coordinators change it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.assign_panel import AssignPanel
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import author, device_words

if TYPE_CHECKING:
    from vsdesk.desk import Assignment
    from vsdesk.ui.editing.context import Context


class AssignedCard(Card):
    """Hidden where it says nothing: nobody else has the case, and this role assigns nothing."""

    def __init__(self, context: Context) -> None:
        look, session = context.look, context.session
        super().__init__(look, look.words.say("Who works on it"), icon="device", space=8, edge=14)
        self.setObjectName("assigned-card")
        self._session, self._root = session, context.dossier.root
        self._said = column(look, space=4)
        self.body.addLayout(self._said)
        if session.role == "coordinator":
            self.panel = AssignPanel(look, session, lambda: (self._root,), beside=False)
            self.panel.done.connect(self._read)
            self.body.addWidget(self.panel)
        self.hide()
        self._read()

    def _read(self) -> None:
        self._session.jobs.read(
            Callbacks(self, self._show), self._session.desk.sync.assignments.assignment, self._root
        )

    def _show(self, found: Assignment) -> None:
        look, words = self._look, self._look.words
        clear(self._said)
        for one in found.devices:
            self._line(device_words(look, one), "strong")
        if found.here:
            self._line(words.say("Assigned to this device."), "small")
        if found.note:
            who = author(look, self._session, found.kid, found.by)
            self._line(found.note, "body")
            self._line(look.dots(who, log_stamp(words, found.ts)), "small")
        leads = self._session.role == "coordinator"
        if leads and not found.devices:
            self._line(words.say("Assigned to no device."), "small")
        self.setVisible(leads or bool(found.devices) or bool(found.note))

    def _line(self, said: str, role: str) -> None:
        tone = "text2" if role == "small" else "text"
        self._said.addWidget(Paragraph(self._look, said, role, tone))
