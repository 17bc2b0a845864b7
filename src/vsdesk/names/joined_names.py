"""Names of people that are written as one word: a given one and one that stands beside it, in either order,
in each script (SalmaNouri, nourisalma88, نورالنوري).

A handle is written so, and a word before which the space was forgotten. Each half is one of the name's own
spellings or sounds as it does, however short it is. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.compounds import LONGEST, is_arabic
from vsdesk.names.reach import least, mask, reach
from vsdesk.names.slips import nearly, slips
from vsdesk.names.spellings import END, KEPT, Sound, Word, begins_of, is_read, parts

_HALF: Final = 2  # letters of a half
_SURE: Final = 4  # letters and sounds of both by which they are no chance
_NOBODY: Final = frozenset[str]()

Whose = Mapping[str, int]  # and by how many letters or sounds


class _Halves:
    """The names of many, each as half of a word."""

    def __init__(self, said: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._said = [(who, name) for who, names in said for name in names if is_read(name)]
        self._forms: dict[str, set[str]] = {}
        self._sounds: dict[bool, dict[str, set[str]]] = {False: {}, True: {}}  # by script
        self.masks: dict[str, set[int]] = {}
        for who, name in self._said:
            self.masks.setdefault(who, set()).update(_masks(name))

    def _spell(self) -> None:
        """Take the names apart: asked for the first word that may be made of two of them."""
        said, self._said = self._said, []
        for who, name in said:
            forms, sounds = _ways(name)
            for way in forms:
                self._forms.setdefault(way, set()).add(who)
            for arabic, sound in sounds:
                self._sounds[arabic].setdefault(sound, set()).add(who)

    def whose(self, letters: str) -> Whose:
        """Whose name these letters are."""
        if self._said:
            self._spell()
        word = Word(letters, begins_of(letters), letters)
        found: dict[str, int] = {}
        for way in word.readings():
            for who in self._forms.get(way, _NOBODY) | self._forms.get(way + END, _NOBODY):
                found[who] = max(found.get(who, 0), len(way))
        scripts = (False,) if is_arabic(letters) else (False, True)
        heard = [self._sounds[one] for one in scripts if self._sounds[one]]
        for sound in word.sounds() if heard else ():
            for who in _NOBODY.union(*(one.get(sound, ()) for one in heard)):
                found[who] = max(found.get(who, 0), len(sound))
        return found


class RunTogether:
    """Finds of whom both names stand in one word."""

    def __init__(self, said: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> None:
        """`said`: of each person the given names, and those that stand beside them."""
        held = [(who, given, further) for who, given, further in said if given and further]
        self._given: Final = _Halves((who, given) for who, given, _ in held)
        self._further: Final = _Halves((who, further) for who, _, further in held)
        self._judged: dict[str, frozenset[str]] = {}

    def whose(self, word: Word) -> frozenset[str]:
        """Whose names a word is, whatever digits stand beside."""
        letters = word.letters
        if not self._masks or not 2 * _HALF < len(letters) <= LONGEST:
            return _NOBODY
        if letters not in self._judged:
            if len(self._judged) >= KEPT:
                self._judged.clear()
            out = ~reach(letters)  # nearly every word has not the consonants of both
            cut = self._cut(letters) if any(not one & out for one in self._masks) else ()
            self._judged[letters] = frozenset(cut)
        return self._judged[letters]

    def _cut(self, letters: str) -> Iterator[str]:
        for first, second in _cuts(letters):
            if given := self._given.whose(first):
                yield from _both(given, self._further.whose(second))
                for middle, last in _cuts(second):  # the father's name between
                    if on := _also(given, self._further.whose(middle)):
                        yield from _both(on, self._further.whose(last))
            if further := self._further.whose(first):
                yield from _both(further, self._given.whose(second))

    @cached_property
    def _masks(self) -> frozenset[int]:
        """The consonants of both names of somebody: what a word must have at least."""
        every = {
            given | further
            for who, held in self._given.masks.items()
            for given in held
            for further in self._further.masks.get(who, ())
        }
        return least(frozenset(every))


def _cuts(letters: str) -> Iterator[tuple[str, str]]:
    yield from ((letters[:at], letters[at:]) for at in range(_HALF, len(letters) - _HALF + 1))


def _also(first: Whose, then: Whose) -> Whose:
    """Who has both, by how much together."""
    return {who: size + then[who] for who, size in first.items() if who in then}


def _both(first: Whose, then: Whose) -> Iterator[str]:
    """Who has both, by enough of them."""
    yield from (who for who, size in _also(first, then).items() if size >= _SURE)


@memo(KEPT)
def _ways(name: str) -> tuple[frozenset[str], frozenset[Sound]]:
    """How one name may be written, by a slip too, and how it sounds."""
    held = [*parts(name)]
    forms = slips(name).union(nearly(name), *(one.spellings for one in held))
    return forms, frozenset[Sound]().union(*(one.sounds for one in held))


@memo(KEPT)
def _masks(name: str) -> frozenset[int]:
    """The consonants of each way in which it sounds."""
    return frozenset(mask(one) for _, one in _ways(name)[1])
