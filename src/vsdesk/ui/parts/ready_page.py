"""What is read for "Ready for …", in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.progress import SILENT
from vsdesk.records.gate.persons.former_ties import closing_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import Desk
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.records.readiness import MechanismChoice, Readiness


@dataclass(frozen=True)
class ReadyPageModel:
    """The case, the mechanisms in their order, and what each of them needs."""

    dossier: Dossier
    routing: MechanismChoice
    of: Mapping[str, Readiness]
    shown: OnScreen
    told: Mapping[
        str, tuple[ToldNumber, ...]
    ]  # by mechanism, the telephones in words that would leave
    stops: tuple[RecordView, ...]  # what of a former family, or another entry, closes the case


def look_at(desk: Desk, case: str, progress: Progress = SILENT) -> ReadyPageModel:
    """Ask the desk. Cancelled."""
    shown = desk.cases.shown(case)  # before it is read
    routing, every = desk.submissions.readiness.routing_and_ready(case)
    dossier = desk.cases.untold.as_shown(case)
    return ReadyPageModel(
        dossier,
        routing,
        {one.profile.key: one for one in every},
        shown,
        desk.submissions.readiness.told_numbers(case, routing, progress),
        closing_records(dossier, desk.context.today()),
    )
