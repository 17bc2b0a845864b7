"""Encrypted drafts: what was typed and not yet saved. They survive lock, crash and power cut.

What was typed before an order to erase was carried out is older than that, whenever it is saved: it may name
who is gone (docs/spec/bundle.md §10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.crypto import canonical
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.database import Database

# In `meta`: the keys of drafts that are older than an order to erase.
_OLDER: Final = "typed_before"


class Drafts:
    """One draft for each key (a form's name and record); values are canonical JSON."""

    def __init__(self, database: Database, reader: Database, clock: Callable[[], int]) -> None:
        self._db, self._reader = database, reader
        self._clock = clock
        self._meta = Meta(database)

    def get(self, key: str) -> Json:
        """The draft, or None."""
        row = self._reader.one("SELECT value FROM draft WHERE key = ?", (key,))
        return None if row is None else canonical.decode(row[0])

    def put(self, key: str, value: Json) -> None:
        """Keep `value` as the draft of `key`."""
        self._db.run(
            "INSERT OR REPLACE INTO draft (key, saved, value) VALUES (?, ?, ?)",
            (key, self._clock(), canonical.encode(value)),
        )

    def drop(self, key: str) -> None:
        """Forget the draft of `key`, if there is one."""
        self._db.run("DELETE FROM draft WHERE key = ?", (key,))
        older = self._older()
        if key in older:
            self._meta.put(_OLDER, [one for one in older if one != key])

    def keys(self) -> list[str]:
        """The keys of all drafts, the newest first."""
        return [row[0] for row in self._reader.query("SELECT key FROM draft ORDER BY saved DESC")]

    def note_older(self) -> None:
        """An order to erase is carried out: all that is typed here by now is older."""
        keys = {row[0] for row in self._db.query("SELECT key FROM draft")}
        if not keys <= {*self._older()}:
            self._meta.put(_OLDER, [*sorted(keys)])

    def is_older(self, roots: Collection[str]) -> bool:
        """Whether such a draft of one of these roots lies here still: a key ends with the root."""
        return any(key.rpartition(":")[2] in roots for key in self._older())

    def _older(self) -> list[str]:
        return [*map(str, self._meta.get(_OLDER, []))]
