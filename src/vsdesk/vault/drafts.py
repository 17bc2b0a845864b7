"""Encrypted drafts: what was typed and not yet saved. They survive lock, crash and power cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.crypto import canonical

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.database import Database


class Drafts:
    """One draft for each key (a form's name and record); values are canonical JSON."""

    def __init__(self, database: Database, reader: Database, clock: Callable[[], int]) -> None:
        self._db, self._reader = database, reader
        self._clock = clock

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

    def keys(self) -> list[str]:
        """The keys of all drafts, the newest first."""
        return [row[0] for row in self._reader.query("SELECT key FROM draft ORDER BY saved DESC")]
