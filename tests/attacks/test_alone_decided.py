"""A coordinator decided that a no of somebody further off holds; a device voids the decision by one op."""

from __future__ import annotations

import pytest
from tests.attacks.families import (
    CHILD,
    a_yes,
    assign,
    below,
    family_of,
    frees,
    one_against_one,
    relative,
    said,
    state,
)
from tests.attacks.kit import Town, carry

from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize(
    "values",
    [
        {"data_scope": ["identity"]},
        {"result": "zzz"},
        {"withdrawn_on": "2026-11-22"},
        {"result": "given"},
    ],
)
def test_a_brothers_decided_no(made: Town, values: dict[str, Json]) -> None:
    _, _, no = one_against_one(made, "brother_full", "سامر")
    assign(made)
    assert state(made).state == "given"
    made.rima.consent.steps.decide(
        no, "الأم لا تستطيع الكلام", shown=made.rima.consent.steps.shown(no)
    )
    assert state(made).state == "refused"
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(no, "consent_grant", values, replace=False)
    made.enemy.hand_over(made.rima)
    assert state(made).state != "given"


def test_the_decided_no_is_followed_by_a_yes(made: Town) -> None:
    _, brother, no = one_against_one(made, "brother_full", "سامر")
    assign(made)
    made.rima.consent.steps.decide(
        no, "الأم لا تستطيع الكلام", shown=made.rima.consent.steps.shown(no)
    )
    carry(made.rima, made.stick, made.enemy.desk)
    e = made.enemy
    below(e, made.family, "consent_grant", a_yes(made, brother, follows=no))
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_the_brother_is_taken_out_or_renamed(made: Town) -> None:
    _, brother, no = one_against_one(made, "brother_full", "سامر")
    assign(made)
    made.rima.consent.steps.decide(
        no, "الأم لا تستطيع الكلام", shown=made.rima.consent.steps.shown(no)
    )
    carry(made.rima, made.stick, made.enemy.desk)
    e = made.enemy
    frees(e, made)
    below(e, made.case, "consent_grant", a_yes(made, made.person))
    e.change(
        brother,
        "person",
        CHILD,
        replace=False,
    )
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_the_mothers_grown_no_and_a_same_family_uncle(made: Town) -> None:
    """The missing's own earlier no (before he was taken) stays when a false case ties."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given")
    said(made, made.person, "refused")
    assign(made)
    assert state(made).state == "refused"
    e = made.enemy
    frees(e, made)
    below(e, made.case, "consent_grant", a_yes(made, made.person))
    e.change(
        made.person,
        "person",
        CHILD,
        replace=False,
    )
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_a_brother_whom_another_device_brings_speaks_when_a_coordinator_decided(made: Town) -> None:
    """Until then who he is, and so what he said, is the word of one device alone."""
    family_of(made)
    assign(made)
    e = made.enemy
    brother = below(e, made.family, "person", {"given_ar": "سامر", "family_ar": "النوري"})
    kin: dict[str, Json] = {"person": brother, "related_to": made.person}
    below(e, made.family, "kinship", {**kin, "relation": "brother_full"})
    yes = below(e, made.family, "consent_grant", a_yes(made, brother))
    e.hand_over(made.rima)
    assert not state(made).allowed
    made.rima.consent.steps.decide(yes, "تكلمتُ معه بنفسي", shown=made.rima.consent.steps.shown(yes))
    assert state(made).allowed
