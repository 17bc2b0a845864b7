"""What stands in the cells of the list of cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.date_words import date_in_words
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import Column
from vsdesk.ui.people import capital, row_names

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
        Column("name", say("Name"), 186, 5),
        Column("number", say("Number"), 118, 1),
        Column("taken", say("Taken"), 160, 2),
        Column("where", say("Where"), 128, 3),
        Column("author", say("Documenter"), 96, 1),
        Column("state", say("State"), 172, 1),
    )


class CaseCells:
    """Cells and words of the rows."""

    def __init__(self, look: Look, labels: Labels) -> None:
        self._look, self._labels = look, labels

    def cell(self, row: Any, key: str) -> Cell:
        """What to paint."""
        if key == "name":
            return Cell(*self._names(row), "strong", marks=self._marks(row))
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
            return self._look.dots(*self._names(row))
        if key == "taken":
            return self._when(row)
        if key == "state":
            return capital(self._labels.term("search_status", row.status)) if row.status else ""
        return str({"number": row.number, "where": row.place, "author": row.author}.get(key) or "")

    def _names(self, row: Any) -> tuple[str, str]:
        first, second = row_names(row, self._look.lang)
        return first or self._look.words.say("Without a name yet"), second

    def _marks(self, row: Any) -> tuple[tuple[str, str], ...]:
        if row.differs:
            return (("differ", "warn"),)
        return (("edit", "accent"),) if row.draft else ()

    def _when(self, row: Any) -> str:
        stored = stored_span(row.event_from, row.event_to)
        return date_in_words(stored, self._look.words) if stored else str(row.told or "")


def state_tone(status: str | None) -> tuple[str, str]:
    """Tone and icon of a search status."""
    return _TONES.get(str(status or ""), ("neutral", ""))


def stored_span(first: str, last: str) -> dict[str, str] | None:
    """The stored date that a first and a last day mean; None without either."""
    if not first and not last:
        return None
    value = {key: day for key, day in (("from", first), ("to", last)) if day}
    precision = "range" if first and last else "before" if last else "after"
    for name, length in (("year", 4), ("month", 7)):
        if _whole(first, last, length):
            precision = name
            break
    if first and first == last:
        precision = "day"
    return {**value, "precision": precision}


def _whole(first: str, last: str, length: int) -> bool:
    """Whether the two days are the bounds of one year (4) or one month (7)."""
    if not first or not last or first[:length] != last[:length]:
        return False
    end = date.fromisoformat(last) + timedelta(days=1)
    starts = first.endswith("-01-01" if length == 4 else "-01")
    return starts and (end.isoformat().endswith("-01-01") if length == 4 else end.day == 1)
