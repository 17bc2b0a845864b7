"""What stands on the report of a period, in one language: plain data, before a page is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.charts import Bar
from vsdesk.reports.page_header import pixels

if TYPE_CHECKING:
    from datetime import date

REPORT_PHOTO: Final = 190.0  # points, the longer side of a picture
REPORT_BOX: Final = (pixels(REPORT_PHOTO), pixels(REPORT_PHOTO))


@dataclass(frozen=True, slots=True)
class ToldActivity:
    """One activity in words: when, its kind, its title, by whom, where, what came of it."""

    when: str
    kind: str
    title: str
    held_by: str = ""
    where: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in words; `goal` where a target stands. `key` is that of its indicator."""

    label: str
    number: str
    divided: str = ""
    goal: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReportChart:
    """One chart: its title, its bars; `months` are standing ones."""

    title: str
    bars: tuple[Bar, ...]
    months: bool = False


@dataclass(frozen=True, slots=True)
class ReportPhoto:
    """A picture of an activity and who took it."""

    data: bytes = field(repr=False)  # JPEG, within REPORT_BOX
    credit: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PeriodPaper:
    """All that stands on the report, in one language."""

    first: date
    last: date
    organisation: str
    title: str = ""
    introduction: str = ""
    sections: tuple[tuple[str, tuple[ToldActivity, ...]], ...] = ()
    figures: tuple[tuple[str, tuple[FigureRow, ...]], ...] = ()
    charts: tuple[ReportChart, ...] = ()
    notes: tuple[str, ...] = ()
    disclaimers: tuple[str, ...] = ()
    photos: tuple[ReportPhoto, ...] = ()
    closing: str = ""
