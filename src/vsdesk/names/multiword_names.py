"""Names of several words that count as a whole only, heard in each script: word by word,
in their order. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vsdesk.names.compounds import ARTICLES, is_arabic
from vsdesk.names.spellings import Sound, Word

Phrase = tuple[frozenset[Sound], ...]  # how each word sounds


class InOrder:
    """Hears such names in the words of a text; articles may stand between. Looked up by how the
    first two words sound."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """`phrases`: of two words at least."""
        begins: dict[tuple[Sound, Sound], set[Phrase]] = {}
        sounds: set[Sound] = set()
        for phrase in phrases:
            sounds = sounds.union(*phrase)
            for one in phrase[0]:
                for other in phrase[1]:
                    begins.setdefault((one, other), set()).add(phrase)
        self._begins: Final = begins
        self._sounds: Final = frozenset(sounds)

    def found(self, spoken: Sequence[tuple[int, Word]]) -> Iterator[tuple[int, int, Phrase]]:
        """The token of the first and of the last word of each, and which it is."""
        if not self._begins:
            return
        heard = [(place, self._heard(one)) for place, one in spoken if one.letters not in ARTICLES]
        for at in range(len(heard) - 1):
            first, second = heard[at][1], heard[at + 1][1]
            pairs = ((one, other) for one in first for other in second) if second else ()
            for phrase in {held for pair in pairs for held in self._begins.get(pair, ())}:
                words = heard[at : at + len(phrase)]
                if len(words) == len(phrase) and not any(
                    said.isdisjoint(sounds) for said, (_, sounds) in zip(phrase, words, strict=True)
                ):
                    yield heard[at][0], words[-1][0], phrase

    def _heard(self, word: Word) -> frozenset[Sound]:
        """How a word sounds, as far as it may be one of theirs: in the other script, and
        Latin letters in both."""
        scripts = (False,) if is_arabic(word.letters) else (False, True)
        sounds = word.sounds()
        return frozenset((one, sound) for one in scripts for sound in sounds) & self._sounds
