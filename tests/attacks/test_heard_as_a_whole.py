"""What somebody is called at home, and the name of where they are, are heard in each script.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import asked, written

from vsdesk.records.dictionary.values import Json

PLAIN = "ثم جاءت امرأة إلى الباب"  # names nobody: leaves


@told_once
def hidden(made: Town, /, **more: Json) -> str:
    """A wife of whom nobody may know."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": "سلمى", "family_ar": "النوري", **more}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    return wife


def leaves(made: Town, text: str, lang: str = "ar") -> bool:
    """Whether a story with these words leaves for a body."""
    event = written(
        made, "event", {"type": "other", "text": {lang: text, "src_lang": lang}}, made.case
    )
    held = made.gate("ced", "un_complaint").get(event)
    return held is not None and "text" in held.values


@pytest.mark.parametrize(
    ("name", "lang", "text"),
    [
        ("شكوفة", "en", "then Shakufa came to the door"),
        ("Sosin", "ar", "ثم جاءت سوسين إلى الباب"),
        ("أم ليث", "en", "then Umm Layth came to the door"),
        ("أم ليث", "ku", "Ûm Leyth hat"),
        ("Umm Leith", "ar", "ثم جاءت أم ليث إلى الباب"),
        ("أم عبد الرحمن", "en", "then Umm Abd al-Rahman came to the door"),
        ("أم ليث الحمصية", "en", "then Umm Layth al-Homsiya came"),
    ],
)
@pytest.mark.parametrize("type", ["nickname", "kunya"])
def test_what_they_are_called_at_home(
    made: Town, type: str, name: str, lang: str, text: str
) -> None:
    wife = hidden(made)
    assert leaves(made, text, lang)
    written(made, "person_name", {"type": type, "value": name}, wife)
    assert not leaves(made, text, lang)
    assert leaves(made, PLAIN) and leaves(made, "and then I am told that all of them came", "en")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Um Azad", "min ji Um Azadê re got"),
        ("Um Azad", "Um Azada me hat"),
        ("Ebû Heyder", "min ji Ebû Heyderî re got"),
        ("Dayika Azad", "min ji dayika Azadî re got"),
    ],
)
def test_the_last_word_has_its_ending(made: Town, name: str, text: str) -> None:
    wife = hidden(made)
    assert leaves(made, text, "ku")
    written(made, "person_name", {"type": "kunya", "value": name}, wife)
    assert not leaves(made, text, "ku")
    assert leaves(made, "min ji jinekê re got", "ku")


@pytest.mark.parametrize(
    ("place", "lang", "text"),
    [
        ("مرسين", "en", "she lives in Mersin now"),
        ("Mersin", "ar", "وهي الآن في مرسين"),
        ("غازي عنتاب", "en", "she lives in Gaziantep now"),
        ("غازي عنتاب", "en", "she lives in Gazi Antep now"),
        ("Gazî Entab", "ku", "ew li Gazî Entabê ye"),
    ],
)
def test_where_they_are(made: Town, place: str, lang: str, text: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    sister = written(
        made,
        "person",
        {"given_ar": "خلود", "family_ar": "العلي", "usual_address_text": place},
        made.family,
    )
    assert leaves(made, text, lang)
    written(made, "person_mark", {"type": "place_unknown_to"}, sister)
    assert not leaves(made, text, lang)
    assert leaves(made, "وهي الآن بخير") and leaves(made, "she is safe with him at home now", "en")


def test_a_short_name_of_a_town_is_no_other_word(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    values: dict[str, Json] = {"given_ar": "خلود", "usual_address_text": "حماة"}
    sister = written(made, "person", values, made.family)
    written(made, "person_mark", {"type": "place_unknown_to"}, sister)
    assert leaves(made, "they took him from home", "en")
    assert not leaves(made, "وهي الآن في حماة")


@pytest.mark.parametrize(
    ("name", "lang", "text"),
    [
        ("آية", "en", "then Aya was brought to her aunt"),
        ("آلان", "en", "then Alan was brought to his aunt"),
        ("آلان", "ar", "ثم أحضروا آلان إلى عمته"),
        ("غسان", "ku", "paşê Xesan hat"),
        ("Xesan", "ar", "ثم جاء غسان"),
        ("رغد", "ku", "paşê Rexed hat"),
        ("وعد", "en", "then Wa'd came"),
        ("سلمى", "ar", "ثم جاءت سلما إلى الباب"),
        ("هدى", "ar", "ثم جاءت هدا إلى الباب"),
        ("نورة", "ar", "ثم جاءت نورا إلى الباب"),
        ("نورا", "ar", "ثم جاءت نورة إلى الباب"),
        ("موسى", "ar", "ثم جاء موسا إلى الباب"),
    ],
)
def test_a_given_name_however_it_is_written(made: Town, name: str, lang: str, text: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    values: dict[str, Json] = {"given_ar": name, "family_ar": "النوري"}
    child = written(made, "person", values, made.family)
    assert leaves(made, text, lang)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, child)
    assert not leaves(made, text, lang)
    for plain in (
        "أخذوه ليلاً إلى هنا ثم سلمه الضابط لهم",
        "قال إن أحداً منا لم يره حتى الآن",
        "وقال ألا نسأل",
    ):
        assert leaves(made, plain), plain
    other = "Karim" if name == "Xesan" else "Hasan"  # Turkish writes an x as h
    assert leaves(made, f"then {other} saw all of them and I am waiting for him", "en")
