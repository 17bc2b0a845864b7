"""The clock of one Government reply: six months in which the family can answer. It stops with their answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.form.form import FieldForm
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.submission.typed import fields_of, text_of

if TYPE_CHECKING:
    from vsdesk.desk import Change, Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.readiness import Waiting
    from vsdesk.ui.editing.context import Context

_ASKED: Final = ("family_informed_on", "family_answered_on", "family_answer")


class ToldForm(Card):
    """`kept` after the day was written."""

    kept = Signal()

    def __init__(self, context: Context, wait: Waiting) -> None:
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
        self.form = FieldForm(context.builder, fields_of(context, "submission_event", _ASKED))
        self.form.show_values({name: view.value(name) if view else None for name in _ASKED})
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
