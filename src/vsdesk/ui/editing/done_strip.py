"""Above something to be done: one press says that it was done today, and is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.due_dates import DONE, is_done
from vsdesk.records.checks.duties import no_longer_asked
from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


def is_open(context: Context, record: RecordView) -> bool:
    """Whether this is something to be done, by this role, that is not done yet."""
    return (
        record.kind in DONE
        and not no_longer_asked(record.kind, record.value)
        and context.may_write(record.kind)
        and not (context.value(record.id, "done") is True and is_done(record))
    )


class DoneStrip(QFrame):
    """`written` once it is saved: the page is read again, and says so with the way to take it back."""

    written = Signal()

    def __init__(self, context: Context, record: RecordView) -> None:
        super().__init__()
        self._context, self._record = context, record
        self._asked = False
        line = row(context.look, self)
        done = Button(
            context.look,
            context.look.words.say("Done today"),
            f"done-{record.id[:8]}",
            icon="check",
        )
        done.clicked.connect(self._done)
        line.addWidget(done)
        line.addStretch(1)

    def _done(self) -> None:
        if self._asked:
            return
        self._asked = True
        session, shown = self._context.session, self._context.shown
        answer = Callbacks(self, self._saved, self._not_saved)
        session.jobs.write(
            answer, session.desk.cases.duties.done_today, self._record.id, shown=shown
        )

    def _saved(self, change: Change) -> None:
        context = self._context
        if context.decided is not None:
            title = capital(context.titles.of(self._record))
            context.decided(context.look.words.say("Done today: {what}", what=title), change)
        self.written.emit()

    def _not_saved(self, problem: VsdeskError) -> None:
        self._asked = False
        self._context.session.jobs.failed.emit(problem)
