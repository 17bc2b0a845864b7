"""A key paper: the words of one share, numbered, their QR, and what to do with it. No word of whose it is.

Each is a sheet of its own, since each goes to another person. The words stand in the language of the paper;
the QR holds them in English, as any program for SLIP-39 reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.progress import SILENT
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports.page_header import Furniture
from vsdesk.reports.page_rows import Box, PageRow, TextColumn, beside, kept, space
from vsdesk.reports.qr import dark_strips
from vsdesk.reports.sheet_page import TEXT_WIDTH, Sheet
from vsdesk.reports.style import INK, QUIET, SMALL
from vsdesk.reports.text import Setter, TextSpan

if TYPE_CHECKING:
    from datetime import date

    from vsdesk.reports.page_header import Voice

_COLUMNS: Final = 3
_QR: Final = 132.0  # points
_WORD: Final = 13.0


@dataclass(frozen=True, slots=True)
class KeyPaper:
    """What one sheet says: its words in order, those of the QR, its number, how many there are and are
    needed, by which number papers made together know each other, and the day."""

    words: tuple[str, ...] = field(repr=False)
    code: str = field(repr=False)
    part: int
    count: int
    needed: int
    set: int
    on: date


def render(paper: KeyPaper, voice: Voice) -> bytes:
    """The sheet as a PDF."""
    setter = Setter()
    column = TextColumn(setter, TEXT_WIDTH, rtl=voice.rtl, lang=voice.lang)
    furniture = Furniture(
        level="A",
        recipient="own_org",
        copy=1,
        case_no=f"{paper.part}/{paper.count}",
        on=paper.on,
        digest="",
        discreet=True,
    )
    return Sheet(setter, [voice], furniture).pdf(_rows(paper, voice, column), SILENT)


def _rows(paper: KeyPaper, voice: Voice, column: TextColumn) -> list[PageRow]:
    say = voice.words.say
    rows = column.title(
        say("Key paper {part} of {count}", part=paper.part, count=paper.count), size=18
    )
    rows += [space(6)]
    together = voice.words.count(
        "With {n} of these papers, whichever, the computer opens. One alone opens nothing.",
        "With {n} of these papers, whichever, the computer opens. One alone opens nothing.",
        paper.needed,
    )
    rows += [*column.text(together), space(12), *_words(paper, column), space(14)]
    rows += [*_below(paper, voice, column)]
    return rows


def _words(paper: KeyPaper, column: TextColumn) -> list[PageRow]:
    """Numbered, down one column and on in the next, in the direction of reading."""
    width = column.width / _COLUMNS
    each = -(-len(paper.words) // _COLUMNS)
    narrow = column.of_width(width)
    found = []
    for at in range(_COLUMNS):
        rows: list[PageRow] = []
        for place in range(at * each, min((at + 1) * each, len(paper.words))):
            line = [TextSpan(f"{place + 1}. "), TextSpan(paper.words[place], True)]
            rows += [*narrow.text(line, size=_WORD), space(3)]
        found.append(((_COLUMNS - 1 - at if column.rtl else at) * width, kept(rows)))
    return beside(found)


def _below(paper: KeyPaper, voice: Voice, column: TextColumn) -> list[PageRow]:
    """What to do with it; beside it the QR, at the end of the lines."""
    say = voice.words.say
    texts = column.of_width(column.width - _QR - 24)
    rows = texts.heading(say("What to do with this paper"))
    for said in (
        say("Keep it dry and safe, away from the computer and from the other papers."),
        say("Take no photo of it, and read it to nobody on the telephone."),
        say("Give it back only to the person from whom you have it, face to face."),
        say(
            "It was lost, or somebody else saw it? Tell that person soon. New papers are made then, and this one opens nothing any more."
        ),
        say(
            "To open, choose “Use key papers” and write the words in their order, without the numbers."
        ),
    ):
        rows += texts.dotted(texts.inner.text(said))
    rows += [space(6)]
    rows += texts.text(
        say("Made on {day} · papers {set}", day=day_in_words(paper.on, voice.lang), set=paper.set),
        size=SMALL,
        colour=QUIET,
    )
    strips = tuple(Box(x, y, w, h, INK) for x, y, w, h in dark_strips(paper.code, _QR))
    code = [PageRow(_QR, boxes=strips)]
    if column.rtl:
        return _hung(code[0], 0.0, rows, _QR + 24)
    return _hung(code[0], column.width - _QR, rows, 0.0)


def _hung(code: PageRow, code_x: float, rows: list[PageRow], x: float) -> list[PageRow]:
    """The QR beside the lines, from the height of the first: it hangs in a row of no height of its own."""
    boxes = tuple(box._replace(x=box.x + code_x) for box in code.boxes)
    found = beside([(x, rows)]) if x else list(rows)
    height = sum(row.height for row in found)
    return kept([PageRow(0, boxes=boxes), *found, space(max(0.0, _QR - height))])
