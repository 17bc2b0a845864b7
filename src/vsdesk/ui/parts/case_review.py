"""How far the review of a case is, as its badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.dictionary.display_names import APPROVED_BEFORE, review_state
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext

# Review as it counts (records/dictionary/display_names.py) → tone and icon of its badge; a draft has none.
_REVIEW = {
    "peer_checked": ("neutral", "check"),
    "coordinator_approved": ("ok", "ready"),
    APPROVED_BEFORE: ("warn", "ready"),
    "needs_fix": ("warn", "edit"),
}


def review_badge(look: UiContext, labels: Labels, dossier: Dossier) -> list[Badge]:
    """The badge of a case, or none for a draft."""
    review = review_state(dossier.head, dossier.records)
    if review not in _REVIEW:
        return []
    before = look.words.say("Approved before later changes")
    words = before if review == APPROVED_BEFORE else capital(labels.term("review_state", review))
    return [Badge(look, words, *_REVIEW[review])]
