"""Above the questions to one person: who answers, how it is recorded, who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.records.consent.questions import NAMED
from vsdesk.ui.editing.naming_ways import naming_ways
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, let_go_of_items
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.interview.relatives import SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext

UNSAID: Final = "unsaid"  # nobody said who gives an answer


class AnswererBar(QWidget):
    """`turned` carries the spot of whoever answers now. Of whoever does not speak with
    us nobody said yet whether they said it themselves."""

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
        read = say("Text that was read")
        self.text = Choice(look, "consent-text", read, [("", "—")])
        modes = naming_ways(labels)
        self.named = Choice(
            look, "consent-named", say("How they may be named"), [("", "—"), *modes]
        )
        for box in (self.who, self.how, self.by, self.named, self.text):
            self._add(box.accessibleName(), box)
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
        unsaid = [] if who == SPEAKER else [(UNSAID, "—")]
        themselves = ("", self._look.words.say("They themselves"))
        return [*unsaid, themselves, *(one for one in self._people if one[0] != who)]

    def turn_to(self, who: str) -> None:
        """Somebody else answers, as the page knows already."""
        self.who.choose(who)
        self._begin_with(who)

    def _turn(self, who: str) -> None:
        self._begin_with(who)
        self.turned.emit(who)

    def _begin_with(self, who: str) -> None:
        self.by.offer(self._others(who))
        self.by.choose("" if who == SPEAKER else UNSAID)
        self.text.choose("")
        self.named.choose("")
