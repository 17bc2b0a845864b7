"""What a table is made of: sheets, the header, rows of text, and the limits that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from vsdesk.errors import UserError

ROW_LIMIT: Final = 200_000  # the last row number
COLUMN_LIMIT: Final = 200
CELL_LIMIT: Final = 32_767  # characters; Excel's own limit


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet of the file; a CSV file has one, without a name."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is odd in one cell. `stops` says that the row cannot be taken as it stands."""

    column: int  # from 0
    why: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not empty: its number in the spreadsheet (line of a CSV file), its texts."""

    number: int
    cells: tuple[str, ...] = field(repr=False)
    dated: frozenset[int] = frozenset()  # columns whose cell is typed as a date
    faults: tuple[Fault, ...] = ()

    def cell(self, column: int) -> str:
        """The text of a column (from 0), empty beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The names of the columns, each once. `row` 0: there is none, columns are named by letters."""

    row: int
    names: tuple[str, ...] = field(repr=False)

    def name(self, column: int) -> str:
        """The name of a column; its letter beyond the last."""
        return self.names[column] if column < len(self.names) else letter(column)


def letter(column: int) -> str:
    """The spreadsheet's letters of a column (from 0): A, B … Z, AA."""
    name, left = "", column + 1
    while left:
        left, at = divmod(left - 1, 26)
        name = chr(65 + at) + name
    return name


def cannot(why: str, **where: int) -> UserError:
    """E_TABLE with its reason and place."""
    return UserError("E_TABLE", why, why=why, **where)


def row_of(
    number: int,
    cells: list[str],
    dated: Iterable[int] = (),
    faults: Iterable[Fault] = (),
) -> TableRow | None:
    """A row of these cells within the limits; None for an empty one."""
    while cells and not cells[-1]:
        cells.pop()
    found = [fault for fault in faults if fault.stops or fault.column < len(cells)]
    if not cells and not found:
        return None
    if number > ROW_LIMIT:
        raise cannot("rows", row=number)
    if len(cells) > COLUMN_LIMIT:
        raise cannot("columns", row=number, column=len(cells))
    for at, cell in enumerate(cells):
        if len(cell) > CELL_LIMIT:
            found.append(Fault(at, "long_cell"))
        elif "\ufffd" in cell or "\0" in cell:
            found.append(Fault(at, "lost_letters"))
    return TableRow(number, tuple(cells), frozenset(dated), tuple(found))
