"""What was sent about a case: a row for each submission with what waits, and the door to a new one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness import WaitingReply
    from vsdesk.ui.editing.form_context import Context


_CLOCKS: Final = 5  # replies that are counted down at once


class SubmissionsPart(QWidget):
    """The newest first. Each opens on a page of its own, where it is prepared, sent and answered."""

    def __init__(self, context: Context, go: Callable[[Route], None]) -> None:
        super().__init__()
        self._context, self._go = context, go
        look, say = context.look, context.look.words.say
        box = column(look, self, space=10)
        device_id, dossier = context.session.desk.context.device_id, context.dossier
        waits = by_turns(
            context.session.desk.submissions.replies.replies_of(dossier),
            lambda one: (one.reply,),
            dossier,
            device_id,
            _CLOCKS,
        )
        box.addWidget(More(look, "more-replies", waits, self._clock, first=_CLOCKS, space=10))
        newest = reversed(dossier.of("submission"))
        found = by_turns(newest, lambda one: (one.id,), dossier, device_id, FIRST)
        box.addWidget(More(look, "more-submissions", found, self._row, space=10))
        if not found:
            words = say("Nothing was sent yet. What would leave is shown before anything does.")
            box.addWidget(Paragraph(look, words, "body", "text2"))
        if context.may_write("submission"):
            begin = Button(look, say("Prepare a submission"), "begin-submission", icon="add")
            begin.clicked.connect(self._begin)
            box.addWidget(begin, 0, look.leading)

    def _row(self, submission: RecordView) -> RowButton:
        view = self._context.session.desk.submissions.replies.as_it_left(submission)
        name = f"submission-{view.id[:8]}"
        button = RowButton(
            self._context.look, "send", self._title(view), self._under(submission), name
        )
        button.setProperty("submission", view.id)
        button.clicked.connect(self._open)
        return button

    def _title(self, view: RecordView) -> str:
        body = self._context.session.labels.term("recipient", view.text("mechanism"))
        named = view.text("mechanism_name")
        return self._context.look.dots(capital(body), named if named != body else "")

    def _under(self, submission: RecordView) -> str:
        context, say = self._context, self._context.look.words.say
        desk = context.session.desk
        view, said = (
            desk.submissions.replies.as_it_left(submission),
            desk.submissions.replies.said_sent(submission),
        )
        status = view.text("status") or "drafting"
        words = capital(context.session.labels.term("submission_status", status))
        sent = view.text("sent_on")
        due = view.text("next_due")
        return context.look.dots(
            say(said) if said else words,
            say("sent on {day}", day=sent) if sent else "",
            view.text("external_ref"),
            say("ask again on {day}", day=due) if due else "",
        )

    def _clock(self, wait: WaitingReply) -> Banner:
        look, say = self._context.look, self._context.look.words.say
        until = day(look.words, date.fromisoformat(wait.due))
        body = capital(self._context.session.labels.term("recipient", wait.mechanism))
        door = Button(look, say("Tell the family"), f"tell-{wait.reply[:8]}", icon="told")
        door.setProperty("submission", wait.reply)
        door.clicked.connect(self._tell)
        title = (
            say("The six months ended on {day}.", day=until)
            if wait.red
            else say("The family can answer until {day}.", day=until)
        )
        said = say("A Government's reply waits for the family")
        tone = "stop" if wait.red else "warn"
        return Banner(look, title, look.dots(body, said), tone, icon="clock", button=door)

    def _open(self) -> None:
        self._to("missing" if not self._sent() else "answers")

    def _sent(self) -> bool:
        view = self._context.view(str(self.sender().property("submission")))
        return view is not None and self._context.session.desk.submissions.replies.left(view)

    def _tell(self) -> None:
        self._to("answers")

    def _to(self, part: str) -> None:
        record = str(self.sender().property("submission"))
        self._go(Route("submission", self._context.dossier.root, part, "", record))

    def _begin(self) -> None:
        self._go(Route("ready", self._context.dossier.root))
