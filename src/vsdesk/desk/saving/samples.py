"""A minor's sample: a court is asked before it is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.consent.donors import needs_a_court

if TYPE_CHECKING:
    from collections.abc import Iterator


def without_a_court(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_COURT_FIRST where a minor's sample is planned and no court was asked first."""
    for at, edit in scene.of("dna_reference"):
        after = edit.set.get("sample_given")
        held = scene.held(edit.id)
        who = scene.after(edit, "donor")
        if not isinstance(after, str) or not isinstance(who, str):
            continue
        around = scene.dossier(scene.space(edit))
        donor = around.get(who) if around is not None else None
        before = scene.heard(held).text("sample_given") if held is not None else ""
        if donor is not None and needs_a_court(donor, before, after, scene.today):
            yield SaveFinding(at, "E_COURT_FIRST", "sample_given")
