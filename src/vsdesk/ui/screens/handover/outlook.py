"""What goes, what stays here and why; and what was handed over before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.desk import SOURCES_GO, SOURCES_STAY
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, row, rule
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day, local, size
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk import Handover, Outlook, Stays
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST = 12


class OutlookCards(QWidget):
    """Two cards at the end of the page."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._box = column(look, self, space=12)
        self.clear()

    def clear(self) -> None:
        """Before anything was looked at."""
        say = self._look.words.say
        clear(self._box)
        card = Card(self._look, say("What goes"))
        card.body.addWidget(
            Paragraph(
                self._look,
                say(
                    "Everything that the recipient has not confirmed yet. Choose the recipient and the place first."
                ),
                "body",
                "text2",
            )
        )
        self._box.addWidget(card)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show an Outlook of the desk."""
        look, words = self._look, self._look.words
        clear(self._box)
        goes = outlook.goes
        card = Card(look, words.say("What goes"), space=8)
        rows = (
            (
                goes.new.get("case", 0),
                words.count("new case", "new cases", goes.new.get("case", 0)),
            ),
            (
                goes.changed.get("case", 0),
                words.count("changed case", "changed cases", goes.changed.get("case", 0)),
            ),
            (
                goes.new.get("family", 0),
                words.count("new family", "new families", goes.new.get("family", 0)),
            ),
            (
                goes.changed.get("family", 0),
                words.count("changed family", "changed families", goes.changed.get("family", 0)),
            ),
            (
                goes.files,
                words.count("document or recording", "documents and recordings", goes.files),
            ),
            (
                goes.receipts,
                words.count(
                    "receipt for what was received", "receipts for what was received", goes.receipts
                ),
            ),
        )
        for number, text in rows:
            if number:
                line = row(look, space=12)
                figure = Label(look, str(number), "h3", "accent")
                figure.setFixedWidth(look.px(40))
                line.addWidget(figure)
                line.addWidget(Label(look, text, elide=True), 1)
                card.body.addLayout(line)
        if goes.nothing:
            card.body.addWidget(Paragraph(look, words.say("Nothing new."), "body", "text2"))
        self._box.addWidget(card)
        self._box.addWidget(self._stays(outlook.stays, go=outlook.sources_go))

    def _stays(self, stays: Sequence[Stays], *, go: bool) -> Card:
        look, words = self._look, self._look.words
        card = Card(look, words.say("What stays here, and why"), space=8)
        for one in stays:
            line = row(look, space=8)
            line.addWidget(IconMark(look, "lock", "text2"), 0, Qt.AlignmentFlag.AlignTop)
            text = column(look, space=0)
            why = words.say("Not assigned to this device.")
            if one.reason == "disputed":
                why = words.say(
                    "One coordinator lent it to this device and another took it back. It goes when one of them decides."
                )
            if one.kind == "source":
                head = words.count("{n} source", "{n} sources", one.count)
                why = words.say("Stays with who wrote it; it is handed over on its own page.")
            elif one.kind == "family":
                head = words.count("{n} family", "{n} families", one.count)
            else:
                head = words.count("{n} case", "{n} cases", one.count)
            text.addWidget(Label(look, head, "strong", elide=True))
            text.addWidget(Paragraph(look, why, "small", "text2"))
            line.addLayout(text, 1)
            card.body.addLayout(line)
        card.body.addWidget(
            Paragraph(
                look,
                words.say(SOURCES_GO) if go else words.say(SOURCES_STAY),
                "small",
                "text2",
            )
        )
        return card


class EarlierCard(Card):
    """The newest first."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Earlier hand-overs"), space=8)
        self._session = session
        self._rows = column(look, space=8)
        self.body.addLayout(self._rows)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        self._session.jobs.read(Callbacks(self, self._show), self._session.desk.sync.handovers)

    def _show(self, found: Sequence[Handover]) -> None:
        look, words = self._look, self._look.words
        clear(self._rows)
        for one in found[:_MOST]:
            self._rows.addWidget(rule())
            line = Flow(look, space=12)
            when = Label(look, day(words, local(one.made), year=False))
            when.setMinimumWidth(look.px(110))
            line.addWidget(when)
            cases = one.counts.get("case_new", 0) + one.counts.get("case_changed", 0)
            told = words.count(
                "{n} case · {size}", "{n} cases · {size}", cases, size=size(words, one.size)
            )
            line.addWidget(Label(look, told, "body", "text2", elide=True), 1, least=look.px(110))
            if one.state == "delivered":
                line.addWidget(Badge(look, words.say("Delivered: the receipt came"), "ok", "ready"))
            else:
                line.addWidget(
                    Badge(look, words.say("Not delivered yet: no receipt"), "warn", "clock")
                )
            self._rows.addLayout(line)
        if not found:
            self._rows.addWidget(
                Paragraph(look, words.say("Nothing was handed over yet."), "body", "text2")
            )
