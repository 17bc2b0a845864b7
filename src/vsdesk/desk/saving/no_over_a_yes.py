"""Nobody decides for a yes over somebody else's no, by whichever page, command or file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.decisions import around
from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.consent.answers import ASKED_AGAIN
from vsdesk.records.consent.refusal_limits import noes_over

if TYPE_CHECKING:
    from collections.abc import Iterator


def over_a_no(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_NO_HOLDS where an answer is decided for over a no of somebody else.

    That somebody was asked again decides about their own answers alone (records/consent/answers.py).
    """
    for at, edit in scene.of("consent_grant"):
        held = scene.held(edit.id) if edit.set.get("decides") is True else None
        if held is None or edit.set.get("decides_why") == ASKED_AGAIN:
            continue
        near = [*around(scene.vault, held)]
        near = [one for one in near if one.head.kind == "case"] or near  # a family has several
        if any(noes_over(dossier, held, scene.today) for dossier in near):
            yield SaveFinding(at, "E_NO_HOLDS", "decides")
