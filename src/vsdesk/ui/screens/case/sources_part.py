"""Who told us, under a code: the sources that this case names, and the door to a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.sealed_fields import absent_sources
from vsdesk.records.gate.turns import by_turns
from vsdesk.ui import recording
from vsdesk.ui.editing.record_list import RowButton
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import disappearance
from vsdesk.ui.route import Route
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


class SourcesPart(QWidget):
    """Rows with codes only. Names and statements lie on the source's own page, sealed."""

    def __init__(self, context: Context, go: Callable[[Route], None]) -> None:
        super().__init__()
        self._context, self._go = context, go
        look, say = context.look, context.look.words.say
        box = column(look, self, space=8)
        box.addWidget(Label(look, context.session.labels.kinds("source"), "h3"))
        sources = context.dossier.of("source")
        kid = context.session.desk.context.kid
        listed = by_turns(sources, lambda one: (one.id,), context.dossier, kid, FIRST)
        if listed:
            box.addWidget(More(look, "more-sources", listed, self._row))
        absent = absent_sources(context.dossier, context.session.dictionary)
        if absent:
            box.addWidget(More(look, "more-absent", list(absent), self._absent))
        if not sources and not absent:
            words = say("A source stands here by a code. The name and the statements are sealed.")
            box.addWidget(Paragraph(look, words, "body", "text2"))
        event = disappearance(context.dossier)
        if event is None or not context.may_write("source"):
            return
        kind = context.session.labels.kind("source")
        add = Button(look, say("Add: {kind}", kind=kind), "add-source", icon="add")
        add.clicked.connect(self.add)
        box.addWidget(add, 0, look.leading)

    def _row(self, source: RecordView) -> RowButton:
        titles = self._context.titles
        kind = titles.term(source, "type", "source_kind")
        row = RowButton(self._context, "sealed", titles.of(source), kind, f"source-{source.id[:8]}")
        row.setProperty("source", source.id)
        row.clicked.connect(self._open)
        return row

    def _absent(self, code: str) -> Paragraph:
        look = self._context.look
        words = look.words.say("{code}: stays with who wrote it.", code=isolate(code))
        return Paragraph(look, words, "body", "text2")

    def _open(self) -> None:
        self._go(Route("record", str(self.sender().property("source"))))

    def add(self) -> None:
        """Make a source, name it as a witness of the disappearance, open its page."""
        context = self._context
        event = disappearance(context.dossier)
        if event is None:
            return
        session = context.session
        witnesses = {id for value in event.every("witnesses") for id in ids_in(value)}
        answer = Callbacks(self, self._made)
        session.jobs.write(answer, recording.new_source, session.desk, event.id, tuple(witnesses))

    def _made(self, change: Change) -> None:
        self._go(Route("record", change.ids[0]))
