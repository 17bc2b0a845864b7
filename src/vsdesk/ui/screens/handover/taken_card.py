"""Taken in before: what came, from whom and what became of it, the newest first, page after page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import CODES
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, row, rule
from vsdesk.ui.kit.measure import stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import device_words
from vsdesk.ui.screens.handover.report import status_badge

if TYPE_CHECKING:
    from vsdesk.desk import HistoryPage, TakenBefore
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class TakenCard(Card):
    """Reads itself anew when something came in; older pages are added below."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Taken in before"), icon="history", space=8)
        self.setObjectName("taken-before")
        self._session = session
        self._next: tuple[int, int] | None = None
        self._rows = column(look, space=8)
        self.body.addLayout(self._rows)
        self.older = Button(look, look.words.say("Show older ones"), "taken-older", kind="link")
        self.older.clicked.connect(self._more)
        self.older.hide()
        self.body.addWidget(self.older, 0, look.leading)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest page again."""
        desk = self._session.desk
        self._session.jobs.read(Callbacks(self, self._show), desk.sync.intake.taken_before)

    def _more(self) -> None:
        self.older.setEnabled(False)
        desk = self._session.desk
        self._session.jobs.read(
            Callbacks(self, self._add), desk.sync.intake.taken_before, self._next
        )

    def _show(self, page: HistoryPage) -> None:
        clear(self._rows)
        if not page.files:
            words = self._look.words.say("Nothing was taken in yet.")
            self._rows.addWidget(Paragraph(self._look, words, "body", "text2"))
        self._add(page)

    def _add(self, page: HistoryPage) -> None:
        for one in page.files:
            self._rows.addWidget(rule())
            self._row(one)
        self._next = page.next
        self.older.setEnabled(True)
        self.older.setVisible(page.next is not None)

    def _row(self, one: TakenBefore) -> None:
        look, words = self._look, self._look.words
        line = row(look, space=12)
        when = Label(look, stamp(words, one.at, year=True))
        when.setMinimumWidth(look.px(150))
        line.addWidget(when)
        who = words.say("a device that no list names")
        if one.sender is not None:
            who = device_words(look, one.sender)
        line.addWidget(Label(look, who, "strong", elide=True), 2)
        line.addWidget(Label(look, self._told(one), "body", "text2", elide=True), 2)
        line.addWidget(status_badge(look, one.result))
        self._rows.addLayout(line)
        for code in one.codes:
            self._rows.addWidget(
                Paragraph(look, words.say(CODES[code].sentence), "small", "text2", wide=90)
            )

    def _told(self, one: TakenBefore) -> str:
        words = self._look.words
        if one.new or one.changed:
            return words.count(
                "{n} new case, {changed} changed",
                "{n} new cases, {changed} changed",
                one.new,
                changed=one.changed,
            )
        return words.count("{n} record", "{n} records", one.records) if one.records else ""
