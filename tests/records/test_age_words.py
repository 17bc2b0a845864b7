"""How old somebody was at the disappearance, and in words. All people are made up."""

from __future__ import annotations

import pytest
from tests.records.conftest import view

from vsdesk.records.dates.age_words import Age, age_at_loss, age_in_words
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
