"""What came in and went out, the six months of a Government's reply, and what the family was told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.editing.list_spec import ListSpec
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.form import FieldForm
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital, story
from vsdesk.ui.screens.submission.short_forms import fields_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Change, Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness import WaitingReply
    from vsdesk.ui.editing.form_context import Context

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
_ANSWER_ASKS: Final = ("family_informed_on", "family_answered_on", "family_answer")


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
        waits = by_turns(mine, lambda one: (one.reply,), dossier, desk.context.device_id, _FORMS)
        if waits:
            more = More(
                context.look, "more-replies", waits, self._form, first=_FORMS, page=_FORMS, space=16
            )
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

    def _form(self, wait: WaitingReply) -> ToldForm:
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


class ToldForm(Card):
    """`kept` after the day was written."""

    kept = Signal()

    def __init__(self, context: Context, wait: WaitingReply) -> None:
        look, say = context.look, context.look.words.say
        super().__init__(
            look, say("A Government's reply waits for the family"), icon="told", space=12
        )
        self.setObjectName(f"clock-{wait.reply[:8]}")
        self._context, self._wait = context, wait
        since = day(look.words, date.fromisoformat(wait.received))
        until = day(look.words, date.fromisoformat(wait.due))
        self.clock = Banner(
            look,
            say("The six months ended on {day}.", day=until)
            if wait.red
            else say("The family can answer until {day}.", day=until),
            say(
                "The reply came on {day}. Without an answer the body may hold the case to be clarified.",
                day=since,
            ),
            "stop" if wait.red else "warn" if wait.step else "accent",
            icon="clock",
        )
        self.body.addWidget(self.clock)
        view = context.view(wait.reply)
        self.form = FieldForm(context.builder, fields_of(context, "submission_event", _ANSWER_ASKS))
        self.form.show_values({name: view.value(name) if view else None for name in _ANSWER_ASKS})
        self.form.edited.connect(self._check)
        self.body.addWidget(self.form)
        early = say("The family cannot have answered before the day on which it was told.")
        self.early = Paragraph(look, early, "small", "warn")
        self.early.setObjectName("answered-too-early")
        self.body.addWidget(self.early)
        told = bool(view is not None and view.text("family_informed_on"))
        words = say("Keep the family's answer") if told else say("The family was told")
        self.button = Button(look, words, f"told-{wait.reply[:8]}", kind="primary")
        self.button.clicked.connect(self.keep)
        self.body.addWidget(self.button, 0, look.leading)
        self._check()

    def _check(self) -> None:
        values = self.form.values()
        informed = text_of(values, "family_informed_on")
        answered = text_of(values, "family_answered_on")
        early = bool(answered) and answered < informed
        self.early.setVisible(early)
        self.button.setEnabled(bool(informed) and not early)

    def keep(self) -> None:
        """Write the day, and the answer where there is one."""
        values, session = self.form.values(), self._context.session
        said = values.get("family_answer")
        answer = Callbacks(self, self._written)
        session.jobs.write(
            answer,
            _told,
            session.desk,
            self._wait.reply,
            text_of(values, "family_informed_on"),
            text_of(values, "family_answered_on"),
            said if isinstance(said, dict) and "answer" not in said else None,
        )

    def _written(self, _: object) -> None:
        self.kept.emit()


def _told(desk: Desk, reply: str, on: str, answered: str, said: Json) -> Change:
    return desk.submissions.replies.told(reply, on, answered=answered, answer=said)
