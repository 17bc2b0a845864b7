"""What was handed over and what came in: outbox, inbox, receipts, evidence (docs/spec/bundle.md §7).

Owns the tables `volume*`, `inbox`, `peer`, `evidence`, `asked`. Knows no format. All writing happens inside
the caller's transaction. Hashes, device ids and ids are hex strings here and raw bytes in the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vsdesk.vault.sync.pending import Run, Runs, raw

__all__ = ["ArrivedVolume", "PostedVolume", "Postings", "Run", "SetAside"]

WRITTEN: Final = "written"
DELIVERED: Final = "delivered"
TAKEN: Final = frozenset(("applied", "duplicate", "partial"))


@dataclass(frozen=True, slots=True)
class PostedVolume:
    """One volume in the outbox: where it lay, what it held, and what each recipient said."""

    bundle: str
    vol: int
    vols: int
    made: int
    name: str
    size: int
    counts: Mapping[str, int]
    states: Mapping[str, str]
    results: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ArrivedVolume:
    """One volume in the inbox."""

    peer: str
    bundle: str
    vol: int
    manifest: str
    at: int
    result: str
    codes: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A log's run or an object that did not verify, byte for byte, to be judged again."""

    n: int
    code: str
    peer: str
    log: str | None
    got: int
    data: bytes = field(repr=False)


class Postings(Runs):
    """Reads and writes the tables of the hand-over."""

    # -- acknowledgements -----------------------------------------------------------------------

    def forget_acks(self, peer: str) -> None:
        """The peer is in another incarnation: whatever it acknowledged counts no longer."""
        self._db.run("DELETE FROM acked WHERE peer = ?", (raw(peer),))
        self._db.run("UPDATE inbox SET told = 0 WHERE peer = ?", (raw(peer),))
        self._db.run("DELETE FROM erasure_to WHERE peer = ?", (raw(peer),))
        self._db.run(
            "UPDATE volume_to SET state = ? WHERE peer = ? AND state = ?",
            (WRITTEN, raw(peer), DELIVERED),
        )

    def acknowledge(self, peer: str, bundle: str, vol: int, result: str, at: int) -> bool:
        """Read one acknowledgement of `peer`; True when it made a volume delivered.

        It covers exactly what the outbox remembers of that volume. `held` and `refused`
        acknowledge nothing.
        """
        row = self._db.one(
            "SELECT volume.n, volume_to.state FROM volume JOIN volume_to ON volume_to.volume = "
            "volume.n WHERE bundle = ? AND vol = ? AND volume_to.peer = ?",
            (raw(bundle), vol, raw(peer)),
        )
        if row is None:
            return False
        number, state = row
        taken = result in TAKEN
        self._db.run(
            "UPDATE volume_to SET state = ?, result = ?, at = ? WHERE volume = ? AND peer = ?",
            (DELIVERED if taken else state, result, at, number, raw(peer)),
        )
        if not taken:
            return False
        runs = self._db.query("SELECT log, eh, seq FROM volume_run WHERE volume = ?", (number,))
        self.mark_held(peer, [(log, entry_hash.hex(), seq) for log, entry_hash, seq in runs])
        self._db.run(
            "UPDATE inbox SET told = 1 WHERE peer = ? AND n IN "
            "(SELECT inbox FROM volume_ack WHERE volume = ?)",
            (raw(peer), number),
        )
        return bool(state != DELIVERED)

    # -- outbox ---------------------------------------------------------------------------------

    def post(
        self,
        posted: PostedVolume,
        runs: Iterable[tuple[int, str, int]],
        acks: Iterable[int],
    ) -> int:
        """Remember a volume that was written: its runs (log, head, seq) and the acks in it."""
        number = self._db.run(
            "INSERT INTO volume (bundle, vol, vols, made, name, size, counts) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                raw(posted.bundle),
                posted.vol,
                posted.vols,
                posted.made,
                posted.name,
                posted.size,
                json.dumps(dict(posted.counts)),
            ),
        )
        self._db.run_many(
            "INSERT INTO volume_to (volume, peer, state) VALUES (?, ?, ?)",
            [(number, raw(peer), state) for peer, state in posted.states.items()],
        )
        self._db.run_many(
            "INSERT INTO volume_run (volume, log, eh, seq) VALUES (?, ?, ?, ?)",
            [(number, log, raw(entry_hash), seq) for log, entry_hash, seq in runs],
        )
        self._db.run_many(
            "INSERT INTO volume_ack (volume, inbox) VALUES (?, ?)",
            [(number, inbox) for inbox in acks],
        )
        return number

    def wrote(self, name: str, size: int) -> bool:
        """Whether a file of this name and size is one that this vault wrote."""
        sql = "SELECT 1 FROM volume WHERE name = ? AND size = ?"
        return self._db.one(sql, (name, size)) is not None

    def outbox(self, limit: int = 200) -> list[PostedVolume]:
        """The newest volumes first, with what each recipient said."""
        rows = self._db.query(
            "SELECT n, bundle, vol, vols, made, name, size, counts FROM volume "
            "ORDER BY n DESC LIMIT ?",
            (limit,),
        )
        found = []
        for n, bundle, vol, vols, made, name, size, counts in rows:
            to = self._db.query("SELECT peer, state, result FROM volume_to WHERE volume = ?", (n,))
            found.append(
                PostedVolume(
                    bundle.hex(),
                    vol,
                    vols,
                    made,
                    name,
                    size,
                    json.loads(counts),
                    {peer.hex(): state for peer, state, _ in to},
                    {peer.hex(): result for peer, _, result in to if result is not None},
                )
            )
        return found

    def last_list_sent(self, peer: str) -> int:
        """The newest version of the trust list that rode in a volume for this peer, else 0."""
        return self._of_newest(peer, "trust")

    def last_incarnation(self, peer: str) -> int:
        """The incarnation, as a number, in which the newest volume for this peer was written, else 0."""
        return self._of_newest(peer, "inc")

    def last_key(self, peer: str) -> int:
        """The key, as a number, that this device introduced in the newest volume for this peer, else 0."""
        return self._of_newest(peer, "key")

    def _of_newest(self, peer: str, name: str) -> int:
        rows = self._db.query(
            "SELECT counts FROM volume JOIN volume_to ON volume_to.volume = volume.n WHERE peer = ? "
            "ORDER BY n DESC LIMIT 1",
            (raw(peer),),
        )
        return int(json.loads(rows[0][0]).get(name, 0)) if rows else 0

    def answered_since(self, peer: str, above: int, since: int = 0) -> bool:
        """Whether this peer acknowledged a volume with a higher number than this, written at `since` (in
        milliseconds) or later."""
        row = self._db.one(
            "SELECT 1 FROM volume JOIN volume_to ON volume_to.volume = volume.n "
            "WHERE peer = ? AND state = ? AND n > ? AND made >= ?",
            (raw(peer), DELIVERED, above, since),
        )
        return row is not None

    def has_vouched(self, peer: str, vouched: int) -> bool:
        """Whether a volume with just what is vouched for (its fingerprint) came to this peer, or one of the
        peer's told it to us."""
        row = self._db.one(
            "SELECT 1 FROM volume JOIN volume_to ON volume_to.volume = volume.n WHERE peer = ?1 "
            "AND json_extract(counts, '$.vouched') = ?2 AND state = ?3 UNION ALL SELECT 1 "
            "FROM inbox WHERE peer = ?1 AND json_extract(counts, '$.vouched') = ?2",
            (raw(peer), vouched, DELIVERED),
        )
        return row is not None

    def untold(self, peers: Sequence[str]) -> list[tuple[int, str, int, str, bool]]:
        """The acknowledgements for `peers`: (inbox row, bundle, vol, result, whether it is owed).

        Owed is the receipt of a volume with content that has not ridden yet. The others ride
        along, and no file is written for them alone, so that two vaults come to rest.
        """
        found = []
        for peer in peers:
            found += self._db.query(
                "SELECT n, bundle, vol, result, counts, "
                "EXISTS (SELECT 1 FROM volume_ack WHERE inbox = n) FROM inbox "
                "WHERE told = 0 AND peer = ? ORDER BY n",
                (raw(peer),),
            )
        return [
            (n, bundle.hex(), vol, result, bool(json.loads(counts).get("owed")) and not ridden)
            for n, bundle, vol, result, counts, ridden in found
        ]

    # -- inbox ----------------------------------------------------------------------------------

    def arrived(self, peer: str, bundle: str, vol: int) -> list[tuple[str, str]]:
        """(manifest hash, result) of what came under this name from this peer."""
        rows = self._db.query(
            "SELECT manifest, result FROM inbox WHERE peer = ? AND bundle = ? AND vol = ?",
            (raw(peer), raw(bundle), vol),
        )
        return [(manifest.hex(), result) for manifest, result in rows]

    def receive(self, arrived: ArrivedVolume) -> None:
        """Remember what came; a repeat is acknowledged again.

        A damaged copy of what was taken in before changes nothing of that.
        """
        self._db.run(
            "INSERT INTO inbox (peer, bundle, vol, manifest, at, result, codes, counts) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (peer, bundle, vol, manifest) "
            "DO UPDATE SET at = excluded.at, result = excluded.result, codes = excluded.codes, "
            "told = 0 WHERE inbox.result IN ('held', 'refused') "
            "OR excluded.result NOT IN ('held', 'refused')",
            (
                raw(arrived.peer),
                raw(arrived.bundle),
                arrived.vol,
                raw(arrived.manifest),
                arrived.at,
                arrived.result,
                " ".join(arrived.codes),
                json.dumps(dict(arrived.counts)),
            ),
        )

    def tell_again(self, peer: str, bundle: str, vol: int, manifest: str) -> None:
        """A duplicate came: its acknowledgement is owed again."""
        key = (raw(peer), raw(bundle), vol, raw(manifest))
        row = self._db.one(
            "SELECT n FROM inbox WHERE peer = ? AND bundle = ? AND vol = ? AND manifest = ?", key
        )
        if row is not None:
            self._db.run("UPDATE inbox SET told = 0 WHERE n = ?", row)
            self._db.run("DELETE FROM volume_ack WHERE inbox = ?", row)

    def owe_receipts(self) -> None:
        """Something that came before was done only now: each peer's newest volume is answered again."""
        newest = "SELECT max(n) FROM inbox WHERE result IN ('applied', 'partial') GROUP BY peer"
        self._db.run(f"UPDATE inbox SET told = 0 WHERE n IN ({newest})")  # noqa: S608 - literal
        self._db.run(f"DELETE FROM volume_ack WHERE inbox IN ({newest})")  # noqa: S608 - literal

    def inbox(
        self, limit: int, after: tuple[int, int] | None = None
    ) -> list[tuple[int, ArrivedVolume]]:
        """What came, newest first, with its number; `after` is (at, number) of the last one that is known."""
        at, last = after or (1 << 62, 0)
        rows = self._db.query(
            "SELECT n, peer, bundle, vol, manifest, at, result, codes, counts FROM inbox "
            "WHERE (at, n) < (?, ?) ORDER BY at DESC, n DESC LIMIT ?",
            (at, last, limit),
        )
        return [
            (
                n,
                ArrivedVolume(
                    peer.hex(),
                    bundle.hex(),
                    vol,
                    manifest.hex(),
                    at,
                    result,
                    tuple(codes.split()),
                    json.loads(counts),
                ),
            )
            for n, peer, bundle, vol, manifest, at, result, codes, counts in rows
        ]

    # -- peers ----------------------------------------------------------------------------------

    def peer_incarnation(self, device_id: str) -> str | None:
        """The incarnation in the last manifest applied from that device."""
        row = self._db.one("SELECT inc FROM peer WHERE kid = ?", (raw(device_id),))
        return None if row is None else row[0].hex()

    def peer_trust(self, device_id: str) -> int:
        """The version of the trust list that the device held in the last manifest applied, else 0."""
        row = self._db.one("SELECT trust FROM peer WHERE kid = ?", (raw(device_id),))
        return 0 if row is None else int(row[0])

    def meet(self, device_id: str, incarnation: str, at: int, trust: int) -> None:
        """Remember the manifest just applied."""
        self._db.run(
            "INSERT INTO peer (kid, inc, seen, trust) VALUES (?, ?, ?, ?) ON CONFLICT (kid) "
            "DO UPDATE SET inc = excluded.inc, seen = excluded.seen, trust = excluded.trust",
            (raw(device_id), raw(incarnation), at, trust),
        )

    def set_differing(self, device_id: str, buckets: Sequence[int]) -> None:
        """The buckets of the peer's digest that did not agree with this vault."""
        self._db.run("UPDATE peer SET differs = ? WHERE kid = ?", (bytes(buckets), raw(device_id)))

    def differing(self, device_id: str) -> tuple[int, ...]:
        """The buckets that did not agree the last time."""
        row = self._db.one("SELECT differs FROM peer WHERE kid = ?", (raw(device_id),))
        return () if row is None else tuple(row[0])

    def ask(self, peer: str, wanted: Iterable[tuple[str, str, int]]) -> None:
        """What a peer asks for now, in place of what it asked before: (what, hash, index)."""
        self._db.run("DELETE FROM asked WHERE peer = ?", (raw(peer),))
        self._db.run_many(
            "INSERT OR IGNORE INTO asked (peer, what, hash, idx) VALUES (?, ?, ?, ?)",
            [(raw(peer), what, raw(name), index) for what, name, index in wanted],
        )

    def asked(self, peers: Sequence[str]) -> list[tuple[str, str, int]]:
        """What these peers have asked for: (what, hash, index)."""
        found: set[tuple[str, str, int]] = set()
        for peer in peers:
            rows = self._db.query("SELECT what, hash, idx FROM asked WHERE peer = ?", (raw(peer),))
            found |= {(what, name.hex(), index) for what, name, index in rows}
        return sorted(found)

    # -- evidence -------------------------------------------------------------------------------

    def set_aside(self, code: str, peer: str, log: str | None, got: int, data: bytes) -> None:
        """Keep what did not verify; whoever keeps much asks once what lies there
        (exchange/put_aside_evidence.py)."""
        self._db.run(
            "INSERT INTO evidence (code, peer, log, got, data) VALUES (?, ?, ?, ?, ?)",
            (code, raw(peer), None if log is None else raw(log), got, data),
        )

    def aside_of_logs(self) -> dict[str, list[int]]:
        """What lies there of each log, by number. Reads none of it."""
        found: dict[str, list[int]] = {}
        for n, log in self._db.query("SELECT n, log FROM evidence WHERE log IS NOT NULL"):
            found.setdefault(log.hex(), []).append(n)
        return found

    def is_aside(self, numbers: Sequence[int], data: bytes) -> bool:
        """Whether one of these is just this."""
        sql = "SELECT 1 FROM evidence WHERE n IN (SELECT value FROM json_each(?)) AND data = ?"
        return self._db.one(sql, (json.dumps([*numbers]), data)) is not None

    def objects_aside(self) -> Iterator[tuple[str, bytes]]:
        """The objects that lie there and are of no log, with their codes."""
        rows = self._db.query("SELECT n, code FROM evidence WHERE log IS NULL")
        for n, code in rows:
            yield code, bytes(self._db.one("SELECT data FROM evidence WHERE n = ?", (n,))[0])

    def evidence(self) -> list[SetAside]:
        """All that was set aside, oldest first."""
        rows = self._db.query("SELECT n, code, peer, log, got, data FROM evidence ORDER BY n")
        return [
            SetAside(n, code, peer.hex(), None if log is None else log.hex(), got, data)
            for n, code, peer, log, got, data in rows
        ]

    def drop_evidence(self, n: int) -> None:
        """It verified after all."""
        self._db.run("DELETE FROM evidence WHERE n = ?", (n,))
