"""A case that is moved once more: no no of a former family is lost unsaid, and a family that one device alone
put there is not made the second one by a coordinator's word. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import Town
from tests.desk.test_known_families import family
from tests.desk.test_moving import answer, moved, refused, searched, twice

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def test_the_no_of_a_second_family_stands_through_a_second_move(house: House) -> None:
    desk = house.coordinator()
    one = twice(desk)
    answer(desk, one.wrong, one.again, "iimp", "no")
    answer(desk, one.right, one.mother, "iimp", "yes")
    moved(desk, one)
    third, mother, _ = family(desk, ("سعاد", "الدرويش"), ("يزن", "الدرويش"))
    answer(desk, third, mother, "iimp", "yes")
    moving = desk.cases.moving
    refused(lambda: moving.plan(one.case, third), "E_SECOND_FAMILY")

    def on(*, keep: bool) -> None:
        shown = desk.cases.shown(one.case)
        moving.move(one.case, third, {mother: "mother"}, keep=keep, shown=shown)

    refused(lambda: on(keep=True), "E_SECOND_FAMILY")
    refused(lambda: on(keep=False), "E_SECOND_FAMILY")
    assert searched(desk, one.case) == "refused"
    # Control: back to the first family, whose no is the only one there.
    assert moving.plan(one.case, one.wrong).beside == one.right
    # Taken off by name, the way is free.
    moving.take_off(one.case, shown=desk.cases.shown(one.case))
    assert moving.plan(one.case, third).beside == one.right


def test_all_families_that_are_named_no_more_are_said(house: House) -> None:
    """Moved to its own second family: the first one is said, with its answers."""
    desk = house.coordinator()
    one = twice(desk)
    answer(desk, one.right, one.mother, "iimp", "no")
    moved(desk, one)
    plan = desk.cases.moving.plan(one.case, one.wrong)
    assert [held.id for held in plan.old] == [one.right] and not plan.dropped
    [(name, count)] = plan.answers
    assert name[0] == "نجاح الحلبي" and count >= 1


def invented(made: Town, field: str) -> str:
    """A family that the enemy made up and put into the case; its "mother" says yes."""
    foe = made.enemy
    home = foe.desk.cases.new_family({"display_name": "عائلة النوري"}).ids[0]
    woman = below(foe, home, "person", {"given_ar": "هدى", "family_ar": "النوري"})
    below(foe, home, "family_member", {"person": woman})
    below(
        foe,
        home,
        "kinship",
        {"person": woman, "relation": "mother", "related_to": made.person},
    )
    yes: dict[str, Json] = {
        "grantor": woman,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-21",
        "data_scope": ["identity", "circumstances", "documents", "family_members"],
        "identity_mode": "named",
    }
    below(foe, home, "consent_grant", yes)
    foe.change(made.case, "case", {field: home})
    foe.hand_over(made.rima)
    return home


@pytest.mark.parametrize("field", ["family", "second_family"])
@pytest.mark.parametrize("first", ["silent", "identity", "no"])
def test_an_invented_family_does_not_stay_beside(made: Town, first: str, field: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    if first == "no":
        said(made, mother, "refused")
    if first == "identity":
        said(made, mother, "given", data_scope=["identity"])
    assign(made)
    before = made.gate("ced", "un_complaint")
    home = invented(made, field)
    rima, moving = made.rima, made.rima.cases.moving
    target = made.family
    if field == "second_family":
        target = rima.cases.new_family({"display_name": "عائلة السالم"}).ids[0]
    plan = moving.plan(made.case, target)
    assert [one.id for one in plan.dropped] == [home]
    assert home in {one.id for one in plan.old} and plan.beside != home
    moving.move(made.case, target, {}, keep=plan.keeps, shown=rima.cases.shown(made.case))
    head = rima.cases.record(made.case)
    assert head.every("family") == (target,)
    assert home not in {*head.every("second_family")}
    after = made.gate("ced", "un_complaint")
    assert after.state == before.state
    assert {one.id for one in after.records} <= {one.id for one in before.records} | {target}


def test_a_family_that_a_coordinator_wrote_stays_beside(made: Town) -> None:
    """Control: also what who opened the case wrote."""
    family_of(made)
    assign(made)
    rima, moving = made.rima, made.rima.cases.moving
    other = rima.cases.new_family({"display_name": "عائلة السالم"}).ids[0]
    plan = moving.plan(made.case, other)
    assert plan.beside == made.family and not plan.dropped
    moving.move(made.case, other, {}, keep=True, shown=rima.cases.shown(made.case))
    assert rima.cases.record(made.case).text("second_family") == made.family
    assert moving.plan(made.case, made.family).beside == other
