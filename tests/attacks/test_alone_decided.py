"""A coordinator decided that a no of somebody further off holds; a device voids the decision by one op."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, town
from tests.attacks.test_alone import assign, family_of, relative, said, state
from tests.desk.conftest import House

from vsdesk.history.entry import NewOp
from vsdesk.records.values import Json


@pytest.fixture
def made(house: House) -> Town:
    return town(house)


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
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother_full", "سامر")
    said(made, mother, "given")
    no = said(made, brother, "refused")
    assign(made)
    assert state(made).state == "given"
    made.rima.consent_decide(no, "الأم لا تستطيع الكلام")
    assert state(made).state == "refused"
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(no, "consent_grant", values, replace=False)
    made.enemy.hand_over(made.rima)
    assert state(made).state != "given"


def test_the_decided_no_is_followed_by_a_yes(made: Town) -> None:
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother_full", "سامر")
    said(made, mother, "given")
    no = said(made, brother, "refused")
    assign(made)
    made.rima.consent_decide(no, "الأم لا تستطيع الكلام")
    carry(made.rima, made.stick, made.enemy.desk)
    e = made.enemy
    e.sign(
        made.family,
        NewOp(
            e.desk.new_id(),
            "consent_grant",
            {
                "grantor": brother,
                "subject": made.case,
                "purpose": "un_complaint",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-23",
                "follows": no,
                "data_scope": ["identity"],
            },
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_the_brother_is_taken_out_or_renamed(made: Town) -> None:
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother_full", "سامر")
    said(made, mother, "given")
    no = said(made, brother, "refused")
    assign(made)
    made.rima.consent_decide(no, "الأم لا تستطيع الكلام")
    carry(made.rima, made.stick, made.enemy.desk)
    e = made.enemy
    e.sign(
        made.case,
        NewOp(
            e.desk.new_id(),
            "event",
            {
                "type": "release",
                "date": {"from": "2024-12-08", "to": "2024-12-08", "precision": "day"},
            },
            parent=made.case,
        ),
    )
    e.sign(
        made.case,
        NewOp(
            e.desk.new_id(),
            "consent_grant",
            {
                "grantor": made.person,
                "purpose": "un_complaint",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-23",
                "data_scope": ["identity"],
            },
            parent=made.case,
        ),
    )
    e.change(
        brother,
        "person",
        {"birth": {"from": "2019-01-01", "to": "2019-12-31", "precision": "year"}},
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
    e.sign(
        made.case,
        NewOp(
            e.desk.new_id(),
            "event",
            {
                "type": "release",
                "date": {"from": "2024-12-08", "to": "2024-12-08", "precision": "day"},
            },
            parent=made.case,
        ),
    )
    e.sign(
        made.case,
        NewOp(
            e.desk.new_id(),
            "consent_grant",
            {
                "grantor": made.person,
                "subject": made.case,
                "purpose": "un_complaint",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-23",
                "data_scope": ["identity"],
            },
            parent=made.case,
        ),
    )
    e.change(
        made.person,
        "person",
        {"birth": {"from": "2019-01-01", "to": "2019-12-31", "precision": "year"}},
        replace=False,
    )
    e.hand_over(made.rima)
    assert state(made).state != "given"


def test_a_brother_whom_another_device_brings_speaks_when_a_coordinator_decided(made: Town) -> None:
    """Until then who he is, and so what he said, is the word of one device alone."""
    family_of(made)
    assign(made)
    e = made.enemy
    brother, kin, yes = (e.desk.new_id() for _ in range(3))
    e.sign(
        made.family,
        NewOp(brother, "person", {"given_ar": "سامر", "family_ar": "النوري"}, parent=made.family),
        NewOp(
            kin,
            "kinship",
            {"person": brother, "related_to": made.person, "relation": "brother_full"},
            parent=made.family,
        ),
        NewOp(
            yes,
            "consent_grant",
            {
                "grantor": brother,
                "subject": made.case,
                "purpose": "un_complaint",
                "recipient": "ced",
                "result": "given",
                "given_on": "2026-11-20",
                "data_scope": ["circumstances", "identity"],
            },
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    assert not state(made).allowed
    made.rima.consent_decide(yes, "تكلمتُ معه بنفسي")
    assert state(made).allowed
