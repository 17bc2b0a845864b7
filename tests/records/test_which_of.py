"""Which of two is meant: asked where a told name fits several, and only there. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import rid
from tests.records.conftest import Made

from vsdesk.records.gate.names.ambiguous_names import which_of


@pytest.fixture
def two(made: Made) -> Made:
    made.add("uncle", "person", "family", given_ar="أحمد", father_ar="سليم", family_ar="الحلو")
    made.add("cousin", "person", "family", given_ar="أحمد", father_ar="نبيل", family_ar="الحلو")
    return made


def asked(made: Made, text: str) -> list[tuple[str, frozenset[str]]]:
    return [(one.name, frozenset(one.people)) for one in which_of(made.dossier(), text)]


BOTH = frozenset({rid("uncle"), rid("cousin")})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أخوه أحمد شافه", "أحمد"),
        ("قال وأحمد كان معه", "أحمد"),
        ("أحمد الحلو حكى لنا", "أحمد الحلو"),
        ("his brother Ahmad saw it", "Ahmad"),
        ("birayê wî Ehmed dît", "Ehmed"),
    ],
)
def test_a_name_of_two_is_asked_about_in_every_script(two: Made, text: str, name: str) -> None:
    assert asked(two, text) == [(name, BOTH)]


@pytest.mark.parametrize(
    "text", ["أحمد سليم شافه", "Ahmad Nabil saw it", "قال الجيران", "", "نبيل شافه"]
)
def test_what_only_one_is_called_is_not(two: Made, text: str) -> None:
    assert asked(two, text) == []


def test_a_name_that_stands_twice_is_asked_about_once(two: Made) -> None:
    assert asked(two, "أحمد راح. وبعدين أحمد رجع.") == [("أحمد", BOTH)]


@pytest.fixture
def sons(made: Made) -> Made:
    """Two of one name, of one father's name and family: only the mothers differ."""
    for key, mother in (("first", "سلمى النوري"), ("second", "")):
        made.add(
            key,
            "person",
            "family",
            given_ar="ليث",
            given_ku="Leys",
            father_ar="سليم",
            family_ar="الحلو",
            mother_given_ar=mother,
        )
    made.add("khadija", "person", "family", given_ar="خديجة", given_ku="Xecê", sex="f")
    made.add(
        "of",
        "kinship",
        "family",
        person=rid("khadija"),
        relation="mother",
        related_to=rid("second"),
    )
    made.add("called", "person_name", "khadija", type="kunya", value="أم حسن")
    return made


@pytest.mark.parametrize(
    "text",
    [
        "ليث ابن سلمى شافه",
        "ليث \u2067ابنُ\u2069 سلمى شافه",
        "ليث، ابن سلمى النوري",
        "شافوا ليث بن خديجة",
        "ليث ابن أم حسن قال",
        "Leysê kurê Xecê dît",
        "Layth, the son of Khadija",
    ],
)
def test_whose_son_it_is_says_which(sons: Made, text: str) -> None:
    assert asked(sons, text) == []


@pytest.mark.parametrize(
    "text", ["ليث شافه", "ليث ابن مريم شافه", "ليث كان مع سلمى", "ليث شاف ابن سلمى", "ليث ابن عمي"]
)
def test_another_word_beside_does_not(sons: Made, text: str) -> None:
    assert asked(sons, text) == [("ليث", frozenset({rid("first"), rid("second")}))]
