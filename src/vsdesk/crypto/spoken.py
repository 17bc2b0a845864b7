"""A digest as people read it to each other: words of any list, or 9 groups of 3 digits; 88 bits each.

The words are a view of one number (docs/spec/envelope.md §3): two whose windows speak different
languages read the digits to each other, or the words of one list that both can show.
"""

from __future__ import annotations

from typing import Final
from unicodedata import category

from vsdesk.crypto.wordlist import word_list
from vsdesk.languages import Lang
from vsdesk.numerals import in_ascii
from vsdesk.written_words import COUNTS, word_key

BITS: Final = 88
_DIGITS: Final = 27


def words_of(digest: bytes, lang: Lang) -> list[str]:
    """The first 88 bits of `digest` (at least 11 bytes) in the list of a language: 8 English words,
    9 Arabic, 10 Kurmanji."""
    words = word_list(lang)
    width = len(words).bit_length() - 1
    value = _first_bits(digest)
    return [words[value >> shift & len(words) - 1] for shift in _shifts(width)]


def digits9(digest: bytes) -> str:
    """The same 88 bits as one number of 27 digits, in 9 groups of 3."""
    digits = f"{_first_bits(digest):0{_DIGITS}d}"
    return " ".join(digits[i : i + 3] for i in range(0, _DIGITS, 3))


def same_spoken(digest: bytes, said: str) -> bool:
    """True when `said` (words of any list or digits, any case, spaces or dashes between) is what
    `digest` reads.

    A word is told by its key, as on paper. Digits of any script are read; marks of direction and
    isolates are no part of what was said.
    """
    heard = "".join(" " if category(c) == "Pd" else c for c in said if category(c) != "Cf")
    tokens = in_ascii(heard).split()
    keys = [word_key(token) for token in tokens]
    return "".join(tokens) == digits9(digest).replace(" ", "") or any(
        keys == [word_key(word) for word in words_of(digest, lang)] for lang in COUNTS
    )


def _shifts(width: int) -> list[int]:
    """Where the digits of a number of 88 bits stand in base 2**width, the highest first."""
    return [*range(0, BITS, width)][::-1]


def _first_bits(digest: bytes) -> int:
    if len(digest) * 8 < BITS:
        raise ValueError("a digest to read aloud has at least 11 bytes")
    return int.from_bytes(digest[: BITS // 8], "big")
