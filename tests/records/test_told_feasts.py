"""Which feast is told, whether it had come already, and of which year: no other feast is put in its place."""

from __future__ import annotations

import pytest
from tests.records.test_told_dates import EN, proposed, typed

from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.words import plain


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("عيد الصليب 2013", ["2013-09-14"]),
        ("عيد السيدة 2014", ["2014-08-15"]),
        ("بعيد البربارة 2013", ["2013-12-04"]),
        ("الجمعة العظيمة 2015", ["2015-04-03", "2015-04-10"]),
        ("خميس الأسرار 2013", ["2013-03-28", "2013-05-02"]),
        ("عشية عيد الميلاد 2012", ["2012-12-24"]),
        ("şeva Newrozê ya 2014an", ["2014-03-20"]),
        ("fermana Êzidiyan", ["2014-08-03"]),
        ("بنص رمضان 1435", ["2014-07-08..2014-07-17"]),
    ],
)
def test_a_feast_that_is_known_is_that_day(text: str, days: list[str]) -> None:
    assert typed(text) == days


@pytest.mark.parametrize(
    "name", ["الغدير", "مار الياس", "القديسين", "ميلاده", "ميلاد ابني", "زواجنا"]
)
@pytest.mark.parametrize("before", ["عيد", "بعيد"])
def test_the_feast_of_somebody_else_is_neither_eid(before: str, name: str) -> None:
    assert typed(f"{before} {name} 2013") == ["2013"]


@pytest.mark.parametrize("text", ["العيد 2013", "بالعيد 2013", "بعيد 2013", "يوم العيد 2013"])
def test_the_feast_by_itself_is_either_eid(text: str) -> None:
    assert [plain(one.in_words(EN)).split(" 20")[0] for one in proposed(text)] == [
        *["Eid al-Fitr"] * 2,
        *["Eid al-Adha"] * 2,
    ]


@pytest.mark.parametrize(
    "text",
    ["ميلاد 1985", "تاريخ الميلاد 1985", "شهادة ميلاد 1985", "تولّد 1985", "ji dayik bûye 1985"],
)
def test_a_birth_is_not_christmas(text: str) -> None:
    assert typed(text) == ["1985"]


@pytest.mark.parametrize(
    "text", ["بعيد الميلاد 1985", "الميلاد 1985", "Christmas 1985", "Cejna Mîladê 1985"]
)
def test_christmas_is_christmas(text: str) -> None:
    assert typed(text) == ["1985-12-25"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Newroz hîn nehatibû; pênc roj mabû, 2013", "2013-03-16"),
        ("hîn nehatibû Newroz, 2013", "2013-03-07..2013-03-20"),
        ("لسا ما إجا رمضان 2014", "2014-06-14..2014-06-27"),
        ("كان باقي خمس أيام للعيد الكبير 2013", "2013-10-09..2013-10-11"),
        ("باقي لرمضان أسبوع، 2014", "2014-06-19..2014-06-23"),
        ("Newroz had not come yet, 2013", "2013-03-07..2013-03-20"),
        ("three days were left to Newroz 2013", "2013-03-18"),
    ],
)
def test_what_had_not_come_yet_lies_before_it(text: str, first: str) -> None:
    assert typed(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "بعد العيد الكبير 2013 كان باقي يومين",
        "رمضان 2014، وما كان إجا أبوه",
        "Newroz 2013, ew pênc sal mabû li Şamê, havîn",
    ],
)
def test_what_was_left_of_something_else_moves_nothing(text: str) -> None:
    assert all(one.told.direction != "before" for one in proposed(text))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("سنة 2012 ترك الشغل، وبالصيف 2013 أخدوه", ["2013-06-01..2013-08-31"]),
        (
            "Nivîsî 1978. Ew 1980 e, di zivistana mezin de",
            ["1980-11-01..1981-02-28", "1979-11-01..1980-02-29"],
        ),
        ("شتوية 2012-2013", ["2012-11-01..2013-02-28"]),
        ("2012 راح، ورجع 2013، كان بالصيف الماضي", []),
    ],
)
def test_of_two_years_the_one_beside_it_counts(text: str, days: list[str]) -> None:
    assert typed(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ليلة عيد الصليب، سنة الألفين وتلتعش", "2013-09-13..2013-09-14"),
        ("ليلة الفصح الشرقي 2013", "2013-05-04..2013-05-05"),
        ("şeva Çarşema Sor 2014", "2014-04-15..2014-04-16"),
        ("ليلة عيد الصليب 2013", "2013-09-13..2013-09-14"),
        ("eve of the Feast of the Cross 2013", "2013-09-13"),
        ("عشية عيد الصليب 2013", "2013-09-13"),
        ("arifeya cejna xaçê 2013", "2013-09-13"),
        ("Christmas Eve 2012", "2012-12-24"),
    ],
)
def test_the_night_of_a_feast_begins_on_the_evening_before(text: str, days: str) -> None:
    assert typed(text) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("17 Shawwal 1434, that is 24 August 2013, the 11th by our old calendar", ["2013-08-24"]),
        ("١٧ شوال ١٤٣٤ الموافق ٢٤ آب ٢٠١٣", ["2013-08-24"]),
        ("15 رمضان، يعني 24 تموز 2013", ["2013-07-24"]),
        ("17 شوال 1434، يعني 20 آب 2013", []),
        ("15 رمضان، يعني 24 آب 2013", []),
        ("30 محرم 1434، 14 كانون الأول 2012", ["2012-12-14"]),  # a month of 29 days by the table
        ("30 محرم، يعني 5 أيار 2013", []),
        ("١ محرم ١٣٠٠ و 5 أيار 1950", []),
    ],
)
def test_a_day_in_two_calendars_is_one_day_or_none(text: str, days: list[str]) -> None:
    """What is computed stands behind what was told; where they differ a person asks."""
    assert typed(text) == days


LOSS = Anchors(loss=PartialDate.read("2013-08-24"))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("بعدها بسنة", "2014-07-25..2014-09-23"),
        ("بعد سنة رجع واحد", "2014-07-25..2014-09-23"),
        ("بعد ما أخدوه بسنة", "2014-07-25..2014-09-23"),
        ("بعدها بسنة ونص", "2015-01-23..2015-03-24"),
        ("salek û nîv şûnde", "2015-01-23..2015-03-24"),
        ("two and a half months later", "2013-10-31..2013-11-14"),
        ("شهر ونص بعدها", "2013-10-01..2013-10-15"),
    ],
)
def test_a_year_and_a_half_later_is_reckoned_whole(text: str, days: str) -> None:
    assert typed(text, LOSS) == [days]


@pytest.mark.parametrize("text", ["بعد سنة 2013", "بعد سنة الثلجة", "سنة 2014"])
def test_a_year_that_is_named_is_no_distance(text: str) -> None:
    assert all(one.by != "loss" for one in proposed(text, known=LOSS))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("تالت يوم عيد الفطر 2013", ["2013-08-09..2013-08-11", "2013-08-10"]),
        ("يوم عيد الفطر التالت 2013", ["2013-08-09..2013-08-11", "2013-08-10"]),
        ("في اليوم 3 من عيد الفطر 2013", ["2013-08-09..2013-08-11", "2013-08-10"]),
        ("آخر يوم عيد الفطر 2013", ["2013-08-09..2013-08-11", "2013-08-10"]),
        ("رابع يوم عيد الأضحى 2013", ["2013-10-17..2013-10-19", "2013-10-18"]),
        ("رابع يوم عيد الضحى 2013", ["2013-10-17..2013-10-19", "2013-10-18"]),
        ("رابع يوم الضحى 2013", ["2013-10-17..2013-10-19", "2013-10-18"]),
        ("وقت الضحى 2013", ["2013"]),  # an hour
        ("roja 3yem a cejna Remezanê 2013", ["2013-08-09..2013-08-11", "2013-08-10"]),
        ("the 3rd day of Eid al-Fitr 2013", ["2013-08-09..2013-08-11", "2013-08-10"]),
        ("تاني يوم نوروز 2013", ["2013-03-22"]),
        ("roja duyem a Newrozê 2013", ["2013-03-22"]),
        ("the second day of Christmas 2013", ["2013-12-26"]),
        ("تالت يوم بالصيف 2013", ["2013-06-01..2013-08-31"]),  # no days of a season are counted
        ("أول شتوية 2013", ["2013-11-01..2013-12-31", "2012-11-01..2012-12-31"]),
    ],
)
def test_the_days_of_a_feast_are_counted_from_its_first(text: str, days: list[str]) -> None:
    assert typed(text) == days


AFTER = ["2013-08-11..2013-08-14", "2013-08-09..2013-08-11", "2013-08-10"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("تالت يوم بعد عيد الفطر 2013", AFTER),
        ("بعد عيد الفطر بتالت يوم 2013", AFTER),
        ("roja sêyem piştî cejna Remezanê 2013", AFTER),
        ("the third day after Eid al-Fitr 2013", AFTER),
        ("سابع يوم بعد عيد الفطر 2013", ["2013-08-15..2013-08-18"]),  # no day of it
        ("أول يوم بعد نوروز 2013", ["2013-03-22"]),
        ("تالت يوم بعد نوروز 2013", ["2013-03-23..2013-03-24"]),
        ("تالت يوم قبل نوروز 2013", ["2013-03-18..2013-03-19"]),
        ("تاني أسبوع بعد نوروز 2013", ["2013-03-29..2013-04-04"]),
        ("بعد عيد الفطر بتلات أيام 2013", ["2013-08-12..2013-08-14"]),
        ("بعد يوم من عيد الفطر 2013", ["2013-08-10..2013-08-12"]),
        ("بعد يوم نوروز 2013", ["2013-03-21..2013-03-24"]),  # of that day, not so far after it
        ("بعد تالت يوم عيد الفطر 2013", ["2013-08-09..2013-08-14", "2013-08-10..2013-08-13"]),
    ],
)
def test_the_third_day_after_a_feast_is_not_the_first(text: str, days: list[str]) -> None:
    """The last day of the feast may have been counted too; and it is said of its own third day."""
    assert typed(text) == days


def test_a_day_counted_after_a_feast_says_how_it_was_read() -> None:
    said = [
        (plain(one.in_words(EN)), plain(one.rests(EN)))
        for one in proposed("تالت يوم بعد نوروز 2013")
    ]
    assert said == [
        (
            "day 3 after Newroz 2013: 23 to 24 March 2013",
            "the day that it is counted from may be counted too · from the words “تالت يوم بعد نوروز 2013”",
        )
    ]
    assert typed("تالت يوم بعد ما أخدوه", LOSS) == ["2013-08-26..2013-08-27"]
    assert typed("3rd Friday of August 2013") == ["2013-08-16"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the eve of Palm Sunday 2012", ["2012-03-31", "2012-04-07"]),
        ("ليلة الشعانين 2012", ["2012-03-31..2012-04-01", "2012-04-07..2012-04-08"]),
        ("night before Easter 2013", ["2013-03-30", "2013-05-04"]),
        ("عشية عيد الفطر 2013", ["2013-08-06..2013-08-08", "2013-08-07"]),
        ("ليلة عيد الأضحى 2013", ["2013-10-13..2013-10-16", "2013-10-14..2013-10-15"]),
        ("New Year's Eve 2013", ["2012-12-31", "2013-12-31"]),
        ("ليلة القدر 2013", ["2013-08-03..2013-08-05", "2013-08-04"]),
    ],
)
def test_the_eve_of_any_feast_is_told(text: str, days: list[str]) -> None:
    assert typed(text) == days


def test_the_day_of_standing_is_first_that_before_adha_and_seasons_of_fruit_are_read() -> None:
    assert typed("يوم الوقفة 2013")[:2] == ["2013-10-13..2013-10-15", "2013-10-14"]
    for words in ("بموسم المشمش 2014", "dema mişmişan 2014", "apricot season 2014"):
        assert typed(words) == ["2014-05-20..2014-07-05"], words
    eve = proposed("the eve of Palm Sunday 2012")[0]
    assert plain(eve.in_words(EN)) == "the eve of western Palm Sunday 2012: 31 March 2012"
