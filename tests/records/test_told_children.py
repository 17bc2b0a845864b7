"""Whoever is told to be a child by words alone decides as one. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.records.consent.consent import agreement
from vsdesk.records.consent.legal_standing import rank, speakers
from vsdesk.records.dates.ages import of_unknown_age
from vsdesk.records.dates.child_words import tells_child
from vsdesk.records.dictionary.values import Json

CHILDREN = (
    *("بنت صغيرة", "طفل", "لسا بالمدرسة", "ولد زغير", "رضيعة", "قاصر", "بالصف الرابع"),
    *("a small girl", "still at school", "a child", "toddler", "his little sister", "teenager"),
    *("keça biçûk", "zarok e", "hîn li dibistanê ye", "kurê piçûk"),
)
NO_CHILDREN = (
    *("كبير", "مو صغيرة", "ما عاد صغير", "من مواليد الستين", "ختيارة", "بالأربعينات", ""),
    *("not a child", "grown up", "in her forties", "no longer a minor", "schoolteacher"),
    *("mezin e", "pîr e", "ne zarok e"),
)


def test_words_of_a_child() -> None:
    assert [one for one in CHILDREN if not tells_child(one)] == []
    assert [one for one in NO_CHILDREN if tells_child(one)] == []


def daughter(made: Made, **told: Json) -> None:
    made.add("ابنة", "person", "family", "family", given_ar="ابنة", sex="female", **told)
    tie = {"person": rid("ابنة"), "relation": "daughter", "related_to": rid("marwan")}
    made.add("ابنة-kin", "kinship", "family", "family", **tie)
    made.consent("ابنة", "search", "iimp", data_scope=WIDE)


def opens(made: Made) -> bool:
    return agreement(made.dossier(), "search", "iimp", "", TODAY).holds


@pytest.mark.parametrize(
    "told",
    [
        {"age_told": "بنت صغيرة"},
        {"age_told": "14"},
        {"age_told": "keça biçûk"},
        {"birth": {"as_told": "عمرها 15 سنة", "lang": "ar", "precision": "unknown"}},
        {"birth": {"as_told": "بنت صغيرة", "lang": "ar", "precision": "unknown"}},
    ],
)
def test_the_yes_of_who_is_told_to_be_a_child_opens_nothing(
    made: Made, told: dict[str, Json]
) -> None:
    daughter(made, **told)
    made.set("kin", person=rid("ابنة"), relation="daughter")  # no mother to ask
    dossier = made.dossier()
    assert not opens(made)
    assert rank(dossier, rid("ابنة"), TODAY) == 3
    (she,) = [one for one in speakers(dossier, TODAY) if one.person == rid("ابنة")]
    assert she.minor and not she.speaks
    assert rid("ابنة") in of_unknown_age(dossier, TODAY)
    made.set("kin", person=rid("najah"), relation="mother")
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    assert opens(made)  # a grown relative says it
    made.set("ابنة/search/iimp", result="refused")
    assert not opens(made)  # her no is none the less one


def test_a_birth_a_number_and_a_tie_say_more_than_such_words(made: Made) -> None:
    born: Json = {"from": "1990", "to": "1990", "precision": "year", "as_told": "صغيرة العيلة"}
    made.set("kin", person=rid("ابنة"), relation="daughter")
    daughter(made, birth=born, age_told="أختهم الصغيرة")
    assert opens(made)
    made.set("ابنة", birth=None, age_told="25")
    assert opens(made)
    made.set("ابنة", age_told="صغيرة")
    assert not opens(made)
    made.set("ابنة-kin", relation="wife")
    made.set("kin", relation="wife")
    assert opens(made)
