"""Field by field what the reports of one person tell, and which of them tell it. Several answers stand side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.context import SOME
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import row, rule
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.pair_words import cut, field_words, uncut, value_words

if TYPE_CHECKING:
    from vsdesk.desk import OnePerson, ToldBy
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_ANSWERS: Final = (
    8  # answers to one question at once: an endless one does not hide the next question
)


class WhatIsTold(Card):
    """A line for each answer: the field, the answer, how many reports tell it and which; a name in all its writings."""

    def __init__(self, look: UiContext, session: VaultSession, person: OnePerson) -> None:
        super().__init__(look, look.words.say("What they tell"), space=8, edge=16)
        self._numbers = {
            one.root: one.number or look.words.say("No number yet")
            for one in person.group.heads
            if one.root in person.counted
        }
        self._session = session
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(4))
        grid.setColumnMinimumWidth(0, look.px(110))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self._line = 0
        for field, rows in groupby(person.rows, key=lambda one: one.field):
            if self._line:
                grid.addWidget(rule(), self._line, 0, 1, 3)
                self._line += 1
            name = Label(look, field_words(look, field), "body", "text2", elide=True)
            grid.addWidget(name, self._line, 0, Qt.AlignmentFlag.AlignTop)
            answers = list(rows)
            for one in answers[:_ANSWERS]:
                for column, told in enumerate(self._told(one), 1):
                    grid.addWidget(told, self._line, column)
                self._line += 1
            if rest := answers[_ANSWERS:]:
                more = More(look, f"more-{field}", rest, self._below, first=0, space=4)
                grid.addWidget(more, self._line, 1, 1, 2)
                self._line += 1

    def _below(self, one: ToldBy) -> QWidget:
        """An answer for which there was no room at once."""
        part = QWidget()
        line = row(self._look, part, space=12)
        for told in self._told(one):
            line.addWidget(told, 1)
        return part

    def _told(self, one: ToldBy) -> tuple[Paragraph, Paragraph]:
        look, words, session = self._look, self._look.words, self._session
        writings = one.writings[:SOME]
        written = dict.fromkeys(
            cut(value_words(look, session, one.field, value)) for value in writings
        )
        left = len(one.writings) - len(writings)
        more = words.count("and {n} more", "and {n} more", left) if left else ""
        said = Paragraph(look, look.dots(*written, more))
        tip.give(said, "\n".join(filter(None, (uncut(str(value)) for value in writings))))
        behind = words.count(
            "{n} of {all} reports tells this",
            "{n} of {all} reports tell this",
            len(one.roots),
            all=len(self._numbers),
        )
        numbers = look.some(self._numbers[root] for root in one.roots if root in self._numbers)
        who = Paragraph(look, look.dots(behind, numbers), "small", "text2", wide=70)
        return said, who
