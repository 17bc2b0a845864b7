"""What tables of figures and reports told before guards in later ones: nobody who holds both finds a small
count by taking one from the other. All made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC, approved_case, numbers

from vsdesk.desk import Edit, ExitOrder, How
from vsdesk.history.op_scopes import OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.desk.conftest import House

    from vsdesk.desk import Desk

QUARTER = replace(PUBLIC, first=date(2026, 10, 1))


def cases(desk: Desk, names: Iterable[str], sex: str = "male", intake: str = "") -> None:
    """A case each."""
    for name in names:
        case, _ = approved_case(desk, name)
        person = desk.cases.record(case).text("person")
        desk.cases.save([Edit("person", {"sex": sex}, id=person)])
        if intake:
            desk.cases.save([Edit("case", {"intake_date": intake}, id=case)])


def order(*columns: str, to: str = "public") -> ExitOrder:
    return ExitOrder("statistics", to, "E", columns=columns, lang="en")


def told(desk: Desk, *columns: str, to: str = "public", gives: bool = True) -> list[int]:
    """The counts that a table tells; it leaves."""
    tables, asked = desk.outbound.tables, order(*columns, to=to)
    text = tables.clipboard(asked).text if gives else tables.spread_look(asked).text
    return [int(word) for word in text.split() if word.isdigit()]


def test_a_table_of_today_beside_that_of_last_week_tells_nobody(house: House) -> None:
    desk = house.coordinator()
    cases(desk, "أبتثجحخ")
    cases(desk, "دذرزسشص", "female")
    assert told(desk, "sex") == [7, 7] == told(desk, "sex")
    cases(desk, "ض", "female")
    assert told(desk, "sex", gives=False) == []
    assert told(desk, "case_type", gives=False) == []
    cases(desk, "طظعغ", "female")
    assert told(desk, "case_type", "sex", gives=False) == [12, 7]
    assert told(desk, "sex") == [12, 7]


def test_what_a_donor_was_told_beside_the_public_tells_nobody(house: House) -> None:
    """Who refused the public is the difference."""
    desk = house.coordinator()
    cases(desk, "أبتثجحخ")
    case, family = approved_case(desk, "دال")
    shown, mother = desk.cases.shown(case), mother_of(desk, family)
    desk.consent.grant(case, mother, "statistics", "public", "refused", How(), shown=shown)
    assert told(desk, "case_type", to="donor_aggregate") == [8]
    assert told(desk, "case_type", to="public") == []


@pytest.mark.parametrize("first", ["report", "table"])
def test_a_report_beside_a_table_tells_no_case_of_before(house: House, first: str) -> None:
    """Seven were taken in this quarter, and one before it."""
    desk = house.coordinator()
    cases(desk, "أبتثجحخ")
    cases(desk, "د", intake="2026-02-01")
    if first == "report":
        assert numbers(desk, QUARTER)["new_cases"] == 7
        desk.reporting.report(QUARTER)
        assert told(desk, "sex", gives=False) == []
    else:
        assert told(desk, "sex") == [8]
        assert numbers(desk, QUARTER)["new_cases"] is None
        assert numbers(desk, PUBLIC)["new_cases"] == 8


def test_sums_of_reports_beside_a_table_tell_nobody(house: House) -> None:
    desk = house.coordinator()
    cases(desk, "أبتثج")
    cases(desk, "دذرزس", intake="2026-08-01")
    cases(desk, "ض", intake="2026-02-01")
    third = replace(
        QUARTER, first=QUARTER.first.replace(month=7), last=QUARTER.first.replace(month=9, day=30)
    )
    for one in (third, QUARTER):
        assert numbers(desk, one)["new_cases"] == 5
        desk.reporting.report(one)
    assert told(desk, "case_type", gives=False) == []


def test_the_row_of_a_table_keeps_what_it_told(house: House) -> None:
    desk = house.coordinator()
    cases(desk, "أبتثجحخ")
    cases(desk, "د", "female")
    told(desk, "sex")
    told(desk, "case_type")
    told(desk, "case_type", to="own_org")
    rows = {one.text("recipient"): one for one in desk.context.vault.read.of_kind("disclosure")}
    kept = [one.value("records") for one in desk.context.vault.read.of_kind("disclosure")]
    whole = {"columns": ["case_type"], "figures": [["enforced_disappearance", 8]], "whole": True}
    assert [one for one in kept if one] == [
        {"columns": ["sex"], "figures": [], "whole": False},
        whole,
    ]
    assert rows["public"].space == OFFICE
    assert rows["own_org"].space != OFFICE
