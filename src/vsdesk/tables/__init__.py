"""Tables of others, read, and of ours, written: CSV in the encodings that associations use, and XLSX.
Rows of text, no meaning.

Owns what is read from a file before anybody says what its columns are: encoding, delimiter, sheets,
the header, rows with their numbers as the person sees them in the spreadsheet. Cells typed as dates
become ISO days in both date systems (1900 and 1904); a formula is its stored value. Nothing is
guessed: what cannot be read is a `Fault` of its row, or `UserError` E_TABLE with `why` and, where they
are known, `row` and `column` (counted from 1). No error holds a cell. Limits come first: size of the
file, size once unpacked, rows, columns, length of a cell. What is written is text, never a formula.
"""

from vsdesk.tables.book import FILE_LIMIT, Book
from vsdesk.tables.cell_rows import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Fault,
    SheetInfo,
    TableHeader,
    TableRow,
    letter,
)
from vsdesk.tables.csv_table import ENCODINGS
from vsdesk.tables.table_writing import csv_bytes, harmless, pasted, xlsx_bytes

__all__ = [
    "CELL_LIMIT",
    "COLUMN_LIMIT",
    "ENCODINGS",
    "FILE_LIMIT",
    "ROW_LIMIT",
    "Book",
    "Fault",
    "SheetInfo",
    "TableHeader",
    "TableRow",
    "csv_bytes",
    "harmless",
    "letter",
    "pasted",
    "xlsx_bytes",
]
