"""Beside a case: what to know before a call, and who agreed to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.consent.answers import NO, state_of
from vsdesk.records.consent.selection import grants as grants_here
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.records.gate.persons.former_ties import shut_beside
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.assign_panel import AssignPanel
from vsdesk.ui.editing.consent_states import state_words
from vsdesk.ui.editing.hand_back import HandBack
from vsdesk.ui.editing.safe_contact import SafeContactCard, channels
from vsdesk.ui.kit.boxes import clear, column, filled_at_once, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.ready_card import ReadyCard
from vsdesk.ui.people_names import author, capital, device_words
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Assignment
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext

_MOST: Final = 8


class CaseSide(QWidget):
    """Four cards. `go` carries a place that was pressed."""

    go = Signal(object)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._box = column(look, self, edges=(14, 16, 14, 16), space=12)
        self._ready: ReadyCard | None = None

    def show_case(self, context: Context) -> None:
        """Show the cards for this dossier."""
        with filled_at_once(self):
            self._fill(context)

    def look_further(self) -> None:
        """The page was painted: what takes long is read now."""
        if self._ready is not None:
            self._ready.read()

    def _fill(self, context: Context) -> None:
        clear(self._box)
        found = channels(context.dossier)
        self._box.addWidget(
            SafeContactCard(
                self._look, context.session, context.dossier, found[0] if found else None
            )
        )
        self._ready = ready = ReadyCard(self._look, context.session, context.dossier.root)
        ready.go.connect(self.go)
        self._box.addWidget(ready)
        consent = ConsentCard(context)
        consent.go.connect(self.go)
        self._box.addWidget(consent)
        self._box.addWidget(AssignedCard(context))
        self._box.addStretch(1)


class ConsentCard(Card):
    """One line per answer: the recipient, who answered, what. A no is said as a no. `go` as in the side."""

    go = Signal(object)

    def __init__(self, context: Context) -> None:
        look = context.look
        super().__init__(look, look.words.say("Agreed to, and not"), space=8, edge=14)
        desk = context.session.desk.context
        self._case, self._today = context.dossier.root, desk.today()
        grants = in_order(context.dossier, desk.device_id, self._today)
        titles = context.titles
        for place, grant in enumerate(grants[:_MOST]):
            if place:
                self.body.addWidget(rule())
            self._line(titles, context.dossier, grant)
        if len(grants) > _MOST:
            self.body.addWidget(
                Paragraph(
                    look,
                    look.words.count(
                        "{n} more under Consent", "{n} more under Consent", len(grants) - _MOST
                    ),
                    "small",
                    "text2",
                )
            )
        if not grants:
            self.body.addWidget(
                Paragraph(
                    look,
                    look.words.say("Nobody was asked yet. Not asked is not a yes: nothing leaves."),
                    "body",
                    "text2",
                )
            )
        words = look.words.say("Open the consent page")
        door = Button(look, words, "to-consent-page", kind="link", icon="go", after=True)
        door.clicked.connect(self._open)
        self.body.addWidget(door, 0, look.leading)

    def _line(self, titles: Titles, dossier: Dossier, grant: RecordView) -> None:
        look = self._look
        beside = shut_beside(dossier, grant, self._today)
        state = "joined_no" if beside else state_of(grant, self._today)
        said = state_words(look.words, state, follow_up=grant.text("follow_up"))
        line = row(look, space=8)
        line.addWidget(IconMark(look, said.icon, said.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        recipient = titles.term(grant, "recipient", "recipient") or titles.of(grant)
        words.addWidget(Paragraph(look, capital(recipient), "strong"))
        who = next((titles.of(one) for one in dossier.linked(grant, "grantor")), "")
        purpose = titles.term(grant, "purpose", "consent_purpose")
        words.addWidget(Paragraph(look, look.dots(who, said.words, purpose), "small", "text2"))
        line.addLayout(words, 1)
        self.body.addLayout(line)

    def _open(self) -> None:
        self.go.emit(Route("consent", self._case))


def in_order(dossier: Dossier, here: str, today: str) -> list[RecordView]:
    """The answers of a case, a no and what is taken back first; among them each device has its turn, so
    that those that are only counted are a yes, or more of one device. `here` is this device's id."""
    grants = grants_here(dossier)
    turns = by_turns(grants, lambda one: (one.id,), dossier, here, _MOST)
    return sorted(turns, key=lambda one: state_of(one, today) not in NO)


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
        else:
            self.back = HandBack(look, session, self._root)
            self.body.addWidget(self.back)
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
            who = author(look, self._session, found.device_id, found.by)
            self._line(found.note, "body")
            self._line(look.dots(who, log_stamp(words, found.ts)), "small")
        leads = self._session.role == "coordinator"
        if not leads:
            self.back.setVisible(found.here and self._session.may_write("duty"))
        if leads and not found.devices:
            self._line(words.say("Assigned to no device."), "small")
        self.setVisible(leads or bool(found.devices) or bool(found.note))

    def _line(self, said: str, role: str) -> None:
        tone = "text2" if role == "small" else "text"
        self._said.addWidget(Paragraph(self._look, said, role, tone))
