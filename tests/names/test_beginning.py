"""How much of a name and of a text lists and the search read, told in letters of the normal form."""

from __future__ import annotations

import pytest

from vsdesk.names import search_limits
from vsdesk.names.compounds import MOST_LETTERS
from vsdesk.names.fold import fold

MANY = "ﷺ"  # one letter that stands for eighteen


@pytest.mark.parametrize("text", ["", "مروان", "مُحَمَّد الدرويش", "ﻣﺮﻭﺍﻥ ﻻ", "Şêxmûs", "قال ﷺ خيراً"])
def test_what_people_write_is_read_whole(text: str) -> None:
    assert search_limits.of_name(text) == search_limits.of_text(text) == text


def test_a_long_text_is_read_whole_and_a_long_name_by_its_beginning() -> None:
    for story in (
        "مروان في السوق ﷺ قال لي كلاماً طويلاً جداً " * 5_000,
        "a word and another " * 9_000,
    ):
        assert search_limits.of_text(story) == story
        assert search_limits.of_name(story) == story[:MOST_LETTERS] or MANY in story
        assert len(search_limits.of_name(story)) > MOST_LETTERS / 2


@pytest.mark.parametrize("wide", [MANY, "ﷻ", "ﷲ", "㍿", "㋿ﷺ"])
def test_one_letter_for_many_is_counted_as_many(wide: str) -> None:
    assert len(fold(search_limits.of_name(wide * 100_000))) <= MOST_LETTERS
    text = wide * 10_000
    assert len(fold(search_limits.of_text(text))) <= 2 * len(text)
    assert search_limits.of_name("مروان " + wide * 9_000).startswith("مروان ")
