"""How an answer was given, and what it was asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.records.consent import body_names
from vsdesk.records.consent.answers import GIVEN, STANDS

if TYPE_CHECKING:
    from vsdesk.desk.consent.condition_service import Condition
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


@dataclass(frozen=True, slots=True)
class How:
    """How an answer was given: by whom for whom, how it was recorded, in which language, until when.

    `on` "" is today. `contact` says whether this person's safe contact may be given to the recipient.
    `conditions` are those of each "yes, if" among the answers. `reported_by` is who else said it, "" where
    the person did. `unsaid`: nobody said yet who gives the answer, and a no alone is kept so. `first_name`:
    they asked to stand on every paper by the first name alone.
    """

    capacity: str = "relative"
    how: str = ""
    on: str = ""
    language: str = ""
    follow_up: str = ""
    review_on: str = ""
    witness: str = field(default="", repr=False)
    text: str | None = None
    scan: str | None = None
    risks: bool | None = None
    may_withdraw: bool | None = None
    assent: bool | None = None
    identity_mode: str = ""
    sharing_level: str = ""
    contact: bool | None = None
    limits: Json = field(default=None, repr=False)
    conditions: tuple[Condition, ...] = ()
    reported_by: str = ""
    unsaid: bool = False
    first_name: bool = False


def asked_of(grant: RecordView) -> tuple[str, str, str]:
    """What an answer is to: purpose, recipient, the name of the recipient as it is compared."""
    named = body_names.key(grant.value("recipient_name"))
    return grant.text("purpose"), grant.text("recipient"), named


def event_of(was: str, result: str) -> str:
    """What becomes of an answer: given, renewed, withdrawn, or nothing worth a row."""
    if result in GIVEN:
        return "renewed" if was in STANDS else "given"
    return "withdrawn" if was in STANDS else ""


def answer_fields(how: How, on: str) -> dict[str, Json]:
    values: dict[str, Json] = {
        "capacity": how.capacity,
        "given_on": on,
        "how_recorded": how.how,
        "language": how.language,
        "follow_up": how.follow_up,
        "review_on": how.review_on,
        "witness": how.witness,
        "consent_text": how.text,
        "scan": how.scan,
        "risks_explained": how.risks,
        "right_to_withdraw_explained": how.may_withdraw,
        "child_assent": how.assent,
        "identity_mode": how.identity_mode,
        "sharing_level": how.sharing_level,
        "contact_allowed": how.contact,
        "limits": how.limits,
    }
    return {name: value for name, value in values.items() if value not in ("", None)}
