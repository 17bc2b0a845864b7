"""A page to sign at an activity by command. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.journeys.test_commands import CASE, RECORDS, jsonl
from tests.reports.long_run import written

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

ACTIVITY = "ac" * 16
_ROW: dict[str, object] = {
    "kind": "activity",
    "id": ACTIVITY,
    "title": "وقفة متخيَّلة",
    "type": "vigil",
    "place_text": "ساحة السوق",
}


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    file = jsonl(coordinator.folder / "a.jsonl", [*RECORDS, _ROW])
    coordinator.ok("records", "load", file)
    return coordinator


def test_it_is_printed_with_as_many_lines_as_were_asked_and_leaves_a_row(office: Machine) -> None:
    out = office.folder / "sign.pdf"
    asked = ("report", "attendance", "--activity", ACTIVITY, "--lang", "ar", "-o", out)
    made = office.ok(*asked, "--rows", "60", "--column", "sex", "--column", "age_band")
    assert made["files"][0]["copy"] == 1 and not made["withheld"]
    assert "وقفة متخيَّلة" in written(out.read_bytes())
    with pikepdf.open(out) as held:
        assert len(held.pages) == 3
    again = office.ok(*asked[:-1], office.folder / "again.pdf")
    assert again["files"][0]["copy"] == 2  # the first left its row


@pytest.mark.parametrize("rows", ["501", "-1", "many"])
def test_more_lines_than_are_printed_are_refused(office: Machine, rows: str) -> None:
    out = office.folder / "sign.pdf"
    asked = ("report", "attendance", "--activity", ACTIVITY, "-o", out, "--rows", rows)
    assert office.do(*asked).refusal == "E_USAGE" and not out.exists()


def test_of_a_case_there_is_none_and_of_an_activity_no_sheet(office: Machine) -> None:
    out = office.folder / "x.pdf"
    assert office.do("report", "attendance", "--activity", CASE, "-o", out).refusal == "E_NOT_FOUND"
    sheet = ("report", "case-file", "--case", ACTIVITY, "-o", out)
    assert office.do(*sheet).refusal == "E_NOT_FOUND"
