"""Lines as they lie in the database: packed, and read back as what they are known to be.

Every line is read strictly (history/entry.py) before it is stored, and the pages carry their own MAC.
So reading one back works out neither its canonical form nor its hash again: that costs most of a
fold. `Vault.check` does it for all lines.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vsdesk.errors import Refused
from vsdesk.history.entry import check_body, parse_body, parse_entry
from vsdesk.history.state import StoredOp
from vsdesk.records.dictionary.links import links_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.entry import Entry, OpBody

_PARSE: Final = json.JSONDecoder().raw_decode
HERE = 0
MISSING = 1
ERASED = 2


def pack(line: bytes) -> bytes:
    """A line as it lies in the database."""
    return zlib.compress(line, 1)


def unpack(data: bytes) -> bytes:
    """The line of a stored cell."""
    return zlib.decompress(data)


def cell_of(op_id: str, body: OpBody | None, erased: frozenset[str]) -> tuple[int, bytes | None]:
    """Of an op whether its body is here, and how that lies in the database."""
    if op_id in erased:
        return ERASED, None
    if body is None:
        return MISSING, None
    return HERE, pack(body.line)


def said(cell: bytes) -> tuple[Mapping[str, Json], str | None]:
    """The values of a stored body as signed, and the reason written with them."""
    # Bytes would be looked at for their encoding, and no blank stands around a line that was stored.
    inner = _PARSE(zlib.decompress(cell).decode())[0]["body"]
    return inner["set"], inner.get("why")


def read(cell: bytes, kind: str) -> tuple[Mapping[str, Json], str | None]:
    """The same of a record of this kind as everybody reads it: an odd link says nothing."""
    values, why = said(cell)
    return links_read(kind, values), why


def written(
    entry: Entry, index: int, device_id: str, body: OpBody | None, *, standing: bool
) -> StoredOp:
    """An op of an entry that was stored just now, as it is read back later."""
    op = StoredOp.of(entry, index, device_id, body, standing=standing)
    values = links_read(op.kind, op.values)
    return op if values is op.values else replace(op, values=values)


def stands(entry_hash: str, line: bytes, bodies: Iterable[bytes]) -> bool:
    """Whether an entry's line has this hash, and the bodies held are those that it commits to."""
    try:
        entry = parse_entry(line)
        for body in bodies:
            check_body(entry, parse_body(body))
    except Refused:
        return False
    return entry.entry_hash == entry_hash


class HeldBody(NamedTuple):
    """A stored body: the number of its entry, the space in which that lies, and the line."""

    entry: int
    space: str
    line: bytes


class SignedLine(NamedTuple):
    """A stored entry as folding needs it. `ops` are its ops as signed."""

    entry_hash: str
    device_id: str
    ts: str
    by: str
    space: str
    counts: bool
    log: str
    seq: int
    trust: int
    ops: list[Mapping[str, Any]]

    @classmethod
    def of(
        cls, entry_hash: bytes, device_id: bytes, ts: str, by: str, counts: int, line: bytes
    ) -> SignedLine:
        """From the columns of `entry` and `log`."""
        read = json.loads(zlib.decompress(line).decode())
        return cls(
            entry_hash.hex(),
            device_id.hex(),
            ts,
            by,
            read["space"],
            bool(counts),
            read["log"],
            read["seq"],
            read["trust"],
            read["ops"],
        )

    def op(self, index: int, state: int, cell: bytes | None) -> StoredOp:
        """One of its ops with what is held of the body."""
        signed = self.ops[index]
        origin, observed = signed.get("origin"), signed.get("saw")
        values, why = (
            read(cell, signed["kind"]) if cell is not None and state == HERE else ({}, None)
        )
        return StoredOp(
            id=f"{self.entry_hash}:{index}",
            space=self.space,
            rec=signed["rec"],
            kind=signed["kind"],
            device_id=self.device_id,
            by=self.by,
            ts=self.ts,
            fields=tuple(signed["fields"]),
            supersedes={name: tuple(ids) for name, ids in signed.get("sup", {}).items()},
            observed=None
            if observed is None
            else {entry_hash: tuple(seen) for entry_hash, seen in observed.items()},
            parent=signed.get("parent"),
            origin=None if origin is None else (origin[0], origin[1]),
            again=signed.get("again"),
            values=values,
            why=why,
            body=("here", "missing", "erased")[state],
            standing=self.counts,
            log=self.log,
            seq=self.seq,
            trust=self.trust,
        )
