"""A page to sign at an activity: a number for each who comes, room for a sign, and nobody's name.

Sex and age may be ticked beside it, by the terms of our own tallies, so that the page is counted in a minute.
It stands in one language, or in two with one table: the head says each word in both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import Bug
from vsdesk.records.figures.tallies import AGE, COUNT, KIND, SEX, fine_bands
from vsdesk.reports.column_frame import Blocks, LanguagePart, pairs
from vsdesk.reports.page_rows import PageRow, TextColumn, kept, space, square
from vsdesk.reports.page_tables import places, set_table
from vsdesk.reports.sheet_facts import Facts
from vsdesk.reports.sheet_page import TEXT_WIDTH, Sheet
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.words import isolate, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports.page_header import Furniture, Voice
    from vsdesk.reports.sheet_subject import SheetSubject
    from vsdesk.reports.text import Setter

MOST: Final = 500
_USUAL: Final = 20  # where nobody said how many, and nothing was counted
_UNSAID: Final = "not_stated"  # who ticks nothing says that
_TALL: Final = 27.0  # of a line, in points: a thumb has room
_SQUARE: Final = 10.0
_HEAD: Final = 6.6
_EMPTY: Final = "\u00a0\u00a0"  # the line below the row is the one to sign on
_NUMBER, _TICK, _SIGN = 1.2, 1.0, 6.0  # shares of the width


def render(
    setter: Setter,
    disclosed: GateDecision,
    voices: Sequence[Voice],
    progress: Progress,
    furniture: Furniture,
    photo: bytes | None = None,
    topic: SheetSubject | None = None,
) -> bytes:
    """The pages as a PDF. Raises UserError E_GATE, Cancelled; Bug without a topic."""
    disclosed.require()
    if topic is None or topic.signing is None:
        raise Bug("a page to sign is made of an order for one")
    facts = [Facts(disclosed, voice) for voice in voices]
    columns = [TextColumn(setter, TEXT_WIDTH, rtl=one.rtl, lang=one.lang) for one in voices]
    rows: list[PageRow] = []
    for one, column in zip(facts, columns, strict=True):
        rows += [row for block in _head(LanguagePart(one, furniture, column)) for row in block]
        rows.append(space(8))
    lists = topic.dictionary.vocabularies
    by = topic.signing.by
    ticks = [(SEX, term) for term in lists.keys(SEX) if SEX in by and term != _UNSAID]
    ticks += [(AGE, term) for term in fine_bands(lists.keys(AGE)) if AGE in by]
    count = min(topic.signing.rows or _counted(facts[0]) or _USUAL, MOST)
    rows += _table(facts, columns[0], ticks, count)
    return Sheet(setter, voices, furniture).pdf(rows, progress)


def _counted(facts: Facts) -> int:
    """How many were counted already."""
    rows = facts.disclosed.of(KIND)
    return sum(one for row in rows for one in facts.values(row, COUNT) if isinstance(one, int))


def _head(part: LanguagePart) -> Blocks:
    """What it is, of what, when and where, and that no name is asked."""
    facts, activity = part.facts, part.facts.disclosed.head
    days = facts.period(activity, "date", "end")
    title = facts.text(activity, "title") or facts.term(activity, "type", "activity_type")
    told = part.say("Everybody signs, or makes a mark, beside one number. No name is written here.")
    return [
        kept([*part.column.title(isolate(title)), space(2)]),
        part.column.text(part.say("A page to sign"), colour=QUIET),
        *pairs(
            part,
            (part.say("When"), days),
            (part.say("Where"), facts.place(activity, "place", "places")),
            (part.say("Association"), part.furniture.contact.organisation),
        ),
        [space(4), *part.column.text(told, size=SMALL, colour=QUIET)],
    ]


def _table(
    facts: Sequence[Facts], column: TextColumn, ticks: Sequence[tuple[str, str]], count: int
) -> list[PageRow]:
    """A line for each number; the head again on each page."""

    def both(words: list[str]) -> str:
        return joined(dict.fromkeys(words), "\n")

    heads = [both([one.voice.words.say("No.") for one in facts])]
    heads += [both([one.voice.labels.term(name, term) for one in facts]) for name, term in ticks]
    heads.append(both([one.voice.words.say("Signature or thumbprint") for one in facts]))
    shares = [_NUMBER, *[_TICK] * len(ticks), _SIGN]
    lines = [
        [isolate(str(number)), *[_EMPTY] * len(ticks), _EMPTY] for number in range(1, count + 1)
    ]
    head, *blocks = set_table(column, heads, lines, shares, least=_TALL, head_size=_HEAD)
    boxes = tuple(
        box
        for x, width in places(column, shares)[1:-1]
        for box in square(x + (width - _SQUARE) / 2, (_TALL - _SQUARE) / 2, _SQUARE)
    )
    rows = [*head]
    for first, *more in blocks:
        rows += [replace(first, boxes=(*first.boxes, *boxes)), *more]
    return rows
