"""The merge: a multi-value register for each field (sync.md §3, Merge, Delete, Privilege).

`fold` makes the state of ONE record out of its ops. It is a pure function of the set of ops, the
roles and the table of who may set what: order, repeats, gaps and clocks cannot change it, and it
reads no value, so that an erased or missing body brings nothing older back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from vsdesk.history.entry import saw_of
from vsdesk.history.state import (
    Alternative,
    BodyState,
    May,
    RecordState,
    Role,
    RoleOf,
    StoredOp,
)

__all__ = [
    "Alternative",
    "BodyState",
    "May",
    "RecordState",
    "Role",
    "RoleOf",
    "Rules",
    "StoredOp",
    "fold",
    "hidden",
    "saw_now",
    "stale",
    "supersede",
]

_FORMS: Final = 10_000  # sets of fields that are remembered


class Rules:
    """Who may set what, remembered: the roles by kid, and the table as a function.

    `may(role, kind, field)` must answer for the field `deleted` too (who may write the record).
    A kid without a role counts nowhere.
    """

    def __init__(self, may: May, role_of: RoleOf) -> None:
        self._may = may
        self._role_of = role_of
        self._known: dict[tuple[str, str, str], bool] = {}
        self._forms: dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]] = {}

    def role(self, kid: str) -> Role | None:
        """The role of the device, None when no list names it."""
        return self._role_of(kid)

    def counts(self, op: StoredOp, name: str) -> bool:
        """Whether this op counts in this field."""
        if not op.standing:
            return False
        key = (op.kid, op.kind, name)
        found = self._known.get(key)
        if found is None:
            role = self._role_of(op.kid)
            found = role is not None and self._may(role, op.kind, name)
            self._known[key] = found
        return found

    def counted(self, op: StoredOp) -> tuple[str, ...]:
        """The fields in which this op counts. Whole forms are saved alike, so the answer is remembered."""
        if not op.standing:
            return ()
        key = (op.kid, op.kind, op.fields)
        found = self._forms.get(key)
        if found is None:
            found = tuple(name for name in op.fields if self.counts(op, name))
            if len(self._forms) < _FORMS:
                self._forms[key] = found
        return found


def fold(ops: Sequence[StoredOp], rules: Rules) -> RecordState | None:
    """The state of one record: all `ops` must have one (space, rec, kind). None when none counts.

    Repeats are allowed. An id in `sup` that did not set that field of this record has no effect; one that
    is not here yet takes effect when it arrives, because every op keeps its own `sup`.
    """
    if len(ops) == 1:
        return _fold_one(ops[0], rules)
    held = {op.id: op for op in ops}
    counted = {op.id: _counted(op, rules) for op in held.values()}
    effective = _agains(held, rules)
    fields = _frontiers(held, counted, effective)
    standing = [op for op in held.values() if counted[op.id]]
    if not standing:
        return None
    created = _creator(standing)
    rooted = _rooted(standing, created)
    first = ops[0]
    return RecordState(
        space=first.space,
        rec=first.rec,
        kind=first.kind,
        parent=rooted.parent,
        origin=rooted.origin,
        fields=fields,
        created=created,
        updated=max(standing, key=lambda op: op.screen_order),
        evidence=_evidence(held.values(), counted),
        effective=effective,
        unknown=_unknown(held),
    )


def _fold_one(op: StoredOp, rules: Rules) -> RecordState | None:
    counted = _counted(op, rules)
    if not counted:
        return None
    alone = (op,)
    short = len(counted) < len(op.fields)
    return RecordState(
        space=op.space,
        rec=op.rec,
        kind=op.kind,
        parent=op.parent,
        origin=op.origin,
        fields=dict.fromkeys(counted, alone),
        created=op,
        updated=op,
        evidence=_evidence(alone, {op.id: counted}) if short else {},
        unknown=_unknown({op.id: op}) if op.sup else (),
    )


def _counted(op: StoredOp, rules: Rules) -> tuple[str, ...]:
    return rules.counted(op)


def _evidence(
    ops: Iterable[StoredOp], counted: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    found = {op.id: tuple(name for name in op.fields if name not in counted[op.id]) for op in ops}
    return {op_id: names for op_id, names in found.items() if names}


def _unknown(held: Mapping[str, StoredOp]) -> tuple[str, ...]:
    named = {op_id for op in held.values() for ids in op.sup.values() for op_id in ids}
    return tuple(sorted(named - held.keys()))


def _agains(held: Mapping[str, StoredOp], rules: Rules) -> dict[str, tuple[str, ...]]:
    """The id of each op that was saved again with effect → the ops that it stands for, in turn.

    An `again` has effect only when its writer is a coordinator and the old op is erased. A chain
    ends, because an op's id is the hash of what names the older one.
    """

    def older(op: StoredOp) -> StoredOp | None:
        old = held.get(op.again) if op.again is not None else None
        good = op.standing and rules.role(op.kid) == "coordinator"
        return old if good and old is not None and old.body == "erased" else None

    found: dict[str, tuple[str, ...]] = {}
    for op in held.values():
        if op.again is None:
            continue
        chain: list[str] = []
        old = older(op)
        while old is not None and old.id not in chain:
            chain.append(old.id)
            old = older(old)
        if chain:
            found[op.id] = tuple(chain)
    return found


def _frontiers(
    held: Mapping[str, StoredOp],
    counted: Mapping[str, tuple[str, ...]],
    effective: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[StoredOp, ...]]:
    setters: dict[str, list[StoredOp]] = {}
    gone: dict[str, dict[str, list[StoredOp]]] = {}
    for op in held.values():
        for name in counted[op.id]:
            setters.setdefault(name, []).append(op)
            for old in op.sup.get(name, ()):
                gone.setdefault(name, {}).setdefault(old, []).append(op)
    found: dict[str, tuple[StoredOp, ...]] = {}
    for name, ops in setters.items():
        replaced = gone.get(name, {})
        left = [op for op in ops if not _replaced(op, name, replaced, held, effective)]
        if len(left) > 1:
            left.sort(key=lambda op: op.screen_order, reverse=True)
        found[name] = tuple(left)
    return found


def _replaced(
    op: StoredOp,
    name: str,
    replaced: Mapping[str, Sequence[StoredOp]],
    held: Mapping[str, StoredOp],
    effective: Mapping[str, tuple[str, ...]],
) -> bool:
    if op.id in replaced:
        return True
    newer = op
    for old in effective.get(op.id, ()):
        # Only where it replaces the old op alone does it take that op's place: so what it
        # replaces and what replaces it can never form a circle that leaves a field empty.
        if tuple(newer.sup.get(name, ())) != (old,) or name not in held[old].fields:
            return False
        if any(other.again != old for other in replaced.get(old, ())):
            return True
        newer = held[old]
    return False


def _creator(standing: Collection[StoredOp]) -> StoredOp:
    """The op that created the record: one that replaces nothing and is no saving again.

    A record's id is random, so nobody else can write to it before its creator handed it on. When
    more than one op qualifies, the earliest on the screen is taken.
    """
    first = [op for op in standing if not op.sup and op.again is None]
    return min(first or standing, key=lambda op: op.screen_order)


def _rooted(standing: Collection[StoredOp], created: StoredOp) -> StoredOp:
    """The op whose `parent` and `origin` hold: the creating op, else the earliest that has any."""
    if created.parent is not None or created.origin is not None:
        return created
    placed = [op for op in standing if op.parent is not None or op.origin is not None]
    return min(placed, key=lambda op: op.screen_order, default=created)


def supersede(
    state: RecordState | None,
    names: Iterable[str],
    seen: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, tuple[str, ...]]:
    """The `sup` of a save that sets `names`: what stands there, or `seen`, what the writer saw there.

    With `seen`, a field that is not in it was seen empty, so nothing is replaced there.
    """
    if state is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        if seen is None:
            ids: Collection[str] = [op.id for op in state.fields.get(name, ())]
        else:
            ids = seen.get(name, ())
        if ids:
            found[name] = tuple(sorted(set(ids)))
    return found


def saw_now(states: Iterable[RecordState]) -> dict[str, tuple[int, ...]]:
    """The `saw` of a delete or an approval: every frontier op of the record and its descendants."""
    return saw_of([op_id for state in states for op_id in state.frontier])


Children = Callable[[str], Iterable[RecordState]]


def hidden(record: RecordState, children: Children) -> bool:
    """Whether a record is deleted, judged with its descendants (`children(rec)` gives the next level).

    Hidden only while every frontier op of the record and its descendants, other than the deletes
    themselves, was seen by a frontier delete of its own record or of one above it. Otherwise it
    is shown, with both facts. A record below a hidden one is hidden too: that is the caller's walk.
    """
    if not record.deletes:
        return False
    # A list of what is left to look at, not a recursion: records may lie below each other for ever.
    walked = {record.rec}
    left: list[tuple[RecordState, tuple[StoredOp, ...]]] = [(record, record.deletes)]
    while left:
        state, witnesses = left.pop()
        own = {op.id for op in state.deletes}
        for op_id in state.frontier:
            if op_id not in own and not any(state.saw(one, op_id) for one in witnesses):
                return False
        for child in children(state.rec):
            if child.rec not in walked:
                walked.add(child.rec)
                left.append((child, witnesses + child.deletes))
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
