"""The case file: every record that may leave, kind by kind, its fields in the dictionary's order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.statuses import OUR_LETTERS
from vsdesk.reports import full_record, story_entries
from vsdesk.reports.column_frame import happenings
from vsdesk.reports.family_sheet import identity, remarks, summary
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.source_counts import reports_behind
from vsdesk.reports.style import QUIET, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import SheetSubject

# Said at their own place, or of no use on paper.
_TOLD: Final = frozenset(
    {"case", "event", "involvement", "search_action", "person_name", "disclosure", "proposal"}
)


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of the file."""
    kinds = [kind.name for kind in topic.dictionary.kinds if kind.name not in _TOLD]
    return [
        _title,
        identity,
        summary,
        partial(_case, topic=topic),
        _events,
        _steps,
        *(partial(_kind, kind=kind, topic=topic) for kind in kinds),
        partial(reports_behind, topic=topic),
        remarks,
    ]


def _title(part: LanguagePart) -> Blocks:
    rows = part.column.title(part.say("Case file"))
    number, organisation = part.number, part.furniture.contact.organisation
    about = dotted(part.say("Case {number}", number=number), organisation)
    return [kept([*rows, *part.column.text(about, size=SMALL, colour=QUIET), space(6)])]


def _case(part: LanguagePart, topic: SheetSubject) -> Blocks:
    if part.facts.case is None:
        return []
    told = ("summary",) if part.facts.spoken(part.facts.case, "summary") else ()  # above, in short
    found = [
        part.column.pair(label, words)
        for label, words in full_record.pairs(part.facts, part.facts.case, topic.dictionary, told)
    ]
    return [part.column.heading(part.voice.labels.kind("case")), *found]


def _events(part: LanguagePart) -> Blocks:
    return happenings(part, part.say("What happened"), story_entries.later(part.facts, None))


def _steps(part: LanguagePart) -> Blocks:
    return happenings(part, part.say("What was done to search"), story_entries.steps(part.facts))


def _kind(part: LanguagePart, kind: str, topic: SheetSubject) -> Blocks:
    held = part.facts.disclosed.of(kind)
    records = [one for one in held if OUR_LETTERS.isdisjoint(one.decides("type"))]
    found = full_record.entries(part, records, topic.dictionary)
    return [part.column.heading(part.voice.labels.kinds(kind)), *found] if found else []
