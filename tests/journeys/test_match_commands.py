"""match file · list · decide by command: answers, bad lists, and nothing written. All people are made up."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.journeys.conftest import Machine, enrol

ROWS: list[dict[str, object]] = [
    {
        "rid": "r1", "given": "محمد", "father": "عبد الرحمن", "family": "الأحمد", "mother": "خزال",
        "birth_year": 1990, "arrest_date": "2013-03-12", "gov": "SY08", "place": "الحسكة",
        "sex": "M", "unstructured": False,
    },
    {
        "rid": "r2", "given": "Mihemed", "father": "Evdilrehman", "family": "Ehmed",
        "mother": "Xezal", "birth_year": "1991", "arrest_date": "2013-03", "gov": "SY08",
        "place": "Hesekê", "sex": "", "unstructured": False,
    },
    {"rid": "r3", "given": "سامر", "father": "محمود", "family": "الحسون", "unstructured": False},
    {"rid": "r4", "given": "Yazan Fahd al-Qassem", "unstructured": True},
]  # fmt: skip  # a table, read by rows
CROWD = [
    {"rid": f"c{one}{two}", "given": given, "father": "محمود", "family": family}
    for one, given in enumerate(("سامر", "خالد", "ياسر", "عمر", "علي", "مروان", "طارق"))
    for two, family in enumerate(("الدرويش", "القاسم", "الحلبي", "العبد الله"))
]


def written(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """A list as JSON lines."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def as_csv(path: Path, rows: Sequence[Mapping[str, object]], encoding: str = "utf-8") -> Path:
    """The same as CSV."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding=encoding, newline="") as file:
        table = csv.DictWriter(file, names)
        table.writeheader()
        table.writerows(rows)
    return path


def as_xlsx(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """The same as XLSX."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in ({name: name for name in names}, *rows):
        sheet.append([row.get(name) for name in names])
    book.save(path)
    return path


def case_of(machine: Machine, row: Mapping[str, object]) -> str:
    """A case in the vault that says what a row says; its id."""
    case, person = (f"{tag}{abs(hash(str(row))):031x}"[:32] for tag in "ab")
    lines: list[dict[str, object]] = [
        {"kind": "case", "id": case, "person": person},
        {
            "kind": "person",
            "id": person,
            "parent": case,
            "given_ar": row["given"],
            "father_ar": row["father"],
            "family_ar": row["family"],
            **({"mother_given_ar": row["mother"]} if "mother" in row else {}),
        },
        {
            "kind": "event",
            "parent": case,
            "type": "arrest",
            "is_disappearance": True,
            **({"date": {"from": row["arrest_date"]}} if "arrest_date" in row else {}),
        },
    ]
    machine.ok("records", "load", written(machine.folder / f"{case}.jsonl", lines))
    return case


@pytest.mark.parametrize("writer", [written, as_csv, as_xlsx])
def test_a_list_within_itself(coordinator: Machine, writer: Callable[..., Path]) -> None:
    path = writer(coordinator.folder / "list.dat", [*ROWS, *CROWD])
    found = coordinator.ok("match", "file", path)
    assert found["rows"] == len(ROWS) + len(CROWD) and found["passed_over"] == []
    best = found["pairs"][0]
    assert {best["a"], best["b"]} == {"r1", "r2"} and best["band"] in ("strong", "likely")
    fields = {one["field"]: one for one in best["reasons"]}
    assert fields["given"]["points"] > 0 and fields["given"]["rule"].startswith("One name")
    assert coordinator.ok("vault", "info")["cases"] == 0, "nothing was stored"
    bare = coordinator.ok("match", "file", path, "--reasons", 0)
    assert len(bare["pairs"]) == len(found["pairs"]) and bare["pairs"][0]["reasons"] == []


def test_rows_by_their_number_and_whole_names(coordinator: Machine) -> None:
    rows = [{"name": "محمد عبد الرحمن الأحمد"}, {"name": "Mihemed Evdilrehman Ehmed"}]
    rows += [{"name": f"{one['given']} {one['father']} {one['family']}"} for one in CROWD]
    path = written(coordinator.folder / "whole.jsonl", rows)
    mapping = coordinator.folder / "mapping.json"
    told = {"rid": "#", "given": "name", "unstructured": "*", "family": ""}
    mapping.write_text(json.dumps(told), encoding="utf-8")
    found = coordinator.ok("match", "file", path, "--mapping", mapping)
    assert {found["pairs"][0]["a"], found["pairs"][0]["b"]} == {"1", "2"}


def test_a_list_against_the_vault_and_through_a_mapping(coordinator: Machine) -> None:
    case = case_of(coordinator, ROWS[0])
    for row in CROWD:
        case_of(coordinator, row)
    theirs = {
        "rid": "رقم",
        "given": "الاسم",
        "father": "اسم الأب",
        "family": "العائلة",
        "mother": "الأم",
    }
    rows = [{theirs[name]: row[name] for name in theirs if name in row} for row in ROWS[1:]]
    path = as_csv(coordinator.folder / "leak.csv", rows, "utf-8-sig")
    ran = coordinator.do("match", "file", path, "--against", "vault")
    assert (ran.code, ran.refusal) == (1, "E_TABLE")
    mapping = coordinator.folder / "mapping.json"
    mapping.write_text(json.dumps(theirs, ensure_ascii=False), encoding="utf-8")
    found = coordinator.ok("match", "file", path, "--against", "vault", "--mapping", mapping)
    best = found["pairs"][0]
    assert (best["a"], best["b"]) == ("r2", case)
    assert coordinator.ok("vault", "info")["cases"] == 1 + len(CROWD)


def test_nothing_alike_ends_with_1(coordinator: Machine) -> None:
    ran = coordinator.do("match", "file", written(coordinator.folder / "a.jsonl", ROWS[2:]))
    assert ran.code == 1 and ran.json["pairs"] == []


# -- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "why", "row"),
    [
        ([{"rid": "1"}], "column_missing", 1),
        ([{"given": "علي"}], "column_missing", 1),
        ([ROWS[2], ROWS[2]], "same_id", 2),
        ([ROWS[2], {**ROWS[0], "rid": None}], "no_id", 2),
        ([ROWS[2], {**ROWS[0], "rid": " "}], "no_id", 2),
        ([{**ROWS[2], "given": {"ar": "علي"}}], "not_json", 1),
    ],
)
def test_a_bad_list_says_what_and_where(
    coordinator: Machine, rows: list[dict[str, object]], why: str, row: int
) -> None:
    ran = coordinator.do("match", "file", written(coordinator.folder / "bad.jsonl", rows))
    assert (ran.code, ran.refusal) == (1, "E_TABLE")
    assert (ran.json["error"]["why"], ran.json["error"]["row"]) == (why, row)
    assert "علي" not in ran.out + ran.err and "سامر" not in ran.out + ran.err
    assert len(ran.err.splitlines()) == 2, "the sentence, and the code with the row"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        ('{"rid": "1", "given": "علي"}'.encode("windows-1256"), "encoding"),
        (b'{"rid": "1", "given": "x"}\n{"rid"', "not_json"),
        (b'{"rid": "1", "given": "' + b"x" * 300_000 + b'"}', "long_line"),
        ("rid,given\n1,علي\n".encode() + b"\xff\xfe\xff", "encoding"),
        (b"\x7fELF\0\0\0\0", "not_table"),
    ],
)
def test_bytes_that_are_no_list(coordinator: Machine, data: bytes, why: str) -> None:
    path = coordinator.folder / "bytes.dat"
    path.write_bytes(data)
    ran = coordinator.do("match", "file", path)
    assert (ran.code, ran.refusal) == (1, "E_TABLE")
    assert ran.json["error"]["why"] == why


def test_a_row_without_a_name_needs_no_id_and_takes_none(coordinator: Machine) -> None:
    """An empty row at the end of a table refuses nothing; its number is nobody's id."""
    rows: list[dict[str, object]] = [{"rid": "", "given": ""}, {**ROWS[0], "rid": "1"}, *ROWS[1:]]
    found = coordinator.ok("match", "file", written(coordinator.folder / "a.jsonl", rows))
    assert [one["row"] for one in found["passed_over"]] == [1]
    assert found["pairs"][0]["a"] == "1"


def test_a_list_alone_needs_no_vault(machine: Callable[[str], Machine]) -> None:
    bare = machine("bare")
    path = written(bare.folder / "list.jsonl", [*ROWS, *CROWD])
    ran = bare.run("match", "file", path, "--json")
    assert ran.code == 0 and {ran.json["pairs"][0]["a"], ran.json["pairs"][0]["b"]} == {"r1", "r2"}
    assert bare.run("match", "file", path, "--against", "vault", "--json").code == 2


@pytest.mark.parametrize(
    "asked",
    [
        ("match", "file", "{}"),
        ("match", "file", "{}", "--against", "vault"),
        ("match", "file", "LIST", "--mapping", "{}"),
        ("records", "load", "{}"),
        ("records", "load", "TABLE", "--mapping", "{}"),
        ("attach", "{}", "--to", "CASE"),
        ("bundle", "inspect", "{}"),
        ("device", "approve", "{}", "--out", "TABLE"),
        ("device", "accept", "{}"),
    ],
)
def test_a_file_that_is_not_there_is_said_with_its_name(
    coordinator: Machine, asked: tuple[str, ...]
) -> None:
    """Nothing was found is another answer: it means that nobody in the list is alike."""
    case = case_of(coordinator, ROWS[0])
    lists = written(coordinator.folder / "list.jsonl", ROWS)
    table = as_csv(coordinator.folder / "list.csv", ROWS)
    nowhere = coordinator.folder / "ليست-هنا.csv"
    known = {"{}": nowhere, "LIST": lists, "TABLE": table, "CASE": case}
    ran = coordinator.do(*(known.get(one, one) for one in asked))
    assert (ran.code, ran.refusal) == (3, "E_NO_FILE")
    assert "There is no file or folder of this name here." in ran.err
    assert "ليست-هنا.csv" in ran.err


def test_a_passphrase_file_that_is_not_there(coordinator: Machine) -> None:
    nowhere = coordinator.folder / "none.txt"
    ran = coordinator.run(
        "vault", "info", "--vault", coordinator.vault, "--password-file", nowhere, "--json"
    )
    assert (ran.code, ran.refusal) == (3, "E_NO_FILE") and "none.txt" in ran.err


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_queue_is_said_in_names_and_words(coordinator: Machine, lang: str) -> None:
    case_of(coordinator, ROWS[0])
    case_of(coordinator, {**ROWS[0], "given": "محمَّد", "family": "الاحمد"})
    common = ("--vault", coordinator.vault, "--password-file", coordinator.key_file)
    ran = coordinator.run("match", "list", *common, "--lang", lang)
    assert ran.code == 0 and "محمد" in ran.out and "الأحمد" in ran.out
    band = next(line for line in ran.out.splitlines() if "الأحمد" in line)
    assert lang == "ar" or band.startswith("probably the same person: "), band
    assert "الاحمد" in band, "both, as each of them writes it"
    assert "-26-" in ran.out and not any(line[:1].isdigit() for line in ran.out.splitlines())


def test_odd_names_give_a_lower_score_or_are_passed_over(coordinator: Machine) -> None:
    odd: list[dict[str, object]] = [
        {"rid": "e", "given": " ", "father": "", "family": ""},
        {"rid": "one", "given": "م", "father": "A", "family": "x"},
        {"rid": "long", "given": "م" * 10_000, "father": "محمود " * 1500, "family": "الحسون"},
        {"rid": "mixed", "given": "Mحmد", "father": "عAبد", "family": "🙂🙃"},
        {"rid": "nick", "given": "أبو علي"},
        {**ROWS[0], "rid": "date", "arrest_date": "soon", "birth_year": "around 1990"},
    ]
    path = written(coordinator.folder / "odd.jsonl", [*odd, *ROWS, *CROWD])
    found = coordinator.ok("match", "file", path)
    passed = {(one["row"], one["column"]) for one in found["passed_over"]}
    assert passed == {(1, ""), (6, "birth_year"), (6, "arrest_date")}
    assert all(one["message"] for one in found["passed_over"])
    assert {found["pairs"][0]["a"], found["pairs"][0]["b"]} <= {"r1", "r2", "date"}


# -- the queue ------------------------------------------------------------------------------------


def test_import_lists_and_a_decision(coordinator: Machine, documenter: Machine) -> None:
    enrol(coordinator, documenter, "B")
    here = case_of(coordinator, ROWS[0])
    for row in CROWD:
        case_of(coordinator, row)
    there = case_of(documenter, {**ROWS[0], "given": "محمَّد", "family": "الاحمد"})
    stick = documenter.folder / "stick"
    stick.mkdir()
    documenter.ok("bundle", "export", "--to", stick)
    imported = coordinator.ok("bundle", "import", stick)
    assert imported["possible_same"] >= 1 and imported["not_compared"] == 0
    listed = coordinator.ok("match", "list", "--limit", 500)
    [pair] = [one for one in listed["pairs"] if {one["a"], one["b"]} == {here, there}]
    assert pair["decision"] == "" and pair["reasons"]
    decide = ("match", "decide", here, there, "same", "--because", "one mother", "--shown")
    assert coordinator.do(*decide, "0" * len(pair["shown"])).refusal == "E_CHANGED"
    said = coordinator.ok(*decide, pair["shown"])
    assert said["decision"] == "same"
    after = coordinator.do("match", "list").json
    assert not any({one["a"], one["b"]} == {here, there} for one in after["pairs"])
    part = ("match", "take-back", here, there, "--because", "another mother", "--shown")
    assert coordinator.do(*part, pair["shown"]).refusal == "E_CHANGED"  # it was decided since
    seen = coordinator.ok("match", "show", here, there)
    assert (seen["decision"], seen["why"]) == ("same", "one mother")
    read = coordinator.run(
        *("match", "show", here, there, "--lang", "ar", "--vault", coordinator.vault),
        *("--password-file", coordinator.key_file),
    ).out
    assert sum(line.startswith("    ") and "·" in line for line in read.splitlines()) == len(
        seen["reasons"]
    )
    assert "اسم الأم: " in read
    parted = coordinator.ok(*part, seen["shown"])
    assert {parted["a"], parted["b"]} == {here, there}
    again = coordinator.ok("match", "list", "--limit", 500)
    assert any({one["a"], one["b"]} == {here, there} for one in again["pairs"])
    shown = ("--shown", coordinator.ok("match", "show", here, there)["shown"])
    ran = coordinator.do("match", "take-back", here, there, "--because", "nobody decided", *shown)
    assert (ran.code, ran.refusal) == (1, "E_NOT_FOUND")
    ran = documenter.do("match", "take-back", here, there, "--because", "x", *shown)
    assert ran.code == 1
    ran = coordinator.do("match", "decide", here, there, "same", "--because", " ", *shown)
    assert (ran.code, ran.refusal) == (1, "E_VALUE")
    ran = documenter.do("match", "decide", there, there, "same", "--because", "x", *shown)
    assert ran.code == 1
    ran = coordinator.do("match", "decide", here, "no such", "same", "--because", "x", *shown)
    assert ran.code == 1


def test_no_plain_text_is_written(
    coordinator: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_of(coordinator, ROWS[0])
    for path in coordinator.folder.glob("*.jsonl"):
        path.unlink()
    listed = tmp_path / "elsewhere" / "list.jsonl"
    listed.parent.mkdir()
    written(listed, [*ROWS, *CROWD])
    work, temp = tmp_path / "work", tmp_path / "temp"
    work.mkdir()
    temp.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temp))
    for options in ((), ("--against", "vault")):
        coordinator.do("match", "file", listed, *options)
    assert not list(work.rglob("*")) and not list(temp.rglob("*"))
    names = [
        text for row in ROWS for text in row.values() if isinstance(text, str) and len(text) > 4
    ]
    data = [one.read_bytes() for one in coordinator.folder.rglob("*") if one.is_file()]
    found = [name for name in names for held in data if name.encode() in held]
    assert not found


def test_why_a_pair_is_only_possible_is_said_with_the_pair_that_fits_better(
    coordinator: Machine,
) -> None:
    him: dict[str, object] = {
        "rid": "a",
        "given": "أنس",
        "father": "حسام",
        "family": "الرفاعي",
        "arrest_date": "2013-03-12",
    }
    again = {
        **him,
        "rid": "b",
        "given": "Anas",
        "father": "Husam",
        "family": "Rifai",
        "mother": "Hiyam",
        "birth_year": 1990,
    }
    other: dict[str, object] = {
        "rid": "c",
        "given": "أنس",
        "father": "حسام",
        "family": "الرفاعي",
        "mother": "سعاد",
        "birth_year": 1972,
    }
    path = written(coordinator.folder / "three.jsonl", [him, again, other, *CROWD])
    found = coordinator.ok("match", "file", path)
    pairs = {frozenset((one["a"], one["b"])): one for one in found["pairs"]}
    best, worse = pairs[frozenset("ab")], pairs[frozenset("ac")]
    assert best["band"] in ("strong", "likely") and best["better"] is None
    assert worse["band"] == "possible" and worse["better"] == {"a": "a", "b": "b"}
    said = coordinator.run(
        "match", "file", path, "--vault", coordinator.vault, "--password-file", coordinator.key_file
    )
    assert "Only possible, because this pair fits better: a  b" in said.out
    cases = {str(row["rid"]): told_case(coordinator, row) for row in (him, again, other)}
    for row in CROWD:
        case_of(coordinator, row)
    listed = coordinator.ok("match", "list", "--limit", 500)
    ends = [cases["a"], cases["c"]]
    [pair] = [one for one in listed["pairs"] if {one["a"], one["b"]} == {*ends}]
    assert pair["band"] == "possible"
    assert {*pair["better"].values()} == {cases["a"], cases["b"]}
    because = ("--because", "الأم غير الأم", "--shown", pair["shown"])
    done = coordinator.ok("match", "decide", *ends, "different", *because)
    assert (done["band"], done["better"]) == (pair["band"], pair["better"])


def told_case(machine: Machine, row: Mapping[str, object]) -> str:
    """A case that says all that a row says, in the letters of the row; its id."""
    case, person = (f"{tag}{ord(str(row['rid'])):031x}" for tag in "cd")
    script = "ar" if "أ" in str(row["given"]) else "lat"
    names = {f"{part}_{script}": row[part] for part in ("given", "father", "family")}
    if "mother" in row:
        names["mother_given_ar" if script == "ar" else "mother_lat"] = row["mother"]
    if "birth_year" in row:
        names["birth"] = {
            "from": f"{row['birth_year']}-01-01",
            "to": f"{row['birth_year']}-12-31",
            "precision": "year",
        }
    day = {"date": {"from": row["arrest_date"]}} if "arrest_date" in row else {}
    lines: list[dict[str, object]] = [
        {"kind": "case", "id": case, "person": person},
        {"kind": "person", "id": person, "parent": case, **names},
        {"kind": "event", "parent": case, "type": "arrest", "is_disappearance": True, **day},
    ]
    machine.ok("records", "load", written(machine.folder / f"{case}.jsonl", lines))
    return case


def test_what_one_command_does_not_compare_is_said_and_goes_on(
    coordinator: Machine, documenter: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol(coordinator, documenter, "B")
    rows: list[Mapping[str, object]] = [ROWS[0], {**ROWS[0], "family": "الاحمد"}, *CROWD[:4]]
    for row in rows:
        case_of(documenter, row)
    stick = documenter.folder / "stick"
    stick.mkdir()
    documenter.ok("bundle", "export", "--to", stick)
    monkeypatch.setattr("vsdesk.cli.background_comparison.LOOKS", 8)
    imported = coordinator.ok("bundle", "import", stick)
    assert imported["not_compared"] == 4
    listed = coordinator.do("match", "list")
    assert listed.json["not_compared"] == 0 and listed.json["pairs"]


def test_what_is_left_stands_in_the_words(
    coordinator: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in CROWD[:3]:
        case_of(coordinator, row)
    monkeypatch.setattr("vsdesk.cli.background_comparison.LOOKS", 2)
    machine = ("--vault", coordinator.vault, "--password-file", coordinator.key_file)
    said = coordinator.run("match", "list", *machine, "--yes")
    assert "3 cases are not compared yet" in said.out
