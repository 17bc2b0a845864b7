"""What whoever hands over should know before the bundle is written (none of it blocks); what goes, what
stays here and why; and what was handed over before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import SOURCES_GO, SOURCES_STAY
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day, local, size
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.leaving_page import NamedCard, row_key
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Handover, NamedRow, Outlook, Stays, UnsavedDraft
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_MOST: Final = 12  # rows that are named


class HandoverOutlook(Card):
    """There only where there is something to say. `chosen` once something was chosen about a
    name; `go` opens what is not saved. What was chosen for papers keeps no name out of what is handed over,
    so it is said all the same."""

    chosen = Signal()
    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Before it is written"), space=12)
        self.setObjectName("before-writing")
        self._places: dict[tuple[str, str, str], int] = {}  # of rows, in the order they came
        self._over = column(look, space=12)
        self.body.addLayout(self._over)
        say = look.words.say
        self.named = NamedCard(
            look,
            session,
            say(
                "The page of the source stays here. The told words below go to the recipient inside the organisation as they were told, the name in them too, unless it is taken out of them first. Where nothing is chosen they go along closed: no paper prints them, here or elsewhere."
            ),
            opens=True,
        )
        self.named.opened.connect(self.go)
        self.named.chosen.connect(self.chosen)
        self.body.addWidget(self.named)
        self._below = column(look, space=8)
        self.body.addLayout(self._below)

    def show_outlook(self, outlook: Outlook) -> None:
        """Say it of a hand-over: what nobody chose about stands first, when the page is opened."""
        clear(self._over)
        clear(self._below)
        if outlook.unchosen:
            count = len(outlook.unchosen)
            words = self._look.words.count(
                "{n} told text names a source who stays here, and nobody chose what papers do.",
                "{n} told texts name a source who stays here, and nobody chose what papers do.",
                count,
            )
            self._over.addWidget(Banner(self._look, words, "", "warn"))
        elif outlook.named:
            words = self._look.words.count(
                "{n} told text names a source who stays here; what was chosen holds for papers alone.",
                "{n} told texts name a source who stays here; what was chosen holds for papers alone.",
                len(outlook.named),
            )
            self._over.addWidget(Banner(self._look, words, "", "warn"))
        self.named.show_named(self._in_order(outlook.named))
        if outlook.unsaved:
            self._add_unsaved(outlook.unsaved)
        self.setVisible(bool(outlook.named or outlook.unsaved))

    def _in_order(self, rows: Sequence[NamedRow]) -> list[NamedRow]:
        """What nobody chose about first; a row about which somebody chose here keeps its place."""
        for one in sorted(rows, key=lambda one: one.choice is not None):
            self._places.setdefault(row_key(one), len(self._places))
        return sorted(rows, key=lambda one: self._places[row_key(one)])

    def _add_unsaved(self, rows: Sequence[UnsavedDraft]) -> None:
        look, words = self._look, self._look.words
        talks = sum(one.is_interview for one in rows)
        said = [
            words.count("{n} begun interview stays here.", "{n} begun interviews stay here.", talks)
            if talks
            else "",
            words.count(
                "{n} page with unsaved words stays here.",
                "{n} pages with unsaved words stay here.",
                len(rows) - talks,
            )
            if len(rows) > talks
            else "",
        ]
        more = words.say(
            "What is not saved is in no bundle. Open it to save it, or hand over without it."
        )
        self._below.addWidget(Banner(look, " ".join(filter(None, said)), more, "warn"))
        for place, one in enumerate(rows[:_MOST]):
            called = look.dots(one.number, one.name) or words.say("Without a name yet")
            button = Button(look, called, f"unsaved-{place}", kind="choice", icon=_icon(one))
            button.setProperty("place", place)
            button.clicked.connect(self._open)
            self._below.addWidget(button)
        self._rows = rows
        if rest := max(0, len(rows) - _MOST):
            more = words.count("{n} more row", "{n} more rows", rest)
            self._below.addWidget(Paragraph(look, more, "small", "text2"))

    def _open(self) -> None:
        one = self._rows[int(self.sender().property("place"))]
        self.go.emit(
            Route("interview", one.root) if one.is_interview else page_of(one.kind, one.root)
        )


def _icon(one: UnsavedDraft) -> str:
    return "told" if one.is_interview else "edit"


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
            if one.reason == "older":
                why = words.say(
                    "This is an older copy: it does not know who gets what today. It goes once the others have answered, or somebody wrote that nobody has more."
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
