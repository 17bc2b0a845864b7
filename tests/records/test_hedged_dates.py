"""A date that was told as one that may be another says so wherever it is said. All people are made up."""

from __future__ import annotations

import pytest

from vsdesk.records.dates import date_words
from vsdesk.records.dates.hedges import is_unsure
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.words import Lang, Words, plain

UNSURE = "يمكن بآب 2013"


@pytest.mark.parametrize(
    "told",
    [
        *(UNSURE, "ربما في آب", "بآب تقريباً", "حوالي العيد", "شي بآب 2013", "مو متأكدة، بآب"),
        *("belkî di tebaxê de", "teqrîben 2013", "dibe ku 2013", "nêzîkî cejnê"),
        *("maybe August", "I think it was 2013", "not sure, 2013"),
    ],
)
def test_it_is_heard(told: str) -> None:
    assert is_unsure(told)


@pytest.mark.parametrize(
    "told",
    [
        *("", "بآب 2013", "تالت يوم عيد الفطر", "أخدوا كل شي من البيت", "أنا متأكدة إنو بآب"),
        *("di tebaxê de", "in August 2013", "on the day of the feast"),
    ],
)
def test_what_was_told_surely_is_not(told: str) -> None:
    assert not is_unsure(told)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", "آب 2013 (تقريباً)"),
        ("ku", "Tebax 2013 (teqrîben)"),
        ("en", "August 2013 (approximate)"),
        ("fr", "août 2013 (environ)"),
        ("es", "agosto de 2013 (aproximadamente)"),
    ],
)
def test_every_language_says_so(lang: Lang, said: str) -> None:
    stored = PartialDate.read("2013-08", UNSURE).json()
    assert plain(date_words.date_in_words(stored, Words(lang))) == said
    assert plain(date_words.date_or_told(stored, Words(lang))) == said


def test_a_period_says_so_and_what_is_not_known_says_nothing_more() -> None:
    words = Words("en")
    first = PartialDate.read("2013-08-09", "maybe the ninth").json()
    last = PartialDate.read("2013-08-11").json()
    said = plain(date_words.period_in_words(first, last, words))
    assert said == "9 to 11 August 2013 (approximate)"
    unknown = {"precision": "unknown", "as_told": UNSURE}
    assert plain(date_words.date_in_words(unknown, words)) == "date not known"
    assert date_words.date_or_told(unknown, words) == f"«{UNSURE}»"
