"""What coordinators wrote and others replaced since, and what guards somebody whoever wrote and replaced it:
for what closes, and for nothing else.

Whoever opened a file writes over a coordinator's word where the field is free, and is believed. What that
word closed stays closed by it, until a coordinator writes there or looks (docs/spec/bundle.md §8.12). Links
have their own table (`former`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.history.entry import DELETED
from vsdesk.history.merge import fold
from vsdesk.records.alternative import Alternative
from vsdesk.records.guarding_values import guards
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ops_in
from vsdesk.vault.read.former import before
from vsdesk.vault.read.makers import is_other

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database


def overruled(
    state: RecordState, ops: Sequence[StoredOp], dictionary: Dictionary, rules: Rules
) -> frozenset[str]:
    """The fields of a record in which others replaced what a coordinator said or what guards somebody, and no
    coordinator did."""
    if len(ops) < 2 or state.kind in ANSWERS:  # nearly every record; an answer has its own rights
        return frozenset()
    names = state.fields.keys() - {DELETED, *dictionary.links(state.kind)}
    return frozenset(name for name, _ in _replaced(state, ops, names, rules, ()))


def standing_again(
    database: Database,
    records: Iterable[RecordView],
    rules: Rules,
    looked: Callable[[], Collection[str]],
) -> dict[str, RecordView]:
    """Those of these records in which it stands beside what took its place. `looked`: the ops at
    which a coordinator looked."""
    wanted = {one.id: one for one in records if one.overruled}
    found: dict[str, RecordView] = {}
    held = ops_in(database, f"id IN {views.IDS}", (sorted(wanted),)) if wanted else {}
    seen = looked() if wanted else ()
    for id, ops in held.items():
        state, one = fold(ops, rules), wanted[id]
        fields = dict(one.fields)
        for name, op in _replaced(state, ops, one.overruled, rules, seen) if state else ():
            said = Alternative(op.id, op.values[name], op.device_id, op.by, op.ts, op.body)
            fields[name] = (*fields.get(name, ()), said)
        if fields != one.fields:
            found[id] = replace(one, fields=fields)
    return found


def _replaced(
    state: RecordState,
    ops: Sequence[StoredOp],
    names: Collection[str],
    rules: Rules,
    looked: Collection[str],
) -> Iterator[tuple[str, StoredOp]]:
    """Each of these fields with a word of a coordinator, or of anybody that guards somebody, that stands
    there no longer, of another value than what does."""
    held = {op.id: op for op in ops}
    theirs = [op for op in ops if op.standing and not is_other(op.word, rules)]
    for name in sorted(names) if len(theirs) < len(ops) else ():
        said = [op for op in theirs if name in op.values and _counts(state, op, name)]
        guarding = [
            op
            for op in ops
            if rules.led  # on a device alone nobody else can be asked
            and op.standing
            and name in op.values
            and guards(state.kind, name, op.values[name])
            and _counts(state, op, name)
        ]
        stands = {op.id: op.values.get(name) for op in state.fields.get(name, ())}
        if all(op.id in stands for op in (*said, *guarding)):
            continue
        looked_at = (op for op in ops if op.id in looked)
        gone = {
            one
            for op in (*said, *looked_at)
            for one in before(name, op.supersedes.get(name, ()), held)
        }
        values = [*stands.values()]
        for op in {op.id: op for op in (*said, *guarding)}.values():
            if op.id not in stands and op.id not in gone and op.values[name] not in values:
                yield name, op


def _counts(state: RecordState, op: StoredOp, name: str) -> bool:
    return name not in state.evidence.get(op.id, ())
