"""A page to sign at the desk: what leaves, the row, who may make one. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.reports.paper import words_of

from vsdesk.desk import ATTENDANCE, Edit, SheetOrder, SigningPage
from vsdesk.errors import UserError
from vsdesk.reports import short_digest

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk


def order(activity: str, rows: int = 0) -> SheetOrder:
    return SheetOrder(activity, ("ar",), ATTENDANCE, signing=SigningPage(rows))


def vigil(desk: Desk, person: str) -> str:
    activity = desk.cases.save(
        [
            Edit(
                "activity",
                {
                    "title": "وقفة متخيَّلة",
                    "type": "vigil",
                    "outcome": {"ar": "حضر فلان", "src_lang": "ar"},
                },
            )
        ]
    ).ids[0]
    desk.cases.save(
        [
            Edit("participation", {"person": person}, parent=activity),
            Edit("participation", {"count": 12, "sex": "female"}, parent=activity),
        ]
    )
    return activity


def test_a_device_in_the_field_makes_one_and_its_row_names_nobody(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    person = whole_case(field)[1]
    activity = vigil(field, person)
    printed = field.outbound.sheets.print_sheet(order(activity))
    words = " ".join(words_of(printed.pdf))
    assert "12" in words and "مروان" not in words and "فلان" not in words
    (row,) = field.cases.dossier(activity).of("disclosure")
    held = row.value("records")
    assert isinstance(held, list) and person not in str(held)
    assert (row.text("recipient"), row.text("exit")) == ("own_org", "sheet")
    (found,) = field.outbound.trace.find(short_digest(printed.digest))
    assert found.root == activity and found.is_as_then


@pytest.mark.parametrize("rows", [-1, 501])
def test_no_more_lines_than_are_printed(house: House, rows: int) -> None:
    desk = house.coordinator()
    activity = vigil(desk, whole_case(desk)[1])
    with pytest.raises(UserError, match="E_VALUE"):
        desk.outbound.sheets.sheet(order(activity, rows))


def test_it_is_of_an_activity_and_made_by_its_own_order(house: House) -> None:
    desk = house.coordinator()
    case, person, _ = whole_case(desk)
    activity = vigil(desk, person)
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.outbound.sheets.sheet(order(case))
    with pytest.raises(UserError, match="E_USAGE"):
        desk.outbound.sheets.sheet(SheetOrder(activity, ("ar",), ATTENDANCE))
    with pytest.raises(UserError, match="E_USAGE"):
        desk.outbound.sheets.sheet(SheetOrder(case, signing=SigningPage(5)))
