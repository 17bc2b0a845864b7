"""Dates as people tell them: read, refused, stored, ordered."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate


@pytest.mark.parametrize(
    ("typed", "precision", "first", "last"),
    [
        ("2013", "year", "2013-01-01", "2013-12-31"),
        ("2013-08", "month", "2013-08-01", "2013-08-31"),
        ("2012-02", "month", "2012-02-01", "2012-02-29"),
        ("2013-08-09", "day", "2013-08-09", "2013-08-09"),
        ("2013/8/9", "day", "2013-08-09", "2013-08-09"),
        ("٢٠١٣-٠٨-٠٩", "day", "2013-08-09", "2013-08-09"),
        ("۲۰۱۳-۰۸", "month", "2013-08-01", "2013-08-31"),
        ("2013-08-09..2013-08-11", "range", "2013-08-09", "2013-08-11"),
        ("2015-11..2015-12", "range", "2015-11-01", "2015-12-31"),
        ("\u20682013-08-09\u2069 .. 2013-08-11", "range", "2013-08-09", "2013-08-11"),
    ],
)
def test_a_typed_date_is_read(typed: str, precision: str, first: str, last: str) -> None:
    found = PartialDate.read(typed)
    assert found.json() == {"precision": precision, "from": first, "to": last}


def test_before_after_and_unknown_keep_one_side_open() -> None:
    assert PartialDate.read("..2014-06").json() == {"precision": "before", "to": "2014-06-30"}
    assert PartialDate.read("2014-06..").json() == {"precision": "after", "from": "2014-06-01"}
    assert PartialDate.read("?").json() == {"precision": "unknown"}


@pytest.mark.parametrize(
    "typed",
    [
        *["09/08/2013", "9-8-2013", "03/04/2013", "13-08", "2013-13", "2013-02-29", "2013-8-32"],
        *["", "..", "2013-08-11..2013-08-09", "2013-08/09", "عيد الفطر", "0000", "2013-00-01"],
        *["2013-08-09T10", "2013-08-09..2013-08-10..2013-08-11", "20130809", "²013"],
    ],
)
def test_a_day_month_order_is_never_guessed(typed: str) -> None:
    with pytest.raises(ImpossibleDate) as caught:
        PartialDate.read(typed)
    assert not str(caught.value)  # holds no value


@pytest.mark.parametrize(
    "value",
    [
        {"precision": "day", "from": "2013-08-09", "to": "2013-08-10"},
        {"precision": "day", "from": "2013-08"},
        {"precision": "month", "from": "2013"},
        {"precision": "month", "from": "2013-08-01", "to": "2013-09-30"},
        {"precision": "year", "from": "2013-01-01", "to": "2014-12-31"},
        {"precision": "range", "from": "2013-08-09"},
        {"precision": "range", "from": "2013-08-12", "to": "2013-08-09"},
        {"precision": "before", "from": "2013-08-12", "to": "2013-08-09"},
        {"precision": "before"},
        {"precision": "after", "to": "2013-08-09"},
        {"precision": "unknown", "from": "2013-08-09"},
        {"precision": "soon", "from": "2013-08-09"},
        {"precision": "day", "from": 20130809},
        {"from": "2013-08-09", "hour": "3"},
        {"from": "2013-08-09", "as_told": 3},
        {"from": "2013-08-09", "as_told": "ا" * 5000},
        "2013-08-09",
        None,
        ["2013"],
    ],
)
def test_an_impossible_date_is_refused(value: object) -> None:
    with pytest.raises(ImpossibleDate):
        PartialDate.of(value)


def test_a_month_is_stored_as_its_first_and_last_day() -> None:
    stored = {"precision": "month", "from": "2013-08-09", "as_told": "بآب ألفين وتلتعش"}
    assert PartialDate.of(stored).json() == {
        "precision": "month",
        "from": "2013-08-01",
        "to": "2013-08-31",
        "as_told": "بآب ألفين وتلتعش",
    }


def test_the_words_as_told_are_kept_unchanged() -> None:
    told = "  تالت يوم عيد الفطر — سنة الألفين وتلاتعش "
    assert PartialDate.read("2013", told).as_told == told
    assert PartialDate.read("2013", "  ").as_told is None


def test_a_precision_that_was_not_said_is_that_of_the_written_form() -> None:
    assert PartialDate.of({"from": "2013-08"}).precision == "month"
    assert PartialDate.of({"from": "2013-08-01", "to": "2013-08-01"}).precision == "day"
    assert PartialDate.of({"to": "2013"}).precision == "before"
    assert PartialDate.of({"as_told": "من زمان"}).precision == "unknown"


def test_what_mechanisms_ask_of_a_date() -> None:
    assert PartialDate.read("2013-08").within_one_month()
    assert PartialDate.read("2013-08-09..2013-08-11").within_one_month()
    assert PartialDate.read("2013-08-30..2013-09-02").within_one_month()
    assert not PartialDate.read("2013").within_one_month()
    assert not PartialDate.read("2012-03..2012-05").within_one_month()
    assert not PartialDate.read("2012..").within_one_month()


def test_day_is_exactly_one_day() -> None:
    assert PartialDate.day(date(2013, 3, 12)).typed == "2013-03-12"
