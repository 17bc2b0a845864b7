"""Codes, places and legal terms are those that were found in print: OCHA's list of subdistricts, the texts of
Syrian law. A hand that corrects one by heart is stopped here."""

from __future__ import annotations

from typing import Final

import pytest

from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.places.gazetteer import Gazetteer

# Admin-3 codes of OCHA's list (HDX, "Syrian Arab Republic administrative divisions").
_SUBDISTRICTS: Final = {
    "amuda": "SY080202", "darbasiyah": "SY080401", "jawadiyah": "SY080301", "yaarubiyah": "SY080302",
    "tal_hamis": "SY080201", "tal_tamer": "SY080001", "shadadah": "SY080002", "hole": "SY080006",
    "sarin": "SY020602", "suluk": "SY110201", "tall_refaat": "SY020402", "nabul": "SY020404",
    "raju": "SY020303", "bulbul": "SY020301", "jandairis": "SY020302", "maabatli": "SY020306",
    "sheikh_el_hadid": "SY020305", "sharan": "SY020304", "al_atarib": "SY020001",
    "deir_hafir": "SY020202", "qudsiya": "SY030107", "harasta": "SY030201",
    "raqqa_centre": "SY110100", "qahtaniyyeh": "SY080203",
}  # fmt: skip  # a table, read by rows
_NO_SUBDISTRICTS: Final = ("maabada", "tal_brak", "rmeilan", "qadam", "baba_amr", "yarmouk")
_TERMS: Final = {
    ("release_order_not_executed", "أمر إخلاء سبيل"),  # إخلاء alone is an eviction
    ("death_judgment", "باعتبار المفقود"),
    ("agency_power", "وكالة قضائية عن غائب أو مفقود"),
    ("guardian", "ولي"),
    ("notary_power", "لدى الكاتب بالعدل"),
}


@pytest.mark.parametrize(("key", "code"), _SUBDISTRICTS.items())
def test_a_subdistrict_has_the_code_of_its_list(key: str, code: str) -> None:
    place = Gazetteer.load().by_key(key)
    assert place is not None and place.code == code


@pytest.mark.parametrize("key", _NO_SUBDISTRICTS)
def test_what_is_no_subdistrict_has_none_of_its_codes(key: str) -> None:
    place = Gazetteer.load().by_key(key)
    assert place is not None and len(place.code or "") < len("SY080202")


@pytest.mark.parametrize(("key", "words"), sorted(_TERMS))
def test_a_legal_term_is_that_of_the_law(key: str, words: str) -> None:
    lists = Vocabularies.load()
    found = [lists.term(name, key) for name in lists if lists.has(name, key)]
    assert any(one is not None and words in one.labels["ar"] for one in found)
