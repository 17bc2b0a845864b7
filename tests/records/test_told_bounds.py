"""No words, however odd, make a reader of told words fail: what cannot be reckoned is no proposal."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dates.age_words import age_told
from vsdesk.records.dates.days import days_later, months_later
from vsdesk.records.dates.lexicon import MOST_READ, Lexicon
from vsdesk.records.dates.numeric import GREGORIAN
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_age import told_age
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.records.dates.told_dates import no_day, propose, says_day_first

TODAY = date(2026, 11, 24)
LEXICON = Lexicon.load(fold)
NUMBERS = (
    *(
        "1",
        "2",
        "0",
        "15",
        "31",
        "99",
        "115",
        "400",
        "1000",
        "1435",
        "1999",
        "2012",
        "2999",
        "9999",
    ),
    *("0001", "10000", "1e9", "٢٠١٢", "۱۳۹۲", "-5", "9" * 20, "9" * 5_000, "٩" * 5_000, "12/5"),
    *("31/12/9999", "1/1/0001", "29/2/2013", "ثلاثة آلاف", "مليون", "ألف", "مية", "²", "५"),
)
YEARS = (None, None, 1, 9999, 2012)
DAYS = ("0001", "9999", "1900", "2100", "2000-02-29", "..2000-02-29", "2000-02-29..")


def _words() -> list[str]:
    found: list[str] = []

    def walk(held: object) -> None:
        if isinstance(held, str):
            found.append(held)
        for one in (
            held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
        ):
            walk(one)

    walk(LEXICON.rows)
    return found + [words for mark in LEXICON.landmarks.values() for words in mark.words]


def _anchors() -> list[Anchors]:
    known = [None, *map(PartialDate.read, DAYS)]
    return [Anchors(b, loss, asks) for b in known for loss in known for asks in (True, False)]


def _read(text: str, known: Anchors, year: int | None) -> None:
    """Every reader of told words, once."""
    for one in propose(text, LEXICON, TODAY, known=known, year=year):
        assert one.date.json()
    no_day(text, LEXICON, TODAY)
    says_day_first(text, LEXICON)
    told = told_age(text)
    assert told is None or 0 <= told.least <= told.most <= 12 * 116
    assert age_told(text) is None or told is not None


def _texts(seed: int) -> Iterator[str]:
    of, words = random.Random(seed), _words()
    for _ in range(700):
        text = " ".join(
            of.choice(words if of.random() < 0.65 else NUMBERS) for _ in range(of.randint(1, 9))
        )
        yield text if of.random() > 0.05 else (text * 50)[: MOST_READ + 1]


@pytest.mark.parametrize("seed", range(6))
def test_no_words_make_a_reader_fail(seed: int) -> None:
    of, anchors = random.Random(seed), _anchors()
    for text in _texts(seed):
        _read(text, of.choice(anchors), of.choice(YEARS))


@pytest.mark.parametrize(
    "text",
    (
        "when taken 2999 راس سنة عيد الأضحى",
        "sala xwendinê 0001",
        "new years",
        "0001 99 salî bûn",
        "after 2999",
        "عيد الأضحى",
        "9" * 5_000,
    ),
)
def test_days_out_of_range_are_no_proposal(text: str) -> None:
    for known in _anchors():
        for year in YEARS:
            _read(text, known, year)
    assert not propose(text, LEXICON, TODAY, year=9999)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_nothing_is_reckoned_from_a_year_that_nobody_tells(year: str) -> None:
    odd = PartialDate.read(year)
    for text in ("كان عمره 17", "بعدها بأسبوع", "بالصف السابع"):
        assert not propose(text, LEXICON, TODAY, known=Anchors(odd, odd))


@pytest.mark.parametrize("words", ["17", "ابن 17", "عمره سبعة عشر"])
def test_one_bound_of_letters_holds_for_ages_and_dates(words: str) -> None:
    assert told_age(words) is not None
    assert told_age(words + " " * (MOST_READ + 1 - len(words))) is None


def test_an_age_that_cannot_be_is_none() -> None:
    assert told_age("17 إلا 300 شهر") is None
    assert told_age("17 و 9999 شهر") is None
    assert told_age("12345") is None
    assert told_age("17 إلا شهرين") is not None


def test_counting_on_stays_within_the_days_there_are() -> None:
    assert months_later(date(1, 5, 1), -12) == days_later(date(1, 5, 1), -500) == date.min
    assert months_later(date(9999, 5, 1), 12) == days_later(date(9999, 5, 1), 500) == date.max


def test_a_landmark_lies_in_years_that_are_told() -> None:
    for mark in LEXICON.landmarks.values():
        assert mark.first.year in GREGORIAN
        assert mark.last.year in GREGORIAN
