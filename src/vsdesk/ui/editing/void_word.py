"""Above the form of a record: a coordinator's word about it that holds no more, and one press to say it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.consent.believed import void_words
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


def words_void(context: Context, id: str) -> Sequence[tuple[RecordView, str]]:
    """A saved record with each of its fields in which such a word stands."""
    record = context.view(id)
    if record is None:
        return ()
    judging = [one.name for one in context.spec(record.kind).fields if one.judges]
    return [(record, name) for name in void_words(record, judging)]


class VoidWord(QFrame):
    """`written` once it was said again. It names what this page showed, and nothing that came since."""

    written = Signal()

    def __init__(self, context: Context, record: RecordView, name: str) -> None:
        super().__init__()
        self._context, self._record, self._name = context, record, name
        self._asked = False
        self.setObjectName("void-word")
        self.setProperty("part", "strip")
        self.setProperty("tone", "warn")
        look, say = context.look, context.look.words.say
        box = column(look, self, edges=(12, 10, 12, 10), space=6)
        label = context.session.labels.field(record.kind, name)
        box.addWidget(Paragraph(look, label, "strong"))
        words = say(
            "A coordinator said this before something else was written here: it holds no more. Read what stands here now."
        )
        box.addWidget(Paragraph(look, words, "body"))
        if context.role != "coordinator":
            return
        line = row(look)
        again = Button(look, say("It still holds"), f"holds-{name}", icon="check")
        again.clicked.connect(self._again)
        line.addWidget(again)
        line.addStretch(1)
        box.addLayout(line)

    def _again(self) -> None:
        if self._asked:
            return
        from vsdesk.desk import Edit

        self._asked = True
        one, session = self._record, self._context.session
        said = {self._name: one.value(self._name)}
        edit = Edit(one.kind, said, id=one.id, shown=self._context.shown)
        session.jobs.write(
            Callbacks(self, self._saved, self._not_saved), session.desk.cases.save, [edit]
        )

    def _saved(self, _: object) -> None:
        self.written.emit()

    def _not_saved(self, problem: VsdeskError) -> None:
        self._asked = False
        self._context.session.jobs.failed.emit(problem)
