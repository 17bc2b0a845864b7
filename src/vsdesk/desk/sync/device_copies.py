"""Devices of which two copies hand over here by turns: which, since when, and that there is one again.

Coordinators only. Raises UserError E_ROLE, E_NOT_FOUND.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.local_days import day_here
from vsdesk.desk.sync.devices import CHANGED
from vsdesk.errors import UserError
from vsdesk.vault.sync import peer_lives
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService


TITLE: Final = mark("Two copies of this device hand over")
ASKED: Final = mark("Did you speak with whoever works with this device?")
TWO_COPIES: Final = mark(
    "An older copy of it hands over beside it, in its name. That may be a backup or a stick that somebody else has: then withdraw this device below, and admit it with a new vault. Until then both read what you write for it, and no receipt of it counts before a journey."
)


@dataclass(frozen=True, slots=True)
class TwoCopies:
    """A device that is two. `since`: the day on which the second copy was first seen here, "" where that was
    not written down."""

    device: DeviceRow
    since: str


class DeviceCopyService:
    """What is told of devices that are two."""

    def __init__(self, context: DeskContext, devices: DeviceService) -> None:
        self._vault = context.vault
        self._context = context
        self._devices = devices

    def every(self) -> list[TwoCopies]:
        """Every device that is two, but the withdrawn ones: nothing new of these is taken in."""
        if self._context.role != "coordinator":
            return []
        rows = self._devices.listed()
        return [found for row in rows if (found := self._two(row)) is not None]

    def of(self, device_id: str) -> TwoCopies | None:
        """One of these."""
        if not peer_lives.is_two(self._vault.meta, device_id):
            return None  # nearly always: no list is read for it
        return next((one for one in self.every() if one.device.device_id == device_id), None)

    def say_one_again(self, device_id: str) -> None:
        """It was put back from an older copy, and the other one is used no more: it is one, the one that
        handed over last. Where the other one comes again, it is two once more."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        now = self._vault.postings.peer_incarnation(device_id)
        if self.of(device_id) is None:
            raise UserError("E_NOT_FOUND", "device")
        meta, version = self._vault.meta, self._vault.trust.version
        with self._vault.transaction():
            peer_lives.say_one_again(meta, device_id, now, version)
        self._context.changed((), (), CHANGED)

    def _two(self, row: DeviceRow) -> TwoCopies | None:
        meta = self._vault.meta
        if row.own or row.revoked or not peer_lives.is_two(meta, row.device_id):
            return None
        since = peer_lives.two_since(meta, row.device_id)
        return TwoCopies(row, day_here(since) if since else "")
