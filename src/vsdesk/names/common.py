"""Names that many bear: a spelling close to one of them is a name, not a slip
(resources/names/common.txt)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from vsdesk import paths
from vsdesk.names.coarse import skeleton
from vsdesk.names.compounds import units
from vsdesk.names.distance import NEAR, between
from vsdesk.names.sound import sounds
from vsdesk.names.spellings import Word, parts


class CommonNames:
    """Tells whether a name is one that many bear, in whatever script. Immutable."""

    def __init__(self, names: Iterable[str]) -> None:
        self._heard: dict[str, set[bytes]] = {}
        for name in names:
            for sound in sounds(name):
                self._heard.setdefault(skeleton(sound), set()).add(sound)

    @classmethod
    def load(cls) -> CommonNames:
        """The shipped names."""
        return cls(unit for name in _shipped() for unit in units(name))

    def __contains__(self, heard: tuple[bytes, ...]) -> bool:
        return any(
            between(sound, known) <= NEAR
            for sound in heard[:1]
            for known in self._heard.get(skeleton(sound), ())
        )


def many_bear(word: Word) -> bool:
    """Whether a word of a text is written as one of the shipped names."""
    return not _spellings().isdisjoint(word.readings())


def is_common(word: Word) -> bool:
    """The same of the word as it stands: with no letter of another word before the name, and no ending."""
    return word.letters in _spellings()


@cache
def _spellings() -> frozenset[str]:
    return frozenset(way for name in _shipped() for part in parts(name) for way in part.usual)


def _shipped() -> list[str]:
    text = (paths.resources() / "names" / "common.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return [word.replace("_", " ") for line in lines for word in line.split()]
