"""tools/check_wordlists.py: each rule of the lists on paper, broken once."""

from __future__ import annotations

import pytest

from tools import check_wordlists
from vsdesk.crypto.wordlist import word_list
from vsdesk.words import Lang


def test_the_lists_keep_the_rules() -> None:
    assert check_wordlists.main() == 0


@pytest.mark.parametrize(
    ("lang", "at", "word", "said"),
    [
        ("ar", 0, "house", "a letter of another alphabet"),
        ("ar", 0, "اب", "2 letters"),
        ("ar", 5, "سجناء", "hurts"),
        ("ar", 5, "مسدس", "hurts"),
        ("ku", 5, "girtîgeh", "hurts"),
        ("ku", 5, "şoreş", "hurts"),
        ("ku", 5, "ağa", "a letter of another alphabet"),
        ("ku", 5, "pirtûkxane", "10 letters"),
        ("ku", 5, "abstract", "stands in another list too"),
        ("ku", 5, "çirok", "the same first letters"),
        ("ku", 5, "muzik", "one letter apart"),
        ("ar", 5, "كتابه", "the same first letters"),
    ],
)
def test_a_word_that_breaks_a_rule(lang: Lang, at: int, word: str, said: str) -> None:
    words = [*word_list(lang)]
    words[at] = word
    found = [*check_wordlists.problems(lang, words, word_list("en"))]
    assert any(said in one and "order" not in one for one in found), found


def test_a_list_of_another_size() -> None:
    found = [*check_wordlists.problems("ku", word_list("ku")[:-1], ())]
    assert "ku: 511 words and not 512" in found


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("dar", "dar", True),
        ("dar", "dara", True),
        ("dar", "car", True),
        ("dar", "dra", False),
        ("dar", "mase", False),
        ("sar", "sr", True),
    ],
)
def test_one_letter_apart(one: str, other: str, near: bool) -> None:
    assert check_wordlists.alike(one, other) == check_wordlists.alike(other, one) == near
    assert not near or [*check_wordlists.close([one, other])] == [(one, other)]
