"""What of a withdrawn device still says that something left (docs/spec/bundle.md §9.5, "What left").

That a paper went out is undone by no revocation. What a coordinator's device said of it counts, put aside or
not: a row of its own (fields that are written once), and what stands beside what counts (fields that are
kept). It replaces nothing, takes nothing out and claims no id but its device's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.history.rights import KEPT, ONCE
from vsdesk.history.state import StoredOp

if TYPE_CHECKING:
    from vsdesk.history.field_rules import Rules


def counted(ops: Iterable[StoredOp], rules: Rules) -> dict[str, tuple[str, ...]]:
    """By op of one record the fields in which it counts, before the rights are looked at."""
    every = {op.id: op for op in ops}
    found = {op.id: rules.counted(op) for op in every.values()}
    aside = [op for op in every.values() if not op.standing and rules.left(op)]
    if not aside:  # nearly always
        return found
    stands = any(found.values())
    known = {op.device_id for op in every.values() if found[op.id]}
    for op in aside:
        alone = rules.made_by(op.rec, op.device_id) and op.device_id not in known
        rights = ((KEPT,) if stands else ()) + ((ONCE,) if alone else ())
        found[op.id] = tuple(
            name for name in rules.left(op) if rules.right(op.kind, name) in rights
        )
    return found


def replacing_nothing(
    ops: Iterable[StoredOp], counts: Mapping[str, tuple[str, ...]]
) -> dict[str, StoredOp]:
    """The ops by id: one that counts although it was put aside names nothing that it replaces."""
    return {
        op.id: op if op.standing or not counts[op.id] else replace(op, supersedes={}) for op in ops
    }
