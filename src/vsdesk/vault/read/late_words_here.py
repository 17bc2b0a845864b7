"""Words that an order to erase beside their file had not read, and at which nobody looked since.

Whoever was erased can be looked for no more. So each order says, in the files whose words it read, up to
where it read (`erasure_beside`); what was put aside then, was under way, or came without its body, may still
name them. Who writes afterwards where the order was carried out names that word in `saw`, and a look at the
others ends their waiting where it does (docs/spec/bundle.md §10). Who mends words that wait writes them once
more: they wait on. A file that was tied to nobody who went has no such word; a record that comes there and
names one of them brings the tie, and by the order itself it is known. Asked of the log alone, by its indexes;
in a vault in which nobody was erased it costs one question.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.history.entry import space_id
from vsdesk.history.seen import ops_observed
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.own_work import OWN_WORK
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.erased_links import ErasedLinks
from vsdesk.vault.read.heads_read import own_work_in
from vsdesk.vault.read.makers import is_other
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.read.orders_beside import BESIDE, joined, orders_in
from vsdesk.vault.read.recent import Recent

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Container,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from collections.abc import Set as AbstractSet

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.erased_links import ErasedNameLink
    from vsdesk.vault.read.former import Former
    from vsdesk.vault.read.orders_beside import Order

REFERENCE: Final = space_id("reference")
_NONE: Final = frozenset[str]()
_COMES: Final = ("organisation", "place")  # what of the reference space an activity's file brings
_LOOKED_AT: Final = {*OF_CASES, OWN_WORK}  # the roots in which a look may stand
_ANY: Final = (
    "SELECT 1 FROM record WHERE kind = ? UNION ALL SELECT 1 FROM gone WHERE what > x'' LIMIT 1"
)
# The records into which these devices wrote, each in one space.
_BY_THEM: Final = (
    "SELECT DISTINCT o.record, r.kind FROM json_each(?) j "
    "CROSS JOIN log l ON l.space = unhex(json_extract(j.value, '$[0]')) "
    "AND l.kid = unhex(json_extract(j.value, '$[1]')) CROSS JOIN entry e ON e.log = l.n "
    "CROSS JOIN op o ON o.entry = e.n CROSS JOIN record r ON r.n = o.record"
)
_LOGS: Final = f"SELECT n, id, space FROM log WHERE space IN {views.IDS}"  # noqa: S608 - literals
# In which records these ops stand; of an activity that names a record the one with the first id.
_WHERE: Final = (
    "SELECT DISTINCT r.id, r.space, r.kind FROM json_each(?) j "
    "CROSS JOIN entry e ON e.eh = unhex(substr(j.value, 1, 64)) CROSS JOIN op o ON o.entry = e.n "
    "AND o.idx = CAST(substr(j.value, 66) AS INTEGER) CROSS JOIN record r ON r.n = o.record"
)
_NAMING: Final = (
    "SELECT min(a.id) FROM link l CROSS JOIN record s ON s.n = l.source CROSS JOIN record a "
    "ON a.id = s.space WHERE l.target = ? AND a.kind = ? AND a.hidden = 0"
)
# What stands behind these places of these logs.
_AFTER: Final = (
    "SELECT e.eh, o.idx, o.record, r.id, r.kind, e.log FROM json_each(?) j "
    "CROSS JOIN entry e ON e.log = json_extract(j.value, '$[0]') "
    "AND e.seq > json_extract(j.value, '$[1]') CROSS JOIN op o ON o.entry = e.n "
    "CROSS JOIN record r ON r.n = o.record WHERE o.state = 0"
)
_EVERY: Final = "SELECT DISTINCT space FROM record WHERE kind = ?"
_IS: Final = "SELECT 1 FROM record WHERE id = ? AND id = space AND kind = ?"
_TIED: Final = (
    "SELECT l.target FROM record r CROSS JOIN link l ON l.source = r.n WHERE r.id = ? "
    "AND r.id = r.space AND l.field IN (SELECT value FROM json_each(?))"
)


class Late(NamedTuple):
    """Of a file the ops that say such words, and what the orders are called (as in a `saw`) that it knows by
    no word of theirs: a look at these words names both."""

    ops: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()


class LateWords:
    """Asked file by file."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules]
    ) -> None:
        self._db = database
        self._dictionary = dictionary
        self._rules = rules
        self._links = ErasedLinks(database)
        self._recent = Recent(database, rules)

    def is_any(self) -> bool:
        """Whether an order to erase was carried out here, or says of any file what it read."""
        return self._db.one(_ANY, (BESIDE,)) is not None

    def of(
        self, root: str, spaces: Collection[str], former: Former, records: Iterable[RecordView]
    ) -> Late:
        """The ops that say words in a file that an order beside it had not read, and at which nobody looked
        since. `spaces`: those of the file now; to what it was tied before counts too."""
        if not self.is_any():
            return Late()
        ties = {id for name in SHARED_SPACES for id in former.get(root, {}).get(name, ())}
        every = tuple(records)
        if any(one.id == root and one.kind == OWN_WORK for one in every):
            return self.own_work()
        of_case = any(one.id == root and one.kind in OF_CASES for one in every)
        return self.in_spaces({root, *spaces, *ties}, every, by_links=of_case)

    def in_spaces(
        self, tied: Collection[str], records: Sequence[RecordView], *, by_links: bool = True
    ) -> Late:
        """The same of a file that is tied to these spaces, and of what its records say that lie elsewhere.
        `by_links`: also by whom they name, where a look may end it."""
        far = {one.space for one in records}.difference(tied, {REFERENCE})
        named = {one.id for one in records if one.space not in tied}
        orders = orders_in(self._db, {*tied, *far})
        links = [
            one
            for one in (self._unsaid(self._links.of({*tied, *far}), orders) if by_links else ())
            if one.space in tied or one.record in named
        ]
        if not orders and not links:
            return Late()
        by_word = self._beside(tied, far, named, orders) if orders else frozenset[str]()
        called = frozenset(called_in_saw(order) for one in links for order in one.orders)
        return Late(by_word | self._by_links(links, tied), called)

    def own_work(self) -> Late:
        """The same of all that the organisation did itself, by the orders that say so of all of it: read once
        until anything is written."""
        return self._recent.get(OWN_WORK, self._own_work) if self.is_any() else Late()

    def _own_work(self) -> Late:
        orders = orders_in(self._db, {REFERENCE})
        if not orders:
            return Late()
        called = frozenset(word for one in orders[REFERENCE].values() for word in one.words)
        tied = {REFERENCE, *own_work_in(self._db)}
        return Late(self._beside(tied, _NONE, (), orders), called)

    def roots_of_own_work(self) -> set[str]:
        """The activities in which such words stand, or that name a place or a body of which some do: of these
        one that does."""
        ops = self.own_work().ops
        rows = self._db.query(_WHERE, (json.dumps(sorted(ops)),)) if ops else ()
        found = {space.hex() for _, space, _ in rows if space.hex() != REFERENCE}
        for rec in (rec for rec, _, kind in rows if kind in _COMES):
            named = self._db.one(_NAMING, (rec, OWN_WORK))[0]
            found |= {named.hex()} if named is not None else set()
        return found

    def _beside(
        self,
        tied: Collection[str],
        far: AbstractSet[str],
        named: Collection[str],
        orders: Mapping[str, dict[str, Order]],
    ) -> frozenset[str]:
        """By what the orders said there. `far`: the spaces of the records `named` that lie elsewhere."""
        here = joined(orders, tied)
        asked = dict.fromkeys((*tied, REFERENCE), here) if here else {}
        asked |= {one: orders[one] for one in far & orders.keys()}
        logs = {
            id.hex(): (int(n), space.hex())
            for n, id, space in self._db.query(_LOGS, (views.ids_json(asked),))
        }
        found = self._behind(dict(logs.values()), asked, tied, named)
        if not found:
            return frozenset()
        numbers = {id: n for id, (n, _) in logs.items()}
        return self._unsettled(found, asked, numbers, self._looks({*tied, *asked}))

    def _by_links(self, links: Sequence[ErasedNameLink], tied: Collection[str]) -> frozenset[str]:
        """By what a record names where no order said anything: what is said in it, and of whoever named them
        so and knew nothing of the order all words in that space."""
        late, looks = set[str](), self._looks(tied) if links else []
        of_orders: dict[frozenset[str], list[ErasedNameLink]] = defaultdict(list)
        for one in links:
            of_orders[one.orders].append(one)
        for orders, some in of_orders.items():
            known = {called_in_saw(order) for order in orders}
            seen = {op for look in looks if look & known for op in look}
            held = Ledger(self._db).ops_of({one.number for one in some})
            blind = {
                (op.space, op.word): op.device_id
                for one in some
                for op in held[one.number]
                if one.target in ids_in(op.values.get(one.field))
                and op.space in tied
                and op.id not in seen
                and known.isdisjoint(ops_observed(op.observed))
            }
            more = Ledger(self._db).ops_of(self._written_by(blind) - held.keys())
            every = {op.id: op for ops in (*held.values(), *more.values()) for op in ops}
            asked = {op.id for ops in held.values() for op in ops}
            asked |= {id for id, op in every.items() if (op.space, op.word) in blind}
            unread = {id: op for id, op in every.items() if id not in seen}
            late |= self._late(unread, every, known, asked)
        return frozenset(late)

    def _unsaid(
        self, links: Iterable[ErasedNameLink], orders: Mapping[str, Collection[str]]
    ) -> Iterator[ErasedNameLink]:
        """Those of them that stand in a record of words, where no order says what it read. `orders`: by space
        those that do."""
        for one in links:
            if self._words.get(one.kind) and one.orders.isdisjoint(orders.get(one.space, ())):
                yield one

    def _written_by(self, places: Mapping[tuple[str, str], str]) -> set[int]:
        """The records of words in which these devices wrote, each in its space."""
        asked = sorted({(space, device) for (space, _), device in places.items()})
        rows = self._db.query(_BY_THEM, (json.dumps(asked),)) if asked else ()
        return {int(n) for n, kind in rows if kind in self._words}

    def roots(self, files: Mapping[str, Collection[str]]) -> set[str]:
        """The roots of these files (each with its spaces) in which such words stand."""
        if not self.is_any():
            return set()
        every = {space for spaces in files.values() for space in spaces}
        orders = orders_in(self._db, every)
        told = orders.keys() | {one.space for one in self._unsaid(self._links.of(every), orders)}
        asked = {root: {*spaces} for root, spaces in files.items() if not told.isdisjoint(spaces)}
        return {root for root, spaces in asked.items() if self.in_spaces(spaces, ()).ops}

    def _behind(
        self,
        logs: Mapping[int, str],
        asked: Mapping[str, Mapping[str, Order]],
        tied: Collection[str],
        named: Collection[str],
    ) -> dict[str, int]:
        """What was not read by one of the orders, each op with the number of its record. `logs`: the space of
        each."""
        lows = [
            [n, min(one.read.get(n, 0) for one in asked[space].values())]
            for n, space in logs.items()
        ]
        rows = self._db.query(_AFTER, (json.dumps(lows),)) if lows else ()
        return {
            f"{eh.hex()}:{index}": int(record)
            for eh, index, record, rec, kind, log in rows
            if kind in self._words and (logs[log] in tied or rec.hex() in named)
        }

    def _unsettled(
        self,
        found: Mapping[str, int],
        asked: Mapping[str, Mapping[str, Order]],
        numbers: Mapping[str, int],
        looks: Sequence[frozenset[str]],
    ) -> frozenset[str]:
        """Those of them that are late for one of the orders. `numbers`: that of each log."""
        held = Ledger(self._db).ops_of({*found.values()})
        there: dict[str, dict[str, StoredOp]] = defaultdict(dict)
        for op in (op for some in held.values() for op in some):
            there[op.space][op.id] = op
        late = set[str]()
        for space, ops in there.items():
            for order in asked[space].values():
                seen = {op for look in looks if look & order.words for op in look}
                unread = {
                    id: op
                    for id, op in ops.items()
                    if order.read.get(numbers[op.log], 0) < op.seq and id not in seen
                }
                late |= self._late(unread, ops, order.words)
        return frozenset(late & found.keys())

    def _late(
        self,
        unread: Mapping[str, StoredOp],
        ops: Container[str],
        known: AbstractSet[str],
        asked: Container[str] | None = None,
    ) -> set[str]:
        """Of words that were not read for an order those (of some that are `asked` about) that know nothing
        of it or were written in the place of what is not here, and all that was written in the place of
        such a one. `known`: what the order said."""
        after: dict[str, list[str]] = defaultdict(list)
        todo = []
        for id, op in unread.items():
            words = self._words.get(op.kind, _NONE).intersection(op.fields)
            before = {one for name in words for one in op.supersedes.get(name, ())}
            for one in before:
                after[one].append(id)
            if not words or (asked is not None and id not in asked):
                continue
            blind = known.isdisjoint(ops_observed(op.observed))
            if blind or not all(one in ops for one in before):
                todo.append(id)
        late = set[str]()
        while todo:
            if (one := todo.pop()) not in late:
                late.add(one)
                todo += after[one]
        return late

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        """By kind the fields in which words stand that may leave."""
        found = {
            kind.name: frozenset(
                one.name
                for one in kind.fields
                if holds_words(one) and not (one.inside or is_own_name(one))
            )
            for kind in self._dictionary.kinds
            if not kind.inside
        }
        return found | {"claim": found["claim"] | {"value"}}

    def _looks(self, spaces: Collection[str]) -> list[frozenset[str]]:
        """What was on the screen of coordinators who looked in one of these roots, look by look."""
        rules = self._rules()
        heads = views.load(self._db, f"r.id IN {views.IDS}", (views.ids_json(spaces),))
        return [
            seen
            for one in heads
            if one.kind in _LOOKED_AT and not one.deleted
            for said in one.fields.get(LOOKED, ())
            if not is_other(said.word, rules) and (seen := one.observed.get(said.op))
        ]

    # -- of an order, and of whoever writes after it ---------------------------------------------

    def words_beside(
        self, space: str, ties: Collection[str], named: Collection[str] = ()
    ) -> list[str]:
        """What a word that is written into a space names of the orders that were carried out here: of each
        order beside it one op in each space, for not every file that reads the word has all of these; and
        each that took somebody whom a record there names. `ties`: to what the save itself ties something;
        `named`: whom it names."""
        rows = self._db.query(*_told_in(space))
        spaces = {space, *ties, *(row[0].hex() for row in rows)}
        if self._db.one(_IS, (bytes.fromhex(space), OWN_WORK)) is not None:
            spaces.add(REFERENCE)
        every = orders_in(self._db, spaces, whole=False)
        said = {min(one.words) for some in every.values() for one in some.values() if one.words}
        there = self._unsaid(self._links.of({space}), every)
        orders = {order for one in there for order in one.orders}
        orders = orders.union(*self._links.orders_of(named).values())
        return sorted(said) + sorted(map(called_in_saw, orders))


def called_in_saw(order: str) -> str:
    """What whoever carried out an order (the SHA-256 of its frame) names in a `saw`."""
    return f"{order}:0"


def _told_in(space: str) -> tuple[str, tuple[object, ...]]:
    """What asks for the spaces of which a word in this one is read: of a reference record by any file."""
    if space == REFERENCE:
        return _EVERY, (BESIDE,)
    return _TIED, (bytes.fromhex(space), json.dumps(SHARED_SPACES))
