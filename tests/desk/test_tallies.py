"""The numbers of an activity at the desk and by command. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk


@pytest.fixture
def desk(house: House) -> Desk:
    return house.coordinator()


def vigil(desk: Desk) -> str:
    values = {"title": "وقفة متخيَّلة", "type": "vigil"}
    return desk.cases.save([Edit("activity", dict(values))]).ids[0]


def test_numbers_are_written_each_at_its_place_and_written_anew(desk: Desk) -> None:
    activity = vigil(desk)
    desk.reporting.tallies.put(activity, {("female", "a25_34"): 12, ("male", ""): 3})
    desk.reporting.tallies.put(activity, {("female", "a25_34"): 14, ("", "a0_17"): 5})
    table = desk.reporting.tallies.table(activity)
    assert table.at(("female", "a25_34")).count == 14 and table.total == 22
    rows = desk.cases.dossier(activity).of("participation")
    assert len(rows) == 3 and all(not one.text("person") for one in rows)


def test_it_is_taken_back_as_one_save(desk: Desk) -> None:
    activity = vigil(desk)
    change = desk.reporting.tallies.put(activity, {("female", ""): 4, ("male", ""): 3})
    assert len(change.ids) == 2 and len(change.entries) == 1


def test_what_stands_twice_is_not_written_over(desk: Desk) -> None:
    activity = vigil(desk)
    for _ in range(2):
        desk.cases.save([Edit("participation", {"count": 2, "sex": "male"}, parent=activity)])
    with pytest.raises(UserError, match="E_VALUE"):
        desk.reporting.tallies.put(activity, {("male", ""): 9, ("female", ""): 1})
    assert desk.reporting.tallies.table(activity).total == 4


@pytest.mark.parametrize(
    "counts", [{("xx", ""): 1}, {("", "a1_2"): 1}, {("male", ""): -1}, {("male", ""): 10**7}]
)
def test_no_term_of_a_list_and_no_number_is_refused(
    desk: Desk, counts: dict[tuple[str, str], int]
) -> None:
    activity = vigil(desk)
    with pytest.raises(UserError, match=r"E_VALUE|E_RANGE"):
        desk.reporting.tallies.put(activity, counts)
    assert desk.reporting.tallies.table(activity).total == 0


def test_only_an_activity_has_numbers(desk: Desk) -> None:
    family = desk.cases.new_family({"display_name": "عائلة مثال"}).ids[0]
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.reporting.tallies.table(family)
