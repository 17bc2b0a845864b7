"""A digest as people read it to each other: 8 words, or 9 groups of 3 digits; 88 bits each.

ASCII in every language, whatever the locale: the two who read to each other may have windows in
different languages. Source of the word list: BIP 39, English.
"""

from __future__ import annotations

from typing import Final
from unicodedata import category

from vsdesk.crypto.wordlist import word_list
from vsdesk.languages import SOURCE
from vsdesk.numerals import in_ascii

BITS: Final = 88
_WORD_BITS: Final = 11
_DIGITS: Final = 27


def words8(digest: bytes) -> list[str]:
    """The first 88 bits of `digest` (at least 11 bytes) as 8 words of 11 bits."""
    value = _first_bits(digest)
    shifts = range(BITS - _WORD_BITS, -1, -_WORD_BITS)
    return [word_list(SOURCE)[value >> shift & 2047] for shift in shifts]


def digits9(digest: bytes) -> str:
    """The same 88 bits as one number of 27 digits, in 9 groups of 3."""
    digits = f"{_first_bits(digest):0{_DIGITS}d}"
    return " ".join(digits[i : i + 3] for i in range(0, _DIGITS, 3))


def same_spoken(digest: bytes, said: str) -> bool:
    """True when `said` (words or digits, any case, spaces or dashes between) is what `digest` reads.

    Digits of any script are read; marks of direction and isolates are no part of what was said.
    """
    heard = "".join(" " if category(c) == "Pd" else c for c in said if category(c) != "Cf")
    tokens = in_ascii(heard).lower().split()
    return tokens == words8(digest) or "".join(tokens) == digits9(digest).replace(" ", "")


def _first_bits(digest: bytes) -> int:
    if len(digest) * 8 < BITS:
        raise ValueError("a digest to read aloud has at least 11 bytes")
    return int.from_bytes(digest[: BITS // 8], "big")
