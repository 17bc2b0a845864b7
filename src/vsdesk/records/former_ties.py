"""What closes a case by a family that it belonged to earlier, or by another entry of the same person: a no, a red risk.
It guards, until the case is tied there again, or the two are parted. Pure.

The gate asks the file as it was ever tied (`Dossier.ever`); this says which records of it close, for the pages.
"""

from __future__ import annotations

from vsdesk.records.answers import NO, keeps_here, says_no
from vsdesk.records.consent import agreement
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.risk import red_risks
from vsdesk.records.speaking import grants


def former_noes(dossier: Dossier) -> tuple[RecordView, ...]:
    """The answers of a former family that say no; the last said first."""
    ever = dossier.ever
    if ever is None:
        return ()
    noes = [one for one in grants(ever) if says_no(one) and dossier.get(one.id) is None]
    return tuple(sorted(noes, key=_day, reverse=True))


def closing_noes(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
    """Of these such as close something here."""
    noes = former_noes(dossier)
    return tuple(one for one in noes if keeps_here(one) or _closes(dossier, one, today))


def former_risks(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
    """The red assessments of a former family that stop exits here."""
    ever = dossier.ever
    found = red_risks(ever, today) if ever is not None else ()
    return tuple(one for one in found if dossier.get(one.id) is None)


def former_family(dossier: Dossier, record: RecordView) -> RecordView | None:
    """The family in which such a record lies."""
    found = dossier.ever.get(record.space) if dossier.ever is not None else None
    return found if found is not None and found.kind == "family" else None


def is_joined(dossier: Dossier) -> bool:
    """Whether a coordinator said that another entry is of the same person, and something of it guards here."""
    return dossier.ever is not None and bool(dossier.ever.of("duplicate_link"))


def _closes(dossier: Dossier, no: RecordView, today: str) -> bool:
    asked = (no.text("purpose"), no.text("recipient"), no.text("recipient_name"))
    return agreement(dossier, *asked, today).state in NO


def _day(one: RecordView) -> str:
    return max(one.text("withdrawn_on"), one.text("given_on"))
