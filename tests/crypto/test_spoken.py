"""Digests read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.crypto.spoken import digits9, same_spoken, words_of
from vsdesk.crypto.wordlist import word_list
from vsdesk.words import Lang

MANY = [("en", 8), ("ar", 9), ("ku", 10)]


@pytest.mark.parametrize(("lang", "many"), MANY)
@given(digest=st.binary(min_size=11, max_size=32))
def test_all_carry_the_first_88_bits(lang: Lang, many: int, digest: bytes) -> None:
    """Words of each list and digits read the same 88 bits, and nothing after them."""
    first = int.from_bytes(digest[:11], "big")
    value, said = 0, words_of(digest, lang)
    for word in said:
        value = value * len(word_list(lang)) + word_list(lang).index(word)
    groups = digits9(digest).split(" ")
    assert value == first == int("".join(groups))
    assert len(said) == many
    assert [len(group) for group in groups] == [3] * 9
    assert digits9(digest).isascii()


def test_known() -> None:
    """Known ends of the range."""
    assert words_of(bytes(32), "en") == ["abandon"] * 8
    assert words_of(b"\xff" * 32, "en") == ["zoo"] * 8
    for lang, many, first in (("ar", 9, 255), ("ku", 10, 127)):
        listed = word_list(lang)
        assert words_of(bytes(32), lang) == [listed[0]] * many
        assert words_of(b"\xff" * 32, lang) == [listed[first], *[listed[-1]] * (many - 1)]
    assert digits9(bytes(11)) == " ".join(["000"] * 9)
    assert digits9(b"\xff" * 11) == "309 485 009 821 345 068 724 781 055"
    with pytest.raises(ValueError, match="11 bytes"):
        words_of(bytes(10), "en")


def test_same_spoken() -> None:
    """Typed words of any list or digits, in any case and grouping."""
    digest = bytes(range(32))
    assert same_spoken(digest, " ".join(words_of(digest, "en")).upper())
    assert same_spoken(digest, digits9(digest).replace(" ", "-"))
    assert same_spoken(digest, digits9(digest).replace(" ", ""))
    arabic = digits9(digest).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert same_spoken(digest, arabic)
    assert same_spoken(digest, f"\u2066{arabic.replace(' ', '‑')}\u2069")
    assert not same_spoken(digest, arabic[::-1])
    assert not same_spoken(digest, "")


@pytest.mark.parametrize(("lang", "many"), MANY)
def test_other_words_of_a_list_are_others(lang: Lang, many: int) -> None:
    digest = bytes(range(32))
    said = words_of(digest, lang)
    assert same_spoken(digest, " ".join(said))
    assert not same_spoken(digest, " ".join(said[: many - 1]))
    assert not same_spoken(digest, " ".join(reversed(said)))
    for place in range(many):
        other = word_list(lang)[word_list(lang).index(said[place]) - 1]
        assert not same_spoken(digest, " ".join([*said[:place], other, *said[place + 1 :]]))


def test_words_typed_as_a_keyboard_without_marks_writes_them() -> None:
    digest = bytes.fromhex("01f3c1a5e6d7b89900ff12")
    kurmanji = " ".join(words_of(digest, "ku"))
    plain = kurmanji.translate(str.maketrans("êîûşç", "eiusc"))
    assert plain != kurmanji
    assert same_spoken(digest, plain)
    arabic = " ".join(words_of(digest, "ar"))
    bare = arabic.translate(str.maketrans("أإآةى", "اااهي"))
    assert bare != arabic
    assert same_spoken(digest, bare)
