"""What of each log has to go to whom: leaves, runs, branches, and what peers hold (docs/spec/bundle.md §7).

Owns the tables `checkpoint`, `leaf` and `acked`, and the mark `log.forked`. Hashes, device ids and ids
are hex strings here and raw bytes in the tables. All writing happens in the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.history.checkpoint import Leaf
from vsdesk.vault.ledger import EntryRow, Ledger, LogRow

if TYPE_CHECKING:
    from vsdesk.vault.database import Database


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be sent of one log: entries in order of seq, and the opened leaves of its heads.

    `leaves` pairs each leaf with the SHA-256 of the checkpoint frame that holds it.
    """

    log: LogRow
    entries: tuple[EntryRow, ...] = field(repr=False)
    leaves: tuple[tuple[str, Leaf], ...]


def raw(hexed: str) -> bytes:
    """The bytes of an id or a hash."""
    return bytes.fromhex(hexed)


class Runs:
    """Reads and writes what is known of each log's way to the peers."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ledger = Ledger(database)

    # -- checkpoints and leaves -----------------------------------------------------------------

    def unsigned(self, device_id: str) -> list[LogRow]:
        """The logs that this device wrote, in any incarnation, whose head has no leaf yet."""
        return self._ledger.logs(
            "kid = ? AND head IS NOT NULL AND "
            "NOT EXISTS (SELECT 1 FROM leaf WHERE leaf.eh = log.head)",
            (raw(device_id),),
        )

    def keep_checkpoint(
        self, frame_hash: str, device_id: str, incarnation: str, frame: bytes
    ) -> None:
        """Keep a checkpoint frame for ever (`device_id` wrote the logs)."""
        self._db.run(
            "INSERT OR IGNORE INTO checkpoint (hash, kid, inc, frame) VALUES (?, ?, ?, ?)",
            (raw(frame_hash), raw(device_id), raw(incarnation), frame),
        )

    def keep_leaves(self, frame_hash: str, leaves: Iterable[tuple[int, Leaf]]) -> None:
        """Keep opened leaves of a frame; each with the number of its log."""
        ck = raw(frame_hash)
        self._db.run_many(
            "INSERT OR IGNORE INTO leaf (eh, ck, salt, log, seq) VALUES (?, ?, ?, ?, ?)",
            [(raw(leaf.head), ck, raw(leaf.salt), log, leaf.seq) for log, leaf in leaves],
        )

    def checkpoint(self, frame_hash: str) -> bytes | None:
        """The frame with this SHA-256."""
        row = self._db.one("SELECT frame FROM checkpoint WHERE hash = ?", (raw(frame_hash),))
        return None if row is None else bytes(row[0])

    def leaves(self, log: LogRow) -> list[tuple[str, Leaf]]:
        """All opened leaves of a log with their frames' hashes, by seq."""
        return self._leaves(log, "leaf")

    def proving(self, log: LogRow) -> list[tuple[str, Leaf]]:
        """Those of them that prove a run: the entry that they name is here, at its place."""
        return self._leaves(
            log,
            "leaf JOIN entry ON entry.eh = leaf.eh AND entry.log = leaf.log "
            "AND entry.seq = leaf.seq",
        )

    def _leaves(self, log: LogRow, tables: str) -> list[tuple[str, Leaf]]:
        rows = self._db.query(
            f"SELECT leaf.ck, leaf.salt, leaf.seq, leaf.eh FROM {tables} WHERE leaf.log = ? "  # noqa: S608 - literals
            "ORDER BY leaf.seq, leaf.eh, leaf.ck",
            (log.n,),
        )
        return [
            (ck.hex(), Leaf(salt.hex(), log.id, log.space, seq, entry_hash.hex()))
            for ck, salt, seq, entry_hash in rows
        ]

    # -- what has to go -------------------------------------------------------------------------

    def pending(self, peers: Sequence[str], spaces: Collection[str] | None = None) -> list[LogRow]:
        """The logs, of all spaces or of these, of which at least one of `peers` has not acknowledged the
        newest head."""
        missing = " OR ".join(
            "NOT EXISTS (SELECT 1 FROM acked WHERE peer = ? AND acked.log = log.n AND eh = log.head)"
            for _ in peers
        )
        where, values = f"head IS NOT NULL AND (forked = 1 OR {missing})", [*map(raw, peers)]
        if spaces is None:
            return self._ledger.logs(where, values)
        among = "space IN (SELECT unhex(value) FROM json_each(?))"
        return self._ledger.logs(f"{among} AND {where}", [json.dumps([*spaces]), *values])

    def unsent(self, device_id: str, peers: Sequence[str], ops: Iterable[str]) -> set[str]:
        """Of these ops those that this device wrote and that one of `peers` has not acknowledged."""
        entries = json.dumps(sorted({op.partition(":")[0] for op in ops}))
        found = set[str]()
        for peer in peers:
            rows = self._db.query(
                "SELECT entry.eh FROM entry JOIN log ON log.n = entry.log WHERE log.kid = ? "
                "AND entry.eh IN (SELECT unhex(value) FROM json_each(?)) AND NOT EXISTS (SELECT 1 "
                "FROM acked WHERE peer = ? AND acked.log = log.n AND acked.seq >= entry.seq)",
                (raw(device_id), entries, raw(peer)),
            )
            found |= {row[0].hex() for row in rows}
        return {op for op in ops if op.partition(":")[0] in found}

    def behind(self, peer: str) -> set[str]:
        """The spaces of the logs of which a peer acknowledged something, but not the newest head."""
        rows = self._db.query(
            "SELECT DISTINCT space FROM log WHERE head IS NOT NULL "
            "AND n IN (SELECT log FROM acked WHERE peer = ?1) AND NOT EXISTS "
            "(SELECT 1 FROM acked WHERE peer = ?1 AND acked.log = log.n AND eh = log.head)",
            (raw(peer),),
        )
        return {row[0].hex() for row in rows}

    def run(self, log: LogRow, peers: Sequence[str], vouched: Collection[str] = ()) -> Run | None:
        """From the first entry that not all of `peers` acknowledged to the newest head with a leaf.

        None when there is nothing. Of a forked log, every branch that is not acknowledged. Leaves of frames
        that are `vouched` for prove no run.
        """
        leaves = [row for row in self.proving(log) if row[0] not in vouched]
        if not leaves:
            return None
        acked = [self._acked(peer, log.n) for peer in peers]
        if self.forked(log.n):
            return self._branches(log, leaves, acked)
        start = min(max((seq for _, seq in rows), default=0) for rows in acked)
        newest = leaves[-1][1].seq
        if newest <= start:
            return None
        entries = tuple(row for row in self._ledger.entries(log.n, start) if row.seq <= newest)
        return Run(log, entries, (leaves[-1],))

    def forked(self, log: int) -> bool:
        """Whether two entries of the log have one seq."""
        return bool(self._db.one("SELECT forked FROM log WHERE n = ?", (log,))[0])

    def _acked(self, peer: str, log: int) -> list[tuple[str, int]]:
        rows = self._db.query(
            "SELECT eh, seq FROM acked WHERE peer = ? AND log = ?", (raw(peer), log)
        )
        return [(entry_hash.hex(), seq) for entry_hash, seq in rows]

    def _branches(
        self,
        log: LogRow,
        leaves: Sequence[tuple[str, Leaf]],
        acked: Sequence[Sequence[tuple[str, int]]],
    ) -> Run | None:
        held = {row.entry_hash: row for row in self._ledger.entries(log.n)}

        def upto(heads: Iterable[str]) -> set[str]:
            found: set[str] = set()
            for head in heads:
                row = held.get(head)
                while row is not None and row.entry_hash not in found:
                    found.add(row.entry_hash)
                    row = held.get(row.prev)
            return found

        covered = set.intersection(*(upto(entry_hash for entry_hash, _ in rows) for rows in acked))
        wanted = upto(leaf.head for _, leaf in leaves) - covered
        below = upto(row.prev for row in held.values() if row.entry_hash in wanted)
        tips = {leaf.head: (ck, leaf) for ck, leaf in leaves if leaf.head in wanted - below}
        if not wanted:
            return None
        entries = sorted(
            (held[entry_hash] for entry_hash in wanted), key=lambda row: (row.seq, row.entry_hash)
        )
        return Run(log, tuple(entries), tuple(tips[head] for head in sorted(tips)))

    def heads(
        self, peer: str | None, logs: Iterable[int] = (), kept: Collection[str] = ()
    ) -> list[tuple[str, int, str]]:
        """(log, seq, head) of each log that was shared with `peer`, and of `logs`, by log.

        Of a log in a space that is `kept` from the peer, as far as the peer acknowledged it.

        A log is shared once the peer acknowledged something of it, or something of it came from
        the peer. Of a forked log each entry with a leaf that nothing follows is a line.
        """
        numbers = {row[0] for row in self._shared(peer)} | set(logs)
        sql = "SELECT n, id, seq, head, forked, space FROM log WHERE head IS NOT NULL"
        found: list[tuple[str, int, str]] = []
        for n, log_id, seq, head, forked, space in self._db.query(sql):
            if n not in numbers:
                continue
            if peer is not None and kept and space.hex() in kept:
                seen = self._acked(peer, n)
                newest = max((s for _, s in seen), default=0)
                found += [(log_id.hex(), s, entry_hash) for entry_hash, s in seen if s == newest]
            elif forked:
                found += [(log_id.hex(), s, entry_hash) for entry_hash, s in self._tips(n)]
            else:
                found.append((log_id.hex(), seq, head.hex()))
        return sorted(found)

    def _shared(self, peer: str | None) -> list[tuple[int]]:
        if peer is None:
            return []
        return self._db.query("SELECT DISTINCT log FROM acked WHERE peer = ?", (raw(peer),))

    def _tips(self, log: int) -> list[tuple[str, int]]:
        rows = self._db.query(
            "SELECT eh, seq FROM entry e WHERE log = ? AND NOT EXISTS "
            "(SELECT 1 FROM entry f WHERE f.log = e.log AND f.prev = e.eh)",
            (log,),
        )
        return [(entry_hash.hex(), seq) for entry_hash, seq in rows]

    def good_entries(self, log_id: str, frames: Iterable[str]) -> set[str]:
        """The entries of a log up to the heads that these checkpoint frames (SHA-256) opened."""
        log = self._ledger.log(log_id)
        if log is None:
            return set()
        good = set(frames)
        heads = [leaf.head for ck, leaf in self.leaves(log) if ck in good]
        prev = {row.entry_hash: row.prev for row in self._ledger.entries(log.n)} if heads else {}
        found: set[str] = set()
        for head in heads:
            while head in prev and head not in found:
                found.add(head)
                head = prev[head]
        return found

    def note_forks(self, logs: Iterable[int]) -> list[int]:
        """Mark those of these logs in which two entries have one seq; the ones newly marked."""
        found = []
        for log in logs:
            if not self.forked(log) and self._db.one(
                "SELECT 1 FROM entry WHERE log = ? GROUP BY seq HAVING count(*) > 1", (log,)
            ):
                self._db.run("UPDATE log SET forked = 1 WHERE n = ?", (log,))
                found.append(log)
        return found

    # -- what peers hold ----------------------------------------------------------------------------

    def places(self, log: int, hashes: Iterable[str]) -> list[tuple[str, int]]:
        """Of these entries those that are here in this log: (hash, seq)."""
        rows = self._db.query(
            "SELECT eh, seq FROM entry WHERE log = ? AND "
            "eh IN (SELECT unhex(value) FROM json_each(?))",
            (log, json.dumps(sorted(hashes))),
        )
        return [(entry_hash.hex(), seq) for entry_hash, seq in rows]

    def has_gap(self, log: int) -> bool:
        """Whether an entry of the log follows one that is not here."""
        sql = (
            "SELECT 1 FROM entry e WHERE log = ? AND seq > 1 "
            "AND NOT EXISTS (SELECT 1 FROM entry f WHERE f.eh = e.prev)"
        )
        return self._db.one(sql, (log,)) is not None

    def mark_held(self, peer: str, heads: Iterable[tuple[int, str, int]]) -> None:
        """The peer holds these heads (log number, eh, seq) and all before them."""
        rows = [(raw(peer), log, raw(entry_hash), seq) for log, entry_hash, seq in heads]
        self._db.run_many(
            "DELETE FROM acked WHERE peer = ? AND log = ? AND seq < ? AND "
            "NOT EXISTS (SELECT 1 FROM log WHERE n = acked.log AND forked = 1)",
            [(who, log, seq) for who, log, _, seq in rows],
        )
        # An older acknowledgement that arrives late must not take a newer one back.
        self._db.run_many(
            "INSERT OR IGNORE INTO acked (peer, log, eh, seq) SELECT ?1, ?2, ?3, ?4 WHERE NOT "
            "EXISTS (SELECT 1 FROM acked WHERE peer = ?1 AND log = ?2 AND seq > ?4) OR "
            "EXISTS (SELECT 1 FROM log WHERE n = ?2 AND forked = 1)",
            rows,
        )

    def spaces_with(self, peer: str) -> set[str]:
        """The spaces of which a peer holds something, as far as it wrote it or acknowledged it here."""
        rows = self._db.query(
            "SELECT DISTINCT space FROM log WHERE kid = ?1 OR n IN (SELECT log FROM acked WHERE peer = ?1)",
            (raw(peer),),
        )
        return {row[0].hex() for row in rows}

    def spaces_of(self, peer: str) -> set[str]:
        """The spaces of which the peer holds something, or of which something was written for it."""
        sql = (
            "SELECT DISTINCT space FROM log WHERE n IN (SELECT log FROM acked WHERE peer = ?1 "
            "UNION SELECT log FROM volume_run JOIN volume_to USING (volume) WHERE peer = ?1)"
        )
        return {row[0].hex() for row in self._db.query(sql, (raw(peer),))}

    def has_of(self, peer: str, space: str) -> bool:
        """Whether the peer holds something of a space."""
        sql = "SELECT 1 FROM log JOIN acked ON acked.log = log.n WHERE log.space = ? AND peer = ?"
        return self._db.one(sql, (raw(space), raw(peer))) is not None

    def unmark(self, peer: str, log: int) -> None:
        """The peer no longer holds what it acknowledged of this log: it goes out again."""
        self._db.run("DELETE FROM acked WHERE peer = ? AND log = ?", (raw(peer), log))

    def acked_heads(self, peer: str, log: int) -> list[tuple[str, int]]:
        """What the peer has acknowledged of a log: (eh, seq)."""
        return self._acked(peer, log)

    # -- what is missing here ---------------------------------------------------------------------

    def missing_bodies(
        self, limit: int, first: Iterable[str] = (), spaces: Collection[str] | None = None
    ) -> list[str]:
        """The ids of ops whose bodies are not here, at most `limit`, in these `spaces`: of `first`, then of
        each device in turn."""
        asked = None if spaces is None else json.dumps(sorted(spaces))
        rows = self._db.query(
            "SELECT eh, idx FROM (SELECT entry.eh, op.idx, "
            "log.kid IN (SELECT unhex(value) FROM json_each(?1)) AS theirs, "
            "row_number() OVER (PARTITION BY log.kid ORDER BY op.n) AS turn FROM op "
            "JOIN entry ON entry.n = op.entry JOIN log ON log.n = entry.log WHERE op.state = 1 AND "
            "(?2 IS NULL OR log.space IN (SELECT unhex(value) FROM json_each(?2)))) "
            "ORDER BY theirs DESC, turn, eh, idx LIMIT ?3",
            (json.dumps([*first]), asked, limit),
        )
        return [f"{entry_hash.hex()}:{index}" for entry_hash, index in rows]

    def missing_files(self) -> list[str]:
        """The files of which not all has been received."""
        rows = self._db.query("SELECT blob FROM file WHERE complete = 0 ORDER BY blob")
        return [row[0].hex() for row in rows]
