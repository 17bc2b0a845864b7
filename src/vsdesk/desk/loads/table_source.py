"""One sheet of a table that is looked at and walked more than once, and its columns of dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.loads.load_words import RowProblem
from vsdesk.desk.loads.table_dates import read_date
from vsdesk.diskio import name_of
from vsdesk.progress import SILENT
from vsdesk.tables import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.tables import TableHeader, TableRow

SAMPLE: Final = 10  # rows
_KEPT: Final = 20_000  # rows that are kept in memory between two walks


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What of a file somebody looked at: it and nothing else is loaded. `digest` is that of the file;
    `encoding` how its letters were read ("" for a workbook)."""

    digest: str
    sheet: str
    header_row: int
    encoding: str


@dataclass(frozen=True, slots=True)
class AmbiguousDates:
    """A column of dates in which day and month cannot be told apart: how many, and the first of them."""

    column: str = field(repr=False)
    count: int
    rows: tuple[int, ...]
    words: tuple[str, ...] = field(repr=False)


@dataclass
class SheetTable:
    """One sheet of a file, walked more than once."""

    file: str
    book: Book
    sheet: str
    header: TableHeader
    kept: list[TableRow] | None = None

    @property
    def looked_at(self) -> LookedAt:
        """What of the file this is."""
        return LookedAt(self.book.digest, self.sheet, self.header.row, self.book.encoding)

    @property
    def source(self) -> str:
        """The table's name in the notes."""
        return f"{self.file} · {self.sheet}" if self.sheet else self.file

    def rows(self) -> Iterator[TableRow]:
        """The rows below the header; those of a small table are read from the file only once."""
        if self.kept is not None:
            yield from self.kept
            return
        kept: list[TableRow] = []
        for row in self.book.rows(self.sheet, self.header):
            if len(kept) <= _KEPT:
                kept.append(row)
            yield row
        if len(kept) <= _KEPT:
            self.kept = kept


@dataclass
class DateColumn:
    """One column of dates, looked through."""

    name: str
    count: int = 0
    typed: int = 0
    text: int = 0  # the row of the first date that is text, 0: none
    rows: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add(self, row: TableRow, at: int, order: str | None) -> None:
        """Look at one cell."""
        cell = row.cell(at)
        if at in row.dated:
            self.typed += 1
        elif cell and any(mark in cell for mark in "/.-"):
            self.text = self.text or row.number
            if read_date(cell, order).state == "ambiguous":
                self.count += 1
                if len(self.rows) < SAMPLE:
                    self.rows.append(row.number)
                    self.words.append(cell)

    def ambiguous(self) -> AmbiguousDates:
        """What must be asked."""
        return AmbiguousDates(self.name, self.count, tuple(self.rows), tuple(self.words))

    def mixed(self) -> RowProblem:
        """What should be looked at."""
        return RowProblem(self.text, self.name, "", "E_DATE", "mixed_dates", False)


def opened(
    path: Path,
    sheet: str | None,
    header_row: int | None,
    encoding: str | None,
    digest: str | None = None,
    progress: Progress = SILENT,
) -> SheetTable:
    """Read a file, choose the sheet, find the header. Raises what `Book` raises."""
    book = Book.read(path, encoding=encoding, seen=digest, progress=progress)
    name = book.sheet(sheet)
    return SheetTable(name_of(path), book, name, book.header(name, header_row))


def opened_again(path: Path, seen: LookedAt, progress: Progress = SILENT) -> SheetTable:
    """What was looked at, once more. Raises what `Book` raises; E_TABLE (changed) for another file."""
    encoding = seen.encoding or None
    return opened(path, seen.sheet, seen.header_row, encoding, seen.digest, progress)
