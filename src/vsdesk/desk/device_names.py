"""By which names coordinators call the devices: the records `staff` of the organisation's office.

Only coordinators hold these, and only their word counts there, so nobody is called by
what a device says of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import ids_in
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.vault_reads import VaultReads

STAFF: Final = "staff"


class DeviceNames:
    """The names by the device's id, held in memory; `refresh` after a change of the office."""

    def __init__(self, read: VaultReads) -> None:
        self._read = read
        self._names: dict[str, str] = {}
        self.refresh()

    def of(self, device_id: str) -> str:
        """What a device is called, or ""."""
        return self._names.get(device_id, "")

    def refresh(self) -> None:
        """Read the names again. Of several records for one device the first to come names it."""
        found: dict[str, str] = {}
        for view in self._office():
            for device_id in ids_in(view.value("kid")):
                if name := view.text("name").strip():
                    found.setdefault(device_id, name)
        self._names = found

    def records_of(self, device_id: str) -> list[RecordView]:
        """The records that name a device, the first to come first."""
        return [view for view in self._office() if device_id in ids_in(view.value("kid"))]

    def _office(self) -> list[RecordView]:
        return [one for one in self._read.of_kind(STAFF) if one.space == FIXED["office"]]
