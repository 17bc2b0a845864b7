"""How full each section of a page is: what its pie shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from vsdesk.records.checks.completeness import SectionFill, SectionRule, completeness, filled
from vsdesk.ui.catalogue.sections import page_sections

if TYPE_CHECKING:
    from vsdesk.ui.catalogue.sections import Section
    from vsdesk.ui.editing.context import Context


def shares(context: Context, keys: Collection[str]) -> dict[str, float]:
    """From 0 to 1. A section that no rule measures is measured by its kinds."""
    drafted: dict[str, list[str]] = {}
    for id, kind in context.draft.drafted():
        if context.draft.told(id):  # an entry that was only begun fills nothing
            drafted.setdefault(kind, []).append(id)
    dossier, dictionary = context.dossier, context.session.dictionary
    typed = context.draft.typed()
    measured = completeness(dossier, dictionary, typed=typed, drafted=drafted)
    found = {one.section: one for one in measured}
    sections = [
        one for one in page_sections(dictionary, context.head_kind).sections if one.key in keys
    ]
    for one in sections:
        if found.keys().isdisjoint(_measures(one)):
            rule = SectionRule(one.key, one.kinds)
            found[one.key] = filled(rule, dossier, dictionary, typed, drafted)
    return {one.key: _share(one, found) for one in sections}


def _measures(section: Section) -> tuple[str, ...]:
    return section.measures or (section.key,)


def _share(section: Section, found: Mapping[str, SectionFill]) -> float:
    """Of a section that counts several lists: of those in which something was begun."""
    parts = [found[one] for one in _measures(section) if one in found]
    begun = [one.share for one in parts if one.records]
    return sum(begun) / len(begun) if begun else 0.0
