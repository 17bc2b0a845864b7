"""All that must go: files that may no longer be kept, orders that wait, what is kept beyond
its time; and what went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.measure import local
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.erasing.erasing_rows import OfferedRow, ProposalRow, SecondStep, WaitingRow
from vsdesk.ui.screens.erasing.page_data import ErasureOverview, look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.desk import Change, ErasureProposal, ErasureRow, ToErase, WaitingOrder
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

T = TypeVar("T")
_SOON: Final = 300  # milliseconds after a change
_PARTS: Final = {"waiting": "waiting", "retention": "proposals", "removed": "done"}


class ErasuresScreen(Screen):
    """`part` of the place says which card comes into sight; `record` is a certificate just made."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        outer = column(look, self)
        head = PageHead(look, say("What must go"))
        head.back.connect(self.back)
        outer.addWidget(head)
        self._said = UndoStrip(look)
        self._said.undo.connect(self._take_back)
        outer.addWidget(self._said)
        page = plane()
        self._page = column(look, page, edges=(24, 16, 24, 24), space=12)
        self._area = scroll(page, "erasures-scroll")
        outer.addWidget(self._area, 1)
        self.cards: dict[str, Card] = {}
        self._first = True
        self.back_by_esc()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[ErasureOverview] = Callbacks(self, self._show, self.failed)
        self.session.jobs.write(answer, look_at, self.session.desk)

    def _changed(self) -> None:
        """Not while somebody writes a reason: that would be lost."""
        if not self.findChildren(SecondStep):
            self._soon.start()

    def first_controls(self) -> Sequence[QWidget]:
        """The first button of the card that was asked for."""
        card = self.cards.get(_PARTS.get(self.place.part, "")) or next(
            iter(self.cards.values()), None
        )
        listed = card.findChild(More) if card is not None else None
        rows = listed.rows if isinstance(listed, More) else ()
        return [one for line in rows for one in line.findChildren(Button)][:1]

    def _show(self, due: ErasureOverview) -> None:
        clear(self._page)
        self.cards = {}
        self._just_now()
        self._offered(due)
        self._waiting(due)
        self._proposals(due)
        self._done(due)
        self._page.addStretch(1)
        if self._first:
            self._first = False
            QTimer.singleShot(0, self, self._into_sight)

    def _into_sight(self) -> None:
        card = self.cards.get(_PARTS.get(self.place.part, ""))
        if card is not None:
            self._area.ensureWidgetVisible(card, 0, self.look.px(24))
        for one in self.first_controls():
            one.setFocus()

    def _card(
        self,
        key: str,
        title: str,
        icon: str,
        things: Sequence[T],
        make: Callable[[T], QWidget],
        empty: str,
    ) -> None:
        card = Card(self.look, title, icon=icon, space=12)
        card.setObjectName(f"card-{key}")
        if things:
            card.body.addWidget(More(self.look, f"more-{key}", things, make, space=12, ruled=True))
        else:
            card.body.addWidget(Paragraph(self.look, empty, "body", "text2"))
        self.cards[key] = card
        self._page.addWidget(card)

    def _just_now(self) -> None:
        if not self.place.record:
            return
        say = self.look.words.say
        button = self._paper(self.place.record)
        title = say("Erased. The order goes to the other devices with the next hand-over.")
        text = say(
            "The certificate holds numbers, days and counts, and nothing of what was erased."
        )
        banner = Banner(self.look, title, text, "ok", button=button)
        banner.setObjectName("just-erased")
        self._page.addWidget(banner)

    def _paper(self, certificate: str) -> Button:
        words = self.look.words.say("Open the certificate")
        button = Button(self.look, words, f"certificate-{certificate[:8]}", icon="print")
        button.setProperty("certificate", certificate)
        button.clicked.connect(self._certificate)
        return button

    def _certificate(self) -> None:
        self.go.emit(Route("paper", str(self.sender().property("certificate")), "certificate"))

    # The cards.
    def _offered(self, due: ErasureOverview) -> None:
        say = self.look.words.say
        self._card(
            "offered",
            say("Files that may no longer be kept"),
            "remove",
            due.offered,
            self._offer,
            say("No family has taken back that its file is kept."),
        )

    def _offer(self, one: ToErase) -> OfferedRow:
        made = OfferedRow(self.look, one)
        made.go.connect(self.go)
        return made

    def _waiting(self, due: ErasureOverview) -> None:
        say = self.look.words.say
        self._card(
            "waiting",
            say("Orders to erase that wait for a word from here"),
            "clock",
            due.waiting,
            self._order,
            say("No order waits."),
        )

    def _order(self, one: WaitingOrder) -> WaitingRow:
        made = WaitingRow(self.look, self.session, one)
        made.carry_out.connect(self._carry_out)
        return made

    def _proposals(self, due: ErasureOverview) -> None:
        say = self.look.words.say
        make = partial(self._proposal, due.today)
        self._card(
            "proposals",
            say("Kept longer than its time"),
            "clock",
            due.proposals,
            make,
            say("Nothing is kept beyond its time."),
        )

    def _proposal(self, today: str, one: ErasureProposal) -> ProposalRow:
        made = ProposalRow(self.look, self.session, one, today)
        made.go.connect(self.go)
        made.put_off.connect(self._put_off)
        return made

    def _done(self, due: ErasureOverview) -> None:
        say = self.look.words.say
        make = partial(self._went, due.certificates)
        self._card(
            "done", say("What went"), "receipt", due.done, make, say("Nothing was erased here.")
        )

    def _went(self, certificates: Mapping[str, str], one: ErasureRow) -> QWidget:
        look, say = self.look, self.look.words.say
        part = QWidget()
        line = row(look, part, space=10)
        words = column(look, space=0)
        reason = capital(self.session.labels.term("erasure_reason", one.why))
        when = day_of(look.words, local(one.at).date().isoformat())
        words.addWidget(Label(look, look.dots(when, reason), "strong", elide=True))
        devices = len(one.confirmed) + len(one.missing)
        confirmed = (
            look.words.count(
                "confirmed by {confirmed} of {n} other device",
                "confirmed by {confirmed} of {n} other devices",
                devices,
                confirmed=len(one.confirmed),
            )
            if devices
            else ""
        )
        owed = say("the database is still to be written anew") if one.state == "owed" else ""
        records = look.words.count("{n} record", "{n} records", one.records)
        words.addWidget(
            Label(look, look.dots(records, confirmed, owed), "small", "text2", elide=True)
        )
        line.addLayout(words, 1)
        if certificate := certificates.get(one.frame, ""):
            line.addWidget(self._paper(certificate))
        return part

    # What is done.
    def _carry_out(self, frame: str) -> None:
        words = self.look.words.say("Erased.")
        answer = Callbacks(self, partial(self._gone, words), self._not_done)
        self.session.jobs.write_long(answer, self.session.desk.erasure.carry_out, frame)

    def _put_off(self, proposal: ErasureProposal, until: str, because: str) -> None:
        words = self.look.words.say("Kept until {day}.", day=day_of(self.look.words, until))
        answer = Callbacks(self, partial(self._put, words), self._not_done)
        self.session.jobs.write(
            answer, self.session.desk.erasure.retention.keep_for_now, proposal, until, because
        )

    def _gone(self, words: str, _: object) -> None:
        self._said.decided(words, None, undo=False)
        self.refresh()

    def _put(self, words: str, change: Change) -> None:
        self._said.decided(words, change)
        self.refresh()

    def _take_back(self, change: Change) -> None:
        take_back(self, self.look, self.session, change, self._taken, self._not_done)

    def _taken(self, _: object) -> None:
        self.refresh()

    def _not_done(self, problem: VsdeskError) -> None:
        self.failed(problem)
        self.refresh()
