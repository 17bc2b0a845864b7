"""The page to sign lies open on a table: it says of an activity what anybody may read, and names nobody who
did not agree. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_pictures_of_reports import DAY
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import ATTENDANCE, Edit, SheetOrder, SigningPage
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

TITLE: Final = "وقفة أمام المبنى"


def activity(desk: Desk, **more: Any) -> str:
    values: dict[str, Any] = {"title": TITLE, "type": "vigil", "date": DAY, "place_text": "الساحة"}
    return desk.cases.save([Edit("activity", {**values, **more})]).ids[0]


def page(desk: Desk, id: str) -> str:
    order = SheetOrder(id, ("ar",), ATTENDANCE, recipient="own_org", signing=SigningPage(0, ()))
    return " ".join(text_of(desk.outbound.sheets.print_sheet(order).pdf).split())


def lines(words: str) -> int:
    """How many numbers there are to sign beside."""
    there = {int(one) for one in words.split() if one.isdigit()}
    return next(one for one in range(1, 500) if one + 1 not in there)


def test_a_title_or_a_place_that_names_somebody_stays(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk, "مروان")
    mother = mother_of(desk, family)
    where = desk.cases.save([Edit("place", {"name_ar": "بيت نجاح الحلبي"})]).ids[0]
    for more in (
        {"title": "وقفة من أجل مروان الدرويش"},
        {"place_text": "أمام بيت مروان الدرويش"},
        {"place": where, "place_text": None},
    ):
        words = page(desk, activity(desk, **more))
        assert "الدرويش" not in words and "الحلبي" not in words
        assert (TITLE in words) is ("title" not in more)
    assert TITLE in page(desk, activity(desk)) and "الساحة" in page(desk, activity(desk))
    assert mother


def test_no_small_number_of_those_who_came_and_nobody_by_name(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk, "مروان")
    few, many = activity(desk), activity(desk)
    person = mother_of(desk, family)
    rows = [Edit("participation", {"person": person}, parent=one) for one in (few, many)]
    rows += [
        Edit("participation", {"count": count, "sex": "female"}, parent=one)
        for one, count in ((few, 3), (many, 7))
    ]
    desk.cases.save(rows)
    assert lines(page(desk, few)) == 20 and lines(page(desk, many)) == 7
    assert "نجاح" not in page(desk, many)


def test_words_of_another_device_wait_and_a_sealed_activity_has_no_page(house: House) -> None:
    desk = house.coordinator()
    documenter = house.documenter("خالد", desk)
    own = activity(documenter, title="وقفة من جهاز آخر")
    assert "وقفة من جهاز آخر" in page(documenter, own)  # whoever holds it prints it
    carry(documenter, house.root / "stick", desk)
    words = page(desk, own)
    assert "وقفة من جهاز آخر" not in words and "الساحة" not in words
    with pytest.raises(UserError, match="E_GATE"):
        page(desk, activity(desk, sens=4))
