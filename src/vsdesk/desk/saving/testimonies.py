"""A person of whom a witness told is linked to a case with a reason, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding

if TYPE_CHECKING:
    from collections.abc import Iterator


def linked_without_reason(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_LINKED on `linked_why` where a row names a case and nobody wrote why it is this one."""
    for at, edit in scene.of("testimony_row"):
        if edit.set.get("linked_case") and not scene.after(edit, "linked_why"):
            yield SaveFinding(at, "E_LINKED", "linked_why")
