"""Whom the id of a record carries without having made it, because the id came in a file
(docs/spec/bundle.md §8.1).

Whoever makes a file chooses the ids of its lines; one that carries the key of a device proves nothing then. A
pure function of the entries: neither a clock nor the order in which they came decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.history.entry import carries
from vsdesk.history.seen import ops_observed
from vsdesk.load_mark import load_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vsdesk.history.field_rules import Rules
    from vsdesk.history.state import StoredOp


def unmade(ops: Sequence[StoredOp], rules: Rules) -> Iterator[str]:
    """Of the devices of the list, and this one, those that the one id carries about which these ops are (in
    whichever space and as whichever kind), and that did not make it. Where it is contested, who loaded it
    too: nobody made it then."""
    brought = [op for op in _first_in_logs(ops) if load_of(op.by) and op.standing]
    if not brought:
        return
    rec = ops[0].rec
    for device_id in {*rules.listed, rules.own}:
        if carries(rec, device_id):
            own = {op.id for op in ops if op.device_id == device_id}
            others = (op for op in brought if op.device_id != device_id)
            loads = [op for op in others if own.isdisjoint(_named(op))]
            late = {op.device_id for op in loads if own and _is_before(op, device_id, rules)}
            if late or any(_leads(op.device_id, rules) for op in loads):
                yield device_id
                yield from (one for one in late if not _leads(one, rules))


def words_here(ops: Collection[StoredOp], device_id: str) -> list[str]:
    """What a load names of the words that lay at an id before it: of each other device that the id carries
    one op. `device_id`: the device that loads."""
    found: dict[str, StoredOp] = {}
    for op in ops:
        if op.device_id != device_id and carries(op.rec, op.device_id):
            held = found.setdefault(op.device_id, op)
            if (op.seq, op.id) < (held.seq, held.id):
                found[op.device_id] = op
    return [op.id for op in found.values()]


def _leads(device_id: str, rules: Rules) -> bool:
    """Whether a load of a device takes an id from whomever it carries: a coordinator's, or this one's."""
    return device_id == rules.own or rules.role(device_id) == "coordinator"


def _is_before(op: StoredOp, device_id: str, rules: Rules) -> bool:
    """Whether an op says a list that does not name a device yet, and is of one that was named no later.

    Nothing proves what it says: so it opens nothing, for whoever wrote it neither.
    """
    since, own = rules.since.get(device_id), rules.since.get(op.device_id)
    return since is not None and own is not None and op.trust < since and own <= since


def _first_in_logs(ops: Sequence[StoredOp]) -> Iterator[StoredOp]:
    """Of each log the ops that stand first in it about this record (of a fork both): whoever wrote there by
    hand before they loaded found it there."""
    least: dict[str, int] = {}
    for op in ops:
        least[op.log] = min(op.seq, least.get(op.log, op.seq))
    return (op for op in ops if op.seq == least[op.log])


def _named(op: StoredOp) -> frozenset[str]:
    """The ops that an op names, by which it shows that they lay there: a hash names nothing that is later."""
    return frozenset(ops_observed(op.observed)).union(*op.supersedes.values())
