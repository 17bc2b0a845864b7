"""What is worked out once of records that stand in several files which are read at once: a family with many
missing lies in the file of each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.history.field_rules import Rules


class Batch:
    """Lives as long as the views that it was asked about are read."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._made: dict[tuple[str, str], bool] = {}

    def made_by(self, rec: str, device_id: str) -> bool:
        """Whether a device is who made a record, where it wrote there."""
        found = self._made.get((rec, device_id))
        if found is None:
            found = self._made[rec, device_id] = judged(self._rules, rec, device_id)
        return found


def judged(rules: Rules, rec: str, device_id: str) -> bool:
    """The same, worked out: it hashes."""
    return rules.made_by(rec, device_id)
