"""Dates as people tell them: each date of the made-up stories is proposed, none is taken silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.names.fold import fold
from vsdesk.records.dates import hijri
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.proposal import DateProposal
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.records.dates.told_dates import lacks_year, month_beside, no_day, propose
from vsdesk.words import Words, plain

TODAY = date(2026, 11, 24)
LEXICON = Lexicon.load(fold)
EN, AR = Words("en"), Words("ar")


def proposed(
    text: str, *, year: int | None = None, area: str = "", known: Anchors | None = None
) -> tuple[DateProposal, ...]:
    """What is proposed today."""
    return propose(text, LEXICON, TODAY, year=year, area=area, known=known or Anchors())


def typed(text: str, known: Anchors | None = None) -> list[str]:
    """The dates that are proposed."""
    return [one.date.typed for one in proposed(text, known=known)]


def close(found: PartialDate, typed: str, doubt: int) -> bool:
    """Whether both ends are those of a typed date, within the doubt of the Hijri calendar."""
    wanted = PartialDate.read(typed)
    pairs = ((found.first, wanted.first), (found.last, wanted.last))
    return all(a and b and abs((a - b).days) <= doubt for a, b in pairs)


STORIES = [
    ("تالت يوم عيد الفطر سنة الألفين وتلاتعش", "2013-08-09..2013-08-11", None, True),
    (
        "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش، من حاجز القطيفة",
        "2013-08-09..2013-08-11",
        None,
        True,
    ),
    ("شفته بالميتين وخمسطعش أول الشتوية، سنة الأربعطعش", "2014-11-01..2014-12-31", None, False),
    ("قبل رمضان ألفين وأربعطعش بشي أسبوع، من الصيدلية", "2014-06-15..2014-06-28", None, True),
    ("كان بالملعب الأسود بعيد الأضحى", "2014-10-04..2014-10-07", 2014, True),
    ("أخدوهم ع الموصل آخر الخمسطعش", "2015-11..2015-12", None, False),
    ("Hefteyek piştî Newroza 2012an, li Hesekê", "2012-03-26..2012-03-30", None, False),
    ("biharê", "2012-03..2012-05", 2012, False),
    ("di 12'ê çiriya pêşîn a 2019'an de", "2019-10-12", None, False),
    ("çiriya paşîn 2019", "2019-11", None, False),
    ("5'ê kanûna pêşîn 2019", "2019-12-05", None, False),
    ("Hevalekî got: di sala 2013an de li Şamê, li şaxa Filistînê bû.", "2013", None, False),
    ("1990 an 1991", "1990..1991", None, False),
    ("التلاتا تنعش آذار ألفين وتلتعش، العصر", "2013-03-12", None, False),
    ("seen in summer 2013", "2013-06-01..2013-08-31", None, False),
    ("من مكتبه بحمص، أول كانون التاني ألفين وتنعش", "2012-01-01..2012-01-10", None, False),
    ("اتصل بعد وقفة العيد الكبير السنة الماضية", "2025-06-05..2025-06-08", None, True),
    ("أول أيلول الأربعطعش، من كراج العباسيين، هي والبنت", "2014-09-01..2014-09-05", None, False),
    ("البنت شافوها بدار أيتام باسم تاني، سنة الستعش", "2016", None, False),
    ("كنا تمنة بالغرفة، بالخطيب، بآب الخمسطعش", "2015-08", None, False),
    ("أول يوم العيد الكبير", "2013-10-15", 2013, True),
    ("بعنا البيت بالعشرين ألف دولار حتى نطلّعو، بربيع الأربعطعش", "2014-03..2014-05", None, False),
    (
        "ليلة خمسة على ستة تشرين التاني الواحد وعشرين، الساعة وحدة ونص بالليل",
        "2021-11-05..2021-11-06",
        None,
        False,
    ),
]


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("31 نيسان 2012", (2012, 4)),
        ("31/4/2012", (2012, 4)),
        ("واحد وتلاتين شباط الألفين وتلاتعش", (2013, 2)),
        ("30 Sibat 2014", (2014, 2)),
        ("the thirtieth of February 2013", (2013, 2)),
    ],
)
def test_of_a_day_that_its_month_does_not_have_the_month_is_offered(
    words: str, month: tuple[int, int]
) -> None:
    assert no_day(words, LEXICON, TODAY)
    found = month_beside(words, LEXICON, TODAY)
    assert found is not None and found.precision == "month" and found.first is not None
    assert (found.first.year, found.first.month) == month
    assert month_beside("31 نيسان", LEXICON, TODAY) is None  # of which year nobody said


@pytest.mark.parametrize(("text", "typed", "year", "doubt"), STORIES)
def test_each_date_of_the_stories(text: str, typed: str, year: int | None, doubt: bool) -> None:
    found = proposed(text, year=year)
    assert any(close(one.date, typed, int(doubt)) for one in found), [p.date.typed for p in found]
    for one in found:
        assert one.date.as_told == text
        assert PartialDate.of(one.date.json()) == one.date
        assert plain(one.in_words(EN)) and plain(one.in_words(AR))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("الألفين وتلاتعش", "2013"),
        ("سنة الألفين واطنعش", "2012"),
        ("سنة الألفين وطلتعش", "2013"),
        ("سنة الألفين ورحنا", "2000"),
        ("سنة ألفين وثلاثة عشر", "2013"),
        ("sala du hezar û diwanzdeh", "2012"),
        ("çileya paşîn a 2014", "2014-01"),
        ("سنة ألفين وثلاث عشرة", "2013"),
        ("سنة ألفين واثني عشر", "2012"),
        ("سنة ألفين وأحد عشر", "2011"),
        ("سنة ألفين و أربعة عشر", "2014"),
        ("ألفين وأربعة عشر بالصيف", "2014-06..2014-08"),
        ("تشرين الأول ألفين وخمسة عشر", "2015-10"),
        ("آذار ألفين وستة عشر", "2016-03"),
        ("ألفين وسبعة عشر في رمضان", "2017-05-27..2017-06-24"),
        ("رمضان ألفين وسبعة عشر", "2017-05-27..2017-06-24"),
        ("سنة ألف وتسعمئة وثمانية عشر", "1918"),
        ("سنة ألفين وتسع عشرة", "2019"),
        ("سنة ألف وتسعمية وتمانين", "1980"),
        ("سنة التمانين", "1980"),
        ("آب 2013", "2013-08"),
        ("شهر تمانية سنة 2013", "2013-08"),
        ("١٢ آذار ٢٠١٣", "2013-03-12"),
        ("12ê Adarê 2013an", "2013-03-12"),
        ("March 12 2013", "2013-03-12"),
        ("12 March 2013", "2013-03-12"),
        ("آخر آب 2013", "2013-08-21..2013-08-31"),
        ("نص آب 2013", "2013-08-11..2013-08-20"),
        ("أول العيد الصغير 2013", "2013-08-07..2013-08-09"),
        ("roja sêyem a Cejna Remezanê 2013", "2013-08-09..2013-08-11"),
        ("third day of Eid al-Fitr 2013", "2013-08-09..2013-08-11"),
        ("رمضان 2013", "2013-07-09..2013-08-07"),
        ("العشر الأواخر من رمضان 2013", "2013-07-29..2013-08-07"),
        ("أول رمضان 2013", "2013-07-09..2013-07-18"),
        ("بعد العيد الصغير بيومين سنة 2013", "2013-08-11..2013-08-13"),
        ("two days after Eid al-Fitr 2013", "2013-08-11..2013-08-13"),
        ("a week before Ramadan 2014", "2014-06-19..2014-06-23"),
        ("رمضان 1434", "2013-07-09..2013-08-07"),
        ("15 شعبان 1434", "2013-06-23..2013-06-25"),
        ("الشتا 2014", "2014-11-01..2015-02-28"),
        ("بآخر الشتا 2015", "2015-01-01..2015-02-28"),  # the end lies in the year that was said
        ("بأول الشتا 2015", "2015-11-01..2015-12-31"),
        ("at the end of winter 2015", "2015-01-01..2015-02-28"),
        ("dawiya zivistana 2015", "2015-01-01..2015-02-28"),
        ("السنة الدراسية 2012", "2012-09-01..2013-05-31"),
        ("العطلة الصيفية 2012", "2012-06-15..2012-08-31"),
        ("Newroz 2012", "2012-03-21"),
        ("يوم دخلت داعش", "2014-01-12..2014-01-14"),
        ("بعد الزلزال", "2023-02-06..2023-02-09"),
        ("آخر الشتوية سنة الـ13", "2013-01-01..2013-02-28"),
        ("payîza 2014an", "2014-09-01..2014-11-30"),
        ("sala 2014an di meha tebaxê de", "2014-08"),
        ("من سنتين بالصيف", "2024-06-01..2024-08-31"),
        ("قبل بأسبوع من رمضان 2014", "2014-06-19..2014-06-23"),
        ("5/8/2013", "2013-08-05"),
        ("12-3-85", "1985-03-12"),
        ("12.3.1985", "1985-03-12"),
        ("١٢/٣/٨٥", "1985-03-12"),
        ("8/8/13", "2013-08-08"),
        ("25/8/2013", "2013-08-25"),
        ("8/8/2013", "2013-08-08"),
        ("متوفى 2014-01-17", "2014-01-17"),
        ("مسجل بالنفوس متوفى بتاريخ ٢٠١٤/٩/٣، بلا سبب", "2014-09-03"),
        ("2014.9.3 de hat girtin", "2014-09-03"),
        ("قبل 2014-01-17 بيومين", "2014-01-15"),
        ("من 2014-01-17 لـ 2014-02-03", "2014-02-03"),
        ("1435/9/3", "2014-06-29..2014-07-01"),
        ("خامس يوم بتشرين التاني الواحد وعشرين", "2021-11-05"),
        ("أول يوم بآب 2013", "2013-08-01"),
        ("الخامس من آب 2013", "2013-08-05"),
        ("الأول من أيلول 2014", "2014-09-01"),
        ("أول أيلول 2014", "2014-09-01..2014-09-10"),
        ("الحادي والعشرين من آب 2013", "2013-08-21"),
        ("الخامس عشر من آذار 2013", "2013-03-15"),
        ("the fifth of November 2021", "2021-11-05"),
        ("مواليد الستة وتمانين", "1986"),
        ("مواليد 86", "1986"),
        ("مواليد الألفين وتنعش", "2012"),
        ("عيد الأضحى 2014", "2014-10-03..2014-10-08"),
        ("عيد الأضحى 2014", "2014-10-04..2014-10-07"),
        ("عيد الفطر 2013", "2013-08-07..2013-08-11"),
    ],
)
def test_other_ways_of_telling(text: str, typed: str) -> None:
    found = proposed(text)
    assert typed in [one.date.typed for one in found] or any(
        close(one.date, typed, 0) for one in found
    ), [p.date.typed for p in found]


@pytest.mark.parametrize("behind", ["وقرطعش", "و قرطعش", "وقرطعشر"])
def test_a_number_that_is_not_known_leaves_no_half_of_a_year(behind: str) -> None:
    found = proposed(f"أخدوه بنوروز سنة الألفين {behind}")
    assert [one.date.typed for one in found if "2000" in one.date.typed] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "سنة 2013 " + "ورحنا " * 80,
        "لا أذكر",
        "biharê",
        "من زمان",
        "x" * 5000,
        "210",
        "السبت",
    ],
)
def test_what_is_not_understood_gives_nothing(text: str) -> None:
    assert proposed(text) == ()


MONDAY = ("الاثنين", "الإثنين", "التنين", "الاتنين")
DAYS = (
    MONDAY,
    ("التلاتا", "الثلاثاء"),
    ("الأربعا",),
    ("الخميس",),
    ("الجمعة",),
    ("السبت",),
    ("الأحد",),
)


def test_each_day_of_the_week_is_one_and_no_number() -> None:
    """«الاثنين» is Monday, and two only where something is counted by it."""
    for day, names in enumerate(DAYS):
        for name in names:
            [found] = proposed(f"يوم {name} 3 آب 2015")
            assert (found.date.typed, found.told.weekday) == ("2015-08-03", day), name
    for text, date_ in (
        ("سنة الاتنين وعشرين", "2022"),
        ("شهر الاثنين سنة 2014", "2014-02"),
        ("الساعة التنين بالليل 3 آب 2015", "2015-08-03"),
        ("تنين آب 2013", "2013-08-02"),
    ):
        [found] = proposed(text)
        assert (found.date.typed, found.told.weekday) == (date_, None), text


def test_the_weekday_is_a_check() -> None:
    right = proposed("التلاتا تنعش آذار ألفين وتلتعش")[0]
    wrong = proposed("الخميس تنعش آذار ألفين وتلتعش")[0]
    assert (right.weekday_fits, wrong.weekday_fits) == (True, False)
    assert [right.weekdays(Words(lang)) for lang in ("ar", "ku", "en")] == [
        "الثلاثاء",
        "sêşem",
        "Tuesday",
    ]
    feast = "قبل وقفة عيد الكبير بتلات أيام سنة 2014"  # reckoned: Monday to Wednesday
    [other], (wide, fits) = proposed(f"نهار الأحد {feast}"), proposed(f"التلاتا {feast}")
    assert [one.weekday_fits for one in (other, wide, fits)] == [False, None, True]
    for words, said in ((AR, "ذُكر يوم آخر من الأسبوع"), (EN, "another day of the week was told")):
        assert said in plain(other.rests(words)) and said not in plain(wide.rests(words))
    assert proposed("آب 2013")[0].weekday_fits is None
    assert proposed("آب 2013")[0].weekdays(EN) == ""
    assert plain(proposed("third day of Eid al-Fitr 2013")[0].weekdays(EN)) == "Friday to Sunday"


def test_the_reading_is_said() -> None:
    said = {
        "third day of Eid al-Fitr 2013": "day 3 of Eid al-Fitr 2013 (Hijri 1434): 9 to 11 August 2013",
        "آخر الخمسطعش": "the end of 2015: November to December 2015",
        "Hefteyek piştî Newroza 2012an": "7 days after Newroz 2012: 26 to 30 March 2012",
        "about a week before Newroz 2012": "about 7 days before Newroz 2012: 7 to 20 March 2012",
        "قبل الزلزال": "before the earthquake: 23 January to 5 February 2023",
        "12 March 2013": "12 March 2013",
        "two days before 2014-01-17": "2 days before 17 January 2014: 15 January 2014",
        "1435/9/3": "day 3 of Ramadan (Hijri 1435): 29 June to 1 July 2014",
        "first of September 2014": "1 September 2014",
    }
    for text, wanted in said.items():
        assert plain(proposed(text)[0].in_words(EN)) == wanted
    assert proposed("third day of Eid al-Fitr 2013")[0].note(EN)
    assert proposed("12 March 2013")[0].note(EN) == ""


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    for text in ("5/8/2013", "متوفى 5/8/2013", "5/8/2013 ne amerîkî"):
        both = proposed(text)
        assert [one.date.typed for one in both] == ["2013-08-05", "2013-05-08"]
        assert all("Ask: it is not guessed" in one.rests(EN) for one in both)
        assert plain(both[0].rests(EN)).startswith("or 8 May 2013")
        assert plain(both[1].rests(EN)).startswith("or 5 August 2013")


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("12/05/1986, European", "1986-05-12", "the day first, as the words say"),
        ("5/8/2013 اليوم أولاً", "2013-08-05", "the day first, as the words say"),
        ("5/8/2013, roj berê", "2013-08-05", "the day first, as the words say"),
        ("٣/٥/٢٠١٤", "2014-05-03", "in Arabic figures the day stands first"),
        ("متوفى ٥/٨/٢٠١٣", "2013-08-05", "in Arabic figures the day stands first"),
        ("٨/٢٥/٢٠١٣", "2013-08-25", ""),
        ("٢٠١٤/٥/٣", "2014-05-03", ""),
        ("1/1/1991, European", "1991-01-01", ""),
    ],
)
def test_the_day_stands_first_where_that_is_said_and_in_arabic_figures(
    text: str, day: str, why: str
) -> None:
    [found] = proposed(text)
    assert found.date.typed == day
    rests = plain(found.rests(EN))
    assert why in rests and (why or "first" not in rests)


def test_a_month_of_kurmanji_that_is_said_in_two_ways() -> None:
    said = {"1ê Çileya 1991ê": "1991-01-01", "5ê Çileya Pêşîn 2012an": "2012-12-05"}
    for text, day in said.items():
        assert [one.date.typed for one in proposed(text)] == [day]


def test_a_day_in_digits_stands_whatever_it_is_told_to_lie_after() -> None:
    """ "After" belongs to what follows it: to the arrest, not to the day."""
    found = [one.date.typed for one in proposed("متوفى 2014-01-17 بعد الاعتقال بيومين")]
    assert found == ["2014-01-17"]
    assert [one.date.typed for one in proposed("قبل 2014-01-17 بيومين")] == ["2014-01-15"]


@given(st.dates(date(1950, 1, 1), date(2026, 1, 1)), st.sampled_from("-/."))
def test_a_day_in_digits_inside_words_is_that_day(day: date, between: str) -> None:
    written = between.join((f"{day.year}", f"{day.month}", f"{day.day}"))
    arabic = written.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (f"متوفى {written}", f"متوفى بتاريخ {arabic}، بالسجل"):
        assert [one.date.typed for one in proposed(text)] == [day.isoformat()]


def test_either_feast_is_asked_for() -> None:
    found = proposed("تاني يوم العيد 2013")
    assert {one.told.anchor[1] for one in found} == {"fitr", "adha"}


def test_landmarks_of_the_area_come_first_and_can_be_added(tmp_path: Path) -> None:
    (tmp_path / "landmarks-own.toml").write_text(
        '[landmark]\nfirst_shelling = { area = "SY0309", from = "2012-07-01", to = "2012-07-03", '
        'words = ["أول القصف"], ar = "أول القصف", en = "the first shelling" }\n',
        encoding="utf-8",
    )
    own = Lexicon.load(fold, tmp_path)
    (found,) = propose("يوم أول القصف", own, TODAY)
    assert found.date.typed == "2012-07-01..2012-07-03"
    assert proposed("يوم أول القصف") == ()
    assert own is not Lexicon.load(fold) is LEXICON  # the shipped words are learnt once
    places = {"", *(one.area for one in own.landmarks.values())}
    assert "SY11" in places


def test_landmarks_lie_in_known_places() -> None:
    from vsdesk.records.places.gazetteer import Gazetteer

    places = Gazetteer.load()
    for landmark in LEXICON.landmarks.values():
        assert landmark.area == "" or places.by_key(landmark.area), landmark.key
        assert landmark.first <= landmark.last
        assert landmark.names["ar"]
        assert landmark.names["en"]


@given(st.dates(date(1970, 1, 1), date(2035, 12, 31)))
def test_hijri_there_and_back(day: date) -> None:
    year, month, of_month = hijri.hijri(day)
    assert hijri.gregorian(year, month, of_month) == day
    assert 1 <= of_month <= hijri.month_length(year, month)
    assert year in hijri.years_in(day.year)


@pytest.mark.parametrize(
    ("hijri_day", "day"),
    [
        ((1434, 10, 1), date(2013, 8, 8)),
        ((1434, 12, 10), date(2013, 10, 15)),
        ((1435, 9, 1), date(2014, 6, 28)),
        ((1435, 12, 10), date(2014, 10, 4)),
        ((1446, 12, 10), date(2025, 6, 6)),
        ((1400, 1, 1), date(1979, 11, 21)),
    ],
)
def test_feasts_as_they_were_kept_are_within_a_day(
    hijri_day: tuple[int, int, int], day: date
) -> None:
    assert abs(hijri.gregorian(*hijri_day) - day) <= timedelta(days=hijri.DOUBT)


def test_days_that_cannot_be() -> None:
    for wrong in ((1434, 13, 1), (1434, 2, 31), (1434, 1, 0), (1340, 2, 30)):
        with pytest.raises(ValueError, match="no such day"):
            hijri.gregorian(*wrong)


@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1950, 2035)))
def test_any_text_is_read_without_harm(text: str, year: int | None) -> None:
    for one in proposed(text, year=year):
        assert one.date.as_told == text
        assert PartialDate.of(one.date.json()) == one.date


WORDS = sorted(
    {
        word
        for table in LEXICON.rows.values()
        for row in table.values()
        for word in (row if isinstance(row, list) else row.get("words", ()))
    }
)


@given(st.lists(st.sampled_from([*WORDS, "2013", "12", "1434", "الأربعطعش"]), max_size=7))
def test_any_mixture_of_date_words_is_read_without_harm(words: list[str]) -> None:
    for one in proposed(" ".join(words), year=2014):
        since = one.date.precision == "after"
        assert one.date.first and (since or one.date.last)
        assert since or one.date.first <= (one.date.last or date.min)
        assert one.in_words(EN) and isinstance(one.rests(AR), str)


KNOWN = Anchors(PartialDate.read("2000"), PartialDate.read("2013-08-10"))
BORN = Anchors(loss=PartialDate.read("2013-08-10"), asks_birth=True)


@pytest.mark.parametrize(
    "text",
    [
        "17 رمضان 2014 بعد صلاة المغرب",
        "بعد التراويح ليلة 17 رمضان 2014",
        "17 رمضان 1435 قبل الفجر",
        "17ê Remezanê 2014an piştî nimêja êvarê",
        "berî berbangê, 17ê Remezanê 2014an",
        "after the evening prayer on 17 Ramadan 2014",
        "17 Ramadan 2014, before dawn",
    ],
)
def test_after_a_prayer_is_an_hour_of_that_day(text: str) -> None:
    assert typed(text)[-1] == "2014-07-14" and typed(text)[0] == "2014-07-13..2014-07-15"
    one = proposed(text)[0]
    assert one.hour in text and "is an hour, not a day" in plain(one.rests(EN))
    assert "ساعة" in one.rests(AR)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 آذار 2013 بعد العيد", "2013-03-12"),
        ("12ê Adarê 2013an, piştî Cejna Remezanê", "2013-03-12"),
        ("12 March 2013, after the feast of Newroz", "2013-03-12"),
        ("بعد الساعة تسعة 12 آذار 2013", "2013-03-12"),
        ("after 9 o'clock on 12 March 2013", "2013-03-12"),
    ],
)
def test_a_day_that_is_told_stays_that_day(text: str, day: str) -> None:
    assert typed(text) == [day]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("سنة 2019 بعد راس السنة", "2019-01"),
        ("sala 2019an, piştî serê salê", "2019-01"),
        ("in 2019, after New Year", "2019-01"),
        ("بعد راس السنة 2019", "2019-01"),
        ("سنة 2019 قبل راس السنة", "2019-12"),
        ("sala 2019an berî serê salê", "2019-12"),
        ("in 2019, before New Year", "2019-12"),
        ("قبل راس السنة 2019", "2018-12"),
        ("before New Year 2019", "2018-12"),
        ("راس السنة 2019", "2018-12-31..2019-01-01"),
        ("New Year 2019", "2018-12-31..2019-01-01"),
        ("a week after New Year 2019", "2019-01-06..2019-01-10"),
    ],
)
def test_new_year_belongs_to_the_year_that_is_said(text: str, first: str) -> None:
    found = typed(text)
    assert found[0] == first
    assert all("2020-01-" not in one for one in found if "after" in text or "بعد" in text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31 تشرين التاني 2013", "31 تشرين التاني"),
        ("الواحد وثلاثين من نيسان 2013", ""),
        ("30 شباط", "30 شباط"),
        ("31ê Mijdarê 2013an", "31ê Mijdarê"),
        ("31 November 2013", "31 November"),
        ("on 29 February 2013", "29 February"),
        ("November 31 2013", "November 31"),
        ("45 آذار 2013", "45 آذار"),
        ("31 رمضان 2013", "31 رمضان"),
        ("متوفى 2013-11-31 بالسجل", "2013-11-31"),
        ("٣١/١١/٢٠١٣", "٣١/١١/٢٠١٣"),
        ("سنة 2014-13-40", "2014-13-40"),
    ],
)
def test_a_day_that_does_not_exist_is_said_and_nothing_is_guessed(text: str, said: str) -> None:
    assert said in no_day(text, LEXICON, TODAY) and no_day(text, LEXICON, TODAY) in text
    assert no_day(text, LEXICON, TODAY) and typed(text) == []


@pytest.mark.parametrize(
    "text", ["29 شباط 2012", "30 رمضان 2013", "سنة 86 آذار", "5/8/2013", "0933-12-1234", "آذار"]
)
def test_what_may_exist_is_not_called_impossible(text: str) -> None:
    assert no_day(text, LEXICON, TODAY) == ""


@pytest.mark.parametrize(
    ("text", "date_typed", "by"),
    [
        ("بعدها بشهرين", "2013-10-02..2013-10-16", "loss"),
        ("du meh şûn de", "2013-10-02..2013-10-16", "loss"),
        ("two months later", "2013-10-02..2013-10-16", "loss"),
        ("بعد ما أخدوه بشهرين", "2013-10-02..2013-10-16", "loss"),
        ("du meh piştî girtina wî", "2013-10-02..2013-10-16", "loss"),
        ("two months after his arrest", "2013-10-02..2013-10-16", "loss"),
        ("كان عمرو 17 سنة", "2017-01-01..2018-12-30", "birth"),
        ("dema ku 17 salî bû", "2017-01-01..2018-12-30", "birth"),
        ("when he was 17", "2017-01-01..2018-12-30", "birth"),
        ("بالصف التاسع", "2014-09-01..2015-05-31", "birth"),
        ("di pola nehan de", "2014-09-01..2015-05-31", "birth"),
        ("in the ninth class", "2014-09-01..2015-05-31", "birth"),
    ],
)
def test_ages_and_later_are_reckoned_from_the_anchor_that_is_known(
    text: str, date_typed: str, by: str
) -> None:
    one = proposed(text, known=KNOWN)[0]
    assert one.date.typed == date_typed and one.by == by and one.by_date is not None
    assert "reckoned from" in plain(one.rests(EN)) and one.rests(AR)
    assert typed(text) == []  # nothing to reckon from: no proposal


@pytest.mark.parametrize("text", ["عمرها 81 سنة", "81 salî ye", "81 years old"])
def test_an_age_today_gives_the_birth_and_a_past_one_the_loss(text: str) -> None:
    assert typed(text, BORN)[0] == "1944-11-25..1945-11-24"
    assert typed(text, Anchors(asks_birth=True)) == ["1944-11-25..1945-11-24"]
    assert typed(text, KNOWN) == []  # it would lie after today
    assert typed("كان عمره 17", BORN) == ["1995-08-11..1996-08-10"]
    assert typed("كان عمره 17", Anchors(asks_birth=True)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("خمسطعش سنة هلق", "هلق خمسطعش سنة", "هلق 15", "15 سنة حاليا"),
        *("15 sal niha", "niha 15 sal", "fifteen years now", "now 15"),
    ],
)
def test_where_a_birth_is_asked_years_and_now_are_an_age(text: str) -> None:
    assert typed(text, Anchors(asks_birth=True)) == ["2010-11-25..2011-11-24"]
    assert typed(text, BORN) == ["2010-11-25..2011-11-24"], "of now, whatever was lost when"
    assert typed(text, KNOWN) == [] and typed(text) == [], "nobody asks for a birth"


@pytest.mark.parametrize(
    "text",
    ["صرلو خمسطعش سنة هلق", "15 sal in ku niha", "it is 15 years now", "خمسطعش سنة", "15 years"],
)
def test_how_long_something_lasts_is_no_age(text: str) -> None:
    assert typed(text, Anchors(asks_birth=True)) == []


@pytest.mark.parametrize(
    "text", ["di sala berfa mezin de", "بسنة التلجة الكبيرة", "the year of the big snow"]
)
def test_what_there_was_several_times_in_a_life_tells_no_birth(text: str) -> None:
    """An old woman was born in the great snow of another year; who was taken in it, was so in this one."""
    assert typed(text, Anchors(asks_birth=True)) == []
    assert typed(f"{text}، كان عمري سبعة", Anchors(asks_birth=True)) == []
    assert typed(text) == ["2013"]
    assert typed("عاصفة أليكسا", Anchors(asks_birth=True)) == ["2013-12-10..2013-12-16"]


AT_THE_LOSS = "1995-08-11..1996-08-10"
NOW = "1996-11-25..1997-11-24"


@pytest.mark.parametrize(
    "text",
    [
        *("she was 17 when they took her", "17 years old when they took her", "aged 17 at arrest"),
        *("كان عمره سبعتعش", "عمرها سبعتعش سنة لما أخدوها", "عمرو 17 وقت الاعتقال", "عمره كان 17"),
        *(
            "لما انخطف كان ابن سبعتعش سنة",
            "كانت بنت 17 سنة يوم اختفت",
            "كان عمرها 17 وهلق عمرها 29",
        ),
        *("17 salî bû", "hevdeh salî bû", "dema ku hat girtin 17 salî bû", "temenê wê 17 bû"),
        *("temenê wî hevdeh sal bû dema girtin", "seventeen at the time", "when he was 17"),
    ],
)
def test_an_age_at_the_loss_is_reckoned_from_that_day_alone(text: str) -> None:
    """Never from today; and from nothing where nobody knows the day."""
    [one] = proposed(text, known=BORN)
    assert (one.date.typed, one.by) == (AT_THE_LOSS, "loss")
    assert "reckoned from the day of the loss: 10 August 2013" in plain(one.rests(EN))
    assert one.rests(AR) and one.date.as_told == text
    assert typed(text, Anchors(asks_birth=True)) == []


@pytest.mark.parametrize(
    "text",
    [
        "she is 29 now",
        "now 29 years old",
        "هلق عمره 29",
        "صار عمره اليوم 29 سنة",
        "niha 29 salî ye",
    ],
)
def test_an_age_told_of_now_is_reckoned_from_today_alone(text: str) -> None:
    assert typed(text, BORN) == typed(text, Anchors(asks_birth=True)) == [NOW]


@pytest.mark.parametrize(
    "text",
    ["كان عمره 17 لما مات أبوه", "he was 17 when his father died", "17 salî bû dema bavê wî mir"],
)
def test_an_age_told_of_what_nobody_dated_stays_words(text: str) -> None:
    assert typed(text, BORN) == []


def test_an_age_of_a_year_is_reckoned_from_that_year_and_a_year_of_birth_stands() -> None:
    for text in ("كان عمره 17 سنة 2010", "he was 17 in 2010", "لما مات أبوه سنة 2010 كان عمره 17"):
        assert typed(text, BORN) == ["1992-01-02..1993-12-31"], text
    for text in ("مواليد 1986 وكان عمره 27", "born 1986, he was 27", "1986 مواليد، ابن 27"):
        assert typed(text, BORN) == ["1986"], text
    assert typed("10.5.1997, 17 salî bû", BORN) == ["1997-05-10", "1997-10-05"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Easter 2013", ["2013-03-31", "2013-05-05"]),
        ("عيد الفصح 2017", ["2017-04-16"]),
        ("الفصح الشرقي 2016", ["2016-05-01"]),
        ("أحد الشعانين 2013", ["2013-03-24", "2013-04-28"]),
        ("Palm Sunday 2017", ["2017-04-09"]),
        ("ميلاد الأرمن 2012", ["2012-01-06"]),
        ("orthodox Christmas 2012", ["2012-01-07"]),
        ("Cejna Êzî 2013", ["2013-12-20"]),
        ("عيد إيزي 2012", ["2012-12-14"]),
        ("Çarşema Sor 2014", ["2014-04-16"]),
        ("الأربعاء الأحمر 2018", ["2018-04-18"]),
        ("Cejna Cemaiya 2013", ["2013-10-06..2013-10-13"]),
        ("roja Fermanê", ["2014-08-03"]),
        ("بعد الفرمان بأسبوع", ["2014-08-08..2014-08-12"]),
        ("سقوط بابا عمرو", ["2012-03-01"]),
        ("عاصفة أليكسا", ["2013-12-10..2013-12-16"]),
        ("عيد الأم 2013", ["2013-03-21"]),
    ],
)
def test_feasts_and_days_that_areas_remember(text: str, days: list[str]) -> None:
    assert typed(text) == days


@pytest.mark.parametrize(
    ("text", "date_typed"),
    [
        ("من وقت الزلزال", "2023-02-06.."),
        ("since the earthquake", "2023-02-06.."),
        ("بين آذار وأيار 2014", "2014-03-01..2014-05-31"),
        ("di navbera Adar û Gulana 2014an de", "2014-03-01..2014-05-31"),
        ("between 5 March and 10 May 2014", "2014-03-05..2014-05-10"),
        ("بين 2013 و2014", "2013-01-01..2014-12-31"),
        ("بعد سقوط بابا عمرو بسنتين", "2014-01-30..2014-03-31"),
    ],
)
def test_since_between_and_years_after(text: str, date_typed: str) -> None:
    assert typed(text)[0] == date_typed


def test_a_proposal_says_its_words_its_rule_and_what_does_not_fit() -> None:
    said = {
        "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش": "تالت يوم عيد الفطر سنة الألفين وتلاتعش",
        "قبل رمضان 2014": "up to 14 days",
        "5/8/2013": "day first or month first? Ask: it is not guessed",
        "الخميس تنعش آذار ألفين وتلتعش": "another day of the week was told",
        "رَمَضان ٢٠١٣": "رَمَضان ٢٠١٣",
        "متوفى ٢٠١٤/٩/٣": "٢٠١٤/٩/٣",
    }
    for text, part in said.items():
        assert part in plain(proposed(text)[0].rests(EN)), plain(proposed(text)[0].rests(EN))


@given(st.dates(date(1945, 12, 5), date(2077, 11, 16)))
def test_the_table_of_months_has_no_gap(day: date) -> None:
    year, month, of_month = hijri.hijri(day)
    assert 1 <= of_month <= hijri.month_length(year, month)
    assert hijri.gregorian(year, month, of_month) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("بعد الكيماوي بتلات جمع، يعني نهار الجمعة", ["2013-09-09..2013-09-13"]),
        ("بعد سقوط بابا عمرو بعشر تيام", ["2012-03-09..2012-03-13"]),
        ("بعد سقوط بابا عمرو بعشر تيام أو اتناعش، نهار سبت أو أحد", ["2012-03-10..2012-03-13"]),
        ("ten or twelve days after the fall of Baba Amr", ["2012-03-10..2012-03-13"]),
        ("قبل عاشوراء بجم يوم سنة الأربعطعش", ["2014-10-28..2014-11-02"]),
        ("a few days after the earthquake", ["2023-02-07..2023-02-12"]),
        ("ليلة النص من شعبان سنة التلتعش", ["2013-06-23..2013-06-25", "2013-06-24"]),
        ("وقت اللي راحت حلب، بالباصات الخضر", ["2016-12-13..2016-12-22"]),
    ],
)
def test_how_many_is_heard_as_it_is_told(text: str, days: list[str]) -> None:
    """Weeks counted in Fridays, "ten days or twelve", "a few"; a number is never taken for none."""
    assert typed(text)[: len(days)] == days


@pytest.mark.parametrize(
    "text",
    [
        "بعد الكيماوي بتلات قعدات",  # three of something that is no measure of time
        "بعد سقوط بابا عمرو بعشر طلعات",
        "three sittings after the chemical attack",
        "piştî erdhejê bi sê rojanan",
    ],
)
def test_so_many_of_what_nobody_knows_is_no_day(text: str) -> None:
    assert typed(text) == []


def test_the_day_of_the_week_beside_what_it_follows_is_no_distance() -> None:
    found, friday = proposed("بعد الكيماوي نهار الجمعة")
    assert found.date.typed == "2013-08-21..2013-08-24"  # "soon after": that Friday lies in it
    assert found.told.amount is None and friday.date.typed == "2013-08-23"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the Tuesday after eastern Easter 2013", ["2013-05-05..2013-05-08", "2013-05-07"]),
        ("the Sunday after Easter 2013", ["2013-03-31..2013-04-03", "2013-04-07"]),
        ("the Friday before Newroz 2014", ["2014-03-07..2014-03-20", "2014-03-14"]),
        (
            "roja pêncşemê, hefteyek piştî Cejna Remezanê ya 2013an",
            ["2013-08-15..2013-08-19", "2013-08-15"],
        ),
        ("بعد الزلزال، نهار سبت أو أحد", ["2023-02-06..2023-02-09"]),
    ],
)
def test_a_day_of_the_week_before_or_after_something_is_offered_alone(
    text: str, days: list[str]
) -> None:
    assert typed(text)[:2] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("du hefte beriya Cejna Qurbanê ya 2014an", "2014-09-18..2014-09-22"),
        ("sê hefte piştî Newroza 2014an", "2014-04-09..2014-04-13"),
        ("sala heftê û du", "1972"),
    ],
)
def test_weeks_in_kurmanji_are_no_seventies(text: str, days: str) -> None:
    """hefte, a week, is written like heftê, seventy, by whoever leaves the hat away."""
    assert typed(text)[0] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("two weeks before the wedding of 2013", "2013"),
        ("قبل عرس اختي 2013", "2013"),
        ("berî daweta xwişka min a 2013an", "2013"),
        ("before 2013", "2012-12-18..2012-12-31"),
        ("قبل سنة 2013", "2012-12-18..2012-12-31"),
    ],
)
def test_before_something_unknown_of_a_year_is_not_before_the_year(text: str, days: str) -> None:
    assert typed(text)[0] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("سنة حرب تشرين", "1973"),
        ("the year of the October war", "1973"),
        ("bûye di sala şerê Tişrînê de", "1973"),
        ("سنة الزلزال", "2023"),
        ("حرب تشرين", "1973-10-06..1973-10-25"),
        ("two weeks before the big snow", "2013-11-24..2013-11-28"),
    ],
)
def test_a_year_is_told_by_what_happened_in_it(text: str, days: str) -> None:
    assert typed(text)[0] == days


def test_what_several_areas_call_alike_is_offered_for_each() -> None:
    assert typed("بالباصات الخضر") == [
        "2016-08-26..2016-08-27",
        "2018-03-22..2018-04-14",
        "2016-12-13..2016-12-22",
    ]


@pytest.mark.parametrize(
    ("text", "typed_"),
    [
        ("سنة الثنين وثمانين", "1982"),
        ("الثنين وثمانين", "1982"),
        ("the year eighty-two", "1982"),
        ("the year nineteen eighty-two", "1982"),
        ("two thousand and twelve", "2012"),
        ("the year two thousand thirteen", "2013"),
        ("twenty twelve", "2012"),
        ("sala heştê û du", "1982"),
        ("sala hezar û nehsed û heştê û du", "1982"),
        ("salê du hezar û dozdeh", "2012"),
        ("the first Thursday of May 2014", "2014-05-01"),
        ("أول خميس من حزيران 2014", "2014-06-05"),
        ("آخر جمعة بآب 2013", "2013-08-30"),
        ("تاني خميس من أيار سنة الأربعطعش", "2014-05-08"),
        ("pêncşema yekem a Hezîranê 2014", "2014-06-05"),
        ("the last Friday of August 2013", "2013-08-30"),
        ("أول جمعة برمضان 2013", "2013-07-12"),
        ("the fifth Thursday of May 2014", "2014-05-29"),
    ],
)
def test_spoken_years_and_weekdays_of_a_month(text: str, typed_: str) -> None:
    assert typed(text) == [typed_]
    assert proposed(text)[0].date.as_told == text


@pytest.mark.parametrize(
    "text",
    [
        "eighty-two",
        "in ninety-eight",
        "التنين",
        "الخامس",
        "the fifth Monday of February 2014",
        "the first Thursday of the year 2014 or so in the war",
        "after Eid",
        "بعد العيد",
        "piştî cejnê",
    ],
)
def test_what_is_not_sure_stays_words(text: str) -> None:
    assert not [one for one in typed(text) if "-" in one or one.startswith("19")]


def test_two_numbers_side_by_side_are_two() -> None:
    assert typed("two and three days after 9 August 2013") == typed(
        "three days after 9 August 2013"
    )
    assert typed("Thursday, the first of May 2014") == ["2014-05-01"]
    assert typed("الأول من أيلول 2014") == ["2014-09-01"]


def test_after_a_feast_offers_either_of_the_two() -> None:
    for text in ("after Eid 2013", "بعد العيد 2013", "piştî cejnê 2013"):
        assert [one[:7] for one in typed(text)] == ["2013-08", "2013-10"]


FIFTEEN = ("1997-08-11..1998-08-10", "loss")
TEENS = (
    "حداعشر",
    "تناعش",
    "تلطاعش",
    "أربعتاعشر",
    "خمستاعشر",
    "ستاعشر",
    "سبعتاعش",
    "تمنتاعشر",
    "تسعطاعشر",
)


def test_an_age_is_told_of_the_day_on_which_somebody_went_or_was_taken() -> None:
    asked = replace(BORN, of_lost=True)
    for text in (
        *("كان عمره 15 سنة لما راح", "كان عمره 15 سنة لما أخدوه", "كان عمره 15 سنة يوم راح"),
        *("كان عمرو خمستاعشر لما طلع", "لما راحت كان عمرها خمسطاعش", "ابن خمستاعش وقت اللي راح"),
        *(
            "was fifteen when they took him",
            "was 15 when he left",
            "fifteen years old the day he went",
        ),
        *("pazdeh salî bû dema ku birin", "15 salî bû gava wî girtin", "roja ku çû pazdeh salî bû"),
    ):
        found = [(one.date.typed, one.by) for one in proposed(text, known=asked)]
        assert found == [FIFTEEN], text
    for text in ("كان عمره 6 سنين لما راح عالمدرسة", "was 7 when he went to school"):
        assert typed(text, asked) == [], "not of the loss"
    for age, word in enumerate(TEENS, 11):
        assert typed(f"كان عمره {word} لما أخدوه", asked) == typed(
            f"كان عمره {age} لما أخدوه", asked
        )
    assert typed("was 2013", Anchors()) == ["2013"]


def test_a_plain_age_of_who_was_lost_is_first_that_of_the_loss_and_of_others_that_of_today() -> (
    None
):
    for text in ("عمره 15 سنة", "ابن 15 سنة", "15 years old", "pazdeh salî ye"):
        first, second = proposed(text, known=replace(BORN, of_lost=True))
        assert ((first.date.typed, first.by), second.by) == (FIFTEEN, "today"), text
        assert "reckoned from the day of the loss" in plain(first.rests(EN))
        assert [one.by for one in proposed(text, known=BORN)] == ["today", "loss"]


def test_a_week_of_a_month_is_that_week_and_nothing_narrower_is_read_over_a_word() -> None:
    first, last = "2014-06-28..2014-07-04", "2014-07-21..2014-07-27"
    for text, days in (
        ("بالسبوع الأول من رمضان 2014", first),
        ("أول أسبوع من رمضان 2014", first),
        ("first week of Ramadan 2014", first),
        ("hefteya yekem a Remezanê 2014", first),
        ("الأسبوع الأخير من رمضان 2014", last),
        ("بآخر سبوع برمضان 2014", last),
        ("hefteya dawî ya Remezanê 2014", last),
        ("تاني أسبوع من آب 2013", "2013-08-08..2013-08-14"),
        ("hefteya duyem a Tebaxa 2013", "2013-08-08..2013-08-14"),
        ("the last week of August 2013", "2013-08-25..2013-08-31"),
        ("أول أسبوع من 2014", "2014-01-01..2014-01-07"),
        ("قبل أسبوع من رمضان 2014", "2014-06-19..2014-06-23"),  # a distance
        ("بالدفعة الأولى من آب 2013", "2013-08"),
        ("koma yekem a Tebaxa 2013", "2013-08"),
        ("roja yekem a Tebaxa 2013", "2013-08-01"),
    ):
        assert typed(text) == [days], text
    for text in (
        "بعد أول أسبوع من رمضان 2014",
        "أول أسبوع من العيد 2014",
        "أول أسبوع بالشتوية 2014",
    ):
        assert typed(text) == [], text
    [one] = proposed("بالسبوع الأول من رمضان 2014")
    assert "week 1 of" in plain(one.in_words(EN)) and "الأسبوع" in one.in_words(AR)
    assert one.read == "بالسبوع الأول من رمضان 2014"


def test_a_feast_without_a_year_lacks_it() -> None:
    for text in ("عيد الأضحى", "Cejna Qurbanê", "first week of August", "بآخر رمضان"):
        assert lacks_year(text, LEXICON, TODAY) and typed(text) == [], text
    for text in ("عيد الأضحى 2013", "31/13/2014", "ما بعرف", "كان عمره 15", "يوم دخلت داعش"):
        assert not lacks_year(text, LEXICON, TODAY), text


def test_nobody_is_born_after_they_were_lost() -> None:
    """«1979، وأمه تقول بعد سنتين» is from the year before it: of whoever is missing nothing is reckoned
    forwards from the loss; a child of theirs may have been born after it."""
    told = "حوالي 1979، وأمه تقول بعد سنتين"
    loss = PartialDate.read("2013-08-10")
    assert typed(told, Anchors(loss=loss, asks_birth=True, of_lost=True)) == ["1979"]
    assert typed("بعد شهرين", Anchors(loss=loss, asks_birth=True, of_lost=True)) == []
    assert typed("بعد شهرين", Anchors(loss=loss, asks_birth=True)) != []
