"""One file that is read: its format, its sheets, its header and its rows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, Literal, Self

from vsdesk import diskio
from vsdesk.errors import UserError
from vsdesk.progress import SILENT, Progress
from vsdesk.tables.cell_rows import SheetInfo, TableHeader, TableRow, cannot, letter
from vsdesk.tables.csv_table import csv_rows, decoded, delimiter_of
from vsdesk.tables.xlsx_process import Apart

FILE_LIMIT: Final = 64 * 1024 * 1024  # bytes
_HEADER_WITHIN: Final = 30  # rows in which the header is looked for
_NUMBERLIKE: Final = re.compile(r"[\s./:+()-]*\d[\d\s./:+()-]*")


@dataclass(frozen=True)
class Book:
    """One file, limits checked. `rows` may be walked more than once."""

    format: Literal["csv", "xlsx"]
    sheets: tuple[SheetInfo, ...]
    digest: str  # SHA-256 of the file, hex
    source: Callable[[str], Iterator[TableRow]] = field(repr=False)
    encoding: str = ""
    delimiter: str = ""

    @classmethod
    def read(
        cls,
        path: Path,
        *,
        encoding: str | None = None,
        seen: str | None = None,
        progress: Progress = SILENT,
    ) -> Self:
        """Read a file; `encoding` only where the person names it (`ENCODINGS`), `seen` the digest of the
        file that was looked at: another one is not read. An XLSX is read by another process.

        Raises Cancelled, EnvironmentFault E_NO_FILE, UserError E_FOLDER, E_PLAIN, E_TABLE (why: size,
        changed, old_format, not_table, unpacked, encoding, quotes, endless, rows, columns); EnvironmentFault.
        """
        try:
            data = diskio.read_file(path, FILE_LIMIT)
        except UserError as problem:
            raise cannot("size") if problem.name == "E_LIMIT" else problem from None
        digest = hashlib.sha256(data).hexdigest()
        if seen not in (None, digest):
            raise cannot("changed")
        if data.startswith(b"PK\x03\x04"):
            book = Apart(data, progress)
            return cls("xlsx", book.sheets, digest, book.rows)
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise cannot("old_format")
        text, named = decoded(data, encoding)
        delimiter, text = delimiter_of(text)
        return cls(
            "csv", (SheetInfo(""),), digest, lambda _: csv_rows(text, delimiter), named, delimiter
        )

    def sheet(self, name: str | None) -> str:
        """The sheet of this name; without one the first that is not hidden.

        Raises E_TABLE: sheet; all_hidden (a hidden one is read only when named), empty.
        """
        if name is None:
            shown = [one.name for one in self.sheets if not one.hidden]
            if not shown:
                raise cannot("all_hidden" if self.sheets else "empty")
            return shown[0]
        if name not in {one.name for one in self.sheets}:
            raise cannot("sheet")
        return name

    def is_hidden(self, name: str) -> bool:
        """Whether whoever opens the file in a spreadsheet program does not see this sheet."""
        return any(one.hidden for one in self.sheets if one.name == name)

    def header(self, sheet: str, row: int | None = None) -> TableHeader:
        """The header of a sheet: in `row`, or looked for; 0 names the columns by letters.

        It is the first row with two texts or more. Raises E_TABLE: empty, no_header (numbers and
        dates stand there, or cells merged across: the person must say which row it is).
        """
        first = list(islice(self.source(sheet), _HEADER_WITHIN))
        if row is None:
            found = _header_row(first)
        elif row == 0:
            width = max((len(one.cells) for one in first), default=0)
            return TableHeader(0, tuple(letter(at) for at in range(width)))
        else:
            found = next((one for one in self.source(sheet) if one.number == row), None)
        if found is None:
            raise cannot("empty")
        if row is None and _unclear(found):
            raise cannot("no_header", row=found.number)
        return TableHeader(found.number, _names(found.cells))

    def rows(self, sheet: str, header: TableHeader) -> Iterator[TableRow]:
        """The rows below the header that are not empty."""
        return (row for row in self.source(sheet) if row.number > header.row)


def _header_row(rows: Iterable[TableRow]) -> TableRow | None:
    """The first row with two texts or more; else the first with one (a title over it aside).

    Columns may all have one name; one text in cells merged across is a title.
    """
    lonely = None
    for row in rows:
        texts = [cell for cell in row.cells if cell]
        if len(set(texts)) >= 2 or (len(texts) >= 2 and not _across(row)):
            return row
        if not _across(row):
            lonely = lonely or row
    return lonely


def _across(row: TableRow) -> bool:
    return any(fault.why == "merged_across" for fault in row.faults)


def _unclear(row: TableRow) -> bool:
    """Numbers and dates, or cells merged over several columns (a header of two rows)."""
    texts = [cell for cell in row.cells if cell]
    numbers = sum(1 for cell in texts if _NUMBERLIKE.fullmatch(cell))
    return bool(row.dated) or _across(row) or numbers * 2 >= len(texts)


def _names(cells: tuple[str, ...]) -> tuple[str, ...]:
    names: list[str] = []
    for at, cell in enumerate(cells):
        name = first = " ".join(cell.split()) or letter(at)
        number = 2
        while name in names:
            name, number = f"{first} ({number})", number + 1
        names.append(name)
    return tuple(names)
