"""Records by what stands in one of their fields: who is asked for each person would else be looked for in
all. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView


def grouped(records: Iterable[RecordView], name: str) -> dict[object, list[RecordView]]:
    """The records by every value of a field."""
    found: dict[object, list[RecordView]] = {}
    for one in records:
        for value in one.every(name):
            found.setdefault(value, []).append(one)
    return found
