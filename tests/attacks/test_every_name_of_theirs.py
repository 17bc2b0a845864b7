"""Somebody is looked for by every name that was written down of them, whatever it is called.
Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_heard_as_a_whole import PLAIN, hidden, leaves

from vsdesk.records.dictionary.values import Json

TYPES = (
    *("registered_name", "legal", "nom_de_guerre", "spelling_variant", "alias_in_detention"),
    *("care_home_name", "other", "unknown", "kunya", "nickname", None),
)


@pytest.mark.parametrize("type", TYPES)
def test_a_further_name_of_each_type(made: Town, type: str | None) -> None:
    wife = hidden(made)
    texts = ["ثم جاءت روجدا إلى الباب", "ثم جاءت روجدا النوري إلى الباب"]
    assert all(leaves(made, one) for one in texts)
    values: dict[str, Json] = {"value": "روجدا", **({"type": type} if type else {})}
    written(made, "person_name", values, wife)
    assert not any(leaves(made, one) for one in texts)
    assert leaves(made, PLAIN)


@pytest.mark.parametrize("text", ["then Ayşe came", "then Ayşe Yılmaz came", "ثم جاءت عائشة يلماز"])
def test_the_first_word_of_a_further_name_is_a_given_one(made: Town, text: str) -> None:
    wife = hidden(made)
    assert leaves(made, text)
    written(made, "person_name", {"type": "legal", "value": "Ayşe Yılmaz"}, wife)
    assert not leaves(made, text)
    assert leaves(made, "ثم رجعوا إلى بيت يلماز")  # of the whole family


def test_a_further_name_that_is_a_familys_is_no_given_one(made: Town) -> None:
    wife = hidden(made)
    written(made, "person_name", {"type": "spelling_variant", "value": "النوري"}, wife)
    written(made, "person_name", {"type": "birth_name", "value": "الزعبي"}, wife)
    assert leaves(made, "ثم جاء رجل من بيت النوري") and leaves(made, "في حي الزعبي")
    assert not leaves(made, "ثم جاءت سلمى الزعبي")


def test_behind_a_title_a_family_name_is_enough(made: Town) -> None:
    wife = hidden(made, family_ar="الزعبي")
    assert not leaves(made, "ثم جاءت السيدة الزعبي")
    assert not leaves(made, "then Mrs al-Zoubi came")
    assert leaves(made, "ثم رجعوا إلى بيت الزعبي")
    assert wife


def test_of_a_missing_person_who_is_not_named(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "person_name", {"type": "nom_de_guerre", "value": "روجدا"}, made.person)
    text = "ثم نادوا روجدا"
    assert leaves(made, text)
    written(made, "person_mark", {"type": "not_named_outside"}, made.person)
    assert not leaves(made, text) and leaves(made, PLAIN)


def of_source(made: Town, name: str, **more: Json) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    values: dict[str, Json] = {"type": "survivor", "true_name": name, **more}
    source = written(made, "source", values)
    said: Json = {"ar": "كلام", "src_lang": "ar"}
    written(made, "event", {"type": "other", "told_by": source, "text": said}, made.case)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("سامر الخطيب (أبو حيدر)", "رآه أبو حيدر هناك"),
        ("سامر الخطيب (أبو حيدر)", "Abu Haidar saw him there"),
        ("سامر الخطيب / زرافات", "رآه زرافات هناك"),
        ("سامر الخطيب - زرافات", "رآه زرافات هناك"),
        ("سامر الخطيب، المعروف بأبي حيدر", "رآه سامر هناك"),
        ("حجي سامر", "رآه سامر هناك"),
        ("الدكتور سامر", "رآه سامر هناك"),
    ],
)
def test_each_name_in_the_field_of_a_source(made: Town, name: str, text: str) -> None:
    of_source(made, name)
    assert not leaves(made, text)
    assert leaves(made, "رآه جار لهم هناك") and leaves(made, "رآه حجي من الحارة")


def test_what_stands_beside_a_name_is_not_always_one(made: Town) -> None:
    of_source(made, "سامر الخطيب (جار، من الأردن)")
    assert leaves(made, "رآه جار لهم هناك") and not leaves(made, "رآه سامر هناك")


@pytest.mark.parametrize("said", ["أبو حيدر", "سامر"])
def test_what_points_to_a_source_is_heard_in_each_script(made: Town, said: str) -> None:
    of_source(made, "", pointed_at=said)
    text = {"أبو حيدر": "Abu Haidar saw him", "سامر": "Samer saw him"}[said]
    assert not leaves(made, text, "en") and leaves(made, "a man saw him", "en")


@pytest.mark.parametrize(
    ("type", "value", "text"),
    [
        ("kunya", "أبو حيدر", "رآه أبو حيدر هناك"),
        ("nickname", "القصير", "رآه القصير هناك"),
        ("nom_de_guerre", "روجدا", "رأته روجدا هناك"),
        ("spelling_variant", "زرافات", "رآه زرافات هناك"),
    ],
)
def test_a_source_who_is_a_person_on_file(made: Town, type: str, value: str, text: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    person = written(made, "person", {"given_ar": "سامر", "family_ar": "الخطيب"}, made.family)
    assert leaves(made, text)
    written(made, "person_name", {"type": type, "value": value}, person)
    linked: dict[str, Json] = {"type": "survivor", "true_name": "سامر الخطيب", "person": person}
    source = written(made, "source", linked)
    said: Json = {"ar": "كلام", "src_lang": "ar"}
    written(made, "event", {"type": "other", "told_by": source, "text": said}, made.case)
    assert not leaves(made, text) and leaves(made, PLAIN)
