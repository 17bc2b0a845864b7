"""What was done, by whom and when, as the log says it: ops of some kinds, the newest first.

When is what the writer's clock said, which orders the page and decides nothing. What counts nowhere is not
told; what was removed or erased afterwards is, as far as it is here: that somebody did it stays true.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vsdesk.history.clock import format_ts
from vsdesk.history.entry import audit_space
from vsdesk.records.journal import AUDIT, OPENED
from vsdesk.vault.lines import SignedLine

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database

_COLUMNS: Final = (
    "SELECT op.n, e.eh, log.kid, e.ts, e.by, e.counts, e.line, op.idx, op.state, op.body "
)
_SHOWN: Final = "e.counts = 1 AND r.hidden < 2 AND r.kind IN (SELECT value FROM json_each(?)) "
# Rows of journals are few beside all that is written, so they are sought by their kind; what stands in
# files is met on a walk through all entries from the newest on, and a page is soon full.
_BY_KIND: Final = (
    f"{_COLUMNS}FROM record r INDEXED BY record_kind CROSS JOIN op ON op.record = r.n "
    f"CROSS JOIN entry e ON e.n = op.entry CROSS JOIN log ON log.n = e.log WHERE {_SHOWN}"
)
_BY_TIME: Final = (
    f"{_COLUMNS}FROM entry e INDEXED BY entry_ts CROSS JOIN log ON log.n = e.log "
    f"CROSS JOIN op ON op.entry = e.n CROSS JOIN record r ON r.n = op.record WHERE {_SHOWN}"
)
_WAITING: Final = (
    "SELECT e.eh, log.kid, e.ts, e.by, e.counts, e.line, op.idx, op.state, op.body "
    "FROM entry e JOIN log ON log.n = e.log JOIN op ON op.entry = e.n "
    "WHERE log.kid = ? AND log.space = ? AND log.forked = 0 AND e.seq > coalesce(("
    "SELECT min(held) FROM (SELECT (SELECT coalesce(max(seq), 0) FROM acked "
    "WHERE acked.log = log.n AND peer = unhex(value)) AS held FROM json_each(?))), 0) LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class JournalSpan:
    """Which rows: from one moment until before another (milliseconds since 1970), of one device; None for
    all."""

    since: int | None = None
    until: int | None = None
    device_id: str | None = None


@dataclass(frozen=True, slots=True)
class JournalCursor:
    """Behind which row a page goes on."""

    ts: str
    number: int


class Journal:
    """Reads the log by time."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def page(
        self, kinds: Collection[str], span: JournalSpan, after: JournalCursor | None, limit: int
    ) -> list[tuple[JournalCursor, StoredOp]]:
        """Ops of these kinds, the newest first, `limit` at most."""
        sql, values = (_BY_KIND if set(kinds) == {AUDIT} else _BY_TIME), [json.dumps([*kinds])]
        bounds: list[tuple[str, Sequence[Any]]] = []
        if span.since is not None:
            bounds.append(("e.ts >= ?", (format_ts(span.since),)))
        if span.until is not None:
            bounds.append(("e.ts < ?", (format_ts(span.until),)))
        if span.device_id is not None:
            bounds.append(("log.kid = ?", (bytes.fromhex(span.device_id),)))
        if after is not None:
            bounds.append(("(e.ts, op.n) < (?, ?)", (after.ts, after.number)))
            bounds.append(("e.ts <= ?", (after.ts,)))  # where the walk through the index begins
        sql += "".join(f"AND {one} " for one, _ in bounds)
        rows = self._db.query(
            f"{sql}ORDER BY e.ts DESC, op.n DESC LIMIT ?",
            [*values, *(value for _, given in bounds for value in given), limit],
        )
        return [
            (JournalCursor(row[3], row[0]), SignedLine.of(*row[1:7]).op(*row[7:])) for row in rows
        ]

    def devices(self) -> list[str]:
        """Whoever wrote anything."""
        return [row[0].hex() for row in self._db.query("SELECT DISTINCT kid FROM log ORDER BY kid")]

    def only_openings(self, device_id: str, peers: Collection[str], most: int) -> bool:
        """Whether all that waits in a device's journal for one of these says that the vault was opened; so
        many at most."""
        space = bytes.fromhex(audit_space(device_id))
        values = (bytes.fromhex(device_id), space, json.dumps([*peers]), most + 1)
        rows = self._db.query(_WAITING, values)
        ops = [SignedLine.of(*row[:6]).op(*row[6:]) for row in rows]
        return len(ops) <= most and all(
            one.kind == AUDIT and one.values.get("action") == OPENED for one in ops
        )
