"""Lists of our own as papers: numbers and letters, and no word of any record (`reports/own_list.py`)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vsdesk.desk.outbound.missing_glyphs import PlainPaper
from vsdesk.records.dictionary.labels import Labels
from vsdesk.reports import Furniture, Voice
from vsdesk.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.reports.own_list import OwnList
    from vsdesk.words import Lang


def list_paper(
    context: DeskContext,
    made: Callable[[Words, Labels], tuple[OwnList, ...]],
    lang: Lang,
    progress: Progress,
) -> PlainPaper:
    """Lists in one language as a PDF; `made` says what stands on them. Raises Cancelled through
    `progress`."""
    from vsdesk.reports import own_list  # it brings reportlab

    words, known = Words(lang), context.dictionary
    labels = Labels(lang, known.vocabularies)
    furniture = Furniture(
        level="B",
        recipient="own_org",
        copy=1,
        case_no="",
        on=date.fromisoformat(context.today()),
        digest="",
        discreet=True,
    )
    unset: set[str] = set()
    parts = made(words, labels)
    pdf = own_list.render(parts, Voice(words, labels, known.places), progress, furniture, unset)
    return PlainPaper(pdf, tuple(sorted(unset)))
