"""A yes "without the family name": no other family name leaves either. Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import below
from tests.attacks.kit import Town, carry, swap, town

from vsdesk.desk import Condition, Edit, How

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

WORDS: dict[str, Json] = {"ar": "بلا الكنية", "src_lang": "ar"}


@pytest.fixture
def made(house: House) -> Town:
    made = town(house)
    how = How(conditions=(Condition(WORDS, "without_surname"),))
    scopes = ["identity", "circumstances", "family_members", "documents"]
    made.hala.consent.grant(
        made.case,
        made.mother,
        "search",
        "icrc",
        "given_if",
        how,
        scopes=scopes,
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return made


def all_that_leaves(made: Town) -> str:
    found = made.gate("icrc")
    assert found.allowed, found.state
    return json.dumps(found.payload(), ensure_ascii=False)


def test_control(made: Town) -> None:
    name = made.view(made.person).text("family_ar")
    assert name
    assert name not in all_that_leaves(made)


def test_a_further_name_of_the_person(made: Town) -> None:
    """The family is known by the name of its clan too: a name of its own kind."""
    text = "مروان خالد الحمداني"
    made.hala.cases.save(
        [
            Edit(
                "person_name",
                {"value": text, "type": "birth_name"},
                id=made.hala.context.new_id(),
                parent=made.person,
            )
        ]
    )
    carry(made.hala, made.stick, made.rima)
    assert "الحمداني" not in all_that_leaves(made)


def test_the_same_name_spelled_otherwise(made: Town) -> None:
    """As the story of a survivor spells it: one letter more, in the same script."""
    for text in (
        "الدرويـش",
        "درويش",
        "الدرويشي",
        "الدراويش",
        "ال درويش",
        "Darwish",
        "Darwich",
        "al-Derwish",
    ):
        made.hala.cases.save(
            [
                Edit(
                    "event",
                    {
                        "type": "held_at",
                        "text": {"ar": f"رأيت مروان {text} هناك", "src_lang": "ar"},
                    },
                    id=made.hala.context.new_id(),
                    parent=made.case,
                )
            ]
        )
    carry(made.hala, made.stick, made.rima)
    left = all_that_leaves(made)
    print(
        [
            t
            for t in (
                "الدرويـش",
                "درويش",
                "الدرويشي",
                "الدراويش",
                "ال درويش",
                "Darwish",
                "Darwich",
                "al-Derwish",
            )
            if t in left
        ]
    )
    assert not [
        t
        for t in ("الدرويـش", "درويش", "الدرويشي", "ال درويش", "Darwish", "Darwich", "al-Derwish")
        if t in left
    ]


def test_replaced_and_told(made: Town) -> None:
    name = made.view(made.person).text("family_ar")
    e = made.enemy
    for one in made.rima.cases.dossier(made.case).of("person"):
        if one.text("family_ar") == name:
            e.change(one.id, "person", {"family_ar": "س"})
    below(e, made.case, "event", {"type": "held_at", "text": {"ar": f"شوهد {name} هناك"}})
    e.hand_over(made.rima)
    assert name not in all_that_leaves(made)
