"""What is told of somebody or something else is reckoned from nothing of the missing person."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dates.proposal import DateProposal
from vsdesk.records.dates.told_anchors import Anchors
from vsdesk.records.dates.told_dates import propose
from vsdesk.words import Words

TODAY = date(2026, 11, 24)
LEXICON = Lexicon.load(fold)
LOSS = PartialDate(date(2013, 10, 17), date(2013, 10, 17), "day", "")
BIRTH = PartialDate(date(1990, 1, 1), date(1990, 12, 31), "year", "")
OF_EVENT = Anchors(loss=LOSS, birth=BIRTH)
OF_BIRTH = Anchors(loss=LOSS, asks_birth=True, of_lost=True)


def read(words: str, known: Anchors) -> tuple[DateProposal, ...]:
    return propose(words, LEXICON, TODAY, known=known)


@pytest.mark.parametrize(
    "words",
    [
        "بعد ما ولدت بنتي بأسبوع",
        "بعد ما ولدت بأسبوع",
        "أسبوع بعد ما ولدت",
        "بعد ولادة بنتي بيومين",
        "بعد أسبوع من ولادة بنتي",
        "بعد ما تزوج أخوي بشهر",
        "بعد شهر من عرس أخوي",
        "قبل ما نطلع بسنة",
        "ولدت بنتي وبعدها بأسبوع",
        "بعد ما ولدت بأسبوع بعيد الأضحى 2013",
        "a week after I gave birth",
        "a month after my brother married",
        "I gave birth and a week later",
        "after a month of the siege",
        "hefteyek piştî ku min zarok anî",
        "piştî zewaca birayê min bi mehekê",
        "piştî mehekê ji zewaca birayê min",
    ],
)
def test_so_long_after_something_else_is_not_reckoned_from_the_loss(words: str) -> None:
    assert read(words, OF_EVENT) == ()


@pytest.mark.parametrize(
    "words",
    [
        "بعد اعتقال أخوه بشهر",
        "بعد ما انعتقل أخوه الكبير بأسبوع",
        "بعد ما اختفى أبوها بشهر",
        "a week after his brother was arrested",
        "a month after the arrest of her father",
        "a month after his brother's arrest",
        "mehek piştî ku birayê wî yê mezin hat girtin",
        "mehek piştî girtina birayê wî",
    ],
)
def test_the_arrest_of_a_relative_is_not_the_loss(words: str) -> None:
    assert read(words, OF_EVENT) == ()


@pytest.mark.parametrize(
    "words",
    [
        "بعد الاعتقال بشهر",
        "بعد ما أخدوه من البيت بشهر",
        "بعد ما أخدوه وأخوه بشهر",
        "أخوي بعد ما انعتقل بشهر",
        "بعد شهر",
        "شفناه بعدها بشهر",
        "شفناه وراها بشهر",
        "a month after",
        "a month after they took him and his brother",
        "after a month we saw him",
        "a month later",
        "piştî mehekê",
        "mehek piştî girtina wî",
    ],
)
def test_a_month_after_the_loss_or_nothing_else_is_reckoned_from_the_loss(words: str) -> None:
    found = read(words, OF_EVENT)
    assert found and found[0].by == "loss" and found[0].date.first == date(2013, 11, 9)


@pytest.mark.parametrize(
    "words",
    [
        "أخوه كان عمره 14",
        "أخوه الزغير كان عمره 14 سنة",
        "وأخته بنت تسع سنين",
        "كان أبوه عمره خمسين",
        "ابنه عمره سنتين لما أخدوه",
        "كان عمره 17 لما انعتقل أخوه",
        "his little brother was 14 years old",
        "her mother aged 50",
        "birayê wî 14 salî bû",
        "xwişka wê ya mezin 20 salî bû",
    ],
)
def test_the_age_of_a_relative_is_not_that_of_the_missing_person(words: str) -> None:
    assert read(words, OF_BIRTH) == ()
    assert read(words, OF_EVENT) == ()


def test_whose_birth_is_asked_may_be_the_relative() -> None:
    of_relative = Anchors(loss=LOSS, asks_birth=True)
    assert read("أخوه كان عمره 14 لما أخدوه", of_relative)
    assert read("كان أخوه بالصف التاسع", OF_EVENT) == ()
    assert read("كان بالصف التاسع", OF_EVENT)


@pytest.mark.parametrize(
    "words",
    [
        "أخوي كان عمره 17 لما أخدوه",
        "راح مع أخوه، كان عمره 17",
        "كان عمره 17 وأخوه 14",
        "he went with his brother, he was 17 years old when they took him",
        "birayê min 17 salî bû",
    ],
)
def test_the_age_of_whom_the_speaker_calls_a_brother_is_read(words: str) -> None:
    found = read(words, OF_BIRTH)
    assert found and found[0].date.last == date(1996, 10, 17)


@pytest.mark.parametrize(
    "words",
    [
        "بعد شهرين",
        "بعد شهرين أخدوا أخوه وائل",
        "بعد شهرين من أخوه",
        "بعد أخوه بشهرين",
        "بعد نضال بشهرين",
        "بعد اعتقال أخوه بشهرين",
        "two months later",
        "two months after his brother was taken",
        "du meh şûnde",
    ],
)
def test_what_is_later_is_so_from_the_other_missing_person_of_whom_was_told_before(
    words: str,
) -> None:
    beside = Anchors(other=LOSS, other_name="نضال العلي")
    found = read(words, beside)
    assert [one.date.json()["from"] for one in found] == ["2013-12-09"]
    assert "نضال" in found[0].rests(Words("ar"))
    assert read(words, Anchors()) == (), "nobody's day is known"


def test_after_a_brother_is_not_reckoned_from_ones_own_day() -> None:
    assert read("بعد اعتقال أخوه بشهرين", OF_EVENT) == ()
    assert read("بعد شهرين من أخوه", OF_EVENT) == ()


@pytest.mark.parametrize("words", ["كان عمره خمسطعش", "hê hevdeh salî bû", "he was still 17"])
def test_an_age_of_then_that_is_told_of_a_brother_is_of_a_day_of_his_own(words: str) -> None:
    brother = Anchors(loss=LOSS, asks_birth=True, own_days=True)
    assert read(words, brother) == ()
    assert read("كان عمره 14 لما أخدوه", brother)
    assert read("عمره 15", brother)[0].by == "today"


def test_an_age_of_then_is_none_of_today_and_beside_a_year_of_birth_that_year_counts() -> None:
    unknown = Anchors(asks_birth=True, of_lost=True)
    for words in ("عمره 19 سنة وقتها", "وقتها كان عمره 19", "19 at the time", "he was 19 then"):
        assert read(words, unknown) == (), words
        assert [one.by for one in read(words, OF_BIRTH)] == ["loss"], words
    for words in (
        "كان عمره تسعطعش سنة، مواليد التسعين وأربعة",
        "مواليد 1994، عمره 19 سنة",
        "born 94, was 19",
        "he was 19, born 1994",
        "temenê wî nozdeh bû, ji dayikbûna 1994",
    ):
        for known in (unknown, OF_BIRTH):
            found = [one.date.json()["from"] for one in read(words, known)]
            assert found == ["1994-01-01"], words


@pytest.mark.parametrize("words", ["بعد يومين", "two days later", "du roj şûnde"])
def test_of_a_day_that_is_known_roughly_each_one_is_counted_from(words: str) -> None:
    rough = PartialDate(date(2018, 3, 12), date(2018, 3, 16), "range", "")
    (found, *_) = read(words, Anchors(loss=rough))
    assert (found.date.first, found.date.last) == (date(2018, 3, 14), date(2018, 3, 18))
