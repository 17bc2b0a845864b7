"""What a child says beside its guardian's answer."""

from __future__ import annotations

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.answers import (
    State,
)
from vsdesk.records.consent.legal_standing import (
    is_free,
    missing_minor,
)
from vsdesk.records.dates.ages import asks_assent
from vsdesk.records.dossier import Dossier, RecordView


def assent_of(dossier: Dossier, grant: RecordView, today: str) -> State | None:
    """What a child's own answer changes: "refused" where it said no, "assent" where it must be asked.

    A child of 12 or more who is back or found is asked; one who is still missing cannot be.
    """
    if not missing_minor(dossier, today):
        return None
    if False in grant.every("child_assent"):
        return "refused"
    held = [one for id in missing_person_ids(dossier) if (one := dossier.get(id)) is not None]
    asked = is_free(dossier) and any(asks_assent(one, today) for one in held)
    return "assent" if asked and grant.every("child_assent") != (True,) else None
