"""What the organisation did: a file of activities taken in, activities of a period, the days of a month."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.desk.reporting.activity_file import ActivityFile
from vsdesk.desk.reporting.periods import PeriodService
from vsdesk.desk.reporting.report_looks import ReportChoices
from vsdesk.desk.reporting.tally_service import TallyService
from vsdesk.progress import SILENT, unhurried
from vsdesk.records.figures.indicator_records import Period, is_of, span_of

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.loads.service import DumpService, LoadResult
    from vsdesk.desk.outbound.missing_glyphs import PlainPaper
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.desk.reporting.activity_file import ActivityRemark
    from vsdesk.desk.reporting.editors_words import EditorsWords
    from vsdesk.desk.reporting.periods import PeriodOrder
    from vsdesk.desk.reporting.report_looks import ReportLook
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView

_LAST: Final = date.max
_EVER: Final = Period(date.min, _LAST)


@dataclass(frozen=True, slots=True)
class LoadedActivities:
    """What a file of activities brought, and what is said of it."""

    loaded: LoadResult
    remarks: tuple[ActivityRemark, ...]


@dataclass(frozen=True, slots=True)
class ActivityDays:
    """One activity and when it was: `first` and `last` are days, whole months and years where no day is known
    (`exact` says whether one is)."""

    record: RecordView
    first: date
    last: date
    exact: bool


class ReportingService:
    """Activities, figures and reports."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        loads: DumpService,
        sheets: SheetService,
        files: AttachmentService,
    ) -> None:
        self._context = context
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._new_id = context.new_id
        self._loads = loads
        self.periods = PeriodService(context, sheets, files)
        self.tallies = TallyService(context, cases)
        self.choices = ReportChoices(context, self.periods.photos)

    def load_activities(
        self, data: bytes, *, name: str = "", dry_run: bool = False, progress: Progress = SILENT
    ) -> LoadedActivities:
        """Take in a file of activities (docs/activities.md), as one load that can be taken back.

        What is here already, by its title and day, stays as it is. Raises UserError E_TABLE, E_VALUE
        (with the number of the activity as `line`), E_ROLE where this device may write none; Cancelled.
        """
        file = ActivityFile(
            self._dictionary,
            self._vault.read.of_kind("organisation"),
            self._vault.read.of_kind("activity"),
            self._vault.read.of_kind("membership"),
            self._new_id,
            registers=self._dictionary.may(self._context.role, "organisation"),
        )
        found = file.records(data)
        lines = [json.dumps(row, ensure_ascii=False).encode() for row in found.rows]
        loaded = self._loads.load(lines, name=name, dry_run=dry_run, progress=progress)
        return LoadedActivities(loaded, found.remarks)

    def report(
        self, order: PeriodOrder, progress: Progress = SILENT, looked: str = ""
    ) -> PlainPaper:
        """The report of a period as a PDF, with its activities. Asks and raises as `PeriodService.pdf`."""
        with unhurried():
            return self.periods.pdf(order, self._asked(order), progress, looked)

    def look(self, order: PeriodOrder, progress: Progress = SILENT) -> ReportLook:
        """The same in words, with its figures; nothing leaves, no row. Raises as `PeriodService.pdf`."""
        with unhurried():
            return self.periods.paper(order, self._asked(order), progress)

    def editors_words(self, order: PeriodOrder) -> EditorsWords:
        """What is asked about the editor's words of a report before it leaves."""
        return self.periods.editors_words(order)

    def _asked(self, order: PeriodOrder) -> tuple[ActivityDays, ...]:
        return self.activities(order.first, order.last, group=order.group, project=order.project)

    def activities(
        self, first: date = date.min, last: date = _LAST, *, group: str = "", project: str = ""
    ) -> tuple[ActivityDays, ...]:
        """The activities of which some day lies in a period, in the order of their days.

        `group` is an organisation that held them or signed, `project` theirs. One without a day that can be
        read stands at the end of the list of all, and in no period.
        """
        period = Period(first, last)
        found = []
        for record in self._vault.read.own_work("activity"):
            if not is_of(record, group, project):
                continue
            when = span_of(record)
            if when is not None and when.meets(period):
                found.append(ActivityDays(record, *when))
            elif when is None and period == _EVER:
                found.append(ActivityDays(record, _LAST, _LAST, False))
        return tuple(sorted(found, key=lambda one: (one.first, one.last, one.record.text("title"))))
