"""Lines of lists that are accepted. The claim that goes with the decision is made by saving
(`saving/claims.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.claims import LINE, is_same
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.pair_rows import ReportHead
    from vsdesk.desk.matching.reports import ReportService
    from vsdesk.desk.matching.service import PairService
    from vsdesk.records.on_screen import OnScreen


class ListClaimService:
    """Decisions about lines of lists."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        matching: PairService,
        reports: ReportService,
    ) -> None:
        self._vault = context.vault
        self._saving = context.saving
        self._cases = cases
        self._matching = matching
        self._reports = reports

    def accept_hit(self, case: str, entry: str, why: str, *, shown: OnScreen) -> Change:
        """A line of a list is about this case's person: the decision, and a claim with the line as source.

        The claim says what stands in the list; it is never a fate. From a list that may not be shown to
        everybody there is the decision alone. Raises UserError E_NOT_FOUND, E_ROLE, E_VALUE without a
        reason.
        """
        if self._cases.record(entry).kind != LINE:
            raise UserError("E_NOT_FOUND", kind=LINE)
        return self._matching.decide_pair(case, entry, "same", why, shown=shown)

    def sealed_lines(self, case: str) -> tuple[ReportHead, ...]:
        """The lines about this case's person of lists that only coordinators may be shown."""
        found = []
        for one in self._vault.found_pairs.decided_of(case):
            line = self._vault.read.view(self._reports.ends(one)[1])
            if line and line.kind == LINE and is_same(one):
                head = self._reports.head(line.id)
                if head is not None and not self._saving.claims.is_open(line.space):
                    found.append(head)
        return tuple(found)

    def settle(self) -> Change | None:
        """Hide what a bundle left without ground: the claims of lists that may be shown no longer, and those
        of lines that nobody, or not everybody, says are this person. Only in a coordinator's vault.
        """
        gone = self._saving.claims.without_ground() if self._vault.role == "coordinator" else []
        return self._cases.save(gone) if gone else None
