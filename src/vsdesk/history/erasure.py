"""Erasure: what a signed frame orders to be forgotten, and how far it reaches (docs/spec/bundle.md §10).

The frame is signed by a coordinator and judged when first applied. Whoever holds more than its
signer knew applies more: the extent is computed here from the records that a vault holds. Source:
docs/spec/bundle.md §10.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.history import shape
from vsdesk.history.entry import check_version

RecordKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Erasure:
    """The payload of a frame of type `erasure`. `why` is a code, never a text.

    `ops` are single ops, `records` are (space, rec), `spaces` whole spaces; each sorted. `keep` are
    records that this frame does not reach: what was lawfully given to a court, and is marked.
    """

    org: str
    ts: str
    trust: int
    why: str
    ops: tuple[str, ...] = field(default=(), repr=False)
    records: tuple[RecordKey, ...] = field(default=(), repr=False)
    spaces: tuple[str, ...] = field(default=(), repr=False)
    keep: tuple[RecordKey, ...] = field(default=(), repr=False)

    def payload(self) -> bytes:
        """Its canonical JSON; the lists are sorted here."""
        said: dict[str, Json] = {
            "v": 1,
            "org": self.org,
            "ts": self.ts,
            "trust": self.trust,
            "why": self.why,
            "ops": list[Json](sorted(set(self.ops))),
            "records": [list[Json](record) for record in sorted(set(self.records))],
            "spaces": list[Json](sorted(set(self.spaces))),
        }
        if self.keep:
            said["keep"] = [list[Json](record) for record in sorted(set(self.keep))]
        return canonical.encode(said)

    def covers(self, op_id: str, space: str, rec: str) -> bool:
        """Whether the frame names this op, its record or its space."""
        if op_id in self.ops:
            return True
        return (space in self.spaces or (space, rec) in self.records) and (
            space,
            rec,
        ) not in self.keep


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """What the extent needs to know of a record that is held; it has no values."""

    space: str
    rec: str
    parent: str | None
    origin: RecordKey | None


def parse_erasure(payload: bytes) -> Erasure:
    """Read the payload of an erasure frame strictly. Raises Refused E_CANON, E_VERSION."""
    read = shape.mapping(canonical.decode(payload), "erasure")
    check_version(read)
    return Erasure(
        org=shape.hash64(shape.take(read, "org"), "org"),
        ts=shape.timestamp(shape.take(read, "ts"), "ts"),
        trust=shape.integer(shape.take(read, "trust"), "trust"),
        why=shape.name(shape.take(read, "why"), "why"),
        ops=shape.ordered(shape.take(read, "ops"), "ops", shape.op_id),
        records=_records(shape.take(read, "records"), "records"),
        spaces=shape.ordered(shape.take(read, "spaces"), "spaces", shape.id32),
        keep=_records(read["keep"], "keep") if "keep" in read else (),
    )


def _records(value: Json, where: str) -> tuple[RecordKey, ...]:
    found = tuple(_record(row, where) for row in shape.array(value, where))
    if any(a >= b for a, b in pairwise(found)):
        raise shape.wrong(where)
    return found


def _record(row: Json, where: str) -> RecordKey:
    pair = shape.array(row, where)
    if len(pair) != 2:
        raise shape.wrong(where)
    return shape.id32(pair[0], where), shape.id32(pair[1], where)


def extent(erasure: Erasure, held: Iterable[HeldRecord]) -> frozenset[RecordKey]:
    """Every held record that the frame reaches.

    The named ones, all records of the named spaces, their descendants, and all that has one of
    these (or a record of an erased space) as its `origin`, and so on; never one of `keep`, and
    nothing by way of it.
    """
    records = list(held)
    named, spaces, kept = set(erasure.records), set(erasure.spaces), set(erasure.keep)
    below: dict[RecordKey, list[RecordKey]] = {}
    for record in records:
        key = (record.space, record.rec)
        if record.parent is not None:
            below.setdefault((record.space, record.parent), []).append(key)
        if record.origin is not None:
            below.setdefault(record.origin, []).append(key)
    here = {(record.space, record.rec) for record in records}
    reached: set[RecordKey] = set()
    waiting = [key for key in here | below.keys() if key[0] in spaces or key in named]
    while waiting:
        key = waiting.pop()
        if key in reached or key in kept:
            continue
        reached.add(key)
        waiting.extend(below.get(key, ()))
    return frozenset(reached & here)
