"""Which sounds a word can have at all, by its letters: asked before its skeletons are worked out.

A skeleton is out of reach where it has a consonant that no letter of the word may be read as. Coarse on
purpose: what is refused here has that skeleton by no reading; what is not refused may still not have it.
"""

from __future__ import annotations

from typing import Final

from vsdesk.names.compounds import MARKED, TEH
from vsdesk.names.fold import fold
from vsdesk.names.skeleton import ARABIC, LATIN
from vsdesk.names.spellings import typed

_ALPHABET: Final = "abcdfhjklmnqrstwxyz"  # of skeletons
_BIT: Final = {letter: 1 << place for place, letter in enumerate(_ALPHABET)}
# What one letter is read as beside its table: at the beginning of a word, at its end, and in compounds.
_BESIDE: Final = {"ي": "y", "y": "y", "o": "w", "u": "w", "s": "c", "t": "d", "p": "b", "v": "b"}
_MOST: Final = 200  # sets of consonants, of which the least are looked for in each word
_ALWAYS: Final = "a"  # a vowel that begins the word


def mask(sounds: str) -> int:
    """The consonants of a skeleton as bits."""
    bits = 0
    for one in sounds:
        bits |= _BIT.get(one, 0)
    return bits


def _reached() -> dict[str, int]:
    found: dict[str, int] = {}

    def reads(letters: str, sounds: str) -> None:
        for one in letters:
            found[one] = found.get(one, 0) | mask(sounds)

    for letter, ways in ARABIC.items():
        reads(typed(fold(letter)) + ("ه" if letter == TEH else ""), "".join(ways))
    for unit, ways in LATIN.items():
        reads(fold(unit), "".join(ways))
    for code, spelt in MARKED.items():
        if spelt in LATIN:  # a letter with a mark, and what each letter is that is written for it
            reads(fold(chr(code)), "".join(way for one in (spelt, *spelt) for way in LATIN[one]))
    for letter, sounds in _BESIDE.items():
        reads(letter, sounds)
    return found


_REACHED: Final = _reached()


def reach(letters: str) -> int:
    """Every consonant that a word in plain letters (`spellings.Word`) may be heard with, as bits."""
    bits = _BIT[_ALWAYS]
    for one in letters:
        bits |= _REACHED.get(one, 0)
    return bits


def least(masks: frozenset[int]) -> frozenset[int]:
    """Those by which the others are within reach too; of very many, none that refuses anything."""
    if len(masks) > _MOST:
        return frozenset({0})
    return frozenset(
        one for one in masks if not any(other != one and not other & ~one for other in masks)
    )
