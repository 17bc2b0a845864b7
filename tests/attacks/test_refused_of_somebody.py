"""A no to figures about one person, given by somebody else or in another file, takes that person out of the
figures and nobody else. Asserts that they are NOT counted. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks.test_people_behind_counts import helped
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC, approved_case, numbers

from vsdesk.desk import Edit, ExitOrder

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

CHILD: Final[dict[str, Any]] = {
    "given_ar": "يوسف",
    "birth": {"from": "2017-01-01", "to": "2017-12-31", "precision": "year"},
}
KEYS: Final = ("people_supported", "families_supported", "services")


class Helped:
    """A child of one family and others were helped; each of five families."""

    def __init__(self, desk: Desk, where: str = "own") -> None:
        self.desk = desk
        self.case, self.family = approved_case(desk, "مروان")
        self.mother = mother_of(desk, self.family)
        self.child = self.put("person", CHILD, self.family)
        self.row = self.put("family_member", {"person": self.child}, self.family)
        for n in range(4):
            family = desk.cases.new_family({"display_name": f"عائلة {n}"}).ids[0]
            helped(desk, family, self.put("person", {"given_ar": f"اسم{n}"}, family))
        self.other = desk.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
        helped(desk, self.family if where == "own" else self.other, self.child)

    def put(self, kind: str, values: dict[str, Any], parent: str) -> str:
        """A record of the coordinator's."""
        id = self.desk.context.new_id()
        self.desk.cases.save([Edit(kind, values, id=id, parent=parent)])
        return id

    def refuse(self, parent: str, **said: Any) -> str:
        """An answer to figures for the public."""
        answer = {"grantor": self.mother, "purpose": "statistics", "recipient": "public"}
        answer |= {"result": "refused", "given_on": "2026-11-24", **said}
        return self.put("consent_grant", answer, parent)

    def told(self) -> list[int | None]:
        """The three figures, as the public has them."""
        found = numbers(self.desk, PUBLIC)
        return [found[key] for key in KEYS]


@pytest.mark.parametrize("where", ["own", "other"])
@pytest.mark.parametrize("how", ["refused", "withdrawn", "yes if", "not kept"])
def test_a_child_of_whom_a_guardian_said_no_is_not_counted(
    house: House, where: str, how: str
) -> None:
    made = Helped(house.coordinator(), where)
    assert made.told() == [5, 5, 5]
    said: dict[str, Any] = {
        "refused": {},
        "withdrawn": {"result": "given", "withdrawn_on": "2026-11-24"},
        "yes if": {"result": "given_if"},
        "not kept": {"purpose": "hold_record", "recipient": "own_org"},
    }[how]
    made.refuse(made.family, subject=made.child, **said)
    assert made.told() == [None, None, None]


def test_a_no_about_the_child_is_none_about_whoever_gave_it(house: House) -> None:
    made = Helped(house.coordinator())
    helped(made.desk, made.family, made.mother)
    assert made.told() == [6, 5, 6]
    made.refuse(made.family, subject=made.child)
    assert made.told() == [5, 5, 5]


def test_a_yes_of_the_same_guardian_counts_again(house: House) -> None:
    made = Helped(house.coordinator())
    made.refuse(made.family, subject=made.child, given_on="2026-11-20")
    made.refuse(made.family, subject=made.child, result="given")
    assert made.told() == [5, 5, 5]


def test_a_no_in_another_familys_file_closes_the_child(house: House) -> None:
    made = Helped(house.coordinator())
    made.refuse(made.other, subject=made.child)
    assert made.told() == [None, None, None]


def test_a_no_at_another_entry_of_the_child_closes_it(house: House) -> None:
    made = Helped(house.coordinator())
    desk = made.desk
    again = made.put("person", CHILD, made.other)
    row = made.put("family_member", {"person": again}, made.other)
    desk.cases.relatives.join(made.row, row)
    made.refuse(made.other, subject=again)
    assert made.told() == [None, None, None]


def test_a_no_elsewhere_about_who_is_missing_closes_the_case(house: House) -> None:
    desk = house.coordinator()
    names = ("مروان", "سامر", "قصي", "هيثم", "جابر")
    made = [approved_case(desk, name) for name in names]
    assert numbers(desk, PUBLIC)["new_cases"] == 5
    missing = desk.cases.record(made[0][0]).text("person")
    other = desk.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
    answer: dict[str, Any] = {"grantor": mother_of(desk, made[1][1]), "subject": missing}
    answer |= {"purpose": "statistics", "recipient": "public"}
    answer |= {"result": "refused", "given_on": "2026-11-24"}
    desk.cases.save([Edit("consent_grant", answer, id=desk.context.new_id(), parent=other)])
    assert numbers(desk, PUBLIC)["new_cases"] is None


@pytest.mark.parametrize("about", ["person", "case"])
def test_a_no_elsewhere_about_a_case_keeps_it_out_of_the_table(house: House, about: str) -> None:
    desk = house.coordinator()
    made = [approved_case(desk, name) for name in ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر")]
    order = ExitOrder("statistics", "public", "E", columns=("case_type",))
    assert desk.outbound.tables.spread_look(order).text.split()[-1] == "6"
    case = made[0][0]
    missing = desk.cases.record(case).text("person")
    answer: dict[str, Any] = {"grantor": mother_of(desk, made[1][1])}
    answer |= {"purpose": "statistics", "recipient": "public", "given_on": "2026-11-24"}
    answer |= {"result": "refused", "subject": case if about == "case" else missing}
    grant = Edit("consent_grant", answer, id=desk.context.new_id(), parent=made[1][1])
    desk.cases.save([grant])
    assert desk.outbound.tables.spread_look(order).text.split()[-1] == "5"
