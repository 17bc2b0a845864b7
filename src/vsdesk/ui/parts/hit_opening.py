"""From a hit to the page that shows it, at the field that answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.groups import groups
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import SearchHit
    from vsdesk.records.dictionary.dictionary import Dictionary

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


def place_of(hit: SearchHit, dictionary: Dictionary) -> Route:
    """Where a hit is shown. A record without a page of its own opens the list that holds it."""
    name = next((f"{one.kind}.{one.field}" for one in hit.why if one.kind == hit.kind), "")
    return place_in(hit.root_kind, hit.root, hit.id, hit.kind, dictionary, name)


def place_in(
    root_kind: str, root: str, id: str, kind: str, dictionary: Dictionary, name: str = ""
) -> Route:
    """Where a record of a root is shown; `name` is the field that comes into sight, as "kind.field"."""
    if not root_kind:
        return Route("record", id)
    if id == root or (root_kind, kind) == ("case", "person"):
        own = root_kind in _SECTIONS
        return Route(root_kind if own else "record", root)
    if root_kind not in _SECTIONS:
        return Route("record", root, kind, name, id)
    part = _SECTIONS[root_kind].get(kind) or _group(root_kind, kind, dictionary)
    return Route(root_kind, root, part, name if part else "", id if part else "")


def _group(root_kind: str, kind: str, dictionary: Dictionary) -> str:
    """The section whose lists show this kind."""
    found = groups(dictionary, root_kind)
    return next((one.key for one in found if kind in one.kinds), "")
