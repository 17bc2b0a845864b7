"""How old somebody was at the disappearance, and in words. All people are made up."""

from __future__ import annotations

import pytest
from tests.records.conftest import view

from vsdesk.records.dates.age_words import (
    Age,
    age_at_loss,
    age_in_words,
    age_told,
    told_at_loss,
    whole_age,
)
from vsdesk.records.dictionary.values import Json
from vsdesk.words import Words, plain


def day(first: str, last: str) -> Json:
    return {"from": first, "to": last, "precision": "range"}


@pytest.mark.parametrize(
    ("birth", "taken", "age"),
    [
        (day("2004-11-01", "2004-11-30"), [day("2021-11-05", "2021-11-06")], Age(16, 17)),
        (day("1986-01-01", "1986-12-31"), [day("2013-08-09", "2013-08-09")], Age(26, 27)),
        (day("2000-03-01", "2000-03-01"), [day("2013-08-09", "2013-08-09")], Age(13, 13)),
        (day("2000-03-01", "2000-03-01"), [], None),
        (None, [day("2013-08-09", "2013-08-09")], None),
        # Two days are told of the loss: whoever may have been a child is said so.
        (
            day("1996-01-01", "1996-01-01"),
            [day("2013-08-09", "2013-08-09"), day("2014-08-09", "2014-08-09")],
            Age(17, 18),
        ),
        # Born after the loss: no age.
        (day("2015-01-01", "2015-01-01"), [day("2013-08-09", "2013-08-09")], None),
    ],
)
def test_the_age_is_worked_out_from_every_bound(
    birth: Json, taken: list[Json], age: Age | None
) -> None:
    person = view("one", "person", {"birth": birth} if birth is not None else {})
    events = [view(f"event{n}", "event", {"date": one}) for n, one in enumerate(taken)]
    assert age_at_loss(person, events) == age


def test_nobody_has_no_age() -> None:
    assert age_at_loss(None, []) is None


@pytest.mark.parametrize(
    ("age", "ar", "en"),
    [
        (Age(17, 17), "17، قاصر", "17, a minor"),
        (Age(17, 18), "17 إلى 18، ربما قاصر", "17 to 18, perhaps a minor"),
        (Age(16, 17), "16 إلى 17، قاصر", "16 to 17, a minor"),
        (Age(18, 18), "18", "18"),
        (Age(26, 27), "26 إلى 27", "26 to 27"),
        (None, "", ""),
    ],
)
def test_a_minor_is_said_so(age: Age | None, ar: str, en: str) -> None:
    assert plain(age_in_words(Words("ar"), age)) == ar
    assert plain(age_in_words(Words("en"), age)) == en


@pytest.mark.parametrize(
    ("told", "ar", "en"),
    [
        ("كان عمره خمسة وعشرين سنة وقت أخدوه", "25 (كما رُوي)", "25 (as told)"),
        ("عمره 25", "25 (كما رُوي)", "25 (as told)"),
        ("مواليد الـ88", "24 إلى 26", "24 to 26"),  # a year of birth is no age
        ("عمره هلق أربعين", "24 إلى 26", "24 to 26"),  # nor is that of today
        (None, "24 إلى 26", "24 to 26"),
    ],
)
def test_an_age_that_was_told_is_printed_as_told(told: str | None, ar: str, en: str) -> None:
    """«خمسة وعشرين» was said, and no band around it."""
    birth: Json = {"from": "1987-10-17", "to": "1988-10-18", "precision": "range"}
    born = {**birth, "as_told": told} if isinstance(birth, dict) and told else birth
    person = view("one", "person", {"birth": born})
    age = age_at_loss(person, [view("e", "event", {"date": day("2013-10-16", "2013-10-18")})])
    assert age == Age(24, 26)
    for lang, said in (("ar", ar), ("en", en)):
        assert plain(age_in_words(Words(lang), age, told_at_loss(person, age))) == said


def test_whoever_may_have_been_a_child_is_said_so_though_an_age_was_told() -> None:
    born: dict[str, Json] = {"from": "1995-08-09", "to": "1996-08-09", "precision": "range"}
    birth: Json = {**born, "as_told": "عمره 18"}
    person = view("one", "person", {"birth": birth})
    age = age_at_loss(person, [view("e", "event", {"date": day("2013-08-09", "2013-08-10")})])
    assert age == Age(17, 18)
    said = age_in_words(Words("ar"), age, told_at_loss(person, age))
    assert plain(said) == "18 (كما رُوي)، ربما قاصر"


@pytest.mark.parametrize(
    ("told", "text", "ar"),
    [
        ("عمره 25", "", "25 (كما رُوي)"),
        ("عمره 25", "ابن خمسة وعشرين", "25 (كما رُوي: «ابن خمسة وعشرين»)"),
        (None, "", "24 إلى 26 (محسوب من الولادة ويوم الاختفاء)"),
        (None, "كان بالجامعة", "24 إلى 26 (كما رُوي: «كان بالجامعة»)"),
    ],
)
def test_an_age_says_what_it_rests_on(told: str | None, text: str, ar: str) -> None:
    born: dict[str, Json] = {"from": "1987-10-17", "to": "1988-10-18", "precision": "range"}
    person = view("one", "person", {"birth": born | ({"as_told": told} if told else {})})
    taken = [view("e", "event", {"date": day("2013-10-16", "2013-10-18")})]
    assert plain(whole_age(Words("ar"), person, taken, text)) == ar
    nobody = view("one", "person", {})
    assert plain(whole_age(Words("ar"), nobody, taken, text)) in (
        text,
        "25 (كما رُوي: «ابن خمسة وعشرين»)",
    )


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("لسّا ما كان مكمّل السبعتعش", 16),
        ("ما كمّلت 17 سنة", 16),
        ("hîna hivdeh temam nekiribû", 16),
        ("he hadn't turned seventeen", 16),
        ("not yet 17", 16),
        ("مكمّل السبعتعش", 17),
        ("كان عمرو 17", 17),
    ],
)
def test_years_that_were_not_full_are_those_before(told: str, years: int) -> None:
    assert age_told(told) == Age(years, years)
