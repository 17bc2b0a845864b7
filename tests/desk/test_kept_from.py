"""Whoever must not know of somebody gets no paper that tells where and how: the discreet
one alone. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def relative(desk: Desk, family: str, missing: str, name: str, relation: str, house: str) -> str:
    """A member of the family; their id."""
    who, member, kin = (desk.context.new_id() for _ in range(3))
    told: dict[str, Json] = {"person": who, "relation": relation, "related_to": missing}
    desk.cases.save(
        [
            Edit("person", {"given_ar": name}, id=who, parent=family),
            Edit("family_member", {"person": who, "household": house}, id=member, parent=family),
            Edit("kinship", told, id=kin, parent=family),
        ]
    )
    return who


def test_the_household_that_must_not_know_gets_the_discreet_sheet_alone(house: House) -> None:
    desk = house.coordinator()
    case, missing, _ = whole_case(desk)
    desk.cases.save([Edit("event", {"place_text": "خانصور", "type": "abduction"}, parent=case)])
    family = desk.cases.dossier(case).of("family")[0].id
    sister = relative(desk, family, missing, "خالدة", "sister", "ألمانيا")
    husband, mother_in_law = (
        relative(desk, family, missing, name, "in_law", "بيت زوجها") for name in ("هادي", "وردة")
    )
    whole = text_of(
        desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), person=husband, discreet=False)).pdf
    )
    assert "خانصور" in whole
    desk.cases.marks.mark(sister, {"type": "nobody_may_know_of", "towards": [husband]})
    for who in (husband, mother_in_law):  # who lives with him too
        with pytest.raises(UserError) as stays:
            desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), person=who, discreet=False))
        assert stays.value.params["reason"] == "discreet_only"
        made = desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), person=who))
        assert made.discreet and "خانصور" not in text_of(made.pdf)
    hers = desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), person=sister, discreet=False))
    assert not hers.discreet and "خانصور" in text_of(hers.pdf)


def test_nor_does_who_speaks_for_the_family_get_more_where_nobody_says_whose_paper_it_is(
    house: House,
) -> None:
    """The print page's first choice is nobody's paper: the gate takes who speaks for the family."""
    desk = house.coordinator()
    case, missing, family = whole_case(desk)
    sister = relative(desk, family, missing, "خالدة", "sister", "ألمانيا")
    husband = relative(desk, family, missing, "هادي", "in_law", "بيت زوجها")
    desk.cases.save([Edit("case", {"primary_contact": husband}, id=case)])
    desk.cases.save([Edit("family", {"discreet": False}, id=family)])
    assert not desk.outbound.sheets.sheet(SheetOrder(case, ("ar",))).discreet
    desk.cases.marks.mark(sister, {"type": "nobody_may_know_of", "towards": [husband]})
    with pytest.raises(UserError) as stays:
        desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), discreet=False))
    assert stays.value.params["reason"] == "discreet_only"
    assert desk.outbound.sheets.sheet(SheetOrder(case, ("ar",))).discreet
    assert not desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), person=sister)).discreet


@pytest.mark.parametrize("mark", ["nobody_may_know_of", "not_named_outside"])
def test_no_list_calls_a_family_after_her(house: House, mark: str) -> None:
    """A family without a name of its own is called after the next of its members, and after
    nobody where there is none."""
    desk = house.coordinator()
    family = desk.cases.new_family({"language": "ar"}).ids[0]
    her = desk.cases.save(
        [Edit("person", {"given_ar": "جلنار", "family_ar": "الدرداري"}, parent=family)]
    )
    row = desk.cases.row(family)
    assert row is not None and row.name == "الدرداري"
    desk.cases.save([Edit("person_mark", {"type": mark, "since": "2026-11-28"}, parent=her.ids[0])])
    row = desk.cases.row(family)
    assert row is not None and "الدرداري" not in repr([row.name, row])
    desk.cases.save([Edit("person", {"given_ar": "سلمى", "family_ar": "الأحمد"}, parent=family)])
    row = desk.cases.row(family)
    assert row is not None and row.name == "الأحمد"
