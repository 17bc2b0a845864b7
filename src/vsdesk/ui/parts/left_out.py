"""What is left out of a print, and why; never whose answer it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from vsdesk.desk import unset_words
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.ui.kit.boxes import clear, column, filled_at_once, row, rule
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.gate.disclosure import Withheld
    from vsdesk.ui.kit.ui_context import UiContext

_MARKS: Final = {
    "contact": ("call", "warn"),
    "source": ("sealed", "sealed"),
    "refused": ("consent", "stop"),
    "photo": ("photo", "text2"),
}


class LeftOut(Card):
    """One line for each reason, with the things that it keeps back."""

    def __init__(self, look: UiContext, labels: Labels) -> None:
        super().__init__(look, look.words.say("Left out of this print"), edge=14, space=8)
        self._count = Label(look, "", "small", "text2")  # beside the title it would cut that off
        self._count.hide()
        self.body.addWidget(self._count)
        self._labels = labels
        self._left = column(look, space=8)
        self.body.addLayout(self._left)

    def nothing_yet(self) -> None:
        """There is no print to speak of."""
        clear(self._left)
        self._say_count("")

    def _say_count(self, words: str) -> None:
        self._count.setText(words)
        self._count.setVisible(bool(words))

    def show_withheld(self, withheld: Sequence[Withheld], unset: Collection[str] = ()) -> None:
        """Say what is left out, grouped by the reason, and which characters have no letter."""
        with filled_at_once(self):
            self._fill(withheld, unset)

    def _fill(self, withheld: Sequence[Withheld], unset: Collection[str]) -> None:
        clear(self._left)
        look, labels = self._look, self._labels
        grouped: dict[str, list[str]] = {}
        for one in withheld:
            words = labels.field(one.kind, one.field) if one.field else labels.kinds(one.kind)
            grouped.setdefault(one.reason, []).append(words)
        self._say_count(look.words.count("{n} thing", "{n} things", len(withheld)))
        for place, (reason, things) in enumerate(grouped.items()):
            if place:
                self._left.addWidget(rule())
            line = row(look, space=8)
            line.addWidget(
                IconMark(look, *_MARKS.get(reason, ("blocked", "text2"))),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            words_box = column(look, space=0)
            listed = look.listed(dict.fromkeys(things))
            words_box.addWidget(Paragraph(look, capital(listed), "strong"))
            words_box.addWidget(
                Paragraph(look, look.words.say(REASONS.get(reason, reason)), "small", "text2")
            )
            line.addLayout(words_box, 1)
            self._left.addLayout(line)
        if unset:
            self._left.addWidget(rule())
            self._left.addWidget(Paragraph(look, unset_words(look.words, unset), "body", "warn"))
        if not grouped:
            self._left.addWidget(
                Paragraph(look, look.words.say("Nothing is left out."), "body", "text2")
            )
