"""What languages declare holds together, whichever are installed."""

from __future__ import annotations

from datetime import date

import pytest

from vsdesk.languages import (
    DECLARED,
    LANGUAGES,
    SOURCE,
    USUAL,
    Language,
    chain,
    further,
    prints,
    said_in,
    told_by,
    written_in,
)
from vsdesk.records.dates.date_words import day_in_words, days_in_words
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.reports import load_form
from vsdesk.words import Words, plain


@pytest.fixture(params=LANGUAGES.values(), ids=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


def test_each_has_its_months_and_days_and_names_that_people_can_be_called_by(
    language: Language,
) -> None:
    kinds = Dictionary.load()
    assert len(set(language.months)) == 12 and len(set(language.weekdays)) == 7
    assert kinds.vocabularies.has("language", language.code)  # as a paper or a text says it
    assert language.read[0] == language.writing
    for writing in language.read:
        assert kinds.field("person", f"given_{writing}") is not None
    for field in language.mother:
        assert kinds.field("person", field) is not None
    assert language.sentences.keys() == {"keyboard", "word_list", "name"}


def test_each_falls_back_to_languages_that_are_there_and_to_the_source_last(
    language: Language,
) -> None:
    order = chain(language.code)
    assert order[0] == language.code and order[-1] == SOURCE
    assert set(order) <= LANGUAGES.keys()


def test_one_language_is_the_source_and_one_the_usual_one() -> None:
    assert [one.code for one in LANGUAGES.values() if one.source] == [SOURCE] == ["en"]
    assert [one.code for one in LANGUAGES.values() if one.usual] == [USUAL] == ["ar"]
    assert list(LANGUAGES) == ["ar", "ku", "en"]  # as they are offered


def test_a_word_that_is_missing_is_said_as_the_language_falls_back() -> None:
    assert said_in({"ar": "نعم", "en": "yes"}, "ar") == "نعم"
    assert said_in({"ar": "نعم", "en": "yes"}, "ku") == "نعم"
    assert said_in({"en": "yes"}, "ku") == said_in({"en": "yes"}, "ar") == "yes"
    assert said_in({"ar": "نعم"}, "en") == ""


def test_kurmanji_is_said_in_arabic_before_it_is_said_in_english() -> None:
    """A Kurdish family from Syria reads Arabic; English is what neither it nor the documenter reads."""
    order = chain("ku")
    assert order.index(USUAL) < order.index(SOURCE)


def test_a_language_of_a_few_papers_is_none_of_the_program() -> None:
    assert further("wgeid") == ("fr", "es") and further("family-sheet") == () == further("icrc")
    assert not set(further("wgeid")) & LANGUAGES.keys() and chain("fr") == ("fr", SOURCE)
    assert prints("fr", "wgeid") and not prints("fr", "family-sheet") and not prints("xx", "wgeid")
    assert all(prints(one, "wgeid") and prints(one, "family-sheet") for one in LANGUAGES)


@pytest.mark.parametrize(
    "paper", sorted({one for lang in DECLARED.values() for one in lang.papers})
)
def test_a_paper_for_which_a_language_is_there_reads_it(paper: str) -> None:
    form = load_form(paper)
    assert form is not None and set(further(paper)) <= form.reads


def test_a_date_is_joined_as_its_language_does_it() -> None:
    day, end = date(2013, 8, 9), date(2013, 9, 11)
    assert day_in_words(day, "es") == "9 de agosto de 2013"
    assert day_in_words(day, "fr") == "9 août 2013"
    assert plain(days_in_words(day, end, Words("es"))) == "9 de agosto a 11 de septiembre de 2013"
    assert day_in_words(day, "ar") == "9 آب 2013"


def test_letters_tell_a_language_that_alone_has_them() -> None:
    assert told_by("şev") == told_by("Şev") == told_by("ڕۆژ") == "ku"
    assert told_by("شمس") is None is told_by("sun")
    assert written_in("Arab") == "ar"


def test_sentences_that_speak_of_a_language_stand_in_the_catalogue(language: Language) -> None:
    for sentence in language.sentences.values():
        assert Words("ar").say(sentence) != sentence
