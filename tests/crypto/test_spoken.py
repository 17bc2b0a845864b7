"""Digests read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.crypto.spoken import digits9, same_spoken, words8
from vsdesk.crypto.wordlist import word_list


@given(st.binary(min_size=11, max_size=32))
def test_both_carry_the_first_88_bits(digest: bytes) -> None:
    """Words and digits read the same 88 bits, and nothing after them."""
    first = int.from_bytes(digest[:11], "big")
    value = 0
    for word in words8(digest):
        value = value << 11 | word_list("en").index(word)
    groups = digits9(digest).split(" ")
    assert value == first == int("".join(groups))
    assert [len(group) for group in groups] == [3] * 9
    assert digits9(digest).isascii()


def test_known() -> None:
    """Known ends of the range."""
    assert words8(bytes(32)) == ["abandon"] * 8
    assert words8(b"\xff" * 32) == ["zoo"] * 8
    assert digits9(bytes(11)) == " ".join(["000"] * 9)
    assert digits9(b"\xff" * 11) == "309 485 009 821 345 068 724 781 055"
    with pytest.raises(ValueError, match="11 bytes"):
        words8(bytes(10))


def test_same_spoken() -> None:
    """Typed words or digits, in any case and grouping."""
    digest = bytes(range(32))
    assert same_spoken(digest, " ".join(words8(digest)).upper())
    assert same_spoken(digest, digits9(digest).replace(" ", "-"))
    assert same_spoken(digest, digits9(digest).replace(" ", ""))
    arabic = digits9(digest).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert same_spoken(digest, arabic)
    assert same_spoken(digest, f"\u2066{arabic.replace(' ', '‑')}\u2069")
    assert not same_spoken(digest, arabic[::-1])
    assert not same_spoken(digest, " ".join(words8(digest)[:7]))
    assert not same_spoken(digest, " ".join(reversed(words8(digest))))
    assert not same_spoken(digest, "")
