"""The custody log: who held each exhibit, step by step, with the digest of its file.

The order and the time of a step are those of the signed history, never of a field that can be typed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.days import moment_of
from vsdesk.reports import whole
from vsdesk.reports.consent_form import LINE
from vsdesk.reports.layout import kept, space
from vsdesk.reports.style import QUIET, SMALL, WARN
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.frame import Blocks, LanguagePart
    from vsdesk.reports.layout import PageRow
    from vsdesk.reports.topic import SheetSubject


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """Who held each exhibit, from when to when, with the digest of its file."""
    return [partial(_custody, topic=topic)]


def _custody(part: LanguagePart, topic: SheetSubject) -> Blocks:
    column, facts = part.column, part.facts
    rows = column.title(part.say("Custody log"))
    number = part.say("Case {number}", number=part.number)
    blocks: Blocks = [kept([*rows, *column.text(number, size=SMALL, colour=QUIET), space(4)])]
    items = [one for one in facts.disclosed.of("evidence_item") if topic.item in ("", one.id)]
    for count, item in enumerate(items, 1):
        exhibit = facts.text(item, "exhibit_no") or str(count)
        blocks.append(column.heading(part.say("Exhibit {number}", number=exhibit)))
        blocks.append(
            [
                row
                for label, words in whole.pairs(facts, item, topic.dictionary)
                for row in column.pair(label, isolate(words))
            ]
        )
        held = sorted(
            facts.disclosed.children(item.id, "custody_entry"), key=lambda one: one.created
        )
        for one in held:
            when = column.text(_written(part, one), size=SMALL, colour=QUIET, keep=True)
            blocks += [when, *whole.entries(part, [one], topic.dictionary), _signed(part)]
        if not held:
            blocks.append(column.text(part.say("No hand-over is written down."), colour=WARN))
    return blocks


def _signed(part: LanguagePart) -> list[PageRow]:
    """Where whoever gave it and whoever took it sign for this step."""
    inner = part.column.inner
    pairs = ((part.say("Given by"), LINE), (part.say("Taken by"), LINE))
    return kept([row for label, line in pairs for row in [space(5), *inner.pair(label, line)]])


def _written(part: LanguagePart, entry: DisclosedRecord) -> str:
    """The day and minute (UTC) at which the step was written into the history."""
    try:
        moment = moment_of(entry.created)
    except ValueError:
        return ""
    return part.say(
        "{day}, {time} UTC",
        day=day_in_words(moment.date(), part.voice.lang),
        time=moment.strftime("%H:%M"),
    )
