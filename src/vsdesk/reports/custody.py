"""The custody log: who held each exhibit, step by step, with the digest of its file, and room to sign.

The order and the time of a step are those of the signed history, never of a field that can be typed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports import full_record
from vsdesk.reports.exhibits import exhibits, steps, steps_stay, without_steps, written
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.page_tables import TO_SIGN, set_table
from vsdesk.reports.sheet_subject import HANDS, SheetSubject, StepHands
from vsdesk.reports.style import QUIET, SMALL, WARN
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart

_SHARES: Final = (2, 5, 2.5, 2.5)


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """Who held each exhibit, from when to when, with the digest of its file."""
    return [partial(_custody, topic=topic)]


def _custody(part: LanguagePart, topic: SheetSubject) -> Blocks:
    column, facts = part.column, part.facts
    rows = column.title(part.say("Custody log"))
    case = part.say("Case {number}", number=part.number)
    rows += column.text(case, size=SMALL, colour=QUIET)
    if steps_stay(part.facts):
        rows += column.text(part.say("Not every step stands on this sheet."), colour=WARN)
    blocks: Blocks = [kept([*rows, space(4)])]
    for number, item in _items(part):
        if topic.item not in ("", item.id):
            continue
        blocks.append(column.heading(_called(part, item, number)))
        blocks.append(
            [
                row
                for label, words in full_record.pairs(facts, item, topic.dictionary)
                for row in column.pair(label, isolate(words))
            ]
        )
        held = steps(facts, item)
        if held:
            blocks += [[space(5)], *_table(part, held, topic)]
        else:
            blocks.append(column.text(without_steps(part, item), colour=WARN))
    return blocks


def _items(part: LanguagePart) -> list[tuple[str, DisclosedRecord]]:
    """The exhibits by their numbers, then what has none."""
    found = [(one.number, one.item) for one in exhibits(part.facts)]
    known = {item.id for _, item in found}
    items = part.facts.disclosed.of("evidence_item")
    return [*found, *(("", one) for one in items if one.id not in known)]


def _called(part: LanguagePart, item: DisclosedRecord, number: str) -> str:
    """Papers of our own are no exhibits, and have no number."""
    if number:
        return part.say("Exhibit {number}", number=number)
    kind = part.facts.term(item, "type", "evidence_class")
    return kind or part.voice.labels.kind("evidence_item")


def _table(part: LanguagePart, held: Sequence[DisclosedRecord], topic: SheetSubject) -> Blocks:
    """A line for each step, where whoever gave it and whoever took it sign for it."""
    signed = (part.say("Given by (signature)"), part.say("Taken by (signature)"))
    heads = (part.say("When"), part.say("Step"), *signed)
    lines = [(_moment(part, one), _step(part, one, topic), TO_SIGN, TO_SIGN) for one in held]
    return set_table(part.column, heads, lines, _SHARES)


def _step(part: LanguagePart, entry: DisclosedRecord, topic: SheetSubject) -> str:
    found = full_record.pairs(part.facts, entry, topic.dictionary)
    known = topic.hands.get(entry.id, StepHands())
    for name in (one for one in HANDS if one in known.unnamed):
        label = part.voice.labels.field(entry.kind, name)
        found.append((label, part.say("not named on this sheet")))
    if known.by:
        found.append((part.say("Written down by"), known.by))
    lines = (f"{label}: {isolate(words)}" for label, words in found)
    return "\n".join(lines)


def _moment(part: LanguagePart, entry: DisclosedRecord) -> str:
    moment = written(entry)
    if moment is None:
        return ""
    return part.say(
        "{day}, {time} UTC",
        day=day_in_words(moment.date(), part.voice.lang),
        time=moment.strftime("%H:%M"),
    )
