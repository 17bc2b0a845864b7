"""In whose name a complaint is made. Everybody is made up."""

from __future__ import annotations

from tests.attacks.families import a_yes, assign, below, family_of, relative, said
from tests.attacks.kit import town
from tests.desk.conftest import House

from vsdesk.desk import SubmissionOrder


def test_an_invented_yes_takes_no_no_of_a_complainant_away(house: House) -> None:
    """In whose name a complaint is made is asked as the gate asks: a no of theirs holds beside
    another device's yes."""

    made = town(house)
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother", "كريم")
    court = {"purpose": "criminal_accountability", "recipient": "prosecutor_de"}
    said(made, mother, "given", **court)
    said(made, brother, "refused", **court)
    order = SubmissionOrder(
        made.case, "prosecutor_de", values={"complainants": [*sorted([mother, brother])]}
    )
    draft = made.hala.submissions.new(order).ids[0]
    assign(made)
    grant = a_yes(made, brother, identity_mode="named", **court)

    below(made.enemy, made.family, "consent_grant", grant)
    made.enemy.hand_over(made.rima)
    blocks = [one.rule for one in made.rima.submissions.check(draft).blocks]
    assert "J2" in blocks, blocks
