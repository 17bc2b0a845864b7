"""What closes a case by a family that it belonged to earlier, or by another entry of the same person: a no, a
red risk. It guards, until the case is tied there again, or the two are parted. Pure.

The gate asks the file as it was ever tied (`Dossier.ever`); this says which records of it close, for the
pages.
"""

from __future__ import annotations

from vsdesk.records.checks.risk import red_risks
from vsdesk.records.consent.answers import NO, keeps_here, says_no
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.many_bodies import asked_as
from vsdesk.records.consent.selection import grants
from vsdesk.records.dossier import Dossier, RecordView


def former_noes(dossier: Dossier) -> tuple[RecordView, ...]:
    """The answers of a former family, or of another entry of the person, that say no; the last said first."""
    noes = {
        one.id: one
        for file in _guarding(dossier)
        for one in grants(file)
        if says_no(one) and dossier.get(one.id) is None
    }
    return tuple(sorted(noes.values(), key=_day, reverse=True))


def closing_noes(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
    """Of these such as close something here. Each question is asked once, however many said no to it.

    Where one of them does, each no of another entry is named that closes there: no yes to it would open here.
    """
    noes = former_noes(dossier)
    asked = asked_as(_question(one) for one in noes if not keeps_here(one))
    questions = {*asked.values()}
    shut = {one for one in questions if agreement(dossier, *one, today).state in NO}
    if shut:
        shut |= {
            one
            for one in questions - shut
            if any(agreement(file, *one, today).state in NO for file in dossier.joined)
        }
    closed = {one for one, key in asked.items() if key in shut}
    return tuple(one for one in noes if keeps_here(one) or _question(one) in closed)


def shut_beside(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether an answer here lets nothing leave because of what another entry of the person says."""
    if not dossier.joined or says_no(grant):
        return False
    return agreement(dossier, *_question(grant), today).why == "joined_no"


def former_risks(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
    """The red assessments of a former family, or of another entry, that stop exits here."""
    ever = dossier.ever
    found = red_risks(ever, today) if ever is not None else ()
    return tuple(one for one in found if dossier.get(one.id) is None)


def closing_records(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
    """What of a former family, or of another entry, closes this case: worked out with a
    page, not in its widgets."""
    return (*former_risks(dossier, today), *closing_noes(dossier, today))


def family_in(file: Dossier, record: RecordView) -> RecordView | None:
    """The family of a file in which a record lies."""
    found = file.get(record.space)
    return found if found is not None and found.kind == "family" else None


def file_of(dossier: Dossier, record: RecordView) -> Dossier:
    """The file in which such a record stands: the case's own as it was ever tied, or that of another
    entry."""
    lies = (file for file in _guarding(dossier) if file.get(record.id) is not None)
    return next(lies, dossier)


def _guarding(dossier: Dossier) -> tuple[Dossier, ...]:
    files = (file for other in dossier.joined for file in (other, other.ever))
    return tuple(file for file in (*files, dossier.ever) if file is not None)


def _question(no: RecordView) -> tuple[str, str, str]:
    return no.text("purpose"), no.text("recipient"), no.text("recipient_name")


def _day(one: RecordView) -> str:
    return max(one.text("withdrawn_on"), one.text("given_on"))
