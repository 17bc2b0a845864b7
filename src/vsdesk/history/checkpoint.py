"""Checkpoints: one signature over the heads of up to 256 logs (docs/spec/bundle.md §8.6).

A frame holds hashed leaves only; the object `leaves` opens those of the logs in the bundle. A run
of entries that ends at an opened head is authentic, even with earlier entries missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.labelled_hash import H, u64
from vsdesk.errors import Refused
from vsdesk.history import shape
from vsdesk.history.entry import Entry, check_version, log_id

SIZES: Final = (16, 64, 256)
LEAVES_LINE_LIMIT: Final = 256 * 1024
Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One opened leaf: the head of one log at `seq`, hidden by `salt` (16 bytes, hex)."""

    salt: str
    log: str
    space: str
    seq: int
    head: str

    @property
    def digest(self) -> str:
        """What stands in the frame."""
        return H(
            "leaf",
            bytes.fromhex(self.salt),
            bytes.fromhex(self.log),
            bytes.fromhex(self.space),
            u64(self.seq),
            bytes.fromhex(self.head),
        ).hex()

    @classmethod
    def new(cls, log: str, space: str, seq: int, head: str, rng: Random) -> Leaf:
        """A leaf with a fresh salt."""
        return cls(rng(16).hex(), log, space, seq, head)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The payload of a frame of type `checkpoint`: `device_id` wrote the logs in
    incarnation `incarnation`."""

    org: str
    device_id: str
    incarnation: str
    ts: str
    trust: int
    leaves: tuple[str, ...] = field(repr=False)

    def payload(self) -> bytes:
        """Its canonical JSON."""
        return canonical.encode(
            {
                "v": 1,
                "org": self.org,
                "kid": self.device_id,
                "inc": self.incarnation,
                "ts": self.ts,
                "trust": self.trust,
                "leaves": list[Json](self.leaves),
            }
        )


def parse_checkpoint(payload: bytes) -> Checkpoint:
    """Read the payload of a checkpoint frame strictly. Raises Refused E_CANON, E_VERSION."""
    read = shape.mapping(canonical.decode(payload), "checkpoint")
    check_version(read)
    leaves = shape.ordered(shape.take(read, "leaves"), "leaves", shape.hash64, 1, SIZES[-1])
    if len(leaves) not in SIZES:
        raise shape.wrong("leaves")
    return Checkpoint(
        org=shape.hash64(shape.take(read, "org"), "org"),
        device_id=shape.hash64(shape.take(read, "kid"), "kid"),
        incarnation=shape.id32(shape.take(read, "inc"), "inc"),
        ts=shape.timestamp(shape.take(read, "ts"), "ts"),
        trust=shape.integer(shape.take(read, "trust"), "trust"),
        leaves=leaves,
    )


def make_checkpoints(
    org: str,
    device_id: str,
    incarnation: str,
    ts: str,
    trust: int,
    leaves: Sequence[Leaf],
    rng: Random,
) -> Iterator[tuple[Checkpoint, tuple[Leaf, ...]]]:
    """The checkpoints for `leaves` (of heads that have none yet), up to 256 in each.

    Each is filled with random hashes to 16, 64 or 256, so that it does not tell how many there
    are. The caller signs `payload()` as a frame of type `checkpoint` and keeps every leaf.
    """
    for start in range(0, len(leaves), SIZES[-1]):
        part = tuple(leaves[start : start + SIZES[-1]])
        size = next(size for size in SIZES if size >= len(part))
        digests = {leaf.digest for leaf in part}
        while len(digests) < size:
            digests.add(rng(32).hex())
        yield Checkpoint(org, device_id, incarnation, ts, trust, tuple(sorted(digests))), part


def leaves_line(frame_hash: str, leaves: Iterable[Leaf]) -> bytes:
    """One line of the object `leaves`: opens `leaves` of the frame whose SHA-256 is given."""
    opened = sorted(leaves, key=lambda leaf: (leaf.log, leaf.seq, leaf.head))
    return canonical.encode(
        {
            "ck": frame_hash,
            "open": [[leaf.salt, leaf.log, leaf.space, leaf.seq, leaf.head] for leaf in opened],
        }
    )


def parse_leaves_line(line: bytes) -> tuple[str, tuple[Leaf, ...]]:
    """Read one line of the object `leaves`: the frame's SHA-256 and the opened leaves."""
    if len(line) > LEAVES_LINE_LIMIT:
        raise Refused("E_LIMIT", "leaves")
    read = shape.mapping(canonical.decode(line), "leaves")
    opened = shape.rows(shape.take(read, "open"), "open", SIZES[-1])
    return (
        shape.hash64(shape.take(read, "ck"), "ck"),
        tuple(_parse_leaf(shape.array(row, "open")) for row in opened),
    )


def _parse_leaf(row: Sequence[Json]) -> Leaf:
    if len(row) != 5:
        raise shape.wrong("open")
    return Leaf(
        salt=shape.id32(row[0], "salt"),
        log=shape.hash64(row[1], "log"),
        space=shape.id32(row[2], "space"),
        seq=shape.integer(row[3], "seq", 1),
        head=shape.hash64(row[4], "head"),
    )


def check_leaf(checkpoint: Checkpoint, leaf: Leaf) -> None:
    """Require that the checkpoint holds this leaf and that its log is the writer's.

    Raises Refused L_CHAIN: the log is set aside.
    """
    if leaf.digest not in checkpoint.leaves:
        raise Refused("L_CHAIN", "leaf")
    if log_id(checkpoint.device_id, checkpoint.incarnation, leaf.space) != leaf.log:
        raise Refused("L_CHAIN", "log")


class Link(NamedTuple):
    """What the chain needs of one entry."""

    entry_hash: str
    log: str
    space: str
    seq: int
    prev: str

    @classmethod
    def of(cls, entry: Entry) -> Link:
        """The link of an entry."""
        return cls(entry.entry_hash, entry.log, entry.space, entry.seq, entry.prev)


@dataclass(frozen=True, slots=True)
class ProvenRuns:
    """What the leaves of one log prove of the entries that were carried.

    `tips` are the heads of the branches, at least one; `starts` the (seq, prev) of each run's
    first entry (`ZERO_HASH` at seq 1), for the gap check.
    """

    tips: tuple[Leaf, ...]
    starts: tuple[tuple[int, str], ...]


def verify_run(entries: Sequence[Link], leaves: Iterable[Leaf]) -> ProvenRuns:
    """Verify the carried entries of ONE log against its opened leaves.

    From each leaf's head the run is walked back by `prev` as far as it was carried. Every entry
    must lie on such a walk. Two leaves at one seq (a fork) give two runs. Raises Refused L_CHAIN.
    """
    by_hash = {entry.entry_hash: entry for entry in entries}
    proved: set[str] = set()
    tips: list[Leaf] = []
    starts: list[tuple[int, str]] = []
    for leaf in sorted(leaves, key=lambda leaf: (-leaf.seq, leaf.head)):
        entry = by_hash.get(leaf.head)
        if entry is None:
            continue
        if entry.seq != leaf.seq:
            raise Refused("L_CHAIN", "seq")
        if leaf.head in proved:
            continue
        tips.append(leaf)
        start = _walk(entry, leaf, by_hash, proved)
        if start is not None:
            starts.append(start)
    if len(proved) != len(by_hash) or len(by_hash) != len(entries):
        raise Refused("L_CHAIN", "beyond")
    return ProvenRuns(tuple(tips), tuple(starts))


def _walk(
    entry: Link, leaf: Leaf, by_hash: Mapping[str, Link], proved: set[str]
) -> tuple[int, str] | None:
    """Walk back from a head; where it stops: (seq, prev) of the run's first entry, None at a joint."""
    current = entry
    while True:
        if current.log != leaf.log or current.space != leaf.space:
            raise Refused("L_CHAIN", "place")
        proved.add(current.entry_hash)
        before = by_hash.get(current.prev)
        if before is None:
            return current.seq, current.prev
        if before.seq != current.seq - 1:
            raise Refused("L_CHAIN", "seq")
        if before.entry_hash in proved:
            return None
        current = before
