"""An association's table by command: proposed, answered, loaded, taken back. All people are made up."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from tests import association_table as made_up
from tests.journeys.conftest import Machine

from vsdesk.words import plain


def test_a_table_by_command(documenter: Machine) -> None:
    path = made_up.write_csv(documenter.folder / "قائمة.csv", "windows-1256", ";", count=30)
    unmapped = documenter.do("records", "load", path)
    assert (unmapped.code, unmapped.refusal) == (1, "E_TABLE")
    assert unmapped.json["error"]["why"] == "mapping" and "nobody has said yet" in unmapped.err
    proposed = documenter.ok("records", "mapping", path)
    assert proposed["columns"][1] == {"column": "الاسم", "to": ["person.given_ar"]}
    kept = documenter.folder / "mapping.json"
    kept.write_text(json.dumps(proposed, ensure_ascii=False), encoding="utf-8")
    asked = documenter.do("records", "load", path, "--mapping", kept)
    assert asked.code == 1 and {one["why"] for one in asked.json["problems"]} == {"date_order"}
    assert asked.json["encoding"] == "windows-1256" and asked.json["delimiter"] == ";"
    options = ("--mapping", kept, "--date-order", "dmy")
    dry = documenter.ok("records", "load", path, *options, "--dry-run")
    assert (dry["load"], dry["loaded"], documenter.ok("records", "list", "case")["records"]) == (
        "",
        30,
        [],
    )
    done = documenter.ok("records", "load", path, *options)
    assert done["kinds"]["case"] == 30 and done["loaded_before"] == ""
    [row] = documenter.ok("records", "loads")["loads"]
    assert (row["load"], row["rows"], row["undone"]) == (done["load"], 30, False)
    cases = documenter.ok("records", "list", "case")["records"]
    documenter.ok("records", "set", cases[0]["id"], "priority=urgent")
    undone = documenter.ok("records", "undo", done["load"])
    family = cases[0]["fields"]["family"]
    assert undone["hidden"] > 100 and set(undone["stay"]) == {cases[0]["id"], family}
    again = documenter.ok("records", "load", path, "--date-order", "dmy")
    assert again["loaded"] == 30


def test_a_table_in_words_for_a_person(documenter: Machine) -> None:
    path = documenter.folder / "list.xlsx"
    made_up.write_xlsx(path, mac=True, count=8)
    common = ("--vault", documenter.vault, "--password-file", documenter.key_file)
    shown = documenter.run("records", "mapping", path, *common)
    kept = documenter.folder / "mapping.json"
    kept.write_text(shown.out.replace('"words"', '"problem"'), encoding="utf-8")
    ran = documenter.run("records", "load", path, "--mapping", kept, *common)
    assert ran.code == 1 and "Rows: 8 · loaded: 0 · left: 8" in ran.out
    assert "row 4, الجهة: This word is not matched with the list yet." in ran.out
    assert "real dates, others text" in ran.out and "Nothing was loaded." in ran.out
    ran = documenter.run("records", "load", path, "--mapping", kept, "--partial", *common)
    assert ran.code == 0 and "loaded: 6" in ran.out and "records undo" in ran.out
    again = documenter.run(
        "records", "load", path, "--mapping", kept, "--partial", *common, typed="n\n", terminal=True
    )
    assert again.code == 1 and "was loaded already on" in again.err
    [row] = documenter.ok("records", "loads")["loads"]
    day = datetime.fromtimestamp(row["ts"] / 1000, UTC).strftime("%Y-%m-%d")
    asked = ("records", "load", path, "--mapping", kept, "--partial", "--lang", "ar")
    ran = documenter.run(*asked, *common)
    assert ran.code == 2 and f"حُمّل هذا الجدول من قبل في {day}" in plain(ran.err)
    assert "--yes" in ran.err and len(documenter.ok("records", "loads")["loads"]) == 1
    load = row["load"]
    assert "were taken back" in documenter.run("records", "undo", load, *common).out
    assert "taken back" in documenter.run("records", "loads", *common).out
    lines = documenter.folder / "lines.jsonl"
    lines.write_text('{"kind": "family", "display_name": "عائلة مختلقة"}\n', encoding="utf-8")
    assert "records undo" in documenter.run("records", "load", lines, *common).out


def test_the_sheet_that_is_told_is_loaded_and_no_other_file(documenter: Machine) -> None:
    sheets = (
        ("قديم", "hidden", "يوسف"),
        ("الأسماء", "visible", "سامر"),
        ("شهود", "visible", "هدى"),
    )
    path = made_up.write_sheets(documenter.folder / "قائمة.xlsx", *sheets)
    proposed = documenter.do("records", "mapping", path, "--lang", "ar")
    assert "الأسماء" in proposed.err and "قديم (مخفية)" in plain(proposed.err)
    kept = documenter.folder / "mapping.json"
    kept.write_text(json.dumps(proposed.json | {"sheet": "الأسماء"}), encoding="utf-8")
    named = ("records", "load", path, "--mapping", kept, "--sheet", "شهود")
    dry = documenter.ok(*named, "--dry-run")
    assert (dry["sheet"], dry["header_row"]) == ("شهود", 1)
    assert [one["hidden"] for one in dry["sheets"]] == [True, False, False]
    made_up.write_sheets(path, ("شهود", "visible", "نجاح"))
    other = documenter.do(*named, "--sha256", dry["sha256"])
    assert (other.code, other.refusal, other.json["error"]["why"]) == (1, "E_TABLE", "changed")
    made_up.write_sheets(path, *sheets)
    again = documenter.ok(*named, "--dry-run")["sha256"]
    documenter.ok(*named, "--sha256", again)
    [found] = documenter.ok("search", "هدى")["hits"]
    [case] = documenter.ok("records", "list", "case")["records"]
    assert found["root"] == case["id"]
    hidden = documenter.do("records", "load", path, "--mapping", kept, "--sheet", "قديم")
    assert [one["why"] for one in hidden.json["remarks"]] == ["hidden_sheet"]
