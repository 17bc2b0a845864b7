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
        {"kind": "source", "id": "1" * 32, "code": "S-7", "type": "eyewitness", "true_name": "هوزان جميل"},
        {"kind": "family", "id": "2" * 32, "display_name": "بيت مختلق"},
        {"kind": "contact_channel", "parent": "2" * 32, "type": "phone", "value": "+963944555123"},
    ]  # fmt: skip
    coordinator.ok("records", "load", written(coordinator.folder / "sealed.jsonl", lines))
    for text in ("هوزان جميل", "Hozan", "Cemîl"):
        ran = coordinator.do("search", text)
        assert ran.code == 1 and ran.json["hits"] == []
    assert coordinator.ok("search", "S-7")["hits"][0]["root"] == "1" * 32
    ran = coordinator.do("search", "0944 555 123")
    assert ran.json["hits"][0]["root"] == "2" * 32 and "555" not in ran.out
