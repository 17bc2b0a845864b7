"""Whether somebody's own number or address goes along: by what they said themselves, and by
no other's yes. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import scopes_of, state_of
from vsdesk.records.consent.condition_rules import conditional, judged
from vsdesk.records.consent.selection import AnswersByPerson, as_others_know, newest

if TYPE_CHECKING:
    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.dossier import Dossier, Question


def contact_agreed(
    dossier: Dossier, owner: str, wanted: Question, today: str, agreed: Agreement, exit: str = ""
) -> bool:
    """Whether the owner of a contact agreed, for this purpose and recipient, to the scope `contact`: also
    without the answers of the devices without whose facts the file is read.

    Where that is a yes with a condition, a word that it is met counts if the exit (`agreed`) uses it up.
    """
    questions = (wanted, *(as_others_know(read, wanted) for read in dossier.opening[1:]))
    return all(
        _agreed(read, owner, question, today, agreed, exit)
        for read, question in zip(dossier.opening, questions, strict=True)
    )


def contact_leaves(
    dossier: Dossier, owner: str, wanted: Question, today: str, agreed: Agreement
) -> bool:
    """The same by the file and by each of its readings in which the owner stands by somebody else's word."""
    beside = dossier.asked_beside(inside=recipients.of(wanted[1]).inside)
    reads = (dossier, *(one.facts for one in beside if owner not in one.made))
    return all(contact_agreed(read, owner, wanted, today, agreed) for read in reads)


def _agreed(
    dossier: Dossier, owner: str, wanted: Question, today: str, agreed: Agreement, exit: str
) -> bool:
    answers = dossier.answering(wanted).once(AnswersByPerson(wanted))
    mine = newest(answers.get(owner, ()), conditional(dossier))
    said = judged(dossier, mine, wanted[1], today, exit)
    if said.stops or not set(said.met) <= set(agreed.conditions.met):
        return False
    return bool(mine) and all(
        state_of(one, today) in ("given", "yes_if")
        and "contact" in scopes_of(one)
        and False not in one.every("contact_allowed")
        for one in mine
    )
