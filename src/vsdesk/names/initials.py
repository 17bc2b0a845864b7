"""First letters that stand in place of a given name (L. Nouri, ل. النوري, Nouri L.), in each script. Pure.

A letter is one with a dot behind it, or a capital by itself; a and I are words. In another script it is heard
as the name sounds: خ. and Kh. and K. are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from vsdesk.names.address import shortened_titles
from vsdesk.names.compounds import is_arabic
from vsdesk.names.fold import fold
from vsdesk.names.skeleton import name_skeletons

_LETTER: Final = r"(?:[KSCGTDkscgtd]h|[^\W\d_])"
_LEANING: Final = r"(?:[وفبلك](?=[^\W\d_]\.))?"  # written together with what follows
_INITIALS: Final = re.compile(rf"(?<![\w.]){_LEANING}((?:{_LETTER}\.\s?)+|[B-HJ-ZÇŞÊÎÛ](?!\w))")
_HOLDS: Final = re.compile("[.B-HJ-ZÇŞÊÎÛ]")  # one of these stands in each, among its first letters
_FIRST: Final = 3  # letters before it: one that leans, two of a letter
_ONE: Final = re.compile(_LETTER)
_VOWEL: Final = "a"  # what begins with no consonant
_WRITTEN: Final = {
    "x": "kh",
    "c": "sc",
    "q": "gk",
    "w": "vu",
    "z": "d",
    "j": "gc",
}  # a sound in Latin
_NOBODY: Final = frozenset[str]()


class Initial(NamedTuple):
    """Where letters stand, and which may be the first of a name: one that is a title for short may be, and
    the one behind it."""

    start: int
    end: int
    letters: tuple[str, ...]


def initials_in(text: str) -> Iterator[Initial]:
    """All of them, in order. Only where one may stand is looked: a long story has few."""
    for found in _found(text):
        letters = _ONE.findall(found[1])
        first = next((at for at, one in enumerate(letters) if not _is_title(one)), len(letters))
        end = found.start(1) + len(found[1].rstrip())
        yield Initial(found.start(1), end, tuple(letters[: first + 1]))


def _found(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for sign in _HOLDS.finditer(text):
        at = sign.start()
        tried = (_INITIALS.match(text, start) for start in range(max(done, at - _FIRST), at + 1))
        if at >= done and (found := next(filter(None, tried), None)):
            yield found
            done = found.end()


def _is_title(letter: str) -> bool:
    return letter.lower() in shortened_titles()


def first_sounds(name: str) -> frozenset[str]:
    """How a name, or a letter by itself, begins."""
    heard = {one[:1] for one in name_skeletons(name)} - {""}
    return frozenset(heard or {_VOWEL})


class Initials:
    """Whose given name a letter may begin."""

    def __init__(self, said: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._letters: dict[tuple[bool, str], set[str]] = {}
        self._sounds: dict[tuple[bool, str], set[str]] = {}
        for who, names in said:
            for name in names:
                plain = fold(name)
                script = is_arabic(plain)
                for letter in {plain[:1], plain[:2]} if not script else {plain[:1]}:
                    self._letters.setdefault((script, letter), set()).add(who)
                for sound in first_sounds(name):
                    for way in {sound, *_WRITTEN.get(sound, ())}:
                        self._sounds.setdefault((script, way), set()).add(who)

    def whose(self, letter: str) -> frozenset[str]:
        """Of whom it is the first."""
        plain = fold(letter)
        script = is_arabic(plain)
        sounds = first_sounds(letter) | ({plain[:1]} if not script else _NOBODY)
        return frozenset(self._letters.get((script, plain), ())).union(
            *(self._sounds.get((not script, one), ()) for one in sounds)
        )
