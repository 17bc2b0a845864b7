"""Records as they would read if what was put aside of withdrawn devices counted (docs/spec/bundle.md §9.5).

For what is asked of the whole vault: whose names are looked for, where the same bytes lie. Such a reading
closes and narrows. Nearly always nothing was put aside.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED
from vsdesk.history.merge import fold
from vsdesk.history.seen import all_hidden
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.put_aside import standing
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.recent import Recent
    from vsdesk.vault.sync.trust_store import TrustStore

_OWN_FIELD: Final = "field_def"
_WHICH: Final = ("key", "of_kind", "type")  # by which it is another field
_STANDS: Final = "r.kind = ? AND r.hidden = 0"
_IS_THERE: Final = "SELECT 1 FROM entry WHERE counts = 0 LIMIT 1"
# What only claims an id that is here is none of them.
_OF_KINDS: Final = (
    "SELECT DISTINCT r.n, r.id FROM entry e CROSS JOIN op o ON o.entry = e.n "  # noqa: S608 - literals
    "CROSS JOIN record r ON r.n = o.record WHERE e.counts = 0 "
    f"AND +r.kind IN (SELECT value FROM json_each(?)) AND r.hidden < {views.AWAY} "
    f"AND (r.hidden < {views.VOID} "
    f"OR NOT EXISTS (SELECT 1 FROM record h WHERE h.id = r.id AND h.hidden < {views.VOID}))"
)
_OF_IDS: Final = (
    f"SELECT r.n, r.id FROM record r WHERE r.id IN {views.IDS} AND +r.kind = ? "  # noqa: S608 - literals
    f"AND r.hidden < {views.AWAY} AND EXISTS (SELECT 1 FROM op o JOIN entry e ON e.n = o.entry "
    "WHERE o.record = r.n AND e.counts = 0) ORDER BY r.hidden, r.n"
)


def is_any(database: Database) -> bool:
    """Whether anything at all was put aside."""
    return database.one(_IS_THERE) is not None


def as_counted(
    database: Database, rules: Rules, numbers: Mapping[int, str]
) -> dict[str, RecordState]:
    """The states of these records (id by number) so; of several that bear one id the first."""
    held = Ledger(database).ops_of(numbers) if numbers else {}
    found: dict[str, RecordState] = {}
    for n, ops in held.items():
        state = fold([replace(one, standing=True) for one in ops], rules)
        if state is not None:
            found.setdefault(numbers[n], state)
    return found


def aside_of(database: Database, rules: Rules, kind: str, ids: Collection[str]) -> list[RecordView]:
    """Of these the records of a kind in which something was put aside, as if it counted."""
    if not ids or not is_any(database):
        return []
    rows = database.query(_OF_IDS, (views.ids_json(ids), kind))
    states = as_counted(database, rules, {int(n): id.hex() for n, id in rows})
    return [views.view_of(one) for one in states.values()]


def aside_by_id(
    database: Database, dictionary: Dictionary, rules: Rules, kind: str
) -> dict[str, RecordView]:
    """The records of a kind in which something was put aside, as if it counted; taken out where that took
    them out."""
    states = _states(database, rules, (kind,))
    gone = all_hidden(states.values(), rules)
    return {id: views.view_of(one, dictionary, hidden=id in gone) for id, one in states.items()}


def defined(database: Database, trust: TrustStore) -> list[dict[str, Json]]:
    """The values of the organisation's own definitions; and beside those of a field what coordinators'
    devices said otherwise of it that was put aside: the narrowest holds. Where that takes it out, or makes
    another field of it, it is as delicate as can be."""
    found = views.own_fields(database)
    if not is_any(database):
        return found
    rows = database.query(_OF_KINDS, (json.dumps([_OWN_FIELD]),))
    held = Ledger(database).ops_of([int(n) for n, _ in rows])
    known = {one.id: one for one in views.load(database, _STANDS, (_OWN_FIELD,))}
    for n, id in rows:
        record = known.get(id.hex())
        said = {} if record is None else {name: record.value(name) for name in record.fields}
        for op in held.get(int(n), ()) if said else ():
            if not op.standing and trust.role_of(op.device_id) == "coordinator":
                values = dict(op.values or {})
                gone = DELETED in values or not values.keys().isdisjoint(_WHICH)
                found.append({**said, **({"sensitivity": SEALED} if gone else values)})
    return found


def _states(database: Database, rules: Rules, kinds: Collection[str]) -> dict[str, RecordState]:
    rows = database.query(_OF_KINDS, (json.dumps([*kinds]),))
    return as_counted(database, rules, {int(n): id.hex() for n, id in rows})


class AsideRecords:
    """Reads them by their kind, wherever they lie; once for whoever asks again."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        recent: Recent,
    ) -> None:
        self._db = database
        self._dictionary = dictionary
        self._rules = rules
        self._recent = recent

    def of(self, *kinds: str) -> list[RecordView]:
        """The records of these kinds in which something was put aside."""
        if not is_any(self._db):
            return []
        return self._recent.get(("aside", kinds), lambda: self._of(kinds))

    def reading(self, kind: str, records: Sequence[RecordView]) -> Sequence[RecordView]:
        """The records of a kind, none of them taken out, as they would read with what was put aside: without
        those that it took out, with those that stand by it alone."""
        if not self.is_any():
            return records
        held = self._by_id(kind)
        known = {one.id: one.space for one in records}
        taken = {id: one for id, one in held.items() if known.get(id, one.space) == one.space}
        more = (one for id, one in taken.items() if id not in known)
        every = (*(taken.get(one.id, one) for one in records), *more)
        return [one for one in every if not one.deleted]

    def roots_taken_out(self) -> frozenset[str]:
        """The roots that what was put aside took out."""
        held = (one for kind in self._dictionary.roots for one in self._by_id(kind).values())
        return frozenset(one.id for one in held if one.deleted and one.id == one.space)

    def is_any(self) -> bool:
        """Whether anything at all was put aside."""
        return is_any(self._db)

    def readings(self, record: RecordView) -> tuple[RecordView, ...]:
        """A record as it counts; and, where something in it was put aside, as it would read with that.

        What lets something go (to whom it is lent, an approval) stands only where each of these says so.
        """
        if not is_any(self._db):  # nearly every vault
            return (record,)
        other = self._by_id(record.kind).get(record.id)
        return (record, other) if other is not None and other.space == record.space else (record,)

    def standing(self, record: RecordView) -> RecordView | None:
        """As much of a record as stands in each of its readings; None where one of them took it out."""
        return standing(*self.readings(record))

    def _by_id(self, kind: str) -> dict[str, RecordView]:
        of_kind = (self._db, self._dictionary, self._rules(), kind)
        return self._recent.get(("aside by id", kind), lambda: aside_by_id(*of_kind))

    def _of(self, kinds: Collection[str]) -> list[RecordView]:
        states = _states(self._db, self._rules(), kinds)
        return [views.view_of(one, self._dictionary) for one in states.values()]
