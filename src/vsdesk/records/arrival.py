"""Which of two words was here first, as the vault that reads heard of them. Pure.

A word came when its body came. What came in one import, or was saved at once, came together: of two devices
nobody knows then whose word was first, and what one device wrote in one log is in the order that it signed.
No clock is asked. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NONE: Final = -1  # the number of no log


class Arrival(NamedTuple):
    """With which import or save a word came, and its place in the log of who wrote it."""

    at: int
    log: int
    seq: int

    def is_before(self, other: Arrival) -> bool:
        """Whether this came surely before the other."""
        return self.at < other.at or (self._is_beside(other) and self.seq < other.seq)

    def is_by(self, other: Arrival) -> bool:
        """Whether this was surely there when the other was written: before it, or in the same save."""
        return self.at < other.at or (self._is_beside(other) and self.seq <= other.seq)

    def _is_beside(self, other: Arrival) -> bool:
        return (self.at, self.log) == (other.at, other.log)


def is_before(
    op: str,
    others: Iterable[str],
    came: Mapping[str, Arrival],
    named: Mapping[str, frozenset[str]] | None = None,
) -> bool:
    """Whether a word was there before each of others: what one of these names itself (`named`) was before
    it and nothing else, wherever it came first; before any other what came surely before it."""
    named, left = named or {}, []
    for one in others:
        if one not in named:
            left.append(one)
        elif op not in named[one]:
            return False
    at, least = came.get(op), first(came, left)
    return not left or (at is not None and least is not None and at.is_before(least))


def first(came: Mapping[str, Arrival], ops: Iterable[str]) -> Arrival | None:
    """Before what all of these came that are here: the first of them; of several logs at once no place."""
    held = [came[op] for op in ops if op in came]
    if not held:
        return None
    at, log, seq = min(held)
    alone = all(one.log == log for one in held if one.at == at)
    return Arrival(at, log if alone else _NONE, seq)
