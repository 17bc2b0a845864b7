"""A list of names from elsewhere, read as reports: JSON lines, CSV or XLSX
(docs/match-file.md). Nothing is stored.

Columns: rid, given, father, grandfather, family, mother, sex, birth_year, arrest_date, gov, place,
unstructured. `rid` and `given` must be there; a mapping names columns that are called otherwise, and may
say that rows are known by their number, and that every name is a whole one. A row that has no name is
passed over; a cell that cannot be read counts as not known; both are said.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.errors import UserError
from vsdesk.matching.compared_report import COLUMNS, NAMES, Report, report_of_row
from vsdesk.progress import SILENT
from vsdesk.tables import Book

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from vsdesk.desk.matching.report_facts import KnownPlaces
    from vsdesk.progress import Progress

    _Columns = Iterable[tuple[str, object]]
    _Row = tuple[int, Mapping[str, object], _Columns]  # its number, our columns, all of them

NEEDED: Final = ("rid", "given")
ROW_NUMBER: Final = "#"  # as the column of `rid`: the number of the row
EVERY_ROW: Final = "*"  # as the column of `unstructured`: `given` holds whole names
JSON_LIMIT: Final = 512 * 1024 * 1024  # bytes
LINE_LIMIT: Final = 256 * 1024  # bytes of one line
_LINES_LIMIT: Final = 2_000_000
_LOOKED_AT: Final = 1024  # bytes, to tell JSON lines from a table
_STEP: Final = 2000
_PART: Final = 1024 * 1024  # bytes read at once
_HALF: Final = re.compile("[\ud800-\udfff]")  # of a letter of two
Cells = "Mapping[str, object]"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What was not read: a row without a name (`column` ""), or a cell. `why` is a key of `WHY`."""

    row: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class ListedReports:
    """The reports of a list, in order, and what was passed over; `printed` is all that
    stands in the row of each."""

    reports: tuple[Report, ...] = field(repr=False)
    printed: tuple[bytes, ...] = field(repr=False)
    passed_over: tuple[PassedOver, ...]
    rows: int


def read_list(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    *,
    encoding: str | None = None,
    seen: str | None = None,
    places: KnownPlaces | None = None,
    progress: Progress = SILENT,
) -> ListedReports:
    """All reports of a file. `mapping` says for our columns how theirs are called; `seen` is the digest of
    the file that was looked at, another one is not read.

    With `places` each has the code of its governorate and all names of its place, where the words name them.

    Raises UserError E_FOLDER, E_TABLE with `why` (column_missing, no_id, same_id, mapping, changed, encoding,
    not_json and those of `tables`), the row and the column; EnvironmentFault E_NO_FILE, E_IO; Cancelled.
    """
    called = _called(mapping)
    rows = (
        _json_rows(path, called, seen)
        if is_json(path)
        else _table_rows(path, called, encoding, seen, progress)
    )
    reports: list[Report] = []
    printed: list[bytes] = []
    passed: list[PassedOver] = []
    told_in: dict[str, int] = {}
    count = 0
    for number, cells, whole in rows:
        if count % _STEP == 0:
            progress.step("reading", count, 0)
        count += 1
        ours = _ours(cells, called, number)
        report = _report(ours, number, passed)
        named = any(getattr(report, name) for name in (*NAMES, "whole"))
        told = str(ours["rid"] if ours["rid"] is not None else "").strip()
        if named and not told:
            raise UserError("E_TABLE", why="no_id", row=number, column="rid")
        if told and told_in.setdefault(told, number) != number:
            raise UserError("E_TABLE", why="same_id", row=number, column="rid")
        if named:
            reports.append(places.coded(report) if places else report)
            printed.append(_printed(whole))
        else:
            passed.append(PassedOver(number, "", "no_name"))
    if not count:
        raise UserError("E_TABLE", why="empty")
    return ListedReports(tuple(reports), tuple(printed), tuple(passed), count)


def read_mapping(text: str) -> dict[str, str]:
    """A mapping in its written form: a JSON object of our column names and theirs. Raises E_TABLE."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise UserError("E_TABLE", why="mapping_file") from None
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise UserError("E_TABLE", why="mapping_file")
    _called(found)
    return found


def _ours(cells: Mapping[str, object], called: Mapping[str, str], number: int) -> dict[str, object]:
    """The cells of a row under our names."""
    found: dict[str, object] = {ours: cells.get(theirs) for ours, theirs in called.items()}
    if called["rid"] == ROW_NUMBER:
        found["rid"] = number
    if called["unstructured"] == EVERY_ROW:
        found["unstructured"] = True
    return found


def needed(called: Mapping[str, str]) -> dict[str, str]:
    """The columns that must be there, and what they are called."""
    return {name: called[name] for name in NEEDED if called[name] != ROW_NUMBER}


def _called(mapping: Mapping[str, str] | None) -> dict[str, str]:
    """Our columns and what they are called in this list; "" where the mapping says that it has none."""
    mapping = mapping or {}
    if not set(mapping) <= set(COLUMNS):
        raise UserError("E_TABLE", why="mapping_file")
    theirs = [name for name in mapping.values() if name]
    if len(set(theirs)) < len(theirs):
        raise UserError("E_TABLE", why="twice")
    return {name: mapping.get(name, name) for name in COLUMNS}


def _printed(columns: _Columns) -> bytes:
    """Every column of a row that says something, as it stands there: a line each, "header: cell".

    UTF-8, for a list may have a million rows. No cell can look like a line of another column.
    """
    told = ((name, " ".join(str(cell).split())) for name, cell in columns if cell is not None)
    return "\n".join(f"{' '.join(name.split())}: {cell}" for name, cell in told if cell).encode()


def _report(cells: dict[str, object], number: int, passed: list[PassedOver]) -> Report:
    """The report in a row; a cell that cannot be read is noted and left out."""
    while True:
        try:
            return report_of_row(cells, number)
        except UserError as problem:
            column = str(problem.params.get("column", ""))
            if not cells.get(column):
                raise
            passed.append(PassedOver(number, column, "not_read"))
            cells[column] = None


# -- JSON lines -----------------------------------------------------------------------------------


def is_json(path: Path) -> bool:
    """Whether a file begins as JSON lines do. Raises EnvironmentFault E_NO_FILE; UserError E_FOLDER."""
    with diskio.open_file(path) as file, diskio.disk_guard():
        start = file.read(_LOOKED_AT)
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def digest_of(file: BinaryIO) -> str:
    """SHA-256 of an open file, hex; it stands at its beginning afterwards."""
    found = hashlib.sha256()
    file.seek(0)
    while part := file.read(_PART):
        found.update(part)
    file.seek(0)
    return found.hexdigest()


def _json_rows(path: Path, called: Mapping[str, str], seen: str | None) -> Iterator[_Row]:
    first = True
    with diskio.open_file(path) as file, diskio.disk_guard():
        if path.stat().st_size > JSON_LIMIT:
            raise UserError("E_TABLE", why="size")
        if seen is not None and digest_of(file) != seen:
            raise UserError("E_TABLE", why="changed")
        for number, line in enumerate(iter(lambda: file.readline(LINE_LIMIT + 1), b""), 1):
            if len(line) > LINE_LIMIT:
                raise UserError("E_TABLE", why="long_line", row=number)
            if number > _LINES_LIMIT:
                raise UserError("E_TABLE", why="rows", row=number)
            if line.strip():
                row = json_row(line, number)
                if first:
                    _require(set(row), needed(called), number)
                first = False
                yield number, row, row.items()


def json_row(line: bytes, number: int) -> dict[str, object]:
    """The record in a line. Raises UserError E_TABLE (encoding with `form` json: always UTF-8; not_json)."""
    try:
        row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        raise UserError("E_TABLE", why="encoding", row=number, form="json") from None
    except (ValueError, RecursionError):
        raise UserError("E_TABLE", why="not_json", row=number) from None
    if not isinstance(row, dict) or not all(map(_fits, (*row, *row.values()))):
        raise UserError("E_TABLE", why="not_json", row=number)
    return row


def _fits(value: object) -> bool:
    """Whether it may be a cell: nothing with parts, no text that is no UTF-8 ("\\ud800" is half a letter)."""
    half = isinstance(value, str) and _HALF.search(value)
    return not (half or isinstance(value, dict | list))


# -- tables ---------------------------------------------------------------------------------------


def _table_rows(
    path: Path,
    called: Mapping[str, str],
    encoding: str | None,
    seen: str | None,
    progress: Progress,
) -> Iterator[_Row]:
    book = Book.read(path, encoding=encoding, seen=seen, progress=progress)
    sheet = book.sheet(None)
    header = book.header(sheet)
    names = {name.strip().casefold(): at for at, name in enumerate(header.names)}
    _require(
        set(names), {ours: name.casefold() for ours, name in needed(called).items()}, header.row
    )
    columns = {
        theirs: names[theirs.strip().casefold()]
        for theirs in called.values()
        if theirs.strip().casefold() in names
    }
    for row in book.rows(sheet, header):
        cells = {theirs: row.cell(at) for theirs, at in columns.items()}
        yield row.number, cells, ((header.name(at), cell) for at, cell in enumerate(row.cells))


def _require(here: set[str], needed: Mapping[str, str], row: int) -> None:
    for ours, theirs in needed.items():
        if theirs not in here:
            raise UserError("E_TABLE", why="column_missing", row=row, column=ours)
