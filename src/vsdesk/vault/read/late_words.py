"""Words that an order to erase beside their file had not read, and at which nobody looked since.

Whoever was erased can be looked for no more. So each order says, in the files whose words it read, up to
where it read (`erasure_beside`); what was put aside then, was under way, or came without its body, may still
name them. Who writes afterwards where the order was carried out names that word in `saw`, and a look at the
others ends their waiting where it does (docs/spec/bundle.md §10). Who mends words that wait writes them once
more: they wait on. Asked of the log alone, by its indexes; in a vault in which nobody was erased it costs one
question.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import space_id
from vsdesk.history.seen import ops_observed
from vsdesk.load_mark import load_of
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.dictionary.values import is_hash
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.gate.names.unnamed import is_own_name
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import is_other
from vsdesk.vault.read.neighbours import OF_CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.former import Former

BESIDE: Final = "erasure_beside"
REFERENCE: Final = space_id("reference")
_ANY: Final = "SELECT 1 FROM record WHERE kind = ? LIMIT 1"
_IN_SPACES: Final = f"r.space IN {views.IDS} AND r.kind = ?"
_LOGS: Final = f"SELECT n, id, space FROM log WHERE space IN {views.IDS}"  # noqa: S608 - literals
_ENTRIES: Final = f"SELECT eh, log, seq FROM entry WHERE eh IN {views.IDS}"  # noqa: S608 - literals
# What stands behind these places of these logs.
_AFTER: Final = (
    "SELECT e.eh, o.idx, o.record, r.id, r.kind, e.log FROM json_each(?) j "
    "CROSS JOIN entry e ON e.log = json_extract(j.value, '$[0]') "
    "AND e.seq > json_extract(j.value, '$[1]') CROSS JOIN op o ON o.entry = e.n "
    "CROSS JOIN record r ON r.n = o.record WHERE o.state = 0"
)
# Where a log is not whole here, from which entry on: put aside, without a body, or with a gap before it.
_NOT_READ: Final = (
    "SELECT log, min(seq) FROM entry WHERE counts = 0 GROUP BY log UNION ALL "
    "SELECT e.log, min(e.seq) FROM op o CROSS JOIN entry e ON e.n = o.entry WHERE o.state = 1 GROUP BY e.log"
)
_EVERY: Final = "SELECT DISTINCT space FROM record WHERE kind = ?"
_TIED: Final = (
    "SELECT l.target FROM record r CROSS JOIN link l ON l.source = r.n WHERE r.id = ? "
    "AND r.id = r.space AND l.field IN (SELECT value FROM json_each(?))"
)
_PLACES: Final = (
    "SELECT l.n, l.space, l.forked, max(e.seq), count(DISTINCT e.seq) FROM log l "  # noqa: S608 - literals
    f"CROSS JOIN entry e ON e.log = l.n WHERE l.space IN {views.IDS} GROUP BY l.n"
)


@dataclass(slots=True)
class _Order:
    """One order to erase: the words that say of it, and how far it read each log (by its number)."""

    words: set[str] = field(default_factory=set)
    read: dict[int, int] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)


class LateWords:
    """Asked file by file."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules]
    ) -> None:
        self._db = database
        self._dictionary = dictionary
        self._rules = rules

    def is_any(self) -> bool:
        """Whether an order to erase says of any file here what it read."""
        return self._db.one(_ANY, (BESIDE,)) is not None

    def of(
        self, root: str, spaces: Collection[str], former: Former, records: Iterable[RecordView]
    ) -> frozenset[str]:
        """The ops that say words in a file that an order beside it had not read, and at which nobody looked
        since. `spaces`: those of the file now; to what it was tied before counts too."""
        if not self.is_any():
            return frozenset()
        ties = {id for name in SHARED_SPACES for id in former.get(root, {}).get(name, ())}
        every = tuple(records)
        return self.in_spaces({root, *spaces, *ties}, every)

    def in_spaces(self, tied: Collection[str], records: Sequence[RecordView]) -> frozenset[str]:
        """The same of a file that is tied to these spaces, and of what its records say that lie elsewhere."""
        far = {one.space for one in records}.difference(tied)
        orders = self._orders({*tied, *far})
        if not orders:
            return frozenset()
        here = self._joined(orders, tied)
        asked = dict.fromkeys((*tied, REFERENCE), here) if here else {}
        asked |= {one: orders[one] for one in far & orders.keys()}
        named = {one.id for one in records if one.space not in tied}
        logs = {
            id.hex(): (int(n), space.hex())
            for n, id, space in self._db.query(_LOGS, (views.ids_json(asked),))
        }
        found = self._behind(dict(logs.values()), asked, tied, named)
        if not found:
            return frozenset()
        numbers = {id: n for id, (n, _) in logs.items()}
        return self._unsettled(found, asked, numbers, self._looks({*tied, *asked}))

    def roots(self, files: Mapping[str, Collection[str]]) -> set[str]:
        """The roots of these files (each with its spaces) in which such words stand."""
        if not self.is_any():
            return set()
        told = self._orders({space for spaces in files.values() for space in spaces}).keys()
        asked = {root: {*spaces} for root, spaces in files.items() if not told.isdisjoint(spaces)}
        return {root for root, spaces in asked.items() if self.in_spaces(spaces, ())}

    def _orders(self, spaces: Collection[str]) -> dict[str, dict[str, _Order]]:
        """By space, by order."""
        found: dict[str, dict[str, _Order]] = defaultdict(lambda: defaultdict(_Order))
        for one in views.load(self._db, _IN_SPACES, (views.ids_json(spaces), BESIDE)):
            if one.deleted or any(load_of(word) for word in one.words):
                continue
            order = found[one.space][one.text("order") or one.id]
            order.words |= {each.op for each in one.fields.get("order", ())}
            for said in one.every("heads"):
                order.heads |= {*ids_in(said)}
        if found:
            every = {head for some in found.values() for one in some.values() for head in one.heads}
            rows = self._db.query(_ENTRIES, (json.dumps(sorted(filter(is_hash, every))),))
            at = {eh.hex(): (int(log), int(seq)) for eh, log, seq in rows}
            for some in found.values():
                for order in some.values():
                    order.read = dict(at[head] for head in order.heads if head in at)
        return dict(found)

    def _joined(
        self, orders: Mapping[str, Mapping[str, _Order]], spaces: Collection[str]
    ) -> dict[str, _Order]:
        """What the orders say in several spaces, as one."""
        found: dict[str, _Order] = {}
        for space in spaces:
            for name, one in orders.get(space, {}).items():
                held = found.setdefault(name, _Order())
                held.words |= one.words
                held.read |= one.read
        return found

    def _behind(
        self,
        logs: Mapping[int, str],
        asked: Mapping[str, Mapping[str, _Order]],
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
        asked: Mapping[str, Mapping[str, _Order]],
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
        self, unread: Mapping[str, StoredOp], ops: Mapping[str, StoredOp], known: AbstractSet[str]
    ) -> set[str]:
        """Of words that were not read for an order those that know nothing of it, and all that was written
        in the place of such a one, or of what is not here. `known`: what the order said."""
        after: dict[str, list[str]] = defaultdict(list)
        todo = []
        for id, op in unread.items():
            words = self._words[op.kind].intersection(op.fields)
            before = {one for name in words for one in op.supersedes.get(name, ())}
            for one in before:
                after[one].append(id)
            if words and (known.isdisjoint(ops_observed(op.observed)) or not before <= ops.keys()):
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
            if one.kind in OF_CASES and not one.deleted
            for said in one.fields.get(LOOKED, ())
            if not is_other(said.word, rules) and (seen := one.observed.get(said.op))
        ]

    # -- of an order, and of whoever writes after it ---------------------------------------------

    def words_beside(self, space: str, ties: Collection[str]) -> list[str]:
        """What a word that is written into a space names of the orders that were carried out here: of each
        order beside it one op in each space, for not every file that reads the word has all of these.
        `ties`: to what the save itself ties something."""
        rows = self._db.query(*_told_in(space))
        spaces = {space, *ties, *(row[0].hex() for row in rows)}
        every = (one for some in self._orders(spaces).values() for one in some.values())
        return sorted({min(one.words) for one in every if one.words})


def _told_in(space: str) -> tuple[str, tuple[object, ...]]:
    """What asks for the spaces of which a word in this one is read: of a reference record by any file."""
    if space == REFERENCE:
        return _EVERY, (BESIDE,)
    return _TIED, (bytes.fromhex(space), json.dumps(SHARED_SPACES))


def heads_in(database: Database, spaces: Collection[str]) -> dict[str, list[str]]:
    """By space the last entry of each log up to which all is here and counts, so that whoever reads the
    records has read it; of a log that is forked nothing."""
    end = dict[int, int]()
    for log, seq in database.query(_NOT_READ):
        end[log] = min(seq, end.get(log, seq))
    found: dict[str, list[str]] = {}
    for n, space, forked, last, many in database.query(_PLACES, (views.ids_json(spaces),)):
        upto = min(last, end.get(n, last + 1) - 1)
        if many != last:
            upto = min(upto, _before_gap(database, n))
        row = database.one("SELECT eh FROM entry WHERE log = ? AND seq = ?", (n, upto))
        if row is not None and not forked:
            found.setdefault(space.hex(), []).append(row[0].hex())
    return {space: sorted(heads) for space, heads in found.items()}


def _before_gap(database: Database, log: int) -> int:
    """The place up to which a log has no gap."""
    seen = {row[0] for row in database.query("SELECT seq FROM entry WHERE log = ?", (log,))}
    upto = 0
    while upto + 1 in seen:
        upto += 1
    return upto
