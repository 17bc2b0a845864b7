"""Tables of ours, written: XLSX and CSV as bytes. Every cell is text, and no cell is ever a formula.

A spreadsheet program runs what begins with = + - @ (wide ones too, and after what is not seen) or a control
character. In a CSV such a cell gets
an apostrophe before it, which the program shows as text; in an XLSX each cell is typed as text.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from vsdesk.tables.cell_rows import CELL_LIMIT
from vsdesk.unseen_letters import CLASS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What is not seen before a letter, blanks but those that part cells and rows, and quotation marks.
_UNSEEN: Final = rf"(?:[{CLASS}]|[^\S\t\r\n])"
_UNSEEN_OR_QUOTED: Final = rf"(?:[{CLASS}\"]|[^\S\t\r\n])*"
# What begins a formula; in an East Asian Excel the wide forms too, and small forms of the same signs.
_SIGNS: Final = r"=+\-@|%\u2212\uff1d\uff0b\uff0d\uff20\uff5c\uff05\ufe66\ufe62\ufe63\ufe6b\ufe6a"
_NO_LETTERS: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# A reader that cuts elsewhere than we do takes a quotation mark behind its cut for the beginning of a cell.
_INSIDE: Final = re.compile(rf"([;,\t\r\n]{_UNSEEN_OR_QUOTED})(?=[{_SIGNS}])")
_RUNS: Final = re.compile(rf"{_UNSEEN_OR_QUOTED}(?:[{_SIGNS}]|[\t\r\n])")
_QUOTED: Final = re.compile(rf"{_UNSEEN}*\"")
_BREAKS: Final = re.compile(r"[\t\r\n]+")


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
    return f"'{cell}" if _RUNS.match(cell) else cell


def pasted(cell: str) -> str:
    """The cell as a copied table may hold it: it stays one cell where it is pasted, and is no formula."""
    cell = harmless(_BREAKS.sub(" ", cell).strip(" "))
    return f"'{cell}" if _QUOTED.match(cell) else cell


def xlsx_bytes(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", rtl: bool = False
) -> bytes:
    """One sheet; the first row stays in view. The same rows give the same cells."""
    # 0.2 s, and a CSV file needs none of it.
    import openpyxl
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
    """Without what no spreadsheet can hold (XML has no such letters), and no longer than it can hold."""
    return _NO_LETTERS.sub("", cell)[:CELL_LIMIT]


def _sheet_name(title: str) -> str:
    kept = "".join(char for char in _clean(title) if char not in "[]:*?/\\\t\n")[:31].strip()
    return kept or "1"
