"""The index of days on which something is to be done (docs/spec/vault.md §4, `coming`).

Written whenever a record is folded; asked for what is due without reading the records themselves.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.checks.due_dates import FIELDS, coming
from vsdesk.vault.read import makers, views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_BATCH: Final = 2_000
_LOOK: Final = 500  # records that are read at once
_FIRST: Final = f"({makers.FIRST})"
# Of the answers of some sorts the files that they are about in which the disclosure row lies: their own
# space, their case, and where they name none the cases of their family.
_EXITS: Final = """
WITH said (n, space) AS (
  SELECT c.n, r.space FROM json_each(?) s JOIN coming c ON c.what = s.value AND c.day = ''
  JOIN record r ON r.n = c.n AND r.hidden = 0),
about (n, space) AS (
  SELECT n, space FROM said
  UNION SELECT said.n, l.target FROM said CROSS JOIN link l ON l.source = said.n AND l.field = 'subject'
  UNION SELECT said.n, r.space FROM said
    CROSS JOIN link l ON l.target = said.space AND l.field IN ('family', 'second_family')
    CROSS JOIN record r ON r.n = l.source AND r.kind = 'case' AND r.hidden = 0
    WHERE NOT EXISTS (SELECT 1 FROM link s WHERE s.source = said.n AND s.field = 'subject'))
SELECT n, space FROM about WHERE EXISTS (
  SELECT 1 FROM record d WHERE d.space = about.space AND d.kind = 'disclosure' AND d.hidden = 0)
ORDER BY n DESC"""
Row = tuple[str, "RecordView"]  # its day


class Until(NamedTuple):
    """What stands up to a day, the earliest first, and how many more there are of devices that have too
    many."""

    rows: list[Row]
    left: int


class DueIndex:
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

    def until(
        self,
        what: str,
        last: str,
        most: int,
        stands: Callable[[list[Row]], list[Row]],
        after: str = "",
    ) -> Until:
        """The first records of one sort up to a day, after another, with their days, as far as they stand.

        `most` is counted for each device by which a record came here first, and after `stands` was asked:
        whatever one device writes pushes out nothing of another.
        """
        sql = (
            f"SELECT coming.n, coming.day, {_FIRST} FROM coming JOIN record ON record.n = coming.n "  # noqa: S608 - literals
            "WHERE coming.what = ? AND coming.day > ? AND coming.day <= ? AND record.hidden = 0 "
            "ORDER BY coming.day, coming.n"
        )
        rows = self._db.query(sql, (what, after, last))
        found: list[Row] = []
        kept: Counter[bytes] = Counter()
        left = 0
        for start in range(0, len(rows), _LOOK):
            asked = rows[start : start + _LOOK]
            some = [row for row in asked if kept[row[2]] < most]
            left += len(asked) - len(some)
            held = self._views(row[0] for row in some)
            by = {held[n].id: device_id for n, _, device_id in some if n in held}
            for row in stands([(str(day), held[n]) for n, day, _ in some if n in held]):
                kept[by[row[1].id]] += 1
                if kept[by[row[1].id]] > most:
                    left += 1
                else:
                    found.append(row)
        return Until(found, left)

    def undated(self, what: str) -> list[RecordView]:
        """All records of one sort for which nobody knows a day, the newest first."""
        sql = (
            "SELECT coming.n FROM coming JOIN record ON record.n = coming.n "
            "WHERE coming.what = ? AND coming.day = '' AND record.hidden = 0 ORDER BY coming.n DESC"
        )
        numbers = [row[0] for row in self._db.query(sql, (what,))]
        held = self._views(numbers)
        return [held[n] for n in numbers if n in held]

    def with_exits(self, whats: Sequence[str]) -> list[tuple[RecordView, frozenset[str]]]:
        """The answers of these sorts, the newest first, with the files that they are about in which the row
        of an exit lies; those without any are left out."""
        spaces: dict[int, set[str]] = {}
        for n, space in self._db.query(_EXITS, (json.dumps([*whats]),)):
            spaces.setdefault(n, set()).add(space.hex())
        held = self._views(spaces)
        return [(held[n], frozenset(some)) for n, some in spaces.items() if n in held]

    def _views(self, numbers: Iterable[int]) -> dict[int, RecordView]:
        held = json.dumps([*numbers])
        where = "r.n IN (SELECT value FROM json_each(?))"
        return dict(views.load_numbered(self._db, where, (held,))) if held != "[]" else {}
