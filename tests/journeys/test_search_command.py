"""`search` by command: any script, why, filters, odd words. All people are made up."""

from __future__ import annotations

import pytest
from tests.journeys.conftest import Machine
from tests.journeys.test_match_commands import ROWS, case_of, written


def test_a_name_in_another_script_and_why(coordinator: Machine) -> None:
    case = case_of(coordinator, ROWS[0])
    case_of(coordinator, ROWS[2])
    for text in ("Mihemed Evdilrehman", "mohamad abdulrahman", "Muhammad Abd al-Rahman"):
        found = coordinator.ok("search", text)
        [hit] = found["hits"]
        assert hit["root"] == case and not found["more"]
        marked = [hit["title"][start:end] for start, end in hit["spans"]]
        assert marked[0] == "محمد" and "الأحمد" not in marked
        assert {one["field"] for one in hit["why"]} <= {"given_ar", "father_ar"}
        assert {one["how"] for one in hit["why"]} <= {"sounds", "written"}
    assert coordinator.ok("search", "مُحَمَّد خزال")["hits"][0]["root"] == case


def test_filters_and_more(coordinator: Machine) -> None:
    rows = [{"kind": "family", "display_name": f"محمد {n}"} for n in range(5)]
    coordinator.ok("records", "load", written(coordinator.folder / "families.jsonl", rows))
    case = case_of(coordinator, ROWS[0])
    assert len(coordinator.ok("search", "محمد")["hits"]) == 6
    first = coordinator.ok("search", "محمد", "--limit", 2)
    assert len(first["hits"]) == 2 and first["more"]
    [hit] = coordinator.ok("search", "محمد", "--kind", "case")["hits"]
    assert hit["root"] == case
    assert len(coordinator.ok("search", "محمد", "--kind", "family", "--limit", 9)["hits"]) == 5
    assert coordinator.ok("search", "محمد", "--from", 2013, "--to", 2013)["hits"][0]["root"] == case
    for options in (("--governorate", "SY01"), ("--author", "Z"), ("--to", 2012)):
        assert coordinator.do("search", "محمد", *options).code == 1
    ran = coordinator.do("search", "محمد", "--kind", "nothing")
    assert (ran.code, ran.refusal) == (1, "E_KIND")


@pytest.mark.parametrize("text", ["", '"', "a OR", "x" * 10_000, "🙂", "NEAR(a b)"])
def test_odd_words_find_nothing(coordinator: Machine, text: str) -> None:
    case_of(coordinator, ROWS[0])
    ran = coordinator.do("search", text)
    assert ran.code == 1 and ran.json["hits"] == []


def test_a_sealed_name_and_a_number_to_call(coordinator: Machine) -> None:
    lines = [
        {
            "kind": "source",
            "id": "1" * 32,
            "code": "S-7",
            "type": "eyewitness",
            "true_name": "هوزان جميل",
        },
        {"kind": "family", "id": "2" * 32, "display_name": "بيت مختلق"},
        {"kind": "contact_channel", "parent": "2" * 32, "type": "phone", "value": "+963944555123"},
    ]
    coordinator.ok("records", "load", written(coordinator.folder / "sealed.jsonl", lines))
    for text in ("هوزان جميل", "Hozan", "Cemîl"):
        ran = coordinator.do("search", text)
        assert ran.code == 1 and ran.json["hits"] == []
    assert coordinator.ok("search", "S-7")["hits"][0]["root"] == "1" * 32
    ran = coordinator.do("search", "0944 555 123")
    assert ran.json["hits"][0]["root"] == "2" * 32 and "555" not in ran.out


def test_a_search_is_kept_run_again_listed_and_forgotten(coordinator: Machine) -> None:
    case = case_of(coordinator, ROWS[0])
    case_of(coordinator, ROWS[2])
    name = "الحسكة  ٢٠١٣"
    found = coordinator.ok("search", "Mihemed", "--kind", "case", "--from", 2013, "--save", name)
    assert [one["root"] for one in found["hits"]] == [case]
    assert coordinator.ok("search", "--saved", name) == found
    again = coordinator.ok("search", "--saved", "الحسكة ٢٠١٣", "--limit", 1)
    assert again["hits"] == found["hits"]
    kept = coordinator.ok("searches", "list")["searches"]
    assert kept == [{"name": "الحسكة ٢٠١٣", "text": "Mihemed", "kind": "case", "from": 2013}]
    ran = coordinator.do("search", "Nobody", "--save", "none")
    assert ran.code == 1 and "kept" in ran.err, "kept, though nothing is found yet"
    assert [one["name"] for one in coordinator.ok("searches", "list")["searches"]] == [
        "none",
        kept[0]["name"],
    ]
    assert coordinator.ok("searches", "remove", name) == {"removed": kept[0]["name"]}
    for arguments in (("search", "--saved", name), ("searches", "remove", name)):
        ran = coordinator.do(*arguments)
        assert (ran.code, ran.refusal) == (1, "E_NOT_FOUND")
    coordinator.ok("searches", "remove", "none")
    assert coordinator.do("searches", "list").json == {"searches": []}


def test_a_kept_search_is_replaced_only_after_a_yes(coordinator: Machine) -> None:
    case_of(coordinator, ROWS[0])
    common = ("--vault", coordinator.vault, "--password-file", coordinator.key_file)
    coordinator.ok("search", "محمد", "--save", "x")
    ran = coordinator.run("search", "محمد", "--save", "x", *common)
    assert ran.code == 0, "the same search is no other one"
    ran = coordinator.run("search", "الأحمد", "--save", "x", *common)
    assert ran.code == 2 and "--yes" in ran.err
    ran = coordinator.run("search", "الأحمد", "--save", "x", *common, typed="n\n", terminal=True)
    assert ran.code == 1
    assert coordinator.ok("searches", "list")["searches"][0]["text"] == "محمد"
    ran = coordinator.run("search", "الأحمد", "--save", "x", *common, typed="y\n", terminal=True)
    assert ran.code == 0
    assert coordinator.ok("searches", "list")["searches"][0]["text"] == "الأحمد"


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", "محمد", "--saved", "x"),
        ("search", "--saved", "x", "--kind", "case"),
        ("search", "--saved", "x", "--save", "y"),
    ],
)
def test_a_kept_search_stands_alone(coordinator: Machine, arguments: tuple[str, ...]) -> None:
    assert coordinator.do(*arguments).code == 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_odd_names_keep_nothing(coordinator: Machine, name: str) -> None:
    ran = coordinator.do("search", "محمد", "--save", name)
    assert (ran.code, ran.refusal) == (1, "E_VALUE")
    assert coordinator.do("searches", "list").json == {"searches": []}


def test_a_kept_search_finds_no_sealed_name_and_is_no_plain_text(coordinator: Machine) -> None:
    sealed = {
        "kind": "source",
        "id": "1" * 32,
        "code": "S-7",
        "type": "eyewitness",
        "true_name": "هوزان جميل",
    }
    coordinator.ok("records", "load", written(coordinator.folder / "sealed.jsonl", [sealed]))
    (coordinator.folder / "sealed.jsonl").unlink()
    ran = coordinator.do("search", "هوزان جميل", "--save", "بحث مختلق")
    assert ran.code == 1 and ran.json["hits"] == []
    ran = coordinator.do("search", "--saved", "بحث مختلق")
    assert ran.code == 1 and ran.json["hits"] == []
    files = [one.read_bytes() for one in coordinator.folder.rglob("*") if one.is_file()]
    assert not [data for data in files for word in ("هوزان", "بحث مختلق") if word.encode() in data]
    dumped = coordinator.folder / "out"
    coordinator.ok("records", "dump", "--out", dumped)
    assert "بحث مختلق".encode() not in (dumped / "records.jsonl").read_bytes(), "it does not leave"


def test_a_name_from_a_care_home_finds_the_child_and_is_not_shown(coordinator: Machine) -> None:
    lines: list[dict[str, object]] = [
        {"kind": "case", "id": "3" * 32, "case_no": "26-0007", "person": "4" * 32},
        {"kind": "person", "id": "4" * 32, "parent": "3" * 32, "given_ar": "جنى"},
        {"kind": "person_name", "parent": "4" * 32, "type": "care_home_name", "value": "كافورة"},
        {"kind": "event", "parent": "3" * 32, "type": "held_at", "sens": 4, "place_text": "عنبرة"},
    ]
    coordinator.ok("records", "load", written(coordinator.folder / "child.jsonl", lines))
    for text, kind in (("كافورة", "person_name"), ("كافو", "person_name"), ("عنبرة", "event")):
        ran = coordinator.do("search", text)
        [hit] = ran.json["hits"]
        [why] = hit["why"]
        assert (hit["root"], why["kind"], why["text"], why["spans"]) == ("3" * 32, kind, "", [])
        assert why["shown"] is False and "كافورة" not in ran.out and "عنبرة" not in ran.out
    [why] = coordinator.ok("search", "جنى")["hits"][0]["why"]
    assert (why["text"], why["shown"]) == ("جنى", True)


def test_a_kind_below_a_root_is_answered_with_the_kinds_that_can_be_asked(
    coordinator: Machine,
) -> None:
    case_of(coordinator, ROWS[0])
    ran = coordinator.do("search", "محمد", "--kind", "person")
    assert (ran.code, ran.refusal) == (2, "E_USAGE")
    assert "'case'" in ran.err and "'family'" in ran.err
