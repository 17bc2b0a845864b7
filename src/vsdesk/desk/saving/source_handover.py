"""A source is handed over by itself, and whoever hands it over says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding

if TYPE_CHECKING:
    from collections.abc import Iterator


def without_reason(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_REASON where a source is given to a device and no reason is written."""
    for at, edit in scene.of("source"):
        if edit.set.get("given_to") and not scene.why(edit):
            yield SaveFinding(at, "E_REASON", "given_to")
