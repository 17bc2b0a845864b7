"""A file read without the word of one device: what it says then, for each other device that wrote into it.

A fact may close whatever it likes; that one device says it opens nothing (docs/spec/bundle.md §8.12). So
the gate asks a file again without each device that neither opened it nor is a coordinator's, and what it
replaced stands again there. Nothing of this is stored: it follows from the log.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED, made_by
from vsdesk.history.merge import fold
from vsdesk.history.seen import hidden
from vsdesk.records.dossier import Dossier, Without
from vsdesk.vault import views
from vsdesk.vault.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

# What somebody answered is no fact: the device that wrote it down may be the first that asked.
_ANSWERS: Final = frozenset({"consent_grant", "consent_event"})


class Readings:
    """Makes the readings of dossiers from the reader's connection."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        compose: Callable[[str, Mapping[str, RecordView]], Iterable[RecordView]],
    ) -> None:
        """`compose(root, records)`: of the records those that belong around the root, as they are now."""
        self._db = database
        self._ledger = Ledger(database)
        self._dictionary = dictionary
        self._rules = rules
        self._compose = compose

    def of(self, root: str, records: Sequence[RecordView]) -> tuple[Without, ...]:
        """The readings of one dossier, by device."""
        every = {one.kid for record in records for held in record.fields.values() for one in held}
        rules = self._rules()
        others = {kid for kid in every if rules.role(kid) != "coordinator"}
        if others:
            others -= self._openers(root, records, others)
        if not others:
            return ()  # nearly every file
        seen = frozenset().union(*(_judged(one, rules) for one in records))
        wrote = {one.id: _writers(one, seen) for one in records}
        others &= {kid for kids in wrote.values() for kid in kids}
        return tuple(self._without(root, records, wrote, seen, sorted(others), rules))

    def _openers(self, root: str, records: Sequence[RecordView], others: set[str]) -> set[str]:
        """Who opened the case or family, and what it was tied to by them or by a coordinator."""
        head = next((one for one in records if one.id == root), None)
        if head is None:
            return set()
        found = _makers(head, _writers(head))
        if others <= found:
            return found
        held = {one.id: one for one in records}
        for tie in self._ties(head):
            for one in head.fields.get(tie, ()):
                tied = held.get(str(one.value))
                if tied is not None and (one.kid in found or one.kid not in others):
                    found |= _makers(tied, _writers(tied))
        return found

    def _ties(self, head: RecordView) -> Iterator[str]:
        spec, roots = self._dictionary.kind(head.kind), set(self._dictionary.roots)
        for one in spec.fields if spec is not None else ():
            if one.type == "link" and roots & set(one.targets):
                yield one.name

    def _without(
        self,
        root: str,
        records: Sequence[RecordView],
        wrote: Mapping[str, frozenset[str]],
        seen: frozenset[str],
        others: Sequence[str],
        rules: Rules,
    ) -> Iterator[Without]:
        made = {
            kid: {one.id for one in records if kid in wrote[one.id] and made_by(one.id, kid)}
            for kid in others
        }
        touched = {
            kid: {one.id for one in records if kid in wrote[one.id]} - made[kid] for kid in others
        }
        ops = self._ops(frozenset().union(*touched.values()), records)
        for kid in others:
            left: dict[str, RecordView] = {}
            gone = {one.id for one in records if one.id in made[kid] and one.kind not in _ANSWERS}
            anew = self._anew(kid, touched[kid], seen, ops, records, gone, rules)
            for one in records:
                view = anew.get(one.id) if one.id in touched[kid] else one
                if one.id not in gone and view is not None:
                    left[one.id] = view
            facts = tuple(self._compose(root, left))
            silent = tuple(one for one in facts if one.id not in made[kid])
            yield Without(kid, frozenset(made[kid]), Dossier(root, facts), Dossier(root, silent))

    def _ops(
        self, wanted: frozenset[str], records: Sequence[RecordView]
    ) -> dict[str, list[StoredOp]]:
        """The ops of the records that are folded anew, and of what lies below a removed one."""
        if not wanted:
            return {}
        below: dict[str, list[str]] = defaultdict(list)
        for one in records:
            if one.parent:
                below[one.parent].append(one.id)
        more, walk = set(wanted), list(wanted)
        while walk:
            for child in below.get(walk.pop(), ()):
                if child not in more:
                    more.add(child)
                    walk.append(child)
        rows = self._db.query(
            f"SELECT n, id FROM record WHERE hidden < {views.VOID} "  # noqa: S608 - a number of this package
            "AND id IN (SELECT unhex(value) FROM json_each(?)) ORDER BY n DESC",
            (json.dumps(sorted(more)),),
        )
        numbers = {row[1].hex(): int(row[0]) for row in rows}
        held = self._ledger.ops_of(numbers.values())
        return {id: held[number] for id, number in numbers.items()}

    def _anew(
        self,
        kid: str,
        touched: Iterable[str],
        seen: frozenset[str],
        ops: Mapping[str, list[StoredOp]],
        records: Sequence[RecordView],
        gone: set[str],
        rules: Rules,
    ) -> dict[str, RecordView]:
        """The records in which the device wrote, folded without its ops."""
        states: dict[str, RecordState | None] = {}

        def state(id: str) -> RecordState | None:
            if id not in states:
                rest = [op for op in ops.get(id, ()) if op.kid != kid or op.id in seen]
                states[id] = fold(rest, rules) if rest else None
            return states[id]

        def children(id: str) -> Iterator[RecordState]:
            for one in records:
                if one.parent == id and one.id not in gone and (found := state(one.id)) is not None:
                    yield found

        found: dict[str, RecordView] = {}
        for id in touched:
            folded = state(id)
            if folded is not None:
                away = bool(folded.deletes) and hidden(folded, children, rules)
                found[id] = views.view_of(folded, self._dictionary, hidden=away)
        return found


def _writers(record: RecordView, seen: Container[str] = frozenset()) -> frozenset[str]:
    """The devices whose word stands in a record, but for what is in `seen`."""
    return frozenset(
        one.kid for held in record.fields.values() for one in held if one.op not in seen
    )


def _judged(record: RecordView, rules: Rules) -> Iterator[str]:
    """The ops that a coordinator had on the screen who decided or approved here: no longer one device's word."""
    for name, held in record.fields.items() if record.saw else ():
        for one in held:
            if name != DELETED and rules.role(one.kid) == "coordinator":
                yield from record.saw.get(one.op, ())


def _makers(record: RecordView, writers: Iterable[str]) -> set[str]:
    """Who made a record; of one whose id carries nobody, all who wrote into it."""
    kids = {*writers}
    return {kid for kid in kids if made_by(record.id, kid)} or kids
