"""The rows of what was found in a file: the line there, the case here, how likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import TableColumn
from vsdesk.ui.parts.pair_words import BANDS, head_names

if TYPE_CHECKING:
    from vsdesk.desk import FileHit
    from vsdesk.ui.kit.context import UiContext


class FileHitCells:
    """Cells and words of hits."""

    def __init__(self, look: UiContext) -> None:
        self._look = look

    def columns(self) -> tuple[TableColumn, ...]:
        """The file, the case, the band."""
        say = self._look.words.say
        return (
            TableColumn("line", say("In the file"), 220, 3),
            TableColumn("case", say("Case here"), 220, 3),
            TableColumn("band", say("How close"), 150, 1),
        )

    def cell(self, hit: FileHit, key: str) -> Cell:
        """What to paint."""
        if key == "line":
            return Cell(hit.name, self._under(hit), "strong")
        if key == "case":
            first, second = head_names(self._look, hit.head)
            return Cell(first, self._look.dots(second, hit.head.number), "strong")
        return Cell(badge=(self._band(hit), "accent"))

    def text(self, hit: FileHit, key: str) -> str:
        """The words of a cell."""
        if key == "line":
            return self._look.dots(hit.name, self._under(hit))
        if key == "case":
            return self._look.dots(*head_names(self._look, hit.head), hit.head.number)
        return self._band(hit)

    def _under(self, hit: FileHit) -> str:
        look = self._look
        row = look.words.say("row {row}", row=hit.pair.a)
        mother = look.words.say("mother: {name}", name=hit.mother) if hit.mother else ""
        return look.dots(row, mother)

    def _band(self, hit: FileHit) -> str:
        say = self._look.words.say
        return say(BANDS[hit.pair.band]) if hit.pair.band in BANDS else say("Open")
