"""The manifest of one volume: who sends what to whom (docs/spec/bundle.md §4).

It is the payload of the signed frame of type `bundle` and names every object with its length and
salted hash. Nothing in it grows with the number of cases.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.labelled_hash import H, u64
from vsdesk.errors import Refused
from vsdesk.history import shape
from vsdesk.history.entry import check_version

MANIFEST_LIMIT: Final = 16 * 1024 * 1024
MAX_OBJECTS: Final = 200_000
MAX_ACKS: Final = 100_000
MAX_WANT: Final = 4096
MAX_VOLUMES: Final = 4096
BUCKETS: Final = 256
HANDOVER: Final = "handover"
ENROLMENT: Final = "enrolment"
RESULTS: Final = ("applied", "duplicate", "partial", "held", "refused")

# The parts of the format beyond version 1 that this program understands (`crit`).
UNDERSTOOD: Final[frozenset[str]] = frozenset()

MIB: Final = 1024 * 1024
LIMITS: Final[Mapping[str, int]] = {
    "trust": 8 * MIB,
    "device": MIB,
    "erasure": MIB,
    "checkpoint": MIB,
    "leaves": 8 * MIB,
    "entries": 8 * MIB,
    "bodies": 8 * MIB,
    "blobman": 8 * MIB,
    "chunk": MIB + 64,
    "heads": 16 * MIB,
}
UNKNOWN_LIMIT: Final = 8 * MIB
UNKNOWN_TOTAL: Final = 64 * MIB  # of a volume
UNKNOWN_KEPT: Final = 256 * MIB  # of a vault
VOLUME_LIMIT: Final = 1024 * MIB


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One object: its type, length in bytes, and SHA-256(salt ‖ bytes) in hex."""

    type: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Ack:
    """What became of one volume of the receiver's."""

    bundle: str
    vol: int
    result: str


@dataclass(frozen=True, slots=True)
class Want:
    """What the sender misses: bodies by the ids of their ops, chunks by (blob, index)."""

    bodies: tuple[str, ...] = ()
    chunks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """One volume. `sender` is its only signer; `to` are fingerprints of encryption keys."""

    kind: str
    bundle: str
    vol: int
    vols: int
    org: str
    sender: str
    incarnation: str
    to: tuple[str, ...] = field(repr=False)
    ts: str
    app: str
    schema: int
    trust: int
    salt: bytes = field(repr=False)
    objects: tuple[ManifestRow, ...] = field(repr=False)
    acks: tuple[Ack, ...] = field(default=(), repr=False)
    want: Want = field(default=Want(), repr=False)
    erased: tuple[str, ...] = field(default=(), repr=False)
    digest: tuple[str, ...] = field(default=(), repr=False)
    crit: tuple[str, ...] = ()

    def payload(self) -> bytes:
        """Its canonical JSON."""
        return canonical.encode(
            {
                "v": 1,
                "kind": self.kind,
                "bundle": self.bundle,
                "vol": self.vol,
                "vols": self.vols,
                "org": self.org,
                "from": self.sender,
                "inc": self.incarnation,
                "to": sorted(self.to),
                "ts": self.ts,
                "app": self.app,
                "schema": self.schema,
                "crit": sorted(self.crit),
                "trust": self.trust,
                "salt": self.salt.hex(),
                "acks": [[ack.bundle, ack.vol, ack.result] for ack in self.acks],
                "want": {
                    "bodies": sorted(self.want.bodies),
                    "chunks": [[blob, index] for blob, index in sorted(self.want.chunks)],
                },
                "erased": sorted(self.erased),
                "objects": [{"t": o.type, "n": o.size, "h": o.hash} for o in self.objects],
                "digest": self.digest,
            }
        )


def parse_manifest(payload: bytes) -> Manifest:
    """Read a manifest strictly; unknown members are allowed.

    Raises Refused: E_CANON (form), E_VERSION (a newer `v`), E_CRIT (a part that must be
    understood and is not), E_LIMIT, E_OBJECT (a length that no object may have).
    """
    read = canonical.decode_object(payload)
    check_version(read)
    crit = shape.ordered(shape.take(read, "crit"), "crit", shape.text, 0, 64)
    if not set(crit) <= UNDERSTOOD:
        raise Refused("E_CRIT", "crit")
    vols = shape.integer(shape.take(read, "vols"), "vols", 1, MAX_VOLUMES)
    return Manifest(
        kind=_kind(shape.take(read, "kind")),
        bundle=shape.id32(shape.take(read, "bundle"), "bundle"),
        vol=shape.integer(shape.take(read, "vol"), "vol", 1, vols),
        vols=vols,
        org=shape.hash64(shape.take(read, "org"), "org"),
        sender=shape.hash64(shape.take(read, "from"), "from"),
        incarnation=shape.id32(shape.take(read, "inc"), "inc"),
        to=shape.ordered(shape.take(read, "to"), "to", shape.hash64, 1, 64),
        ts=shape.timestamp(shape.take(read, "ts"), "ts"),
        app=shape.text(shape.take(read, "app"), "app", 64),
        schema=shape.integer(shape.take(read, "schema"), "schema"),
        trust=shape.integer(shape.take(read, "trust"), "trust"),
        salt=shape.hexbytes(shape.take(read, "salt"), "salt", 32),
        objects=_objects(shape.take(read, "objects")),
        acks=_acks(shape.take(read, "acks")),
        want=_want(shape.mapping(shape.take(read, "want"), "want")),
        erased=shape.ordered(shape.take(read, "erased"), "erased", shape.hash64),
        digest=_digest(shape.take(read, "digest")),
        crit=crit,
    )


def require_for(manifest: Manifest, kind: str, signer: str, org: str, opened_by: str) -> None:
    """Raises Refused unless it is of this kind, from its signer, of this organisation, to whoever
    opened it."""
    if manifest.sender != signer:
        raise Refused("E_SIGNER", "from is not the signer")
    if manifest.org != org:
        raise Refused("E_ORG", "manifest")
    if opened_by not in manifest.to:
        raise Refused("E_RECIPIENT", "to")
    if manifest.kind != kind:
        raise Refused("E_CANON", "kind")


def _kind(value: Json) -> str:
    if value not in (HANDOVER, ENROLMENT):
        raise shape.wrong("kind")
    return str(value)


def _objects(value: Json) -> tuple[ManifestRow, ...]:
    found = []
    for item in shape.rows(value, "objects", MAX_OBJECTS):
        read = shape.mapping(item, "objects")
        kind = shape.name(shape.take(read, "t"), "t")
        size = shape.integer(shape.take(read, "n"), "n")
        if size > LIMITS.get(kind, UNKNOWN_LIMIT):
            raise Refused("E_LIMIT", kind if kind in LIMITS else "object")
        found.append(ManifestRow(kind, size, shape.hash64(shape.take(read, "h"), "h")))
    if sum(row.size for row in found if row.type not in LIMITS) > UNKNOWN_TOTAL:
        raise Refused("E_LIMIT", "object")
    if sum(row.size for row in found) > 2 * VOLUME_LIMIT:
        raise Refused("E_LIMIT", "volume")
    return tuple(found)


def _acks(value: Json) -> tuple[Ack, ...]:
    found = []
    for item in shape.rows(value, "acks", MAX_ACKS):
        row = shape.array(item, "acks")
        if len(row) != 3 or row[2] not in RESULTS:
            raise shape.wrong("acks")
        found.append(
            Ack(
                shape.id32(row[0], "acks"),
                shape.integer(row[1], "acks", 1, MAX_VOLUMES),
                str(row[2]),
            )
        )
    return tuple(found)


def _want(read: Mapping[str, Json]) -> Want:
    chunks = []
    for item in shape.rows(shape.take(read, "chunks"), "want", MAX_WANT):
        row = shape.array(item, "want")
        if len(row) != 2:
            raise shape.wrong("want")
        chunks.append(
            (
                shape.hash64(row[0], "want"),
                shape.integer(row[1], "want", 0, 65_536),
            )
        )
    bodies = shape.ordered(shape.take(read, "bodies"), "want", shape.op_id, 0, MAX_WANT)
    return Want(bodies, tuple(chunks))


def _digest(value: Json) -> tuple[str, ...]:
    rows = shape.array(value, "digest")
    if len(rows) not in (0, BUCKETS):
        raise shape.wrong("digest")
    return tuple(shape.hash64(row, "digest") for row in rows)


Head = tuple[str, int, str]


def digest_of(heads: Sequence[Head]) -> tuple[str, ...]:
    """256 hashes over sorted (log, seq, head), by the first byte of the log's id."""
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for log, seq, head in sorted(heads):
        raw = bytes.fromhex(log)
        buckets[raw[0]].append(raw + u64(seq) + bytes.fromhex(head))
    return tuple(H("have", *bucket).hex() if bucket else NO_LINES for bucket in buckets)


NO_LINES: Final = H("have").hex()  # of a bucket without a line


def object_hash(salt: bytes, data: bytes) -> str:
    """What the manifest states of an object's bytes."""
    return hashlib.sha256(salt + data).hexdigest()
