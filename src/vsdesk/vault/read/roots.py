"""The roots of spaces as the log holds them: of which kind, since when, by whom. What an exchange
asks before it gives."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from vsdesk.history.field_rules import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_CLAIMS: Final = (
    "SELECT space, n, kind FROM record WHERE id = space AND space IN "
    "(SELECT space FROM record WHERE id = space AND kind = ?)"
)
_CAME: Final = (
    "SELECT lower(hex(log.kid)), min(entry.got) FROM record JOIN op ON op.record = record.n "
    "JOIN entry ON entry.n = op.entry JOIN log ON log.n = entry.log "
    "WHERE record.id = ?1 AND record.space = ?1 GROUP BY log.kid"
)

_TIED: Final = (
    "SELECT DISTINCT space FROM record WHERE n IN (SELECT source FROM link WHERE target IN "  # noqa: S608 - literals
    f"{views.IDS} UNION SELECT source FROM former WHERE target IN {views.IDS})"
)


# The newest entries, and of each device the logs that were begun last: so a vault of any size answers fast.
_NEWEST: Final = (
    "SELECT l.kid, l.space FROM (SELECT log, ts FROM entry ORDER BY n DESC LIMIT ?) e "
    "CROSS JOIN log l ON l.n = e.log CROSS JOIN list ON list.id = l.space AND list.kind = ? "
    "ORDER BY e.ts DESC"
)
_BEGUN: Final = (
    "SELECT l.kid, l.space FROM log l CROSS JOIN list ON list.id = l.space AND list.kind = ? "
    "WHERE l.kid = ? ORDER BY l.n DESC LIMIT ?"
)
_ENTRIES: Final = 5_000
_BATCH: Final = 500
_TURNS: Final = 4  # that each gets, however many they are


def every(database: Database) -> list[RecordView]:
    """Every record that calls itself the root of its space, in the order in which they came."""
    return views.load(database, "r.id = r.space")


def each(database: Database) -> Iterator[RecordView]:
    """The same, so many at a time: all of a large vault are not held at once."""
    numbers = [row[0] for row in database.query("SELECT n FROM record WHERE id = space ORDER BY n")]
    for start in range(0, len(numbers), _BATCH):
        some = json.dumps(numbers[start : start + _BATCH])
        yield from views.load(database, "r.n IN (SELECT value FROM json_each(?))", (some,))


def claims(database: Database, kind: str) -> dict[str, list[tuple[int, str]]]:
    """By space, where a root claims to be of this kind, the number and kind of each that claims
    to be the root; evidence too."""
    found: dict[str, list[tuple[int, str]]] = {}
    for space, number, said in database.query(_CLAIMS, (kind,)):
        found.setdefault(space.hex(), []).append((int(number), str(said)))
    return found


def of(database: Database, spaces: Collection[str]) -> dict[str, list[RecordView]]:
    """By space what claims to be its root, in the order in which it came, without evidence."""
    found: dict[str, list[RecordView]] = {}
    asked = (views.ids_json(spaces),)
    for view in views.load(database, f"r.id IN {views.IDS} AND r.space = r.id", asked):
        found.setdefault(view.space, []).append(view)
    return found


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


def written_to_by(database: Database, device_id: str) -> Iterator[str]:
    """The spaces with a root into which a device wrote."""
    rows = database.query(
        "SELECT DISTINCT space FROM record WHERE id = space AND hidden < 2 AND space IN "
        "(SELECT space FROM log WHERE kid = ?)",
        (bytes.fromhex(device_id),),
    )
    for (space,) in rows:
        yield space.hex()


def came_first(database: Database, space: str) -> dict[str, int]:
    """By device when its first op about the root of a space came here (ms)."""
    return {str(row[0]): int(row[1]) for row in database.query(_CAME, (bytes.fromhex(space),))}


def numbers_in(database: Database, spaces: Collection[str]) -> dict[str, list[int]]:
    """By space the numbers of all that claims to be its root, evidence too."""
    found: dict[str, list[int]] = {}
    sql = f"SELECT lower(hex(id)), n FROM record WHERE id = space AND id IN {views.IDS}"  # noqa: S608 - of this package
    for space, number in database.query(sql, (views.ids_json(spaces),)):
        found.setdefault(space, []).append(int(number))
    return found


def kinds_in(database: Database, space: str) -> set[str]:
    """The kinds of the records of a space."""
    sql = "SELECT DISTINCT kind FROM record WHERE space = ?"
    return {str(row[0]) for row in database.query(sql, (bytes.fromhex(space),))}


def writers_of(database: Database, space: str, kinds: Collection[str]) -> set[str]:
    """The devices that wrote something of these kinds in a space, of what is not hidden there."""
    sql = (
        "SELECT DISTINCT log.kid FROM record JOIN op ON op.record = record.n "
        "JOIN entry ON entry.n = op.entry JOIN log ON log.n = entry.log "
        "WHERE record.space = ? AND record.hidden = 0 "
        "AND record.kind IN (SELECT value FROM json_each(?))"
    )
    rows = database.query(sql, (bytes.fromhex(space), json.dumps(sorted(kinds))))
    return {row[0].hex() for row in rows}


def kinds_with_files(database: Database, dictionary: Dictionary) -> list[str]:
    """The kinds of records here that may name a file: those that have the field, and those unknown here."""
    known = {kind.name: kind for kind in dictionary.kinds}
    here = [str(row[0]) for row in database.query("SELECT DISTINCT kind FROM record")]
    return [one for one in here if one not in known or known[one].field("blob") is not None]


def tied_to(database: Database, ids: Collection[str]) -> list[str]:
    """The spaces in which something names one of these, or named it before; removed records too."""
    asked = (views.ids_json(ids),) * 2
    return [row[0].hex() for row in database.query(_TIED, asked)] if ids else []


def changed_by_turns(
    database: Database, rules: Callable[[], Rules], kind: str, most: int
) -> list[str]:
    """The roots of a kind that changed last: of each device in turn one of its own files and one of others',
    in the order of its clock, so that no device takes the place of what others changed."""
    made_by = rules().made_by
    turns: dict[tuple[bytes, bool], dict[str, None]] = {}
    rows = [*database.query(_NEWEST, (_ENTRIES, kind))]
    for (device,) in database.query("SELECT DISTINCT kid FROM log"):
        rows += database.query(_BEGUN, (kind, device, most))
    for device, space in dict.fromkeys(rows):
        root = space.hex()
        own = made_by(root, device.hex())
        turns.setdefault((device, own), {}).setdefault(root)
    found: dict[str, None] = {}
    for turn, some in enumerate(zip_longest(*turns.values())):
        if turn >= _TURNS and len(found) >= most:
            break
        found |= dict.fromkeys(filter(None, some))
    return [*found]
