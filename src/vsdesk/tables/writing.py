"""Tables of ours, written: XLSX and CSV as bytes. Every cell is text, and no cell is ever a formula.

A spreadsheet program runs what begins with = + - @ or a control character. In a CSV such a cell gets
an apostrophe before it, which the program shows as text; in an XLSX each cell is typed as text.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from vsdesk.tables.rows import CELL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNSEEN: Final = (
    " \u00a0\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_INSIDE: Final = re.compile(rf"([;,\t\r\n][{_UNSEEN}]*)(?=[=+\-@|%])")
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with the mark that spreadsheet programs look for, commas, quoted where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell as a CSV may hold it: never the beginning of a formula.

    Where the list separator of a computer is the semicolon, a cell begins after each of them.
    """
    cell = _INSIDE.sub(r"\1'", _clean(cell))
    return f"'{cell}" if cell.lstrip(_UNSEEN).startswith(_RUNS) else cell


def xlsx_bytes(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", rtl: bool = False
) -> bytes:
    """One sheet; the first row stays in view. The same rows give the same cells."""
    import openpyxl  # 0.2 s
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title=_sheet_name(title))
    sheet.sheet_view.rightToLeft = rtl
    sheet.freeze_panes = "A2"
    for row in (header, *rows):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=_clean(text))
            cell.data_type = "s"  # text, whatever it begins with
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _clean(cell: str) -> str:
    """Without the control characters that no spreadsheet can hold, and no longer than it can hold."""
    kept = "".join(char for char in cell if char >= " " or char in "\n\t")
    return kept[:CELL_LIMIT]


def _sheet_name(title: str) -> str:
    kept = "".join(char for char in title if char not in "[]:*?/\\")[:31].strip()
    return kept or "1"
