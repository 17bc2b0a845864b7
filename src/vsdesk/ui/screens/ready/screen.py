"""The page "Ready for …": every mechanism with all that it says, then those that do not fit, and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from vsdesk.desk import SubmissionOrder
from vsdesk.records.statuses import OPEN_SUBMISSION
from vsdesk.ui.editing.answer_words import OwnWords
from vsdesk.ui.editing.closing_banner import closing_banner
from vsdesk.ui.editing.look_again import LookAgain, again_strip
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, filled_at_once, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.pie import pie
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.side_column import SideColumn
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.finding_row import FindingRow
from vsdesk.ui.parts.missing_banner import MissingBanner
from vsdesk.ui.parts.ready_page import ReadyPageModel, look_at
from vsdesk.ui.parts.ready_state import conditions_said, spoken_answers, state_of, who_said
from vsdesk.ui.parts.risk_banner import RiskBanner, speaks_of_risk
from vsdesk.ui.parts.told_door import ToldDoor
from vsdesk.ui.people_names import capital, missing_names
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk
    from vsdesk.records.readiness import Finding, Offer, Readiness
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.parts.ready_state import State
    from vsdesk.ui.session import VaultSession

_SIDE: Final = 340


class ReadyScreen(Screen):
    """A column of mechanisms at the start; what the chosen one says beside it."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self._found: ReadyPageModel | None = None
        self.key = place.part
        outer = column(look, self)
        self._head = PageHead(look, look.words.say("Ready for …"))
        self._head.back.connect(self.back)
        self.begin = Button(
            look,
            look.words.say("Prepare a submission"),
            "begin-submission",
            kind="primary",
            icon="send",
        )
        self.begin.setEnabled(False)
        self.begin.clicked.connect(self._begin)
        self._head.tools.addWidget(self.begin)
        outer.addWidget(self._head)
        strip = again_strip(look, foot=True)
        self._watch = LookAgain(look, session, strip)
        self._watch.asked.connect(self.refresh)
        self._list = plane("sunken")
        self._entries = column(look, self._list, edges=(9, 9, 9, 9), space=2)
        page = plane()
        self._page = column(look, page, edges=(24, 16, 24, 24), space=14)
        area = scroll(page, "ready-scroll")
        self._middle = SideColumn(look, self._list, "mechanisms-scroll", area)
        outer.addLayout(self._middle, 1)
        outer.addWidget(strip)
        self.buttons: dict[str, MechanismButton] = {}
        self._column_width = look.px(_SIDE)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        desk = self.session.desk
        self.session.jobs.read(
            Callbacks(self, self._show, self.failed), look_at, desk, self.place.id
        )

    def first_controls(self) -> Sequence[QWidget]:
        return [self.buttons[self.key]] if self.key in self.buttons else []

    def _show(self, found: ReadyPageModel) -> None:
        self._found = found
        self._watch.watch(found.shown, self.place.id)
        who = missing_names(found.dossier, self.look.lang)
        number = found.dossier.head.text("case_no")
        self._head.say(self.look.dots(who[0] if who else "", number))
        with filled_at_once(self._list):
            clear(self._entries)
            self.buttons.clear()
            say = self.look.words.say
            self._offers(say("Fits this case"), found.routing.open)
            self._offers(say("Does not fit"), found.routing.closed)
            self._entries.addStretch(1)
        first = next(iter(found.routing.offers), None)
        if self.key not in self.buttons:
            self.key = first.profile.key if first is not None else ""
        self.show_mechanism(self.key)
        for one in self.first_controls():
            one.show()  # at once: what is not shown yet loses the keyboard to the first control of all
            one.setFocus()

    def _offers(self, title: str, offers: Sequence[Offer]) -> None:
        if not offers:
            return
        look = self.look
        self._entries.addWidget(Label(look, title, "small", "text2"))
        assert self._found is not None
        for offer in offers:
            key = offer.profile.key
            words = capital(offer.profile.name(look.lang))
            found, fits = self._found, offer.state == "offered"
            told = found.told.get(key, ())
            state = state_of(look, found.dossier, found.of[key], told) if fits else None
            button = MechanismButton(look, key, words, state)
            button.fit(self._column_width)
            button.clicked.connect(self._chosen)
            self.buttons[key] = button
            self._entries.addWidget(button)

    def _chosen(self) -> None:
        button = self.sender()
        assert isinstance(button, MechanismButton)
        self.show_mechanism(button.key)

    def show_mechanism(self, key: str) -> None:
        """Show all that one mechanism says."""
        self.key = key
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        clear(self._page)
        found = self._found
        offer = found.routing.get(key) if found is not None else None
        self.begin.setEnabled(offer is not None and offer.state == "offered")
        if found is None or offer is None:
            self._say(self.look.words.say("No mechanism fits this case yet."))
            self._page.addStretch(1)
            return
        self._title(offer, found.of[key])
        if offer.state == "closed":
            self._closed(found, offer)
        else:
            self._open(found, offer)
        self._page.addStretch(1)

    def _title(self, offer: Offer, ready: Readiness) -> None:
        look, say = self.look, self.look.words.say
        line = row(look, space=10)
        share = ready.completeness / 100
        picture = IconMark(look, "info", "text2", 20)
        picture.setPixmap(pie(look, share, 20, 0).pixmap(look.icons.size(20)))
        how = say("complete") if share >= 1 else say("in part") if share > 0 else say("empty")
        picture.setAccessibleName(how)
        tip.give(picture, how)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Paragraph(look, capital(offer.profile.name(look.lang)), "h2"), 1)
        self._page.addLayout(line)
        if offer.profile.working:
            self._say(
                say(
                    "This list of needs is a working version. Confirm it with the body before you send."
                )
            )

    def _closed(self, found: ReadyPageModel, offer: Offer) -> None:
        say = self.look.words.say
        self._page.addWidget(
            Banner(self.look, say("This does not fit the case"), offer.reason(self.look.words))
        )
        self._conditions(found, found.of[offer.profile.key])

    def _conditions(self, found: ReadyPageModel, ready: Readiness) -> None:
        look, labels = self.look, self.session.labels
        if said := conditions_said(look, labels, found.dossier, ready):
            title = look.words.say("An answer with a condition")
            self._page.addWidget(Banner(look, title, "\n".join(said), "warn"))
        spoken, of = spoken_answers(found.dossier, ready), partial(who_said, look, found.dossier)
        words = OwnWords(look, self.session, found.dossier, ready.profile.key, spoken, of)
        if not words.empty:
            card = Card(look, look.words.say("What they said with their answers"), space=8)
            card.body.addWidget(words)
            self._page.addWidget(card)

    def _told(self, found: ReadyPageModel, offer: Offer) -> None:
        """What would stop the form: a telephone in the words, with the door to them."""
        if told := found.told.get(offer.profile.key):
            door = ToldDoor(self, self.session, self.go.emit, self.failed)
            card = ToldCard(self.look, self.session, door)
            self._page.addWidget(card)
            card.show_numbers(told)

    def _open(self, found: ReadyPageModel, offer: Offer) -> None:
        look, say = self.look, self.look.words.say
        ready = found.of[offer.profile.key]
        banner = ready.banner_sentence(look.words)
        if banner:
            self._page.addWidget(Banner(look, banner, "", "stop", icon="clock"))
        reason = offer.reason(look.words)
        if reason:
            self._page.addWidget(Banner(look, reason, "", "accent"))
        closing = closing_banner(
            look,
            self.session,
            found.dossier,
            found.shown,
            found.stops,
            go=self.go.emit,
            again=self.refresh,
        )
        if closing is not None:
            self._page.addWidget(closing)
        missing = MissingBanner(look, self.session, found.dossier.root)
        missing.decided.connect(self.refresh)
        self._page.addWidget(missing)
        if speaks_of_risk(found.dossier, self.session.desk.context.today()):
            risk = RiskBanner(look, self.session, found.dossier)
            risk.decided.connect(self.refresh)
            self._page.addWidget(risk)
        state = state_of(look, found.dossier, ready)
        if state.tone == "stop" and not (state.first and state.first.of.test == "override"):
            self._page.addWidget(Banner(look, state.why, "", "stop"))
        self._conditions(found, ready)
        self._told(found, offer)
        self._findings(say("Missing before it can be sent"), ready.blocks)
        self._findings(say("To look at"), ready.warnings)
        self._findings(say("What would help"), ready.hints)
        if not ready.findings:
            self._page.addWidget(Banner(look, say("Nothing is missing"), "", "ok"))

    def _findings(self, title: str, findings: Sequence[Finding]) -> None:
        if not findings or self._found is None:
            return
        look = self.look
        card = Card(look, title, space=12)
        for number, one in enumerate(findings):
            if number:
                card.rule()
            line = FindingRow(look, self.session, self._found.dossier, one)
            line.go.connect(self._jump)
            card.body.addWidget(line)
        self._page.addWidget(card)

    def _say(self, words: str) -> None:
        self._page.addWidget(Paragraph(self.look, words, "body", "text2"))

    def _begin(self) -> None:
        self._prepare(Route("submission", self.place.id, "missing"))

    def _jump(self, place: Route) -> None:
        """To a field; one of a submission needs one. Where none is open nobody begins it but who is asked."""
        if place.screen != "submission" or place.record:
            self.go.emit(place)
            return
        answer: Callbacks[str] = Callbacks(self, partial(self._found_draft, place), self.failed)
        self.session.jobs.read(answer, open_draft, self.session.desk, self.place.id, self.key)

    def _found_draft(self, place: Route, draft: str) -> None:
        if draft:
            self.go.emit(replace(place, record=draft))
            return
        say = self.look.words.say
        question = Prompt(
            say("This answer stands on a submission. Begin one?"),
            say("Nothing leaves by that. A draft can be removed again."),
            (("wait", say("Not now")), ("begin", say("Prepare a submission"))),
        )
        self._wanted = place
        self.session.prompts.ask(self, question, self._asked)

    def _asked(self, key: str, _: str) -> None:
        if key == "begin":
            self._prepare(self._wanted)

    def _prepare(self, place: Route) -> None:
        self._wanted = place
        answer: Callbacks[str] = Callbacks(self, self._prepared, self.failed)
        self.session.jobs.write(answer, draft_of, self.session.desk, self.place.id, self.key)

    def _prepared(self, submission: str) -> None:
        self.go.emit(replace(self._wanted, record=submission))

    def reflow(self, width: float) -> None:
        """The column of mechanisms gets narrower with the window, and goes above the page at last."""
        wide = self._middle.reflow(width, _SIDE if width >= 1000 else 220)
        self._column_width = wide - self.look.px(34)
        for button in self.buttons.values():
            button.fit(self._column_width)


def open_draft(desk: Desk, case: str, mechanism: str) -> str:
    """The id of the open draft of a mechanism; "" where there is none."""
    for one in desk.cases.dossier(case).of("submission"):
        key = one.text("profile_version").partition(" ")[0]
        if key == mechanism and one.text("status") in OPEN_SUBMISSION:
            return str(one.id)
    return ""


def draft_of(desk: Desk, case: str, mechanism: str) -> str:
    """Its id (called on the writer thread)."""
    return open_draft(desk, case, mechanism) or str(
        desk.submissions.new(SubmissionOrder(case, mechanism)).ids[0]
    )


class MechanismButton(Button):
    """`state` None: it does not fit this case."""

    def __init__(self, look: UiContext, key: str, words: str, state: State | None) -> None:
        super().__init__(look, "", f"mechanism-{key}", kind="section")
        self._wide = look.px(200)
        self.key = key
        self.setCheckable(True)
        self.setAccessibleName(f"{words}. {state.why}" if state is not None else words)
        line = row(look, self, edges=(8, 4, 8, 4), space=8)
        icon, tone = (state.icon, state.tone) if state is not None else ("clear", "text2")
        line.addWidget(IconMark(look, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Paragraph(look, words, wide=34)
        line.addWidget(self._words, 1)

    def fit(self, wide: int) -> None:
        """As high as the name needs in a column of this width."""
        self._wide = wide - self._look.px(46)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines of the name."""
        px = self._look.px
        high = self._words.heightForWidth(self._wide) + px(14)
        return QSize(px(180), max(px(32), high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
