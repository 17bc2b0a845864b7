"""The roots of spaces as the log holds them: of which kind, since when, by whom. What an exchange
asks before it gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_CALLED: Final = (
    "r.id = r.space AND r.space IN (SELECT space FROM record WHERE id = space AND kind = ?)"
)
_FIRST: Final = (
    "SELECT DISTINCT log.kid FROM (SELECT entry.log, entry.got, min(entry.got) OVER () AS first "
    "FROM record JOIN op ON op.record = record.n JOIN entry ON entry.n = op.entry "
    "WHERE record.id = ?1 AND record.space = ?1) AS came JOIN log ON log.n = came.log "
    "WHERE came.got = came.first"
)

_TIED: Final = (
    "SELECT DISTINCT space FROM record WHERE n IN (SELECT source FROM link WHERE target IN "  # noqa: S608 - literals
    f"{views.IDS} UNION SELECT source FROM former WHERE target IN {views.IDS})"
)


def every(database: Database) -> list[RecordView]:
    """Every record that calls itself the root of its space, in the order in which they came."""
    return views.load(database, "r.id = r.space")


def where_one_is(database: Database, kind: str) -> list[RecordView]:
    """The same of the spaces in which one of them is of this kind."""
    return views.load(database, _CALLED, (kind,))


def lacking(database: Database, kinds: Collection[str]) -> set[str]:
    """The spaces of records of these kinds in which no root is."""
    rows = database.query(
        "SELECT DISTINCT space FROM record WHERE kind IN (SELECT value FROM json_each(?)) "
        "AND space NOT IN (SELECT space FROM record WHERE id = space AND hidden < ?)",
        (json.dumps([*kinds]), views.VOID),
    )
    return {row[0].hex() for row in rows}


def kind_of(database: Database, space: str) -> str:
    """The kind of the root of a space; "" where none is here."""
    sql = "SELECT kind FROM record WHERE id = ?1 AND space = ?1 ORDER BY n"
    row = database.one(sql, (bytes.fromhex(space),))
    return "" if row is None else str(row[0])


def number_of(database: Database, space: str) -> int | None:
    """The number of the root of a space that came first."""
    sql = "SELECT min(n) FROM record WHERE id = ?1 AND space = ?1 AND hidden < 2"
    row = database.one(sql, (bytes.fromhex(space),))
    return None if row is None or row[0] is None else int(row[0])


def written_to_by(database: Database, device_id: str) -> Iterator[tuple[str, int]]:
    """The spaces into which a device wrote, each with the number of its root."""
    rows = database.query(
        "SELECT space, min(n) FROM record WHERE id = space AND hidden < 2 AND space IN "
        "(SELECT space FROM log WHERE kid = ?) GROUP BY space",
        (bytes.fromhex(device_id),),
    )
    for space, number in rows:
        yield space.hex(), int(number)


def told_first_by(database: Database, space: str) -> set[str]:
    """The devices whose ops about the root of a space came here first."""
    return {row[0].hex() for row in database.query(_FIRST, (bytes.fromhex(space),))}


def kinds_in(database: Database, space: str) -> set[str]:
    """The kinds of the records of a space."""
    sql = "SELECT DISTINCT kind FROM record WHERE space = ?"
    return {str(row[0]) for row in database.query(sql, (bytes.fromhex(space),))}


def kinds(database: Database) -> list[str]:
    """The kinds of all records here."""
    return [str(row[0]) for row in database.query("SELECT DISTINCT kind FROM record")]


def tied_to(database: Database, ids: Collection[str]) -> list[str]:
    """The spaces in which something names one of these, or named it before; removed records too."""
    asked = (views.ids_json(ids),) * 2
    return [row[0].hex() for row in database.query(_TIED, asked)] if ids else []
