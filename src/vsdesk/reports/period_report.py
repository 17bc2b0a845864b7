"""The report of a period: what was done, section by section as a newsletter has it, and what was counted.

It is made from plain data that stands as it may leave: figures are suppressed before they come here.
"Documented by" the organisation, never a number of disappeared. Sources: data-dictionary §6, the newsletter.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader

from vsdesk.charts import columns, ladder
from vsdesk.records.dates.date_words import days_in_words
from vsdesk.records.gate.papers.paper_length import beginning, length_of_all
from vsdesk.reports.drawn_chart import LINE, set_chart
from vsdesk.reports.layout import TextColumn, space
from vsdesk.reports.page import TEXT_WIDTH, Picture, Sheet
from vsdesk.reports.period_paper import (
    REPORT_PHOTO,
    FigureRow,
    PeriodPaper,
    ReportChart,
    ToldActivity,
)
from vsdesk.reports.style import BODY, QUIET, SMALL
from vsdesk.reports.table import set_table
from vsdesk.reports.text import Setter
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.reports.layout import PageRow
    from vsdesk.reports.page_header import Furniture, Voice

_TALL: Final = 120.0  # of a chart of standing bars


def render(
    paper: PeriodPaper,
    voice: Voice,
    progress: Progress,
    furniture: Furniture,
    unset: set[str] | None = None,
) -> bytes:
    """The report as a PDF. Raises Cancelled through `progress`.

    Into `unset` go the characters for which no font of ours has a letter.
    """
    paper = _within(paper)
    setter = Setter()
    column = TextColumn(setter, TEXT_WIDTH, rtl=voice.rtl, lang=voice.lang)
    rows, pictures = _first_page(paper, voice, column)
    for title, figures in paper.figures:
        rows += _figures(title, figures, voice, column)
    for chart in paper.charts:
        rows += _chart(chart, column)
    for title, activities in paper.sections:
        rows += _activities(title, activities, column)
    if paper.closing:
        rows += [space(8), *column.text(paper.closing)]
    rows += _notes(paper, column)
    pdf = Sheet(setter, [voice], furniture).pdf(rows, progress, pictures)
    if unset is not None:
        unset.update(setter.unset)
    return pdf


def _within(paper: PeriodPaper) -> PeriodPaper:
    """The report with as many words as a paper holds."""
    told = [one for _, some in paper.sections for one in some]
    own = (paper.introduction, paper.closing)
    most = length_of_all([own, *((one.title, one.held_by, one.where, one.more) for one in told)])
    if most is None:
        return paper
    return replace(
        paper,
        introduction=beginning(paper.introduction, most),
        closing=beginning(paper.closing, most),
        sections=tuple(
            (title, tuple(_activity_within(one, most) for one in some))
            for title, some in paper.sections
        ),
    )


def _activity_within(told: ToldActivity, most: int) -> ToldActivity:
    return replace(
        told,
        title=beginning(told.title, most),
        held_by=beginning(told.held_by, most),
        where=beginning(told.where, most),
        more=beginning(told.more, most),
    )


def _first_page(
    paper: PeriodPaper, voice: Voice, column: TextColumn
) -> tuple[list[PageRow], list[Picture]]:
    """The head with the editor's words, and a photo beside them."""
    say = voice.words.say
    pictures: list[Picture] = []
    head, width, height = column, 0.0, 0.0
    if paper.photo:
        wide, tall = ImageReader(io.BytesIO(paper.photo)).getSize()
        share = REPORT_PHOTO / max(wide, tall)
        width, height = wide * share, tall * share
        head = column.of_width(column.width - width - 14)
        x = 0.0 if column.rtl else column.width - width
        pictures = [Picture(paper.photo, x, 0.0, width, height, paper.credit)]
    period = days_in_words(paper.first, paper.last, voice.words)
    rows = head.text(paper.organisation, size=SMALL, colour=QUIET)
    rows += [space(6), *head.title(paper.title or say("What we did, and what came of it"))]
    rows += [space(2), *head.text(period, size=BODY, colour=QUIET), space(8)]
    rows += head.text(paper.introduction) if paper.introduction else []
    if paper.photo and paper.credit:
        rows += [space(4), *head.text(paper.credit, size=SMALL, colour=QUIET)]
    if column.rtl and paper.photo:
        rows = [_moved(row, column.width - head.width) for row in rows]
    used = sum(row.height for row in rows)
    if used < height:
        rows.append(space(height - used + 6))
    return [replace(row, keep=bool(paper.photo)) for row in rows], pictures


def _moved(row: PageRow, x: float) -> PageRow:
    return replace(row, marks=tuple(mark._replace(x=mark.x + x) for mark in row.marks))


def _figures(
    title: str, figures: Sequence[FigureRow], voice: Voice, column: TextColumn
) -> list[PageRow]:
    say = voice.words.say
    goals = any(one.goal for one in figures)
    heads = [
        say("Figure"),
        say("Number"),
        *([say("To be reached")] if goals else []),
        say("Of these"),
    ]
    lines = [
        [one.label, isolate(one.number), *([isolate(one.goal)] if goals else []), one.divided]
        for one in figures
    ]
    shares = [4, 1.4, *([1.6] if goals else []), 5]
    rows = column.heading(title)
    for block in set_table(column, heads, lines, shares):
        rows += block
    return rows


def _chart(chart: ReportChart, column: TextColumn) -> list[PageRow]:
    rows = column.heading(chart.title)
    drawn = (
        columns(chart.bars, column.width, _TALL, LINE, rtl=column.rtl)
        if chart.months
        else ladder(chart.bars, column.width, LINE, rtl=column.rtl)
    )
    return [*rows, *set_chart(column, drawn)]


def _activities(
    title: str, activities: Sequence[ToldActivity], column: TextColumn
) -> list[PageRow]:
    rows = column.heading(title)
    inner = column.inner
    for one in activities:
        lines = [inner.text(one.title, bold=True)]
        lines.append(inner.text(" · ".join(filter(None, (one.when, one.kind))), size=SMALL))
        more = " · ".join(filter(None, (one.held_by, one.where)))
        lines += [inner.text(words, size=SMALL, colour=QUIET) for words in (more,) if words]
        lines += [inner.text(one.more)] if one.more else []
        for block in column.entry(lines):
            rows += block
    return rows


def _notes(paper: PeriodPaper, column: TextColumn) -> list[PageRow]:
    rows: list[PageRow] = [space(10)]
    for words in (*paper.notes, *paper.disclaimers):
        rows += column.text(words, size=SMALL, colour=QUIET)
    return rows
