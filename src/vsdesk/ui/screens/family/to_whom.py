"""A relation that was recorded before anybody was there to be related to: asked once somebody is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.turns import by_turns
from vsdesk.ui import recording
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column, frame
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


class ToWhom(QWidget):
    """One line for each relation without a target; a choice is saved at once."""

    def __init__(
        self, context: Context, people: Sequence[RecordView], done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context, self._done = context, done
        self.setObjectName("to-whom")
        dossier, kid = context.dossier, context.session.desk.context.kid
        open_ = [
            (kin, others)
            for kin in by_turns(dossier.of("kinship"), lambda one: (one.id,), dossier, kid, FIRST)
            if not kin.text("related_to")
            and kin.text("person")
            and (others := [one for one in people if one.id != kin.text("person")])
        ]
        box = column(context.look, self, space=8)
        box.addWidget(More(context.look, "more-whom", open_, self._ask))

    def _ask(self, asked: tuple[RecordView, Sequence[RecordView]]) -> QWidget:
        context, look, (kin, people) = self._context, self._context.look, asked
        part = frame("strip", "warn")
        lines = column(look, part, edges=(12, 8, 12, 8), space=4)
        question = look.words.say(
            "{name}, {relation}: to whom?",
            name=context.titles.by_id(kin.text("person")),
            relation=capital(context.titles.of(kin)),
        )
        lines.addWidget(Paragraph(look, question, "strong"))
        options = [("", "—"), *((one.id, context.titles.of(one)) for one in people)]
        choice = Choice(look, f"whom-{kin.id[:8]}", question, options)
        choice.setProperty("kinship", kin.id)
        choice.chosen.connect(self._chosen)
        lines.addWidget(choice)
        return part

    def _chosen(self, person: str) -> None:
        session, kinship = self._context.session, str(self.sender().property("kinship"))
        if person:
            session.jobs.write(
                Callbacks(self, self._saved, session.jobs.failed.emit),
                recording.relate,
                session.desk,
                kinship,
                person,
            )

    def _saved(self, _: object) -> None:
        self._done()
