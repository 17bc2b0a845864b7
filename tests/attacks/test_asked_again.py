"""A coordinator asks one relative again who said no before: the no of another one stands
until she decides about it.

Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.families import a_yes, assign, below, family_of, relative, said, state
from tests.attacks.kit import Town, carry, decided_before

from vsdesk.desk import Edit, How
from vsdesk.records.consent.answers import ASKED_AGAIN


def _asks(made: Town, who: str) -> str:
    scopes = ["circumstances", "documents", "family_members", "identity"]
    about = ("un_complaint", "ced", "given", How())
    return made.rima.consent.grant(
        made.case, who, *about, scopes=scopes, shown=made.rima.cases.shown(made.case)
    ).ids[0]


def test_the_no_of_another_relative_stands(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "refused")
    said(made, wife, "refused")
    assign(made)
    _asks(made, mother)
    assert state(made).state == "refused"


def test_an_invented_no_of_the_mother_takes_no_real_one_away(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "refused")
    assign(made)
    no = {k: v for k, v in a_yes(made, mother).items() if k != "data_scope"} | {"result": "refused"}
    below(made.enemy, made.family, "consent_grant", no)
    made.enemy.hand_over(made.rima)
    assert state(made).state == "refused"
    _asks(made, mother)
    assert state(made).state == "refused"


def test_nobody_is_passed_over_and_no_limit_falls(made: Town) -> None:
    """Neither a wife who was not asked about this, nor what she allowed less."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "refused")
    said(made, wife, "given", recipient="wgeid")
    assign(made)
    _asks(made, mother)
    assert state(made).state == "not_asked"
    carry(made.rima, made.stick, made.hala)
    said(made, wife, "given", data_scope=["identity"])
    carry(made.hala, made.stick, made.rima)
    found = made.rima.consent.table(made.case).outcomes
    assert [one.scopes for one in found if one.recipient == "ced"] == [("identity",)]


def test_her_own_earlier_no_falls_and_no_other_of_hers(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "refused")
    said(made, mother, "refused", given_on="2026-11-10")
    said(made, mother, "refused", recipient="wgeid")
    assign(made)
    _asks(made, mother)
    assert state(made).state == "given"
    assert made.gate("wgeid", "un_complaint").state == "refused"


def test_by_typed_words_the_other_no_falls_in_older_vaults_alone(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "refused")
    said(made, wife, "refused")
    assign(made)
    yes = _asks(made, mother)
    assert state(made).state == "refused"
    decided_before(made.rima, yes, "اجتمعت العائلة، والزوجة حاضرة")
    assert state(made).state == "given"


def test_what_an_older_program_decided_so_is_read_by_the_same_rule(made: Town) -> None:
    """It named all answers of the file as weighed."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    before, other = said(made, mother, "refused"), said(made, wife, "refused")
    assign(made)
    values = a_yes(made, mother, follows=before)
    values |= {"decides": True, "decides_why": ASKED_AGAIN}
    id = made.rima.context.new_id()
    edit = Edit(
        "consent_grant",
        values,
        id=id,
        parent=made.family,
        weighs=[before, other],
        shown=made.rima.cases.shown(before, other),
    )
    made.rima.cases.save([edit])
    assert state(made).state == "refused"
