"""Devices that changed their key to encrypt to again and again: which key waits for a coordinator's word.

Coordinators only. Raises UserError E_ROLE, E_NOT_ENROLLED, E_CHANGED; Refused E_LIMIT.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.sync.devices import CHANGED
from vsdesk.exchange import device_keys
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService

TURNS: Final = mark("This device changed its key again and again")
KEY_WAITS: Final = mark(
    "Its newest key waits for your word. If whoever works with it did not change it, somebody else has a copy of this device: then withdraw it below, and admit it with a new vault. Until you answer, every copy of it reads what you write for it."
)


@dataclass(frozen=True, slots=True)
class TurnedAgain:
    """A device of which a key waits. `key`: its fingerprint, by which it is said."""

    device: DeviceRow
    key: str


class DeviceTurnService:
    """What is told of these devices, and the coordinator's word."""

    def __init__(self, context: DeskContext, devices: DeviceService) -> None:
        self._vault = context.vault
        self._context = context
        self._devices = devices

    def every(self) -> list[TurnedAgain]:
        """Every device of which a key waits, but the withdrawn ones."""
        if self._context.role != "coordinator":
            return []
        return [found for row in self._devices.listed() if (found := self._waits(row)) is not None]

    def of(self, device_id: str) -> TurnedAgain | None:
        """One of these."""
        return next((one for one in self.every() if one.device.device_id == device_id), None)

    def say_new_key(self, seen: TurnedAgain) -> None:
        """The key that was seen is the device's own: from now on all write to it alone."""
        device_keys.say_new_key(self._vault, seen.device.device_id, seen.key)
        self._context.changed((), (), CHANGED)

    def _waits(self, row: DeviceRow) -> TurnedAgain | None:
        found = device_keys.waiting(self._vault, row.device_id)
        return None if found is None else TurnedAgain(row, found.recipient_fingerprint)
