"""Where somebody is named by a slip, nearly so (`slips.nearly`), or for short: with a further name of theirs
right behind. Pure.

What is spelled as another person's name on file is theirs. What a device alone says that opened the file
counts too where the word is a name that many bear: then it is no slip of another one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from vsdesk.names.common import many_bear
from vsdesk.names.compounds import ARTICLES, CHILD_OF
from vsdesk.names.fold import fold
from vsdesk.names.slips import nearly, slips
from vsdesk.names.spellings import words
from vsdesk.records.gate.names.bearers import Bearers
from vsdesk.records.gate.names.surnames import Surnames

_JOINING: Final = 2  # "son of" and articles between a slip and the further name
_NOBODY: Final = frozenset[str]()
_NO_PLACES: Final = frozenset[int]()

Said = Iterable[tuple[str, Sequence[str]]]
Place = tuple[int, int, frozenset[str]]  # the first and the last token, and whose it may be


class NearNames:
    """Hears those whose given names are nearly written."""

    def __init__(self, said: Said, bearers: Bearers, others: Surnames, borne: Surnames) -> None:
        """`others`: the names of everybody else; `borne`: all that are on file, by whatever word."""
        said = [*said]
        self._bearers = bearers
        self._others, self._borne = others, borne
        self._slips = _Spelled(said, slips)
        self._nearly = _Spelled(said, nearly)

    def found(
        self, tokens: Sequence[str], further: Mapping[int, frozenset[str]], named: Collection[int]
    ) -> list[Place]:
        """The token of each, that of the further name right behind, and whose both are. `named`: where a
        name of somebody stands who is looked for."""
        if not further:
            return []
        slipped = [*self._followed(tokens, self._slips.found(tokens), further)]
        near = [*self._followed(tokens, self._nearly.found(tokens), further)]
        if not (slipped or near):
            return []
        others = self._others.places(tokens)
        borne = self._borne.places(tokens).union(named) if near else _NO_PLACES
        mine = (one for one in near if not (one[0] in borne and _is_known(tokens[one[0]])))
        return [one for one in (*slipped, *mine) if one[0] not in others]

    def _followed(
        self,
        tokens: Sequence[str],
        slipped: Iterable[Place],
        further: Mapping[int, frozenset[str]],
    ) -> Iterator[Place]:
        for first, last, whose in slipped:
            at = last + 1
            while (
                at < len(tokens)
                and at <= last + _JOINING
                and fold(tokens[at]) in CHILD_OF | ARTICLES
            ):
                at += 1
            if on := self._bearers.both(whose, further.get(at, _NOBODY)):
                yield first, at, on


class _Spelled:
    """How the names of many may be written in one manner, and whose each is."""

    def __init__(self, said: Said, manner: Callable[[str], frozenset[str]]) -> None:
        self._said = said
        self._manner = manner

    @cached_property
    def _owners(self) -> Mapping[str, frozenset[str]]:
        """Asked for the first text in which a further name of anybody stands."""
        owners: dict[str, set[str]] = {}
        ways: dict[str, frozenset[str]] = {}
        for who, names in self._said:
            for name in names:
                if name not in ways:
                    ways[name] = self._manner(name)
                for way in ways[name]:
                    owners.setdefault(way, set()).add(who)
        return {way: frozenset(whose) for way, whose in owners.items()}

    def found(self, tokens: Sequence[str]) -> Iterator[Place]:
        """Each that stands there as a word or two."""
        if not self._owners:
            return
        spoken = [words(one) for one in tokens]
        for at, said in enumerate(spoken):
            for way in dict.fromkeys(way for one in said for way in one.readings()):
                if whose := self._owners.get(way):
                    yield at, at, whose
        for at, (said, then) in enumerate(pairwise(spoken)):
            for begin in said[-1].begins if said and then else ():
                if whose := self._owners.get(said[-1].letters[begin:] + then[0].letters):
                    yield at, at + 1, whose


def _is_known(token: str) -> bool:
    return any(map(many_bear, words(token)))
