"""What came in and went out, the six months of a Government's reply, and what the family was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.turns import by_turns
from vsdesk.ui.editing.record_list import ListSpec, RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.form.form import FieldForm
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital, story
from vsdesk.ui.screens.submission.told_form import ToldForm
from vsdesk.ui.screens.submission.typed import fields_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness import Waiting
    from vsdesk.ui.editing.context import Context

_ASKED: Final = (
    "type",
    "date",
    "direction",
    "answer_due",
    "summary",
    "attachment",
    "family_informed_on",
)


_FORMS: Final = 5  # replies about which the family is told at once


class AnswersPart(QWidget):
    """First what waits for the family, then what is there, then a new entry."""

    def __init__(self, context: Context, view: RecordView, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._view, self._again = context, view, again
        look = context.look
        self._box = column(look, self, space=16)
        desk, dossier = context.session.desk, context.dossier
        mine = [
            one for one in desk.submissions.replies.replies_of(dossier) if one.submission == view.id
        ]
        waits = by_turns(mine, lambda one: (one.reply,), dossier, desk.context.kid, _FORMS)
        if waits:
            more = More(context.look, "more-replies", waits, self._form, first=_FORMS, page=_FORMS, space=16)  # fmt: skip
            self._box.addWidget(more)
        spec = ListSpec(
            "submission_event",
            view.id,
            "told",
            wanted=self._mine,
            under=self._under,
            empty=look.words.say("Nothing came back yet."),
            add=False,
        )
        rows = RecordList(context, spec)
        rows.gone.connect(again)
        self._box.addWidget(rows)
        if context.may_write("submission_event"):
            self._ask()

    def _form(self, wait: Waiting) -> ToldForm:
        told = ToldForm(self._context, wait)
        told.kept.connect(self._again)
        return told

    def _mine(self, record: RecordView) -> bool:
        return record.parent == self._view.id

    def _under(self, record: RecordView) -> str:
        context, say = self._context, self._context.look.words.say
        way = capital(context.titles.term(record, "direction", "direction"))
        informed = record.text("family_informed_on")
        what = capital(context.titles.term(record, "type", "submission_event_type"))
        parts = [what, way]
        if informed:
            parts.append(say("the family was told on {day}", day=informed))
        return context.look.dots(*parts, story(record.value("summary"), context.look.lang))

    def _ask(self) -> None:
        context, look, say = self._context, self._context.look, self._context.look.words.say
        card = Card(look, say("Something came in or went out"), icon="add", space=12)
        self.form = FieldForm(context.builder, fields_of(context, "submission_event", _ASKED))
        self.form.show_values({"date": context.session.desk.context.today(), "direction": "in"})
        self.form.edited.connect(self._check)
        card.body.addWidget(self.form)
        self.button = Button(look, say("Write it down"), "write-event", kind="primary")
        self.button.clicked.connect(self.write)
        card.body.addWidget(self.button, 0, look.leading)
        self._needed = Paragraph(look, say("What it was and the day are needed."), "small", "text2")
        card.body.addWidget(self._needed)
        self._box.addWidget(card)
        self._check()

    def _check(self) -> None:
        values = self.form.values()
        ready = all(text_of(values, name) for name in ("type", "date", "direction"))
        self.button.setEnabled(ready)
        self._needed.setVisible(not ready)

    def write(self) -> None:
        """Give it to the desk, which moves the submission on."""
        values, session = self.form.values(), self._context.session
        summary, files = values.get("summary"), values.get("attachment")
        answer = Callbacks(self, self._written)
        session.jobs.write(
            answer,
            session.desk.submissions.replies.event,
            self._view.id,
            text_of(values, "type"),
            text_of(values, "date"),
            direction=text_of(values, "direction"),
            summary=summary if isinstance(summary, dict) and "answer" not in summary else None,
            attachment=[str(one) for one in files] if isinstance(files, list) else [],
            informed=text_of(values, "family_informed_on"),
            answer_due=text_of(values, "answer_due"),
        )

    def _written(self, _: object) -> None:
        self._again()
