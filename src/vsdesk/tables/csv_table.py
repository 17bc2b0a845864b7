"""CSV: which encoding, which delimiter, and the rows. What does not decode is never guessed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from vsdesk.tables.cell_rows import TableRow, cannot, row_of

ENCODINGS: Final = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "windows-1256",
    "windows-1254",
    "windows-1252",
)
_DELIMITERS: Final = (",", ";", "\t")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes, named: str | None) -> tuple[str, str]:
    """The text, and the encoding that was found or named."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if named is not None:
        if named not in ENCODINGS:
            raise cannot("encoding")
        return _strict(data, named), named
    wide = _without_mark(data)
    if wide:
        return _strict(data, wide), wide
    if b"\0" in data:
        raise cannot("not_table")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        return _windows(data, problem.start), "windows-1256"


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
        if "\0" in text:  # another encoding was meant
            raise cannot("encoding", row=text.count("\n", 0, text.index("\0")) + 1)
        return text
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode(encoding, "replace")
        raise cannot("encoding", row=before.count("\n") + 1) from None


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark: letters of the Arabic block or ASCII in one half of each pair."""
    part = data[: 4096 - len(data) % 2]
    if len(part) < 8 or len(data) % 2:
        return ""
    for encoding, high in (("utf-16-le", part[1::2]), ("utf-16-be", part[::2])):
        if sum(high.count(byte) for byte in (0, 6)) > 0.9 * len(high) and 0 in high:
            return encoding
    return ""


def _windows(data: bytes, first: int) -> str:
    """Windows-1256, which fits any bytes: only where it gives Arabic, and UTF-8 was not meant."""
    row = data.count(b"\n", 0, first) + 1
    broken = data.decode("utf-8", "replace")
    if broken.count("\ufffd") < sum(1 for letter_ in broken if letter_ > "\u007f") / 2:
        raise cannot("encoding", row=row)
    text = data.decode("windows-1256")
    foreign = [letter_ for letter_ in text if letter_ > "\u007f"]
    arabic = sum(1 for letter_ in foreign if "\u0600" <= letter_ <= "\u06ff")
    if arabic < 0.8 * len(foreign):
        raise cannot("encoding", row=row)
    return text


def delimiter_of(text: str) -> tuple[str, str]:
    """The delimiter that cuts the first rows most evenly; Excel's own line `sep=;` is heeded."""
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        return told[1], "\r\n" + text[told.end() :]
    best, score = ",", (0.0, 1)
    for one in _DELIMITERS:
        widths = Counter(len(cells) for cells in _first_records(text[:65_536], one) if any(cells))
        if not widths:
            continue
        width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
        if width > 1 and (often / widths.total(), width) > score:
            best, score = one, (often / widths.total(), width)
    return best, text


def _first_records(text: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            records.append(cells)
            if len(records) == 100:
                break
    except csv.Error:
        pass
    return records


def csv_rows(text: str, delimiter: str) -> Iterator[TableRow]:
    """The rows that are not empty. Raises E_TABLE: quotes, endless, rows, columns."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            # A cell beyond the limit of the reader, or all that stands behind a mark that does not close.
            endless = "field limit" in str(problem)
            raise cannot("endless" if endless else "quotes", row=number) from None
        row = row_of(number, [cell.strip() for cell in cells])
        if row is not None:
            yield row
