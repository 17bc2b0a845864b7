"""A line of a list is there already only where believed words say all of it: no device swallows the row of a
true file with a line of its own, and no newer version of a list loses what is new. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.desk.test_match_keeping import whole

from vsdesk.desk import Edit
from vsdesk.desk.matching.list_files import line_of
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town

    from vsdesk.desk import FileMatches, KeptLines
    from vsdesk.records.dictionary.values import Json

ROW = {
    "rid": "17",
    "given": "مروان",
    "father": "خالد",
    "family": "الدرويش",
    "mother": "نجاح",
    "arrest_date": "2013-07-14",
    "gov": "SY08",
    "الوضع": "أفرج عنه 2014",
}
FORGED = "4471 — أُعدم في صيدنايا"


def found_in(made: Town, folder: Path, row: dict[str, str]) -> FileMatches:
    path = folder / "list.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    files = made.rima.matching.files
    return files.found(whole(made.rima, files.run(path)))


def kept(made: Town, found: FileMatches, source: str) -> KeptLines:
    return made.rima.matching.files.keep_lines(found, found.pairs[:1], source)


def open_list(made: Town) -> str:
    values: dict[str, Json] = {"name": "قائمة الفرع", "may_be_shown": "yes"}
    source = made.rima.cases.save([Edit("source_list", values)]).ids[0]
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    made.rima.matching.suggestions.match_new()
    return source


def test_no_device_swallows_the_true_line(made: Town, tmp_path: Path) -> None:
    source, found = open_list(made), found_in(made, tmp_path, ROW)
    whole = {**line_of(found.reports[found.pairs[0].at[0]]), "columns": found.printed[0].decode()}
    enemy, ids = made.enemy, [made.enemy.desk.context.new_id() for _ in range(2)]
    for id, forged in zip(ids, ({"columns": "الوضع: أُعدم"}, {}), strict=True):
        values = {**whole, **forged, "detainee_no": FORGED}
        enemy.sign(source, NewOp(id, "source_list_entry", values, parent=source))
    enemy.hand_over(made.rima)
    first = kept(made, found, source)
    [line] = first.lines
    assert first.already == 0 and line not in ids, "kept beside what another device wrote"
    view = made.rima.cases.record(line)
    assert "الوضع: أفرج عنه 2014" in view.text("columns") and not view.text("detainee_no")

    case = found.pairs[0].b
    shown = made.rima.matching.pair_shown(case, line)
    made.rima.matching.decide_pair(case, line, "same", "نفس الشخص", shown=shown)
    claims = made.rima.cases.dossier(case).of("claim")
    assert [one.value("list_entry") for one in claims] == [line]
    assert FORGED not in json.dumps([dict(one.fields) for one in claims], ensure_ascii=False)

    again = kept(made, found, source)
    assert (again.lines, again.already) == ((line,), 1), "her own words stand, and it is said"
    enemy.sign(source, NewOp(line, "source_list_entry", {"detainee_no": FORGED}))
    enemy.hand_over(made.rima)
    beside = kept(made, found, source)
    assert beside.already == 0 and beside.lines != (line,), "not what another device wrote into"


def test_a_newer_version_of_a_list_keeps_what_is_new(made: Town, tmp_path: Path) -> None:
    """The same row number, and a column more: nobody is an enemy."""
    source = open_list(made)
    old = kept(made, found_in(made, tmp_path, ROW), source)
    newer = found_in(made, tmp_path, {**ROW, "مكان الإفراج": "حمص"})
    new = kept(made, newer, source)
    assert new.already == 0 and new.lines != old.lines
    assert "مكان الإفراج: حمص" in made.rima.cases.record(new.lines[0]).text("columns")
    assert kept(made, newer, source).already == 1


@pytest.mark.parametrize("cell", ['"علي", "x": "\\ud800"', '"\\udc00علي"', '"علي", "\\udfff": 1'])
def test_half_a_letter_in_a_file_is_said(made: Town, tmp_path: Path, cell: str) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text(f'{{"rid": "1", "given": "x"}}\n{{"rid": "2", "given": {cell}}}\n', "utf-8")
    files = made.rima.matching.files
    for read in (files.run, files.columns):
        with pytest.raises(UserError, match="E_TABLE") as no:
            read(path)
        assert (no.value.params["why"], no.value.params["row"]) == ("not_json", 2)
