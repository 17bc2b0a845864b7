"""Figures beside seven years of reports that were given out cost what the reports do; and where all that was
counted is closed no nought is told. All made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.attacks.test_people_behind_counts import helped
from tests.attacks.work import calls
from tests.desk.test_periods import PUBLIC, numbers

from vsdesk.desk import Edit
from vsdesk.records.figures.told_periods import Quarters, tells_few

if TYPE_CHECKING:
    from tests.desk.conftest import House


def _seven_years() -> list[tuple[Quarters, int]]:
    """Each half year the last four quarters, each year the last eight, and six years once more."""
    told = [(Quarters(one, one + 3), 200 + 7 * one) for one in range(0, 24, 2)]
    told += [(Quarters(one, one + 7), 500 + 7 * one) for one in range(0, 21, 4)]
    return told + [(Quarters(4 * one, 4 * one + 3), 260 + 7 * one) for one in range(6)]


def test_a_figure_beside_seven_years_of_reports() -> None:
    asked = Quarters(26, 27)
    assert calls(lambda: tells_few(asked, 300, _seven_years())) < 200_000


def test_no_nought_is_told_of_what_is_closed(house: House) -> None:
    """Five people were helped, and of none of them a count leaves."""
    desk = house.coordinator()
    family = desk.cases.new_family({"display_name": "عائلة"}).ids[0]
    people = [
        desk.cases.save([Edit("person", {"given_ar": f"اسم{n}"}, parent=family)]).ids[0]
        for n in range(5)
    ]
    helped(desk, family, *people)
    order = replace(PUBLIC, looked="قرأناها معاً")
    assert numbers(desk, order)["people_supported"] == 5
    for who in people:
        desk.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=who)])
    assert numbers(desk, order)["people_supported"] is None
