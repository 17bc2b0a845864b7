"""What an answer lets out is narrowed to less, never to "nothing was said": that would be
read as the least of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.consent.answers import names_scopes

if TYPE_CHECKING:
    from collections.abc import Iterator


def none_left(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_NO_SCOPE where the parts of the file that an answer names would be emptied: it is taken back
    instead."""
    for at, edit in scene.of("consent_grant"):
        if "data_scope" not in edit.set or edit.set["data_scope"]:
            continue
        held = scene.held(edit.id)
        if held is not None and names_scopes(held):
            yield SaveFinding(at, "E_NO_SCOPE", "data_scope")
