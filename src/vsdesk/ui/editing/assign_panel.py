"""Assign to a device, or take back from it, with a note that says why. For coordinators; one case or many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.kit.boxes import column, row, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.people_names import device_words

if TYPE_CHECKING:
    from vsdesk.desk import Change, DeviceRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class AssignPanel(QWidget):
    """`roots` gives the ids of what is chosen when a button is pressed. `done` after each save."""

    done = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        roots: Callable[[], Sequence[str]],
        *,
        beside: bool,
    ) -> None:
        super().__init__()
        self._look, self._session, self._roots = look, session, roots
        self._count = 0
        say = look.words.say
        box = column(look, self, space=6)
        self.chosen = Label(look, "", "strong")
        box.addWidget(self.chosen)
        if not beside:
            self.chosen.hide()
        line = row(look, space=8)
        turn(line, beside=beside)
        box.addLayout(line)
        self.to = Choice(look, "assign-to", say("To which device"), ())
        line.addWidget(self.to, 1)
        label = say("Why: a note for whoever works on it")
        self.note = TextField(look, "assign-note", label, placeholder=label)
        self.note.textChanged.connect(self._check)
        line.addWidget(self.note, 2)
        both = row(look, space=8)
        self.give = Button(look, say("Assign"), "assign", kind="primary", icon="handover")
        self.give.clicked.connect(self._assign)
        both.addWidget(self.give)
        self.back = Button(look, say("Take back"), "unassign", icon="back")
        self.back.clicked.connect(self._unassign)
        both.addWidget(self.back)
        line.addLayout(both)
        self.undo = UndoStrip(look, "undo-assign", edge=0)
        self.undo.undo.connect(self._undo)
        box.addWidget(self.undo)
        self.say_chosen(0 if beside else 1)
        answer = Callbacks(self, self._devices)
        session.jobs.read(answer, session.desk.sync.assignments.assignable)

    def say_chosen(self, count: int) -> None:
        """How many are chosen now."""
        self._count = count
        words = self._look.words.count("{n} case chosen", "{n} cases chosen", count)
        self.chosen.setText(words)
        self._check()

    def _devices(self, devices: Sequence[DeviceRow]) -> None:
        self.to.offer([(one.device_id, device_words(self._look, one)) for one in devices])
        self._check()

    def _check(self) -> None:
        ready = bool(self._count and self.to.value and self.note.text().strip())
        self.give.setEnabled(ready)
        self.back.setEnabled(ready)

    def _assign(self) -> None:
        self._write(self._session.desk.sync.assignments.assign, self._look.words.say("Assigned"))

    def _unassign(self) -> None:
        self._write(
            self._session.desk.sync.assignments.unassign, self._look.words.say("Taken back")
        )

    def _write(self, work: Callable[[Sequence[str], str, str], Change], said: str) -> None:
        self.give.setEnabled(False)
        self.back.setEnabled(False)
        self._said = said
        roots = tuple(self._roots())
        answer = Callbacks(self, self._saved, self._failed)
        self._session.jobs.write(answer, work, roots, self.to.value, self.note.text())

    def _saved(self, change: Change) -> None:
        words = self._look.words
        count = words.count("{n} case", "{n} cases", len(change.ids))
        told = self._look.dots(self._said, count, self.to.currentText())
        if not change.ids:
            told = words.say("Nothing to change: it is so already.")
        self.undo.decided(told, change, undo=bool(change.back))
        if change.ids:
            self.note.clear()
        self._check()
        self.done.emit()

    def _undo(self, change: Change) -> None:
        take_back(self, self._look, self._session, change, self._undone, self._failed)

    def _undone(self, _: object) -> None:
        self.done.emit()

    def _failed(self, problem: VsdeskError) -> None:
        self._check()
        self._session.jobs.failed.emit(problem)
