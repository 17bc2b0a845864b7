"""What was ever said in some files, whether it counts or not: what lies on a device that has them.

Reads the log: a word that was put aside, taken back or removed lies there still. What takes the place of a
word, or removes it, is what its device has the right to (history/rights.py), as in every fold; but nothing
that was put aside, and nothing of the device that was taken: that one writes for whoever has it now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED
from vsdesk.history.merge import fold
from vsdesk.history.seen import hidden
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.field_rules import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.vault.database import Database

# How good the claim of a device to what it says of a record: of any, of a coordinator's, of who made it.
_ANY: Final = 0
_COORDINATOR: Final = 1
_MAKER: Final = 2


@dataclass(frozen=True, slots=True)
class SaidRecord:
    """One record, by all its ops in the order of their time. `here`: it counts and is not removed;
    `removed`: it counted and was removed. `stands`: it is here, or nobody who may has removed it."""

    id: str
    space: str
    kind: str
    here: bool
    removed: bool
    stands: bool
    ops: tuple[StoredOp, ...] = field(repr=False)
    _by_right: RecordState | None = field(repr=False)
    _claims: Mapping[str, int] = field(repr=False)  # by device

    @property
    def claim(self) -> int:
        """How good the best claim is that anybody has to it."""
        return max(self._claims.values())

    def last(self) -> dict[str, Json]:
        """In each field what was said last by those with the best claim to it."""
        found: dict[str, Json] = {}
        for op in sorted(self.ops, key=lambda op: self._claims[op.device_id]):
            found |= {name: value for name, value in op.values.items() if value is not None}
        return found

    def is_asked(self, name: str) -> bool:
        """Whether who made it or a coordinator said anything there, where others' words do not do."""
        return self._by_right is not None and name not in self._by_right.unasked

    def said(self, name: str) -> Iterator[tuple[Json, str]]:
        """What stands in a field by its right, and by whom (device ids)."""
        state = self._by_right
        for op in state.fields.get(name, ()) if state is not None else ():
            if op.values.get(name) is not None:
                yield op.values[name], op.device_id


def said_in(
    database: Database,
    rules: Rules,
    taken: str,
    spaces: Collection[str],
    kinds: Collection[str],
) -> list[SaidRecord]:
    """The records of these kinds in these spaces, without those that were erased whole; `taken`: the device
    of which nothing takes the place of anything."""
    rows = database.query(
        "SELECT n, id, space, kind, hidden FROM record r WHERE r.erased = 0 "  # noqa: S608 - literals
        f"AND r.space IN {views.IDS} AND r.kind IN (SELECT value FROM json_each(?)) ORDER BY n",
        (views.ids_json(spaces), json.dumps([*kinds])),
    )
    held: Mapping[int, list[StoredOp]] = Ledger(database).ops_of([int(row[0]) for row in rows])
    found = []
    for n, rec, space, kind, mark in rows:
        ops = tuple(sorted(held[n], key=lambda op: (op.ts, op.id)))
        found.append(
            SaidRecord(
                rec.hex(),
                space.hex(),
                kind,
                mark == 0,
                mark == 1,
                mark == 0 or not _is_removed(ops, rules, taken),
                ops,
                fold(_heard(ops, rules, taken), rules),
                {op.device_id: _claim(op, rules) for op in ops},
            )
        )
    return found


def _heard(ops: Sequence[StoredOp], rules: Rules, taken: str) -> list[StoredOp]:
    """All of it as if it counted, where only what counts takes the place of anything, and nothing of the
    device that was taken. A coordinator who replaces a word of it saw what it had replaced of its own."""
    held = {op.id: op for op in ops}

    def before(name: str, ids: Iterable[str]) -> tuple[str, ...]:
        found, left = set[str](), [*ids]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                old = held.get(one)
                if old is not None and old.device_id == taken:
                    more = old.supersedes.get(name, ())
                    left += (id for id in more if id in held and held[id].device_id == taken)
        return tuple(sorted(found))

    heard = []
    for op in ops:
        replaced: Mapping[str, tuple[str, ...]] = {}
        if op.supersedes and op.standing and op.device_id != taken:
            replaced = op.supersedes
            if rules.role(op.device_id) == "coordinator":
                replaced = {name: before(name, ids) for name, ids in replaced.items()}
        if replaced != op.supersedes or not op.standing:
            op = replace(op, standing=True, supersedes=replaced)
        heard.append(op)
    return heard


def _is_removed(ops: Sequence[StoredOp], rules: Rules, taken: str) -> bool:
    """Whether somebody else than the device that was taken removed all that was said there, and may."""
    if all(op.device_id == taken or op.values.get(DELETED) is not True for op in ops):
        return False
    state = fold([replace(op, standing=True) for op in ops], rules)
    if state is None:
        return False
    deletes = tuple(op for op in state.deletes if op.device_id != taken)
    return hidden(replace(state, fields={**state.fields, DELETED: deletes}), lambda _: (), rules)


def _claim(op: StoredOp, rules: Rules) -> int:
    if rules.made_by(op.rec, op.device_id):
        return _MAKER
    return _COORDINATOR if rules.role(op.device_id) == "coordinator" else _ANY


def every_space(database: Database) -> set[str]:
    """All spaces in which something was ever recorded."""
    return {row[0].hex() for row in database.query("SELECT DISTINCT space FROM record")}


def writers(database: Database, spaces: Collection[str]) -> dict[str, set[str]]:
    """By space the devices that wrote into it."""
    found: dict[str, set[str]] = {}
    sql = (
        "SELECT DISTINCT space, kid FROM log WHERE head IS NOT NULL "  # noqa: S608 - literals
        f"AND space IN {views.IDS}"
    )
    for space, kid in database.query(sql, (views.ids_json(spaces),)):
        found.setdefault(space.hex(), set()).add(kid.hex())
    return found


def put_aside(database: Database, device_id: str) -> set[str]:
    """The spaces in which something of this device was put aside."""
    sql = "SELECT DISTINCT space FROM log WHERE kid = ? AND n IN (SELECT log FROM entry WHERE counts = 0)"
    return {row[0].hex() for row in database.query(sql, (bytes.fromhex(device_id),))}


def first_came(database: Database, spaces: Collection[str]) -> dict[str, int]:
    """By space when its first entry came here (ms of this vault's clock)."""
    rows = database.query(
        "SELECT log.space, min(entry.got) FROM log JOIN entry ON entry.log = log.n "  # noqa: S608 - literals
        f"WHERE log.space IN {views.IDS} GROUP BY log.space",
        (views.ids_json(spaces),),
    )
    return {space.hex(): int(at) for space, at in rows}
