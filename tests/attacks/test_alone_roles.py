"""A no whose person stands by the place in the family only. Asserts that it HOLDS."""

from __future__ import annotations

from tests.attacks.families import (
    assign,
    below,
    family_of,
    frees,
    one_against_one,
    relative,
    said,
    state,
)
from tests.attacks.kit import Town, carry, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json


def by_role(made: Town) -> str:
    family_of(made)
    h = made.hala
    mother = h.context.new_id()
    h.cases.save(
        [
            Edit("person", {"given_ar": "هدى"}, id=mother, parent=made.family),
            Edit(
                "family_member", {"person": mother, "role_in_family": "parent"}, parent=made.family
            ),
        ]
    )
    son = relative(made, "son", "كريم")
    said(made, mother, "refused")
    said(made, son, "given")
    assign(made)
    assert state(made).state == "refused"
    return mother


def test_a_second_place_in_the_family(made: Town) -> None:
    mother = by_role(made)
    e = made.enemy
    below(e, made.family, "family_member", {"person": mother, "role_in_family": "other"})
    e.hand_over(made.rima)
    assert state(made).state == "refused"


def test_another_role_beside(made: Town) -> None:
    mother = by_role(made)
    mem = next(
        o.id
        for o in made.rima.cases.dossier(made.case).of("family_member")
        if o.text("person") == mother
    )
    made.enemy.change(mem, "family_member", {"role_in_family": "other"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert state(made).state == "refused"


def test_an_invented_kinship(made: Town) -> None:
    mother = by_role(made)
    e = made.enemy
    kin: dict[str, Json] = {"person": mother, "related_to": made.person}
    below(e, made.family, "kinship", {**kin, "relation": "friend_neighbour"})
    e.hand_over(made.rima)
    assert state(made).state == "refused"


def test_a_parent_who_says_so_of_herself(made: Town) -> None:
    """Nothing is written of her, capacity parent: her no holds 'until it is'; the enemy writes a kinship."""
    family_of(made)
    h = made.hala
    mother = h.context.new_id()
    h.cases.save([Edit("person", {"given_ar": "هدى"}, id=mother, parent=made.family)])
    son = relative(made, "son", "كريم")
    said(made, mother, "refused", capacity="parent")
    said(made, son, "given")
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    kin: dict[str, Json] = {"person": mother, "related_to": made.person}
    below(e, made.family, "kinship", {**kin, "relation": "friend_neighbour"})
    e.hand_over(made.rima)
    assert state(made).state == "refused"


def test_the_reviewer_voids_a_decision(house: House) -> None:
    made = town(house, "reviewer")
    _, _, no = one_against_one(made, "brother_full", "سامر")
    assign(made)
    made.rima.consent.steps.decide(
        no, "الأم لا تستطيع الكلام", shown=made.rima.consent.steps.shown(no)
    )
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(no, "consent_grant", {"withdrawn_on": "2026-11-22"}, replace=False)
    made.enemy.hand_over(made.rima)
    assert state(made).state != "given"


def test_the_freed_and_an_earlier_yes_of_his_own(made: Town) -> None:
    """He said yes before he was taken (Hala), his mother says no (Hala); the enemy frees him by an event."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, made.person, "given")
    said(made, mother, "refused")
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    frees(e, made)
    e.hand_over(made.rima)
    assert state(made).state == "refused"
