"""From a hit to the page that shows it, at the field that answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.groups import groups
from vsdesk.ui.place import Place

if TYPE_CHECKING:
    from vsdesk.desk import Hit
    from vsdesk.records.dictionary import Dictionary

_SECTIONS: Final = {
    "case": {
        "person_name": "person", "person_identifier": "person",
        "event": "disappearance", "claim": "claims", "evidence_item": "documents",
        "search_action": "search",
    },
    "family": {
        "family_member": "members", "person": "members", "contact_channel": "contact",
        "contact_log": "log", "family": "family",
    },
}  # fmt: skip


def place_of(hit: Hit, dictionary: Dictionary) -> Place:
    """Where a hit is shown. A record without a page of its own opens the list that holds it."""
    if not hit.root_kind:
        return Place("record", hit.id)
    if hit.id == hit.root or (hit.root_kind, hit.kind) == ("case", "person"):
        own = hit.root_kind in _SECTIONS
        return Place(hit.root_kind if own else "record", hit.root)
    name = next((f"{one.kind}.{one.field}" for one in hit.why if one.kind == hit.kind), "")
    if hit.root_kind not in _SECTIONS:
        return Place("record", hit.root, hit.kind, name, hit.id)
    part = _SECTIONS[hit.root_kind].get(hit.kind) or _group(hit, dictionary)
    return Place(hit.root_kind, hit.root, part, name if part else "", hit.id if part else "")


def _group(hit: Hit, dictionary: Dictionary) -> str:
    """The section whose lists show this kind."""
    found = groups(dictionary, hit.root_kind)
    return next((one.key for one in found if hit.kind in one.kinds), "")
