"""What closes a case by a family that it belonged to earlier, by another entry of the same person, or by a
page that was removed: a no, a red risk. It guards, until the case is tied there again, the two are parted,
or the page stands again and it is ended there. Pure.

The gate asks the file as it was ever tied (`Dossier.ever`), and with such pages (`Dossier.unremoved`); this
says which records of it close, for the pages.
"""

from __future__ import annotations

from vsdesk.records.checks.risk import red_risks
from vsdesk.records.consent.answers import NO, keeps_here, says_no
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.many_bodies import asked_as
from vsdesk.records.consent.selection import grants
from vsdesk.records.dossier import Dossier, RecordView


def former_noes(dossier: Dossier) -> tuple[RecordView, ...]:
    """The answers of a former family, of another entry of the person, or on a page that was removed, that say
    no; the last said first."""
    noes = {
        one.id: one
        for file in _guarding(dossier)
        for one in grants(file)
        if says_no(one) and _lies_beyond(dossier, one)
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
    """The red assessments of a former family, of another entry, or on a page that was removed, that stop
    exits here."""
    files = (one for one in (dossier.ever, dossier.unremoved) if one is not None)
    found = {one.id: one for file in files for one in red_risks(file, today)}
    return tuple(one for one in found.values() if _lies_beyond(dossier, one))


def closing_records(dossier: Dossier, today: str) -> tuple[RecordView, ...]:
    """What of a former family, of another entry, or of a page that was removed closes this case: worked out
    with a page, not in its widgets."""
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


def removed_page(dossier: Dossier, record: RecordView) -> RecordView | None:
    """The page on which such a record stood that was removed, it or an entry of it; None where none was."""
    held = (file.get(record.id) for file in (dossier, *dossier.joined))
    if not any(one is not None and one.deleted for one in held):
        return None
    return file_of(dossier, record).get(record.space)


def _lies_beyond(dossier: Dossier, record: RecordView) -> bool:
    held = dossier.get(record.id)
    return held is None or held.deleted


def _guarding(dossier: Dossier) -> tuple[Dossier, ...]:
    every = (*dossier.joined, dossier)
    files = (file for one in every for file in (one.unremoved, one.ever))
    return tuple(file for file in (*dossier.joined, *files) if file is not None)


def _question(no: RecordView) -> tuple[str, str, str]:
    return no.text("purpose"), no.text("recipient"), no.text("recipient_name")


def _day(one: RecordView) -> str:
    return max(one.text("withdrawn_on"), one.text("given_on"))
