"""Which columns a list of names has, and what each of them is likely to be. Read once
more when it is compared."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.desk.matching.list_table import (
    EVERY_ROW,
    LINE_LIMIT,
    ROW_NUMBER,
    digest_of,
    is_json,
    json_row,
)
from vsdesk.errors import UserError
from vsdesk.names.fold import fold, words_of
from vsdesk.tables import Book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LOOKED_AT: Final = 20  # lines of JSON whose names of columns are gathered
_SHOWN: Final = 5  # rows
# What such columns are called; compared folded, word by word.
_CALLED: Final[Mapping[str, str]] = {
    "rid": "rid, id, no, number, record id, row, رقم, الرقم, الرقم التسلسلي, تسلسل, م, ت, hejmar",
    "given": "given, given name, first name, forename, الاسم, اسم, الاسم الاول, nav",
    "father": "father, father name, fathers name, father s name, اسم الاب, الاب, nave bav, bav",
    "grandfather": "grandfather, grandfather name, اسم الجد, الجد, nave bapir, bapir",
    "family": "family, family name, last name, surname, الكنية, اسم العائلة, العائلة, اللقب, النسبة, pasnav",
    "mother": "mother, mother name, mothers name, mother s name, اسم الام, الام, اسم ونسبة الام, nave dayike, dayik",
    "sex": "sex, gender, الجنس, zayend",
    "birth_year": "birth year, birth_year, year of birth, born, birth, date of birth, dob, سنة الميلاد, سنة الولادة, "
    "المواليد, مواليد, تاريخ الميلاد, تاريخ الولادة, sala jidayikbune",
    "arrest_date": "arrest date, arrest_date, date of arrest, arrested, taken, date, تاريخ الاعتقال, تاريخ التوقيف, "
    "تاريخ الاختفاء, dema girtine",
    "gov": "gov, governorate, المحافظة, parezgeh",
    "place": "place, place of arrest, location, المكان, مكان الاعتقال, مكان التوقيف, cih",
    "unstructured": "unstructured",
}
_WHOLE: Final = "full name, fullname, name, الاسم الكامل, الاسم الثلاثي, الاسم الرباعي, الاسم والكنية, nav u pasnav"


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The columns of a file, its first rows, and for our columns the likely ones of theirs; `digest` is the
    SHA-256 of the file, hex."""

    names: tuple[str, ...] = field(repr=False)
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    proposed: Mapping[str, str] = field(repr=False)
    encoding: str
    digest: str


def list_columns(path: Path, encoding: str | None = None) -> ListColumns:
    """Look at the head of a list. Raises what `list_table.read_list` raises."""
    return _of_json(path) if is_json(path) else _of_table(path, encoding)


def _of_json(path: Path) -> ListColumns:
    names: dict[str, None] = {}
    rows: list[dict[str, object]] = []
    with diskio.open_file(path) as file, diskio.disk_guard():
        for number in range(1, _LOOKED_AT + 1):
            line = file.readline(LINE_LIMIT + 1)
            if len(line) > LINE_LIMIT:
                raise UserError("E_TABLE", why="long_line", row=number)
            if line.strip():
                rows.append(json_row(line, number))
                names |= dict.fromkeys(rows[-1])
        digest = digest_of(file)
    shown = tuple(tuple(_text(row.get(name)) for name in names) for row in rows[:_SHOWN])
    return ListColumns((*names,), shown, _proposed((*names,)), "utf-8", digest)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


def _of_table(path: Path, encoding: str | None) -> ListColumns:
    book = Book.read(path, encoding=encoding)
    sheet = book.sheet(None)
    header = book.header(sheet)
    rows = []
    for row in book.rows(sheet, header):
        rows.append(tuple(row.cell(at) for at in range(len(header.names))))
        if len(rows) == _SHOWN:
            break
    names = (*header.names,)
    return ListColumns(names, (*rows,), _proposed(names), book.encoding, book.digest)


def _proposed(names: Sequence[str]) -> dict[str, str]:
    folded = {" ".join(words_of(fold(name.replace("_", " ")))): name for name in names}
    found = {}
    for ours, called in _CALLED.items():
        theirs = _first(folded, called)
        if theirs:
            found[ours] = theirs
    if "given" not in found and (whole := _first(folded, _WHOLE)):
        found |= {"given": whole, "unstructured": EVERY_ROW}
    found.setdefault("rid", ROW_NUMBER)
    return found


def _first(folded: Mapping[str, str], called: str) -> str:
    for one in called.split(","):
        if name := folded.get(" ".join(words_of(fold(one.replace("_", " "))))):
            return name
    return ""
