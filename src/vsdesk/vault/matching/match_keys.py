"""Sketches of cases: opaque numbers and blobs by which a possible same person is found (spec §11).

Knows no name and no matching: `matching` makes the sketches, this keeps them true to the log. A case
that was touched waits in `match_due` until somebody asks for it; what was erased loses its sketch in
the same transaction. Satisfies `matching.store.KeyStore`.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.vault.database import Database
    from vsdesk.vault.meta import Meta

SKETCH, COMPARE = 1, 2  # what a case in `match_due` waits for
_META: Final = "match"
_BLOCK: Final = 4096  # numbers of which a key holds the cases in one row
_MAKERS: Final = (
    "SELECT o.record, l.kid, min(e.n) FROM op o JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log "
    "WHERE o.record IN (SELECT value FROM json_each(?)) GROUP BY o.record"
)
# CROSS JOIN and "+": from the spaces outwards. By itself SQLite goes through all kinship and
# all cases, at every save.
_TOUCHED: Final = (
    "INSERT OR REPLACE INTO match_due (n, state) "
    "WITH asked (id) AS MATERIALIZED (SELECT unhex(value) FROM json_each(?2)) "
    "SELECT n, ?1 FROM record WHERE id IN asked AND id = space AND +kind = 'case' "
    "UNION SELECT c.n, ?1 FROM asked CROSS JOIN record k ON k.space = asked.id AND k.kind = 'kinship' "
    "CROSS JOIN link r ON r.source = k.n CROSS JOIN link p ON p.target = r.target AND p.field = 'person' "
    "CROSS JOIN record c ON c.n = p.source AND c.kind = 'case' AND c.id = c.space"
)
_ENTRY: Final = struct.Struct("<Hq")  # place in the block, facts
Kept = tuple[int, "Sequence[int]", int, "Sequence[int]", bytes]  # number, keys, facts, counted, row


class MatchKeys:
    """Reads and writes sketches, by the number of the case's record."""

    def __init__(self, database: Database, meta: Meta) -> None:
        self._db = database
        self._meta = meta

    # -- what a search for candidates asks --------------------------------------------------------

    def size(self) -> int:
        """How many cases have a sketch."""
        return int(self._held()["size"])

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many cases have each counted name; a key that none has is absent."""
        sql = "SELECT key, count FROM match_count WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self._db.query(sql, (json.dumps(list(keys)),)))

    def lists(self, keys: Collection[int]) -> Sequence[tuple[int, int, bytes]]:
        """The lists of cases under these keys: parts of (key, first number, places and facts)."""
        sql = (
            "SELECT b.key, b.block * ?, b.held FROM json_each(?) AS asked "
            "CROSS JOIN match_block AS b ON b.key = asked.value"
        )
        return sorted(self._db.query(sql, (_BLOCK, json.dumps(sorted(set(keys))))))

    def makers(self, reports: Collection[int]) -> Mapping[int, int]:
        """The device by which each of these cases came here first, a number for each."""
        rows = self._db.query(_MAKERS, (json.dumps(sorted(reports)),))
        return {n: int.from_bytes(device_id[:7]) for n, device_id, _ in rows}

    def rows(self, reports: Collection[int]) -> Mapping[int, bytes]:
        """What is compared, of these cases; one without a sketch is left out."""
        sql = "SELECT n, row FROM match_row WHERE n IN (SELECT value FROM json_each(?))"
        return dict(self._db.query(sql, (json.dumps(sorted(reports)),)))

    # -- what waits -------------------------------------------------------------------------------

    def touched(self, spaces: Collection[str]) -> None:
        """The cases among these spaces, and those of families among them, wait for a new sketch: how
        two missing persons are related and the other names of a mother lie with the family. One
        statement, for every save."""
        self._db.run(_TOUCHED, (SKETCH, json.dumps(list(spaces))))

    def cases(self, spaces: Collection[str]) -> list[int]:
        """The numbers of the cases among these spaces, deleted ones too."""
        rows = self._db.query(
            "SELECT n FROM record WHERE id IN (SELECT unhex(value) FROM json_each(?)) "
            "AND id = space AND kind = 'case'",
            (json.dumps(list(spaces)),),
        )
        return [row[0] for row in rows]

    def left(self) -> int:
        """How many cases wait."""
        return int(self._db.one("SELECT count(*) FROM match_due")[0])

    def waiting(self, state: int, most: int) -> list[int]:
        """The first cases that wait for this."""
        sql = "SELECT n FROM match_due WHERE state = ? ORDER BY n LIMIT ?"
        return [row[0] for row in self._db.query(sql, (state, most))]

    def compared(self, numbers: Iterable[int]) -> None:
        """These cases wait no longer."""
        self._db.run_many("DELETE FROM match_due WHERE n = ?", [(n,) for n in numbers])

    # -- sketches ---------------------------------------------------------------------------------

    def version(self) -> str:
        """By which algorithm and tables the sketches were made; "" when there are none."""
        return str(self._held()["version"])

    def restart(self, version: str) -> None:
        """Forget all sketches and the suggestions among cases, and have every case wait.

        What was found in a list stays until the list is held against the cases again.
        """
        for table in ("match_block", "match_row", "match_kept", "match_count"):
            self._db.run(f"DELETE FROM {table}")  # noqa: S608 - names from this tuple
        self._db.run("DELETE FROM match_pair WHERE list = 0")
        self._db.run(
            "INSERT OR REPLACE INTO match_due (n, state) SELECT n, ? FROM record "
            "WHERE kind = 'case' AND id = space AND hidden = 0",
            (SKETCH,),
        )
        self._meta.put(_META, {"version": version, "size": 0})

    def put(self, sketches: Sequence[Kept], gone: Collection[int]) -> None:
        """Replace the sketches of these cases and have them compared; `gone` have none any more."""
        numbers = [one[0] for one in sketches]
        self.drop([*numbers, *gone])
        self._take_in(
            (key, number, facts) for number, keys, facts, _, _ in sketches for key in set(keys)
        )
        self._db.run_many(
            "INSERT INTO match_row (n, row) VALUES (?, ?)",
            [(number, row) for number, _, _, _, row in sketches],
        )
        self._db.run_many(
            "INSERT INTO match_kept (n, keys, facts, counted) VALUES (?, ?, ?, ?)",
            [
                (n, _packed(keys), facts, _packed(counted))
                for n, keys, facts, counted, _ in sketches
            ],
        )
        self._add(Counter(key for _, _, _, counted, _ in sketches for key in counted))
        self._resize(len(sketches))
        self._db.run_many(
            "INSERT OR REPLACE INTO match_due (n, state) VALUES (?, ?)",
            [(number, COMPARE) for number in numbers],
        )
        self.compared(gone)

    def sketches(self, numbers: Collection[int]) -> list[Kept]:
        """The sketches of these cases, as they were put; a case without one is left out."""
        rows = self._db.query(
            "SELECT k.n, k.keys, k.facts, k.counted, r.row FROM match_kept k JOIN match_row r "
            "ON r.n = k.n WHERE k.n IN (SELECT value FROM json_each(?)) ORDER BY k.n",
            (json.dumps(list(numbers)),),
        )
        return [
            (n, _unpacked(keys), facts, _unpacked(counted), row)
            for n, keys, facts, counted, row in rows
        ]

    def drop(self, numbers: Collection[int]) -> None:
        """Forget the sketches of these cases."""
        asked = (json.dumps(list(numbers)),)
        sql = "SELECT n, keys, counted FROM match_kept WHERE n IN (SELECT value FROM json_each(?))"
        held = [
            (n, _unpacked(keys), _unpacked(counted))
            for n, keys, counted in self._db.query(sql, asked)
        ]
        if not held:
            return
        self._take_out((key, n) for n, keys, _ in held for key in keys)
        for table in ("match_row", "match_kept"):
            self._db.run_many(f"DELETE FROM {table} WHERE n = ?", [(n,) for n, _, _ in held])  # noqa: S608 - names from this tuple
        lost = Counter(key for _, _, counted in held for key in counted)
        self._add({key: -count for key, count in lost.items()})
        self._db.run_many(
            "DELETE FROM match_count WHERE key = ? AND count <= 0", [(key,) for key in lost]
        )
        self._resize(-len(held))

    def _take_in(self, entries: Iterable[tuple[int, int, int]]) -> None:
        """Put cases (key, number, facts) into the lists of their keys."""
        fresh: dict[tuple[int, int], bytearray] = {}
        for key, number, facts in entries:
            block, place = divmod(number, _BLOCK)
            fresh.setdefault((key, block), bytearray()).extend(_ENTRY.pack(place, facts))
        # two blobs joined are text to SQLite, byte for byte the same
        self._db.run_many(
            "INSERT INTO match_block (key, block, held) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET held = CAST(held || excluded.held AS BLOB)",
            [(*at, held) for at, held in sorted(fresh.items())],
        )

    def _take_out(self, entries: Iterable[tuple[int, int]]) -> None:
        """Take cases (key, number) out of the lists of their keys."""
        leaving: dict[tuple[int, int], set[int]] = {}
        for key, number in entries:
            block, place = divmod(number, _BLOCK)
            leaving.setdefault((key, block), set()).add(place)
        keys, blocks = ({at[n] for at in leaving} for n in (0, 1))
        rows = self._db.query(
            "SELECT key, block, held FROM match_block WHERE key IN (SELECT value FROM json_each(?)) "
            "AND block IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(keys)), json.dumps(sorted(blocks))),
        )
        left = {
            (key, block): _without(held, leaving[key, block])
            for key, block, held in rows
            if (key, block) in leaving
        }
        self._db.run_many(
            "DELETE FROM match_block WHERE key = ? AND block = ?",
            [at for at, held in left.items() if not held],
        )
        self._db.run_many(
            "UPDATE match_block SET held = ? WHERE key = ? AND block = ?",
            [(held, *at) for at, held in left.items() if held],
        )

    def _add(self, counts: Mapping[int, int]) -> None:
        self._db.run_many(
            "INSERT INTO match_count (key, count) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET count = count + excluded.count",
            sorted(counts.items()),
        )

    def _held(self) -> dict[str, Any]:
        held: dict[str, Any] = self._meta.get(_META) or {"version": "", "size": 0}
        return held

    def _resize(self, by: int) -> None:
        held = self._held()
        self._meta.put(_META, {"version": held["version"], "size": held["size"] + by})


def _without(held: bytes, places: Collection[int]) -> bytes:
    """A part of a list without the cases at these places."""
    return b"".join(
        held[at : at + _ENTRY.size]
        for at in range(0, len(held), _ENTRY.size)
        if int.from_bytes(held[at : at + 2], "little") not in places
    )


def _packed(keys: Iterable[int]) -> bytes:
    return array("q", keys).tobytes()


def _unpacked(data: bytes) -> array[int]:
    found = array("q")
    found.frombytes(data)
    return found
