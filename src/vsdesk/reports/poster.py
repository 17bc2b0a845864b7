"""A poster for a vigil: the photo, the name as large as it fits, when and where somebody was lost, who asks.

One page, its lines in the middle; two languages stand below each other. It says no word of what happened, and
nobody is called dead or alive on it. What stands there is said by the gate (`records.gate.papers.posters`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import Bug
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.records.gate.papers.posters import EVERYBODY
from vsdesk.reports.page_header import POSTER_HEIGHT, POSTER_WIDTH
from vsdesk.reports.page_rows import PageRow, TextColumn, kept, space
from vsdesk.reports.picture import Picture, within
from vsdesk.reports.sheet_facts import Facts, dotted
from vsdesk.reports.sheet_page import FOOTER, HEIGHT, MARGIN, TEXT_WIDTH, Sheet
from vsdesk.reports.story_entries import doubt
from vsdesk.reports.style import QUIET
from vsdesk.words import isolate, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports.page_header import Furniture, Voice
    from vsdesk.reports.sheet_subject import SheetSubject
    from vsdesk.reports.text import Setter

_PAGE: Final = HEIGHT - 2 * MARGIN - FOOTER
# The name: its size in points, and how many lines it may take of it; the longest take more of the last.
_LARGEST: Final = ((54, 1), (46, 1), (38, 1), (46, 2), (38, 2), (32, 2), (27, 2), (22, 2))
_OTHER: Final = 20.0  # the name in other writings
_LINE: Final = 17.0  # when and where
_OURS: Final = 15.0
_LEAST: Final = 160.0  # so high a photo stays beside the longest names
_GAP: Final = 18.0


def render(
    setter: Setter,
    disclosed: GateDecision,
    voices: Sequence[Voice],
    progress: Progress,
    furniture: Furniture,
    photo: bytes | None,
    topic: SheetSubject | None = None,
) -> bytes:
    """The poster as a PDF. Raises UserError E_GATE, Cancelled; Bug for what was not decided as one."""
    if disclosed.require().request.recipient != EVERYBODY:
        raise Bug("a poster of what the gate let out for somebody alone")
    facts = [Facts(disclosed, voice) for voice in voices]
    columns = [TextColumn(setter, TEXT_WIDTH, rtl=voice.rtl, lang=voice.lang) for voice in voices]
    said = _said(facts, columns)
    ours = _middle(
        columns[0].text(furniture.contact.organisation, size=_OURS, colour=QUIET, bold=True),
        columns[0],
    )
    words = _height(said) + _height(ours) + 2 * _GAP
    pictures = (_placed(photo, facts[0], max(_PAGE - words, _LEAST)),) if photo else ()
    top = pictures[0].height + _GAP if pictures else _PAGE / 4
    rows = [
        PageRow(top, pictures=pictures),
        *said,
        space(max(_PAGE - top - words, 0.0) + _GAP),
        *ours,
    ]
    return Sheet(setter, voices, furniture).pdf(kept(rows), progress)


def _said(facts: Sequence[Facts], columns: Sequence[TextColumn]) -> list[PageRow]:
    """The names, then when and where in each language."""
    names = dict.fromkeys(name for one in facts for name in one.names(one.person))
    first, *others = names or [""]
    rows = _name(first, columns[0])
    for name in others:
        rows += _middle(columns[0].text(isolate(name), size=_OTHER, bold=True), columns[0])
    for one, column in zip(facts, columns, strict=True):
        for line in _lost(one):
            rows += [space(6), *_middle(column.text(line, size=_LINE), column)]
    return rows


def _name(name: str, column: TextColumn) -> list[PageRow]:
    found: list[PageRow] = []
    for size, most in _LARGEST:
        found = column.title(isolate(name), size=size)
        if len(found) <= most:
            break
    return _middle(found, column)


def _lost(facts: Facts) -> Iterator[str]:
    """When and where, as far as that may be read by everybody: the day alone, without the words as told."""
    for one in facts.disclosed.of("event"):
        days = (date_in_words(value, facts.voice.words) for value in facts.values(one, "date"))
        found = [*filter(None, (*days, facts.place(one, "place")))]
        if found:
            when_and_where = dotted(*found, doubt(facts, one))
            say = facts.voice.words.say
            yield say("{what}: {when}", what=say("Disappearance"), when=when_and_where)


def _placed(photo: bytes, facts: Facts, room: float) -> Picture:
    """The photo in the middle, in its own shape."""
    width, height = within(photo, POSTER_WIDTH, min(POSTER_HEIGHT, room))
    said = plain(dotted(facts.voice.words.say("Photo"), *facts.names(facts.person)[:1]))
    return Picture(photo, (TEXT_WIDTH - width) / 2, 0.0, width, height, said)


def _height(rows: Sequence[PageRow]) -> float:
    return sum(row.height for row in rows)


def _middle(rows: Sequence[PageRow], column: TextColumn) -> list[PageRow]:
    """The rows with their lines in the middle of the column."""
    return [
        replace(
            row,
            marks=tuple(
                one._replace(x=(column.width - column.width_of(one)) / 2) for one in row.marks
            ),
        )
        for row in rows
    ]
