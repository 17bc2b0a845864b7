"""An order to erase names, at the entries that stay, the wishes that it knew. Nobody looked at these: what a
device took out, answered or wrote there waits after the order as before. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.crypto.canonical import Json

TOLD = "بإرادته إلى تركيا"
# What stands in a file that stays and names who goes, and by what a device would end it.
ENDED: dict[str, tuple[str, dict[str, Json]]] = {
    "a stop, answered": ("family_request", {"answered": TODAY, "answer": {"ar": "تم"}}),
    "a mark, taken out": ("person_mark", {"deleted": True}),
    "a risk, lowered": ("risk_assessment", {"level": "green"}),
    "a no, taken out": ("consent_grant", {"deleted": True}),
    "a number, called safe": ("contact_channel", {"safe_contact": True}),
}


def guards(two: TwoFamilies, kind: str) -> tuple[str, str]:
    """One that an honest device wrote in the file that stays, about who goes or asked for by her; its
    space."""
    made, goes = two.made, two.sister
    no = {"reported_by": goes, "subject": made.case, "purpose": "un_complaint", "recipient": "ced"}
    no |= {"grantor": two.wife, "result": "refused", "given_on": "2026-11-22"}
    said: dict[str, dict[str, Json]] = {
        "family_request": {"type": "stop", "person": goes, "received": TODAY},
        "person_mark": {"type": "not_named_outside", "asked_by": goes},
        "risk_assessment": {"level": "red", "person": goes, "date": "2026-11-20"},
        "consent_grant": {**no},
        "contact_channel": {"type": "phone", "value": "0933112233", "safe_contact": False},
    }
    parent = two.wife if kind == "person_mark" else made.family
    edit = Edit(kind, said[kind], parent=parent)
    return made.hala.cases.save([edit]).ids[0], made.family


def shown(two: TwoFamilies) -> tuple[bool, str, bool]:
    """Whether the file leaves, why not, and whether she is named."""
    gate = two.gate()
    return gate.allowed, gate.state, gate.allowed and is_named(two)


@pytest.mark.parametrize("ended", ENDED)
def test_what_a_device_ended_stands_as_before(made: Town, ended: str) -> None:
    kind, values = ENDED[ended]
    two = TwoFamilies(made)
    two.link()
    id, space = guards(two, kind)
    two.carry()
    lend(made)
    before = shown(two)
    made.enemy.sign(space, NewOp(id, kind, values))
    made.enemy.hand_over(made.rima)
    assert shown(two) == before
    erased(made, two.first_case, two.first)
    assert shown(two) == before


def test_words_of_a_device_wait_on(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    two.carry()
    made.rima.cases.save([Edit("case", {"second_family": two.first}, id=made.case)])
    lend(made)
    said: dict[str, Json] = {"before_note": words(TOLD), "prior_detention": True}
    made.enemy.sign(made.case, NewOp(made.case, "case", said))
    made.enemy.hand_over(made.rima)
    assert two.gate().allowed and TOLD not in as_text(two.gate())
    erased(made, two.first_case, two.first)
    assert two.gate().allowed and TOLD not in as_text(two.gate())


def lend(made: Town) -> None:
    """Case and family that stay are in the enemy's hands too."""
    device = made.enemy.device_id
    edits = [Edit("case", {"assigned": [device]}, id=made.case)]
    made.rima.cases.save([*edits, Edit("family", {"assigned": [device]}, id=made.family)])
    carry(made.rima, made.stick, made.enemy.desk)
