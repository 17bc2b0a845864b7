"""Other reports that may be about either of the two: decided ones and open ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.parts.pair_words import BANDS, DECISIONS, brief
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import PairRow
    from vsdesk.ui.kit.context import UiContext


class OtherPairs(Card):
    """One line a pair; pressing it opens that pair."""

    go = Signal(object)

    def __init__(self, look: UiContext, pairs: Sequence[PairRow]) -> None:
        super().__init__(
            look, look.words.say("Other reports that may belong here"), space=6, edge=16
        )
        self._places: dict[str, Route] = {}
        self.body.addWidget(More(look, "more-others", pairs, self._pair, space=6))

    def _pair(self, one: PairRow) -> QWidget:
        look, part = self._look, QWidget()
        line = Flow(look, part, space=10)
        name = f"other-{len(self._places)}"
        left, right = (brief(look, head) for head in (one.left, one.right))
        words = look.words.say("{one} and {other}", one=left, other=right)
        button = Button(look, words, name, kind="link", icon="go", after=True)
        self._places[name] = Route("pair", one.a, field=one.b)
        button.clicked.connect(self._open)
        line.addWidget(button)
        numbers = look.dots(one.left.number, one.right.number)
        line.addWidget(Label(look, numbers, "small", "text2", elide=True), 1)
        line.addWidget(Badge(look, *_state(look, one)))
        return part

    def _open(self) -> None:
        self.go.emit(self._places[self.sender().objectName()])


def _state(look: UiContext, one: PairRow) -> tuple[str, str]:
    say = look.words.say
    if one.decision in DECISIONS:
        return say(DECISIONS[one.decision][1]), "neutral"
    return (say(BANDS[one.band]) if one.band in BANDS else say("Waits for a decision")), "accent"
