"""Covering a picture as the window does: what is drawn over is what stands there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Change, Desk


def covered_now(
    desk: Desk, item: str, boxes: Sequence[tuple[int, int, int, int]], title: str
) -> Change:
    """The covered copy of a picture that was just shown."""
    redaction = desk.files.redaction
    return redaction.cover(item, boxes, title, redaction.shown(item, (9, 9)))
