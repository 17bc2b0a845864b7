"""Coarse keys of a name: what most spellings of it share, for finding, never for deciding.

Vowels and h fall away; letters that scripts and dialects mix up are one (b p v f, t d z, s sh c, k g j kh).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from vsdesk.names.sound import LETTERS, sounds

_CLASSES: Final = "' & bpvf tTdD~ZzJ sSc CjgkqQX r l m n y w"
_CLASS: Final = {letter: group[0] for group in _CLASSES.split() for letter in group}
CLASSES: Final = tuple(group[0] for group in _CLASSES.split())


def coarse(sound: bytes) -> str:
    """The classes of a sound's letters in order, none twice in a row."""
    found = ""
    for code in sound[::2]:
        letter = _CLASS.get(LETTERS[code], "")
        if letter != found[-1:]:
            found += letter
    return found


@lru_cache(maxsize=65536)
def coarse_keys(unit: str) -> tuple[str, ...]:
    """The coarse keys of one name as `compounds.units` gives it; those of a single letter too."""
    return tuple(dict.fromkeys(key for key in map(coarse, sounds(unit)) if key))
