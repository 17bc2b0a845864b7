"""All that is read together when somebody looks at the consent about a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.records.consent.legal_standing import missing_minor
from vsdesk.records.gate.persons.former_ties import closing_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.consent.consent_table import ConsentTable
    from vsdesk.desk.consent.kept_letters import KeptLetter
    from vsdesk.desk.consent.service import ConsentService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen


@dataclass(frozen=True)
class ConsentOverview:
    """The case, its table, the odd things of each answer (English literals), the texts that are read aloud.

    `stops`: what of a former family, or another entry, closes the case. `unlooked`: what another device
    alone says of withdrawals (`LetterService.answers_unlooked`). `letters`: those of ours.
    `person` is whom the record that was asked for is about, or "".
    """

    dossier: Dossier
    table: ConsentTable
    odd: Mapping[str, tuple[str, ...]] = field(repr=False)
    texts: tuple[RecordView, ...]
    role: str
    today: str
    minor: bool
    person: str
    shown: OnScreen
    stops: tuple[RecordView, ...] = field(repr=False)
    unlooked: frozenset[str] = frozenset()
    letters: tuple[KeptLetter, ...] = ()


def overview(
    context: DeskContext, cases: CaseService, consent: ConsentService, root: str, record: str
) -> ConsentOverview | None:
    """Of a case; of a family: of the case that `record` (an answer, or its event) is
    about, else of its first one.

    None for a family without a case. Raises UserError E_NOT_FOUND.
    """
    grant = _grant(cases, record)
    case = _case(cases, root, grant)
    if case is None:
        return None
    shown = cases.shown(case)  # before it is read: no more is decided about than stands on the page
    dossier = cases.dossier(case)
    today = context.today()
    return ConsentOverview(
        dossier=dossier,
        table=consent.table(case),
        odd=consent.notes(dossier),
        texts=tuple(cases.list_kind("consent_text")),
        role=context.role,
        today=today,
        minor=missing_minor(dossier, today),
        person=grant.text("grantor") if grant is not None else "",
        shown=shown,
        stops=closing_records(dossier, today),
        unlooked=consent.letters.answers_unlooked(dossier),
        letters=consent.letters.kept.of(dossier),
    )


def _grant(cases: CaseService, record: str) -> RecordView | None:
    """The answer that is named: a grant, or the grant of an event."""
    view = cases.record(record) if record else None
    if view is not None and view.kind == "consent_event" and view.parent:
        view = cases.record(view.parent)
    return view if view is not None and view.kind == "consent_grant" else None


def _case(cases: CaseService, root: str, grant: RecordView | None) -> str | None:
    if cases.record(root).kind == "case":
        return root
    family = cases.dossier(root).of("case")
    about = grant.text("subject") if grant is not None else ""
    named = [one for one in family if about and about in (one.id, one.text("person"))]
    return next((one.id for one in (*named, *family)), None)
