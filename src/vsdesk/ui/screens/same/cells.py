"""What stands in the rows of a queue: the two names, where and when, the band or what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import TableColumn
from vsdesk.ui.parts.pair_words import BANDS, DECISIONS, head_names

if TYPE_CHECKING:
    from vsdesk.desk import PairRow
    from vsdesk.ui.kit.context import UiContext


class PairCells:
    """Cells and words of the rows of pairs."""

    def __init__(self, look: UiContext) -> None:
        self._look = look

    def columns(self) -> tuple[TableColumn, ...]:
        """One report, the other, their numbers, their places, the state."""
        say = self._look.words.say
        return (
            TableColumn("left", say("One report"), 220, 4),
            TableColumn("right", say("The other report"), 220, 4),
            TableColumn("numbers", say("Numbers"), 150, 1),
            TableColumn("places", say("Where"), 150, 3),
            TableColumn("state", say("State"), 190, 1),
        )

    def cell(self, row: PairRow, key: str) -> Cell:
        """What to paint."""
        if key in ("left", "right"):
            return Cell(*head_names(self._look, getattr(row, key)), "strong")
        if key == "numbers":
            return Cell(row.left.number, row.right.number, "small", "text2")
        if key == "places":
            return Cell(row.left.place, row.right.place)
        return Cell(badge=(self._state(row), "neutral" if row.decision else "accent"))

    def text(self, row: PairRow, key: str) -> str:
        """The words of a cell."""
        look = self._look
        if key in ("left", "right"):
            return look.dots(*head_names(look, getattr(row, key)))
        if key == "numbers":
            return look.dots(row.left.number, row.right.number)
        if key == "places":
            return look.dots(row.left.place, row.right.place)
        return self._state(row)

    def _state(self, row: PairRow) -> str:
        say = self._look.words.say
        if row.decision in DECISIONS:
            return say(DECISIONS[row.decision][1])
        if row.before in DECISIONS:
            return say("{decided}: asked again", decided=say(DECISIONS[row.before][1]))
        return say(BANDS[row.band]) if row.band in BANDS else say("Waits for a decision")
