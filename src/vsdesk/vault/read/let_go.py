"""What a coordinator took out of a tie, and what was asked there that they cannot have known.

A case is taken off a family or an incident, two entries of a relative are parted: what was refused
there guards no more, and the save names what it knew of that in its `saw`. A wish that was under way
meanwhile is none of it: as long as no coordinator looked, the tie stands among what was named before, and
guards (docs/spec/bundle.md §8.12). Whoever asks there later, and knows of it, says so in the same way. No
clock is asked.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.history.merge import fold
from vsdesk.history.seen import ops_observed
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.dossier import ids_in
from vsdesk.records.guarding_values import asking_kinds, asks_by
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.makers import is_other
from vsdesk.vault.read.neighbours import cases_of, tied_to

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

TYING: Final[Mapping[str, tuple[str, ...]]] = {
    "case": SHARED_SPACES,
    "family_member": ("also",),
}
# Who was taken together is told of in one story: there what was asked in the file itself guards others.
_BOTH_WAYS: Final = "incident"
_ASKING: Final = frozenset(asking_kinds())
_KINDS: Final = json.dumps(sorted(_ASKING))
_MANY: Final = 5_000  # records at once, of which it is not asked whether they bear on it
_IN: Final = "(SELECT value FROM json_each(?))"
# What was asked in some files; of whom a row of a member speaks, wherever they are.
_THERE: Final = f"r.space IN {views.IDS} AND r.kind IN {_IN}"
_PEOPLE: Final = (
    "SELECT target FROM (SELECT source, field, target FROM link UNION ALL "
    "SELECT source, field, target FROM former) WHERE field = 'person' AND source IN "
    "(SELECT n FROM record WHERE id = ?)"
)
_OF_THEM: Final = (
    f"+r.kind IN {_IN} AND (r.id = ? OR r.id IN {views.IDS} OR r.parent IN {views.IDS} "  # noqa: S608 - literals
    f"OR r.n IN (SELECT source FROM link WHERE target IN {views.IDS}))"
)
# Of some records what they are, and whom they name.
_TOUCHED: Final = (
    "SELECT r.id, r.kind, r.space, r.parent, l.target "  # noqa: S608 - a literal
    "FROM record r LEFT JOIN link l ON l.source = r.n "
    f"WHERE r.n IN {_IN}"
)
_ROWS: Final = " UNION ".join(
    f"SELECT r.id FROM {table} l CROSS JOIN record r ON r.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND +r.kind = 'family_member'"
    for table in ("link", "former")
)
_SOURCES: Final = (
    f"SELECT source FROM let_go WHERE target IN {views.IDS} UNION "  # noqa: S608 - literals
    f"SELECT source FROM let_go WHERE space IN {views.IDS}"
)
_STANDING: Final = (
    "SELECT r.n, g.target FROM let_go g JOIN former f ON f.space = g.space "
    "AND f.source = g.source AND f.field = g.field AND f.target = g.target JOIN record r ON r.n = g.source "
    "WHERE r.hidden = 0"
)


class PartedLink(NamedTuple):
    """An id that coordinators took out of a field by some `ops`: what they knew (ops), and by whose words."""

    name: str
    target: str
    ops: frozenset[str]
    seen: frozenset[str]
    by: frozenset[str]


class LingeringTies(NamedTuple):
    """What was taken out in a space and guards on: by record the ops that came there."""

    target: str
    space: str
    late: Mapping[str, frozenset[str]]


class LetGo:
    """Reads and writes the table `let_go`: what coordinators took out of a tie."""

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules

    def put(self, rows: Iterable[tuple[str, int, str, str]], old: Collection[int]) -> None:
        """What was taken out of these records (space, number, field, target)."""
        self._db.run_many("DELETE FROM let_go WHERE source = ?", [(n,) for n in old])
        self._db.run_many(
            "INSERT OR IGNORE INTO let_go (space, source, field, target) VALUES (?, ?, ?, ?)",
            [(bytes.fromhex(s), n, field, bytes.fromhex(target)) for s, n, field, target in rows],
        )

    def sources(self, numbers: Collection[int]) -> set[int]:
        """The records out of which something was taken on which these bear: a wish there, or a look."""
        if self._is_empty():
            return set()
        if len(numbers) > _MANY:
            return {int(row[0]) for row in self._db.query("SELECT source FROM let_go")}
        spaces, people, near = set[str](), set[str](), set[str]()
        for rec, kind, space, parent, target in self._db.query(_TOUCHED, (json.dumps([*numbers]),)):
            spaces.add(space.hex())
            people.update(one.hex() for one in (rec, parent, target) if one is not None)
            near.update([rec.hex()] if kind == "family_member" else ())
        near |= {row[0].hex() for row in self._db.query(_ROWS, (views.ids_json(people),) * 2)}
        asked = (views.ids_json(near | spaces), views.ids_json(self._with_cases(spaces)))
        return {int(row[0]) for row in self._db.query(_SOURCES, asked)}

    def late(self, kind: str, space: str, parted: PartedLink) -> dict[str, frozenset[str]]:
        """By record the ops that came where something was taken out of a record of this kind and space, and
        that nobody knew who took it out, nor looked at since."""
        found = {}
        for one in self._wishes(kind, space, parted.name, parted.target):
            if ops := asks_by(one, partial(_is_late, one, parted)):
                found[one.id] = ops
        seen = self._looked(space) if found else frozenset[str]()
        return {id: left for id, ops in found.items() if (left := ops - seen)}

    def stands(self, state: RecordState, parted: PartedLink) -> bool:
        """Whether what was taken out guards on."""
        return bool(self.late(state.kind, state.space, parted))

    def told(
        self,
        kind: str,
        place: tuple[str, str, str],
        values: Mapping[str, Json],
        state: RecordState | None,
    ) -> set[str]:
        """The ops by which something was let go where this is written (record, space, parent): whoever asks
        there now knows of it, and asks nothing where it was let go."""
        rec, space, parent = place
        if kind not in _ASKING or rec == space or self._is_empty():
            return set()
        held = state.fields.values() if state is not None else ()
        said = (
            *values.values(),
            *(value for ops in held for op in ops for value in op.values.values()),
        )
        people = {rec, parent, *(id for value in said for id in ids_in(value))}
        near = {row[0].hex() for row in self._db.query(_ROWS, (views.ids_json(people),) * 2)}
        there, cases = near | {space, rec}, self._with_cases({space})
        rows = self._db.query(_SOURCES, (views.ids_json(there), views.ids_json(cases)))
        rules, found = self._rules(), set[str]()
        for ops in Ledger(self._db).ops_of([int(row[0]) for row in rows]).values() if rows else ():
            if (source := fold(ops, rules)) is not None:
                own = source.space in cases
                found.update(
                    op
                    for one in parted(source, ops, rules)
                    if one.target in there or (own and one.name == _BOTH_WAYS)
                    for op in one.ops
                )
        return found

    def known(
        self,
        state: RecordState,
        values: Mapping[str, Json],
        replaced: Mapping[str, Sequence[str]],
        page: Collection[str] | None,
    ) -> set[str]:
        """What a save that takes something out of a tie knew: what is taken out itself, and all that is asked
        there, of a `page` that was shown what stood on it."""
        own, wishes = set[str](), set[str]()
        for name in TYING.get(state.kind, ()):
            old = (op for op in state.fields.get(name, ()) if op.id in replaced.get(name, ()))
            ids = {id for op in old for id in ids_in(op.values.get(name))}
            for id in ids - {*ids_in(values.get(name))} if name in values else ():
                own |= _ops(views.load(self._db, "r.id = ?", (views.raw_id(id),)))
                wishes |= _ops(self._wishes(state.kind, state.space, name, id))
        return own | (wishes if page is None else wishes.intersection(page))

    def waiting(self) -> Iterator[LingeringTies]:
        """Each that stands so, with what came there."""
        named: dict[int, set[str]] = defaultdict(set)
        for n, target in self._db.query(_STANDING):
            named[int(n)].add(target.hex())
        rules = self._rules()
        for number, ops in Ledger(self._db).ops_of(named).items() if named else ():
            if (state := fold(ops, rules)) is None:
                continue
            out = {one.target: one for one in parted(state, ops, rules)}  # of two fields once
            for target in sorted(named[number] & out.keys()):
                if late := self.late(state.kind, state.space, out[target]):
                    yield LingeringTies(target, state.space, late)

    def _is_empty(self) -> bool:
        """Nearly every vault."""
        return self._db.one("SELECT 1 FROM let_go LIMIT 1") is None

    def _with_cases(self, spaces: set[str]) -> set[str]:
        """These spaces, and the cases that are tied to one of them."""
        return spaces.union(*cases_of(self._db, spaces).values())

    def _wishes(self, kind: str, space: str, name: str, target: str) -> list[RecordView]:
        raw = views.raw_id(target)
        if kind == "case":
            there = {target}
            if name == _BOTH_WAYS:
                there.update((space, *tied_to(self._db, {space}).get(space, ())))
            return views.load(self._db, _THERE, (views.ids_json(there), _KINDS))
        people = views.ids_json(row[0].hex() for row in self._db.query(_PEOPLE, (raw,)))
        return views.load(self._db, _OF_THEM, (_KINDS, raw, people, people, people))

    def _looked(self, space: str) -> frozenset[str]:
        raw = views.raw_id(space)
        heads = views.load(self._db, "r.id = ? AND r.space = r.id AND r.hidden = 0", (raw,))
        return looked_ops(self._db, heads, self._rules())


def _is_late(record: RecordView, parted: PartedLink, said: Alternative) -> bool:
    """Whether a word is none that was known, nor of who took it out, nor of who knew that."""
    knew = record.observed.get(said.op, frozenset())
    known = said.op in parted.seen or said.word in parted.by
    return not known and parted.ops.isdisjoint(knew)


def _ops(records: Iterable[RecordView]) -> set[str]:
    """What stands in these, and came."""
    said = (alt for one in records for held in one.fields.values() for alt in held)
    return {alt.op for alt in said if alt.held != "missing"}


def parted(state: RecordState, ops: Collection[StoredOp], rules: Rules) -> Iterator[PartedLink]:
    """What coordinators took out of the ties of a record, and that none of them names any more, as far as
    they said what they knew. An older program said nothing: what it took out is out."""
    ties = TYING.get(state.kind, ()) if len(ops) > 1 else ()
    theirs = [op for op in ops if ties and op.standing and not is_other(op.word, rules)]
    tying = [op for op in theirs if not {*ties}.isdisjoint(op.fields)]
    seen = frozenset(id for op in tying for id in ops_observed(op.observed))
    if not seen:
        return  # nearly every record
    now = {id for name in ties for op in state.fields.get(name, ()) for id in _ids(op, name)}
    for name in ties:
        held = {op.id: op for op in ops if name in op.fields}
        # By target the ops, each by whose word.
        taken: dict[str, dict[str, str]] = defaultdict(dict)
        for op in (one for one in tying if one.id in held):
            said = (_ids(held[one], name) for one in op.supersedes.get(name, ()) if one in held)
            for target in set[str]().union(*said) - _ids(op, name) - now:
                taken[target][op.id] = op.word
        for target, by in sorted(taken.items()):
            yield PartedLink(name, target, frozenset(by), seen, frozenset(by.values()))


def _ids(op: StoredOp, name: str) -> set[str]:
    return {*ids_in(op.values.get(name))}
