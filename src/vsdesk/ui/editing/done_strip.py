"""Above something to be done: one press says that it was done today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.coming import DONE
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import row

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


def is_open(context: Context, record: RecordView) -> bool:
    """Whether this is something to be done, by this role, that is not done yet."""
    return (
        record.kind in DONE
        and context.may_write(record.kind)
        and context.value(record.id, "done") is not True
    )


class DoneStrip(QFrame):
    """`written` after the press: it stands in the draft, to be saved or taken back like every answer."""

    written = Signal()

    def __init__(self, context: Context, record: RecordView) -> None:
        super().__init__()
        self._context, self._record = context, record
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
        context, one = self._context, self._record
        values = {"done": True, "done_on": context.session.desk.today()}
        for name, value in values.items():
            if context.spec(one.kind).field(name) is not None:
                context.draft.change(one, one.id, one.kind, name, value)
        context.changed()
        self.written.emit()
