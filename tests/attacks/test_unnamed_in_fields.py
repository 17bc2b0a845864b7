"""A relative who asked to be named nowhere stands by name in a field of another kind of record.

Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity"]
NAME = "هدى النوري"


def unnamed_mother(made: Town) -> str:
    """The mother, who said yes and asked not to be named."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="anonymous", data_scope=SCOPES)
    return mother


def asset(made: Town, **more: Json) -> str:
    terms = made.rima.context.dictionary.vocabularies
    values: dict[str, Json] = {
        "type": terms.shown("asset_kind")[0].key,
        "violations": [terms.shown("hlp_violation")[0].key],
        **more,
    }
    made.hala.cases.save(
        [Edit("hlp_asset", values, id=(id := made.hala.context.new_id()), parent=made.family)]
    )
    return id


def told(made: Town) -> str:
    left = made.gate("ced", "un_complaint")
    assert left.allowed, left.state
    return json.dumps([[one.kind, dict(one.values)] for one in left.records], ensure_ascii=False)


@pytest.mark.parametrize("field", ["owner_on_record", "co_owners", "paper_held_by"])
def test_she_is_named_by_no_row_of_property(made: Town, field: str) -> None:
    unnamed_mother(made)
    asset(made, **{field: NAME})
    carry(made.hala, made.stick, made.rima)
    assert "هدى" not in told(made)


def test_another_owner_is_named(made: Town) -> None:
    """Control: the same field with the name of somebody else."""
    unnamed_mother(made)
    asset(made, owner_on_record="سلمى الأحمد")
    carry(made.hala, made.stick, made.rima)
    assert "سلمى الأحمد" in told(made)


def test_she_is_named_by_no_representation_and_no_link(made: Town) -> None:
    mother = unnamed_mother(made)
    values: dict[str, Json] = {
        "representative": NAME,
        "represented": made.person,
        "proceeding": "x",
    }
    made.hala.cases.save(
        [Edit("representation", values, id=made.hala.context.new_id(), parent=made.case)]
    )
    asset(made, owner=mother)
    carry(made.hala, made.stick, made.rima)
    assert "هدى" not in told(made) and mother not in told(made)


@pytest.mark.parametrize("how", ["her name over", "somebody before her"])
def test_another_device_takes_none_of_her_names_away(made: Town, how: str) -> None:
    mother = unnamed_mother(made)
    asset(made, owner_on_record="السيدة هدى النوري")
    assign(made)
    if how == "her name over":
        made.enemy.change(mother, "person", {"given_ar": "س", "family_ar": "ص"})
    else:
        below(made.enemy, made.family, "person", {"given_ar": "السيدة", "family_ar": "النوري"})
    made.enemy.hand_over(made.rima)
    assert "هدى" not in told(made)
