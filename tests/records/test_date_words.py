"""Dates in words: the months of the region, Latin digits, ranges said and never dashed."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.records.dates import date_words
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.words import Lang, Words, plain


def said(typed: str, lang: Lang, *, with_weekday: bool = False) -> str:
    """A typed date in words, without direction marks."""
    words = Words(lang)
    stored = PartialDate.read(typed).json()
    return plain(date_words.date_in_words(stored, words, with_weekday=with_weekday))


@pytest.mark.parametrize(
    ("typed", "lang", "text"),
    [
        ("2013-08-09", "ar", "9 آب 2013"),
        ("2013-08-09", "ku", "9 Tebax 2013"),
        ("2013-08-09", "en", "9 August 2013"),
        ("2012-03", "ar", "آذار 2012"),
        ("2012-03", "ku", "Adar 2012"),
        ("1986", "ar", "1986"),
    ],
)
def test_days_months_and_years(typed: str, lang: Lang, text: str) -> None:
    assert said(typed, lang) == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2013-08-09..2013-08-11", "9 to 11 August 2013"),
        ("2013-08-09..2013-09-02", "9 August to 2 September 2013"),
        ("2013-12-30..2014-01-02", "30 December 2013 to 2 January 2014"),
        ("2012-03..2012-05", "March to May 2012"),
        ("2012-01-01..2013-12-31", "2012 to 2013"),
        ("..2014-06-30", "up to 30 June 2014"),
        ("2014-06-30..", "from 30 June 2014 on"),
        ("?", "date not known"),
    ],
)
def test_ranges_are_said(typed: str, text: str) -> None:
    assert said(typed, "en") == text
    assert "–" not in said(typed, "ar")


def test_the_weekday_in_three_languages() -> None:
    day = date(2013, 3, 12)
    assert [date_words.weekday(day, lang) for lang in ("ar", "ku", "en")] == [
        "الثلاثاء",
        "sêşem",
        "Tuesday",
    ]
    assert said("2013-03-12", "en", with_weekday=True) == "Tuesday 12 March 2013"


def test_the_words_as_told_and_what_is_no_date() -> None:
    assert date_words.told({"precision": "unknown", "as_told": "بالشتوية"}) == "بالشتوية"
    assert date_words.told({"answer": "unknown"}) == ""
    assert date_words.told(None) == ""
    assert date_words.date_in_words({"answer": "unknown"}, Words("ar")) == ""


def test_no_month_of_the_wrong_table() -> None:
    wrong = {"reşemî", "avrêl", "pûşper", "gelawêj", "rezber", "kewçêr", "sermawez"}
    assert not wrong & {month.casefold() for month in date_words.MONTHS["ku"]}
    assert "مارس" not in date_words.MONTHS["ar"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ar", "11 إلى 13 تشرين الأول 2026"), ("en", "11 to 13 October 2026")],
)
def test_a_beginning_and_an_end_are_one_period(lang: Lang, said: str) -> None:
    words = Words(lang)
    first, last = ({"from": f"2026-10-{day}", "precision": "day"} for day in (11, 13))
    assert plain(date_words.period_in_words(first, last, words)) == said
    alone = date_words.date_in_words(first, words)
    assert (
        date_words.period_in_words(first, None, words)
        == date_words.period_in_words(None, first, words)
        == alone
    )
    assert date_words.period_in_words(first, first, words) == alone
    month = {"from": "2026-11", "precision": "month"}
    both = plain(date_words.period_in_words(first, month, words))
    assert both == plain(
        words.say("{first} to {last}", first=alone, last=date_words.date_in_words(month, words))
    )
