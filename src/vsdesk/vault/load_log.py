"""What was loaded at once, so that it can be taken back: a load is a run of entries of this vault's log.

The entries that one transaction appends have numbers in a row, so a load is known by its first and last
one. All records that came by it, and all that was written about them since, follow from that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vsdesk.vault.erasure.scrub import LOADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.vault.database import Database
    from vsdesk.vault.meta import Meta


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One load. `ts` is milliseconds since 1970; `file` the name of what was loaded, "" if unknown."""

    id: str
    ts: int
    file: str
    digest: str  # SHA-256 of the file, hex
    rows: int
    records: int
    first: int  # entry numbers, both included
    last: int
    undone: bool = False


@dataclass(frozen=True, slots=True)
class LoadedRecord:
    """A record that came by a load and is not deleted. `touched`: something was written about it since."""

    id: str
    kind: str
    space: str
    touched: bool


class Loads:
    """The loads of this vault, oldest first. Kept in `meta`; they do not travel."""

    def __init__(self, database: Database, meta: Meta) -> None:
        self._db = database
        self._meta = meta

    def all(self) -> list[LoadRow]:
        """Every load, oldest first."""
        return [LoadRow(**row) for row in self._meta.get(LOADS, [])]

    def get(self, load: str) -> LoadRow | None:
        """One load, or None."""
        return next((row for row in self.all() if row.id == load), None)

    def next_entry(self) -> int:
        """The number that the next entry will have; asked inside the transaction of the load."""
        return int(self._db.one("SELECT coalesce(max(n), 0) + 1 FROM entry")[0])

    def put(self, load: LoadRow) -> None:
        """Keep a load, or change what is kept of it."""
        rows: list[Any] = [row for row in self._meta.get(LOADS, []) if row["id"] != load.id]
        rows.append({name: getattr(load, name) for name in LoadRow.__slots__})
        rows.sort(key=lambda row: (row["ts"], row["first"]))
        self._meta.put(LOADS, rows)

    def records(self, load: LoadRow) -> list[LoadedRecord]:
        """What came by a load and still stands, roots first.

        A record of a space that the load itself opened is touched as soon as anything in that space
        is; one in an older space when something was written about itself or below it.
        """
        rows = self._db.query(
            "SELECT r.id, r.kind, r.space, min(op.entry) AS born FROM record r "
            "JOIN op ON op.record = r.n WHERE r.hidden = 0 AND r.n IN "
            "(SELECT record FROM op WHERE entry BETWEEN ? AND ?) GROUP BY r.n "
            "HAVING born BETWEEN ? AND ? ORDER BY r.id <> r.space, r.n",
            (load.first, load.last, load.first, load.last),
        )
        opened = {row[2] for row in rows if row[0] == row[2]}
        spaces, below = self._written_since(load)
        return [
            LoadedRecord(
                rec.hex(), kind, space.hex(), space in spaces if space in opened else rec in below
            )
            for rec, kind, space, _ in rows
        ]

    def _written_since(self, load: LoadRow) -> tuple[set[bytes], set[bytes]]:
        """The spaces, and the records with all above them, about which something was written later."""
        rows = self._db.query(
            "WITH RECURSIVE up (id, space, parent) AS ("
            "SELECT id, space, parent FROM record WHERE n IN (SELECT record FROM op WHERE entry > ?) "
            "UNION SELECT r.id, r.space, r.parent FROM record r JOIN up ON r.id = up.parent) "
            "SELECT id, space FROM up",
            (load.last,),
        )
        return {space for _, space in rows}, {rec for rec, _ in rows}

    def lived_in(self) -> bool:
        """Whether somebody opened a case, a family or another space of records here."""
        return self._db.one("SELECT 1 FROM record WHERE id = space LIMIT 1") is not None

    def here_among(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of these ids of which a record is here, removed and erased ones too."""
        rows = self._db.query(
            "SELECT id FROM record WHERE id IN (SELECT unhex(value) FROM json_each(?))",
            (json.dumps(ids),),
        )
        return frozenset(row[0].hex() for row in rows)

    def named_by_others(self, spaces: Sequence[str]) -> set[str]:
        """Those of these spaces that a standing record of another space points into."""
        rows = self._db.query(
            "SELECT DISTINCT t.space FROM link JOIN record t ON t.id = link.target "
            "JOIN record s ON s.n = link.source WHERE s.hidden = 0 AND s.space <> t.space "
            "AND s.kind <> 'audit' "
            "AND s.space NOT IN (SELECT unhex(value) FROM json_each(?1)) "
            "AND t.space IN (SELECT unhex(value) FROM json_each(?1))",
            (json.dumps(list(spaces)),),
        )
        return {row[0].hex() for row in rows}
