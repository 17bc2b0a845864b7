"""docs/spec/words.txt is the list that the program reads aloud from."""

from __future__ import annotations

from pathlib import Path

from vsdesk.crypto.spoken import word_list

PAGE = Path(__file__).parent.parent.parent / "docs/spec/words.txt"


def test_the_words_are_those_of_the_program() -> None:
    assert tuple(PAGE.read_text("ascii").split("\n")) == (*word_list(), "")
    assert len(word_list()) == 2048
