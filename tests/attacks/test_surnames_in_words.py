"""A yes "without the family name": a name that is told as two words where the file has
one, or the other way round.

Everybody is made up. Each spelling: tests/records/test_surnames.py.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, said
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize(
    ("family", "told"),
    [
        pytest.param("النوري", "بيت النوري معروفون", id="control"),
        pytest.param("عبدالله", "بيت عبدالله معروفون", id="control joined"),
        pytest.param("عبد الله", "بيت عبدالله معروفون", id="control other way"),
        pytest.param("عبدالله", "بيت عبد الله معروفون", id="abd allah"),
        pytest.param("نورالدين", "بيت نور الدين معروفون", id="nur al-din"),
        pytest.param("ابوزيد", "بيت أبو زيد معروفون", id="abu zayd"),
        pytest.param("Abdulrahman", "the house of Abdul Rahman is known", id="latin"),
        pytest.param("Aldarwish", "the house of al-Darwish is known", id="article latin"),
    ],
)
def test_the_name_stays(made: Town, family: str, told: str) -> None:
    h = made.hala
    case, missing, fam = family_of(made)
    lang, script = ("en", "family_lat") if family.isascii() else ("ar", "family_ar")
    named: dict[str, Json] = {"family_ar": None, "family_lat": None, script: family}
    mother = h.context.new_id()
    h.cases.save(
        [
            Edit("person", named, id=missing),
            Edit("case", {"summary": {lang: told, "src_lang": lang}}, id=case),
            Edit("person", {"given_ar": "هدى", script: family}, id=mother, parent=fam),
            Edit("family_member", {"person": mother}, parent=fam),
            Edit(
                "kinship",
                {"person": mother, "related_to": missing, "relation": "mother"},
                parent=fam,
            ),
        ]
    )
    words: dict[str, Json] = {"ar": "بلا الكنية", "src_lang": "ar"}
    condition: dict[str, Json] = {"type": "without_surname", "words": words}
    yes = said(made, mother, "given_if")
    h.cases.save([Edit("consent_condition", condition, id=h.context.new_id(), parent=yes)])
    carry(h, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed, left.state
    text = json.dumps(left.payload(), ensure_ascii=False)
    first, last = told.split()[0], told.split()[-1]
    assert first in text and last in text
    for word in told.split()[1:-1]:
        assert word in ("house", "of", "is") or word not in text


def test_a_name_that_was_replaced_stays_too(made: Town) -> None:
    """Who corrects a family name, or means to let the old stories out, lets nothing out."""
    h = made.hala
    case, missing, fam = family_of(made)
    mother = h.context.new_id()
    kin: dict[str, Json] = {"person": mother, "related_to": missing, "relation": "mother"}
    told: dict[str, Json] = {"ar": "بيت النوري معروفون", "src_lang": "ar"}
    h.cases.save(
        [
            Edit("case", {"summary": told}, id=case),
            Edit("person", {"given_ar": "هدى", "family_ar": "النوري"}, id=mother, parent=fam),
            Edit("family_member", {"person": mother}, parent=fam),
            Edit("kinship", kin, parent=fam),
        ]
    )
    words: dict[str, Json] = {"ar": "بلا الكنية", "src_lang": "ar"}
    condition: dict[str, Json] = {"type": "without_surname", "words": words}
    yes = said(made, mother, "given_if")
    h.cases.save([Edit("consent_condition", condition, id=h.context.new_id(), parent=yes)])
    h.cases.save([Edit("person", {"family_ar": "البكري"}, id=one) for one in (missing, mother)])
    carry(h, made.stick, made.rima)
    text = json.dumps(made.gate("ced", "un_complaint").payload(), ensure_ascii=False)
    assert "معروفون" in text and "النوري" not in text and "البكري" not in text
