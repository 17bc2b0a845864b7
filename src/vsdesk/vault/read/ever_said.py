"""What was ever said in some files, whether it counts or not: what lies on a device that has them.

Reads the log, and folds nothing: a word that was put aside, taken back or removed lies there still.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.history.entry import DELETED
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database


@dataclass(frozen=True, slots=True)
class SaidRecord:
    """One record, by all its ops in the order of their time. `here`: it counts and is not removed;
    `removed`: it counted and was removed."""

    id: str
    space: str
    kind: str
    here: bool
    removed: bool
    ops: tuple[StoredOp, ...] = field(repr=False)

    def last(self) -> dict[str, Json]:
        """What was said last in each field."""
        found: dict[str, Json] = {}
        for op in self.ops:
            found |= {name: value for name, value in op.values.items() if value is not None}
        return found

    def said(self, name: str, without: str) -> Iterator[tuple[Json, str]]:
        """What stands in a field, and by whom (device ids), where nothing of the device `without` replaces
        what others said."""
        by = {op.id: op.device_id for op in self.ops}
        replaced = {
            one
            for op in self.ops
            for one in op.supersedes.get(name, ())
            if op.device_id != without or by.get(one) == without
        }
        for op in self.ops:
            if op.id not in replaced and op.values.get(name) is not None:
                yield op.values[name], op.device_id

    def stands(self, without: str) -> bool:
        """Whether it is here, or nobody but the device `without` removed it."""
        removed = (op for op in self.ops if op.values.get(DELETED) is True)
        return self.here or all(op.device_id == without for op in removed)


def said_in(
    database: Database, spaces: Collection[str], kinds: Collection[str]
) -> list[SaidRecord]:
    """The records of these kinds in these spaces, without those that were erased whole."""
    rows = database.query(
        "SELECT n, id, space, kind, hidden FROM record r WHERE r.erased = 0 "  # noqa: S608 - literals
        f"AND r.space IN {views.IDS} AND r.kind IN (SELECT value FROM json_each(?)) ORDER BY n",
        (views.ids_json(spaces), json.dumps([*kinds])),
    )
    held: Mapping[int, list[StoredOp]] = Ledger(database).ops_of([int(row[0]) for row in rows])
    return [
        SaidRecord(
            rec.hex(),
            space.hex(),
            kind,
            hidden == 0,
            hidden == 1,
            tuple(sorted(held[n], key=lambda op: (op.ts, op.id))),
        )
        for n, rec, space, kind, hidden in rows
    ]


def every_space(database: Database) -> set[str]:
    """All spaces in which something was ever recorded."""
    return {row[0].hex() for row in database.query("SELECT DISTINCT space FROM record")}


def by_others(database: Database, device_id: str) -> set[str]:
    """The spaces into which another device than this one wrote."""
    sql = "SELECT DISTINCT space FROM log WHERE kid <> ? AND head IS NOT NULL"
    return {row[0].hex() for row in database.query(sql, (bytes.fromhex(device_id),))}


def first_came(database: Database, spaces: Collection[str]) -> dict[str, int]:
    """By space when its first entry came here (ms of this vault's clock)."""
    rows = database.query(
        "SELECT log.space, min(entry.got) FROM log JOIN entry ON entry.log = log.n "  # noqa: S608 - literals
        f"WHERE log.space IN {views.IDS} GROUP BY log.space",
        (views.ids_json(spaces),),
    )
    return {space.hex(): int(at) for space, at in rows}
