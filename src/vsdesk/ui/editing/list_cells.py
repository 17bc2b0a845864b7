"""What stands in the rows of a list of roots, by the columns that their fields are declared for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk import OWN_COLUMNS
from vsdesk.members import for_each
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.records.dates.days import last_day_of
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.row_table import TableColumn
from vsdesk.ui.people_names import capital, documenter, in_order
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.desk import ListRow
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

# How wide the columns are, and their share of what is left; in the order in which they stand.
_WIDTHS: Final = for_each(
    OWN_COLUMNS,
    {
        "name": (220, 4),
        "number": (140, 1),
        "event": (160, 2),
        "place": (150, 3),
        "author": (120, 1),
        "status": (160, 1),
    },
)
_MORE: Final = (120, 1)  # any further column


class ListCells:
    """Cells and words of the rows of one kind."""

    def __init__(self, look: UiContext, session: VaultSession, kind: str) -> None:
        self._look, self._labels, self._kind = look, session.labels, kind
        self._session = session
        self._fields = {f.listed: f for f in session.dictionary.listed(kind) if f.listed}

    def columns(self) -> tuple[TableColumn, ...]:
        """A column for each field that is declared for lists, under its own label."""
        more = [key for key in self._fields if key not in _WIDTHS]
        keys = [key for key in (*_WIDTHS, *more) if key in self._fields]
        return tuple(TableColumn(key, self._heading(key), *_WIDTHS.get(key, _MORE)) for key in keys)

    def _heading(self, key: str) -> str:
        return capital(self._labels.field(self._kind, self._fields[key]))

    def cell(self, row: ListRow, key: str) -> Cell:
        """What to paint."""
        if key == "name":
            return Cell(*self.names(row), "strong", marks=marks(row))
        if key == "status":
            words = self.text(row, key)
            return Cell(badge=(words, "neutral")) if words else Cell()
        return Cell(self.text(row, key), tone="text2" if key in ("number", "author") else "text")

    def text(self, row: ListRow, key: str) -> str:
        """The words of a cell."""
        if key == "name":
            return self._look.dots(*self.names(row))
        if key == "event":
            return when(self._look, row)
        if key == "author":
            return made_by(self._look, self._session, row)
        found = getattr(row, key) if key in _WIDTHS else row.extra.get(key)
        field = self._fields.get(key)
        if found and field is not None and field.vocabulary:
            return capital(self._labels.term(field.vocabulary, str(found)))
        return str(found or "")

    def names(self, row: ListRow) -> tuple[str, str]:
        """The name in the writing of the window, and the other."""
        first, second = in_order(row.name, row.other, self._look.lang)
        return first or self._look.words.say("Without a name yet"), second


def marks(row: ListRow) -> tuple[tuple[str, str], ...]:
    """One mark at most: two versions differ, or something is typed and not saved."""
    if row.differs:
        return (("differ", "warn"),)
    return (("edit", "accent"),) if row.draft else ()


def when(look: UiContext, row: ListRow) -> str:
    """The date of a row in words, else the words as told."""
    stored = stored_span(row.event_from, row.event_to)
    told = str(row.told or "")
    return date_in_words({**stored, "as_told": told}, look.words) if stored else told


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
    if first[:length] != last[:length] or not first.endswith("-01-01" if length == 4 else "-01"):
        return False
    end = last_day_of(last[:length])
    return end is not None and end.isoformat() == last


def made_by(look: UiContext, session: VaultSession, row: ListRow) -> str:
    """Who made what a row of a list is of, by the code of the device; whom the record calls
    its author, beside that."""
    who = documenter(look, session, row.author)
    if not row.said_by:
        return who
    who = who or look.words.say("a device that no list names")
    return look.words.say("{who} (the record says {name})", who=who, name=isolate(row.said_by))
