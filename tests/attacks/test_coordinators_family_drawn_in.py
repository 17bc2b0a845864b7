"""A device's own case names a family that somebody else opened, a coordinator too:
nothing of it leaves by that.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import TODAY, Town, carry
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

SCOPES: list[Json] = ["circumstances", "contact", "documents", "family_members", "identity"]


@pytest.mark.parametrize("opened_by", ["hala", "rima"])
def test_a_case_of_the_enemy_draws_nobodys_family_in(made: Town, opened_by: str) -> None:
    desk = made.hala if opened_by == "hala" else made.rima
    _, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    if desk is made.hala:
        carry(desk, made.stick, made.rima)
    e = made.enemy
    made.rima.cases.save([Edit("family", {"assigned": [e.device_id]}, id=family)])
    carry(made.rima, made.stick, e.desk)
    own, person = e.desk.cases.new_case(
        {"given_ar": "ش"}, {"case_type": "enforced_disappearance"}
    ).ids
    e.change(own, "case", {"family": family}, replace=False)
    new = e.desk.context.new_id
    e.sign(
        family,
        NewOp(
            new(),
            "kinship",
            {"person": mother, "related_to": person, "relation": "mother"},
            parent=family,
        ),
    )
    said: dict[str, Json] = {
        "purpose": "search",
        "recipient": "icrc",
        "result": "given",
        "grantor": mother,
        "subject": person,
        "data_scope": SCOPES,
        "given_on": TODAY,
    }
    e.sign(own, NewOp(new(), "consent_grant", said, parent=own))
    e.hand_over(made.rima)
    out = decide(
        Request("search", "icrc", "B", TODAY),
        made.rima.cases.dossier(own),
        made.rima.context.dictionary,
    )
    left = [v for o in out.records if o.id != person for held in o.values.values() for v in held]
    assert "الحلبي" not in left, "nobody asked her: by the word of the enemy alone"
    assert made.rima.access.lone_words.lone_file(own) is not None
    assert own in [one.root for one in made.rima.access.lone_words.lone_run().more(50)]
