"""Whether a delete still hides, and an approval still covers: by what its writer saw (bundle.md §8.8).

Pure functions of folded records; no clock is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp

Children = Callable[[str], "Iterable[RecordState]"]


class _Seen:
    """What the deletes of one record and of those above it saw, by the device that wrote them.

    Each op is then asked about once for each device, however many deletes stand.
    """

    def __init__(self, deletes: Iterable[StoredOp], above: _Seen | None = None) -> None:
        self._above = above
        self._saves: dict[str, set[str]] = {}
        self._ops: dict[str, set[str]] = {}
        self._older: dict[str, set[str]] = {}  # without the op for which the delete was saved again
        for one in deletes:
            ids = {f"{eh}:{at}" for eh, indexes in (one.saw or {}).items() for at in indexes}
            self._saves.setdefault(one.kid, set()).add(one.id[:64])
            self._ops.setdefault(one.kid, set()).update(ids)
            self._older.setdefault(one.kid, set()).update(ids - {one.again})

    def covers(self, op: StoredOp, older: Sequence[str], rules: Rules | None) -> bool:
        """Whether a delete that may take this op out saw it, or (`older`) what it was saved again for."""
        held: _Seen | None = self
        while held is not None:
            for kid, ops in held._ops.items():
                saw = op.id in ops or op.id[:64] in held._saves[kid]
                saw = saw or any(old in held._older[kid] for old in older)
                if saw and (rules is None or rules.may_hide(kid, op)):
                    return True
            held = held._above
        return False


def hidden(record: RecordState, children: Children, rules: Rules | None = None) -> bool:
    """Whether a record is deleted, judged with its descendants (`children(rec)` gives the next level).

    Hidden only while every frontier op of the record and its descendants, other than the deletes
    themselves, was seen by a frontier delete of its own record or of one above it. Otherwise it
    is shown, with both facts. A record below a hidden one is hidden too: that is the caller's walk.
    With `rules` a delete takes out only what its writer may take out (`Rules.may_hide`).
    """
    if not record.deletes:
        return False
    # A list of what is left to look at, not a recursion: records may lie below each other for ever.
    walked = {record.rec}
    left: list[tuple[RecordState, _Seen]] = [(record, _Seen(record.deletes))]
    while left:
        state, seen = left.pop()
        own = {op.id for op in state.deletes}
        for op_id, op in state.frontier.items():
            if op_id not in own and not seen.covers(op, state.effective.get(op_id, ()), rules):
                return False
        for child in children(state.rec):
            if child.rec not in walked:
                walked.add(child.rec)
                more = child.deletes
                left.append((child, _Seen(more, seen) if more else seen))
    return True


def stale(approval: StoredOp, record: RecordState, descendants: Iterable[RecordState]) -> bool:
    """Whether an approval no longer covers the frontier: "approved before later changes".

    `approval` is an op with `saw` in the frontier of `record`; one without `saw` is always stale.
    """
    if approval.saw is None:
        return True
    return any(
        not state.saw(approval, op_id)
        for state in (record, *descendants)
        for op_id in state.frontier
    )
