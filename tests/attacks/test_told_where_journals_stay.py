"""What a coordinator's report told guards the next one of another coordinator, wherever the organisation
leaves the journals. Everybody is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.test_not_whole import handed
from tests.desk.test_periods import PUBLIC, approved_case, numbers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

QUARTER: Final = replace(PUBLIC, first=date(2026, 10, 1), last=date(2026, 12, 31))
DAY: Final = 86_400_000  # ms


@pytest.mark.parametrize("stay", [False, True])
def test_one_case_more_tells_of_no_family(house: House, tmp_path: Path, *, stay: bool) -> None:
    rima = house.coordinator()
    nour = house.documenter("nour", rima, "coordinator")
    rima.sync.set_journals_stay(stay=stay)
    for name in ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر", "عامر"):
        approved_case(rima, name)
    for at in ("there", "again"):
        handed(rima, nour, tmp_path / at)
        handed(nour, rima, tmp_path / f"back {at}")
    house.clock.now += 2 * DAY
    nour.reporting.report(QUARTER)
    told = numbers(nour, QUARTER)["new_cases"]
    handed(nour, rima, tmp_path / "told")
    assert numbers(rima, QUARTER)["new_cases"] == told == 7
    approved_case(rima, "ياسر")
    assert numbers(rima, QUARTER)["new_cases"] is None
