"""Which records the erasure frames reach, kept so that what arrives later is known (bundle.md §10).

Owns the tables `gone` and `spared`. A thing is named by its bytes: a space (16), a record (space ‖ rec, 32),
an op (entry's hash ‖ u32 index, 36). What one frame spares another may still reach, so each row names
its frame. The closure is the one of `history.erasure.extent`, walked over the indexes of `record`.

Evidence that claims the id of a record that stands (rivals.py) is reached by its own row, and nothing by
way of it: else whoever writes such a claim below what goes would have the record erased. What more than
one device wrote (hands.py) is not reached by an origin, nor by a parent where several stand or that came
after the order: it is asked about.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from vsdesk.vault.erasure.hands import Hands, parts
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vsdesk.history.entry import Entry
    from vsdesk.history.erasure import Erasure, RecordKey
    from vsdesk.vault.database import Database

_ROWS: Final = (
    "SELECT n, space, id, parent, origin, erased, hidden = 2 AND EXISTS (SELECT 1 FROM record AS stands "
    "WHERE stands.id = record.id AND stands.space = record.space AND stands.hidden < 2) "
    "FROM record WHERE "
)
# What lies below, or was moved from, what is gone, and is not gone itself.
_LATE: Final = (
    "erased = 0 AND n IN (SELECT r.n FROM gone g JOIN record r ON r.parent = substr(g.what, 17) "
    "AND r.space = substr(g.what, 1, 16) WHERE length(g.what) = 32 UNION ALL "
    "SELECT r.n FROM record r WHERE r.origin IS NOT NULL AND (r.origin IN (SELECT what FROM gone) "
    "OR substr(r.origin, 1, 16) IN (SELECT what FROM gone)))"
)
_DOCUMENTS: Final = (
    "SELECT n, doc FROM record WHERE doc IS NOT NULL AND hidden < 2 "
    "AND n IN (SELECT value FROM json_each(?))"
)
_SPACE: Final = 16  # bytes of the name of a space
Frames = dict[bytes, set[int]]
Ways = list[tuple[bytes, bytes]]  # (what a frame may name, the record by way of which that reaches)


def op_key(op_id: str) -> bytes:
    """The bytes that name an op."""
    return bytes.fromhex(op_id[:64]) + int(op_id[65:]).to_bytes(4, "big")


def record_key(record: RecordKey) -> bytes:
    """The bytes that name a record."""
    return bytes.fromhex(record[0] + record[1])


class Reach:
    """Asks and notes what is erased. `fixed` gives the spaces that are never erased as a whole."""

    def __init__(self, database: Database, fixed: Callable[[], Collection[str]]) -> None:
        self._db = database
        self._fixed = fixed
        self._any: bool | None = None

    def forget(self) -> None:
        """After a rollback."""
        self._any = None

    def empty(self) -> bool:
        """True while nothing was ever erased here: then every other question costs nothing."""
        if self._any is None:
            self._any = self._db.one("SELECT 1 FROM gone LIMIT 1") is not None
        return not self._any

    def spaces(self, order: Erasure) -> list[bytes]:
        """The spaces that a frame erases as a whole."""
        fixed = set(self._fixed())
        return [bytes.fromhex(space) for space in order.spaces if space not in fixed]

    # -- one frame ----------------------------------------------------------------------------

    def of(self, order: Erasure) -> set[int]:
        """The numbers of the held records that a frame reaches, without changing anything."""
        kept = set(map(record_key, order.keep))
        level = set(map(record_key, order.records))
        claims: set[int] = set()
        hands = Hands(self._db)
        for space in self.spaces(order):
            level |= {row[1] + row[2] for row in self._query("space = ?", (space,))}
            moved = self._query("origin BETWEEN ? AND ?", (space, space + b"\xff" * 16))
            level |= _keys(
                _alone(hands, [row for row in moved if row[4] not in kept]), kept, claims
            )
        seen: set[bytes] = set()
        while level := level - seen - kept:
            seen |= level
            below = list(self._rows_below(level))
            torn = self._torn(below)
            sure = [row for row in below if row[0] not in torn]
            asked = [*self._rows_moved(level), *(row for row in below if row[0] in torn)]
            level = _keys([*sure, *_alone(hands, asked)], kept, claims)
        return claims | {
            row[0]
            for part in parts(sorted({key[16:] for key in seen}))
            for row in self._query("id IN (SELECT unhex(value) FROM json_each(?))", (_hexed(part),))
            if row[1] + row[2] in seen
        }

    def note(self, number: int, order: Erasure, reached: Collection[int]) -> None:
        """Remember what the frame of this number names and reaches."""
        keys = {*map(record_key, order.records), *map(op_key, order.ops), *self.spaces(order)}
        kept = set(map(record_key, order.keep))
        keys |= _keys(self._numbered(reached), kept, set())
        self._insert("gone", [(key, number) for key in keys - kept])
        self._insert("spared", [(key, number) for key in kept])
        self._any = None

    def shared(self, space: str, rec: str) -> bool:
        """Whether more than one device wrote in this record or below it, and something of that is left."""
        return bool(Hands(self._db).shared({record_key((space, rec))}))

    def named(self, order: Erasure) -> set[bytes]:
        """What the frame names outright."""
        return {*map(record_key, order.records), *self.spaces(order)}

    # -- all frames ---------------------------------------------------------------------------

    def settle(self, touched: Collection[int]) -> set[int]:
        """Records among these, and what hangs on them, that turn out to be reached: noted now."""
        newly: set[int] = set()
        level = set() if self.empty() else set(touched)
        hands = Hands(self._db)
        while level:
            found = set()
            for part in parts(sorted(level)):
                found |= self._settle(self._numbered(part), newly, hands)
            level = {row[0] for row in (*self._rows_below(found), *self._rows_moved(found))} - newly
        return newly

    def _settle(self, rows: Sequence[Any], newly: set[int], hands: Hands) -> set[bytes]:
        asked = {row[0]: _ways(row[1], row[1] + row[2], row[3], row[4]) for row in rows}
        hits, spared = self._asked(asked.values())
        if not hits:
            return set()
        waits = self._waiting(rows, asked, (hits, spared), hands)
        fresh, found = [], set()
        for n, space, rec, *_, erased, claim in rows:
            key = space + rec
            if n in waits:
                continue
            frames = _reaching(asked[n], hits, spared) - spared.get(key, set())
            if claim and frames and not erased:
                newly.add(n)
            if claim:
                continue
            more = frames - hits.get(key, set())
            fresh += [(key, frame) for frame in more]
            if more or (frames and not erased):  # named before it came, or known as erased only now
                newly.add(n)
                found.add(key)
        self._insert("gone", fresh)
        return found

    def _waiting(
        self,
        rows: Sequence[Any],
        asked: Mapping[int, Ways],
        frames: tuple[Frames, Frames],
        hands: Hands,
    ) -> set[int]:
        """The numbers of those of these records that are reached only by a parent or an origin, and that
        more than one device wrote."""
        hits, spared = frames
        far: dict[int, bytes] = {}
        for n, space, rec, *_, erased, claim in rows:
            named, ways = asked[n][:2], asked[n][2:]
            kept = spared.get(space + rec, set())
            if claim or erased or _reaching(named, hits, spared) - kept:
                continue
            if _reaching(ways, hits, spared) - kept:
                far[n] = space + rec
        many = hands.shared(set(far.values()))
        return {n for n, key in far.items() if key in many}

    def late(self) -> list[RecordKey]:
        """The records that an order would reach if more than one device had not written there."""
        if self.empty():
            return []
        rows = self._query(_LATE, ())
        asked = {row[0]: _ways(row[1], row[1] + row[2], row[3], row[4]) for row in rows}
        waits = self._waiting(rows, asked, self._asked(asked.values()), Hands(self._db))
        return sorted((row[1].hex(), row[2].hex()) for row in rows if row[0] in waits)

    def ops(self, entry: Entry, *, deep: bool = False) -> frozenset[str]:
        """The ids of the entry's ops that are erased: by op, record or space (`deep`: or parent)."""
        if self.empty():
            return frozenset()
        space = bytes.fromhex(entry.space)
        asked: dict[str, Ways] = {}
        for index, op in enumerate(entry.ops):
            parent = bytes.fromhex(op.parent) if deep and op.parent is not None else None
            origin = record_key(op.origin) if deep and op.origin is not None else None
            own = op_key(entry.op_id(index))
            ways = _ways(space, space + bytes.fromhex(op.rec), parent, origin)
            asked[entry.op_id(index)] = [*ways, (own, own)]
        hits, spared = self._asked(asked.values())
        if not hits:
            return frozenset()
        gone = set()
        for index, op in enumerate(entry.ops):
            op_id = entry.op_id(index)
            frames = _reaching(asked[op_id], hits, spared)
            kept = spared.get(space + bytes.fromhex(op.rec), set())
            if op_key(op_id) in hits or frames - kept:
                gone.add(op_id)
        return frozenset(gone)

    def holds(self, space: str, rec: str, parent: str | None = None) -> bool:
        """Whether a record (or one that would lie below `parent`) is erased: its id is used up."""
        if self.empty():
            return False
        key = record_key((space, rec))
        whats = {bytes.fromhex(space), key}
        if parent is not None:
            whats.add(record_key((space, parent)))
        hits = self._of_these(self._frames("gone", whats))
        frames = {frame for found in hits.values() for frame in found}
        return bool(frames - self._frames("spared", {key}).get(key, set()))

    def still_here(self) -> int:
        """How many erased records still have a body: none, when all is well."""
        rows = self._db.one(
            "SELECT count(*) FROM op JOIN record ON record.n = op.record "
            "WHERE record.erased = 1 AND op.state = 0"
        )
        return int(rows[0])

    # -- the tables ---------------------------------------------------------------------------

    def _query(self, where: str, values: Sequence[object]) -> list[Any]:
        return self._db.query(_ROWS + where, values)

    def _numbered(self, numbers: Collection[int]) -> list[Any]:
        where = "n IN (SELECT value FROM json_each(?))"
        return self._query(where, (json.dumps(list(numbers)),))

    def _torn(self, rows: Iterable[Any]) -> set[int]:
        """The numbers of those of these records for which more than one parent stands."""
        numbers = json.dumps([row[0] for row in rows])
        documents = self._db.query(_DOCUMENTS, (numbers,))
        return {number for number, document in documents if views.parents_of(document)}

    def _rows_below(self, keys: Collection[bytes]) -> Iterable[Any]:
        """The records directly below these."""
        for part in parts(sorted(keys)):
            held = set(part)
            parents = _hexed([key[16:] for key in part])
            children = self._query("parent IN (SELECT unhex(value) FROM json_each(?))", (parents,))
            yield from (row for row in children if row[1] + row[3] in held)

    def _rows_moved(self, keys: Collection[bytes]) -> Iterable[Any]:
        """The records that say they were moved from these."""
        for part in parts(sorted(keys)):
            where = "origin IN (SELECT unhex(value) FROM json_each(?))"
            yield from self._query(where, (_hexed(part),))

    def _asked(self, ways: Iterable[Ways]) -> tuple[Frames, Frames]:
        """The frames that reach what is asked, and those that spare what it is asked by way of."""
        every = [way for some in ways for way in some]
        hits = self._of_these(self._frames("gone", {what for what, _ in every}))
        return hits, self._frames("spared", {by for _, by in every}) if hits else {}

    def _of_these(self, hits: Frames) -> Frames:
        """These without a space that is never erased as a whole: a frame may have come before the list that
        says whose journal it is."""
        if all(len(what) != _SPACE for what in hits):
            return hits
        fixed = {bytes.fromhex(one) for one in self._fixed()}
        return {what: frames for what, frames in hits.items() if what not in fixed}

    def _frames(self, table: str, whats: Collection[bytes]) -> Frames:
        found: Frames = defaultdict(set)
        for part in parts(list(whats)):
            rows = self._db.query(
                f"SELECT what, erasure FROM {table} WHERE what IN "  # noqa: S608 - two names
                "(SELECT unhex(value) FROM json_each(?))",
                (_hexed(part),),
            )
            for what, frame in rows:
                found[bytes(what)].add(frame)
        return dict(found)

    def _insert(self, table: str, rows: Iterable[tuple[bytes, int]]) -> None:
        self._db.run_many(
            f"INSERT OR IGNORE INTO {table} (what, erasure) VALUES (?, ?)",  # noqa: S608 - two names
            rows,
        )


def _alone(hands: Hands, rows: Iterable[Any]) -> list[Any]:
    """Those of these records that one device alone wrote, with all below them."""
    held = list(rows)
    many = hands.shared({row[1] + row[2] for row in held})
    return [row for row in held if row[6] or row[1] + row[2] not in many]


def _keys(rows: Iterable[Any], kept: Collection[bytes], claims: set[int]) -> set[bytes]:
    """The keys of these records; those that only claim a key go by their numbers into `claims`."""
    found = set()
    for row in rows:
        key = row[1] + row[2]
        if not row[6]:
            found.add(key)
        elif key not in kept:
            claims.add(row[0])
    return found


def _ways(space: bytes, key: bytes, parent: bytes | None, origin: bytes | None) -> Ways:
    """All by which a record may be reached."""
    ways = [(space, key), (key, key)]
    if parent is not None:
        ways.append((space + parent, space + parent))
    if origin is not None:
        ways += [(origin, origin), (origin[:16], origin)]
    return ways


def _reaching(ways: Ways, hits: Frames, spared: Frames) -> set[int]:
    """The frames that reach by these ways: none by way of what the same frame spares."""
    return {frame for what, by in ways for frame in hits.get(what, set()) - spared.get(by, set())}


def _hexed(values: Iterable[bytes]) -> str:
    return json.dumps([value.hex() for value in values])
