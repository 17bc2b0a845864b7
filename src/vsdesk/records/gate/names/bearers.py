"""Who bears the names that stand in words: groups of the same people, met at every word again.

A name that thousands bear stands in thousands of texts. So what two groups have in common, or not, is worked
out once for the same two, and each word costs the same, however many bear it. Pure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Group = frozenset[str]

_KEPT: Final = 1_000_000  # people of all groups that are kept
_FEW: Final = 64  # people whom to go through costs less than to look them up
_PLACE: Final = 8  # what one place costs, in people


class Bearers:
    """Works out groups from groups, and gives one object for the same people.

    Known again is the object and not who is in it: to see that two of them hold the same people would be to
    go through all. Window and writer may ask at once.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, int, int], tuple[Group, Group, Group]] = {}
        self._first: dict[int, tuple[Group, str]] = {}
        self._same: dict[Group, Group] = {}
        self._held = 0

    def both(self, one: Group, two: Group) -> Group:
        """Who is in both."""
        if min(len(one), len(two)) <= _FEW:
            return one & two
        return self._of("&", one, two, Group.__and__)

    def either(self, one: Group, two: Group) -> Group:
        """Who is in one of them."""
        return self._of("|", one, two, Group.__or__) if one and two else one or two

    def rest(self, one: Group, two: Group) -> Group:
        """Who is in the first alone."""
        if not two or len(one) <= _FEW:
            return one - two if two else one
        return self._of("-", one, two, Group.__sub__)

    def first(self, group: Group) -> str:
        """The least id; of nobody none: ValueError."""
        if len(group) <= _FEW:
            return min(group)
        known = self._first.get(id(group))
        if known is not None and known[0] is group:
            return known[1]
        found = min(group)
        self._room(0)
        self._first[id(group)] = group, found
        return found

    def known(self, group: Group) -> Group:
        """A group that was made here; of a few people the object that stands for them."""
        return self.same(group) if len(group) <= _FEW else group

    def same(self, group: Group) -> Group:
        """The object that stands for these people."""
        known = self._same.get(group)
        if known is None:
            self._room(len(group))
            known = self._same.setdefault(group, group)
        return known

    def _of(
        self, sign: str, one: Group, two: Group, work: Callable[[Group, Group], Group]
    ) -> Group:
        asked = sign, id(one), id(two)
        known = self._made.get(asked)
        if known is not None and known[0] is one and known[1] is two:
            return known[2]
        found = self.same(work(one, two))
        self._room(0)
        self._made[asked] = one, two, found
        return found

    def _room(self, people: int) -> None:
        """Forget everything once too much is kept: of a group that is known only the place is new."""
        self._held += people + _PLACE
        if self._held > _KEPT:
            for kept in (self._made, self._first, self._same):
                kept.clear()
            self._held = people + _PLACE
