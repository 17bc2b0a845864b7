"""An op that names more than one entry holds, in several; and how many ops go into one entry (bundle.md
§8.8).

What an op replaces and what its writer had on the screen grow with what others wrote, and nobody may be able
to write so much that it can neither be replaced, nor approved, nor removed any more. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vsdesk.history.entry import ENTRY_LIMIT, MAX_OPS, NewOp

_HEAD: Final = 2 * 1024  # bytes of an entry beside its ops, with room to spare
ROOM: Final = ENTRY_LIMIT - _HEAD  # bytes of the ops of one entry
NAMED: Final = ROOM * 3 // 4  # of these what one op names of others
_ID: Final = 70  # bytes of a name of an op in `supersedes`, with its comma
_ENTRY: Final = 72  # and of an entry in `observed`, without its indexes
_INDEX: Final = 4


@dataclass(slots=True)
class _Piece:
    """What one op names: what it replaces, and what was on the screen."""

    supersedes: dict[str, list[str]] = field(default_factory=dict)
    observed: dict[str, Sequence[int]] = field(default_factory=dict)
    size: int = 0


def pieces(op: NewOp) -> list[NewOp]:
    """The same op in as many as are needed, each of which names `NAMED` bytes at most;
    nearly always itself alone.

    What it replaces comes first. Each is written into an entry of its own, and all but the first by `after`.
    """
    if _named(op) <= NAMED:
        return [op]
    found = [_Piece()]
    for size, name, what in _names(op):
        if found[-1].size + size > NAMED:
            found.append(_Piece())
        last = found[-1]
        last.size += size
        if isinstance(what, str):
            last.supersedes.setdefault(name, []).append(what)
        else:
            last.observed[name] = what
    first, *others = (
        replace(op, supersedes=one.supersedes, observed=one.observed or None) for one in found
    )
    return [first, *(replace(one, parent=None, origin=None) for one in others)]


def after(piece: NewOp, before: Iterable[tuple[str, bool]]) -> NewOp:
    """A later piece, bound to those before it (the id of each, and whether it has a `observed`): it replaces
    those that only replaced, and names the others, beside which it stands."""
    observed, supersedes = (
        dict(piece.observed or {}),
        {name: list(ids) for name, ids in piece.supersedes.items()},
    )
    for op, stands in before:
        if stands:
            observed[op[:64]] = [int(op[65:])]
            continue
        for name in piece.set:
            supersedes.setdefault(name, []).append(op)
    return replace(piece, supersedes=supersedes, observed=observed or None)


def entries(ops: Iterable[NewOp]) -> Iterator[list[NewOp]]:
    """These ops, in order, as many to an entry as go into one."""
    some: list[NewOp] = []
    size = 0
    for op in ops:
        own = _size(op)
        if some and (len(some) == MAX_OPS or size + own > ROOM):
            yield some
            some, size = [], 0
        some.append(op)
        size += own
    if some:
        yield some


def _names(op: NewOp) -> Iterator[tuple[int, str, str | Sequence[int]]]:
    for name, ids in op.supersedes.items():
        yield from ((_ID, name, one) for one in ids)
    for entry_hash, indexes in (op.observed or {}).items():
        yield _ENTRY + _INDEX * len(indexes), entry_hash, indexes


def _named(op: NewOp) -> int:
    return sum(size for size, _, _ in _names(op))


def _size(op: NewOp) -> int:
    """How many bytes an op takes in an entry, at most: ids and hashes are of one length, names are ASCII."""
    return _named(op) + 400 + sum(2 * len(name) + 12 for name in op.set)
