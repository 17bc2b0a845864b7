"""A list of our own on paper: what it is, a table, and room to tick. It holds numbers and letters and no word
of any record, so it passes no gate.

It is discreet: neither the association nor what it does stands on it but in the words that it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.reports.page_rows import TextColumn, space
from vsdesk.reports.page_tables import set_table
from vsdesk.reports.sheet_page import TEXT_WIDTH, Sheet
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.reports.text import Setter
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.reports.page_header import Furniture, Voice
    from vsdesk.reports.page_rows import PageRow


@dataclass(frozen=True, slots=True)
class OwnList:
    """A title, sentences below it, and a table: its heads, its lines, and which parts of the width its
    columns have; `none`: what stands in place of a table without a line."""

    title: str
    said: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    none: str = ""


def render(
    parts: Sequence[OwnList],
    voice: Voice,
    progress: Progress,
    furniture: Furniture,
    unset: set[str] | None = None,
) -> bytes:
    """The lists, one below the other, as a PDF. Raises Cancelled through `progress`.

    Into `unset` go the characters for which no font of ours has a letter.
    """
    setter = Setter()
    column = TextColumn(setter, TEXT_WIDTH, rtl=voice.rtl, lang=voice.lang)
    rows: list[PageRow] = []
    for place, part in enumerate(parts):
        rows += [space(14)] if place else []
        rows += column.title(part.title, size=16 if not place else 13)
        for sentence in part.said:
            rows += [space(2), *column.text(sentence, size=SMALL, colour=QUIET)]
        rows.append(space(6))
        if not part.lines:
            rows += column.text(part.none)
            continue
        lines = [[isolate(cell) if cell.strip() else cell for cell in line] for line in part.lines]
        for block in set_table(column, part.heads, lines, part.shares, size=SMALL):
            rows += block
    pdf = Sheet(setter, [voice], furniture).pdf(rows, progress)
    if unset is not None:
        unset.update(setter.unset)
    return pdf
