"""What stands in the cells of the list of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.list_cells import ListCells
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.row_table import TableColumn

if TYPE_CHECKING:
    from vsdesk.desk import ListRow
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

# Tone and icon of a state: missing is the accent, nothing mourns, nothing cheers.
_TONES: Final = {
    "new": ("accent", "gap"),
    "open_searching": ("accent", "gap"),
    "lead": ("accent", "search"),
    "death_claimed": ("warn", "warn"),
    "located_alive_held": ("ok", "check"),
    "released_returned": ("ok", "check"),
    "located_alive_elsewhere": ("ok", "check"),
}


class CaseCells(ListCells):
    """Cells and words of the rows: a case also shows its person and its disappearance."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, session, "case")

    def columns(self) -> tuple[TableColumn, ...]:
        """Name, number, when, where, documenter, state."""
        say = self._look.words.say
        return (
            TableColumn("name", say("Name"), 186, 5),
            TableColumn("number", say("Number"), 118, 1),
            TableColumn("event", say("Taken"), 160, 2),
            TableColumn("place", say("Where"), 128, 3),
            TableColumn("author", say("Documenter"), 96, 1),
            TableColumn("status", say("State"), 172, 1),
        )

    def cell(self, row: ListRow, key: str) -> Cell:
        if key == "status":
            status = self.text(row, key)
            return Cell(badge=(status, state_tone(row.status)[0])) if status else Cell()
        if key == "number":
            return Cell(self.text(row, key), tone="text2", role="small")
        return super().cell(row, key)


def state_tone(status: str | None) -> tuple[str, str]:
    """Tone and icon of a search status."""
    return _TONES.get(str(status or ""), ("neutral", ""))
