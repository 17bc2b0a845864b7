"""A report under review: how pages name it, and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.matching.pair_rows import ReportHead
from vsdesk.desk.matching.report_facts import told_of, told_of_entry
from vsdesk.desk.saving.claims import LINE

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.records.dossier import RecordView


class ReportService:
    """Cases, and lines of lists, as reports of a person."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._cases = cases

    def ends(self, decision: RecordView) -> tuple[str, str]:
        """The two reports of a decision; one that names a person is about that person's case."""
        return self._saving.claims.ends(decision)

    def head(self, rec: str) -> ReportHead | None:
        row = self._vault.read.row(rec)
        if row is not None:
            return ReportHead(
                rec,
                row.kind,
                row.name,
                row.other,
                row.number,
                row.place,
                row.told,
                row.updated,
                rec,
            )
        view = self._vault.read.view(rec)
        if view is None or view.kind != LINE:
            return None
        row = self._vault.read.row(view.space)
        title, name = view.text("name_as_written"), row.name if row else ""
        return ReportHead(
            rec, view.kind, title, name, view.text("page"), "", "", view.updated, view.space
        )

    def told_by(self, rec: str) -> ReportFacts:
        cases = self._vault.found_cases
        number = cases.numbers([rec]).get(rec)
        if number is not None:
            return told_of(cases.of([number])[0], self._dictionary.places)
        return told_of_entry(self._cases.record(rec))
