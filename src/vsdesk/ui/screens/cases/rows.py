"""What stands in the cells of the list of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.date_words import date_in_words
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import Column
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.records.labels import Labels
    from vsdesk.ui.kit.look import Look

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


def columns(look: Look) -> tuple[Column, ...]:
    """Name, number, when, where, documenter, state."""
    say = look.words.say
    return (
        Column("name", say("Name"), 196, 5),
        Column("number", say("Number"), 122, 1),
        Column("taken", say("Taken"), 138, 2),
        Column("where", say("Where"), 150, 3),
        Column("author", say("Documenter"), 92, 1),
        Column("state", say("State"), 130, 1),
    )


class CaseCells:
    """Cells and words of the rows."""

    def __init__(self, look: Look, labels: Labels) -> None:
        self._look, self._labels = look, labels

    def cell(self, row: Any, key: str) -> Cell:
        """What to paint."""
        if key == "name":
            return Cell(self._name(row), str(row.other or ""), "strong", marks=self._marks(row))
        if key == "state":
            status = self.text(row, "state")
            return Cell(badge=(status, state_tone(row.status)[0])) if status else Cell()
        return Cell(
            self.text(row, key),
            tone="text2" if key in ("number", "author") else "text",
            role="small" if key == "number" else "body",
        )

    def text(self, row: Any, key: str) -> str:
        """The words of a cell."""
        if key == "name":
            return " · ".join(part for part in (self._name(row), str(row.other or "")) if part)
        if key == "taken":
            return self._when(row)
        if key == "state":
            return capital(self._labels.term("search_status", row.status)) if row.status else ""
        return str({"number": row.number, "where": row.place, "author": row.author}.get(key) or "")

    def _name(self, row: Any) -> str:
        return str(row.name or self._look.words.say("Without a name yet"))

    def _marks(self, row: Any) -> tuple[tuple[str, str], ...]:
        if row.differs:
            return (("differ", "warn"),)
        return (("edit", "accent"),) if row.draft else ()

    def _when(self, row: Any) -> str:
        first, last = row.event_from, row.event_to
        if not first and not last:
            return str(row.told or "")
        value = {k: v for k, v in (("from", first), ("to", last)) if v}
        value["precision"] = "range" if first and last else "before" if last else "after"
        if first and first == last:
            value["precision"] = "day"
        return date_in_words(value, self._look.words)


def state_tone(status: str | None) -> tuple[str, str]:
    """Tone and icon of a search status."""
    return _TONES.get(str(status or ""), ("neutral", ""))
