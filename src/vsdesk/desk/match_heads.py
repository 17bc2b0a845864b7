"""A report under review: how pages name it, and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.match_pair import ReportHead
from vsdesk.desk.match_reports import told_of, told_of_entry
from vsdesk.desk.matching import Matching
from vsdesk.desk.saving.claims import LINE

if TYPE_CHECKING:
    from vsdesk.desk.match_reports import Told
    from vsdesk.records.dossier import RecordView


class Reports(Matching):
    """Cases, and lines of lists, as reports of a person."""

    def _ends(self, decision: RecordView) -> tuple[str, str]:
        """The two reports of a decision; one that names a person is about that person's case."""
        return self.saving.claims.ends(decision)

    def _head(self, rec: str) -> ReportHead | None:
        row = self.vault.read.row(rec)
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
        view = self.vault.read.view(rec)
        if view is None or view.kind != LINE:
            return None
        row = self.vault.read.row(view.space)
        title, name = view.text("name_as_written"), row.name if row else ""
        return ReportHead(
            rec, view.kind, title, name, view.text("page"), "", "", view.updated, view.space
        )

    def _told_by(self, rec: str) -> Told:
        cases = self.vault.found_cases
        number = cases.numbers([rec]).get(rec)
        if number is not None:
            return told_of(cases.of([number])[0], self.dictionary.places)
        return told_of_entry(self.record(rec))
