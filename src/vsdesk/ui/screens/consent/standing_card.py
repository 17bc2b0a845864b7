"""Who may speak for a missing person: nearest first, who was not asked, who is heard only with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row, rule
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk import AskedPerson
    from vsdesk.ui.screens.consent.asked import ConsentWords


class StandingCard(Card):
    """One line for each person, whether that person was asked or not."""

    def __init__(self, told: ConsentWords) -> None:
        look = told.look
        super().__init__(look, look.words.say("Who may speak"), icon="families", space=8)
        self.setObjectName("standing")
        people = [one for one in told.found.table.speakers if one.can_be_asked]
        ordered = told.turns(
            people, lambda one: (one.person,), FIRST, lambda one: told.says_no(one.rows)
        )
        lines = list(enumerate(ordered))
        self.body.addWidget(More(look, "more-standing", lines, lambda two: self._line(told, *two)))
        if not people:
            words = look.words.say("Add the members first: consent belongs to a person.")
            self.body.addWidget(Paragraph(look, words, "body", "text2"))
            return
        nearer = self._not_asked(told, ordered)
        self.body.addWidget(More(look, "more-nearer", nearer, lambda words: Paragraph(look, words, "small", "warn", wide=90)))  # fmt: skip

    def _line(self, told: ConsentWords, number: int, one: AskedPerson) -> QWidget:
        look, part = self._look, QWidget()
        box = column(look, part, space=8)
        if number:
            box.addWidget(rule())
        icon, tone = ("ready", "ok") if one.speaks else ("gap", "text2")
        line = row(look, space=10)
        line.addWidget(IconMark(look, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        words.addWidget(Label(look, told.name(one.person), "strong", elide=True))
        words.addWidget(Label(look, told.under(one), "small", "text2", elide=True))
        line.addLayout(words, 1)
        said = look.words.count("{n} answer", "{n} answers", len(one.rows)) if one.rows else look.words.say("not asked yet")  # fmt: skip
        line.addWidget(Label(look, said, "small", "text2"))
        box.addLayout(line)
        return part

    def _not_asked(self, told: ConsentWords, people: list[AskedPerson]) -> list[str]:
        """Whoever stands nearer than somebody who answered, and was not asked."""
        answered = [one.standing or 9 for one in people if one.rows]
        farthest = max(answered, default=0)
        return [
            self._look.words.say(
                "{name} stands nearer than somebody who answered, and was not asked.",
                name=told.name(one.person),
            )
            for one in people
            if not one.rows and not one.minor and 0 < one.standing < farthest
        ]
