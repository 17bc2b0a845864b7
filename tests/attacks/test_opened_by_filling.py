"""What who opened a file fills in opens nothing that others left open or said. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks import kit
from tests.attacks.families import (
    as_text,
    assign,
    family_of,
    relative,
    said,
    state,
)
from tests.attacks.kit import Device, Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_what_terms_tell import WIDE, town

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json

# -- an "if" that was left open -----------------------------------------------------------------

BY_RULE: Mapping[str, Mapping[str, Json]] = {
    "day": {"type": "not_before_day", "day": "2000-01-01"},
    "photo": {"type": "without_photo"},
    "surname": {"type": "without_surname"},
}


def device_of(made: Town, who: str) -> Device:
    """The device that opened the family, or one that is only assigned to it."""
    carry(made.rima, made.stick, made.enemy.desk)
    return hala(made) if who == "opener" else made.enemy


def open_if(made: Town, by: str) -> str:
    """The mother's "yes, if", without what; its id."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    assign(made)
    answer: dict[str, Json] = {"grantor": mother, "subject": made.case, "purpose": "un_complaint"}
    answer |= {"recipient": "ced", "result": "given_if", "given_on": "2026-11-20"}
    answer |= {"data_scope": WIDE}
    if by == "coordinator":
        return written(made, "consent_grant", answer, made.family)
    return said(made, mother, "given_if", data_scope=WIDE)


def condition(device: Device, made: Town, yes: str, values: Mapping[str, Json]) -> None:
    new = NewOp(device.desk.context.new_id(), "consent_condition", values, parent=yes)
    device.sign(made.family, new)
    device.hand_over(made.rima)


@pytest.mark.parametrize("how", sorted(BY_RULE))
@pytest.mark.parametrize("who", ["opener", "assigned"])
@pytest.mark.parametrize("role", ["documenter", "reviewer"])
def test_what_a_coordinator_left_open_with_if_no_other_device_answers(
    house: House, role: Role, who: str, how: str
) -> None:
    made = kit.town(house, role)
    yes = open_if(made, "coordinator")
    assert state(made).state == "yes_if"
    condition(device_of(made, who), made, yes, BY_RULE[how])
    assert state(made).state == "yes_if"
    written(made, "consent_condition", dict(BY_RULE[how]), yes)
    assert state(made).state == "given"


@pytest.mark.parametrize("how", sorted(BY_RULE))
def test_what_hala_left_open_she_answers(made: Town, how: str) -> None:
    yes = open_if(made, "hala")
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "yes_if"
    condition(hala(made), made, yes, BY_RULE[how])
    assert state(made).state == "given"


# -- a child by any birth -----------------------------------------------------------------------

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity"]


def born(year: int) -> Json:
    return {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"}


def daughter(made: Town, birth: Json = None) -> str:
    """A daughter whom a coordinator recorded, her school paper and her house."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=SCOPES, identity_mode="named")
    carry(made.hala, made.stick, made.rima)
    child = made.rima.context.new_id()
    named: dict[str, Json] = {"given_ar": "ليلى", "family_ar": "النوري"}
    kin: dict[str, Json] = {"person": child, "related_to": made.person, "relation": "daughter"}
    made.rima.cases.save(
        [
            Edit(
                "person",
                named | ({"birth": birth} if birth else {}),
                id=child,
                parent=made.family,
            ),
            Edit("family_member", {"person": child}, parent=made.family),
            Edit("kinship", kin, parent=made.family),
        ]
    )
    issue: dict[str, Json] = {"document": "birth_registration", "problem": "unregistered_child"}
    written(made, "civil_doc_issue", {"person": child, **issue}, made.family)
    written(made, "hlp_asset", {"type": "house", "owner": child}, made.family)
    carry(made.rima, made.stick, made.hala)
    return child


def of_her(made: Town) -> set[str]:
    """What leaves of hers."""
    text = as_text(state(made))
    return {one for one in ("unregistered_child", '"house"') if one in text}


BIRTHS = pytest.mark.parametrize(
    ("birth", "replace"),
    [
        (born(2016), False),
        (born(2016), True),
        (born(1990), False),
        (born(1990), True),
        (None, True),
    ],
)


@BIRTHS
def test_a_child_by_a_coordinators_birth_stays_one(made: Town, birth: Json, replace: bool) -> None:
    child = daughter(made, born(2015))
    assert not of_her(made)
    device = hala(made)
    device.change(child, "person", {"birth": birth}, replace=replace)
    device.hand_over(made.rima)
    assert not of_her(made)


@pytest.mark.parametrize("by", ["coordinator", "hala"])
def test_a_birth_that_the_family_tells_makes_a_child_and_no_birth_does_not(
    made: Town, by: str
) -> None:
    child = daughter(made)
    assert of_her(made) == {"unregistered_child", '"house"'}
    desk = made.rima if by == "coordinator" else made.hala
    desk.cases.save([as_shown(desk, "person", {"birth": born(2015)}, child)])
    carry(made.hala, made.stick, made.rima)
    assert not of_her(made)


def test_of_a_grown_daughter_they_leave(made: Town) -> None:
    daughter(made, born(1990))
    assert of_her(made) == {"unregistered_child", '"house"'}


# -- that another body has the case ---------------------------------------------------------------


def told_of(made: Town) -> list[Mapping[str, object]]:
    """The submissions that ced is told of."""
    return [dict(one.values) for one in state(made).records if one.kind == "submission"]


def test_that_a_coordinators_draft_was_sent_is_a_coordinators_word(made: Town) -> None:
    town(made)
    sent = written(made, "submission", {"mechanism": "wgeid"}, made.case)
    assert not told_of(made)
    device = hala(made)
    device.change(sent, "submission", {"sent_on": "2026-11-01"})
    device.hand_over(made.rima)
    assert not told_of(made)
    made.rima.cases.save([as_shown(made.rima, "submission", {"sent_on": "2026-11-02"}, sent)])
    assert told_of(made)


def test_that_hala_sent_what_she_made_is_told(made: Town) -> None:
    town(made)
    values: dict[str, Json] = {"mechanism": "wgeid", "sent_on": "2026-11-01"}
    made.hala.cases.save(
        [Edit("submission", values, id=made.hala.context.new_id(), parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    assert told_of(made)
