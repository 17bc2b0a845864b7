"""Whoever is told to be a child by words alone decides as one. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.legal_standing import rank, speakers
from vsdesk.records.dates.ages import (
    loss_days,
    of_unknown_age,
    stands_as_child,
    tells_past,
    tells_young,
)
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


PAST = (
    *("كان عمري سبعة بسنة حماة", "كنت بنت سبعة بأحداث حماة", "I was seven in the year of Hama"),
    *("Di sala Hemayê de heft salî bûm", "كنت طفلة بأحداث حماة", "كان عمرها 9 سنة 1999"),
    *("a small girl in 1995", "di 1995an de zarok bû"),
)


@pytest.mark.parametrize("said", PAST)
def test_an_age_of_a_past_day_is_none_of_today(made: Made, said: str) -> None:
    daughter(made, birth={"as_told": said, "lang": "ar", "precision": "unknown"})
    made.set("kin", person=rid("ابنة"), relation="daughter")
    assert opens(made)
    assert not tells_young(said, TODAY) and not tells_past(said, TODAY)
    made.set("ابنة", birth=None, age_told=said)
    assert opens(made)


def test_what_was_told_of_a_day_not_long_past_is_reckoned_from_there(made: Made) -> None:
    made.set("kin", person=rid("ابنة"), relation="daughter")
    year = int(TODAY[:4]) - 4
    for said in (f"كان عمرها 9 سنة {year}", f"a small girl in {year}", f"sala {year}an zarok bû"):
        assert tells_young(said, TODAY), said
    daughter(made, age_told=f"كان عمرها 9 سنة {year}")
    assert not opens(made)


def test_what_is_told_of_the_loss_is_reckoned_from_the_loss(made: Made) -> None:
    made.set("kin", person=rid("ابنة"), relation="daughter")
    daughter(made, age_told="كان عمرها 10 لما أخدوه")
    assert loss_days(made.dossier()), "a loss with a date"
    assert opens(made)  # more than eight years ago
    recent = f"{int(TODAY[:4]) - 2}-03-01"
    made.set("arrest", date={"from": recent, "to": recent, "precision": "day"})
    assert not opens(made)


def test_of_a_past_that_nobody_knows_nothing_is_told_of_today() -> None:
    for said in (
        "كان عمرها 15 لما مات أبوها",
        "كان عمري سبعة بسنة الثلجة",
        "she was 9 when her father died",
    ):
        assert not tells_young(said, TODAY) and tells_past(said, TODAY), said
    for said in ("عمرها 15 سنة", "15", "هلق عمرها 15، لما أخدوه كانت صغيرة", "هي هلق صغيرة"):
        assert tells_young(said, TODAY) and not tells_past(said, TODAY), said


def test_the_age_at_the_time_of_whoever_was_lost_is_not_that_of_today(made: Made) -> None:
    """A survivor answers alone, though he was seventeen when he was taken."""
    made.set("marwan", birth=None, age_told="17")
    dossier = made.dossier()
    assert not stands_as_child(dossier, dossier.get(rid("marwan")), TODAY)
    recent = f"{int(TODAY[:4])}-02-01"
    made.set("arrest", date={"from": recent, "to": recent, "precision": "day"})
    dossier = made.dossier()
    assert stands_as_child(dossier, dossier.get(rid("marwan")), TODAY)
