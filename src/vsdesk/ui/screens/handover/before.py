"""What whoever hands over should know before the bundle is written; none of it blocks: told words that name a
source who stays here, and what was written down and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.leaving import NamedCard
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import NamedRow, Outlook, Unsaved
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST: Final = 12  # drafts that are named


class BeforeWriting(Card):
    """There only where there is something to say. `chosen` once something was chosen about a
    name; `go` opens what is not saved."""

    chosen = Signal()
    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Before it is written"), space=12)
        self.setObjectName("before-writing")
        self._asked: set[tuple[str, str, str]] = set()  # nothing was chosen when the page opened
        self._over = column(look, space=12)
        self.body.addLayout(self._over)
        say = look.words.say
        self.named = NamedCard(
            look,
            session,
            say(
                "The source stays here and its name with it. Where nothing is chosen the words go along closed: no paper prints them, here or elsewhere."
            ),
        )
        self.named.chosen.connect(self.chosen)
        self.body.addWidget(self.named)
        self._below = column(look, space=8)
        self.body.addLayout(self._below)

    def show_outlook(self, outlook: Outlook) -> None:
        """Say it of a hand-over; a name about which somebody chose here keeps its place."""
        self._asked |= {_key(one) for one in outlook.unchosen}
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
        self.named.show_named([one for one in outlook.named if _key(one) in self._asked])
        if outlook.unsaved:
            self._add_unsaved(outlook.unsaved)
        self.setVisible(bool(self._asked or outlook.unsaved))

    def _add_unsaved(self, rows: Sequence[Unsaved]) -> None:
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


def _key(one: NamedRow) -> tuple[str, str, str]:
    return one.record, one.of, one.who


def _icon(one: Unsaved) -> str:
    return "told" if one.is_interview else "edit"
