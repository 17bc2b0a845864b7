"""A label or heading says no word that the family rejects, in any language. All are made up."""

from __future__ import annotations

import tomllib

import pytest

from vsdesk import paths
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.gate.told.other_words import OtherWords
from vsdesk.records.gate.told.rejected_words import RejectedWords, every_sense
from vsdesk.words import LANGS, PAPER_LANGS, Lang, Words

INSIDE = frozenset({"audit_action"})  # on no paper


DIGITS = str.maketrans("0123456789", "بتثجحخدذرز")


def spelled(number: int) -> str:
    return f"{number:05}".translate(DIGITS)


def says(text: str) -> bool:
    return bool(list(every_sense().found(text.split())))


@pytest.mark.parametrize("lang", PAPER_LANGS)
def test_every_term_that_families_ask_not_to_hear_has_other_words(lang: Lang) -> None:
    lists = Vocabularies.load()
    other = OtherWords([every_sense()])
    hard = [
        (name, key)
        for name in lists
        if name not in INSIDE
        for key, label in Labels(lang, lists).terms(name)
        if says(label)
    ]
    assert hard
    said = {one: Labels(lang, lists).heeding(other).term(*one) for one in hard}
    assert not {one: words for one, words in said.items() if says(words) or "…" in words}


def test_the_other_words_are_of_terms_that_there_are() -> None:
    held = tomllib.loads((paths.resources() / "other_words.toml").read_text(encoding="utf-8"))
    lists = Vocabularies.load()
    for name, terms in held.items():
        for key, words in terms.items():
            assert lists.term(name, key) is not None, (name, key)
            assert set(words) == set(LANGS)


@pytest.mark.parametrize("word", ["مات", "died", "mirî", "décédé"])
def test_who_rejects_a_word_rejects_its_sense_in_every_language(word: str) -> None:
    other = OtherWords([RejectedWords({"marwan": [word]})])
    said: tuple[tuple[Lang, str], ...] = (
        ("ar", "عن المصير"),
        ("en", "of the fate"),
        ("ku", "çarenûsê"),
        ("fr", "sur le sort"),
        ("es", "sobre la suerte"),
    )
    for lang, label in said:
        found = Labels(lang).heeding(other)
        assert label in found.term("search_status", "death_claimed")
        assert found.term("search_status", "open_searching") == Labels(lang).term(
            "search_status", "open_searching"
        )


@pytest.mark.parametrize(
    "said",
    [
        "şehîdê",
        "şehîdan",
        "şehîdên me",
        "şehîdekî",
        "Şehîda",
        "pakrewanan",
        "شهداؤنا",
        "الشهيد",
        "martyrs",
    ],
)
def test_no_inflection_of_it_is_said(said: str) -> None:
    other = OtherWords([RejectedWords({"mihemed": [{"ku": "şehîd", "src_lang": "ku"}]})])
    assert other.said(f"Belgeya {said} …") != f"Belgeya {said} …"


@pytest.mark.parametrize("said", ["Mîran", "Miro", "later", "Şehab", "Mirad", "mirîşk"])
def test_a_word_that_only_begins_alike_stays(said: str) -> None:
    other = OtherWords([every_sense()])
    assert other.said(f"… {said} …") == f"… {said} …"


@pytest.mark.parametrize(
    ("lang", "word", "sentence"),
    [
        ("ku", "şehîd", "Dibe ku di dosyeyê de ji vî pelî zêdetir hebe."),
        ("ar", "شهيد", "Agir û ar û ax"),
        ("en", "martyr", "Ew herdu en in"),
    ],
)
def test_the_language_in_which_it_was_said_is_no_word_of_it(
    lang: Lang, word: str, sentence: str
) -> None:
    other = OtherWords([RejectedWords({"marwan": [{lang: word, "src_lang": lang}]})])
    assert other.said(sentence) == sentence
    assert other.said(f"{word} …") != f"{word} …"


def test_a_heading_has_a_gap_and_keeps_its_values() -> None:
    other = OtherWords([RejectedWords({"marwan": ["شهيد", "تاريخ القيد"]})])
    assert other.said("ورقة الشهيد وتاريخ القيد: {name}").split() == ["ورقة", "[…]", "{name}"]
    words = Words("en", OtherWords([RejectedWords({"marwan": ["search"]})]).said)
    assert "search" not in words.say("Search so far").casefold()
    assert "SND" in words.say("Case {number}", number="SND")


def test_other_words_that_the_family_rejects_too_have_a_gap() -> None:
    other = OtherWords([RejectedWords({"marwan": ["مات", "المصير"]})])
    said = Labels("ar").heeding(other).term("search_status", "death_claimed")
    assert "[…]" in said and "وفاة" not in said and "المصير" not in said


def test_whoever_rejects_without_end_leaves_the_labels_readable() -> None:
    """A device that writes thousands of words takes no paper away, and lets no label say
    what families reject."""
    flood = OtherWords(
        [RejectedWords({"marwan": [f"كلمة{spelled(number)}" for number in range(4_000)]})]
    )
    found = Labels("ar").heeding(flood)
    assert found.kind("case") == Labels("ar").kind("case")
    assert "وفاة" not in found.term("search_status", "death_claimed")
