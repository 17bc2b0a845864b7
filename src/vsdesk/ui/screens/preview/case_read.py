"""What is read before a paper is chosen, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.ui.people import family_name, missing_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import Desk, Holder, UnlookedHolder
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import Level
    from vsdesk.words import Lang


@dataclass(frozen=True)
class CaseRead:
    """The case (or family), whether its family's sheet is discreet by itself, the level of each mechanism,
    whether the settings name nobody to call; who holds something for an answer that was taken back, and the
    certificates of what was erased; who would be written to once somebody looked at what one device says."""

    dossier: Dossier
    discreet: bool
    levels: Mapping[str, Level]
    nobody: bool
    holders: tuple[Holder, ...]
    certificates: tuple[RecordView, ...]
    unlooked: tuple[UnlookedHolder, ...]


def read_case(desk: Desk, case: str) -> CaseRead:
    """Ask the desk."""
    levels = {one.recipient: one.level for one in reversed(desk.submissions.readiness.mechanisms())}
    contact = desk.outbound.sheets.contact()
    nobody = not contact.person and not contact.phone
    return CaseRead(
        desk.cases.untold.as_shown(case),
        desk.outbound.sheets.is_discreet(case),
        levels,
        nobody,
        desk.consent.letters.holders(case),
        desk.erasure.certificates.certificates(case),
        desk.consent.letters.unlooked(case),
    )


def whose(dossier: Dossier, lang: Lang) -> tuple[str, str]:
    """The name and the number of a case or family, for the head of the page."""
    head = dossier.head
    if head.kind == "family":
        return family_name(dossier, lang), head.text("family_code")
    who = missing_names(dossier, lang)
    return who[0] if who else "", head.text("case_no")
