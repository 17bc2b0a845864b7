"""A case goes to its right family: what follows is said first, all of it can be taken back, nobody without a
right to both families moves anything. All are made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.desk.test_guarding import carry
from tests.desk.test_known_families import family

from vsdesk.desk import Change, Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.consent import questions
from vsdesk.records.consent.holding_answer import agreement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.desk.conftest import House


@dataclass(frozen=True)
class Twice:
    """One mother in two families: `case` stands in the `wrong` one."""

    right: str
    mother: str
    wrong: str
    again: str
    case: str


def twice(desk: Desk) -> Twice:
    right, mother, _ = family(desk, ("نجاح", "الحلبي"))
    wrong, again, case = family(desk, ("نجاح", "حلبي"), ("رامي", "الدرويش"), home_text="حمص")
    desk.cases.save([Edit("case", {"primary_contact": again}, id=case)])
    return Twice(right, mother, wrong, again, case)


def answer(desk: Desk, home: str, grantor: str, question: str, said: str) -> None:
    grants = questions.grants_for(question, said, {"grantor": grantor})
    desk.cases.save([Edit("consent_grant", one, parent=home) for one in grants])


def searched(desk: Desk, case: str) -> str:
    """What holds about the search with the Institution."""
    dossier = desk.cases.dossier(case)
    return agreement(dossier, "search", "iimp", "", desk.context.today()).state


def refused(call: Callable[[], object], code: str) -> None:
    with pytest.raises(UserError) as problem:
        call()
    assert problem.value.name == code


def moved(desk: Desk, one: Twice, *, keep: bool = True) -> Change:
    return desk.cases.moving.move(
        one.case,
        one.right,
        {one.mother: "mother"},
        keep=keep,
        shown=desk.cases.shown(one.case),
    )


def test_what_follows_is_said_before(house: House) -> None:
    desk = house.coordinator()
    one = twice(desk)
    answer(desk, one.wrong, one.again, "keep", "yes")
    answer(desk, one.wrong, one.again, "iimp", "no")
    number = desk.cases.record(one.case).text("case_no")
    plan = desk.cases.moving.plan(one.case, one.right)
    assert (plan.number, plan.missing[0]) == (number, "رامي الدرويش")
    assert [held.id for held in plan.old] == [one.wrong] and plan.new.id == one.right
    assert plan.new.number != plan.old[0].number
    [mother] = plan.relatives
    assert (mother.person, mother.relation, mother.like) == (one.mother, "", "mother")
    [told] = plan.told
    assert (told.person, told.relation) == (one.again, "mother")
    [(name, count)] = plan.answers
    assert name[0] == "نجاح حلبي" and count >= 2
    assert plan.keeps and desk.cases.record(one.case).text("family") == one.wrong


@pytest.mark.parametrize("keep", [True, False])
def test_a_case_goes_and_comes_back_whole(house: House, keep: bool) -> None:
    desk = house.coordinator()
    one = twice(desk)
    before = desk.cases.record(one.case)
    change = desk.cases.moving.move(
        one.case,
        one.right,
        {one.mother: "mother"},
        keep=keep,
        shown=desk.cases.shown(one.case),
        why="سُجّلت الأم مرتين، مختلق",
    )
    head = desk.cases.record(one.case)
    assert head.text("family") == one.right
    assert head.text("second_family") == (one.wrong if keep else "")
    assert head.text("primary_contact") == (one.again if keep else "")
    assert head.text("case_no") == before.text("case_no")
    kin = [
        row
        for row in desk.cases.dossier(one.right).of("kinship")
        if row.text("related_to") == head.text("person")
    ]
    here = [row for row in kin if row.space == one.right]
    assert [(row.text("person"), row.text("relation")) for row in here] == [(one.mother, "mother")]
    assert any(row.why == "سُجّلت الأم مرتين، مختلق" for row in desk.cases.history(one.case))
    assert change.back and not change.lasts
    desk.cases.take_back(change)
    head = desk.cases.record(one.case)
    for name in ("family", "second_family", "primary_contact"):
        assert head.value(name) == before.value(name), name
    rows = desk.cases.dossier(one.right).of("kinship")
    assert not [row for row in rows if row.text("related_to") == head.text("person")]


@pytest.mark.parametrize("role", ["coordinator", "documenter"])
def test_a_no_of_the_old_family_holds_on(house: House, role: str) -> None:
    """The mother said no there and yes here: as long as the old family stays beside, the no holds. A
    documenter who lets it go ends nothing by that; only a coordinator does, who was told."""
    chief = house.coordinator()
    desk = chief if role == "coordinator" else house.documenter("سلمى", chief)
    one = twice(desk)
    answer(desk, one.wrong, one.again, "iimp", "no")
    answer(desk, one.right, one.mother, "iimp", "yes")

    def stands() -> str:
        return searched(desk, one.case)

    change = moved(desk, one)
    assert desk.cases.record(one.case).text("second_family") == one.wrong
    assert stands() == "refused"
    desk.cases.take_back(change)
    moved(desk, one, keep=False)
    assert (stands() == "refused") == (role == "documenter")


def test_who_has_no_right_to_both_families_moves_nothing(house: House, tmp_path: Path) -> None:
    chief = house.coordinator()
    desk = house.documenter("سلمى", chief)
    right, mother, _ = family(chief, ("نجاح", "الحلبي"))
    own, _, case = family(desk, ("نجاح", "حلبي"), ("رامي", "الدرويش"))
    theirs, _, other = family(chief, ("هدى", "السالم"), ("يزن", "السالم"))
    chief.sync.assignments.assign([other, theirs], desk.context.device_id, "تزورهم، مختلق")
    carry(chief, desk, tmp_path / "one")
    shown = desk.cases.shown(other)
    moving = desk.cases.moving
    # Recorded by somebody else: not even to a family of her own.
    assert not moving.may_move(desk.cases.record(other))
    refused(lambda: moving.move(other, own, {}, keep=True, shown=shown), "E_ROLE")
    refused(lambda: moving.plan(other, own), "E_ROLE")
    refused(lambda: moving.take_off(other, shown=shown), "E_ROLE")
    # Her own case, to a family that is not here.
    refused(lambda: moving.plan(case, right), "E_NOT_FOUND")
    # … and to one that was lent to her.
    assert moving.may_move(desk.cases.record(case))
    moving.move(case, theirs, {}, keep=True, shown=desk.cases.shown(case))
    assert desk.cases.record(case).text("family") == theirs
    assert mother


def test_a_turned_device_moves_no_case_of_others(house: House, tmp_path: Path) -> None:
    """It writes the very words of a move, past the desk, into a case that is lent to it."""
    chief = house.coordinator()
    turned = house.documenter("سلمى", chief)
    home, mother, case = family(chief, ("نجاح", "الحلبي"))
    answer(chief, home, mother, "iimp", "no")
    chief.sync.assignments.assign([case, home], turned.context.device_id, "مختلق")
    carry(chief, turned, tmp_path / "one")
    own, woman, _ = family(turned, ("سعاد", "المزورة"), ("يزن", "المزور"))
    answer(turned, own, woman, "iimp", "yes")
    sought = turned.cases.record(case).text("person")
    turned.context.vault.save(
        [
            Edit("case", {"family": own, "second_family": None}, id=case),
            Edit(
                "kinship", {"person": woman, "relation": "mother", "related_to": sought}, parent=own
            ),
        ]
    )
    carry(turned, chief, tmp_path / "two")
    head = chief.cases.record(case)
    assert home in head.every("family")
    assert {one.id for one in chief.cases.dossier(case).of("family")} >= {home}
    assert searched(chief, case) == "refused"


def test_what_makes_no_sense_is_refused(house: House) -> None:
    desk = house.coordinator()
    one = twice(desk)
    third, _, _ = family(desk, ("هدى", "السالم"), ("يزن", "السالم"))
    moving, shown = desk.cases.moving, desk.cases.shown(one.case)
    refused(lambda: moving.plan(one.case, one.wrong), "E_SAME_FAMILY")
    refused(lambda: moving.plan(one.case, one.case), "E_KIND")
    refused(lambda: moving.plan(one.right, one.wrong), "E_KIND")
    stranger = {desk.context.new_id(): "mother"}
    refused(lambda: moving.move(one.case, one.right, stranger, keep=True, shown=shown), "E_LINK")
    desk.cases.save([Edit("case", {"second_family": third}, id=one.case, shown=shown)])
    refused(lambda: moving.plan(one.case, one.right), "E_SECOND_FAMILY")
    refused(lambda: moved(desk, one, keep=True), "E_SECOND_FAMILY")
    refused(lambda: moved(desk, one, keep=False), "E_SECOND_FAMILY")
    assert desk.cases.record(one.case).text("second_family") == third
    # Its second family becomes the first, and the first the second.
    desk.cases.moving.move(one.case, third, {}, keep=True, shown=desk.cases.shown(one.case))
    head = desk.cases.record(one.case)
    assert (head.text("family"), head.text("second_family")) == (third, one.wrong)


def test_a_second_family_is_taken_off_and_comes_back(house: House) -> None:
    desk = house.coordinator()
    one = twice(desk)
    moved(desk, one)
    change = desk.cases.moving.take_off(one.case, shown=desk.cases.shown(one.case))
    assert not desk.cases.record(one.case).text("second_family")
    desk.cases.take_back(change)
    assert desk.cases.record(one.case).text("second_family") == one.wrong
