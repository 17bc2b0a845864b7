"""What a submission still lacks for its body, each with the way to its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.removal import Removal
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.finding_row import FindingRow
from vsdesk.ui.parts.risk_banner import RiskBanner, speaks_of_risk
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness import Finding, Readiness
    from vsdesk.ui.editing.context import Context


class MissingPart(QWidget):
    """Asked of the desk on the reader thread."""

    def __init__(self, context: Context, view: RecordView, go: Callable[[Route], None]) -> None:
        super().__init__()
        self._context, self._view, self._go = context, view, go
        self._box = column(context.look, self, space=14)
        self._say(context.look.words.say("Looking …"))
        session = context.session
        answer = Callbacks(self, self._show, self._cannot)
        session.jobs.read(answer, session.desk.submissions.check, view.id)

    def _say(self, words: str) -> None:
        self._box.addWidget(Paragraph(self._context.look, words, "body", "text2"))

    def _cannot(self, problem: VsdeskError) -> None:
        clear(self._box)
        self._say(self._context.look.words.say(problem.code.sentence))

    def _show(self, ready: Readiness) -> None:
        clear(self._box)
        look, say = self._context.look, self._context.look.words.say
        banner = ready.banner_sentence(look.words)
        if banner:
            self._box.addWidget(Banner(look, banner, "", "stop", icon="clock"))
        if speaks_of_risk(self._context.dossier, self._context.session.desk.context.today()):
            risk = RiskBanner(look, self._context.session, self._context.dossier)
            risk.decided.connect(self._decided)
            self._box.addWidget(risk)
        if ready.profile.working:
            self._say(
                say(
                    "This list of needs is a working version. Confirm it with the body before you send."
                )
            )
        self._findings(say("Missing before it can be sent"), ready.blocks)
        self._findings(say("To look at"), ready.warnings)
        self._findings(say("What would help"), ready.hints)
        if not ready.findings:
            self._box.addWidget(Banner(look, say("Nothing is missing"), "", "ok"))
        onward = Button(look, say("On to what leaves"), "to-papers", icon="go", after=True)
        onward.clicked.connect(self._onward)
        line = row(look, space=8)
        line.addWidget(onward)
        line.addStretch(1)
        line.addWidget(RemoveDraft(self._context, self._view, self._go))
        self._box.addLayout(line)

    def _findings(self, title: str, findings: Sequence[Finding]) -> None:
        if not findings:
            return
        context = self._context
        card = Card(context.look, title, space=12)
        for number, one in enumerate(findings):
            if number:
                card.rule()
            line = FindingRow(context.look, context.session, context.dossier, one, self._view.id)
            line.go.connect(self._go)
            card.body.addWidget(line)
        self._box.addWidget(card)

    def _onward(self) -> None:
        self._go(Route("submission", self._context.dossier.root, "papers", "", self._view.id))

    def _decided(self) -> None:
        self._go(Route("submission", self._context.dossier.root, "missing", "", self._view.id))


class RemoveDraft(Button):
    """A way to a field begins a draft by itself; so it must go again as lightly."""

    def __init__(self, context: Context, view: RecordView, go: Callable[[Route], None]) -> None:
        words = context.look.words.say("Remove this draft")
        super().__init__(context.look, words, "remove-draft", kind="quiet", icon="remove")
        self._context = context
        drafts = Route("case", context.dossier.root, "submissions")
        self._removal = Removal(context, self, view.id, partial(go, drafts))
        if view.text("sent_on") or not context.may_write("submission"):
            self.hide()
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        say = self._context.look.words.say
        note = say(
            "The draft is hidden, here and on the other devices. "
            "The history of the case brings it back."
        )
        self._removal.ask(say("Remove this draft?"), note)
