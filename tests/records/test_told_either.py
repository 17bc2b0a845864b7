"""A proposal leaves out nothing of what was told: of two things both, or none is proposed."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.records.dates.told_dates import is_several, propose

TODAY = date(2026, 11, 24)
LEXICON = Lexicon.load(fold)
BIRTH = Anchors(None, PartialDate.read("2013-08-05"), asks_birth=True)


def typed(text: str, known: Anchors = BIRTH) -> list[str]:
    """The dates that are proposed."""
    return [one.date.typed for one in propose(text, LEXICON, TODAY, known=known)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("مواليد الـ85 أو 86", "1985..1986"),
        ("مواليد الـ85 أو الـ86", "1985..1986"),
        ("مواليد الـ٨٥ أو ٨٦", "1985..1986"),
        ("مواليد الـ85 يا 86", "1985..1986"),
        ("مواليد 85 ولا 86", "1985..1986"),
        ("born 85 or 86", "1985..1986"),
        ("born in 1985 or 86", "1985..1986"),
        ("sala 85 an 86", "1985..1986"),
        ("sala 1985an yan jî 1986an", "1985..1986"),
        ("مواليد 1985-86", "1985..1986"),
        ("مواليد 85/86", "1985..1986"),
        ("2013 or 2012", "2012..2013"),
        ("2012 أو 2013 أو 2014", "2012..2014"),
        ("1999 or 2000", "1999..2000"),
        ("بين 2012 و 2013 و 2014", "2012..2014"),
        ("2012، 2014، 2013", "2012..2014"),
        ("2008 or 9", "2008..2009"),
    ],
)
def test_of_two_years_both_are_proposed(text: str, years: str) -> None:
    assert typed(text) == [PartialDate.read(years).typed]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12 or 13 May 2013", "2013-05-12..2013-05-13"),
        ("May 12 or 13 2013", "2013-05-12..2013-05-13"),
        ("أيار 5 أو 6 2013", "2013-05-05..2013-05-06"),
        ("5 أو 6 أو 7 أيار 2013", "2013-05-05..2013-05-07"),
        ("5 أو 6 رمضان 2013", "2013-07-12..2013-07-15"),
        ("3 or 4 weeks after Newroz 2012", "2012-04-10..2012-04-18"),
    ],
)
def test_of_two_days_and_distances_both_are_proposed(text: str, days: str) -> None:
    assert typed(text)[0] == days


@pytest.mark.parametrize(
    "text",
    [
        "85 أو 86",
        "أيار 2012 أو 2013",
        "May 2012 or May 2013",
        "May or June 2013",
        "أيار أو حزيران 2013",
        "صيف 2012 أو 2013",
        "رمضان 1434 أو 1435",
        "نوروز أو العيد 2013",
        "عيد الفطر أو الأضحى 2013",
        "عيد الفطر 2013 أو الأضحى",
        "عيد الأضحى 2013 أو الفطر",
        "عيد الفطر 2013، أو الأضحى",
        "عيد الفطر 2013 يمكن الأضحى",
        "بالعيد الصغير 2013 أو الكبير",
        "Eid al-Fitr 2013 or al-Adha",
        "Cejna Remezanê 2013 an jî ya Qurbanê",
        "3 أيار 2012 أو 4 حزيران 2013",
        "بعد 2012 أو 2013",
        "after 12 or 13 May 2013",
        "2013 أو بعد",
        "أول 2012 أو 2013",
        "كان عمره 17 أو 18",
        "عمره 17-18",
        "17-18 years old",
        "temenê wî 17 an 18 bû",
        "تاني أو تالت يوم العيد 2013",
        "أسبوع أو أسبوعين بعد نوروز 2012",
        "8 في 2013 أو 9 في 2013",
        "من أيار لحزيران 2013",
        "from May to June 2013",
        "May-June 2013",
        "أيار وحزيران 2013",
        "أيار 2012 - حزيران 2013",
        "3 أيار 2012، 4 حزيران 2013",
        "رمضان وشوال 2013",
        "أيار 2012-2013",
        "صيف 2012-2013",
    ],
)
def test_a_half_of_what_was_told_is_no_proposal(text: str) -> None:
    assert typed(text) == []
    assert text == "85 أو 86" or is_several(text, LEXICON, TODAY), "the window says why"


def test_one_feast_by_its_short_name_is_that_feast() -> None:
    assert typed("بالأضحى 2013") == typed("عيد الأضحى 2013") != []
    assert not is_several("عيد الفطر 2013", LEXICON, TODAY)
    assert typed("ابنه الصغير، عيد الفطر 2013") == typed("عيد الفطر 2013")


@pytest.mark.parametrize("text", ["الصف السابع أو الثامن", "بالصف 7 أو 8"])
def test_one_of_two_classes_is_no_proposal(text: str) -> None:
    known = Anchors(PartialDate.read("1980"))
    assert typed("بالصف السابع", known)
    assert typed(text, known) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("3 أو 4 شباب، أيار 2013", "2013-05"),
        ("12ê Adarê 2013an, piştî Cejna Remezanê", "2013-03-12"),
        ("sala 2013an 12ê Adarê", "2013-03-12"),
        ("سنة 2012، 13 أيار", "2012-05-13"),
        ("صلاة العيد أو الفجر 3 أيار 2013", "2013-05-03"),
        ("آب 2013 أو هيك", "2013-08"),
        ("تموز يعني شهر 7 سنة 2013", "2013-07"),
        ("between March and May 2013", "2013-03-01..2013-05-31"),
    ],
)
def test_two_things_that_are_no_dates_take_nothing_away(text: str, days: str) -> None:
    assert typed(text) == [days]


@pytest.mark.parametrize(
    "text",
    [
        "بعد نص رمضان 2014",
        "بعد نص السنة 2014",
        "بعد أول آب 2014",
        "قبل نهاية 2013",
        "after the middle of March 2013",
        "before the end of 2013",
    ],
)
def test_before_or_after_a_part_is_not_before_or_after_the_whole(text: str) -> None:
    assert typed(text) == []
    assert typed("بعد نهاية آذار 2013") == ["2013-04-01..2013-04-14"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("بعد امتحانات نص السنة، 2014", "2014-01-26..2014-02-08"),
        ("امتحانات نصف السنة 2014", "2014-01-01..2014-01-25"),
        ("piştî ezmûnên nîvsalê 2014", "2014-01-26..2014-02-08"),
        ("before the mid-year exams 2014", "2013-12-18..2013-12-31"),
        ("امتحانات البكالوريا 2014", "2014-05-15..2014-06-30"),
    ],
)
def test_the_exams_of_the_half_year_are_in_january(text: str, days: str) -> None:
    assert typed(text) == [days]
