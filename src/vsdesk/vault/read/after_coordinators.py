"""What others wrote into a record after a coordinator had written there, and at which none has looked since:
for the organisation's own copy, which does not carry who wrote before whom.

What a coordinator wrote closes on beside such words, whoever opened the file (docs/spec/bundle.md §8.12). Of
answers all that lies below one of them is asked as one: an event may end another, a condition be met. So is
what says of somebody whom a coordinator recorded how they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED
from vsdesk.records.dossier import ids_in
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ops_in
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.makers import ANSWER, is_other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

    Said = tuple[str, str, StoredOp]  # record, field, op

# That it goes, and how delicate it is, closes by itself.
_NO_FACTS: Final = frozenset({DELETED, "sens"})
_DEPTH: Final = 3  # how far answers lie below each other; a parent may be anything
# What says how somebody stands whom a coordinator recorded.
_STANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "consent_grant": ("grantor",),
    "family_member": ("person",),
    "kinship": ("person", "related_to"),
    "representation": ("represented",),
}


def said_after(
    database: Database, records: Sequence[RecordView], rules: Rules, decided: frozenset[str]
) -> Iterator[Said]:
    """Of the records of one space. `decided`: the fields by which a coordinator says nothing of what others
    told."""
    words = {alt.word for one in records for held in one.fields.values() for alt in held}
    if all(is_other(one, rules) for one in words) and not any(one.overruled for one in records):
        return  # nearly every file of one device
    space = _Space(records, looked_ops(database, records, rules), rules, decided)
    ids = [one.id for one in records]
    space.ops.update(ops_in(database, f"id IN {views.IDS}", (ids,)))
    for one in records:
        if one.kind not in ANSWERS or one.kind == ANSWER:
            yield from space.after(one)
    for group in _answers(records):
        yield from space.of_an_answer(group)
    yield from space.of_whom_they_recorded()


class _Space:
    """The records of one space with their ops, each in the order in which they came."""

    def __init__(
        self,
        records: Sequence[RecordView],
        looked: frozenset[str],
        rules: Rules,
        decided: frozenset[str],
    ) -> None:
        self._records = records
        self._looked = looked
        self._rules = rules
        self._decided = decided | _NO_FACTS
        self.ops: dict[str, Sequence[StoredOp]] = {}

    def _is_other(self, op: StoredOp) -> bool:
        return is_other(op.word, self._rules)

    def _waits(self, op: StoredOp) -> bool:
        return self._is_other(op) and op.id not in self._looked

    def after(self, record: RecordView) -> Iterator[Said]:
        """What others wrote into one record after a coordinator."""
        theirs = False
        for op in self.ops.get(record.id, ()):
            if not self._is_other(op):
                theirs = theirs or not {*op.fields} <= self._decided
            elif theirs and self._waits(op):
                yield from ((record.id, name, op) for name in op.fields if name not in _NO_FACTS)

    def of_an_answer(self, group: Sequence[RecordView]) -> Iterator[Said]:
        """What others wrote into an answer and below it, where a coordinator wrote too; but for the words
        that made the answer."""
        ops = [(one, op) for one in group for op in self.ops.get(one.id, ())]
        if all(self._is_other(op) for _, op in ops):
            return
        made = {self.ops[one.id][0].id for one in group if one.kind == ANSWER}
        for one, op in ops:
            if op.id not in made and self._waits(op):
                yield from ((one.id, name, op) for name in op.fields)

    def of_whom_they_recorded(self) -> Iterator[Said]:
        """What others say of somebody whom a coordinator recorded."""
        theirs = {id for id, ops in self.ops.items() if not self._is_other(ops[0])}
        for one in self._records:
            said = (a.value for name in _STANDS.get(one.kind, ()) for a in one.fields.get(name, ()))
            if theirs.isdisjoint(id for value in said for id in ids_in(value)):
                continue
            for op in filter(self._waits, self.ops.get(one.id, ())):
                yield from ((one.id, name, op) for name in op.fields)


def _answers(records: Iterable[RecordView]) -> Iterable[Sequence[RecordView]]:
    """Each answer with what lies below it."""
    above = {one.id: one.parent or "" for one in records if one.kind in ANSWERS}
    found: dict[str, list[RecordView]] = defaultdict(list)
    for one in records:
        if one.id in above:
            top = one.id
            for _ in range(_DEPTH):
                top = above[top] if above[top] in above else top
            found[top].append(one)
    return [group for group in found.values() if len(group) > 1]
