"""On paper and screen words stand in the form of the person where their sex is known; made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder

if TYPE_CHECKING:
    from tests.desk.conftest import House


@pytest.mark.parametrize(
    ("sex", "said"), [("female", "ابنة أخت"), ("male", "ابن أخت"), ("", "ابن/ابنة أخت")]
)
def test_a_relative_is_called_as_they_are(house: House, sex: str, said: str) -> None:
    desk = house.coordinator()
    case, person, family = whole_case(desk)
    other = desk.context.new_id()
    named = {"given_ar": "سعاد", "family_ar": "الحلبي"} | ({"sex": sex} if sex else {})
    desk.cases.save(
        [
            Edit("person", {**named}, id=other, parent=family),
            Edit("family_member", {"person": other}, parent=family),
            Edit(
                "kinship",
                {"person": other, "related_to": person, "relation": "nephew_niece_sis"},
                parent=family,
            ),
        ]
    )
    words = text_of(desk.outbound.sheets.sheet(SheetOrder(case, ("ar",))).pdf)
    assert all(part in words for part in said.split("/"))
    assert ("ابنة" in words) is (sex != "male")
    assert ("ابن أخت" in words) is (sex == "male")
