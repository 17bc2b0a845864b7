"""What came in, in a line for each: new cases by device, files that were not taken in, pairs that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.records.dates.days import day_at
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.measure import day
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.people import device_words
from vsdesk.ui.route import CAME, Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, NewFrom, RefusedLast
    from vsdesk.ui.kit.context import UiContext

_DEVICES: Final = 12  # devices that stand by name; the list of cases has all
_PAIRS: Final = ("strong", "likely")  # the bands that ask for a person's look


@dataclass(frozen=True)
class Came:
    """What is new and nobody looked at yet."""

    new: Sequence[NewFrom] = ()
    refused: RefusedLast | None = None
    pairs: int = 0

    @classmethod
    def read(cls, desk: Desk) -> Came:
        """From the desk; pairs are for those who decide them."""
        counts = desk.matching.match_counts() if desk.context.role == "coordinator" else {}
        return cls(
            desk.sync.intake.new_from(),
            desk.sync.intake.refused_last(),
            sum(counts.get(one, 0) for one in _PAIRS),
        )

    def __bool__(self) -> bool:
        return bool(self.new or self.refused or self.pairs)


class CameCard(Card):
    """`go` opens what a line counts."""

    go = Signal(object)

    def __init__(self, look: UiContext, came: Came) -> None:
        super().__init__(look, look.words.say("What came in"), space=4)
        self.setObjectName("came")
        words = look.words
        self.buttons: list[DueButton] = []
        for one in came.new[:_DEVICES]:
            who = words.say("a device that no list names")
            if one.sender is not None:
                who = device_words(look, one.sender)
            told = words.count("{n} new case", "{n} new cases", one.count)
            self._line(told, self._since(one.since), who, Route("cases", one.kid, CAME))
        if came.refused is not None:
            told = words.count(
                "{n} file not taken in", "{n} files not taken in", came.refused.count
            )
            where = Route("handover", part="receive")
            self._line(told, self._on(came.refused.at), words.say("The last time"), where)
        if came.pairs:
            told = words.count(
                "{n} pair of reports may be of one person.",
                "{n} pairs of reports may be of one person.",
                came.pairs,
            )
            self._line(
                told, "", words.say("Nothing is joined without you. It can wait."), Route("same")
            )

    def _line(self, title: str, when: str, told: str, where: Route) -> None:
        button = DueButton(self._look, (title, ""), when, told)
        button.setObjectName(f"came-{len(self.buttons)}")
        button.clicked.connect(lambda: self.go.emit(where))
        self.buttons.append(button)
        self.body.addWidget(button)

    def _since(self, moment: int) -> str:
        return self._look.words.say("since {day}", day=self._on(moment))

    def _on(self, moment: int) -> str:
        return day(self._look.words, date.fromisoformat(day_at(moment)))
