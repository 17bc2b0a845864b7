"""The page of one submission: five sections of the case that it was made from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import CaseFilter
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dossier import ids_in
from vsdesk.ui.editing.offered_roots import OfferedRoots
from vsdesk.ui.editing.removal import Removal
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.finding_row import FindingRow
from vsdesk.ui.parts.risk_banner import RiskBanner, speaks_of_risk
from vsdesk.ui.people_names import capital, missing_names
from vsdesk.ui.route import Route
from vsdesk.ui.screens.submission.answers_part import AnswersPart
from vsdesk.ui.screens.submission.papers_part import PapersPart
from vsdesk.ui.screens.submission.sending_part import SendingPart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.desk import Desk, ListRow
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness import Finding, Readiness
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class SubmissionScreen(RootScreen):
    """The id of its place is the case, the record the submission or one of its events."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        say = look.words.say
        entries = [
            ("missing", say("What is missing")),
            ("form", say("What the body asks besides")),
            ("papers", say("What leaves")),
            ("sending", say("Sending")),
            ("answers", say("Answers and the family")),
        ]
        head = RootHead(look)
        parts = partial(SubmissionSection, record=place.record)
        super().__init__(look, session, place, entries, parts, head)
        self._badges = row(look, space=8)
        head.facts.addLayout(self._badges)
        outer = column(look, self)
        outer.addWidget(head)
        outer.addLayout(self.middle(), 1)
        self.start()

    def show_head(self, context: Context) -> None:
        """The body, whose case it is, and how far it is."""
        labels = self.session.labels
        clear(self._badges)
        view = submission_of(context, self.place.record)
        who = missing_names(context.dossier, self.look.lang)
        number = context.dossier.head.text("case_no")
        body = labels.term("recipient", view.text("mechanism")) if view is not None else ""
        self.head.say(capital(body), self.look.dots(who[0] if who else "", number))
        if view is not None:
            status = capital(labels.term("submission_status", view.text("status") or "drafting"))
            self._badges.addWidget(Badge(self.look, status))

    def shares(self, context: Context) -> Mapping[str, float | None]:
        """These sections are steps: none of them is counted."""
        view = submission_of(context, self.place.record)
        if view is None:
            return {key: 0.0 for key, _ in self.entries}
        desk = self.session.desk
        sent = desk.submissions.replies.left(view)
        frozen = sent or desk.submissions.set_here(view)
        came = bool(context.dossier.children(view.id, "submission_event"))
        done = {"papers": frozen, "sending": sent, "answers": came, "missing": frozen}
        return {key: float(done.get(key, frozen)) for key, _ in self.entries}

    def say_saved(self, words: str, waiting: bool) -> None:
        """Save stands in the header only while something was typed into the fields of the record."""
        super().say_saved(words, waiting)
        self.head.done.setVisible(waiting)


def submission_of(context: Context, record: str) -> RecordView | None:
    """The submission of this id, or the one to which this event belongs; one that was sent, as it was."""
    dossier = context.dossier
    found = dossier.get(record) if record else None
    if found is not None and found.kind == "submission_event":
        found = dossier.get(found.parent or "")
    if found is None or found.kind != "submission":
        return None
    return context.session.desk.submissions.replies.as_it_left(found)


class SubmissionSection(SectionPart):
    """The content of one section of a submission."""

    def __init__(
        self,
        context: Context,
        key: str,
        go: Callable[[Route], None],
        again: Callable[[], None],
        parent: QWidget | None = None,
        *,
        record: str,
    ) -> None:
        self._record = record
        self._papers: PapersPart | None = None
        super().__init__(context, key, go, again, parent)

    def build(self, key: str) -> None:
        view = submission_of(self.context, self._record)
        if view is None:
            self.add_words(self.context.look.words.say("This submission is not here any more."))
        elif key == "form":
            self._fields(view)
        elif key == "missing":
            self.box.addWidget(MissingPart(self.context, view, self.go))
        elif key == "papers":
            self._papers = PapersPart(self.context, view, self.go, self.again)
            self.box.addWidget(self._papers, 1)
        elif key == "sending":
            self.box.addWidget(SendingPart(self.context, view, self.go, self.again))
        else:
            self.box.addWidget(AnswersPart(self.context, view, self.again))

    def reflow(self, width: float) -> None:
        """What stays goes below the page where room is short."""
        if self._papers is not None:
            self._papers.reflow(width)

    def _fields(self, view: RecordView) -> None:
        say = self.context.look.words.say
        self.add_words(say("These answers belong to this submission, not to the case."))
        if takes_cases(view):
            cases = CasesCard(self.context, view)
            cases.kept.connect(self.again)
            self.box.addWidget(cases)
        others = self.context.session.desk.submissions.readiness.not_asked(view.text("mechanism"))
        self.add_form("submission", view.id, without=others)


class CasesCard(Card):
    """`kept` when a case was added or taken away: what leaves has to be frozen again."""

    kept = Signal()

    def __init__(self, context: Context, view: RecordView) -> None:
        look, say = context.look, context.look.words.say
        super().__init__(look, say("Further cases on this complaint"), icon="together", space=10)
        self._context, self._view = context, view
        self._names: dict[str, str] = {}
        words = say("Each of them passes the gate by itself. Freeze again after a change.")
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        self._rows = column(look, space=4)
        self.body.addLayout(self._rows)
        label = say("Add a case")
        self.choice = Choice(look, "add-case", label, [("", label)])
        self.choice.chosen.connect(self._add)
        self.offered = OfferedRoots(look, context.session, self.choice, "case")
        self.offered.without = {*self._held(), view.space}
        self.body.addWidget(self.offered)
        session = context.session
        session.jobs.read(Callbacks(self, self._named), _named, session.desk, self._held())

    def _held(self) -> list[str]:
        return [one for one in ids_in(self._view.value("cases")) if one != self._view.space]

    def _named(self, rows: Sequence[ListRow]) -> None:
        self._names = {one.id: self.offered.words(one) for one in rows}
        clear(self._rows)
        if further := self._held():
            self._rows.addWidget(
                More(self._context.look, "more-cases", further, self._line, space=4)
            )

    def _line(self, id: str) -> QWidget:
        look, part = self._context.look, QWidget()
        words = self._names.get(id, look.words.say("A case that is not here"))
        line = row(look, part, space=8)
        line.addWidget(Label(look, words, "strong", elide=True), 1)
        off = icon_button(
            look,
            "clear",
            look.words.say("Take off: {what}", what=words),
            f"take-off-{id[:8]}",
            kind="quiet",
        )
        off.setProperty("case", id)
        off.clicked.connect(self._take_off)
        line.addWidget(off)
        return part

    def _add(self, id: str) -> None:
        if id:
            self._keep([*self._held(), id])

    def _take_off(self) -> None:
        gone = str(self.sender().property("case"))
        self._keep([one for one in self._held() if one != gone])

    def _keep(self, further: Sequence[str]) -> None:
        session = self._context.session
        cases = sorted({self._view.space, *further}) if further else None
        answer = Callbacks(self, self._kept)
        session.jobs.write(answer, session.desk.submissions.replies.set_cases, self._view, cases)

    def _kept(self, _: object) -> None:
        self.kept.emit()


def takes_cases(view: RecordView) -> bool:
    """Whether several cases may stand on this submission: on a complaint to a court only."""
    return view.text("mechanism") in COURTS and not view.text("sent_on")


def _named(desk: Desk, cases: Sequence[str]) -> Sequence[ListRow]:
    """The rows of the cases that stand on it, however many others there are."""
    rows: Sequence[ListRow] = desk.cases.lists.page(
        CaseFilter(ids=tuple(cases)), None, max(1, len(cases))
    ).rows
    return rows


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
