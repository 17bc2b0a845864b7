"""Do no harm, at the desk: warnings across cases, a look at papers, what was told before, who tells of a
death.

The rules are pure and stand in `records`; here they are asked of the whole vault. A warned number
travels in `reference` without case or family, so that it warns where the case cannot be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.desk.access.forged_papers import Likeness
from vsdesk.desk.saving.warnings import ATTEMPT
from vsdesk.errors import UserError
from vsdesk.names.fold import fold
from vsdesk.records.checks import document_tests
from vsdesk.records.consent.prior_statements import Prior, prior_statements
from vsdesk.records.gate import death_news
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.saving.warnings import ContactWarning
    from vsdesk.records.checks.scam_contacts import WarnedContacts
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.on_screen import OnScreen

_NEWEST: Final = 2_000  # checks that are looked at of each device but the own one and coordinators'


@dataclass(frozen=True, slots=True)
class DocumentLook:
    """What the program sees in a paper by itself, and what that adds up to: never that it is genuine."""

    findings: tuple[document_tests.TestFinding, ...]
    suggested: str


@dataclass(frozen=True, slots=True)
class News:
    """News of a death in a case: what stays closed, whether it opens here, what is asked first."""

    records: tuple[str, ...]
    may_open: bool
    checklist: tuple[str, ...] = death_news.CHECKLIST


class SafeguardService:
    """What the program watches over, whoever works."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._saving = context.saving
        self._context = context
        self._cases = cases

    # -- numbers of those who take money --------------------------------------------------------

    def warned(self) -> WarnedContacts:
        """All warned contacts of this vault."""
        return self._saving.warnings.warned()

    def warning_of(self, value: str) -> ContactWarning | None:
        """The warning for a number or handle: before it is shown, and before it is saved.

        It comes from what coordinators warn of, and from the attempts that this vault holds, so that it needs
        no hand-over; it never says of which case, and tells apart what another device alone wrote (`others`).
        """
        return self._saving.warnings.of(value)

    def warn_of_new(self) -> None:
        """Warn of every number that takes money, and of how often; only coordinators write for all."""
        self._saving.warn_of_new()

    def warn_of(self, attempt: str, *, shown: OnScreen) -> Change:
        """A coordinator looked at an attempt: everybody is warned of the number and handle
        that it was `shown` with.

        Raises UserError E_ROLE, E_NOT_FOUND.
        """
        if self._vault.role != "coordinator":
            raise UserError("E_ROLE")
        view = self._cases.record(attempt)
        if view.kind != ATTEMPT or view.deleted:
            raise UserError("E_NOT_FOUND", kind=ATTEMPT)
        return self._cases.save(self._saving.warnings.looked_at(shown.only(view)))

    # -- papers -----------------------------------------------------------------------------------

    def document_look(self, item: str) -> DocumentLook:
        """The tests that the program can make on a paper. A person looks after it, always.

        Raises UserError E_NOT_FOUND when `item` is no paper.
        """
        view = self._cases.record(item)
        if view.kind != "evidence_item":
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        acts_on = self._vault.trust.acts_on
        newest, whole = self._vault.read.bounded("document_check", _NEWEST, acts_on)
        checks = self._likeness.believed(newest)
        issuers = [*self._cases.list_kind("place"), *self._cases.list_kind("perpetrator")]
        findings = document_tests.look(
            self._cases.dossier(view.space),
            item,
            fold=fold,
            issuers=issuers,
            learned=document_tests.known(checks, fold),
            alike=self._likeness.forged(view, checks, whole=whole),
        )
        return DocumentLook(findings, document_tests.suggested(findings))

    def keep_look(self, item: str, look: DocumentLook, basis: Json) -> Change:
        """A check with its tests; the papers that it was compared with are named where
        the list may name them."""
        check = self._context.new_id()
        values: dict[str, Json] = {
            "result": look.suggested,
            "checked_on": self._context.today(),
            "basis": basis,
        }
        edits = [Edit("document_check", values, id=check, parent=item)]
        for one in look.findings:
            test: dict[str, Json] = {"test": one.test, "result": one.result}
            papers = [id for id in one.records if self._cases.record(id).kind == "evidence_item"]
            if papers:
                test["compared_with"] = [*sorted(papers)]
            edits.append(Edit("document_test", test, id=self._context.new_id(), parent=check))
        return self._cases.save(edits)

    # -- risks ------------------------------------------------------------------------------------

    def override_risk(self, assessments: Sequence[str], why: str, *, shown: OnScreen) -> Change:
        """A coordinator goes on against these assessments, as they were `shown`; the
        reason stays with each."""
        said: dict[str, Json] = {"override": True, "override_why": why}
        return self._cases.save(
            [Edit("risk_assessment", said, id=id, shown=shown) for id in assessments]
        )

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(self._vault)

    # -- what was told before, what is asked when -----------------------------------------------

    def told_before(self, case: str, person: str | None = None) -> tuple[Prior, ...]:
        """Earlier tellings: before a new interview somebody writes why it is needed."""
        statements = self._cases.list_kind("statement")
        return prior_statements(
            self._cases.dossier(case),
            person=person,
            statements=statements,
            sources=self._cases.list_kind("source"),
        )

    # -- news of a death ------------------------------------------------------------------------

    def news(self, case: str) -> News:
        """Whether there is news that the family has not been told, and who may open it."""
        dossier = self._cases.dossier(case)
        device_id, today = self._vault.identity.device_id, self._context.today()
        return News(
            tuple(sorted(death_news.untold(dossier, today))),
            death_news.may_open(dossier, device_id, today),
        )

    def news_messenger(self, case: str, device_id: str) -> Change:
        """A coordinator names the one device on which the news opens. Raises UserError E_ROLE."""
        return self._cases.saved_with_back([Edit("case", {"news_messenger": device_id}, id=case)])

    def news_open(self, case: str, record: str) -> RecordView:
        """Open a record with news, after the checklist. Noted. Raises UserError E_MESSENGER."""
        dossier = self._cases.dossier(case)
        today = self._context.today()
        closed = not death_news.may_open(dossier, self._vault.identity.device_id, today)
        if record in death_news.untold(dossier, today) and closed:
            raise UserError("E_MESSENGER")
        self._cases.note_view(record, "view_sealed")
        return self._cases.record(record)

    def news_told(self, case: str, on: str) -> Change:
        """The family was told on this day; from now on the record opens like any other.

        Raises UserError E_AHEAD for a day that has not come: what is planned tells nobody anything.
        """
        if on > self._context.today():
            raise UserError("E_AHEAD", kind="case", field="news_told_on")
        return self._cases.saved_with_back([Edit("case", {"news_told_on": on}, id=case)])
