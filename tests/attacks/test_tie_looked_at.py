"""A look at a tie: what the device that made the tied family says later there, nobody looked at.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import TODAY, Town, carry

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]


@pytest.mark.parametrize("opened_by", ["hala", "enemy"])
def test_a_look_at_a_tie_makes_good_no_later_relative(made: Town, opened_by: str) -> None:
    """An empty family is tied and looked at, then filled."""
    case, person = made.hala.cases.new_case(
        {"given_ar": "باسل", "family_ar": "السرّي"}, {"case_type": "enforced_disappearance"}
    ).ids
    e = made.enemy
    opener = made.hala if opened_by == "hala" else e.desk
    family = opener.cases.new_family({"display_name": "بيت السرّي"}).ids[0]
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"assigned": [e.device_id]}, id=case)])
    if opened_by == "hala":
        made.rima.cases.save([Edit("family", {"assigned": [e.device_id]}, id=family)])
    carry(made.rima, made.stick, e.desk)
    e.change(case, "case", {"family": family})
    e.hand_over(made.rima)
    page = made.rima.access.lone_words.lone_page(case)
    assert page is not None
    made.rima.access.lone_words.look_holds(case, page.shown(page.records))
    assert made.rima.access.lone_words.lone_file(case) is None

    new = e.desk.context.new_id
    mother = new()
    said: dict[str, Json] = {
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "grantor": mother,
        "subject": person,
        "data_scope": SCOPES,
        "given_on": TODAY,
    }
    kin: dict[str, Json] = {"person": mother, "related_to": person, "relation": "mother"}
    e.sign(
        family,
        NewOp(mother, "person", {"given_ar": "كاذبة"}, parent=family),
        NewOp(new(), "kinship", kin, parent=family),
        NewOp(new(), "consent_grant", said, parent=family),
    )
    e.hand_over(made.rima)
    out = decide(
        Request("search", "iimp", "B", TODAY),
        made.rima.cases.dossier(case),
        made.rima.context.dictionary,
    )
    assert not out.allowed, "a mother nobody looked at says yes, and a colleague's case leaves"
    assert made.rima.access.lone_words.lone_file(case) is not None
