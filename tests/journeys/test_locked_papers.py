"""A paper behind a word of its own, by command: a sheet, a family, a report. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.journeys.test_commands import CASE, FAMILY, MOTHER, PERSON, RECORDS, jsonl
from tests.journeys.test_office_commands import KIN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

WORD = "زيتون مختلق ٧"
SHEET = ("report", "family-sheet", "--case", CASE, "--lang", "ar")
PERIOD = ("--from", "2026-01-01", "--to", "2026-12-31")


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", [*RECORDS, KIN]))
    return coordinator


def opened(path: Path) -> int:
    """How many pages it has, for who knows the word: nobody else opens it."""
    assert b"%PDF" in path.read_bytes()[:16]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=WORD) as held:
        assert held.encryption.R == 6 and held.encryption.bits == 256
        return len(held.pages)


def word(office: Machine, text: str = WORD) -> Path:
    path = office.folder / "كلمة.txt"
    path.write_text(f"{text}\nسطر ثانٍ\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["--full", "--discreet"])
def test_a_single_sheet_is_locked(office: Machine, form: str) -> None:
    out = office.folder / "ورقة.pdf"
    made = office.ok(*SHEET, form, "--lock-with", word(office), "-o", out)
    assert opened(out) >= 1 and WORD not in str(made)
    plain = office.folder / "بلا.pdf"
    office.ok(*SHEET, form, "-o", plain)
    with pikepdf.open(plain) as held:
        assert held.pages and not held.is_encrypted


def test_the_sheets_of_a_family_are_locked(office: Machine) -> None:
    wife = "d" * 32
    homes: list[dict[str, object]] = [
        {"kind": "person", "id": wife, "parent": FAMILY, "given_ar": "سهام"},
        {
            "kind": "kinship", "parent": FAMILY, "person": wife, "relation": "wife",
            "related_to": PERSON,
        },
        {"kind": "family_member", "parent": FAMILY, "person": wife, "household": "بيت إدلب"},
        {"kind": "family_member", "parent": FAMILY, "person": MOTHER, "household": "بيت الشام"},
    ]  # fmt: skip  # a record a row
    office.ok("records", "load", jsonl(office.folder / "more.jsonl", homes))
    folder = office.folder / "بيوت"
    office.ok(
        "report",
        "households",
        "--family",
        FAMILY,
        "--lang",
        "ar",
        "--lock-with",
        word(office),
        "-o",
        folder,
    )
    made = [*folder.glob("*.pdf")]
    assert len(made) == 2 and all(map(opened, made))


def test_the_report_of_a_period_is_locked_and_its_table_is_none(office: Machine) -> None:
    out = office.folder / "تقرير.pdf"
    office.ok("report", "period", *PERIOD, "--lang", "ar", "--lock-with", word(office), "-o", out)
    assert opened(out) >= 1
    table = office.folder / "تقرير.xlsx"
    ran = office.do("report", "period", *PERIOD, "--lock-with", word(office), "-o", table)
    assert ran.refusal == "E_USAGE" and not table.exists()


def test_an_empty_word_locks_nothing_and_nothing_is_printed(office: Machine) -> None:
    out = office.folder / "ورقة.pdf"
    ran = office.do(*SHEET, "--lock-with", word(office, " "), "-o", out)
    assert ran.refusal == "E_USAGE" and not out.exists()
