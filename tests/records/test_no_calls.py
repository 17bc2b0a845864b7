"""The day of each month on which nobody calls."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.people import rid

from vsdesk.records.checks.due_dates import coming
from vsdesk.records.dates.no_calls import is_today

if TYPE_CHECKING:
    from tests.records.conftest import Made


@pytest.mark.parametrize(
    ("day", "today", "held"),
    [
        (1, "2026-12-01", True),
        (1, "2027-01-01", True),
        (
            1,
            "2026-12-08",
            False,
        ),  # a Tuesday as the first was: the day of the month counts, not that of the week
        (31, "2027-02-28", True),
        (31, "2027-02-27", False),
        (30, "2028-02-29", True),
        (29, "2028-02-28", False),
        (28, "2027-02-28", True),
    ],
)
def test_it_comes_each_month(made: Made, day: int, today: str, held: bool) -> None:
    made.add("phone", "contact_channel", "marwan", no_call_day=day)
    phone = made.dossier().get(rid("phone"))
    assert phone is not None and is_today(phone, date.fromisoformat(today)) == held
    assert coming(phone) == {f"contact_channel.no_call_day.{day}": ""}


def test_what_is_no_day_of_a_month_calls_nobody_off(made: Made) -> None:
    made.add("phone", "contact_channel", "marwan", no_call_day=0)
    phone = made.dossier().get(rid("phone"))
    assert phone is not None and not is_today(phone, date(2026, 12, 1)) and coming(phone) == {}
