"""The fields whose emptiness closes, kind by kind: for what opens only who made the record fills them, or a
coordinator. Pure.

What names nobody speaks of all, was told by anybody, is nobody's own; what nobody said yes to is no yes.
Whatever opens by such a field asks it of the record as it was `coordinators.filled`. Source:
docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ABOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "claim": ("source",),
    "event": ("is_disappearance", "told_by"),
    "evidence_item": ("relates_to", "received_from", "death_image"),
    "kinship": ("told_by",),
    "person": ("birth",),
    "representation": ("submissions",),
    "search_action": ("actor_person",),
    "submission": ("mechanism", "mechanism_name"),
    "work": ("guardian_consent", "assent"),
}
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    kind: (*ABOUT.get(kind, ()), *_MORE.get(kind, ())) for kind in {**ABOUT, **_MORE}
}
