"""A decision about two reports speaks of two. A person stands for the case that is about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.vault.matching.match_pairs import DECISION

if TYPE_CHECKING:
    from collections.abc import Iterator


def of_one(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_VALUE for each decision of one report about itself."""
    decisions = [
        (at, one) for at, one in enumerate(scene.edits) if one.kind == DECISION and not one.delete
    ]
    if not decisions:
        return
    cases = {
        str(edit.set["person"]): edit.id
        for edit in scene.edits
        if edit.kind == "case" and edit.id and edit.set.get("person")
    }
    case_of = scene.vault.found_pairs.case_of
    for at, edit in decisions:
        held = scene.held(edit.id)
        first, second = (
            str(edit.set.get(end) or (held.text(end) if held else ""))
            for end in ("first", "second")
        )
        first, second = (cases.get(end) or case_of(end) for end in (first, second))
        if first and first == second:
            yield SaveFinding(at, "E_VALUE", "second")
