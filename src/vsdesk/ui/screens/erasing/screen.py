"""All that must go: files that may no longer be kept, orders that wait, what is kept beyond its time; and what went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, plane, row, scroll
from vsdesk.ui.kit.measure import local
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.people import capital
from vsdesk.ui.place import Place
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.erasing.found import Due, look_at
from vsdesk.ui.screens.erasing.rows import OfferedRow, ProposalRow, WaitingRow
from vsdesk.ui.screens.erasing.two_steps import SecondStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Change, ErasureRow, Proposal
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

_SOON: Final = 300  # milliseconds after a change
_PARTS: Final = {"waiting": "waiting", "retention": "proposals", "removed": "done"}


class ErasuresScreen(Screen):
    """`part` of the place says which card comes into sight; `record` is a certificate just made."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
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
        answer: Answer[Due] = Answer(self, self._show, self.failed)
        self.session.jobs.write(answer, look_at, self.session.desk)

    def _changed(self) -> None:
        """Not while somebody writes a reason: that would be lost."""
        if not self.findChildren(SecondStep):
            self._soon.start()

    def first_controls(self) -> Sequence[QWidget]:
        """The first button of the card that was asked for."""
        card = self.cards.get(_PARTS.get(self.place.part, "")) or next(iter(self.cards.values()), None)  # fmt: skip
        return card.findChildren(Button)[:1] if card is not None else ()

    def _show(self, due: Due) -> None:
        clear(self._page)
        self.belongs.emit("today")
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

    def _card(self, key: str, title: str, icon: str, rows: Sequence[QWidget], empty: str) -> None:
        card = Card(self.look, title, icon=icon, space=12)
        card.setObjectName(f"card-{key}")
        for number, one in enumerate(rows):
            if number:
                card.rule()
            card.body.addWidget(one)
        if not rows:
            card.body.addWidget(Paragraph(self.look, empty, "body", "text2"))
        self.cards[key] = card
        self._page.addWidget(card)

    def _just_now(self) -> None:
        if not self.place.record:
            return
        say = self.look.words.say
        button = self._paper(self.place.record)
        title = say("Erased. The order goes to the other devices with the next hand-over.")
        text = say("The certificate holds numbers, days and counts, and nothing of what was erased.")  # fmt: skip
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
        self.go.emit(Place("paper", str(self.sender().property("certificate")), "certificate"))

    # The cards.
    def _offered(self, due: Due) -> None:
        say = self.look.words.say
        rows = [OfferedRow(self.look, one) for one in due.offered]
        for one in rows:
            one.go.connect(self.go)
        self._card("offered", say("Files that may no longer be kept"), "remove", rows, say("No family has taken back that its file is kept."))  # fmt: skip

    def _waiting(self, due: Due) -> None:
        say = self.look.words.say
        rows = [WaitingRow(self.look, self.session, one) for one in due.waiting]
        for one in rows:
            one.carry_out.connect(self._carry_out)
        self._card("waiting", say("Orders to erase that wait for a word from here"), "clock", rows, say("No order waits."))  # fmt: skip

    def _proposals(self, due: Due) -> None:
        say = self.look.words.say
        rows = [ProposalRow(self.look, self.session, one, due.today) for one in due.proposals]
        for one in rows:
            one.go.connect(self.go)
            one.put_off.connect(self._put_off)
        self._card("proposals", say("Kept longer than its time"), "clock", rows, say("Nothing is kept beyond its time."))  # fmt: skip

    def _done(self, due: Due) -> None:
        say = self.look.words.say
        rows = [self._went(one, due.certificates.get(one.frame, "")) for one in due.done]
        self._card("done", say("What went"), "receipt", rows, say("Nothing was erased here."))

    def _went(self, one: ErasureRow, certificate: str) -> QWidget:
        look, say = self.look, self.look.words.say
        part = QWidget()
        line = row(look, part, space=10)
        words = column(look, space=0)
        reason = capital(self.session.labels.term("erasure_reason", one.why))
        when = day_of(look.words, local(one.at).date().isoformat())
        words.addWidget(Label(look, look.dots(when, reason), "strong", elide=True))
        devices = len(one.confirmed) + len(one.missing)
        confirmed = look.words.count("confirmed by {confirmed} of {n} other device", "confirmed by {confirmed} of {n} other devices", devices, confirmed=len(one.confirmed)) if devices else ""  # fmt: skip
        owed = say("the database is still to be written anew") if one.state == "owed" else ""
        records = look.words.count("{n} record", "{n} records", one.records)
        words.addWidget(Label(look, look.dots(records, confirmed, owed), "small", "text2", elide=True))  # fmt: skip
        line.addLayout(words, 1)
        if certificate:
            line.addWidget(self._paper(certificate))
        return part

    # What is done.
    def _carry_out(self, frame: str) -> None:
        words = self.look.words.say("Erased.")
        answer = Answer(self, partial(self._gone, words), self._not_done)
        self.session.jobs.write_long(answer, self.session.desk.carry_out, frame)

    def _put_off(self, proposal: Proposal, until: str, because: str) -> None:
        words = self.look.words.say("Kept until {day}.", day=day_of(self.look.words, until))
        answer = Answer(self, partial(self._put, words), self._not_done)
        self.session.jobs.write(answer, self.session.desk.keep_for_now, proposal, until, because)

    def _gone(self, words: str, _: object) -> None:
        self._said.decided(words, None, undo=False)
        self.refresh()

    def _put(self, words: str, change: Change) -> None:
        self._said.decided(words, change)
        self.refresh()

    def _take_back(self, change: Change) -> None:
        answer = Answer(self, self._taken, self._not_done)
        self.session.jobs.write(answer, self.session.desk.take_back, change)

    def _taken(self, _: object) -> None:
        self.refresh()

    def _not_done(self, problem: VsdeskError) -> None:
        self.failed(problem)
        self.refresh()
