"""The index of days on which something is to be done (docs/spec/vault.md §4, `coming`).

Written whenever a record is folded; asked for what is due without reading the records themselves.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.coming import FIELDS, coming
from vsdesk.vault import views

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_BATCH: Final = 2_000


class Coming:
    """Writes and asks the index."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, rows: Iterable[tuple[int, RecordView]], old: Sequence[int]) -> None:
        """What these records say now; `old` are those that may stand in the index."""
        self._db.run_many("DELETE FROM coming WHERE n = ?", [(n,) for n in old])
        days = [(what, day, number) for number, view in rows for what, day in coming(view).items()]
        self._db.run_many("INSERT OR IGNORE INTO coming (what, day, n) VALUES (?, ?, ?)", days)

    def fill(self) -> None:
        """Read every record of these kinds once: for a vault of an older version."""
        for kind in FIELDS:
            after = -1
            while True:
                where = "r.n IN (SELECT n FROM record WHERE kind = ? AND n > ? ORDER BY n LIMIT ?)"
                rows = views.load_numbered(self._db, where, (kind, after, _BATCH))
                if not rows:
                    break
                self.put(rows, ())
                after = rows[-1][0]

    def until(self, what: str, last: str, limit: int) -> list[tuple[str, RecordView]]:
        """The first records of one sort up to a day, with their days."""
        return self._read("coming.day > '' AND coming.day <= ?", "coming.day", what, last, limit)

    def undated(self, what: str, limit: int = -1) -> list[RecordView]:
        """The records of one sort for which nobody knows a day, the newest first."""
        rows = self._read("coming.day = ?", "coming.n DESC", what, "", limit)
        return [one for _, one in rows]

    def _read(
        self, where: str, order: str, what: str, day: str, limit: int
    ) -> list[tuple[str, RecordView]]:
        sql = (
            "SELECT coming.n, coming.day FROM coming JOIN record ON record.n = coming.n "  # noqa: S608 - literals
            f"WHERE coming.what = ? AND {where} AND record.hidden = 0 ORDER BY {order} LIMIT ?"
        )
        days = dict(self._db.query(sql, (what, day, limit)))
        held = "r.n IN (SELECT value FROM json_each(?))"
        found = dict(views.load_numbered(self._db, held, (json.dumps([*days]),))) if days else {}
        return [(str(on), found[n]) for n, on in days.items() if n in found]
