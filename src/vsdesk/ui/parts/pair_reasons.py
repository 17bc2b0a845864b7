"""What speaks for one person and what speaks against it: two cards of the same size and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.pair_words import field_words, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import PairEvidence
    from vsdesk.ui.kit.ui_context import UiContext

_START = "start"  # where every pair begins: no reason of this one
_NOTHING = 0.5  # bits: what weighs less is no reason either way


class Reasons(QWidget):
    """Two cards beside each other."""

    def __init__(self, look: UiContext, evidence: Sequence[PairEvidence]) -> None:
        super().__init__()
        say = look.words.say
        said = [one for one in evidence if one.field != _START and abs(one.points) >= _NOTHING]
        self._line = row(look, self, space=12)
        self.supporting = _Side(
            look,
            say("Points to one person"),
            [one for one in said if one.points > 0],
            "check",
            "ok",
        )
        self.against = _Side(
            look,
            say("Points to two persons"),
            [one for one in said if one.points < 0],
            "warn",
            "warn",
        )
        for side in (self.supporting, self.against):
            self._line.addWidget(side, 1)

    def reflow(self, wide: bool) -> None:
        """Below each other when room is short: what speaks against first, for it is easily missed."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if wide else ways.BottomToTop)


class _Side(Card):
    """One card: a reason a line, the weightiest first."""

    def __init__(
        self, look: UiContext, title: str, said: Sequence[PairEvidence], icon: str, tone: str
    ) -> None:
        super().__init__(look, title, space=5, edge=16)
        self.body.setContentsMargins(look.margins(16, 10, 16, 10))
        for one in said:
            line = row(look, space=8)
            line.addWidget(IconMark(look, icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
            words = column(look, space=0)
            sentence = look.words.say(
                "{what}: {rule}",
                what=field_words(look, one.field),
                rule=look.words.say(one.rule),
            )
            words.addWidget(Paragraph(look, sentence, wide=70))
            words.addWidget(Paragraph(look, _under(look, one), "small", "text2", wide=80))
            line.addLayout(words, 1)
            self.body.addLayout(line)
        if not said:
            self.body.addWidget(Paragraph(look, look.words.say("Nothing here."), "body", "text2"))
        self.body.addStretch(1)


def _under(look: UiContext, one: PairEvidence) -> str:
    """How much it weighs, and how rare the name is here."""
    rarity = ""
    if one.borne is not None:
        rarity = look.words.count(
            "{n} of {all} reports here has a name that sounds like this one",
            "{n} of {all} reports here have a name that sounds like this one",
            one.borne[0],
            all=one.borne[1],
        )
    return look.dots(weight(look, one.points), rarity)
