"""Whom else they took: the incident that a case is joined to, the other cases of it, and the way in and out.

It is written at once, from what stands on the page; whoever shows it reads the case again,
and offers the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.offered_roots import OfferedRoots
from vsdesk.ui.kit.boxes import as_frame, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import names
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Change, IncidentCase, IncidentCases
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST = 5  # cases of an incident that stand at once


class TakenTogether(QFrame):
    """`written` carries what was done, in words, and the Change that takes it back; `go` opens a page.

    `dossier` is the case as it is saved (None: nothing is yet), `told` what it says of day and place now,
    `first` saves what waits and gives the id of the case. Without `leads` no row leads away from the page.
    """

    written = Signal(str, object)
    go = Signal(object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        dossier: Dossier | None,
        told: Callable[[], Mapping[str, Any]],
        first: Callable[[Callable[[str], None]], None],
        *,
        leads: bool = True,
    ) -> None:
        super().__init__()
        self._look, self._session, self._dossier = look, session, dossier
        self._told, self._first, self._leads, self._busy = told, first, leads, False
        self._pressed: list[QWidget] = []
        as_frame(self, "strip", "sunken")
        self.setObjectName("taken-together")
        say = look.words.say
        self._box = column(look, self, edges=(16, 10, 16, 12), space=8)
        self._box.addWidget(Paragraph(look, say("Taken at the same time"), "h3"))
        self._writes = session.may_write("case") and session.may_write("incident")
        joined = dossier.linked(dossier.head, "incident") if dossier is not None else ()
        if joined:
            for one in joined:
                self._show(one)
        else:
            self._offer()

    # Joined to none.
    def _offer(self) -> None:
        look, say = self._look, self._look.words.say
        words = say(
            "Where several were taken at one place and day, an incident joins their cases. Each case stays by itself."
        )
        self._box.addWidget(Paragraph(look, words, "body", "text2", wide=90))
        if not self._writes:
            return
        label = say("An incident that is on file")
        self.choice = Choice(look, "incident", label, [("", say("Nothing was chosen."))])
        self.choice.chosen.connect(self._chosen)
        self.offered = OfferedRoots(look, self._session, self.choice, "incident")
        self.offered.told.connect(self._count)
        self.none = Paragraph(look, say("No incident is on file yet."), "small", "text2")
        self.none.hide()
        self.new = Button(look, say("Make one from this case"), "incident-new", icon="add")
        self.new.clicked.connect(self._make)
        self._box.addLayout(labelled(look, label, self.offered))
        self._box.addWidget(self.none)
        self.join = Button(look, say("Join this case to it"), "incident-join", icon="check")
        self.join.clicked.connect(self._join)
        self.join.setEnabled(False)
        line = Flow(look, space=12)
        line.addWidget(self.join)
        line.addWidget(self.new)
        self._box.addLayout(line)
        self._pressed = [self.choice, self.join, self.new]

    def _count(self, rows: object) -> None:
        self.none.setVisible(not rows and not self.offered.search.text().strip())

    def _chosen(self, incident: str) -> None:
        """Arrow keys pass by several: the button joins."""
        self.join.setEnabled(bool(incident))

    def _join(self) -> None:
        desk, incident, words = self._session.desk, self.choice.value, self.choice.currentText()
        if incident:
            self._write(words, lambda case: partial(desk.cases.incidents.join, case, incident))

    def _make(self) -> None:
        desk, told = self._session.desk, dict(self._told())
        said = self._look.words.say("a new incident")
        self._write(said, lambda case: partial(desk.cases.incidents.make, case, told))

    # Joined.
    def _show(self, incident: RecordView) -> None:
        look, say = self._look, self._look.words.say
        assert self._dossier is not None
        name = Titles(look, self._session, self._dossier).of(incident)
        self._box.addWidget(Paragraph(look, name, "strong", wide=90))
        rows = column(look, space=4)
        self._box.addLayout(rows)
        line = Flow(look, space=12)
        if self._leads:
            door = Button(look, say("Open the incident"), f"incident-{incident.id[:8]}", icon="go")
            door.setProperty("place", ("record", incident.id))
            door.clicked.connect(self._open)
            line.addWidget(door)
        self._box.addLayout(line)
        words = say("Take this case off it")
        off = Button(look, words, f"incident-off-{incident.id[:8]}", kind="link", icon="remove")
        off.setProperty("incident", (incident.id, name))
        off.clicked.connect(self._take_off)
        off.setEnabled(False)
        line.addWidget(off)
        self._pressed.append(off)
        read = Callbacks["IncidentCases"](self, partial(self._others, rows, off))
        desk = self._session.desk
        self._session.jobs.read(read, desk.cases.incidents.joined, self._dossier.root, incident.id)

    def _others(self, rows: Any, off: Button, found: IncidentCases) -> None:
        look, say = self._look, self._look.words.say
        if found.others:
            made = More(look, "more-taken", found.others, self._other, first=_FIRST, space=4)
            rows.addWidget(made)
        else:
            words = say("No other case is joined to it yet.")
            rows.addWidget(Paragraph(look, words, "body", "text2"))
        off.setEnabled(self._writes and found.may_leave)
        if self._writes and not found.may_leave:
            words = say("Another device joined it: a coordinator can take it off.")
            rows.addWidget(Paragraph(look, words, "small", "text2"))

    def _other(self, one: IncidentCase) -> QWidget:
        look = self._look
        called = names(one.person, look.lang)[:1] or (look.words.say("Without a name yet"),)
        words = look.dots(*called, one.case.text("case_no"))
        if not self._leads:
            return Paragraph(look, words)
        button = Button(look, words, f"taken-{one.case.id[:8]}", kind="link", icon="person")
        button.setProperty("place", ("case", one.case.id))
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        screen, id = self.sender().property("place")
        self.go.emit(Route(screen, id))

    def _take_off(self) -> None:
        """As it stood on this page: what came since guards on."""
        assert self._dossier is not None
        (incident, name), shown = self.sender().property("incident"), OnScreen.of(self._dossier)
        said = self._look.words.say("Taken off: {what}", what=name)
        leave = self._session.desk.cases.incidents.leave
        self._begin(said, lambda case: partial(leave, case, incident, shown=shown))

    # Writing.
    def _write(self, what: str, action: Callable[[str], Callable[[], Change]]) -> None:
        self._begin(self._look.words.say("Joined to: {what}", what=what), action)

    def _begin(self, said: str, action: Callable[[str], Callable[[], Change]]) -> None:
        if not self._busy:
            self._first(partial(self._do, said, action))

    def _do(self, said: str, action: Callable[[str], Callable[[], Change]], case: str) -> None:
        """One press writes once, and says what it wrote."""
        if not self._busy:
            self._lock(busy=True)
            answer = Callbacks["Change"](self, partial(self._saved, said), self._not_saved)
            self._session.jobs.write(answer, action(case))

    def _lock(self, *, busy: bool) -> None:
        self._busy = busy
        for one in self._pressed:
            one.setEnabled(not busy)

    def _saved(self, said: str, change: Change) -> None:
        self.written.emit(said, change)

    def _not_saved(self, problem: VsdeskError) -> None:
        self._lock(busy=False)
        self._session.jobs.failed.emit(problem)
