"""A documenter's seized device against what it wrote down itself. Each asserts that it HOLDS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, town

from vsdesk.desk import CaseFilter, Edit
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


@pytest.fixture
def made(house: House) -> Town:
    """Hala's laptop, on which the mother's no was written down, was seized."""
    found = town(house)
    found.enemy.desk = found.hala
    return found


YES: dict[str, Json] = {
    "purpose": "search",
    "recipient": "iimp",
    "result": "given",
    "given_on": "2026-11-24",
    "data_scope": ["circumstances", "identity"],
}


def elsewhere(made: Town) -> str:
    """A space of its own whose id sorts late."""
    return made.hala.cases.new_family({"display_name": "x"}).ids[0]


def test_v1_a_no_of_its_own_is_claimed_as_another_kind(made: Town) -> None:
    fam = elsewhere(made)
    made.enemy.sign(fam, NewOp(made.grants["iimp"], "work", {"title": "x"}, parent=fam))
    made.enemy.hand_over(made.rima)
    assert made.view(made.grants["iimp"]).kind == "consent_grant"
    assert made.holds("iimp") == "refused"


def test_v1b_also_a_decided_one(made: Town) -> None:
    made.rima.consent.steps.decide(
        made.grants["iimp"], "قالت لا", shown=made.rima.consent.steps.shown(made.grants["iimp"])
    )
    test_v1_a_no_of_its_own_is_claimed_as_another_kind(made)


def test_v1c_a_withdrawn_yes(made: Town) -> None:
    made.hala.consent.withdraw([made.grants["wgeid"]])
    carry(made.hala, made.stick, made.rima)
    fam = elsewhere(made)
    made.enemy.sign(fam, NewOp(made.grants["wgeid"], "work", {"title": "x"}, parent=fam))
    made.enemy.sign(
        made.family,
        NewOp(
            made.hala.context.new_id(),
            "consent_grant",
            {**YES, "grantor": made.mother, "purpose": "un_complaint", "recipient": "wgeid"},
            parent=made.family,
        ),
    )
    made.enemy.hand_over(made.rima)
    assert made.holds("wgeid", "un_complaint") == "withdrawn"


def test_v2_a_no_of_its_own_is_deleted(made: Town) -> None:
    e = made.enemy
    grant = made.grants["iimp"]
    below = [one for one in made.hala.cases.dossier(made.case) if one.parent == grant]
    states = [e.state(grant, "consent_grant"), *(e.state(one.id, one.kind) for one in below)]
    e.sign(
        made.family,
        NewOp(grant, "consent_grant", {"deleted": True}, observed=dict(observed_now(states))),
        NewOp(
            made.hala.context.new_id(),
            "consent_grant",
            {**YES, "grantor": made.mother},
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    assert made.holds("iimp") == "refused"


def test_v2b_or_followed_by_a_yes(made: Town) -> None:
    e = made.enemy
    e.sign(
        made.family,
        NewOp(
            made.hala.context.new_id(),
            "consent_grant",
            {**YES, "grantor": made.mother, "follows": made.grants["iimp"]},
            parent=made.family,
        ),
    )
    e.hand_over(made.rima)
    assert made.holds("iimp") == "refused"


def test_v3_a_case_of_its_own_on_which_others_worked(made: Town) -> None:
    """Others wrote everything below it; the root alone is the device's."""
    case, _person = made.hala.cases.new_case(
        {"given_ar": "يوسف"}, {"case_type": "enforced_disappearance"}
    ).ids
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("event", {"type": "arrest"}, parent=case)])
    fam = elsewhere(made)
    made.enemy.sign(fam, NewOp(case, "work", {"title": "x"}, parent=fam))
    made.enemy.hand_over(made.rima)
    assert case in made.rima.context.vault.read.roots("case")
    assert case in [one.id for one in made.rima.cases.lists.page(CaseFilter()).rows]


def test_v4_a_record_of_its_own_is_moved_and_the_gate_follows(made: Town) -> None:
    """A second parent by the maker itself."""
    event = next(one for one in made.rima.cases.dossier(made.case).of("event"))
    other = made.hala.cases.new_case(
        {"given_ar": "ي"}, {"case_type": "enforced_disappearance"}
    ).ids[0]
    made.enemy.sign(other, NewOp(event.id, "event", {"type": "arrest"}, parent=other))
    made.enemy.sign(other, NewOp(event.id, "event", {"text": {"ar": "x"}}, parent=other))
    made.enemy.hand_over(made.rima)
    assert made.view(event.id).space == made.case
