"""The language of typed words goes by their letters where those are sure, else by the page.
All words are made up."""

from __future__ import annotations

import pytest

from vsdesk.records.dictionary.told_language import language_of
from vsdesk.records.dictionary.values import Json, as_ptext, retold

TAKEN = "أخدوه من الحاجز"


@pytest.mark.parametrize("page", ["en", "ar", "ku"])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (TAKEN, "ar"),
        ("هذا الچي قبل أسبوع، والگاع", "ar"),  # as it is said in Deir ez-Zor
        ("أخدوه داعش ISIS من المنبج", "ar"),
        ("لە ماڵەوە بردیان", "ku"),
        ("ﻣﺤﻤﺪ", "ar"),  # out of an old file: joined forms
        ("They took him", ""),
        ("Ew ji malê birin, şev bû", ""),
        ("He said «الحاجز» and went on", ""),
        ("2013 · 12:30", ""),
        ("", ""),
    ],
)
def test_letters_say_what_they_are_sure_of(page: str, text: str, lang: str) -> None:
    assert language_of(text, page) == (lang or page)


def test_of_a_long_story_the_first_pages_say_it() -> None:
    """It is asked at each key: thirty pages may cost no more than two."""
    assert language_of(TAKEN * 400 + " They took him" * 2_000, "en") == "ar"
    assert language_of("They took him " * 400 + TAKEN * 2_000, "en") == "en"


def test_without_a_page_latin_letters_of_kurmanji_are_kurmanji() -> None:
    assert as_ptext("Şev bû") == {"ku": "Şev bû", "src_lang": "ku"}
    assert as_ptext("a night") == {"en": "a night", "src_lang": "en"}
    assert as_ptext("Şev bû", "en") == {"en": "Şev bû", "src_lang": "en"}, "French has ê and û too"
    assert as_ptext(TAKEN, "en") == {"ar": TAKEN, "src_lang": "ar"}


def test_what_was_saved_or_translated_keeps_its_language() -> None:
    assert retold(None, None, TAKEN, "en") == {"ar": TAKEN, "src_lang": "ar"}
    typed = retold(None, None, TAKEN, "en")
    assert retold(typed, None, "They took him", "en") == {"en": "They took him", "src_lang": "en"}
    saved: Json = {"ku": "Ew birin", "src_lang": "ku"}
    assert retold(saved, saved, TAKEN, "ar") == {"ku": TAKEN, "src_lang": "ku"}
    both: Json = {"ar": TAKEN, "en": "They took him", "src_lang": "ar"}
    again = {"ar": f"{TAKEN} ليلاً", "en": "They took him", "src_lang": "ar"}
    assert retold(both, None, f"{TAKEN} ليلاً", "en") == again
    assert retold({"answer": "unknown"}, None, TAKEN, "en") == {"ar": TAKEN, "src_lang": "ar"}
    assert retold(saved, saved, "  ", "ar") is None
