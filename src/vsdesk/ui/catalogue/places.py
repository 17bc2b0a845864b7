"""From a kind, or one record, to its place in the window: reckoned from what the sections declare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.catalogue.sections import has_page, page_sections
from vsdesk.ui.route import FIRST_FIELD, Route

if TYPE_CHECKING:
    from vsdesk.desk import SearchHit
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView


def page_of(root_kind: str, root: str, part: str = "", field: str = "", record: str = "") -> Route:
    """The page of a root, at one of its sections."""
    return Route(root_kind if has_page(root_kind) else "record", root, part, field, record)


def list_of(kind: str) -> Route:
    """Where the roots of a kind are listed."""
    listed = shown(kind).listed
    return Route(listed) if listed else Route("lists", field=kind)


def removed_at(page: RecordView) -> Route:
    """Where a page that was removed is brought back; of one that stands, itself: an entry of it was."""
    if True not in page.every("deleted"):
        return page_of(page.kind, page.id)
    return removed_page(page.kind, page.id)


def removed_page(root_kind: str, root: str) -> Route:
    """Where a removed root is brought back."""
    return replace(list_of(root_kind), id=root, part="removed")


def new_page(dictionary: Dictionary, root_kind: str, root: str) -> Route:
    """The page of a root that was just made, at its first field."""
    return page_of(root_kind, root, page_sections(dictionary, root_kind).begins, FIRST_FIELD)


def section_with(
    dictionary: Dictionary, root: str, kind: str, record: RecordView | None = None
) -> str:
    """The section of a page that shows records of this kind, or shows what they hang on; "" where none
    does."""
    page = page_sections(dictionary, root)
    if kind in page.nowhere:
        return ""
    found = next((one.key for one in page.sections if one.holds(kind, record)), "")
    spec, head = dictionary.kind(kind), dictionary.kind(root)
    if found or spec is None or head is None:
        return found
    here = head.spaces[0] in spec.spaces
    on = (
        one for one in spec.parents if (here or one in dictionary.roots) and one not in (root, "*")
    )
    return next(filter(None, (section_with(dictionary, root, one, record) for one in on)), "")


def other_section(dictionary: Dictionary, dossier: Dossier, route: Route) -> str:
    """The section that shows the record of a route, where the named one shows others of its kind;
    "" where that is right."""
    record, root = dossier.get(route.record), dossier.get(dossier.root)
    if record is None or root is None:
        return ""
    sections = page_sections(dictionary, root.kind).sections
    here = next((one for one in sections if one.key == route.part), None)
    if here is None or not here.holds(record.kind) or here.holds(record.kind, record):
        return ""
    return section_with(dictionary, root.kind, record.kind, record)


def place_of(hit: SearchHit, dictionary: Dictionary) -> Route:
    """Where a hit is shown, at the field that answered."""
    name = next((f"{one.kind}.{one.field}" for one in hit.why if one.kind == hit.kind), "")
    return place_in(hit.root_kind, hit.root, hit.id, hit.kind, dictionary, name)


def place_in(
    root_kind: str, root: str, id: str, kind: str, dictionary: Dictionary, name: str = ""
) -> Route:
    """Where a record of a root is shown; `name` is the field that comes into sight, as "kind.field"."""
    if not root_kind:
        return Route("record", id)
    if id == root or (root_kind, kind) == ("case", "person"):
        return page_of(root_kind, root)
    part = section_with(dictionary, root_kind, kind)
    return page_of(root_kind, root, part, name if part else "", id if part else "")
