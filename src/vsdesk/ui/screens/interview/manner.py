"""How the answers of one sitting are given: by whom, who said them, how they are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.records.consent.questions import NAMED
from vsdesk.ui.editing.naming_ways import naming_ways
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, let_go_of_items
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext


class AnswererBar(QWidget):
    """Above the questions. `turned` carries the spot of whoever answers now."""

    turned = Signal(str)

    def __init__(
        self, look: UiContext, labels: Labels, people: Sequence[tuple[str, str]], who: str
    ) -> None:
        """`people` are (spot, name)."""
        super().__init__()
        self._look, self._people = look, people
        say = look.words.say
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(10))
        self.who = Choice(look, "consent-who", say("Who answers"), people, who)
        self.who.chosen.connect(self._turn)
        terms = [(key, capital(words)) for key, words in labels.terms("consent_recorded")]
        label = say("How the answer is recorded")
        self.how = Choice(look, "consent-how", label, [("", "—"), *terms])
        self.by = Choice(look, "consent-said-by", say("Who said it"), self._others(who), "")
        modes = naming_ways(labels)
        named = say("How they may be named")
        self.named = Choice(look, "consent-named", named, [("", "—"), *modes])
        for words, box in (
            (say("Who answers"), self.who),
            (say("How the answer is recorded"), self.how),
            (say("Who said it"), self.by),
            (say("How they may be named"), self.named),
        ):
            self._add(words, box)
        told = Paragraph(look, say(NAMED), "small", "text2", wide=90)
        self._grid.addWidget(told, self._grid.rowCount(), 0, 1, 2)

    def _add(self, words: str, box: Choice) -> None:
        at = self._grid.count()
        box.setFont(self._look.font("talk"))
        part = column(self._look, space=4)
        part.addWidget(Label(self._look, words, "body", "text2", elide=True))
        part.addWidget(box)
        self._grid.addLayout(part, at // 2, at % 2)
        let_go_of_items(part)
        self._grid.setColumnStretch(at % 2, 1)

    def _others(self, who: str) -> list[tuple[str, str]]:
        themselves = ("", self._look.words.say("They themselves"))
        return [themselves, *(one for one in self._people if one[0] != who)]

    def _turn(self, who: str) -> None:
        self.by.offer(self._others(who))
        self.by.choose("")
        self.named.choose("")
        self.turned.emit(who)
