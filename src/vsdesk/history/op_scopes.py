"""Which ops may stand in the spaces `reference`, `office` and audit (docs/spec/bundle.md §8.1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vsdesk.history.entry import audit_space, space_id
from vsdesk.history.state import Role

REFERENCE: Final = space_id("reference")
OFFICE: Final = space_id("office")
SHARED: Final = frozenset({REFERENCE, OFFICE})  # of no file: only coordinators write there


class Scopes:
    """The spaces that not everyone may write to; `device_ids` are all devices that any list names."""

    def __init__(self, device_ids: Iterable[str]) -> None:
        self._audit = {audit_space(device_id): device_id for device_id in device_ids}

    def allows(self, space: str, device_id: str, role: Role | None) -> bool:
        """Whether ops of this device count in this space; others are evidence (`L_SCOPE`)."""
        if space in SHARED:
            return role == "coordinator"
        owner = device_id if audit_space(device_id) == space else self._audit.get(space, device_id)
        return owner == device_id
