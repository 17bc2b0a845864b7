"""When and how a submission was sent, under which number the body knows it, when to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.form import FieldForm
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.route import Route
from vsdesk.ui.screens.submission.short_forms import fields_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

_FIRST: Final = ("sent_on", "sent_how", "external_ref", "next_due")
_LATER: Final = ("external_ref", "next_due")
_SENT: Final = ("sent_on", "sent_how")


class SendingPart(QWidget):
    """Until something is frozen it says so; then it asks; then it shows what was written."""

    def __init__(
        self,
        context: Context,
        view: RecordView,
        go: Callable[[Route], None],
        again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context, self._view, self._go, self._again = context, view, go, again
        self._box = column(context.look, self, space=14)
        self.refusal = Banner(context.look, "", "", "stop")
        self.refusal.hide()
        self._box.addWidget(self.refusal)
        desk = context.session.desk
        self.sent = desk.submissions.replies.left(view)
        if said := desk.submissions.replies.said_sent(context.view(view.id) or view):
            words = context.look.words.say(said)
            self._box.addWidget(Banner(context.look, words, "", "warn", icon="send"))
        if not self.sent and not desk.submissions.set_here(view):
            self._first_freeze()
        else:
            self._ask()

    def _first_freeze(self) -> None:
        look, say = self._context.look, self._context.look.words.say
        words = say(
            "Freeze first what leaves. Then it is written down here when and how it was sent."
        )
        self._box.addWidget(Paragraph(look, words, "body", "text2"))
        door = Button(look, say("On to what leaves"), "to-papers", icon="go", after=True)
        door.clicked.connect(self._to_papers)
        self._box.addWidget(door, 0, look.leading)

    def _to_papers(self) -> None:
        self._go(Route("submission", self._context.dossier.root, "papers", "", self._view.id))

    def _ask(self) -> None:
        context, look, say = self._context, self._context.look, self._context.look.words.say
        if self.sent:
            self._box.addWidget(Banner(look, self._facts(), "", "neutral", icon="send"))
        corrects = self.sent and context.role == "coordinator"
        names = _FIRST if corrects or not self.sent else _LATER
        self.form = FieldForm(context.builder, fields_of(context, "submission", names))
        values = {name: self._view.value(name) for name in names}
        if not self.sent:
            values["sent_on"] = context.session.desk.context.today()
        self.form.show_values(values)
        self.form.edited.connect(self._check)
        self._box.addWidget(self.form)
        words = say("Keep") if self.sent else say("It was sent")
        self.button = Button(
            look, words, "was-sent", kind="primary", icon="" if self.sent else "send"
        )
        self.button.clicked.connect(self.keep)
        if corrects:
            words = say(
                "If the day or the way was written wrongly, correct it here, with a reason."
            )
            self._box.addWidget(Paragraph(look, words, "small", "text2"))
        self._box.addWidget(self.button, 0, look.leading)
        self._needed = Paragraph(look, say("The day and the way are needed."), "small", "text2")
        self._box.addWidget(self._needed)
        self._check()

    def _facts(self) -> str:
        titles, view = self._context.titles, self._view
        way = titles.term(view, "sent_how", "sending_method")
        return self._context.look.words.say(
            "Sent on {day}: {way}",
            day=self._day(),
            way=way,
        )

    def _day(self) -> str:
        view = self._view
        return self._context.titles.date(view, "sent_on") or view.text("sent_on")

    def _check(self) -> None:
        values = self.form.values()
        ready = self.sent or bool(text_of(values, "sent_on") and text_of(values, "sent_how"))
        self.button.setEnabled(ready)
        self._needed.setVisible(not ready)

    def keep(self) -> None:
        """Write it down."""
        values, session = self.form.values(), self._context.session
        self.refusal.hide()
        answer = Callbacks(self, self._kept, self._refused)
        if self.sent:
            self._keep_sent(values)
            return
        session.jobs.write(
            answer,
            session.desk.submissions.sent,
            self._view.id,
            text_of(values, "sent_on"),
            text_of(values, "sent_how"),
            looked=self._view.text("digest"),
            reference=text_of(values, "external_ref"),
            next_due=text_of(values, "next_due"),
        )

    def _keep_sent(self, values: Mapping[str, Json]) -> None:
        """What was sent: the day and the way are corrected only with a reason."""
        if not any(
            name in values and text_of(values, name) != self._view.text(name) for name in _SENT
        ):
            self._keep_later()
            return
        say = self._context.look.words.say
        question = Prompt(
            say("Correct when or how it was sent?"),
            say("The history keeps what was written before. Your reason stays with it."),
            (("wait", say("Wait")), ("correct", say("Correct it"))),
            reason=say("Reason"),
        )
        self._context.session.prompts.ask(self, question, self._correct)

    def _correct(self, key: str, why: str) -> None:
        if key != "correct" or not why:
            return
        values, session = self.form.values(), self._context.session
        session.jobs.write(
            Callbacks(self, self._corrected, self._refused),
            session.desk.submissions.replies.correct,
            self._view.id,
            text_of(values, "sent_on"),
            why,
            how=text_of(values, "sent_how"),
        )

    def _corrected(self, _: object) -> None:
        self._keep_later()

    def _keep_later(self) -> None:
        values, session = self.form.values(), self._context.session
        answer = Callbacks(self, self._kept, self._refused)
        said: dict[str, Json] = {name: text_of(values, name) or None for name in _LATER}
        session.jobs.write(answer, session.desk.submissions.replies.change, self._view, said)

    def _kept(self, _: object) -> None:
        self._again()

    def _refused(self, problem: VsdeskError) -> None:
        field, context = str(problem.params.get("field", "")), self._context
        named = context.session.labels.field("submission", field) if field else ""
        self.refusal.say(context.look.words.say(problem.code.sentence), named)
        self.refusal.show()
