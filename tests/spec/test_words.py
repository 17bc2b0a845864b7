"""The lists of words in docs/spec are those of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from vsdesk.crypto.shares import share_words
from vsdesk.crypto.wordlist import word_list
from vsdesk.words import Lang

SPEC = Path(__file__).parent.parent.parent / "docs/spec"


@pytest.mark.parametrize(
    ("lang", "page", "many"),
    [("en", "words.txt", 2048), ("ar", "words-ar.txt", 1024), ("ku", "words-ku.txt", 512)],
)
def test_the_words_are_those_of_the_program(lang: Lang, page: str, many: int) -> None:
    assert tuple((SPEC / page).read_text("utf-8").split("\n")) == (*word_list(lang), "")
    assert len(word_list(lang)) == many


def test_the_words_of_shares_are_slip39s() -> None:
    assert tuple((SPEC / "words-slip39.txt").read_text("utf-8").split("\n")) == (
        *share_words("en"),
        "",
    )
    assert len(share_words("en")) == len(share_words("ar")) == 1024
