"""The numbers of an activity by command: written, shown with their sum, refused. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.journeys.test_commands import jsonl

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

ACTIVITY = "ac" * 16


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    row: dict[str, object] = {
        "kind": "activity",
        "id": ACTIVITY,
        "title": "وقفة متخيَّلة",
        "type": "vigil",
    }
    coordinator.ok("records", "load", jsonl(coordinator.folder / "a.jsonl", [row]))
    return coordinator


def test_numbers_are_written_and_shown_with_their_sum(office: Machine) -> None:
    asked = ("--tally", "female:a25_34=12", "--tally", "a0_17=٣٠", "--tally", "male=3")
    made = office.ok("activities", "count", ACTIVITY, *asked)
    assert made["total"] == 45
    assert {"sex": "female", "age_band": "a25_34", "count": 12} in made["tallies"]
    again = office.ok("activities", "count", ACTIVITY, "--tally", "a25_34:female=10")
    assert again["total"] == 43 and office.ok("activities", "count", ACTIVITY) == again
    ran = office.run(
        *("activities", "count", ACTIVITY, "--lang", "ar"),
        *("--vault", office.vault, "--password-file", office.key_file),
    )
    assert "أنثى · 25 إلى 34: 10" in ran.out and "المجموع: 43" in ran.out


@pytest.mark.parametrize(
    "tally", ["female", "=3", "female=x", "women=3", "female:male=3", "female=-1"]
)
def test_what_is_no_number_of_a_list_writes_nothing(office: Machine, tally: str) -> None:
    asked = ("activities", "count", ACTIVITY, "--tally", "male=3", "--tally", tally)
    assert office.do(*asked).refusal in {"E_USAGE", "E_RANGE"}
    assert office.ok("activities", "count", ACTIVITY)["total"] == 0
