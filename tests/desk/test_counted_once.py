"""What was looked at and is then printed is counted once, until something is written. All are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.desk.test_periods import PUBLIC, YEAR, approved_case, numbers

from vsdesk.desk import Edit, PeriodOrder
from vsdesk.desk.reporting.one_pass import OnePass
from vsdesk.records.figures.figure import figure
from vsdesk.records.figures.indicator_records import IndicatorRecords, Period
from vsdesk.records.figures.indicators import INDICATORS, KINDS

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dossier import RecordView


class Steps:
    """Keeps the names of the steps that it was shown."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def step(self, stage: str, done: int, total: int) -> None:
        """One step."""
        self.seen.append(stage)


@pytest.mark.parametrize("order", [YEAR, PUBLIC])
def test_the_paper_of_what_was_looked_at_counts_nothing_again(
    house: House, order: PeriodOrder
) -> None:
    desk = house.coordinator()
    approved_case(desk, "مروان")
    first, second, third = Steps(), Steps(), Steps()
    look = desk.reporting.look(order, first)
    assert "counting" in first.seen
    pdf = desk.reporting.report(replace(order, lang="ar"), second, looked=look.digest).pdf
    assert pdf.startswith(b"%PDF") and "counting" not in second.seen
    desk.reporting.look(order, third)  # the row of the exit was written
    assert "counting" in third.seen


def test_after_a_write_it_counts_anew(house: House) -> None:
    desk = house.coordinator()
    case, _ = approved_case(desk, "مروان")
    assert numbers(desk, YEAR)["new_cases"] == 1
    approved_case(desk, "سامر")
    assert numbers(desk, YEAR)["new_cases"] == 2
    desk.cases.save(
        [Edit("case", {"review_state": "draft"}, id=case, shown=desk.cases.shown(case))]
    )
    assert numbers(desk, YEAR)["new_cases"] == 1


def test_every_kind_that_indicators_ask_for_is_read_in_the_one_pass(house: House) -> None:
    """And each record of it stands as it does when its kind alone is read."""
    desk = house.coordinator()
    approved_case(desk, "مروان")
    read = desk.context.vault.read
    at_once, asked = OnePass(read, KINDS), set[str]()

    def listened(kind: str) -> list[RecordView]:
        asked.add(kind)
        found = at_once(kind)
        assert found == read.own_work(kind)
        return found

    counting = IndicatorRecords(
        listened, Period(YEAR.first, YEAR.last), desk.context.dictionary, "2026-12-31"
    )
    for one in INDICATORS:
        figure(one, counting)
    assert counting.of("target") == []
    assert asked | {"family_member"} == KINDS  # that one where somebody is counted by name
