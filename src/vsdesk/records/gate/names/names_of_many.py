"""The names of many, looked for in words at once, and whose each is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from vsdesk.names.multiword_names import Phrase
from vsdesk.names.spellings import Sound
from vsdesk.records.gate.names.surnames import Key, Surnames, ways_of
from vsdesk.records.gate.told.joint_readers import Together

_NOBODY: Final = frozenset[str]()


class NamesOfMany:
    """The names of many, looked for at once, and whose each is."""

    def __init__(
        self,
        said: Iterable[tuple[str, Sequence[str]]],
        together: Together,
        *,
        as_a_whole: bool = False,
        least: int = 0,
    ) -> None:
        owners: dict[Key, set[str]] = {}
        forms: set[str] = set()
        sounds: set[Sound] = set()
        phrases: set[Phrase] = set()
        for who, names in said:
            ways, heard, in_order = ways_of(names, as_a_whole=as_a_whole, least=least)
            forms |= ways
            sounds |= heard
            phrases |= in_order
            for key in frozenset[Key](ways) | heard | in_order:
                owners.setdefault(key, set()).add(who)
        held = Surnames(frozenset(forms), frozenset(sounds), frozenset(phrases))
        self.all = held.beside(together)
        self._owners: Mapping[Key, set[str]] = owners
        self._whose: dict[frozenset[Key], frozenset[str]] = {}

    def found(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The first and the last token of each that stands there, and whose it is."""
        for first, last, keys in self.all.found(tokens):
            if keys not in self._whose:
                self._whose[keys] = _NOBODY.union(*(self._owners.get(key, ()) for key in keys))
            yield first, last, self._whose[keys]
