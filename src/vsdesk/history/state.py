"""What the merge reads and makes: one op as held, one record as folded (docs/spec/bundle.md §8.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from vsdesk.body_state import BodyState
from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.history.entry import DELETED, Entry, Op, OpBody, carries
from vsdesk.load_mark import word_of

Role = Literal["documenter", "reviewer", "coordinator"]
May = Callable[[Role, str, str], bool]
RoleOf = Callable[[str], "Role | None"]

_NO_VALUES: Final[Mapping[str, Json]] = {}


@dataclass(frozen=True, slots=True)
class StoredOp:
    """One op as a vault holds it: what was signed, who wrote it, and its values if they are here.

    `device_id` wrote the log, `seq` is its entry's place there, `trust` the version of the list by which it
    was written (what its device says of it), `by` is the person's code, `ts` is
    for display. `body` says whether the values are here, were erased, or have not been received.
    `standing` is False when the op is evidence only: beyond what is `good` of a revoked device, or
    out of its space's scope.
    """

    id: str
    space: str
    rec: str
    kind: str
    device_id: str
    by: str
    ts: str
    fields: tuple[str, ...]
    supersedes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    observed: Mapping[str, tuple[int, ...]] | None = None
    parent: str | None = None
    origin: tuple[str, str] | None = None
    again: str | None = None
    values: Mapping[str, Json] = field(default_factory=dict, repr=False)
    why: str | None = field(default=None, repr=False)
    body: BodyState = "here"
    standing: bool = True
    log: str = ""
    seq: int = 0
    trust: int = 0

    @classmethod
    def of(
        cls,
        entry: Entry,
        index: int,
        device_id: str,
        body: OpBody | None,
        *,
        erased: bool = False,
        standing: bool = True,
    ) -> StoredOp:
        """The op at `index` of `entry`, written by `device_id`; without a body it is missing or erased."""
        op: Op = entry.ops[index]
        state: BodyState = "erased" if erased else "missing" if body is None else "here"
        here = body is not None and not erased
        return cls(
            id=entry.op_id(index),
            space=entry.space,
            rec=op.rec,
            kind=op.kind,
            device_id=device_id,
            by=entry.by,
            ts=entry.ts,
            fields=op.fields,
            supersedes=op.supersedes,
            observed=op.observed,
            parent=op.parent,
            origin=op.origin,
            again=op.again,
            values=body.values if body is not None and here else _NO_VALUES,
            why=body.why if body is not None and here else None,
            body=state,
            standing=standing,
            log=entry.log,
            seq=entry.seq,
            trust=entry.trust,
        )

    @property
    def word(self) -> str:
        """Whose word it is: the device's, or that of the load by which it came."""
        return word_of(self.device_id, self.by)

    @property
    def screen_order(self) -> tuple[str, str, str, int]:
        """(ts, device id, eh, index): orders the screen and nothing else; the greatest is shown first."""
        return self.ts, self.device_id, self.id[:64], int(self.id[65:])


@dataclass(frozen=True, slots=True)
class StandingValue:
    """One value that stands in a field: who wrote it, when, and whether it is here."""

    op: str
    value: Json = field(repr=False)
    body: BodyState
    device_id: str
    by: str
    ts: str
    why: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RecordState:
    """One record, folded.

    `fields` maps a field to the ops on its frontier, newest on the screen first. `evidence` maps
    an op's id to those of its fields that do not count for want of role or standing. `effective`
    maps the id of an op that was saved again to the ids of the ops that it stands for. `parents` has
    more than one id where nobody can tell which of them was first. `beside` names the fields in which
    several ops stand because none of them may replace the others: their narrowest value holds.
    `unasked` names those in which neither a device that made the record nor a coordinator said
    anything. `passers` are the ops that count before others beside them, because who reviews said
    them. `silent` names the fields that are written once in which one of the saves that made the
    record says nothing, with an op of it. `carried` are the devices that its id carries and that did not
    make it, for it came in a file.
    """

    space: str
    rec: str
    kind: str
    parent: str | None
    origin: tuple[str, str] | None
    fields: Mapping[str, tuple[StoredOp, ...]] = field(repr=False)
    created: StoredOp = field(repr=False)
    updated: StoredOp = field(repr=False)
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    effective: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    unknown: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    unasked: frozenset[str] = frozenset()
    passers: frozenset[str] = frozenset()
    silent: Mapping[str, StoredOp] = field(default_factory=dict, repr=False)
    carried: frozenset[str] = frozenset()

    def made_by(self, device_id: str) -> bool:
        """Whether a device made this record, where it wrote there."""
        return carries(self.rec, device_id) and device_id not in self.carried

    @property
    def frontier(self) -> dict[str, StoredOp]:
        """Every op that stands in at least one field, by its id."""
        return {op.id: op for ops in self.fields.values() for op in ops}

    def alternatives(self, name: str) -> tuple[StandingValue, ...]:
        """All that stands in a field, newest on the screen first; empty when nobody set it."""
        return tuple(
            StandingValue(op.id, op.values.get(name), op.body, op.device_id, op.by, op.ts, op.why)
            for op in self.fields.get(name, ())
        )

    def differs(self, name: str) -> bool:
        """Whether more than one distinct value stands there.

        Two values are one when their canonical bytes are equal. What was erased is no value; what
        was not received counts as another one beside any value. What one device said in turn in a
        field in which nothing is replaced is no difference.
        """
        ops = self.fields.get(name, ())
        if len(ops) < 2 or (name in self.beside and len({op.device_id for op in ops}) < 2):
            return False
        here = {canonical.encode(op.values.get(name)) for op in ops if op.body == "here"}
        missing = any(op.body == "missing" for op in ops)
        return len(here) + missing > 1

    @property
    def differences(self) -> tuple[str, ...]:
        """The fields in which more than one distinct value stands, sorted."""
        return tuple(sorted(name for name in self.fields if self.differs(name)))

    @property
    def erased(self) -> bool:
        """Whether nothing that stands here is left: all of it was erased."""
        ops = self.frontier.values()
        return bool(ops) and all(op.body == "erased" for op in ops)

    @property
    def deletes(self) -> tuple[StoredOp, ...]:
        """The deletes on the frontier (a `deleted` with `observed`; without, it restores)."""
        return tuple(op for op in self.fields.get(DELETED, ()) if op.observed is not None)
