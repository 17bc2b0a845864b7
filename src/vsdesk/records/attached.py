"""Whether an item of evidence has its file: what the window offers, and what the desk refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView

_NOT_HELD: Final = "seen_not_copied"


def has_file(item: RecordView) -> bool:
    """Whether an item names a file, also one whose name was erased or has not come."""
    standing = item.fields.get("blob") or ()
    return any(one.held != "here" or bool(one.value) for one in standing)


def waits_for_file(item: RecordView) -> bool:
    """Whether a paper was noted without its file. One that was only seen waits for none."""
    return not has_file(item) and _NOT_HELD not in item.every("original")
