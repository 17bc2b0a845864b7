"""The rows of the devices' journals but those that say that a vault was opened: each test opens some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.journal import AUDIT, OPENED

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dossier import RecordView


def acts(desk: Desk) -> list[RecordView]:
    """What was done besides opening it."""
    return [one for one in desk.cases.list_kind(AUDIT) if one.text("action") != OPENED]
