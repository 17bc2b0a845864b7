"""Lists by pages: keyset on (sort key, number), never OFFSET, so that a page costs the same at any depth.

Each query names its index. Where a filter lets few rows through, those are sought and sorted; where it
lets many through, the rows are walked in their order until the page is full. SQLite would have to
guess which of both it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from vsdesk.vault.read.authors import SAID_BY
from vsdesk.vault.read.makers import fair
from vsdesk.vault.search.index import CAP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.database import Database
    from vsdesk.vault.search.index import SearchIndex

Sort = Literal["updated", "name", "number", "event"]
# the column, its index, and whether the greatest comes first
_SORTS: Final[Mapping[Sort, tuple[str, str, bool]]] = {
    "updated": ("updated", "list_updated", True),
    "name": ("namekey", "list_name", False),
    "number": ("number", "list_number", False),
    "event": ("first", "list_first", False),
}
_FILTERS: Final = "list_first"  # the index that holds every column that a filter asks for
_FEW: Final = 4000  # so many rows are sought and sorted in a few milliseconds
_COLUMNS: Final = (
    "n, id, kind, name, other, number, status, place, gov, first, last, told, author, differs, "
    "updated, extra, namekey"
)
# the members of a ListRow that stand in the columns kind … author
_FIELDS: Final = (
    "kind",
    "name",
    "other",
    "number",
    "status",
    "place",
    "governorate",
    "event_from",
    "event_to",
    "told",
    "author",
)


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which rows of a list. Empty members ask nothing. Years are of the event, both included.

    `author` is the code of the device that made it. A search may ask for every kind (`kind` "").
    `ids`: these roots and no other; None asks nothing.
    """

    kind: str = "case"
    text: str = field(default="", repr=False)
    status: str | None = None
    governorate: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    differs: bool = False
    sort: Sort = "updated"
    author: str | None = None
    ids: tuple[str, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its sort key and number."""

    key: str = field(repr=False)
    n: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list. `other` is the name in another script; `extra` holds further columns."""

    id: str
    kind: str
    name: str = field(repr=False)
    other: str = field(repr=False)
    number: str = field(repr=False)
    status: str = field(repr=False)
    place: str = field(repr=False)
    governorate: str = field(repr=False)
    event_from: str = field(repr=False)
    event_to: str = field(repr=False)
    told: str = field(repr=False)
    author: str = field(repr=False)  # the code of the device that made it
    differs: bool
    updated: str
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)
    draft: bool = False

    @property
    def said_by(self) -> str:
        """Whom the record calls its author, where that is another than who made it; else ""."""
        return str(self.extra.get(SAID_BY, ""))


@dataclass(frozen=True, slots=True)
class Page:
    """Rows and where the next page begins (None: this was the last)."""

    rows: tuple[ListRow, ...]
    next: Cursor | None


def _by_id(asked: Sequence[_Condition]) -> bool:
    return bool(asked) and asked[0].index == "list_id"


@dataclass(frozen=True, slots=True)
class _Condition:
    """One demand of a filter: SQL, its values, and the index that finds the rows by it."""

    sql: str
    values: tuple[object, ...] = field(repr=False)
    index: str
    ordered: bool = False  # the index goes on by `updated`


class ListPages:
    """Reads the table `list`."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._db = database
        self._index = index

    def page(self, where: ListFilter, after: Cursor | None, limit: int) -> Page:
        """One page of a list."""
        asked = self._conditions(where)
        column, _, down = _SORTS[where.sort]
        conditions = ["kind = ?", *(one.sql for one in asked)]
        values: list[object] = [where.kind, *(value for one in asked for value in one.values)]
        if after is not None:
            conditions.append(f"({column}, n) {'<' if down else '>'} (?, ?)")
            values += [after.key, after.n]
        order = "DESC" if down else "ASC"
        sql = (
            f"SELECT {_COLUMNS} FROM list INDEXED BY {self._by(where, asked)} "  # noqa: S608 - literals
            f"WHERE {' AND '.join(conditions)} ORDER BY {column} {order}, n {order} LIMIT ?"
        )
        rows = self._db.query(sql, (*values, limit + 1))
        drafts = self._draft_roots()
        shown = tuple(_list_row(row, drafts) for row in rows[:limit])
        if len(rows) <= limit or not shown:
            return Page(shown, None)
        last = rows[limit - 1]
        keys = {"updated": last[14], "namekey": last[16], "number": last[5], "first": last[9]}
        return Page(shown, Cursor(keys[column], last[0]))

    def count(self, where: ListFilter) -> int:
        """How many rows a filter lets through."""
        asked = self._conditions(where)
        if _by_id(asked) or len(asked) == 1:
            return self._count(where.kind, asked, asked[0].index)
        return self._count(where.kind, asked, _FILTERS if asked else "list_updated")

    def _count(self, kind: str, asked: Sequence[_Condition], index: str, limit: int = -1) -> int:
        conditions = " AND ".join(["kind = ?", *(one.sql for one in asked)])
        values = [value for one in asked for value in one.values]
        sql = (
            f"SELECT count(*) FROM (SELECT 1 FROM list INDEXED BY {index} "  # noqa: S608 - literals
            f"WHERE {conditions} LIMIT ?)"
        )
        return int(self._db.one(sql, (kind, *values, limit))[0])

    def among(self, where: ListFilter) -> tuple[str, tuple[object, ...]]:
        """The filter without its words, as a condition over the columns of `list`, and its values."""
        asked = self._conditions(replace(where, text=""))
        kind = ("list.kind = ?", (where.kind,)) if where.kind else ("list.id IS NOT NULL", ())
        conditions = [kind[0], *(f"list.{one.sql}" for one in asked)]
        values = (*kind[1], *(value for one in asked for value in one.values))
        return " AND ".join(conditions), values

    def row(self, root: bytes) -> ListRow | None:
        """The list row of one root record."""
        sql = f"SELECT {_COLUMNS} FROM list WHERE id = ?"  # noqa: S608 - a constant
        row = self._db.one(sql, (root,))
        return None if row is None else _list_row(row, self._draft_roots())

    def waiting(self, review: str, before: str, most: int, since: str = "") -> list[ListRow]:
        """Cases in this state of review that changed last before a timestamp, and not before `since`, the
        oldest first: at most `most` of each device by which they came here."""
        sql = (
            f"SELECT {_COLUMNS} FROM list INDEXED BY list_updated WHERE kind = 'case' "  # noqa: S608 - a constant
            "AND updated >= ? AND updated < ? AND instr(extra, ?) ORDER BY updated, n"
        )
        rows = self._db.query(sql, (since, before, f'"review": {json.dumps(review)}'))
        kept = {*fair(self._db, [row[1].hex() for row in rows], most)}
        drafts = self._draft_roots()
        return [_list_row(row, drafts) for row in rows if row[1].hex() in kept]

    def _conditions(self, where: ListFilter) -> list[_Condition]:
        found = []
        if where.text.strip():
            numbers = json.dumps(self._index.find(where.text, CAP))
            spaces = (
                "SELECT space FROM record WHERE n IN (SELECT value FROM json_each(?)) "
                "AND hidden = 0"
            )
            found.append(_Condition(f"id IN ({spaces})", (numbers,), "list_id"))
        if where.ids is not None:
            named = "SELECT unhex(value) FROM json_each(?)"
            found.append(_Condition(f"id IN ({named})", (json.dumps(where.ids),), "list_id"))
        if where.differs:
            found.append(_Condition("differs = 1", (), "list_differs", ordered=True))
        if where.status is not None:
            found.append(_Condition("status = ?", (where.status,), "list_status", ordered=True))
        if where.governorate is not None:
            found.append(_Condition("gov = ?", (where.governorate,), "list_gov", ordered=True))
        if where.author is not None:
            found.append(
                _Condition("author || '0' GLOB ?", (_of_author(where.author),), "list_updated")
            )
        if where.year_from is not None or where.year_to is not None:
            first = f"{where.year_from or 0:04d}-01-01"
            last = f"{9999 if where.year_to is None else where.year_to:04d}-12-31"
            years = "first <> '' AND list.first <= ? AND list.last >= ?"
            found.append(_Condition(years, (last, first), _FILTERS))
        return found

    def _by(self, where: ListFilter, asked: Sequence[_Condition]) -> str:
        """The index by which a page is found."""
        _, index, newest = _SORTS[where.sort]
        ordered = [one.index for one in asked if one.ordered and newest]
        if _by_id(asked):  # never more rows than the search gives, or than were named
            return asked[0].index
        if not asked or len(asked) == len(ordered) == 1:
            return ordered[0] if ordered else index
        if self._count(where.kind, asked, _FILTERS, _FEW + 1) <= _FEW:
            return _FILTERS
        return ordered[0] if ordered else index

    def _draft_roots(self) -> frozenset[str]:
        rows = self._db.query("SELECT key FROM draft")
        return frozenset(part for row in rows for part in row[0].split(":"))


def _of_author(asked: str) -> str:
    """The pattern of a device's code in any case; of its letter alone too, behind which digits stand."""
    code = asked.strip()
    if not code.isalnum():
        return ""
    letters = "".join(f"[{char.lower()}{char.upper()}]" for char in code)
    return letters + ("[0-9]*" if code.isalpha() else "0")


def _list_row(row: Sequence[Any], drafts: frozenset[str]) -> ListRow:
    rec = row[1].hex()
    given = dict(zip(_FIELDS, row[2:13], strict=True))
    return ListRow(
        id=rec,
        differs=bool(row[13]),
        updated=row[14],
        extra=json.loads(row[15]),
        draft=rec in drafts,
        **given,
    )
