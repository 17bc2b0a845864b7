"""Why these reports are read as one person: each decision with its reason, and the way to the pair."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.pair_words import DECISIONS
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Decided
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.one.read import OnePersonPage


class Accepted(Card):
    """`go` opens a pair, where it can be decided again or taken back."""

    go = Signal(object)

    def __init__(self, look: UiContext, found: OnePersonPage) -> None:
        super().__init__(look, look.words.say("What was decided"), space=8, edge=16)
        self._numbers = {one.root: one.number for one in found.person.group.heads}
        self._places: dict[str, Route] = {}
        self.buttons: list[Button] = []
        self.body.addWidget(More(look, "more-accepted", found.pairs, self._pair, space=8))

    def _pair(self, pair: tuple[str, str, Decided]) -> QWidget:
        a, b, decided = pair
        look, say, part = self._look, self._look.words.say, QWidget()
        icon, what = DECISIONS.get(decided.decision, ("info", decided.decision))
        line = row(look, part, space=8)
        tone = "ok" if decided.decision == "same" else "warn"
        line.addWidget(IconMark(look, icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        numbers = look.listed(one for one in (self._numbers[a], self._numbers[b]) if one)
        when = day(look.words, date.fromisoformat(decided.on)) if decided.on else ""
        words.addWidget(Paragraph(look, look.dots(say(what), numbers), "strong", wide=90))
        why = say("«{why}»", why=decided.why) if decided.why else ""
        words.addWidget(
            Paragraph(look, look.dots(why, decided.by, when), "small", "text2", wide=90)
        )
        line.addLayout(words, 1)
        button = Button(look, say("Look at the pair"), f"decided-{len(self.buttons)}", kind="link", icon="go", after=True)  # fmt: skip
        self._places[button.objectName()] = Route("pair", a, field=b)
        button.clicked.connect(self._open)
        self.buttons.append(button)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return part

    def _open(self) -> None:
        self.go.emit(self._places[self.sender().objectName()])
