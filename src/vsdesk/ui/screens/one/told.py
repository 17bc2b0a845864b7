"""Field by field what the reports of one person tell, and which of them tell it. Several answers stand side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import rule
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.same.said import cut, field_words, uncut, value_words

if TYPE_CHECKING:
    from vsdesk.desk import OnePerson, ToldBy
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class WhatIsTold(Card):
    """A line for each answer: the field, the answer, how many reports tell it and which; a name in all its writings."""

    def __init__(self, look: Look, session: Session, person: OnePerson) -> None:
        super().__init__(look, look.words.say("What they tell"), space=8, edge=16)
        self._numbers = {
            one.root: one.number or look.words.say("No number yet")
            for one in person.group.heads
            if one.root in person.counted
        }
        self._grid = grid = QGridLayout()
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
            for one in rows:
                self._row(session, one)

    def _row(self, session: Session, one: ToldBy) -> None:
        look, words = self._look, self._look.words
        written = (cut(value_words(look, session, one.field, value)) for value in one.writings)
        said = Paragraph(look, look.dots(*dict.fromkeys(written)))
        tip.give(said, "\n".join(filter(None, (uncut(str(value)) for value in one.writings))))
        self._grid.addWidget(said, self._line, 1)
        behind = words.count(
            "{n} of {all} reports tells this",
            "{n} of {all} reports tell this",
            len(one.roots),
            all=len(self._numbers),
        )
        numbers = look.listed(self._numbers[root] for root in one.roots if root in self._numbers)
        who = Paragraph(look, look.dots(behind, numbers), "small", "text2", wide=70)
        self._grid.addWidget(who, self._line, 2)
        self._line += 1
