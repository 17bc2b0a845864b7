"""A file of names held against the cases, and the lines of it that are kept. All people are made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.test_match_lists import hits
from tests.desk.test_matching import born, crowd, report

from vsdesk.desk import EVERY_ROW, ROW_NUMBER, Desk, FileRun
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

LINES = [
    {"name": "Mihemed Evdilrehman Ehmed", "mother": "Xezal", "born": "1990"},
    {"name": "Nobody Known Here", "mother": "", "born": ""},
    {"name": "", "mother": "", "born": "1990"},
    {"name": "محمد عبدالرحمن الاحمد", "mother": "خزال", "born": "about 1990"},
]
MAPPING = {
    "rid": ROW_NUMBER,
    "given": "name",
    "mother": "mother",
    "birth_year": "born",
    "unstructured": EVERY_ROW,
}


def leak(path: Path) -> Path:
    """A file of whole names without ids."""
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in LINES)
    path.write_text(text, encoding="utf-8")
    return path


def sought(desk: Desk) -> str:
    """The man whom the file names, among others."""
    crowd(desk)
    person = {
        "given_ar": "محمد",
        "father_ar": "عبد الرحمن",
        "family_ar": "الأحمد",
        "mother_given_ar": "خزال",
        "birth": born(1990),
    }
    case = report(desk, person)
    desk.matching.suggestions.match_new()
    return case


def whole(desk: Desk, run: FileRun) -> FileRun:
    while not run.over:
        desk.matching.files.part(run)
    return run


def test_lines_are_kept_only_when_said_and_looked_at_like_pairs(
    house: House, tmp_path: Path
) -> None:
    desk = house.coordinator()
    case = sought(desk)
    before = desk.access.check().counts
    run = whole(desk, desk.matching.files.run(leak(tmp_path / "leak.jsonl"), MAPPING))
    found = desk.matching.files.found(run)
    assert {(one.a, one.b) for one in found.pairs} == {("1", case), ("4", case)}
    assert [(one.row, one.column) for one in found.passed_over] == [(3, ""), (4, "birth_year")]
    page = desk.matching.files.hits(found, None, 1)
    assert page.next == 1 and page.rows[0].head.root == case
    rest = desk.matching.files.hits(found, page.next, 1)
    names = {one.name for one in (*page.rows, *rest.rows)}
    assert rest.next is None and names == {LINES[0]["name"], LINES[3]["name"]}
    assert found.reasons(found.pairs[0])
    assert desk.access.check().counts == before, "nothing was kept by comparing"

    kept = desk.matching.files.keep_lines(
        found, found.pairs, {"name": "تسريب (مختلق)", "may_be_shown": "no"}
    )
    source, lines = kept.list_id, kept.lines
    assert kept.already == 0
    assert desk.cases.record(source).kind == "source_list" and len(lines) == 2
    assert hits(desk, source) == {(case, line) for line in lines}
    line = desk.cases.record(lines[[one.a for one in found.pairs].index("1")])
    assert line.text("name_as_written") == LINES[0]["name"] and line.text("mother") == "Xezal"
    assert line.value("birth") == {
        "from": "1990-01-01",
        "to": "1990-12-31",
        "precision": "year",
    }
    assert f"name: {LINES[0]['name']}" in line.text("columns").splitlines()
    assert desk.cases.record(case).value("fate") is None
    assert not desk.cases.dossier(case).of("claim")

    again = desk.matching.files.keep_lines(found, found.pairs[:1], source)
    assert (again.list_id, again.lines) == (source, lines[:1]), "a line is not kept twice"
    assert again.already == 1, "and that is said"
    assert desk.access.check().counts["source_list_entry"] == 2
    desk.matching.claims.accept_hit(
        case, lines[0], "the mother's name", shown=desk.matching.pair_shown(case, lines[0])
    )
    assert hits(desk, source) == {(case, lines[1])}


def test_every_column_is_kept_as_it_is_printed(house: House, tmp_path: Path) -> None:
    """Letters without a key stay letters; no cell passes for another column. Everybody is made up."""
    desk = house.coordinator()
    sought(desk)
    path = tmp_path / "list.csv"
    name = LINES[0]["name"]
    row = f'7,{name},Xezal,1990,D,"T\nرقم الفرع: 215",,ق 4471'
    path.write_text(f"rid,name,mother,year,D/T/S,ملاحظة,فارغ,ختم\n{row}\n", "utf-8")
    mapping = {"given": "name", "birth_year": "year", "unstructured": "*"}
    found = desk.matching.files.found(whole(desk, desk.matching.files.run(path, mapping)))
    kept = desk.matching.files.keep_lines(
        found, found.pairs, {"name": "قائمة (مختلقة)", "may_be_shown": "no"}
    )
    [line] = [desk.cases.record(one) for one in kept.lines]
    assert line.text("columns").splitlines() == [
        "rid: 7",
        f"name: {name}",
        "mother: Xezal",
        "year: 1990",
        "D/T/S: D",
        "ملاحظة: T رقم الفرع: 215",
        "ختم: ق 4471",
    ]


def test_who_may_keep_what(house: House, tmp_path: Path) -> None:
    amal = house.documenter("أمل")
    sought(amal)
    found = amal.matching.files.found(
        whole(amal, amal.matching.files.run(leak(tmp_path / "a.jsonl"), MAPPING))
    )
    with pytest.raises(UserError, match="E_ROLE"):
        amal.matching.files.keep_lines(
            found, found.pairs, {"name": "x", "may_be_shown": "coordinator"}
        )
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        amal.matching.files.keep_lines(found, found.pairs, found.pairs[0].b)
    kept = amal.matching.files.keep_lines(found, found.pairs, {"name": "x", "may_be_shown": "yes"})
    assert len(kept.lines) == 2


@pytest.mark.parametrize(
    ("header", "proposed"),
    [
        (
            "rid,given,father,family",
            {"rid": "rid", "given": "given", "father": "father", "family": "family"},
        ),
        (
            "الرقم,الاسم,اسم الأب,الكنية,اسم الأم,المواليد",
            {
                "rid": "الرقم",
                "given": "الاسم",
                "father": "اسم الأب",
                "family": "الكنية",
                "mother": "اسم الأم",
                "birth_year": "المواليد",
            },
        ),
        (
            "Full Name,Gender,Date of arrest",
            {
                "rid": ROW_NUMBER,
                "given": "Full Name",
                "unstructured": EVERY_ROW,
                "sex": "Gender",
                "arrest_date": "Date of arrest",
            },
        ),
        (
            "Nav,Navê bav,Paşnav",
            {"rid": ROW_NUMBER, "given": "Nav", "father": "Navê bav", "family": "Paşnav"},
        ),
        ("a,b", {"rid": ROW_NUMBER}),
    ],
)
def test_columns_are_proposed(
    house: House, tmp_path: Path, header: str, proposed: dict[str, str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(header + "\n" + ",".join("x" for _ in header.split(",")) + "\n", "utf-8")
    seen = house.coordinator().matching.files.columns(path)
    assert dict(seen.proposed) == proposed
    assert list(seen.names) == header.split(",") and len(seen.rows) == 1
