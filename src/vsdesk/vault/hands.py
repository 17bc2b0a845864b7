"""Which records are in more hands than one: what an order to erase takes only after a question (bundle.md §10).

Where a record lies, and from where it came, is the word of the device that made it. Alone that word gives
up only what that same device wrote, in the record and in all below it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vsdesk.vault.database import Database

_STEP: Final = 500
_NO_CLAIM: Final = (
    "NOT (hidden = 2 AND EXISTS (SELECT 1 FROM record AS stands WHERE stands.id = record.id "
    "AND stands.space = record.space AND stands.hidden < 2))"
)
_WRITERS: Final = (
    "SELECT op.record, log.kid, max(op.state = 0) FROM op JOIN entry ON entry.n = op.entry "
    "JOIN log ON log.n = entry.log WHERE op.record IN (SELECT value FROM json_each(?)) "
    "GROUP BY op.record, log.kid"
)
_T = TypeVar("_T")
_Key = bytes  # space ‖ record


def shared(database: Database, keys: Collection[bytes]) -> set[bytes]:
    """Those of these records (space ‖ record) that more than one device wrote in, or below, and of which
    something is left. What only claims the id of a record that stands (rivals.py) is no word in it."""
    if not keys:
        return set()
    numbers, above = _with_all_below(database, keys)
    writers: dict[_Key, set[bytes]] = defaultdict(set)
    left: set[_Key] = set()
    for part in _parts(sorted(numbers)):
        for number, kid, here in database.query(_WRITERS, (json.dumps(part),)):
            writers[numbers[number]].add(kid)
            if here:
                left.add(numbers[number])
    mixed = {key for key, kids in writers.items() if len(kids) > 1}
    mixed |= {
        parent for key, parent in above.items() if writers.get(key) != writers.get(parent, set())
    }
    return set(keys) & _upwards(mixed, above) & _upwards(left, above)


def _with_all_below(
    database: Database, keys: Collection[bytes]
) -> tuple[dict[int, _Key], dict[_Key, _Key]]:
    """The numbers of these records and of all below them with their keys; each key → the one above."""
    numbers: dict[int, _Key] = {}
    above: dict[_Key, _Key] = {}
    ids = {key[16:] for key in keys}
    for part in _parts(sorted(ids)):
        for number, space, rec, _ in _rows(database, "id", part):
            if space + rec in keys:
                numbers[number] = space + rec
    seen: set[_Key] = set()
    level = set(keys)
    while level:
        seen |= level
        below = set()
        for part in _parts(sorted({key[16:] for key in level})):
            for number, space, rec, parent in _rows(database, "parent", part):
                if space + parent in level:
                    numbers[number] = space + rec
                    above[space + rec] = space + parent
                    below.add(space + rec)
        level = below - seen
    return numbers, above


def _upwards(found: Iterable[_Key], above: Mapping[_Key, _Key]) -> set[_Key]:
    """These and all above them."""
    reached: set[_Key] = set()
    for key in found:
        at: _Key | None = key
        while at is not None and at not in reached:
            reached.add(at)
            at = above.get(at)
    return reached


def _rows(database: Database, column: str, ids: Collection[bytes]) -> list[Any]:
    return database.query(
        f"SELECT n, space, id, parent FROM record WHERE {_NO_CLAIM} "  # noqa: S608 - a column by name
        f"AND {column} IN (SELECT unhex(value) FROM json_each(?))",
        (json.dumps([one.hex() for one in ids]),),
    )


def _parts(values: list[_T]) -> Iterable[list[_T]]:
    for start in range(0, len(values), _STEP):
        yield values[start : start + _STEP]
