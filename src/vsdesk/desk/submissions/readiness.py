"""Ready for …: what a mechanism still needs of a case, which mechanisms fit it, and all cases at once.

Profiles are data: the shipped ones (resources/mechanisms), and an organisation's own, which lie in
the folder `mechanisms` of a computer's profile and add to them or replace them by key.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.submissions.form_numbers import told_on_forms
from vsdesk.desk.submissions.related_cases import AllAtOnce, OneByOne, RelatedCases
from vsdesk.desk.submissions.sent_copies import sent
from vsdesk.progress import SILENT, unhurried
from vsdesk.records.dictionary.display_names import both_names
from vsdesk.records.readiness import (
    MechanismChoice,
    Profile,
    Readiness,
    RuleFacts,
    Submitter,
    evaluate,
    evaluate_quietly,
    route_quietly,
)
from vsdesk.reports import load_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.told.told_numbers import ToldNumber

_COURT: Final = "court"  # a sort of profile, and the section of its fields
_BATCH: Final = 50  # more at once only makes the collector look at more of them


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """One case of a list by readiness: what blocks, what warns, how complete it is."""

    case: str
    number: str = field(repr=False)
    title: str = field(repr=False)
    blocks: int
    warnings: int
    completeness: int
    banner: str

    @property
    def ready(self) -> bool:
        """True when nothing blocks."""
        return not self.blocks


class ReadinessService:
    """What to send where, and what is missing."""

    def __init__(self, context: DeskContext, cases: CaseService, sheets: SheetService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases
        self._sheets = sheets

    def mechanisms(self) -> tuple[Profile, ...]:
        """All profiles as a tuple."""
        return tuple(self._sheets.profiles)

    def not_asked(self, mechanism: str) -> frozenset[str]:
        """The fields of a submission that other bodies ask and this one does not.

        A field of which no profile and no form speaks is asked of everybody, but for those of a court.
        """
        spec = self._dictionary.kind("submission")
        here = [one for one in self._sheets.profiles if one.recipient == mechanism]
        if spec is None or not here:
            return frozenset()
        own = frozenset[str]().union(*map(asks, here))
        spoken = frozenset[str]().union(*map(asks, self._sheets.profiles))
        court = {one.name for one in spec.fields if one.section == _COURT and not one.own}
        if any(one.kind == _COURT for one in here):
            return spoken - own - court
        return (spoken | court) - own

    def ready(
        self,
        case: str,
        mechanism: str,
        *,
        submission: str | None = None,
        langs: tuple[str, ...] = (),
    ) -> Readiness:
        """What one mechanism still needs of a case. Raises UserError E_NOT_FOUND."""
        dossier = self._cases.dossier(case)
        profile = self._sheets.profiles.require(mechanism)
        return evaluate_quietly(
            profile, dossier, self.facts_for(dossier, submission=submission, langs=langs)
        )

    def ready_for(self, case: str) -> tuple[Readiness, ...]:
        """What each mechanism that is spoken of still needs of a case, best first."""
        return self.routing_and_ready(case)[1]

    def routing_and_ready(self, case: str) -> tuple[MechanismChoice, tuple[Readiness, ...]]:
        """Which mechanisms fit a case, and what each of them still needs, from one reading of it."""
        dossier = self._cases.dossier(case)
        facts = self.facts_for(dossier)
        routing = route_quietly(self._sheets.profiles, dossier, facts)
        every = tuple(evaluate_quietly(one.profile, dossier, facts) for one in routing.offers)
        return routing, every

    def told_numbers(
        self, case: str, routing: MechanismChoice, progress: Progress = SILENT
    ) -> Mapping[str, tuple[ToldNumber, ...]]:
        """The telephones in told words that would stop each body that fits, by the key of its profile.
        Cancelled."""
        dossier, open_ = self._cases.dossier(case), [one.profile for one in routing.open]
        return told_on_forms(self._sheets, dossier, open_, self._dictionary, progress)

    def routing(self, case: str) -> MechanismChoice:
        """Which mechanisms fit a case, and why the others do not."""
        dossier = self._cases.dossier(case)
        return route_quietly(self._sheets.profiles, dossier, self.facts_for(dossier))

    def ready_all(self, mechanism: str, progress: Progress = SILENT) -> list[ReadyRow]:
        """Every case for one mechanism: the ready ones first, then by what blocks. Cancelled."""
        profile = self._sheets.profiles.require(mechanism)
        common = RuleFacts(
            self._context.today(),
            self._dictionary,
            self._submitter(),
            believes=self._vault.trust.believes,
            as_it_left=partial(sent, self._vault),
        )
        others = RelatedCases(self._vault, AllAtOnce(self._vault))
        rows = []
        roots = self._vault.read.roots("case")
        with unhurried():
            for start in range(0, len(roots), _BATCH):
                progress.step("looking", start, len(roots))
                for dossier in self._vault.read.dossiers(roots[start : start + _BATCH]):
                    facts = replace(
                        common,
                        elsewhere=others.elsewhere(dossier),
                        incident_dates=others.incident_dates(dossier),
                    )
                    rows.append(self._row(dossier, evaluate(profile, dossier, facts)))
        return sorted(rows, key=lambda one: (one.blocks, one.warnings, -one.completeness))

    def _row(self, dossier: Dossier, found: Readiness) -> ReadyRow:
        head = dossier.head
        persons = dossier.linked(head, "person")
        title = next((name for one in persons if (name := both_names(one)[0])), "")
        return ReadyRow(
            case=head.id,
            number=head.text("case_no"),
            title=title,
            blocks=len(found.blocks),
            warnings=len(found.warnings),
            completeness=found.completeness,
            banner=found.banner,
        )

    def facts_for(
        self, dossier: Dossier, *, submission: str | None = None, langs: tuple[str, ...] = ()
    ) -> RuleFacts:
        """What the rules may know beside the case itself."""
        others = RelatedCases(self._vault, OneByOne(self._vault))
        return RuleFacts(
            today=self._context.today(),
            dictionary=self._dictionary,
            submitter=self._submitter(),
            elsewhere=others.elsewhere(dossier),
            incident_dates=others.incident_dates(dossier),
            submission=submission,
            output=langs,
            believes=self._vault.trust.believes,
            as_it_left=partial(sent, self._vault),
        )

    def _submitter(self) -> Submitter:
        contact = self._sheets.contact()
        return Submitter(
            name=contact.organisation or contact.person,
            address=contact.address,
            contact=contact.phone or contact.mail,
            organisation=True,
        )


def asks(profile: Profile) -> frozenset[str]:
    """The fields of a submission of which a profile or the form of its body speaks."""
    form = load_form(profile.recipient)
    rows = [row for block in form.blocks for row in block.rows] if form is not None else []
    parted = [one.partition(".") for one in (*profile.speaks_of, *rows)]
    return frozenset(name for kind, _, name in parted if kind == "submission")
