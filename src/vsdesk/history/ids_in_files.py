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
    whichever space and as whichever kind), and that did not make it."""
    loads = [op for op in _first_in_logs(ops) if _brings(op, rules)]
    if not loads:
        return
    rec = ops[0].rec
    for device_id in {*rules.listed, rules.own}:
        if carries(rec, device_id):
            own = {op.id for op in ops if op.device_id == device_id}
            if any(op.device_id != device_id and own.isdisjoint(_named(op)) for op in loads):
                yield device_id


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


def _brings(op: StoredOp, rules: Rules) -> bool:
    """Whether an op says that a load brought the record: a coordinator's, or this very device's. What another
    device calls a load takes no id from anybody."""
    if not load_of(op.by) or not op.standing:
        return False
    return op.device_id == rules.own or rules.role(op.device_id) == "coordinator"


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
