"""What the page of a report shows before anything leaves: what may be chosen, the report in words, the rows
behind a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.desk.reporting.editors_words import EditorsWords
from vsdesk.languages import LANGUAGES, chain
from vsdesk.records.figures.indicator_records import held_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.reporting.periods import PeriodFigures
    from vsdesk.desk.reporting.report_photos import ReportPhotos
    from vsdesk.records.dossier import RecordView
    from vsdesk.reports.period_paper import PeriodPaper
    from vsdesk.vault.read.list_pages import ListRow
    from vsdesk.words import Lang


@dataclass(frozen=True, slots=True)
class ReportLook:
    """A report in words, and what was counted for it. Nothing has left.

    `own`: what is asked about the editor's words before it does. `left_out`: how many activities are not
    printed, because of a name or a telephone in their words, or because nothing of them leaves. `digest` is
    of the figures and of what leaves of each activity, whatever the language and the editor's words.
    """

    paper: PeriodPaper
    figures: PeriodFigures
    own: EditorsWords = field(default_factory=EditorsWords)
    left_out: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class OfferedForReport:
    """Id and name of what a report may be narrowed to, and of the pictures that may stand on it. `kept_back`:
    how many may not, because somebody who took part refused it."""

    groups: tuple[tuple[str, str], ...] = field(repr=False)
    projects: tuple[tuple[str, str], ...] = field(repr=False)
    photos: tuple[tuple[str, str], ...] = field(repr=False)
    kept_back: int = 0


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """A page of the roots behind a figure; `next` is the place after it, None at the end."""

    rows: tuple[ListRow, ...] = field(repr=False)
    next: int | None


class ReportChoices:
    """Reads what is offered."""

    def __init__(self, context: DeskContext, photos: ReportPhotos) -> None:
        self._read = context.vault.read
        self._photos = photos

    def offered(self, lang: Lang) -> OfferedForReport:
        """Groups that held or signed something, projects, and the pictures that may stand on it."""
        activities = self._read.of_kind("activity")
        held = {id for one in activities for id in held_by(one)}
        groups = [one for one in self._read.of_kind("organisation") if one.id in held]
        pictures, kept = self._photos.offered()
        photos = tuple(
            (item.id, item.text("title") or activity.text("title")) for item, activity in pictures
        )
        projects = self._read.of_kind("project")
        return OfferedForReport(_named(groups, lang), _named(projects, lang), photos, kept)

    def behind(self, roots: Sequence[str], after: int | None, limit: int) -> RowsBehind:
        """The rows of these roots from a place on; what is not here any more is left out."""
        begin = after or 0
        found = (self._read.row(one) for one in roots[begin : begin + limit])
        end = begin + limit
        return RowsBehind(
            tuple(one for one in found if one is not None), end if end < len(roots) else None
        )


def _named(records: Sequence[RecordView], lang: Lang) -> tuple[tuple[str, str], ...]:
    """By name in the language of the reader, else in another."""
    names = [f"name_{one}" for one in dict.fromkeys((*chain(lang), *LANGUAGES))]
    found = (
        (one.id, next((text for name in (*names, "short_name") if (text := one.text(name))), ""))
        for one in records
    )
    return tuple(sorted((one for one in found if one[1]), key=lambda one: one[1]))
