"""A coordinator takes a click of hers back after a bundle came: what others said in between stands.

Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.families import assign, family_of, one_against_one, relative, said, state
from tests.attacks.kit import Town, carry, decided_before

from vsdesk.desk import How
from vsdesk.records.consent.answers import scopes_of


def _a_yes(made: Town) -> tuple[str, str]:
    """The mother, and her yes, at all three."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    yes = said(made, mother, "given")
    assign(made)
    carry(made.rima, made.stick, made.hala)
    assert state(made).state == "given"
    return mother, yes


def test_anothers_withdrawal_outlives_it(made: Town) -> None:
    _, yes = _a_yes(made)
    done = made.rima.consent.withdraw([yes]).change
    made.hala.consent.withdraw([yes])
    carry(made.hala, made.stick, made.rima)
    assert done.back
    made.rima.cases.take_back(done)
    assert state(made).state == "withdrawn"


def test_without_anothers_word_it_is_as_before(made: Town) -> None:
    _, yes = _a_yes(made)
    made.rima.cases.take_back(made.rima.consent.withdraw([yes]).change)
    assert state(made).state == "given"


def test_anothers_limits_outlive_it(made: Town) -> None:
    _, yes = _a_yes(made)
    done = made.rima.consent.narrow(yes, scopes=["identity", "circumstances"])
    made.hala.consent.narrow(yes, scopes=["identity"])
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.take_back(done)
    assert scopes_of(made.view(yes)) == {"identity"}


def test_a_record_into_which_another_wrote_is_not_hidden(made: Town) -> None:
    """A no that she noted and takes back; Hala wrote down meanwhile that it was taken back on a day."""
    mother, _ = _a_yes(made)
    done = made.rima.consent.grant(
        made.case,
        mother,
        "un_complaint",
        "ced",
        "given",
        How(),
        shown=made.rima.cases.shown(made.case),
    )
    answer = done.ids[0]
    carry(made.rima, made.stick, made.hala)
    made.hala.consent.withdraw([answer])
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.take_back(done)
    assert not made.view(answer).deleted
    assert state(made).state == "withdrawn"


def test_a_decision_that_stands_again_weighs_what_it_weighed(made: Town) -> None:
    """Decided for the mother, then by a slip for the wife; her new no comes, and the slip is taken back."""
    mother, _, no = one_against_one(made)
    assign(made)
    carry(made.rima, made.stick, made.hala)
    yes = next(
        one.id
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        if one.text("grantor") == mother
    )
    decided_before(made.rima, yes, "اجتمعت العائلة")
    assert state(made).state == "given"
    slip = made.rima.consent.steps.decide(no, "سهو", shown=made.rima.consent.steps.shown(no))
    brother = relative(made, "son", "كريم")
    said(made, brother, "refused")
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.take_back(slip)
    assert state(made).state == "refused"
