"""Entries and bodies: what a save writes, strict reading, commitments, ids (docs/spec/bundle.md §8.3, §8.4).

An `Entry` is one save: one line of canonical JSON, chained to the one before it in its log. A
`OpBody` holds the values of one of its ops on a line of its own and is bound to its place by the
commitment in the entry. Lines are kept as received and carry no line feed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.labelled_hash import H, u64
from vsdesk.errors import Bug, Refused
from vsdesk.history import shape
from vsdesk.history.shape import MAX_OPS, ZERO_HASH

__all__ = ["MAX_OPS", "ZERO_HASH"]

ENTRY_LIMIT: Final = 256 * 1024
BODY_LIMIT: Final = 1024 * 1024
TEXT_LIMIT: Final = 512 * 1024
MAX_FIELDS: Final = 200
MAX_REPLACED: Final = 4096
SALT: Final = 8  # bytes of a record's id that are random
DELETED: Final = "deleted"
_NOTHING: Final[Mapping[str, tuple[str, ...]]] = {}


@dataclass(frozen=True, slots=True)
class Op:
    """One record's part of a save, as signed: which fields it sets and what it replaces there.

    `supersedes` maps a field to the ids of the ops replaced there; `observed` maps an entry's hash to the
    indexes of its ops that the writer of a delete or an approval had before him (None: no `observed`).
    """

    rec: str
    kind: str
    fields: tuple[str, ...]
    com: str
    parent: str | None = None
    origin: tuple[str, str] | None = None
    again: str | None = None
    supersedes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    observed: Mapping[str, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One save. `line` is its bytes as written or received, `entry_hash` their hash."""

    line: bytes = field(repr=False)
    entry_hash: str
    log: str
    space: str
    seq: int
    prev: str
    ts: str
    schema: int
    trust: int
    by: str
    ops: tuple[Op, ...] = field(repr=False)

    def op_id(self, index: int) -> str:
        """The id of the op at `index`."""
        return f"{self.entry_hash}:{index}"


@dataclass(frozen=True, slots=True)
class OpBody:
    """The values of one op: field → value, and the reason written with a decision."""

    line: bytes = field(repr=False)
    op: str
    salt: bytes = field(repr=False)
    values: Mapping[str, Json] = field(repr=False)
    why: str | None = field(repr=False)
    inner: bytes = field(repr=False)

    @property
    def entry_hash(self) -> str:
        """The hash of the entry that this body belongs to."""
        return self.op[:64]

    @property
    def index(self) -> int:
        """The place of its op in that entry."""
        return int(self.op[65:])


@dataclass(frozen=True, slots=True)
class NewOp:
    """What a writer hands in for one record. `set` maps field → value; lists are sorted here."""

    rec: str
    kind: str
    set: Mapping[str, Json] = field(repr=False)
    supersedes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    observed: Mapping[str, Sequence[int]] | None = None
    parent: str | None = None
    origin: tuple[str, str] | None = None
    again: str | None = None
    why: str | None = field(default=None, repr=False)


def record_id(device_id: str, salt: bytes) -> str:
    """The id of a record that the device `device_id` makes; `salt` is 8 random bytes.

    It carries its maker: nobody else can write a record whose id says that they made it.
    """
    return (salt + H("rec", bytes.fromhex(device_id), salt)[:SALT]).hex()


def carries(rec: str, device_id: str) -> bool:
    """Whether the id of a record carries this device; whether that made it, says `Rules.made_by`."""
    known = len(rec) == 32 and not rec.strip("0123456789abcdef")
    return known and record_id(device_id, bytes.fromhex(rec)[:SALT]) == rec


def log_id(device_id: str, incarnation: str, space: str) -> str:
    """The id of the log of one device (`device_id`), incarnation and space."""
    return H(
        "log", bytes.fromhex(device_id), bytes.fromhex(incarnation), bytes.fromhex(space)
    ).hex()


def space_id(name: str) -> str:
    """The id of a fixed space: `reference` or `office`."""
    return H("space", name.encode())[:16].hex()


def audit_space(device_id: str) -> str:
    """The id of the audit space of the device `device_id`."""
    return H("space", b"audit", bytes.fromhex(device_id))[:16].hex()


def hash_of_line(line: bytes) -> str:
    """The hash that names an entry."""
    return H("entry", line).hex()


def commitment(salt: bytes, log: str, seq: int, index: int, inner: bytes) -> str:
    """What the entry holds of a body: hiding (salt) and bound to its place.

    `inner` is the canonical JSON of the member `body`.
    """
    return H("body", salt, bytes.fromhex(log), u64(seq), u64(index), inner).hex()


def split_op(op_id: str) -> tuple[str, int]:
    """The entry's hash and the index in an op's id."""
    return op_id[:64], int(op_id[65:])


def observed_of(op_ids: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Op ids in the form of `observed`: entry's hash → sorted indexes."""
    found: dict[str, set[int]] = {}
    for op_id in op_ids:
        entry_hash, index = split_op(op_id)
        found.setdefault(entry_hash, set()).add(index)
    return {entry_hash: tuple(sorted(indexes)) for entry_hash, indexes in found.items()}


def parse_entry(line: bytes) -> Entry:
    """Read one entry line (without its line feed) strictly.

    Raises Refused: E_LIMIT (line or number of ops), E_CANON (form), E_VERSION (a newer `v`).
    """
    if len(line) > ENTRY_LIMIT:
        raise Refused("E_LIMIT", "entry")
    read = shape.mapping(canonical.decode(line), "entry")
    check_version(read)
    ops = shape.rows(shape.take(read, "ops"), "ops", MAX_OPS)
    if not ops:
        raise shape.wrong("ops")
    parsed = tuple(_parse_op(op) for op in ops)
    if len({op.rec for op in parsed}) != len(parsed):
        raise shape.wrong("rec")
    seq = shape.integer(shape.take(read, "seq"), "seq", 1)
    prev = shape.hash64(shape.take(read, "prev"), "prev")
    if (seq == 1) != (prev == ZERO_HASH):
        raise shape.wrong("prev")
    return Entry(
        line=line,
        entry_hash=hash_of_line(line),
        log=shape.hash64(shape.take(read, "log"), "log"),
        space=shape.id32(shape.take(read, "space"), "space"),
        seq=seq,
        prev=prev,
        ts=shape.timestamp(shape.take(read, "ts"), "ts"),
        schema=shape.integer(shape.take(read, "schema"), "schema"),
        trust=shape.integer(shape.take(read, "trust"), "trust"),
        by=shape.text(shape.take(read, "by"), "by", 64),
        ops=parsed,
    )


def check_version(read: Mapping[str, Json], where: str = "v") -> None:
    """Require `v` = 1; a newer one is `E_VERSION` (held), anything else `E_CANON`."""
    version = shape.integer(shape.take(read, "v"), where, 1)
    if version > 1:
        raise Refused("E_VERSION", where)


def _parse_op(value: Json) -> Op:
    read = shape.mapping(value, "op")
    fields = shape.ordered(shape.take(read, "fields"), "fields", shape.name, 1, MAX_FIELDS)
    return Op(
        rec=shape.id32(shape.take(read, "rec"), "rec"),
        kind=shape.name(shape.take(read, "kind"), "kind"),
        fields=fields,
        com=shape.hash64(shape.take(read, "com"), "com"),
        parent=shape.id32(read["parent"], "parent") if "parent" in read else None,
        origin=_parse_origin(read["origin"]) if "origin" in read else None,
        again=shape.op_id(read["again"], "again") if "again" in read else None,
        supersedes=_parse_supersedes(read["sup"], fields) if "sup" in read else _NOTHING,
        observed=_parse_observed(read["saw"]) if "saw" in read else None,
    )


def _parse_origin(value: Json) -> tuple[str, str]:
    read = shape.array(value, "origin")
    if len(read) != 2:
        raise shape.wrong("origin")
    return shape.id32(read[0], "origin"), shape.id32(read[1], "origin")


def _parse_supersedes(value: Json, fields: Sequence[str]) -> dict[str, tuple[str, ...]]:
    read = shape.mapping(value, "sup")
    if not read or not set(read) <= set(fields):
        raise shape.wrong("sup")
    return {
        name: shape.ordered(ids, "sup", shape.op_id, 1, MAX_REPLACED) for name, ids in read.items()
    }


def _parse_observed(value: Json) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for entry_hash, listed in shape.mapping(value, "saw").items():
        indexes = tuple(
            shape.integer(index, "saw", 0, MAX_OPS - 1) for index in shape.array(listed, "saw")
        )
        if not indexes or list(indexes) != sorted(set(indexes)):
            raise shape.wrong("saw")
        found[shape.hash64(entry_hash, "saw")] = indexes
    if not found:
        raise shape.wrong("saw")
    return found


def parse_body(line: bytes) -> OpBody:
    """Read one body line (without its line feed) strictly. Raises Refused E_LIMIT, E_CANON."""
    if len(line) > BODY_LIMIT:
        raise Refused("E_LIMIT", "body")
    read = shape.mapping(canonical.decode(line), "body")
    inner = shape.mapping(shape.take(read, "body"), "body")
    why = inner.get("why")
    if "why" in inner and not isinstance(why, str):
        raise shape.wrong("why")
    values = shape.mapping(shape.take(inner, "set"), "set")
    if len(line) > TEXT_LIMIT:
        _check_texts(inner)
    op = shape.op_id(shape.take(read, "op"), "op")
    return OpBody(
        line=line,
        op=op,
        salt=shape.hexbytes(shape.take(read, "salt"), "salt", 32),
        values=values,
        why=why if isinstance(why, str) else None,
        inner=_inner_bytes(line, read, op),
    )


def _inner_bytes(line: bytes, read: Mapping[str, Json], op: str) -> bytes:
    """The canonical bytes of the member `body`, cut out of its canonical line."""
    if len(read) > len(("body", "op", "salt")):  # a newer program's members lie between
        return canonical.encode(read["body"])
    after = len(',"op":"') + len(op) + len('","salt":"') + 64 + len('"}')
    return line[len('{"body":') : -after]


def _check_texts(value: Json) -> None:
    if isinstance(value, str):
        # A text of fewer characters than a quarter of the limit cannot exceed it in UTF-8.
        if len(value) * 4 > TEXT_LIMIT and len(value.encode()) > TEXT_LIMIT:
            raise Refused("E_LIMIT", "text")
    elif isinstance(value, list):
        for item in value:
            _check_texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            _check_texts(item)


def check_body(entry: Entry, body: OpBody) -> None:
    """Require that `body` is the one that `entry` commits to. Raises Refused L_COMMIT."""
    if body.entry_hash != entry.entry_hash or body.index >= len(entry.ops):
        raise Refused("L_COMMIT", "place")
    op = entry.ops[body.index]
    if commitment(body.salt, entry.log, entry.seq, body.index, body.inner) != op.com:
        raise Refused("L_COMMIT", "hash")
    if tuple(sorted(body.values)) != op.fields:
        raise Refused("L_COMMIT", "fields")


def write_entry(
    log: str,
    space: str,
    seq: int,
    prev: str,
    ts: str,
    schema: int,
    trust: int,
    by: str,
    ops: Sequence[NewOp],
    rng: Callable[[int], bytes],
) -> tuple[Entry, tuple[OpBody, ...]]:
    """Write one save and the bodies of its ops, in order.

    `seq` counts from 1; `prev` is the log's head or `ZERO_HASH`. Lists are sorted here. Raises
    Bug when the ops break a rule of form, Refused E_LIMIT when the save is too large.
    """
    salted = [(op, rng(32), canonical.encode(_inner(op))) for op in ops]
    line = canonical.encode(
        {
            "v": 1,
            "log": log,
            "space": space,
            "seq": seq,
            "prev": prev,
            "ts": ts,
            "schema": schema,
            "trust": trust,
            "by": by,
            "ops": [
                _op_json(op, commitment(salt, log, seq, index, inner))
                for index, (op, salt, inner) in enumerate(salted)
            ],
        }
    )
    try:
        entry = parse_entry(line)
        bodies = tuple(
            _new_body(entry.op_id(index), salt, inner)
            for index, (_, salt, inner) in enumerate(salted)
        )
    except Refused as fault:
        if fault.name == "E_LIMIT":
            raise
        raise Bug(f"an entry of the wrong form: {fault.detail}") from fault
    return entry, bodies


def _inner(op: NewOp) -> dict[str, Json]:
    inner: dict[str, Json] = {"set": dict(op.set)}
    if op.why is not None:
        inner["why"] = op.why
    return inner


def _new_body(op_id: str, salt: bytes, inner: bytes) -> OpBody:
    """The body around its canonical `inner`: the line is canonical because its parts are."""
    line = b'{"body":%b,"op":"%b","salt":"%b"}' % (inner, op_id.encode(), salt.hex().encode())
    if len(line) > BODY_LIMIT:
        raise Refused("E_LIMIT", "body")
    read = json.loads(inner)
    if len(line) > TEXT_LIMIT:
        _check_texts(read)
    return OpBody(line, op_id, salt, read["set"], read.get("why"), inner)


def _op_json(op: NewOp, com: str) -> dict[str, Json]:
    out: dict[str, Json] = {
        "rec": op.rec,
        "kind": op.kind,
        "fields": list[Json](sorted(op.set)),
        "com": com,
    }
    if op.parent is not None:
        out["parent"] = op.parent
    if op.origin is not None:
        out["origin"] = list[Json](op.origin)
    if op.again is not None:
        out["again"] = op.again
    replaced: dict[str, Json] = {
        name: list[Json](sorted(set(ids))) for name, ids in op.supersedes.items() if ids
    }
    if replaced:
        out["sup"] = replaced
    if op.observed:
        out["saw"] = {
            entry_hash: list[Json](sorted(set(indexes)))
            for entry_hash, indexes in op.observed.items()
        }
    return out
