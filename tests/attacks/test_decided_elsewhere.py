"""A decision between answers is about one question: what a device says of others stays its word alone.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.families import CHILD, a_yes, assign, below, family_of, relative, said, state
from tests.attacks.kit import TODAY, Town, carry, decided_before

from vsdesk.desk import Edit
from vsdesk.records.consent.hidden_persons import refusing
from vsdesk.records.dictionary.values import Json


def _wife_not_asked(made: Town) -> tuple[str, str, dict[str, str]]:
    """The mother said yes to both bodies; the wife was asked about the Working Group only, and said no."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    no = said(made, wife, "refused", recipient="wgeid")
    yes = said(made, mother, "given", recipient="wgeid")
    assign(made)
    assert state(made).state == "not_asked"
    return mother, wife, {"no": no, "yes": yes}


@pytest.mark.parametrize("which", ["no", "yes"])
def test_a_wife_who_was_not_asked_is_made_a_child(made: Town, which: str) -> None:
    _, wife, answers = _wife_not_asked(made)
    made.enemy.change(wife, "person", CHILD, replace=False)
    made.enemy.hand_over(made.rima)
    chosen = answers[which]
    if which == "yes":
        decided_before(made.rima, chosen, "اجتمعت العائلة")
    else:
        shown = made.rima.consent.steps.shown(chosen)
        made.rima.consent.steps.decide(chosen, "اجتمعت العائلة", shown=shown)
    assert state(made).state == "not_asked"


def _mothers_no(made: Town) -> tuple[str, str]:
    """A mother by her place in the family said no, a son yes; a brother said no to another
    body. (mother, his no)"""
    family_of(made)
    mother = made.hala.context.new_id()
    made.hala.cases.save(
        [
            Edit("person", {"given_ar": "هدى"}, id=mother, parent=made.family),
            Edit(
                "family_member",
                {"person": mother, "role_in_family": "parent"},
                parent=made.family,
            ),
        ]
    )
    son = relative(made, "son", "كريم")
    said(made, mother, "refused")
    said(made, son, "given")
    brother = relative(made, "brother_full", "سامر")
    other = said(made, brother, "refused", recipient="wgeid")
    said(made, son, "given", recipient="wgeid")
    assign(made)
    assert state(made).state == "refused"
    return mother, other


def _stands_further_off(made: Town, who: str) -> None:
    values: dict[str, Json] = {"person": who, "role_in_family": "other"}
    below(made.enemy, made.family, "family_member", values)
    made.enemy.hand_over(made.rima)


def test_a_recorded_no_stays_when_another_body_was_decided_about(made: Town) -> None:
    mother, other = _mothers_no(made)
    _stands_further_off(made, mother)
    assert state(made).state == "refused"
    made.rima.consent.steps.decide(
        other, "طلب الأخ ألا نرسل", shown=made.rima.consent.steps.shown(other)
    )
    assert state(made).state == "refused"


def test_a_recorded_no_stays_when_another_case_was_decided_about(made: Town) -> None:
    mother, _ = _mothers_no(made)
    first = made.case
    about: dict[str, Json] = {"family": made.family, "case_type": "enforced_disappearance"}
    second = made.hala.cases.new_case({"given_ar": "سعد"}, about).ids[0]
    uncle = relative(made, "uncle_pat", "رائد")
    answers = [
        said(made, uncle, result, recipient=recipient, subject=second)
        for recipient, result in (("wgeid", "refused"), ("ced", "given"))
    ]
    carry(made.hala, made.stick, made.rima)
    _stands_further_off(made, mother)
    for answer in answers:
        made.rima.consent.steps.decide(
            answer, "يتكلم عن سعد", shown=made.rima.consent.steps.shown(answer)
        )
        assert made.case == first and state(made).state == "refused"


def test_a_no_after_a_decision_stays(made: Town) -> None:
    """Decided about this very question, for the son's yes: a wife who is asked later keeps her standing."""
    family_of(made)
    son, wife = relative(made, "son", "كريم"), relative(made, "wife", "سلمى")
    yes = said(made, son, "given")
    said(made, son, "refused", recipient="wgeid")
    assign(made)
    made.enemy.change(wife, "person", CHILD, replace=False)
    made.enemy.hand_over(made.rima)
    made.rima.consent.steps.decide(yes, "تكلمتُ مع الابن", shown=made.rima.consent.steps.shown(yes))
    assert state(made).state == "given"
    carry(made.rima, made.stick, made.hala)
    said(made, wife, "refused")
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "refused"


def test_a_no_to_one_body_still_keeps_the_name_off_its_paper(made: Town) -> None:
    """A decision for the mother's yes to publishing lifts no no of hers to the complaint."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, wife, "given")
    said(made, mother, "refused")
    assign(made)
    yes = a_yes(made, mother, purpose="photo_publication")
    published = below(made.enemy, made.family, "consent_grant", yes)
    made.enemy.hand_over(made.rima)
    made.rima.consent.steps.decide(
        published, "وافقت الأم على الصورة", shown=made.rima.consent.steps.shown(published)
    )
    assert mother in refusing(made.rima.cases.dossier(made.case), "ced", TODAY)
    with_her_no = below(made.enemy, made.family, "consent_grant", a_yes(made, mother))
    made.enemy.hand_over(made.rima)
    made.rima.consent.steps.decide(
        with_her_no, "سُئلت ثانية عن الشكوى نفسها", shown=made.rima.consent.steps.shown(with_her_no)
    )
    assert mother not in refusing(made.rima.cases.dossier(made.case), "ced", TODAY)


def test_a_coordinator_ends_the_waiting_of_a_second_documenters_answer(made: Town) -> None:
    """Who the brother is was one device's word: by a decision of this question his yes holds, here alone."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "refused")
    assign(made)
    second = made.enemy
    son = below(second, made.family, "person", {"given_ar": "كريم", "family_ar": "النوري"})
    kin: dict[str, Json] = {"person": son, "related_to": made.person, "relation": "son"}
    below(second, made.family, "kinship", kin)
    yes = below(second, made.family, "consent_grant", a_yes(made, son))
    below(second, made.family, "consent_grant", a_yes(made, son, recipient="wgeid"))
    second.hand_over(made.rima)
    assert state(made).state == "refused"
    decided_before(made.rima, yes, "اجتمعت العائلة، والأم حاضرة")
    assert state(made).state == "given"
    assert not made.gate("wgeid", "un_complaint").allowed
