"""Where somebody is named by the first letter of the given name beside a further name: before it, or behind
it as in a list. Pure.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.names.address import is_of_no_person
from vsdesk.names.compounds import ARTICLES
from vsdesk.names.fold import fold
from vsdesk.names.initials import Initials, initials_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.names.initials import Initial
    from vsdesk.records.gate.names.names_of_many import NamesOfMany

_TOKEN: Final = re.compile(r"[^\s,،]+")
_NEAR: Final = 60  # letters beside an initial
_MOST: Final = 3  # words of a family name
_LINE: Final = re.compile(r"[\n!?؟;؛]")
_NOBODY: Final = frozenset[str]()


class ByInitial:
    """Finds them; what it looks for is made ready when the first initial stands in a text."""

    def __init__(
        self,
        given: Iterable[tuple[str, Sequence[str]]],
        further: NamesOfMany,
        others: Iterable[str],
    ) -> None:
        """`others`: the given names of everybody else of the file."""
        self._given = [*given]
        self._further = further
        self._names = [*others]

    def found(self, text: str) -> Iterator[tuple[int, int, frozenset[str], bool]]:
        """The place of each, whose it is, and whether nobody else's name begins so."""
        for one in initials_in(text):
            whose = _NOBODY.union(*map(self._initials.whose, one.letters))
            if not whose or self._is_of_no_person(text, one):
                continue
            alone = not any(map(self._others.whose, one.letters))
            for start, end, on in self._beside(text, one):
                if both := whose & on:
                    yield start, end, both, alone
                    break

    @cached_property
    def _initials(self) -> Initials:
        return Initials(self._given)

    @cached_property
    def _others(self) -> Initials:
        return Initials([("", self._names)])

    def _beside(self, text: str, one: Initial) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The further name right behind, else the one right before; with the initial."""
        line = _LINE.split(text[one.end : one.end + _NEAR])[0]
        held = [*_TOKEN.finditer(line)][:_MOST]
        skip = 1 if len(held) > 1 and fold(held[0][0]) in ARTICLES else 0
        for first, last, on in self._further.found([each[0].rstrip(".") for each in held]):
            if first <= skip:
                yield one.start, one.end + held[last].end(), on
        begin = max(0, one.start - _NEAR)
        line = _LINE.split(text[begin : one.start])[-1]
        begin = one.start - len(line)
        held = [*_TOKEN.finditer(line)][-_MOST:]
        for first, last, on in self._further.found([each[0] for each in held]):
            if last == len(held) - 1:
                yield begin + held[first].start(), one.end, on

    @staticmethod
    def _is_of_no_person(text: str, one: Initial) -> bool:
        """Whether it is what a street or a quarter is called."""
        before = [each[0] for each in _TOKEN.finditer(text[max(0, one.start - _NEAR) : one.start])]
        return bool(before) and is_of_no_person([*before, one.letters[0]], len(before))
