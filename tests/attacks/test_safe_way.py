"""How a family is reached without danger is not replaced by another device: it stands
beside, as a difference.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


PLAN: Json = {"ar": "لا تتصلوا أبداً بهاتف الزوج", "src_lang": "ar"}
OTHER: Json = {"ar": "اتصلوا بهاتف الزوج في أي وقت", "src_lang": "ar"}


@pytest.mark.parametrize(
    ("kind", "name", "ours", "theirs"),
    [
        ("family", "safe_contact_plan", PLAN, OTHER),
        ("contact_channel", "safe_hours", "after 20:00 only", "any time"),
        ("contact_channel", "code_word", "زيتون", "تفاح"),
        ("contact_channel", "who_else_uses", "زوجها يقرأ الرسائل", "لا أحد"),
        ("contact_channel", "value", "+90 500 000 00 07", "+963 900 000 000"),
        ("contact_channel", "safe_to_call", False, True),
    ],
)
def test_the_careful_word_stands_everywhere(
    made: Town, kind: str, name: str, ours: Json, theirs: Json
) -> None:
    hala = made.hala
    if kind == "family":
        id = hala.cases.save([Edit("family", {name: ours}, id=made.family)]).ids[0]
    else:
        values: dict[str, Json] = {"type": "phone", "value": "+90 500 000 00 07", name: ours}
        id = hala.cases.save([Edit(kind, values, parent=made.mother)]).ids[0]
    carry(hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(id, kind, {name: theirs})
    made.enemy.hand_over(made.rima, hala)
    for desk in (made.rima, hala):
        assert ours in desk.cases.record(id).every(name)


@pytest.mark.parametrize(
    ("name", "theirs"), [("kit_ref", "KIT-999"), ("missing", None), ("donor", None)]
)
def test_whose_sample_it_is_stands(made: Town, name: str, theirs: str | None) -> None:
    """A sample of the mother for her son: another device turns it, and no difference shows."""
    hala = made.hala
    other = hala.cases.save(
        [Edit("person", {"given_ar": "غيث"}, id=hala.context.new_id(), parent=made.family)]
    ).ids[0]
    values: dict[str, Json] = {"donor": made.mother, "missing": made.person, "kit_ref": "KIT-1"}
    id = hala.cases.save([Edit("dna_reference", values, parent=made.family)]).ids[0]
    carry(hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(id, "dna_reference", {name: theirs or other})
    made.enemy.hand_over(made.rima, hala)
    for desk in (made.rima, hala):
        assert values[name] in desk.cases.record(id).every(name)
