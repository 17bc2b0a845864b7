"""Who asked for money: the name stays out of told words on a paper, and on file they stay as they were
told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.journeys.test_commands import CASE, EVENT, FAMILY, MOTHER, PERSON, RECORDS, jsonl
from tests.reports.paper import text_of

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

STORY = "دفعنا 3000 دولار لأبو عمار، وقال أبو عمّار إنه سيعود. أخبرنا بذلك جارنا عمار"
ATTEMPT = "d" * 32


def office(machine: Machine, name: str = "أبو عمار", story: str = STORY) -> None:
    kin: dict[str, object] = {
        "kind": "kinship",
        "parent": FAMILY,
        "person": MOTHER,
        "related_to": PERSON,
        "relation": "mother",
    }
    attempt: dict[str, object] = {
        "kind": "extortion_attempt",
        "id": ATTEMPT,
        "parent": CASE,
        "name_used": name,
    }
    machine.ok("records", "load", jsonl(machine.folder / "r.jsonl", [*RECORDS, kin, attempt]))
    told = json.dumps({"ar": story, "src_lang": "ar"}, ensure_ascii=False)
    machine.ok("records", "set", EVENT, f"text={told}", f"place_text=كراج القطيفة، عند {name}")


def paper(machine: Machine, body: str) -> str:
    machine.granted(CASE, "--person", MOTHER, "--answer", f"{body}=yes")
    out = machine.folder / f"{body}.pdf"
    purpose = {"iimp": "search", "court_de": "criminal_accountability"}[body]
    to = {"iimp": "iimp", "court_de": "prosecutor_de"}[body]
    machine.ok(
        "report",
        "case-file",
        "--case",
        CASE,
        "--purpose",
        purpose,
        "--recipient",
        to,
        "--lang",
        "ar",
        "-o",
        out,
    )
    return " ".join(text_of(out.read_bytes()).split())


def test_the_name_that_they_used_leaves_in_no_words_where_nobody_agreed(
    coordinator: Machine,
) -> None:
    office(coordinator)
    told = paper(coordinator, "iimp")
    assert "3000" in told and "[…]" in told.replace(" ", "")
    assert "أبو عمار" not in told and "أبو عمّار" not in told
    assert "جارنا عمار" in told, "somebody else of that given name"
    held = coordinator.ok("records", "show", EVENT)["fields"]["text"]
    assert STORY in held.values(), "the told words are untouched"


def test_where_names_of_suspects_may_leave_it_does(coordinator: Machine) -> None:
    office(coordinator)
    assert "لأبو عمار" in paper(coordinator, "court_de")


def test_what_was_taken_out_since_lets_no_name_out(coordinator: Machine) -> None:
    office(coordinator)
    coordinator.ok("records", "set", ATTEMPT, "name_used=")
    assert "أبو عمار" not in paper(coordinator, "iimp")


@pytest.mark.parametrize(
    ("name", "stays"), [("مروان", True), ("حسام", False), ("حسام الكردي", False)]
)
def test_a_single_name_that_somebody_of_the_file_bears_is_theirs(
    coordinator: Machine, name: str, stays: bool
) -> None:
    office(coordinator, name, f"قال {name} إنه سيعود")
    assert (f"قال {name}" in paper(coordinator, "iimp")) is stays
