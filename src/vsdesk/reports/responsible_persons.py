"""Who is thought responsible for an event: each name with the part that it is thought to have had.

What one is said to have done is never read as another's: its fields stand below its own name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.reports import full_record, story_entries
from vsdesk.reports.style import WARN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_facts import Facts
    from vsdesk.reports.sheet_subject import SheetSubject

_PART: Final = ("group", "degree", "certainty", "state_nexus", "nexus_reason")
_OF_A_BODY: Final = ("degree", "certainty", "state_nexus", "nexus_reason")


def responsible(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """Bodies, groups and persons, for a body of the United Nations or of a State."""
    return _each(part, topic, _PART, individuals=True)


def bodies(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """Bodies and groups only, and how sure it is: persons stand in a sealed annex."""
    return _each(part, topic, _OF_A_BODY, individuals=False)


def _each(
    part: LanguagePart, topic: SheetSubject, names: Sequence[str], *, individuals: bool
) -> Blocks:
    taken = story_entries.disappearance(part.facts)
    if taken is None:
        return []
    blocks: Blocks = []
    for one in part.facts.disclosed.children(taken.id, "involvement"):
        who = story_entries.alleged(part.facts, one, individuals=individuals)
        shown = names if individuals or _is_of_a_body(part.facts, one) else ()
        told = full_record.labelled(part.facts, one, shown, topic.dictionary)
        lines = [part.column.inner.text(who, bold=True)] if who else []
        lines += [part.column.inner.pair(*pair) for pair in told]
        blocks += part.column.entry(lines, WARN)
    return blocks


def _is_of_a_body(facts: Facts, involvement: DisclosedRecord) -> bool:
    held = facts.disclosed.get(involvement.text("perpetrator"))
    is_body = held is not None and not story_entries.is_individual(held)
    return is_body or bool(involvement.every("group"))
