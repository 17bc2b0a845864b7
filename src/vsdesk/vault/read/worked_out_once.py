"""What is worked out once of records that stand in several files which are read at once: a family with many
missing lies in the file of each of them.
"""

from __future__ import annotations

from vsdesk.history.entry import made_by


class Batch:
    """Lives as long as the views that it was asked about are read."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], bool] = {}

    def made_by(self, rec: str, device_id: str) -> bool:
        """Whether the id of a record carries this device."""
        found = self._made.get((rec, device_id))
        if found is None:
            found = self._made[rec, device_id] = made_by(rec, device_id)
        return found
