"""A telephone told in a story does not go out unseen: the command refuses, a coordinator says why it
leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.journeys.conftest import Machine
from tests.journeys.test_commands import CASE, EVENT, FAMILY, MOTHER, PERSON, RECORDS, jsonl
from tests.reports.paper import text_of

from vsdesk.numerals import digits

PHONE = "٠٩٣٣ ١٢٣ ٤٥٦"
TOLD: list[dict[str, object]] = [
    {
        "kind": "kinship",
        "parent": FAMILY,
        "person": MOTHER,
        "related_to": PERSON,
        "relation": "mother",
    },
    {
        "kind": "consent_grant",
        "parent": FAMILY,
        "grantor": MOTHER,
        "capacity": "parent",
        "subject": CASE,
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "given_on": "2026-11-01",
        "how_recorded": "signed",
        "data_scope": ["circumstances", "family_members", "identity"],
    },
]


def filled(machine: Machine) -> None:
    machine.ok("records", "load", jsonl(machine.folder / "records.jsonl", [*RECORDS, *TOLD]))


def tell(machine: Machine, record: str, field: str) -> None:
    machine.ok("records", "set", record, f"{field}=قال اتصلوا على {PHONE} كل مساء")


def sheet(machine: Machine, out: Path, *more: str) -> Any:
    return machine.do(
        "report",
        "case-file",
        "--case",
        CASE,
        "--purpose",
        "search",
        "--recipient",
        "iimp",
        "-o",
        str(out),
        *more,
    )


@pytest.mark.parametrize(("record", "field"), [(EVENT, "place_text"), (PERSON, "occupation")])
def test_a_sheet_with_a_telephone_in_its_words_is_refused(
    coordinator: Machine, record: str, field: str
) -> None:
    filled(coordinator)
    out = coordinator.folder / "sheet.pdf"
    assert sheet(coordinator, out).code == 0
    out.unlink()
    tell(coordinator, record, field)
    ran = sheet(coordinator, out)
    assert ran.refusal == "E_GATE" and ran.json["error"]["reason"] == "told"
    assert not out.exists()
    ran = sheet(coordinator, out, "--numbers-in-words", "العائلة طلبت ذلك بحضورنا")
    assert ran.code == 0 and out.exists()
    [made] = ran.json["files"]
    assert made["numbers_in_words"] == 1


def test_a_table_is_asked_the_same_and_only_about_its_own_cells(coordinator: Machine) -> None:
    filled(coordinator)
    tell(coordinator, PERSON, "occupation")
    out = coordinator.folder / "cases.csv"
    table = (
        "report",
        "table",
        "--purpose",
        "search",
        "--recipient",
        "iimp",
        "--level",
        "B",
        "-o",
        str(out),
    )
    assert coordinator.do(*table, "--column", "name_ar").code == 0
    out.unlink()
    ran = coordinator.do(*table, "--column", "name_ar", "--column", "person.occupation")
    assert ran.refusal == "E_GATE" and not out.exists()
    ran = coordinator.do(
        *table, "--column", "person.occupation", "--numbers-in-words", "طلبتها العائلة"
    )
    assert ran.code == 0 and PHONE in out.read_text(encoding="utf-8-sig")


def test_only_a_coordinator_lets_it_leave(documenter: Machine) -> None:
    filled(documenter)
    tell(documenter, EVENT, "place_text")
    ran = sheet(documenter, documenter.folder / "sheet.pdf", "--numbers-in-words", "طلبتها العائلة")
    assert ran.refusal == "E_ROLE"


def test_a_submission_is_asked_before_it_is_frozen(coordinator: Machine) -> None:
    """Of what stands on its form: that has no place for what he lived by."""
    filled(coordinator)
    tell(coordinator, PERSON, "occupation")
    other = coordinator.ok("submission", "new", CASE, "--for", "iimp")["submission"]
    ran = coordinator.do("submission", "prepare", other, "--because", "نكمل لاحقاً")
    assert ran.code == 0
    tell(coordinator, EVENT, "place_text")
    submission = coordinator.ok("submission", "new", CASE, "--for", "iimp")["submission"]
    ran = coordinator.do("submission", "prepare", submission, "--because", "نكمل لاحقاً")
    assert ran.refusal == "E_GATE" and ran.json["error"]["reason"] == "told"
    reasons = ("--because", "نكمل لاحقاً", "--numbers-in-words", "طلبتها العائلة")
    assert coordinator.do("submission", "prepare", submission, *reasons).code == 0


def test_the_familys_own_sheet_holds_their_own_words(documenter: Machine) -> None:
    """Whoever called them, they told it: it stays where that is said; what somebody else said stays here
    until a coordinator looked, and a number that does not stand on the paper stops none."""
    filled(documenter)
    out = documenter.folder / "family.pdf"
    tell(documenter, EVENT, "place_text")
    asked = ("report", "family-sheet", "--full", "--case", CASE, "-o", str(out))
    assert documenter.do(*asked).refusal == "E_GATE" and not out.exists()
    order = (*asked, "--own-numbers", "keep")
    assert documenter.do(*order).code == 0 and out.exists()
    out.unlink()
    who = "7d" * 16
    other: dict[str, object] = {
        "kind": "person",
        "id": who,
        "parent": CASE,
        "given_ar": "ليث، مصطنع",
    }
    documenter.ok("records", "load", jsonl(documenter.folder / "other.jsonl", [other]))
    documenter.ok("records", "set", EVENT, f"told_by={who}")
    assert documenter.do(*order).code == 0
    assert digits(PHONE) not in digits(text_of(out.read_bytes()))


def test_what_is_to_be_told_to_nobody_stays_until_somebody_answers(coordinator: Machine) -> None:
    """Closed on every paper: the table of its column, the sheet for a body and the family's own, though the
    mother told it herself."""
    filled(coordinator)
    words = "كانت حامل بالشهر الرابع، لا تحكوا بهالشي لحدا، زوجها ما بيعرف"
    coordinator.ok("records", "set", EVENT, f"place_text={words}", f"told_by={MOTHER}")
    out, own = coordinator.folder / "sheet.pdf", coordinator.folder / "own.pdf"
    family = ("report", "family-sheet", "--case", CASE, "--full", "-o", str(own))
    for ran in (sheet(coordinator, out), coordinator.do(*family)):
        assert ran.refusal == "E_GATE" and ran.json["error"]["reason"] == "kept"
    assert not out.exists() and not own.exists()
    ran = sheet(coordinator, out, "--numbers-in-words", "سألناها اليوم، وهي موافقة")
    assert ran.code == 0 and ran.json["files"][0]["numbers_in_words"] == 1
    out.unlink()
    coordinator.ok("records", "set", EVENT, "sens=4")
    assert sheet(coordinator, out).code == 0 and coordinator.do(*family).code == 0
    assert "حامل" not in text_of(out.read_bytes()) + text_of(own.read_bytes())


def test_whoever_is_named_without_a_record_is_said_by_command(coordinator: Machine) -> None:
    filled(coordinator)
    coordinator.ok("records", "set", EVENT, "place_text=عند بيت صهرنا ياسر")
    out = coordinator.folder / "sheet.pdf"
    ran = sheet(coordinator, out)
    assert ran.code == 0 and ran.json["files"][0]["unrecorded"] == ["صهرنا ياسر"]
    submission = coordinator.ok("submission", "new", CASE, "--for", "iimp")["submission"]
    ran = coordinator.do("submission", "prepare", submission, "--because", "نكمل لاحقاً")
    assert ran.json["unrecorded"] == ["صهرنا ياسر"]
