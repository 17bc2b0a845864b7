"""Who may be a child is made an adult by no answer that a device invents, and by no refusal.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, assign, below, family_of, relative, said
from tests.attacks.kit import Device, carry, told_once

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

NAMES: Final = {"given_ar", "family_ar"}
REPORT: Final = {"reported_by": "ab" * 16, "reported": "given"}


@told_once
def child_of(made: Town) -> str:
    """A brother whom a coordinator wrote down without a birth, in a family that was lent
    to the enemy; its id."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    assign(made)
    rima = made.rima
    child = rima.context.new_id()
    rima.cases.save(
        [
            Edit(
                "person", {"given_ar": "جود", "family_ar": "النوري"}, id=child, parent=made.family
            ),
            Edit("family_member", {"person": child}, parent=made.family),
            Edit(
                "kinship",
                {"person": child, "related_to": made.person, "relation": "brother"},
                parent=made.family,
            ),
        ]
    )
    carry(rima, made.stick, made.enemy.desk, made.hala)
    return child


def named(made: Town, who: str) -> dict[str, set[str]]:
    """By which names somebody leaves for the Committee, at each level that goes to bodies."""
    found = {}
    for level in "BC":
        gate = made.gate("ced", "un_complaint", level)
        assert gate.allowed or level == "C"
        held = gate.get(who)
        found[level] = NAMES & {*held.values} if held else set[str]()
    return found


@pytest.mark.parametrize("result", ["given", "given_limited", "refused", "withdrawn", "not_asked"])
def test_an_invented_answer_makes_nobody_an_adult(made: Town, result: str) -> None:
    child = child_of(made)
    assert named(made, child) == {"B": set(), "C": set()}
    told = {"purpose": "search", "recipient": "icrc", "result": result}
    below(made.enemy, made.family, "consent_grant", a_yes(made, child, **told))
    made.enemy.hand_over(made.rima)
    assert named(made, child) == {"B": set(), "C": set()}


@pytest.mark.parametrize(
    "more",
    [{"result": "refused"}, {"result": "not_asked"}, {"withdrawn_on": "2026-11-24"}, REPORT],
    ids=["refused", "not asked", "taken back", "reported"],
)
def test_a_no_makes_nobody_an_adult_whoever_writes_it(made: Town, more: dict[str, Json]) -> None:
    child = child_of(made)
    told = {"purpose": "search", "recipient": "icrc", **more}
    below(Device(made.hala, made.stick), made.family, "consent_grant", a_yes(made, child, **told))
    carry(made.hala, made.stick, made.rima)
    assert named(made, child) == {"B": set(), "C": set()}


def test_who_agreed_by_a_coordinators_word_is_one(made: Town) -> None:
    child = child_of(made)
    yes = a_yes(made, child, purpose="search", recipient="icrc", given_on="2026-11-20")
    made.rima.cases.save([Edit("consent_grant", yes, parent=made.family)])
    assert named(made, child)["B"] == NAMES


def test_an_enemys_answer_takes_none_away(made: Town) -> None:
    """What a coordinator wrote stays, whatever a device adds beside it."""
    child = child_of(made)
    yes = a_yes(made, child, purpose="search", recipient="icrc", given_on="2026-11-20")
    made.rima.cases.save([Edit("consent_grant", yes, parent=made.family)])
    told = {"purpose": "search", "recipient": "icrc", "result": "refused"}
    below(made.enemy, made.family, "consent_grant", a_yes(made, child, **told))
    made.enemy.hand_over(made.rima)
    assert named(made, child)["B"] == NAMES
