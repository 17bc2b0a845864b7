"""Detention, demand, sale and flight on one line: what a property dossier tells in the order of dates.

A range stands at its beginning; what has no date stands last. Sums stand in their own currency.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.detention import FREED
from vsdesk.records.dictionary.links import ids_of
from vsdesk.reports import story_entries
from vsdesk.reports.property_gaps import asset_name, in_detention, paper_name, papers_of
from vsdesk.reports.sheet_facts import dotted

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.sheet_facts import Facts

_BESIDE: Final = frozenset(
    {"ransom_call", "displacement", "refuge", "house_seized", "shelling", "siege", "deportation"}
)


def in_order(facts: Facts) -> list[story_entries.StoryEntry]:
    """What happened to the person, what was asked of the family, what was done to the assets, the papers."""
    found = [*_events(facts), *_demands(facts), *_assets(facts)]
    return [one for _, one in sorted(found, key=lambda pair: pair[0]) if one.what]


def _events(facts: Facts) -> list[tuple[story_entries.Order, story_entries.StoryEntry]]:
    wanted = _BESIDE | FREED
    taken = story_entries.disappearance(facts)
    return [
        (
            story_entries.order(facts, one),
            story_entries.StoryEntry(
                facts.when(one),
                facts.term(one, "type", "event_type"),
                _line(dotted(facts.place(one, "place"), story_entries.doubt(facts, one))),
                story_entries.is_rumour(one),
            ),
        )
        for one in facts.disclosed.of("event")
        if one is taken or facts.first(one, "type") in wanted
    ]


def _line(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _demands(facts: Facts) -> list[tuple[story_entries.Order, story_entries.StoryEntry]]:
    say = facts.voice.words.say
    found = []
    for one in facts.disclosed.of("extortion_attempt"):
        asked, paid = _sum(facts, one, "demanded"), _sum(facts, one, "paid")
        lines = (
            say("Asked for: {sum}, as told", sum=asked) if asked else "",
            say("Paid: {sum}, as told", sum=paid) if paid else "",
        )
        what = facts.voice.labels.kind("extortion_attempt")
        happening = story_entries.StoryEntry(facts.when(one), what, tuple(filter(None, lines)))
        found.append((story_entries.order(facts, one), happening))
    return found


def _assets(facts: Facts) -> list[tuple[story_entries.Order, story_entries.StoryEntry]]:
    found = []
    papers: dict[str, DisclosedRecord] = {}
    for one in facts.disclosed.of("hlp_asset"):
        papers |= {item.id: item for item in papers_of(facts, one)}
        done = [
            facts.voice.labels.term("hlp_violation", code) for code in ids_of(one, "violations")
        ]
        if done:
            what = dotted(asset_name(facts, one), *done)
            found.append(
                (
                    story_entries.order(facts, one),
                    story_entries.StoryEntry(facts.when(one), what, ()),
                )
            )
    for item in papers.values():
        if item.every("captured"):
            when = facts.when(item, "captured")
            happening = story_entries.StoryEntry(
                when, paper_name(facts, item), (), in_detention(facts, item)
            )
            found.append((story_entries.order(facts, item, "captured"), happening))
    return found


def _sum(facts: Facts, attempt: DisclosedRecord, which: str) -> str:
    """An amount with its own currency."""
    amount = facts.text(attempt, f"{which}_amount")
    currency = facts.term(attempt, f"{which}_currency", "currency")
    return " ".join(filter(None, (amount, currency if amount else "")))
