"""A documenter hands a case back to the coordinator, with a note: a row of our own work, which travels with
the case and stands on the first page there until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dictionary.values import as_ptext
from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class HandBack(QWidget):
    """A line for the note, and the button; what was written can be taken back."""

    def __init__(self, look: UiContext, session: VaultSession, root: str) -> None:
        super().__init__()
        self._look, self._session, self._root = look, session, root
        say = look.words.say
        box = column(look, self, space=6)
        label = say("Why it goes back: a note for the coordinator")
        self.note = TextField(look, "hand-back-note", label, placeholder=label)
        self.note.textChanged.connect(self._check)
        box.addWidget(self.note)
        self.give = Button(look, say("Hand it back"), "hand-back", icon="back")
        self.give.clicked.connect(self._write)
        box.addWidget(self.give, 0, look.leading)
        self.undo = UndoStrip(look, "undo-hand-back", edge=0)
        self.undo.undo.connect(self._undo)
        box.addWidget(self.undo)
        self._check()

    def _check(self, _: object = None) -> None:
        self.give.setEnabled(bool(self.note.text().strip()))

    def _write(self) -> None:
        self.give.setEnabled(False)
        words = self._look.words
        note = self.note.text().strip()
        told = plain(words.say("Handed back to the coordinator: {note}", note=note))
        answer = Callbacks(self, self._written, self._failed)
        back = self._session.desk.sync.assignments.hand_back
        self._session.jobs.write(answer, back, self._root, as_ptext(told, self._look.lang))

    def _written(self, change: Change) -> None:
        said = self._look.words.say(
            "Written down. It goes to the coordinator with the next hand-over."
        )
        self.note.clear()
        self.undo.decided(said, change, undo=bool(change.back))
        self.undo.button.setFocus()

    def _undo(self, change: Change) -> None:
        take_back(self, self._look, self._session, change, self._undone, self._failed)

    def _undone(self, _: object) -> None:
        self.note.setFocus()

    def _failed(self, problem: VsdeskError) -> None:
        self._check()
        self._session.jobs.failed.emit(problem)
