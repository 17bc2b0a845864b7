"""Several records that claim one id, and which of them it is (docs/spec/bundle.md §8.1).

A record is one id in one space as one kind, for life. An op that names another kind or another space
for an id that is here makes a row of its own in `record`; it is kept as evidence and never folded into
anything that is read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from vsdesk.history import exits
from vsdesk.history.entry import DELETED
from vsdesk.history.rights import KEPT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database
    from vsdesk.vault.ledger import Ledger

_SAME_ID = (
    "SELECT DISTINCT b.id, b.n FROM record a JOIN record b ON b.id = a.id WHERE a.n IN "
    "(SELECT value FROM json_each(?)) AND EXISTS "
    "(SELECT 1 FROM record c WHERE c.id = a.id AND c.n <> a.n)"
)

_CAME = (
    "SELECT op.record, min(entry.got) FROM op JOIN entry ON entry.n = op.entry "
    "WHERE op.record IN (SELECT value FROM json_each(?)) GROUP BY op.record"
)


def losers(
    database: Database, ledger: Ledger, rules: Rules, numbers: Collection[int]
) -> tuple[set[int], set[int]]:
    """Of the records with these numbers and of all that bear the same ids: those whose id is in dispute,
    and those of them that are evidence only."""
    groups: dict[bytes, list[int]] = defaultdict(list)
    for id, number in database.query(_SAME_ID, (json.dumps(sorted(numbers)),)):
        groups[bytes(id)].append(int(number))
    disputed = {number for group in groups.values() for number in group}
    if not disputed:
        return set(), set()
    ops = ledger.ops_of(sorted(disputed))
    came = dict(database.query(_CAME, (json.dumps(sorted(disputed)),)))

    def rank(number: int) -> tuple[int, int, bool, int]:
        held = claim(ops[number], rules)
        # Of what came in one import nobody knows which was first: what narrows the gate is not lost.
        kept = rules.right(ops[number][0].kind, DELETED) == KEPT
        return held, -came[number], kept, -number

    lost: set[int] = set()
    for group in groups.values():
        lost.update(sorted(group, key=rank, reverse=True)[1:])
    return disputed, lost


def place_said(ops: Iterable[StoredOp], rules: Rules) -> tuple[str | None, tuple[str, str] | None]:
    """Parent and origin of a record that is evidence only: as its makers say, else the first op by its id.

    It decides only what an erasure takes along.
    """
    placed = [op for op in ops if op.parent is not None or op.origin is not None]
    made = [op for op in placed if rules.made_by(op.rec, op.device_id)]
    first = min(made or placed, key=lambda op: op.id, default=None)
    return (None, None) if first is None else (first.parent, first.origin)


def claim(ops: Sequence[StoredOp], rules: Rules) -> int:
    """How good the claim of a record to its id is: of the device that the id carries, else of a
    coordinator, else of anybody. Where that is equal what came here first keeps its id (of one import a
    kind that is kept): devices are never counted, because two that are in one hand would outvote whoever
    was first."""
    fields = exits.counted(ops, rules)
    counting = [op for op in ops if fields[op.id]]
    if any(rules.made_by(op.rec, op.device_id) for op in counting):
        return 3
    if any(rules.role(op.device_id) == "coordinator" for op in counting):
        return 2
    return int(bool(counting))
