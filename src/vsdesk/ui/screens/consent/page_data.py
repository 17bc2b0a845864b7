"""What the consent page reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.records.consent.legal_standing import missing_minor
from vsdesk.records.gate.former_ties import closing_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import ConsentTable, Desk
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen


@dataclass(frozen=True)
class ConsentPageModel:
    """The case, its table, the odd things of each answer (English literals), the texts that are read aloud.

    `stops`: what of a former family, or another entry, closes the case. `unlooked`: what another device alone
    says of withdrawals (`desk.consent.letters.answers_unlooked`). `person` is whom the place that was asked
    for is about: a person, or "".
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


def look_at(desk: Desk, root: str, record: str) -> ConsentPageModel | None:
    """The page of a case; of a family: of the case that `record` is about, else its first one.

    None for a family without a case. Raises UserError E_NOT_FOUND.
    """
    grant = _grant(desk, record)
    case = _case(desk, root, grant)
    if case is None:
        return None
    shown = desk.cases.shown(
        case
    )  # before it is read: no more is decided about than stands on the page
    dossier = desk.cases.dossier(case)
    today = desk.context.today()
    return ConsentPageModel(
        dossier=dossier,
        table=desk.consent.table(case),
        odd=desk.consent.notes(dossier),
        texts=tuple(desk.cases.list_kind("consent_text")),
        role=desk.context.role,
        today=today,
        minor=missing_minor(dossier, today),
        person=grant.text("grantor") if grant is not None else "",
        shown=shown,
        stops=closing_records(dossier, today),
        unlooked=desk.consent.letters.answers_unlooked(dossier),
    )


def _grant(desk: Desk, record: str) -> RecordView | None:
    """The answer that a place names: a grant, or the grant of an event."""
    view = desk.cases.record(record) if record else None
    if view is not None and view.kind == "consent_event" and view.parent:
        view = desk.cases.record(view.parent)
    return view if view is not None and view.kind == "consent_grant" else None


def _case(desk: Desk, root: str, grant: RecordView | None) -> str | None:
    if desk.cases.record(root).kind == "case":
        return root
    cases = desk.cases.dossier(root).of("case")
    about = grant.text("subject") if grant is not None else ""
    named = [one for one in cases if about and about in (one.id, one.text("person"))]
    return next((one.id for one in (*named, *cases)), None)
