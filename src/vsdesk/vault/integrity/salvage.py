"""The rows of a damaged database, as far as its pages still give them.

A connection that met a torn page reads no other any more, so it is opened again each time. What a torn page
holds is lost, the rows on the pages around it are not. Raises EnvironmentFault where the file gives nothing
at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vsdesk.errors import EnvironmentFault
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

Row = tuple[Any, ...]
_PARTS: Final = (500, 60, 8, 1)  # rows that are asked for at once; fewer where a torn page is near
_HIGHEST: Final = 1 << 40  # no row has such a number


class _Walk(NamedTuple):
    """What was read one way: the rows, the key of the last one, and whether a torn page ended it."""

    rows: list[Row]
    last: Row
    torn: bool


class Salvage:
    """Reads one database file. `close` at the end."""

    def __init__(self, path: Path, hex_key: str) -> None:
        self._path, self._key = path, hex_key
        self._db: Database | None = Database(path, hex_key)

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def columns(self, table: str) -> set[str]:
        """The names of its columns; none where there is no such table."""
        return {str(row[1]) for row in self._asked(f"PRAGMA table_info ({table})", ()) or ()}

    def rows(self, table: str, columns: Sequence[str], keys: Sequence[str]) -> Iterator[list[Row]]:
        """What can be read of a table, each row once. `keys` are the columns by which its rows lie in order,
        and the first of `columns`; one that is called `n` is a row's number."""
        low: Row = ()
        walk = self._up(table, columns, keys, low)
        yield walk.rows
        if not walk.torn:
            return
        low = walk.last
        if tuple(keys) == ("n",):
            low = yield from self._islands(table, columns, low)
        yield self._down(table, columns, keys, (), low).rows

    def _islands(
        self, table: str, columns: Sequence[str], low: Row
    ) -> Generator[list[Row], None, Row]:
        """Beyond a torn page: the next number that is read, what is before it, what is behind. Its
        value is the highest key that was read."""
        while True:
            start = low[0] if low else 0
            found = next((n for n in _ahead(start) if self._reads(table, n)), None)
            if found is None:
                return low
            yield self._down(table, columns, ("n",), (found,), low).rows
            walk = self._up(table, columns, ("n",), (found - 1,))
            yield walk.rows
            if not walk.torn:
                return (_HIGHEST,)
            low = max(walk.last, (found,))

    def _reads(self, table: str, number: int) -> bool:
        """Whether the row of this number, or the next one, can be read."""
        sql = f"SELECT n FROM {table} WHERE n >= ? ORDER BY n LIMIT 1"  # noqa: S608 - names of the schema
        return bool(self._asked(sql, (number,)))

    def _up(self, table: str, columns: Sequence[str], keys: Sequence[str], low: Row) -> _Walk:
        """All rows above `low`, up to the first that cannot be read."""
        return self._walked(table, columns, keys, (low, ()), "ASC")

    def _down(
        self, table: str, columns: Sequence[str], keys: Sequence[str], high: Row, low: Row
    ) -> _Walk:
        """All rows below `high` and above `low`, from the highest on."""
        return self._walked(table, columns, keys, (low, high), "DESC")

    def _walked(
        self,
        table: str,
        columns: Sequence[str],
        keys: Sequence[str],
        between: tuple[Row, Row],
        order: str,
    ) -> _Walk:
        low, high = between
        found: list[Row] = []
        parts = iter(_PARTS)
        part = next(parts)
        while True:
            where = [f"({', '.join(keys)}) > ({_marks(keys)})"] if low else []
            where += [f"({', '.join(keys)}) < ({_marks(keys)})"] if high else []
            sql = (
                f"SELECT {', '.join(columns)} FROM {table} "  # noqa: S608 - names of the schema
                f"{'WHERE ' + ' AND '.join(where) if where else ''} "
                f"ORDER BY {', '.join(f'{key} {order}' for key in keys)} LIMIT {part}"
            )
            rows = self._asked(sql, (*low, *high))
            if rows is None:
                smaller = next(parts, None)
                if smaller is None:
                    return _Walk(found, high if order == "DESC" else low, torn=True)
                part = smaller
                continue
            found += rows
            if len(rows) < part:
                return _Walk(found, low, torn=False)
            last = tuple(rows[-1][: len(keys)])
            low, high = (last, high) if order == "ASC" else (low, last)

    def _asked(self, sql: str, values: Sequence[object]) -> list[Row] | None:
        """The rows of a question; None where a torn page ended it."""
        try:
            if self._db is None:
                self._db = Database(self._path, self._key)
            rows = self._db.query(sql, values)
            # Where a row goes on on a torn page that part is read as empty, and only the next page that is
            # read from the file says so.
            self._db.query("PRAGMA shrink_memory")
            self._db.query("SELECT count(*) FROM sqlite_master")
            return rows
        except EnvironmentFault as fault:
            if fault.name not in ("E_DB_CORRUPT", "E_IO"):
                raise
            self.close()
            return None


def _marks(keys: Sequence[str]) -> str:
    return ", ".join("?" * len(keys))


def _ahead(start: int) -> Iterator[int]:
    """Numbers above `start`, ever further ahead."""
    step = 1
    while start + step < _HIGHEST:
        yield start + step
        step *= 2
