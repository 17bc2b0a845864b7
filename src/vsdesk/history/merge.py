"""The merge: a multi-value register for each field (docs/spec/bundle.md §8.7 to §8.10).

`fold` makes the state of ONE record out of its ops. It is a pure function of the set of ops, the
roles, and the table of who may set what with which right (history/rights.py): order, repeats, gaps and
clocks cannot change it. It reads no value but three: the devices named in a field by which another one is
judged, whether a held value was cleared, and in a field in which a role may not choose everything
what was chosen. What is erased or missing is judged as if it were within the right, so an erased body
brings nothing older back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from vsdesk.history import exits, rights
from vsdesk.history.entry import audit_space, observed_of
from vsdesk.history.field_rules import Rules
from vsdesk.history.rights import Authorship, FieldOps, coordinators
from vsdesk.history.state import (
    May,
    RecordState,
    Role,
    RoleOf,
    StandingValue,
    StoredOp,
)

__all__ = [
    "May",
    "RecordState",
    "Role",
    "RoleOf",
    "Rules",
    "StandingValue",
    "StoredOp",
    "fold",
    "observed_now",
    "supersede",
]


def fold(ops: Sequence[StoredOp], rules: Rules) -> RecordState | None:
    """The state of one record: all `ops` must have one (space, rec, kind). None when none counts.

    Repeats are allowed. An id in `supersedes` that did not set that field of this record has no effect; one
    that is not here yet takes effect when it arrives, because every op keeps its own `supersedes`.
    """
    if ops[0].rec != ops[0].space and rules.opens(ops[0].kind):
        return None
    if rules.journal(ops[0].kind):
        ops = [one for one in ops if audit_space(one.device_id) == one.space]
        if not ops:
            return None
    if len(ops) == 1 and not ops[0].supersedes and not rules.needs_named(ops[0]):
        return _fold_one(ops[0], rules)
    counted = exits.counted(ops, rules)
    held = exits.replacing_nothing(ops, counted)
    effective = _agains(held, rules)
    authors = rights.authorship(
        (op for op in held.values() if counted[op.id]), held, effective, rules
    )
    judged = _admitted(held, counted, effective, authors, rules)
    counted = _left(counted, judged)
    standing = [op for op in held.values() if counted[op.id]]
    if not standing:
        return None
    fields = {name: _frontier(one, held) for name, one in judged.items() if one.ops}
    placed = _placed(standing, authors, rules)
    first = ops[0]
    return RecordState(
        space=first.space,
        rec=first.rec,
        kind=first.kind,
        parent=placed[0].parent if placed else None,
        origin=_origin(placed, authors, rules),
        fields=fields,
        created=_creator(standing, authors),
        updated=max(standing, key=lambda op: op.screen_order),
        evidence=_evidence(held.values(), counted),
        effective=effective,
        unknown=_unknown(held),
        parents=tuple(sorted({op.parent for op in placed if op.parent is not None})),
        beside=frozenset(
            name
            for name, ops in fields.items()
            if len(ops) > 1 and rules.right(first.kind, name) in rights.BESIDE
        ),
        unasked=rights.unasked(fields, standing, authors, rules),
        passers=rights.passers(fields, authors, rules),
        silent={name: op for name, one in judged.items() if (op := rights.silence(one))},
        carried=rules.carried(first.rec),
    )


def _fold_one(op: StoredOp, rules: Rules) -> RecordState | None:
    # Nearly every record is one op that stands: nothing more is asked of it.
    counted = rules.counted(op) if op.standing else exits.counted((op,), rules)[op.id]
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
        unknown=_unknown({op.id: op}) if op.supersedes else (),
        carried=rules.carried(op.rec),
    )


def _evidence(
    ops: Iterable[StoredOp], counted: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    found = {op.id: tuple(name for name in op.fields if name not in counted[op.id]) for op in ops}
    return {op_id: names for op_id, names in found.items() if names}


def _unknown(held: Mapping[str, StoredOp]) -> tuple[str, ...]:
    named = {op_id for op in held.values() for ids in op.supersedes.values() for op_id in ids}
    return tuple(sorted(named - held.keys()))


def _agains(held: Mapping[str, StoredOp], rules: Rules) -> dict[str, tuple[str, ...]]:
    """The id of each op that was saved again with effect → the ops that it stands for, in turn.

    An `again` has effect only when its writer is a coordinator and the old op is erased. A chain
    ends, because an op's id is the hash of what names the older one.
    """

    def older(op: StoredOp) -> StoredOp | None:
        old = held.get(op.again) if op.again is not None else None
        good = op.standing and rules.role(op.device_id) == "coordinator"
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


def _admitted(
    held: Mapping[str, StoredOp],
    counted: Mapping[str, tuple[str, ...]],
    effective: Mapping[str, tuple[str, ...]],
    authors: Authorship,
    rules: Rules,
) -> dict[str, FieldOps]:
    """Each field with the ops that count in it, by the right of the field."""
    setters: dict[str, list[StoredOp]] = {}
    begun = _begun(held.values(), counted, authors, rules)
    for op in held.values():
        for name in counted[op.id]:
            setters.setdefault(name, []).append(op)
    found: dict[str, FieldOps] = {}
    later: list[FieldOps] = []
    for name, ops in setters.items():
        one = FieldOps(name, rules.right(ops[0].kind, name), ops, authors, effective, rules, begun)
        if one.right.startswith(rights.NAMED):
            later.append(one)
        else:
            found[name] = one._replace(ops=rights.admitted(one, ()))
    for one in later:
        by = found.get(one.right.removeprefix(rights.NAMED))
        named = _devices(_frontier(by, held), by.name) if by is not None else frozenset[str]()
        found[one.name] = one._replace(ops=rights.admitted(one, named))
    return found


def _begun(
    ops: Collection[StoredOp],
    counted: Mapping[str, tuple[str, ...]],
    authors: Authorship,
    rules: Rules,
) -> rights.Saves:
    """The saves that made the record, where something in it is written once."""
    standing = [op for op in ops if counted[op.id]]
    if not any(
        rules.right(op.kind, name) == rights.ONCE for op in standing for name in counted[op.id]
    ):
        return ()
    return rights.beginnings(standing, authors, rules)


def _devices(standing: Iterable[StoredOp], name: str) -> frozenset[str]:
    """The devices that stand as values of the field of that name."""
    values = [op.values.get(name) for op in standing]
    return frozenset(value for value in values if isinstance(value, str))


def _left(
    counted: Mapping[str, tuple[str, ...]], judged: Mapping[str, FieldOps]
) -> dict[str, tuple[str, ...]]:
    """The fields in which each op still counts after the rights were looked at."""
    ids = {name: {op.id for op in one.ops} for name, one in judged.items()}
    return {
        op_id: tuple(name for name in names if op_id in ids[name])
        for op_id, names in counted.items()
    }


def _frontier(one: FieldOps, held: Mapping[str, StoredOp]) -> tuple[StoredOp, ...]:
    """The ops that stand in one field: those that nothing replaces, newest on the screen first."""
    replaced: dict[str, list[StoredOp]] = {}
    for op in one.ops:
        for old in op.supersedes.get(one.name, ()):
            if old not in held or rights.may_replace(one, op, held[old]):
                replaced.setdefault(old, []).append(op)
    left = [op for op in one.ops if not _replaced(op, one.name, replaced, held, one.effective)]
    if len(left) > 1:
        left.sort(key=lambda op: op.screen_order, reverse=True)
    return tuple(left)


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
        if tuple(newer.supersedes.get(name, ())) != (old,) or name not in held[old].fields:
            return False
        if any(other.again != old for other in replaced.get(old, ())):
            return True
        newer = held[old]
    return False


def _creator(standing: Collection[StoredOp], authors: Authorship) -> StoredOp:
    """The op that is shown as the record's first: one that replaces nothing and is no saving again."""
    first = [op for op in standing if not op.supersedes and op.again is None]
    made = [op for op in first if authors.made(op)]
    return min(made or first or standing, key=lambda op: op.screen_order)


def _placed(
    standing: Collection[StoredOp], authors: Authorship, rules: Rules
) -> tuple[StoredOp, ...]:
    """The ops that made the record and say where it lies, by their ids.

    Of each log of a maker the first op that replaces nothing (while none has come, the first at all): what
    is said of `parent` and `origin` later moves nothing. Where the id carries no maker, the same of
    coordinators, else of all: then more than one parent may stand, and the gate lets nothing out.
    """
    said = [op for op in standing if op.id not in authors.older]
    made = [op for op in said if authors.made(op)] if authors.makers else said
    begun = [op for op in made if not op.supersedes] or made
    placed = [op for op in _first_of_logs(begun) if op.parent is not None or op.origin is not None]
    return tuple(sorted(authors.best(placed, rules), key=lambda op: op.id))


def _first_of_logs(ops: Iterable[StoredOp]) -> list[StoredOp]:
    """Of each log the op that stands first in it, by the chain and by no clock (of a fork both)."""
    held = list(ops)
    least: dict[tuple[str, str], int] = {}
    for op in held:
        least[op.device_id, op.log] = min(op.seq, least.get((op.device_id, op.log), op.seq))
    return [op for op in held if op.seq == least[op.device_id, op.log]]


def _origin(
    placed: Sequence[StoredOp], authors: Authorship, rules: Rules
) -> tuple[str, str] | None:
    """From where a record was moved: as all of those that made it say, and of a record whose id carries
    no maker only a coordinator. Whoever says it draws the record into an erasure of the other one."""
    said = {op.origin for op in placed if not op.supersedes}
    trusted = authors.makers or (placed and coordinators(placed, rules))
    return said.pop() if trusted and len(said) == 1 else None


def supersede(
    state: RecordState | None,
    names: Iterable[str],
    seen: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, tuple[str, ...]]:
    """The `supersedes` of a save that sets `names`: what stands there, or `seen`, what the writer saw there.

    With `seen`, a field that is not in it was seen empty, so nothing is replaced there. Nobody saw what is
    not here: it stays beside.
    """
    if state is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        standing = state.fields.get(name, ())
        ids = {op.id for op in standing} if seen is None else {*seen.get(name, ())}
        ids -= {op.id for op in standing if op.body == "missing"}
        if ids:
            found[name] = tuple(sorted(ids))
    return found


def observed_now(
    states: Iterable[RecordState], looked: Collection[str] | None = None, own: str = ""
) -> dict[str, tuple[int, ...]]:
    """The `observed` of a delete, an approval or a decision: every frontier op of these
    records whose body has come.

    Nobody looked at what is not here. `looked` (ops, or entries for all of theirs): of these only what is in
    it, or was written by the device `own`. An op of which a part was replaced by one that is not named waits
    with it: that part was on no screen, and would stand again where the other is left out.
    """
    found: list[str] = []
    for state in states:
        named = {
            op.id
            for op in state.frontier.values()
            if op.body != "missing"
            and (looked is None or op.id in looked or op.id[:64] in looked or op.device_id == own)
        }
        found += [id for id in named if _stands_whole(state, state.frontier[id], named)]
    return observed_of(found)


def _stands_whole(state: RecordState, op: StoredOp, named: set[str]) -> bool:
    """Whether in each field of an op it stands itself, or what stands there is named too."""
    standing = ({one.id for one in state.fields.get(name, ())} for name in op.fields)
    return all(op.id in ids or ids <= named for ids in standing)
