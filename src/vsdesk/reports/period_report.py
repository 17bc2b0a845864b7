"""The report of a period: what was done, section by section as a newsletter has it, and what was counted.

It is made from plain data that stands as it may leave: figures are suppressed before they come here.
"Documented by" the organisation, never a number of disappeared. Sources: data-dictionary §6, the newsletter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.charts import columns, ladder
from vsdesk.records.dates.date_words import days_in_words
from vsdesk.records.gate.papers.paper_length import beginning, length_of_all
from vsdesk.reports.drawn_chart import LINE, set_chart
from vsdesk.reports.page_rows import PageRow, TextColumn, beside, kept, shifted, space
from vsdesk.reports.page_tables import set_table
from vsdesk.reports.period_paper import (
    REPORT_PHOTO,
    FigureRow,
    PeriodPaper,
    ReportChart,
    ReportPhoto,
    ToldActivity,
)
from vsdesk.reports.picture import Picture, within
from vsdesk.reports.sheet_page import TEXT_WIDTH, Sheet
from vsdesk.reports.style import BODY, QUIET, SMALL
from vsdesk.reports.text import Setter
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.reports.page_header import Furniture, Voice

_TALL: Final = 120.0  # of a chart of standing bars
_BESIDE: Final = 14.0  # between a photo and what stands beside it
_HIGH: Final = 150.0  # of a further photo


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
    rows = _first_page(paper, voice, column)
    for title, figures in paper.figures:
        rows += _figures(title, figures, voice, column)
    for chart in paper.charts:
        rows += _chart(chart, column)
    for title, activities in paper.sections:
        rows += _activities(title, activities, column)
    if paper.closing:
        rows += [space(8), *column.text(isolate(paper.closing))]
    rows += _notes(paper, column)
    pdf = Sheet(setter, [voice], furniture).pdf(rows, progress)
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


def _first_page(paper: PeriodPaper, voice: Voice, column: TextColumn) -> list[PageRow]:
    """The head with the editor's words, the first photo beside them and the others below."""
    first, rest = paper.photos[:1], paper.photos[1:]
    rows = _head(paper, voice, column, first[0]) if first else _words(paper, voice, column)
    return [*rows, *_photos(rest, column)]


def _words(
    paper: PeriodPaper, voice: Voice, head: TextColumn, photo: ReportPhoto | None = None
) -> list[PageRow]:
    """Whose report it is, its title, its period, the editor's words, who took the photo beside them."""
    say = voice.words.say
    period = days_in_words(paper.first, paper.last, voice.words)
    rows = head.text(isolate(paper.organisation), size=SMALL, colour=QUIET)
    title = isolate(paper.title) if paper.title else say("What we did, and what came of it")
    rows += [space(6), *head.title(title)]
    rows += [space(2), *head.text(period, size=BODY, colour=QUIET), space(8)]
    rows += head.text(isolate(paper.introduction)) if paper.introduction else []
    if photo and photo.credit:
        rows += [space(4), *head.text(isolate(photo.credit), size=SMALL, colour=QUIET)]
    return rows


def _head(
    paper: PeriodPaper, voice: Voice, column: TextColumn, photo: ReportPhoto
) -> list[PageRow]:
    width, height = within(photo.data, REPORT_PHOTO, REPORT_PHOTO)
    head = column.of_width(column.width - width - _BESIDE)
    rows = _words(paper, voice, head, photo)
    if column.rtl:
        rows = [shifted(row, column.width - head.width) for row in rows]
    used = sum(row.height for row in rows)
    rows += [space(height - used + 6)] if used < height else []
    x = 0.0 if column.rtl else column.width - width
    picture = Picture(photo.data, x, 0.0, width, height, photo.credit)
    rows[0] = replace(rows[0], pictures=(picture,))
    return [replace(row, keep=True) for row in rows]


def _photos(photos: Sequence[ReportPhoto], column: TextColumn) -> list[PageRow]:
    """Further photos two by two, each with who took it below."""
    rows: list[PageRow] = []
    room = (column.width - _BESIDE) / 2
    half = column.of_width(room)
    for start in range(0, len(photos), 2):
        placed, credits = list[Picture](), list[tuple[float, list[PageRow]]]()
        for at, one in enumerate(photos[start : start + 2]):
            left = (room + _BESIDE) * (1 - at if column.rtl else at)
            width, height = within(one.data, min(room, REPORT_PHOTO), _HIGH)
            x = left + room - width if column.rtl else left
            placed.append(Picture(one.data, x, 0.0, width, height, one.credit))
            credits.append((left, half.text(isolate(one.credit), size=SMALL, colour=QUIET)))
        tall = max(one.height for one in placed)
        rows += kept([space(10), PageRow(tall + 3, pictures=tuple(placed)), *beside(credits)])
    return rows


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
        lines = [inner.text(isolate(one.title), bold=True)]
        lines.append(inner.text(" · ".join(filter(None, (one.when, one.kind))), size=SMALL))
        where = isolate(one.where) if one.where else ""
        held_by = isolate(one.held_by) if one.held_by else ""
        more = " · ".join(filter(None, (held_by, where)))
        lines += [inner.text(words, size=SMALL, colour=QUIET) for words in (more,) if words]
        lines += [inner.text(isolate(one.more))] if one.more else []
        for block in column.entry(lines):
            rows += block
    return rows


def _notes(paper: PeriodPaper, column: TextColumn) -> list[PageRow]:
    rows: list[PageRow] = [space(10)]
    for words in (*paper.notes, *map(isolate, paper.disclaimers)):
        rows += column.text(words, size=SMALL, colour=QUIET)
    return rows
