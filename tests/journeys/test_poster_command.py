"""A poster by command: one, many, and why there is none. All people are made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from tests.journeys.test_commands import CASE, MOTHER, PERSON, RECORDS, jsonl
from tests.journeys.test_office_commands import KIN
from tests.reports.long_run import written

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

BORN: Final = {"precision": "year", "from": "1988-01-01", "to": "1988-12-31"}
UNREAD: Final = {"precision": "unknown", "as_told": "كان عمره خمسطعش لما سافر عمّه"}


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", [*RECORDS, KIN]))
    coordinator.ok("records", "set", PERSON, f"birth={json.dumps(BORN)}")
    return coordinator


def test_without_a_yes_to_the_name_the_command_says_why(office: Machine) -> None:
    out = office.folder / "x.pdf"
    ran = office.do("report", "vigil-poster", "--case", CASE, "-o", out)
    assert ran.refusal == "E_GATE" and not out.exists()
    office.granted(CASE, "--person", MOTHER, "--answer", "publish_name=no")
    ran = office.do("report", "each", "vigil-poster", "--all", "-o", office.folder / "all.pdf")
    assert ran.refusal == "E_GATE"


def test_with_a_yes_it_is_printed_in_a3_and_in_a_run(office: Machine) -> None:
    office.granted(CASE, "--person", MOTHER, "--answer", "publish_name=yes")
    out = office.folder / "x.pdf"
    made = office.ok(
        "report", "vigil-poster", "--case", CASE, "--size", "A3", "--lang", "ar", "-o", out
    )
    assert "مروان" in " ".join(written(out.read_bytes()))
    with pikepdf.open(out) as held:
        assert round(float(held.pages[0].mediabox[3])) == 1191
    assert made["files"][0]["copy"] == 1
    each = ("report", "each", "vigil-poster", "--all", "-o", office.folder / "all.pdf")
    assert office.do(*each, "--pages", "2-3").refusal == "E_PAGES"
    assert office.ok(*each, "--pages", "1")["papers"] == 1


def test_for_somebody_alone_it_is_refused(office: Machine) -> None:
    asked = ("report", "vigil-poster", "--case", CASE, "-o", office.folder / "x.pdf")
    assert office.do(*asked, "--recipient", "own_org").refusal == "E_USAGE"
    sheet = ("report", "family-sheet", "--case", CASE, "-o", office.folder / "x.pdf")
    assert office.do(*sheet, "--size", "A3").refusal == "E_USAGE"


def test_a_yes_is_taken_back_after_a_poster_hung_and_no_letter_is_written(office: Machine) -> None:
    asked = ("--person", MOTHER, "--answer", "publish_name=yes", "--answer", "iimp=yes")
    office.granted(CASE, *asked)
    for kind in ("vigil-poster", "iimp"):
        office.ok("report", kind, "--case", CASE, "-o", office.folder / f"{kind}.pdf")
    [mother] = office.ok("consent", "list", CASE)["people"]
    grants = {one["recipient"]: one["id"] for one in mother["answers"]}
    folder = office.folder / "letters"
    folder.mkdir()
    gone = office.ok("consent", "withdraw", grants["public"], "--letters", folder)
    assert [one["recipient"] for one in gone["holders"]] == ["public"] and gone["files"] == []
    gone = office.ok("consent", "withdraw", grants["iimp"], "--letters", folder)
    assert len(gone["files"]) == 1 and len([*folder.iterdir()]) == 1


def test_of_whom_only_words_tell_an_age_there_is_none_until_a_birth_is_written(
    office: Machine,
) -> None:
    office.ok("records", "set", PERSON, f"birth={json.dumps(UNREAD)}")
    office.granted(CASE, "--person", MOTHER, "--answer", "publish_name=yes")
    asked = ("report", "vigil-poster", "--case", CASE, "-o", office.folder / "x.pdf")
    ran = office.do(*asked)
    assert ran.refusal == "E_GATE" and "How old the missing person is is not known" in ran.err
    assert "مروان" not in ran.out + ran.err and not (office.folder / "x.pdf").exists()
    office.ok("records", "set", PERSON, f"birth={json.dumps(BORN)}")
    office.ok(*asked)
