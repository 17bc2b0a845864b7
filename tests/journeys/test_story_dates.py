"""The words of the ten stories propose the ranges that their speakers confirmed (made-up people)."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dates import told_dates
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.words import Lang, Words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "expected", "year"),
    [
        (
            "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش، من حاجز القطيفة",
            "2013-08-09..2013-08-11",
            None,
        ),
        ("شفته بالميتين وخمسطعش أول الشتوية، سنة الأربعطعش", "2014-11-01..2014-12-31", None),
        ("بتموز الطمنطعش", "2018-07", None),
        ("مواليد الستة وتمانين", "1986", None),
        ("متوفى 2014-01-17", "2014-01-17", None),
        ("خامس يوم بتشرين التاني الواحد وعشرين", "2021-11-05", None),
        ("قبل رمضان ألفين وأربعطعش بشي أسبوع", "2014-06-15..2014-06-28", None),
        ("كان بالملعب الأسود بعيد الأضحى", "2014-10-04..2014-10-07", 2014),
        ("أخدوهم ع الموصل آخر الخمسطعش", "2015-11..2015-12", None),
        (
            "Hefteyek piştî Newroza 2012an, li Hesekê, ji aliyê Emniyeta Leşkerî ve hat girtin.",
            "2012-03-26..2012-03-30",
            None,
        ),
        ("biharê", "2012-03..2012-05", 2012),
        ("Hevalekî got: di sala 2013an de li Şamê, li şaxa Filistînê bû.", "2013", None),
        ("Adara 2026an", "2026-03", None),
        ("Nîsana 2012an", "2012-04", None),
        ("1990 an 1991", "1990..1991", None),
        ("التلاتا تنعش آذار ألفين وتلتعش، العصر، من بيتنا بالقدم، الأمن الجوي", "2013-03-12", None),
        ("بصيف التلتعش", "2013-06..2013-08", None),
        ("من مكتبه بحمص، أول كانون التاني ألفين وتنعش", "2012-01-01..2012-01-10", None),
        ("اتصل بعد وقفة العيد الكبير السنة الماضية", "2025-06-05..2025-06-08", None),
        ("أول أيلول الأربعطعش، من كراج العباسيين، هي والبنت", "2014-09-01..2014-09-05", None),
        ("البنت شافوها بدار أيتام باسم تاني، سنة الستعش", "2016", None),
        ("كنا تمنة بالغرفة، بالخطيب، بآب الخمسطعش", "2015-08", None),
        ("أول يوم العيد الكبير", "2013-10-15", 2013),
        ("بعنا البيت بالعشرين ألف دولار حتى نطلّعو، بربيع الأربعطعش", "2014-03..2014-05", None),
        (
            "آخر رسالة صوتية ليلة خمسة على ستة تشرين التاني الواحد وعشرين، الساعة وحدة ونص بالليل: ماما طلعنا",
            "2021-11-05..2021-11-06",
            None,
        ),
    ],
)
def test_the_words_propose_the_range_of_the_story(
    words: str, expected: str, year: int | None
) -> None:
    wanted = PartialDate.read(expected)
    proposals = told_dates.propose(words, Lexicon.load(fold), TODAY, year=year)
    assert proposals and all(one.date.as_told == words for one in proposals)
    assert any(_near(one.date, wanted) for one in proposals), [one.date.typed for one in proposals]


def _near(one: PartialDate, other: PartialDate) -> bool:
    """The same days, one day more or less where a feast follows the moon."""
    pairs = ((one.first, other.first), (one.last, other.last))
    return all(a is not None and b is not None and abs((a - b).days) <= 1 for a, b in pairs)


def test_the_weekday_is_a_check_in_three_languages() -> None:
    day = {"from": "2013-03-12", "precision": "day"}
    names: dict[Lang, str] = {"ar": "الثلاثاء", "ku": "sêşem", "en": "Tuesday"}
    for lang, name in names.items():
        words = date_in_words(day, Words(lang), with_weekday=True)
        assert name.casefold() in words.casefold()
