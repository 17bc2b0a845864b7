"""The three word lists, and 32 bytes written in one of them (docs/spec/keys.md §3).

English is BIP 39; Arabic and Kurmanji are our own lists by its rules, smaller, so that every word is
an everyday one. A list of 2ᵇ words holds b bits a word: n words hold the 256 bits and, in what is
left, the beginning of their SHA-256.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Final

from mnemonic import Mnemonic

from vsdesk.crypto.secrets import Rng
from vsdesk.errors import UserError
from vsdesk.languages import SOURCE, folder_of
from vsdesk.words import LANG_OF, Lang
from vsdesk.written_words import COUNTS, folded, list_language, places_of, word_key

ENTROPY: Final = 32
_BITS: Final = 8 * ENTROPY
_OFFERED_BITS: Final = 77
_BYTES: Final = 2
_LANG_OF_COUNT: Final = {count: LANG_OF[lang] for lang, count in COUNTS.items()}
_UNSURE_ENDS: Final = ("ه", "ي")  # which many write as ة and ى


@cache
def word_list(lang: Lang) -> tuple[str, ...]:
    """The words of one language in order: 2,048 English, 1,024 Arabic, 512 Kurmanji. Of a language without a
    list, those of the one that it falls back to."""
    lang = list_language(lang)
    if lang == SOURCE:
        return tuple(Mnemonic("english").wordlist)
    path = folder_of(lang) / "recovery_words.txt"
    return tuple(path.read_text(encoding="utf-8").split())


@cache
def _places(lang: Lang) -> dict[str, int]:
    return places_of(word_list(lang))


def written(entropy: bytes, lang: Lang) -> list[str]:
    """32 bytes as 24 English, 27 Arabic or 30 Kurmanji words."""
    words, count = word_list(lang), COUNTS[list_language(lang)]
    width = len(words).bit_length() - 1
    value = _with_sum(entropy, count * width - _BITS)
    return [words[value >> place * width & len(words) - 1] for place in reversed(range(count))]


def read(words: Sequence[str]) -> bytes:
    """The 32 bytes of these words, each told by its first four letters.

    Raises UserError E_RECOVERY for another number of words, a bad sum, and an unknown word: then the place of
    the first one as `word`, never the word itself.
    """
    lang = _LANG_OF_COUNT.get(len(words))
    if lang is None:
        raise UserError("E_RECOVERY", "number of words")
    places, width = _places(lang), len(word_list(lang)).bit_length() - 1
    value = 0
    for number, word in enumerate(words, 1):
        place = places.get(word_key(word))
        if place is None:
            raise UserError("E_RECOVERY", word=number)
        value = value << width | place
    spare = len(words) * width - _BITS
    entropy = (value >> spare).to_bytes(ENTROPY, "big")
    if _with_sum(entropy, spare) != value:
        raise UserError("E_RECOVERY", "sum")
    return entropy


def _with_sum(entropy: bytes, spare: int) -> int:
    """The bits of `entropy` and the first `spare` (at most 16) bits of its SHA-256."""
    begin = int.from_bytes(hashlib.sha256(entropy).digest()[:2], "big")
    return int.from_bytes(entropy, "big") << spare | begin >> 16 - spare


@cache
def surely_typed(lang: Lang) -> tuple[str, ...]:
    """The words that everybody types alike on every keyboard: a passphrase must come letter by letter."""
    return tuple(
        word for word in word_list(lang) if folded(word) == word and word[-1] not in _UNSURE_ENDS
    )


def offered(rng: Rng, lang: Lang) -> list[str]:
    """Words for a passphrase, of at least 77 bits together, each as likely as the others."""
    words = surely_typed(lang)
    count = next(n for n in range(1, _OFFERED_BITS) if len(words) ** n >= 2**_OFFERED_BITS)
    return [words[_below(len(words), rng)] for _ in range(count)]


def _below(limit: int, rng: Rng) -> int:
    fair = 256**_BYTES // limit * limit
    while (drawn := int.from_bytes(rng(_BYTES), "big")) >= fair:
        pass
    return drawn % limit
