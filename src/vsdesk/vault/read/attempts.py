"""The attempts to take money that this vault holds, by the number, address or handle that stands in them.

All are read once while the vault is open; after that only what was written since. Whether an attempt
still stands, and still holds the contact, is asked of the database at each hit.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.scam_contacts import attempts_by_contact, contact_keys
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_KIND: Final = "extortion_attempt"


class Attempts:
    """Found by a contact, on the reader's connection."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ids: dict[str, set[str]] = {}
        self._seen = -1  # the newest entry that was looked at
        self._stamp: object = None

    def holding(self, value: Json) -> list[RecordView]:
        """The attempts in which this contact stands, in the order of their arrival."""
        keys = contact_keys(value)
        if not keys:
            return []
        self._follow()
        ids = sorted({id for key in keys for id in self._ids.get(key, ())})
        where = "r.kind = ? AND r.hidden = 0 AND r.id IN (SELECT unhex(value) FROM json_each(?))"
        found = views.load(self._db, where, (_KIND, json.dumps(ids))) if ids else []
        return [one for one in found if keys & attempts_by_contact([one]).keys()]

    def _follow(self) -> None:
        stamp = self._db.one("PRAGMA data_version")[0]
        if stamp == self._stamp:
            return
        newest = int(self._db.one("SELECT coalesce(max(n), 0) FROM entry")[0])
        where, values = "r.kind = ?", list[object]([_KIND])
        if self._seen >= 0:
            where += " AND r.n IN (SELECT record FROM op WHERE entry > ?)"
            values.append(self._seen)
        for key, ids in attempts_by_contact(views.load(self._db, where, values)).items():
            self._ids.setdefault(key, set()).update(ids)
        self._seen, self._stamp = newest, stamp
