"""The report of a period over 10,000 cases: counted, and as the paper that leaves."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from bench import readying
from bench.stage import ms, seconds
from vsdesk.desk import Desk, PeriodOrder

if TYPE_CHECKING:
    from bench.stage import Row, Stage

CASES: Final = 10_000
_MADE_UP: Final = 31  # activities: those of a half-year


def rows(stage: Stage) -> list[Row]:
    """For the organisation itself, and for everybody: there each file is asked whether it may be counted."""
    vault = stage.vault("periods", role="coordinator")
    readying.fill(vault, CASES)
    desk = Desk(vault)
    today = date.fromisoformat(desk.context.today())
    desk.reporting.load_activities(_activities(today))
    table: list[Row] = []
    for recipient in ("own_org", "public"):
        order = PeriodOrder(date(today.year, 1, 1), date(today.year, 12, 31), recipient, "ar")
        counted = seconds(partial(desk.reporting.look, order))
        after = seconds(partial(desk.reporting.report, order))
        made = seconds(
            partial(desk.reporting.report, order)
        )  # its row was written: nothing is held
        name = f"report of a period for {recipient}, {CASES:,} cases"
        table.append((f"{name}: counted", ms(counted), "", None, ""))
        table.append((f"{name}: the PDF of what was looked at", ms(after), "", None, "<= 3 s"))
        table.append((f"{name}: the PDF", ms(made), "", None, "<= 10 s"))
    vault.lock()
    return table


def _activities(today: date) -> bytes:
    made = [
        {
            "title": f"لقاء مصطنع {n}",
            "kind": "training",
            "from": date(today.year, 1 + n % today.month, 1).isoformat(),
            "participants": {"women": 4 + n, "men": 3},
        }
        for n in range(_MADE_UP)
    ]
    return json.dumps({"activities": made}).encode()
