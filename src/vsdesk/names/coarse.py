"""Coarse keys of a name: what most spellings of it share, for finding, never for deciding.

Vowels and h fall away; letters that scripts and dialects mix up are one (b p v f, t d z, s sh c, k g j kh).
"""

from __future__ import annotations

from typing import Final

from vsdesk.memo import memo
from vsdesk.names.sound import LETTERS, sounds

_CLASSES: Final = "' & bpvf tTdD~ZzJ sSc CjgkqQX r l m n y w"
_CLASS: Final = {letter: group[0] for group in _CLASSES.split() for letter in group}
_FINER: Final = "' & bpv f tT dD~Zz J s Sc Cj gk qQ X h r l m n y w"
_FINE: Final = {letter: group[0] for group in _FINER.split() for letter in group}
CLASSES: Final = tuple(group[0] for group in _CLASSES.split())


def coarse(sound: bytes) -> str:
    """The classes of a sound's letters, each once, in a fixed order: letters may change places."""
    return "".join(sorted({_CLASS.get(LETTERS[code], "") for code in sound[::2]}))


def skeleton(sound: bytes) -> str:
    """Finer, and in the order of the letters: what counts how many bear a name."""
    return _read(sound, _FINE)


def _read(sound: bytes, classes: dict[str, str]) -> str:
    found = ""
    for code in sound[::2]:
        letter = classes.get(LETTERS[code], "")
        if letter != found[-1:]:
            found += letter
    return found


@memo(65536)
def coarse_keys(unit: str) -> tuple[str, ...]:
    """The coarse keys of one name as `compounds.units` gives it; those of a single letter too."""
    return tuple(dict.fromkeys(key for key in map(coarse, sounds(unit)) if key))


@memo(65536)
def skeletons(unit: str) -> tuple[str, ...]:
    """The finer keys of one name as `compounds.units` gives it."""
    return tuple(dict.fromkeys(key for key in map(skeleton, sounds(unit)) if key))
