"""What somebody looked at is what is loaded: the same file, the same sheet of it, the same header. No hidden
sheet comes in by itself. All people are made up.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.association_table import write_sheets as workbook

from vsdesk.desk import CaseFilter, ColumnRule, Desk, TableMapping
from vsdesk.errors import UserError
from vsdesk.tables import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

# its name, its state, who stands in it
SHOWN = ("الأسماء", "visible", "سامر")
LATER = ("شهود", "visible", "هدى")


@pytest.fixture
def desk(house: House) -> Desk:
    """A documenter's desk."""
    return house.documenter("سناء")


def rewritten(path: Path, before: str, after: str) -> Path:
    """The same workbook, its list of sheets otherwise: as no spreadsheet program writes it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    listed = parts["xl/workbook.xml"]
    assert before.encode() in listed
    parts["xl/workbook.xml"] = listed.replace(before.encode(), after.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def loaded(desk: Desk) -> list[str]:
    return sorted(row.name for row in desk.cases.lists.page(CaseFilter()).rows)


def shown(desk: Desk, path: Path, sheet: str | None = None) -> str:
    """Who stands in the sheet that is shown; what was shown is loaded."""
    seen = desk.loads.tables.open(path, sheet=sheet)
    [sample] = seen.samples
    [person] = [one for one in sample.records if one.kind == "person"]
    desk.loads.tables.load(path, seen.mapping, seen=seen.looked_at)
    return str(person.values["given_ar"])


def test_a_remembered_mapping_chooses_no_sheet(desk: Desk, tmp_path: Path) -> None:
    first = workbook(tmp_path / "الأولى.xlsx", SHOWN, LATER)
    assert shown(desk, first, "شهود") == "هدى" and loaded(desk) == ["هدى"]
    hidden = ("شهود", "veryHidden", "يوسف")
    second = workbook(tmp_path / "الثانية.xlsx", SHOWN, hidden)
    seen = desk.loads.tables.open(second)
    assert seen.remembered and seen.sheet == "الأسماء" and seen.mapping.sheet is None
    assert shown(desk, second) == "سامر"
    assert loaded(desk) == ["سامر", "هدى"]
    desk.loads.tables.load(second, seen.mapping)  # the mapping alone leads nowhere else
    assert loaded(desk) == ["سامر", "سامر", "هدى"]


def test_the_sheet_that_is_named_beside_a_mapping_is_loaded(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "قائمة.xlsx", SHOWN, LATER)
    given = TableMapping((ColumnRule("الاسم", ("person.given_ar",)),), sheet="الأسماء")
    seen = desk.loads.tables.open(path, sheet="شهود", header_row=1, mapping=given)
    desk.loads.tables.load(path, seen.mapping, seen=seen.looked_at)
    assert loaded(desk) == ["هدى"]
    assert (seen.mapping.sheet, seen.mapping.header_row) == ("شهود", 1)


def test_the_header_that_was_shown_is_the_one_of_the_load(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "قائمة.csv"
    path.write_text("قديم,قديم\nالاسم,المدينة\nسامر,حمص\n", encoding="utf-8")
    rules = (ColumnRule("الاسم", ("person.given_ar",)),)
    seen = desk.loads.tables.open(path, header_row=2, mapping=TableMapping(rules))
    assert (seen.rows, seen.header_row) == (1, 2)
    desk.loads.tables.load(path, TableMapping(rules), seen=seen.looked_at)
    assert loaded(desk) == ["سامر"]


def test_a_file_that_changed_meanwhile_is_not_loaded(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "قائمة.xlsx", SHOWN)
    seen = desk.loads.tables.open(path)
    workbook(path, ("الأسماء", "visible", "يوسف"))
    for dry_run in (True, False):
        with pytest.raises(UserError, match="why=changed"):
            desk.loads.tables.load(path, seen.mapping, seen=seen.looked_at, dry_run=dry_run)
    with pytest.raises(UserError, match="why=changed"):
        desk.loads.tables.words(path, seen.mapping, seen=seen.looked_at)
    path.write_bytes(
        "الاسم\nهدى\n".encode("utf-16-le") + b"\xff"
    )  # not one letter of it is read first
    with pytest.raises(UserError, match="why=changed"):
        desk.loads.tables.load(path, seen.mapping, seen=seen.looked_at)
    assert loaded(desk) == [] and desk.loads.undo.loads() == []


def test_letters_are_read_as_they_were_shown(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Adı,Yer\nGülsüm Güven,İzmir\n".encode("windows-1254"))
    rules = TableMapping((ColumnRule("Adı", ("person.given_lat",)),))
    seen = desk.loads.tables.open(path, mapping=rules, encoding="windows-1254")
    desk.loads.tables.load(path, rules, seen=seen.looked_at)
    assert loaded(desk) == ["Gülsüm Güven"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_never_chosen_by_itself(desk: Desk, tmp_path: Path, state: str) -> None:
    path = workbook(tmp_path / "قائمة.xlsx", ("مخفي", "visible", "يوسف"))
    rewritten(path, 'state="visible"', f'state="{state}"')
    with pytest.raises(UserError, match="why=all_hidden"):
        Book.read(path).sheet(None)
    with pytest.raises(UserError, match="why=all_hidden"):
        desk.loads.tables.open(path)
    workbook(path, ("مخفي", state, "يوسف"), SHOWN)
    seen = desk.loads.tables.open(path)
    assert seen.sheet == "الأسماء" and seen.remarks == ()
    named = desk.loads.tables.open(path, sheet="مخفي")
    assert [(one.why, one.column, one.blocks) for one in named.remarks] == [
        ("hidden_sheet", "مخفي", False)
    ]


def test_two_sheets_of_one_name_are_no_workbook(tmp_path: Path) -> None:
    """The shown one would be listed, and the hidden one read."""
    path = workbook(tmp_path / "قائمة.xlsx", ("أ", "hidden", "يوسف"), ("ب", "visible", "سامر"))
    with pytest.raises(UserError, match="why=not_table"):
        Book.read(rewritten(path, 'name="ب"', 'name="أ"'))


def test_the_mapping_that_is_kept_is_the_persons(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "قائمة.xlsx", SHOWN)
    seen = desk.loads.tables.open(path)
    changed = replace(seen.mapping, columns=(ColumnRule("الاسم", ("person.given_ar",)),))
    desk.loads.tables.load(path, changed, seen=seen.looked_at)
    assert desk.loads.tables.open(path).mapping == changed
