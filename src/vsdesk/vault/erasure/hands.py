"""Which records are in more hands than one: what an order to erase takes only after a
question (bundle.md §10).

Where a record lies, and from where it came, is the word of the device that made it. Alone that word gives
up only what that same device wrote, in the record and in all below it.
"""

from __future__ import annotations

import json
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


class Hands:
    """Knows in whose hands records are. What was looked at is kept, so that a chain is walked once, however
    often it is asked about: made for one piece of work in which no op is added or erased."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._writers: dict[_Key, set[bytes]] = {}  # of each record that was looked at
        self._above: dict[_Key, _Key] = {}
        self._mixed: set[_Key] = set()
        self._left: set[_Key] = set()

    def shared(self, keys: Collection[_Key]) -> set[_Key]:
        """Those of these records (space ‖ record) that more than one device wrote in, or below, and of which
        something is left. What only claims the id of a record that stands (rivals.py) is no word in it."""
        fresh = set(keys) - self._writers.keys()
        if fresh:
            self._look(fresh)
        return set(keys) & self._mixed & self._left

    def _look(self, keys: set[_Key]) -> None:
        """Look at these, and at all below them that is not known yet."""
        numbers, edges = self._walk(keys)
        left: set[_Key] = set()
        for part in parts(sorted(numbers)):
            for number, device_id, here in self._db.query(_WRITERS, (json.dumps(part),)):
                self._writers[numbers[number]].add(device_id)
                if here:
                    left.add(numbers[number])
        self._above.update(edges)
        wrote = self._writers
        mixed = {key for key in numbers.values() if len(wrote[key]) > 1}
        mixed |= {
            above
            for key, above in edges.items()
            if key in self._mixed or wrote[key] != wrote[above]
        }
        left |= {above for key, above in edges.items() if key in self._left}
        _upwards(mixed, self._above, self._mixed)
        _upwards(left, self._above, self._left)

    def _walk(self, keys: set[_Key]) -> tuple[dict[int, _Key], dict[_Key, _Key]]:
        """The numbers of these records and of all new below them, with their keys; each key → the one
        above."""
        numbers: dict[int, _Key] = {}
        edges: dict[_Key, _Key] = {}
        for part in parts(sorted({key[16:] for key in keys})):
            for number, space, rec, _ in _rows(self._db, "id", part):
                if space + rec in keys:
                    numbers[number] = space + rec
        level = set(keys)
        while level:
            self._writers.update((key, set()) for key in level)
            below = set()
            for part in parts(sorted({key[16:] for key in level})):
                for number, space, rec, parent in _rows(self._db, "parent", part):
                    if space + parent in level:
                        edges[space + rec] = space + parent
                        if space + rec not in self._writers:
                            numbers[number] = space + rec
                            below.add(space + rec)
            level = below
        return numbers, edges


def _upwards(found: Iterable[_Key], above: Mapping[_Key, _Key], reached: set[_Key]) -> None:
    """Add these and all above them to what was reached."""
    for key in found:
        at: _Key | None = key
        while at is not None and at not in reached:
            reached.add(at)
            at = above.get(at)


def _rows(database: Database, column: str, ids: Collection[bytes]) -> list[Any]:
    return database.query(
        f"SELECT n, space, id, parent FROM record WHERE {_NO_CLAIM} "  # noqa: S608 - a column by name
        f"AND {column} IN (SELECT unhex(value) FROM json_each(?))",
        (json.dumps([one.hex() for one in ids]),),
    )


def parts(values: list[_T]) -> Iterable[list[_T]]:
    """The values in pieces of a size that one question holds."""
    for start in range(0, len(values), _STEP):
        yield values[start : start + _STEP]
