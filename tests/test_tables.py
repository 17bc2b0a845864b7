"""Reading tables: encodings, delimiters, both date systems, and everything that must not be guessed."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import numbers
from tests import association_table as made_up

from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.tables import COLUMN_LIMIT, ROW_LIMIT, Book, TableRow, letter, xlsx_parts
from vsdesk.tables import book as book_module
from vsdesk.tables import workbook as workbook_module
from vsdesk.tables.workbook import Workbook


def read(
    path: Path, sheet: str | None = None, row: int | None = None
) -> tuple[tuple[str, ...], list[TableRow]]:
    book = Book.read(path)
    name = book.sheet(sheet)
    header = book.header(name, row)
    return header.names, list(book.rows(name, header))


def why(path: Path, **named: Any) -> dict[str, Any]:
    with pytest.raises(UserError) as caught:
        book = Book.read(path, **named)
        name = book.sheet(None)
        list(book.rows(name, book.header(name)))
    assert caught.value.name == "E_TABLE"
    return dict(caught.value.params)


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "قائمة.csv"
    path.write_bytes(text.encode(encoding))
    return path


def xlsx_file(folder: Path, fill: Callable[[Any], None]) -> Path:
    book = openpyxl.Workbook()
    fill(book.active)
    path = folder / "قائمة.xlsx"
    book.save(path)
    return path


# -- CSV ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("windows-1256", "windows-1256"),
    ],
)
def test_every_encoding_and_delimiter_gives_the_same_rows(
    tmp_path: Path, encoding: str, found: str, delimiter: str
) -> None:
    path = made_up.write_csv(tmp_path / "قائمة.csv", encoding, delimiter)
    book = Book.read(path)
    assert (book.format, book.encoding, book.delimiter) == ("csv", found, delimiter)
    names, rows = read(path)
    assert names == made_up.HEADER
    expected = [[made_up.in_encoding(cell, encoding) for cell in row] for row in made_up.rows()]
    assert [list(row.cells) for row in rows] == [_stripped(row) for row in expected]
    assert [row.number for row in rows[4:7]] == [6, 8, 9]  # the empty row is counted, not given


def _stripped(cells: list[str]) -> list[str]:
    while not cells[-1]:
        cells = cells[:-1]
    return cells


def test_a_line_that_names_the_delimiter_is_heeded(tmp_path: Path) -> None:
    names, [row] = read(csv_file(tmp_path, "sep=;\r\nالاسم;المدينة، الحي\r\nسامر;حمص, الوعر\r\n"))
    assert names == ("الاسم", "المدينة، الحي")
    assert row == TableRow(3, ("سامر", "حمص, الوعر"))


def test_cells_over_several_lines_count_from_their_first(tmp_path: Path) -> None:
    _, rows = read(csv_file(tmp_path, 'الاسم,ملاحظات\nسامر,"سطر\nسطران"\nهدى,\n'))
    assert [(row.number, row.cells) for row in rows] == [
        (2, ("سامر", "سطر\nسطران")),
        (4, ("هدى",)),
    ]


def test_broken_letters_are_named_with_their_row(tmp_path: Path) -> None:
    path = tmp_path / "قائمة.csv"
    good = "الاسم,المدينة\nسامر,حمص\n".encode()
    path.write_bytes(good + "هدى,".encode() + b"\xd8\n")
    assert why(path) == {"why": "encoding", "row": 3}
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\xc7\xe1\n")
    assert why(path) == {"why": "encoding", "row": 3}
    path.write_bytes("Ad,Şehir\nŞükrü,Muş\n".encode("windows-1254"))
    assert why(path) == {"why": "encoding", "row": 1}
    assert Book.read(path, encoding="windows-1254").encoding == "windows-1254"
    assert why(path, encoding="klingon") == {"why": "encoding"}
    path = csv_file(tmp_path, "الاسم,المدينة", "utf-16-le")
    assert why(path, encoding="utf-8") == {"why": "encoding", "row": 1}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n\n,,\n", "empty"),
        (b"\0\1\2\3binary\0\0\0\xff", "not_table"),
        (b"\xd0\xcf\x11\xe0 old", "old_format"),
        (b"PK\x03\x04 cut", "not_table"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "قائمة.csv"
    path.write_bytes(data)
    assert why(path)["why"] == reason


def test_a_file_that_is_not_there_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EnvironmentFault, match="E_NO_FILE") as found:
        Book.read(tmp_path / "none.csv")
    assert found.value.params["file"] == "none.csv"
    with pytest.raises(UserError, match="E_FOLDER"):
        Book.read(tmp_path)
    monkeypatch.setattr(book_module, "FILE_LIMIT", 10)
    assert why(csv_file(tmp_path, "الاسم,المدينة\n"))["why"] == "size"


def test_quotation_marks_that_do_not_close(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'الاسم,المدينة\nسامر,حمص\n"هدى,حلب\n')
    assert why(path) == {"why": "quotes", "row": 3}
    path = csv_file(tmp_path, 'الاسم,المدينة\n"أبو خالد" سامر,حمص\n')
    assert why(path) == {"why": "quotes", "row": 2}


@pytest.mark.parametrize("cell", ["ح" * 200_000, '"' + "ح" * 200_000 + '"', '"' + "ح\n" * 100_000])
def test_a_cell_without_end_is_called_so(tmp_path: Path, cell: str) -> None:
    path = csv_file(tmp_path, f"الاسم,المدينة\nسامر,حمص\nهدى,{cell}\n")
    assert why(path) == {"why": "endless", "row": 3}


def test_limits_of_rows_columns_and_cells(tmp_path: Path) -> None:
    wide = "\n".join([",".join(f"ع{n}" for n in range(COLUMN_LIMIT + 1))] * 2)
    assert why(csv_file(tmp_path, wide)) == {"why": "columns", "row": 1, "column": 201}
    long = "الاسم,المدينة\n" + "\n" * ROW_LIMIT + "سامر,حمص\n"
    assert why(csv_file(tmp_path, long)) == {"why": "rows", "row": ROW_LIMIT + 2}
    _, [row] = read(csv_file(tmp_path, f"الاسم,المدينة\nسامر,{'ح' * 32_768}\n"))
    assert [(one.column, one.why, one.stops) for one in row.faults] == [(1, "long_cell", True)]
    _, [row] = read(csv_file(tmp_path, "الاسم,المدينة\nسامر,ح\ufffdص\n"))
    assert [one.why for one in row.faults] == ["lost_letters"]


def test_a_hundred_columns(tmp_path: Path) -> None:
    header = ",".join(f"عمود {n}" for n in range(100))
    names, [row] = read(csv_file(tmp_path, header + "\n" + ",".join(map(str, range(100))) + "\n"))
    assert len(names) == 100 and row.cells[99] == "99"


# -- the header -----------------------------------------------------------------------------------


def test_the_header_is_below_a_title_and_its_names_are_unlike(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "كشف المفقودين,,\n,,\nالاسم,الاسم,,الاسم (2)\nسامر,هدى,حمص,س\n")
    names, rows = read(path)
    assert names == ("الاسم", "الاسم (2)", "C", "الاسم (2) (2)")
    assert [row.number for row in rows] == [4]
    assert read(path, row=0)[0] == ("A", "B", "C", "D")
    assert read(path, row=4)[0][0] == "سامر"
    with pytest.raises(UserError, match="why=empty"):
        read(path, row=99)


@pytest.mark.parametrize("rows", [1, 3])
def test_columns_may_all_have_one_name(tmp_path: Path, rows: int) -> None:
    path = csv_file(tmp_path, "الاسم,الاسم,الاسم\n" + "سامر,هدى,حمص\n" * rows)
    names, found = read(path)
    assert names == ("الاسم", "الاسم (2)", "الاسم (3)")
    assert [row.cells for row in found] == [("سامر", "هدى", "حمص")] * rows


def test_a_missing_header_is_asked_for(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "١,سامر,0944000001,2013\n٢,هدى,0944000002,2014\n")
    assert why(path) == {"why": "no_header", "row": 1}
    names, rows = read(path, row=0)
    assert names == ("A", "B", "C", "D") and len(rows) == 2


def test_letters_of_columns() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


# -- XLSX -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mac", [False, True])
def test_both_date_systems_give_the_same_days(tmp_path: Path, mac: bool) -> None:
    names, rows = read(made_up.write_xlsx(tmp_path / "قائمة.xlsx", mac=mac))
    assert names == made_up.HEADER and len(rows) == 500
    for number, row in enumerate(rows):
        dated = number % 4 == 0
        assert row.dated == (frozenset({made_up.DATE}) if dated else frozenset())
        if dated:
            assert row.cell(made_up.DATE) == made_up.day_of(number).isoformat()
        else:
            assert row.cell(made_up.DATE) == made_up.told(number)
    assert rows[0].cells[11] == "0944000000" and rows[0].cell(99) == ""


def test_numbers_times_and_truth_are_read_as_shown(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["الاسم", "رقم", "هاتف", "وزن", "نعم", "وقت", "مدة", "يوم وساعة"])
        sheet.append(
            [
                "سامر",
                12.0,
                944000001,
                70.5,
                True,
                time(8, 30),
                timedelta(hours=5),
                datetime(2013, 8, 9, 14, 30),
            ]
        )
        sheet["C2"].number_format = "0000000000"

    _, [row] = read(xlsx_file(tmp_path, fill))
    assert row.cells == (
        "سامر",
        "12",
        "0944000001",
        "70.5",
        "TRUE",
        "08:30:00",
        "5:00:00",
        "2013-08-09 14:30:00",
    )
    assert row.dated == {7}


def test_a_formula_is_its_value_or_a_problem(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["الاسم", "العمر", "سنة"])
        sheet.append(["سامر", "=2013-1986", 1986])
        sheet.append(["هدى", 30, 1990])

    path = xlsx_file(tmp_path, fill)
    _, rows = read(path)
    assert [(one.column, one.why, one.stops) for one in rows[0].faults] == [(1, "formula", True)]
    assert rows[1].faults == ()
    _, rows = read(_edited(path, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>27</v>", b"<v />"))
    assert rows[0].cells == ("سامر", "27", "1986") and rows[0].faults == ()
    _, rows = read(
        _edited(path, "xl/worksheets/sheet1.xml", b'<c r="B2">', b'<c r="B2" t="e">'),
    )
    assert rows[0].faults[0].why == "formula"


def test_cells_that_the_spreadsheet_could_not_work_out(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["الاسم", "العمر"])
        sheet.append(["سامر", "#REF!"])

    _, [row] = read(xlsx_file(tmp_path, fill))
    assert [(one.column, one.why) for one in row.faults] == [(1, "cell_error")]


def test_a_date_outside_the_calendar_is_a_problem_without_a_warning(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["الاسم", "اليوم"])
        sheet.append(["سامر", 99_999_999])
        sheet["B2"].number_format = numbers.FORMAT_DATE_YYYYMMDD2

    path = xlsx_file(tmp_path, fill)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _, [row] = read(path)
    assert [one.why for one in row.faults] == ["cell_error"]


def test_merged_cells_are_filled_downwards_and_reported_across(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["كشف المفقودين في المحافظات", None, None])
        sheet.append(["العائلة", "الاسم", "تاريخ الاعتقال"])
        sheet.append(["الدرويشي", "سامر", date(2013, 8, 9)])
        sheet.append([None, "هدى", None])
        sheet.append(["محافظة حلب", None, None])
        sheet.append(["الحلبوني", "يوسف", "2012"])
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("C3:C4")
        sheet.merge_cells("A5:C5")

    names, rows = read(xlsx_file(tmp_path, fill))
    assert names == ("العائلة", "الاسم", "تاريخ الاعتقال")
    assert rows[1].cells == ("الدرويشي", "هدى", "2013-08-09") and rows[1].dated == {2}
    assert {(one.column, one.why, one.stops) for one in rows[1].faults} == {
        (0, "merged_down", False),
        (2, "merged_down", False),
    }
    assert [(one.column, one.why, one.stops) for one in rows[2].faults] == [
        (0, "merged_across", True)
    ]
    assert rows[3].faults == ()


def test_a_header_of_two_merged_rows_must_be_said(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["الاسم", None, "المدينة"])
        sheet.append(["الأول", "الكنية", None])
        sheet.append(["سامر", "الدرويشي", "حمص"])
        sheet.merge_cells("A1:B1")

    path = xlsx_file(tmp_path, fill)
    assert why(path) == {"why": "no_header", "row": 1}
    assert read(path, row=2)[0] == ("الأول", "الكنية")


def test_sheets_hidden_ones_named_only(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title, first.sheet_state = "قديم", "hidden"
    first.append(["الاسم", "سر"])
    second = book.create_sheet("الأسماء")
    second.append(["الاسم", "المدينة"])
    path = tmp_path / "قائمة.xlsx"
    book.save(path)
    read_book = Book.read(path)
    assert [(one.name, one.hidden) for one in read_book.sheets] == [
        ("قديم", True),
        ("الأسماء", False),
    ]
    assert read_book.sheet(None) == "الأسماء"
    assert read(path, "قديم")[0] == ("الاسم", "سر")
    with pytest.raises(UserError, match="why=sheet"):
        read(path, "غيرها")


def test_archives_that_grow_or_bring_entities_are_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx_file(tmp_path, lambda sheet: sheet.append(["الاسم", "المدينة"]))
    entity = b'<!DOCTYPE x [<!ENTITY a "a">]><worksheet'
    evil = _edited(path, "xl/worksheets/sheet1.xml", b"<worksheet", entity)
    assert why(evil)["why"] == "not_table"
    assert why(_edited(path, "xl/workbook.xml", b"<workbook", b"<work"))["why"] == "not_table"
    assert why(_edited(path, "xl/worksheets/sheet1.xml", b"</row>", b""))["why"] == "not_table"
    bomb = tmp_path / "bomb.xlsx"
    bomb.write_bytes(path.read_bytes())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 3_000_000)
    assert len(read(bomb)[0]) == 2
    monkeypatch.setattr(xlsx_parts, "UNPACKED_LIMIT", 2_000_000)
    with pytest.raises(UserError, match="why=unpacked"):
        Workbook(
            bomb.read_bytes()
        )  # here, not in the process that reads: it has a limit of its own
    assert len(read(path)[0]) == 2


def test_rows_far_away_and_columns_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def far(sheet: Any) -> None:
        sheet.append(["الاسم", "المدينة"])
        sheet.cell(row=ROW_LIMIT + 5, column=1, value="سامر")

    assert why(xlsx_file(tmp_path, far)) == {"why": "rows", "row": ROW_LIMIT + 5}

    def wide(sheet: Any) -> None:
        sheet.append(["الاسم", "المدينة"])
        sheet.cell(row=2, column=300, value="سامر")

    assert why(xlsx_file(tmp_path, wide)) == {"why": "columns", "row": 2, "column": 300}
    monkeypatch.setattr(workbook_module, "_GRID_LIMIT", 100)
    with pytest.raises(UserError, match="why=columns"):
        list(Workbook(xlsx_file(tmp_path, wide).read_bytes()).rows("Sheet"))


def test_no_cell_shows_in_a_repr_or_an_error(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'الاسم,المدينة\nسامر,حمص\n"هدى,حلب\n')
    book = Book.read(path)
    rows = book.source("")
    assert "الاسم" not in repr((next(rows), book)) and "سامر" not in repr(next(rows))
    with pytest.raises(UserError) as caught:
        book.header("")
    assert "هدى" not in f"{caught.value} {caught.value.params}"


def _edited(path: Path, part: str, old: bytes, new: bytes, *more: bytes) -> Path:
    """The same file with one part changed."""
    data = io.BytesIO()
    changed = path.with_name("edited.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(data, "w") as out:
        for info in source.infolist():
            held = source.read(info)
            if info.filename == part:
                which = next((one for one in (old, *more) if one in held), None)
                assert which is not None, held[:600]
                held = held.replace(which, new)
            out.writestr(info, held)
    changed.write_bytes(data.getvalue())
    return changed
