"""Where and since when somebody was held: by whom, on whose order, for which reasons, by which law.

The Working Group on Arbitrary Detention asks each of these of the detention apart from the arrest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.detention import FREED
from vsdesk.reports import full_record, story_entries
from vsdesk.reports.column_frame import happenings
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_facts import Facts
    from vsdesk.reports.sheet_subject import SheetSubject

_HELD: Final = frozenset({"held_at", "transfer", "transfer_out"})
_OF_THE_BODY: Final = ("authority", "reason_given", "legal_basis")


def time_held(part: LanguagePart, _: SheetSubject) -> Blocks:
    """From the arrest until a release; where none is on file, that none is."""
    facts = part.facts
    taken = story_entries.disappearance(facts)
    began = story_entries.with_doubt(facts, taken, facts.when(taken))
    if not began:
        return []
    freed = [one for one in facts.disclosed.of("event") if facts.first(one, "type") in FREED]
    ended = facts.when(min(freed, key=lambda one: story_entries.order(facts, one), default=None))
    said = (
        part.say("{begin} until {end}", begin=began, end=ended)
        if ended
        else part.say("since {begin}; no end is on file", begin=began)
    )
    return [part.column.pair(part.say("Time in detention"), isolate(said))]


def held(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """Each place of detention in order of time, with what is written down of it."""
    blocks: Blocks = []
    for one in _ordered(part.facts):
        told = story_entries.held(part.facts, one)
        blocks += happenings(part, "", [told])[1:]
        for name in _OF_THE_BODY:
            spec = topic.dictionary.field("event", name)
            words = full_record.said(part.facts, one, spec) if spec is not None else ""
            if spec is not None and words:
                label = part.voice.labels.field("event", spec)
                blocks.append(part.column.inner.pair(label, isolate(words)))
    return blocks


def others(part: LanguagePart, _: SheetSubject) -> Blocks:
    """What else happened later: seen, heard of, released."""
    own = {one.id for one in _ordered(part.facts)}
    found = story_entries.later(part.facts, story_entries.disappearance(part.facts), without=own)
    return happenings(part, "", found)[1:]


def _ordered(facts: Facts) -> list[DisclosedRecord]:
    taken = story_entries.disappearance(facts)
    found = [
        one
        for one in facts.disclosed.of("event")
        if facts.first(one, "type") in _HELD and (taken is None or one.id != taken.id)
    ]
    return sorted(found, key=lambda one: story_entries.order(facts, one))
