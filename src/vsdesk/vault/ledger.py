"""The log on disk: entries and bodies as they came, and the ops of a record for folding.

Owns the tables `log`, `entry`, `op` and the identity columns of `record`. Nothing here judges or
folds; lines are kept byte for byte (zlib level 1) and never written anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.history.state import StoredOp
from vsdesk.records.arrival import Arrival
from vsdesk.records.dictionary.values import is_id
from vsdesk.vault.lines import HERE, MISSING, HeldBody, SignedLine, cell_of, pack, unpack, written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.entry import Entry, OpBody
    from vsdesk.vault.database import Database

_HASH: Final = 64  # digits of an op's id that say its entry
_FRESH: Final = 5000  # ops of new records that are kept in memory until they are folded
_WEIGHT: Final = 32 * 1024 * 1024  # and bytes of their bodies
# The number that this commit will have: all of one import or save has the same.
_NOW: Final = "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'commits')"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One log: its number here, id, writer, incarnation, space, and the newest entry held."""

    n: int
    id: str
    device_id: str
    incarnation: str
    space: str
    seq: int
    head: str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One stored entry: its number here, its hash and place, the line, and whether it counts."""

    n: int
    entry_hash: str
    log: int
    seq: int
    prev: str
    line: bytes = field(repr=False)
    counts: bool


class Ledger:
    """Appends and reads. All writing happens inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._logs: dict[str, int] = {}
        self._writers: dict[int, str] = {}  # log → who writes it
        self._fresh: dict[int, StoredOp] = {}  # new records whose only op was appended just now
        self._weight = 0  # bytes of their bodies

    # -- logs ---------------------------------------------------------------------------------

    def log(self, log_id: str) -> LogRow | None:
        """The log of that id."""
        row = self._db.one(
            "SELECT n, id, kid, inc, space, seq, head FROM log WHERE id = ?",
            (bytes.fromhex(log_id),),
        )
        return None if row is None else _log_row(row)

    def logs(self, where: str = "1", values: Sequence[object] = ()) -> list[LogRow]:
        """All logs that satisfy a condition over the columns of `log`."""
        sql = f"SELECT n, id, kid, inc, space, seq, head FROM log WHERE {where} ORDER BY id"  # noqa: S608 - conditions are literals of this package
        return [_log_row(row) for row in self._db.query(sql, values)]

    def logs_of(self, device_id: str) -> list[LogRow]:
        """The logs of one device."""
        return self.logs("kid = ?", (bytes.fromhex(device_id),))

    def numbered(self, log: int) -> LogRow:
        """A log by its number."""
        return self.logs("n = ?", (log,))[0]

    def open_log(self, log_id: str, device_id: str, incarnation: str, space: str) -> int:
        """The number of the log, made when it is new."""
        number = self._logs.get(log_id)
        if number is not None:
            return number
        row = self._db.one("SELECT n FROM log WHERE id = ?", (bytes.fromhex(log_id),))
        if row is None:
            values = tuple(bytes.fromhex(part) for part in (log_id, device_id, incarnation, space))
            number = self._db.run(
                "INSERT INTO log (id, kid, inc, space) VALUES (?, ?, ?, ?)", values
            )
        else:
            number = int(row[0])
        self._logs[log_id] = number
        self._writers[number] = device_id
        return number

    def forget_numbers(self) -> None:
        """After a rollback: numbers given inside it do not stand."""
        self._logs.clear()
        self._writers.clear()
        self._fresh.clear()
        self._weight = 0

    # -- entries ------------------------------------------------------------------------------

    def has(self, entry_hash: str) -> bool:
        """True when the entry is held."""
        return (
            self._db.one("SELECT 1 FROM entry WHERE eh = ?", (bytes.fromhex(entry_hash),))
            is not None
        )

    def append(
        self,
        log: int,
        entry: Entry,
        bodies: Mapping[int, OpBody],
        got: int,
        *,
        counts: bool = True,
        erased: frozenset[str] = frozenset(),
        away: bool = False,
    ) -> list[int]:
        """Store one entry and the bodies that came with it; the numbers of the records it touches.

        An entry that is held already only gains bodies that were missing. `erased` names op ids
        whose bodies are dropped; `got` is this vault's own clock in milliseconds. `away`: its space is put
        away for a journey, so that the bodies came and are not kept.
        """
        entry_hash = bytes.fromhex(entry.entry_hash)
        row = self._db.one(
            "INSERT OR IGNORE INTO entry (eh, log, seq, prev, ts, by, got, counts, line) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
            (
                entry_hash,
                log,
                entry.seq,
                bytes.fromhex(entry.prev),
                entry.ts,
                entry.by,
                got,
                int(counts),
                pack(entry.line),
            ),
        )
        if row is None:
            held = self._db.one("SELECT n FROM entry WHERE eh = ?", (entry_hash,))
            return [] if away else self._fill(int(held[0]), entry, bodies, erased)
        number = int(row[0])
        records, rows = [], []
        device_id = self._writers.get(log, "")
        for index in range(len(entry.ops)):
            record, new = self._record(entry, index)
            state, cell = cell_of(entry.op_id(index), bodies.get(index), erased)
            came = state != MISSING
            if away and state == HERE:
                state, cell = MISSING, None
            records.append(record)
            rows.append((number, index, record, state, cell, came))
            if new and device_id and state == HERE and not self.is_full:
                self._weight += len(bodies[index].line)
                self._fresh[record] = written(
                    entry, index, device_id, bodies[index], standing=counts
                )
            else:
                self._fresh.pop(record, None)
        self._db.run_many(
            "INSERT INTO op (entry, idx, record, state, body, came) "  # noqa: S608 - of this module
            f"VALUES (?, ?, ?, ?, ?, CASE WHEN ?6 THEN {_NOW} END)",
            rows,
        )
        self._db.run(
            "UPDATE log SET seq = ?, head = ? WHERE n = ? AND seq < ?",
            (entry.seq, entry_hash, log, entry.seq),
        )
        return records

    def _record(self, entry: Entry, index: int) -> tuple[int, bool]:
        """The number of the record that an op is about, and whether it was made now.

        What a single op says of parent and origin is what is folded from it.
        """
        op = entry.ops[index]
        key = (bytes.fromhex(op.rec), bytes.fromhex(entry.space), op.kind)
        parent = None if op.parent is None else bytes.fromhex(op.parent)
        origin = None if op.origin is None else bytes.fromhex("".join(op.origin))
        row = self._db.one(
            "INSERT OR IGNORE INTO record (id, space, kind, parent, origin) "
            "VALUES (?, ?, ?, ?, ?) RETURNING n",
            (*key, parent, origin),
        )
        if row is not None:
            return int(row[0]), True
        row = self._db.one("SELECT n FROM record WHERE id = ? AND space = ? AND kind = ?", key)
        return int(row[0]), False

    def _fill(
        self, number: int, entry: Entry, bodies: Mapping[int, OpBody], erased: frozenset[str]
    ) -> list[int]:
        touched = []
        missing = self._db.query(
            "SELECT n, idx, record FROM op WHERE entry = ? AND state = ?", (number, MISSING)
        )
        for op, index, record in missing:
            body = bodies.get(index)
            if body is None:
                continue
            state, cell = cell_of(entry.op_id(index), body, erased)
            self._db.run(
                f"UPDATE op SET state = ?, body = ?, came = coalesce(came, {_NOW}) WHERE n = ?",  # noqa: S608 - of this module
                (state, cell, op),
            )
            touched.append(int(record))
        self.settle(touched)
        return touched

    def entries(self, log: int, after: int = 0) -> Iterator[EntryRow]:
        """The entries of a log with a seq above `after`, in order of seq (forks side by side)."""
        rows = self._db.query(
            "SELECT n, eh, log, seq, prev, line, counts FROM entry "
            "WHERE log = ? AND seq > ? ORDER BY seq, eh",
            (log, after),
        )
        for n, entry_hash, number, seq, prev, line, counts in rows:
            yield EntryRow(n, entry_hash.hex(), number, seq, prev.hex(), unpack(line), bool(counts))

    def received(self, log: int) -> dict[int, int]:
        """When each entry of a log came here, by its number: milliseconds of this vault's own clock."""
        return dict(self._db.query("SELECT n, got FROM entry WHERE log = ?", (log,)))

    def arrivals(self, device_id: str) -> list[tuple[int, int]]:
        """When entries of a device came here (milliseconds of this vault's clock), and how many each time."""
        return self._db.query(
            "SELECT got, count(*) FROM entry JOIN log ON log.n = entry.log WHERE log.kid = ? "
            "GROUP BY got ORDER BY got",
            (bytes.fromhex(device_id),),
        )

    def codes_of(self, device_id: str) -> set[str]:
        """Who wrote on a device: all that stands in `by` of its entries, those that count nowhere too."""
        return {
            row[0]
            for row in self._db.query(
                "SELECT DISTINCT by FROM entry JOIN log ON log.n = entry.log WHERE log.kid = ?",
                (bytes.fromhex(device_id),),
            )
        }

    def entry(self, entry_hash: str) -> EntryRow | None:
        """One entry by its hash."""
        row = self._db.one(
            "SELECT n, eh, log, seq, prev, line, counts FROM entry WHERE eh = ?",
            (bytes.fromhex(entry_hash),),
        )
        if row is None:
            return None
        n, found, number, seq, prev, line, counts = row
        return EntryRow(n, found.hex(), number, seq, prev.hex(), unpack(line), bool(counts))

    def line(self, entry: int) -> bytes:
        """The line of an entry, by its number."""
        return unpack(self._db.one("SELECT line FROM entry WHERE n = ?", (entry,))[0])

    def body(self, entry_hash: str, index: int) -> HeldBody | None:
        """One body that is held."""
        row = self._db.one(
            "SELECT entry.n, log.space, op.body FROM entry JOIN op ON op.entry = entry.n "
            "JOIN log ON log.n = entry.log WHERE entry.eh = ? AND op.idx = ? AND op.state = ?",
            (bytes.fromhex(entry_hash), index, HERE),
        )
        return None if row is None else HeldBody(row[0], row[1].hex(), unpack(row[2]))

    def bodies_of(self, kinds: Collection[str]) -> Iterator[tuple[str, str, bytes]]:
        """Space, device and line of the bodies that count of records of these kinds, in the
        order in which they came."""
        rows = self._db.query(
            "SELECT record.space, log.kid, op.body FROM op JOIN record ON record.n = op.record "
            "JOIN entry ON entry.n = op.entry JOIN log ON log.n = entry.log WHERE op.state = ? "
            "AND entry.counts = 1 AND record.kind IN (SELECT value FROM json_each(?)) ORDER BY op.n",
            (HERE, json.dumps([*kinds])),
        )
        for space, device_id, cell in rows:
            yield space.hex(), device_id.hex(), unpack(cell)

    def came(self, ops: Collection[str]) -> dict[str, Arrival]:
        """When the bodies of these ops came here; of those of which none has, nothing."""
        entries = {op[:_HASH] for op in ops if is_id(op[: _HASH // 2])}
        rows = self._db.query(
            "SELECT entry.eh, op.idx, op.came, entry.log, entry.seq FROM entry "
            "JOIN op ON op.entry = entry.n WHERE op.came IS NOT NULL "
            "AND entry.eh IN (SELECT unhex(value) FROM json_each(?))",
            (json.dumps(sorted(entries)),),
        )
        found = {f"{eh.hex()}:{index}": Arrival(*at) for eh, index, *at in rows}
        return {op: found[op] for op in ops if op in found}

    def body_lines(self, entry: int) -> list[bytes]:
        """The body lines held of an entry (by its number), in the order of their ops."""
        rows = self._db.query(
            "SELECT body FROM op WHERE entry = ? AND state = ? ORDER BY idx", (entry, HERE)
        )
        return [unpack(row[0]) for row in rows]

    def set_counts(self, entries: Iterable[int], counts: bool) -> set[int]:
        """Make entries count or be evidence only; the records that this touches."""
        touched: set[int] = set()
        for number in entries:
            self._db.run("UPDATE entry SET counts = ? WHERE n = ?", (int(counts), number))
            rows = self._db.query("SELECT record FROM op WHERE entry = ?", (number,))
            touched |= {int(row[0]) for row in rows}
        self.settle(touched)
        return touched

    # -- for folding --------------------------------------------------------------------------

    def ops(self, record: int) -> list[StoredOp]:
        """All ops of one record, as they are folded."""
        return self.ops_of([record])[record]

    def ops_of(self, records: Collection[int]) -> dict[int, list[StoredOp]]:
        """The same for many records at once; every entry is read once."""
        found: dict[int, list[StoredOp]] = {
            number: [self._fresh[number]] if number in self._fresh else [] for number in records
        }
        rows = self._db.query(
            "SELECT record, entry, idx, state, body FROM op "
            "WHERE record IN (SELECT value FROM json_each(?))",
            (json.dumps([number for number in records if number not in self._fresh]),),
        )
        entries = self._signed({row[1] for row in rows})
        for record, entry, index, state, cell in rows:
            signed = entries[entry]
            op = signed.entry_hash, signed.counts, index, state, cell
            found[record].append(self._db.decoded.get(op, partial(signed.op, index, state, cell)))
        return found

    def _signed(self, entries: Collection[int]) -> dict[int, SignedLine]:
        rows = self._db.query(
            "SELECT entry.n, eh, kid, ts, by, counts, line FROM entry JOIN log ON log.n = entry.log "
            "WHERE entry.n IN (SELECT value FROM json_each(?))",
            (json.dumps(list(entries)),),
        )
        held = self._db.decoded
        return {row[0]: held.get(row, partial(SignedLine.of, *row[1:])) for row in rows}

    def is_fresh(self, record: int) -> bool:
        """True for a record made since the last fold, whose only op is still in memory."""
        return record in self._fresh

    @property
    def is_full(self) -> bool:
        """Whether no further new record would be kept in memory."""
        return len(self._fresh) >= _FRESH or self._weight >= _WEIGHT

    def fresh(self) -> list[int]:
        """The records of which `is_fresh` is true."""
        return [*self._fresh]

    def settle(self, records: Iterable[int]) -> None:
        """These records were folded, or are no longer what memory says."""
        for number in records:
            self._fresh.pop(number, None)
        self._weight = self._weight if self._fresh else 0

    def newest_ts(self) -> str | None:
        """The greatest timestamp held, for the next one."""
        row = self._db.one("SELECT max(ts) FROM entry")
        return None if row is None else row[0]


def _log_row(row: Sequence[object]) -> LogRow:
    n, log_id, device_id, incarnation, space, seq, head = row
    assert isinstance(n, int) and isinstance(seq, int)
    hexed = [
        part.hex() for part in (log_id, device_id, incarnation, space) if isinstance(part, bytes)
    ]
    return LogRow(
        n,
        hexed[0],
        hexed[1],
        hexed[2],
        hexed[3],
        seq,
        head.hex() if isinstance(head, bytes) else None,
    )
