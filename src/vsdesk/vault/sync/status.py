"""Where the vault stands: what was not handed over yet, the outbox, the newest receipt, its own facts.

Read on the reader's connection, so that it never waits for an import; counted once for each state of
the database, because counting goes through every log of this device.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.vault.bodies_elsewhere import why_away
from vsdesk.vault.erasure.erasure_frames import WAITS
from vsdesk.vault.erasure.erasure_reach import Reach
from vsdesk.vault.journey.journey import held_in, left_in
from vsdesk.vault.meta import Meta
from vsdesk.vault.read import views
from vsdesk.vault.sync.outbox import DELIVERED, Postings

if TYPE_CHECKING:
    from vsdesk.history.erasure import RecordKey
    from vsdesk.vault.database import Database

_UNSENT: Final = """
SELECT count(*), coalesce(sum(before), 0) FROM (
  SELECT max(EXISTS (SELECT 1 FROM volume_run WHERE volume_run.log = log.n)) AS before
  FROM log INDEXED BY log_kid JOIN list ON list.id = log.space AND list.kind = 'case'
  WHERE log.kid = ? AND NOT EXISTS (
    SELECT 1 FROM volume_run WHERE volume_run.log = log.n AND volume_run.eh = log.head)
  GROUP BY list.id)
"""


class HandOverStatus:
    """What the reader's connection sees of the hand-overs of one device."""

    def __init__(self, reader: Database, device_id: str) -> None:
        self._db = reader
        self.posted = Postings(reader)
        self.facts = Meta(reader)
        self._device_id = bytes.fromhex(device_id)
        self._counted: tuple[int, tuple[int, int]] | None = None

    def unsent(self) -> tuple[int, int]:
        """Cases with own work in no bundle yet: never handed over, and changed since."""
        version = int(self._db.one("PRAGMA data_version")[0])
        if self._counted is None or self._counted[0] != version:
            waiting, changed = self._db.one(_UNSENT, (self._device_id,))
            self._counted = version, (waiting - changed, changed)
        return self._counted[1]

    def last_receipt(self) -> int | None:
        """When a peer last acknowledged something, in milliseconds, or None."""
        row = self._db.one("SELECT max(at) FROM volume_to WHERE state = ?", (DELIVERED,))
        return None if row is None else row[0]

    def travels(self) -> bool:
        """Whether something is put away for a journey."""
        return held_in(self.facts) is not None

    def require_home(self) -> None:
        """Raise UserError E_GATE while something is, or this copy lacks saves: a mark may lie in it, so
        nothing leaves."""
        if why := why_away(self.facts):
            raise UserError("E_GATE", why, reason=why)

    def require_all(self) -> None:
        """Raise UserError E_TRAVEL while something is: what looks through the whole vault for whatever guards
        somebody would not find it there, and it could not be written afterwards."""
        if self.travels():
            raise UserError("E_TRAVEL")

    def is_away(self, rec: str) -> bool:
        """Whether a record is put away."""
        sql = "SELECT 1 FROM record WHERE id = ? AND hidden = ?"
        return self._db.one(sql, (views.raw_id(rec), views.AWAY)) is not None

    def put_away(self) -> int:
        """How much of what was put away for a journey is not here again: ops."""
        return left_in(self._db)

    def orders_wait(self) -> bool:
        """Whether an order to erase waits for an answer here."""
        return self._db.one("SELECT 1 FROM erasure WHERE applied = ?", (WAITS,)) is not None

    def reached_late(self) -> list[RecordKey]:
        """What an order to erase did not take because others than its maker wrote there."""
        return Reach(self._db, tuple).late()
