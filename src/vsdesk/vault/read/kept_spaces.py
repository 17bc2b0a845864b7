"""The records of all files by their space, for whoever reads the whole vault twice: first kind by kind, then
file by file.

They are held anyway while that goes on; looked for here, no page of the database is opened for them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.dossier import RecordView
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vsdesk.vault.database import Database

# "+": all of it in its own order, once.
_WANTED: Final = "+r.kind IN (SELECT value FROM json_each(?)) AND r.hidden = 0"
# Of a root all of its space, what was taken out too.
_FILES: Final = (
    "+r.space IN (SELECT id FROM record WHERE id = space "
    "AND kind IN (SELECT value FROM json_each(?)))"
)


Held = Mapping[str, list[RecordView]]  # by space


class _Read(NamedTuple):
    version: tuple[int, int, int]  # of the database as they were read
    spaces: Held


class KeptSpaces:
    """Of one connection: they stand as long as nothing was written since, by this connection or another."""

    def __init__(self, database: Database, roots: Collection[str]) -> None:
        """`roots`: the kinds whose spaces are files."""
        self._db = database
        self._roots = roots
        self._wanted = 0  # by how many just now
        self._held: _Read | None = None

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Inside all that is read is held."""
        with self._db.lock:
            self._wanted += 1
        try:
            with self._db.decoded.whole():
                yield
        finally:
            with self._db.lock:
                self._wanted -= 1
                if not self._wanted:
                    self._held = None

    def of_kinds(self, kinds: Collection[str]) -> dict[str, list[RecordView]]:
        """By kind the records that are not deleted, in the order of their arrival: in one pass over the
        vault; where all is held, with what lies beside them."""
        if not self._wanted:
            return views.of_kinds(self._db, kinds)
        found: dict[str, list[RecordView]] = {one: [] for one in kinds}
        spaces: dict[str, list[RecordView]] = {}
        roots = set[str]()
        with self._db.snapshot():
            version = self._db.version()
            asked = (json.dumps([*kinds]), json.dumps([*self._roots]))
            for one in views.load(self._db, f"({_WANTED}) OR {_FILES}", asked):
                if one.kind in found and not one.deleted:
                    found[one.kind].append(one)
                spaces.setdefault(one.space, []).append(one)
                if one.id == one.space and one.kind in self._roots:
                    roots.add(one.id)
        whole = {space: held for space, held in spaces.items() if space in roots}
        self._held = _Read(version, whole)
        return found

    def of(self, spaces: Sequence[str]) -> Held | None:
        """By space its records in the order of their arrival, removed ones too; None where not all of these
        are held as they stand now."""
        held = self._held
        if held is None or not held.spaces.keys() >= set(spaces):
            return None
        if held.version != self._db.version():
            return None
        return held.spaces
