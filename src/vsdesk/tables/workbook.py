"""XLSX, through openpyxl: limits before anything is read, then cells row by row as text."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Final

from vsdesk.tables.cell_rows import ROW_LIMIT, Fault, SheetInfo, TableRow, cannot, row_of
from vsdesk.tables.xlsx_parts import Merge, SheetParts, scanned

_GRID_LIMIT: Final = 20_000_000  # cells, empty ones between filled ones too
_ZEROS: Final = re.compile(r"0{2,20}")


class Workbook:
    """An XLSX file in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._parts = scanned(archive)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            EOFError,
            RuntimeError,
            OSError,
            ValueError,
        ) as problem:
            raise cannot("not_table") from problem
        self._values = _opened(data, values=True)
        self.sheets: Final = tuple(
            SheetInfo(sheet.title, sheet.sheet_state != "visible")
            for sheet in self._values.worksheets
        )
        if len({one.name for one in self.sheets}) < len(self.sheets):
            raise cannot("not_table")  # the one that is shown would be listed, and another one read

    def rows(self, name: str) -> Iterator[TableRow]:
        """The rows of one sheet."""
        sheet = self._values[name]
        # openpyxl names the part of a sheet nowhere else
        part = self._parts.get(
            str(vars(sheet)["_worksheet_path"]).lstrip("/"), SheetParts((), False)
        )
        cells = _grid(sheet)
        # a formula whose value was never computed looks empty among the values
        written = _grid(_opened(self._data, values=False)[name]) if part.formulas else None
        merging = _Merging(part.merges)
        built = 0
        for number, values in enumerate(cells, 1):
            formulas = next(written, ()) if written is not None else ()
            built += len(values)
            if built > _GRID_LIMIT:
                raise cannot("columns", row=number)
            texts, dated, faults = _texts(values, formulas)
            faults += merging.fill(number, texts, dated)
            row = row_of(number, texts, dated, faults)
            if row is not None:
                yield row
            elif number > ROW_LIMIT * 2:
                return


def _opened(data: bytes, *, values: bool) -> Any:
    import openpyxl  # 0.2 s, and a CSV file needs none of it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it cannot draw is of no concern here
            return openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=values, keep_links=False
            )
    except MemoryError:
        raise cannot("unpacked") from None
    except Exception as problem:  # its errors for broken parts are of every class
        raise cannot("not_table") from problem


def _grid(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The cells of a sheet row by row, whatever extent it claims to have."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows()
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                some = list(islice(rows, 500))
        except MemoryError:
            raise cannot("unpacked") from None
        except Exception as problem:  # as above
            raise cannot("not_table") from problem
        if not some:
            return
        yield from some


def _texts(
    values: tuple[Any, ...], formulas: tuple[Any, ...]
) -> tuple[list[str], set[int], list[Fault]]:
    texts: list[str] = []
    dated: set[int] = set()
    faults: list[Fault] = []
    for at, cell in enumerate(values):
        value = cell.value
        if value is None:
            texts.append("")
            if at < len(formulas) and formulas[at].data_type == "f":
                faults.append(Fault(at, "formula"))
            continue
        if cell.data_type == "e":
            faults.append(Fault(at, "cell_error"))
        elif isinstance(value, date):
            dated.add(at)
        texts.append(_text(value, cell))
    return texts, dated, faults


def _text(value: object, cell: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _number(value: float, form: str) -> str:
    """As the spreadsheet shows it: no `.0`, and leading zeros where the cell's format asks for them."""
    if value % 1:
        return repr(value)
    return str(int(value)).zfill(len(form) if _ZEROS.fullmatch(form) else 0)


class _Merging:
    """Merged cells: downwards the value counts for each row; across, the row is a title or unclear."""

    def __init__(self, merges: Iterable[Merge]) -> None:
        self._starting: dict[int, list[Merge]] = {}
        self._held: dict[int, tuple[int, str, bool]] = {}  # column → (last row, text, is a date)
        for one in merges:
            self._starting.setdefault(one.first_row, []).append(one)

    def fill(self, number: int, texts: list[str], dated: set[int]) -> list[Fault]:
        """Fill this row from the merged cells above it; what is to be said about it."""
        faults = []
        if any(texts):
            for column, (last, text, is_date) in self._held.items():
                if number <= last and text:
                    texts.extend([""] * (column + 1 - len(texts)))
                    texts[column] = text
                    faults.append(Fault(column, "merged_down", stops=False))
                    if is_date:
                        dated.add(column)
        for one in self._starting.get(number, ()):
            text = texts[one.column] if one.column < len(texts) else ""
            if one.last_column > one.column and text:
                faults.append(Fault(one.column, "merged_across"))
            elif one.last_row > number:
                self._held[one.column] = (one.last_row, text, one.column in dated)
        return faults
