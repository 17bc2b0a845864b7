"""Whether a delete still hides: by what its writer saw (bundle.md §8.8).

Pure functions of folded records; no clock is asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp

Children = Callable[[str], "Iterable[RecordState]"]
_SAVE, _OP, _OLDER = "save", "op", "older"  # how a delete knows an op
_Mark = tuple[str, str]  # how, and the id of the save or of the op


class _Path:
    """The records from the top down to where a walk stands, and what their deletes saw.

    Each op is asked about once for each device, however many deletes stand above it.
    """

    def __init__(self, rules: Rules | None) -> None:
        self._rules = rules
        self._depths: dict[
            _Mark, dict[str, list[int]]
        ] = {}  # mark → device → how deep, deepest last
        self._stands: Counter[str] = Counter()

    def times(self, rec: str) -> int:
        """How often a record stands on the path: records may lie below each other in a ring."""
        return self._stands[rec]

    def enter(self, record: RecordState, depth: int) -> None:
        """Go down into a record that lies `depth` levels below the top."""
        self._stands[record.rec] += 1
        for mark, device_id in _marks(record.deletes):
            self._depths.setdefault(mark, {}).setdefault(device_id, []).append(depth)

    def leave(self, record: RecordState) -> None:
        """Go up again."""
        self._stands[record.rec] -= 1
        for mark, device_id in _marks(record.deletes):
            self._depths[mark][device_id].pop()

    def covered(self, op: StoredOp, older: Sequence[str]) -> int:
        """How deep the nearest record lies of which a delete saw this op, or (`older`) what it was saved
        again for, and may take it out; -1 where there is none."""
        deepest: dict[str, int] = {}
        for mark in ((_OP, op.id), (_SAVE, op.id[:64]), *((_OLDER, old) for old in older)):
            for device_id, depths in self._depths.get(mark, {}).items():
                if depths:
                    deepest[device_id] = max(depths[-1], deepest.get(device_id, -1))
        for device_id, depth in sorted(deepest.items(), key=lambda one: -one[1]):
            if self._rules is None or self._rules.may_hide(device_id, op):
                return depth
        return -1


def ops_observed(observed: Mapping[str, Iterable[int]] | None) -> Iterator[str]:
    """The op ids in an `observed`: what `entry.observed_of` put into that form."""
    for entry_hash, indexes in (observed or {}).items():
        yield from (f"{entry_hash}:{index}" for index in indexes)


def _marks(deletes: Iterable[StoredOp]) -> Iterator[tuple[_Mark, str]]:
    """What these deletes saw, each with the device that wrote the delete."""
    for one in deletes:
        yield (_SAVE, one.id[:64]), one.device_id
        for id in ops_observed(one.observed):
            yield (_OP, id), one.device_id
            if id != one.again:  # without the op for which the delete was saved again
                yield (_OLDER, id), one.device_id


def hidden(record: RecordState, children: Children, rules: Rules | None = None) -> bool:
    """Whether a record is deleted, judged with its descendants (`children(rec)` gives the next level).

    Hidden only while every frontier op of the record and its descendants, other than the deletes
    themselves, was seen by a frontier delete of its own record or of one above it. Otherwise it
    is shown, with both facts. A record below a hidden one is hidden too: that is the caller's walk.
    With `rules` a delete takes out only what its writer may take out (`Rules.may_hide`).
    """
    if not record.deletes:
        return False
    return _judge(record, children, rules, alone=True).get(record.rec, False)


def all_hidden(records: Iterable[RecordState], rules: Rules | None = None) -> set[str]:
    """The ids of those of these records that are deleted, each judged as `hidden` does with all of them
    that lie below it. One walk from the top: the cost grows with the records and what their deletes saw.
    """
    held = {record.rec: record for record in records}
    below: dict[str, list[RecordState]] = defaultdict(list)
    for record in held.values():
        if record.parent is not None:
            below[record.parent].append(record)
    found: dict[str, bool] = {}
    tops = [record for record in held.values() if record.parent not in held]
    for record in (*tops, *held.values()):
        if record.rec not in found:
            top = _in_ring(record, held)
            found |= _judge(top, lambda rec: below.get(rec, ()), rules)
    return {rec for rec, away in found.items() if away}


def _in_ring(record: RecordState, held: dict[str, RecordState]) -> RecordState:
    """The topmost record above this one; where they lie in a ring, one of it."""
    passed: set[str] = set()
    while record.parent in held and record.rec not in passed:
        passed.add(record.rec)
        record = held[record.parent]
    return record


def _judge(
    top: RecordState, children: Children, rules: Rules | None, *, alone: bool = False
) -> dict[str, bool]:
    """For this record and all below it, whether it is hidden; `alone`: only of the top is it wanted.

    An op that a record at some depth covers, and none below that, shows all records below that depth. A
    list of what is left, not a recursion, as chains have no end; a ring is walked twice round, as then each
    of its records has once had all others below it.
    """
    path = _Path(rules)
    found: dict[str, bool] = {}
    least: list[
        int
    ] = []  # for each record of the path, the least depth that covers an op in or below it
    left = [(top, True)]
    while left:
        state, down = left.pop()
        if not down:
            path.leave(state)
            depth, low = len(least) - 1, least.pop()
            found[state.rec] = bool(state.deletes) and low >= depth
            if least:
                least[-1] = min(least[-1], low)
            continue
        path.enter(state, len(least))
        least.append(_least(state, path, len(least)))
        if alone and least[-1] < 0:
            return {}
        left.append((state, False))
        left += [(child, True) for child in children(state.rec) if path.times(child.rec) < 2]
    return found


def _least(state: RecordState, path: _Path, depth: int) -> int:
    """The least depth that covers an op of this record; its own deletes need no cover."""
    own = {op.id for op in state.deletes}
    others = ((id, op) for id, op in state.frontier.items() if id not in own)
    covers = (path.covered(op, state.effective.get(id, ())) for id, op in others)
    return min(covers, default=depth)
