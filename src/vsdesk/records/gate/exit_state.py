"""Whether anything of a file may leave at all for a request, and at which level: the answers, and what closes
them. What leaves of it is said by `disclosure.decide`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from vsdesk.records import copy_mark, not_whole, paper_holds, put_aside
from vsdesk.records.case_parts import is_running
from vsdesk.records.checks import pauses, publicity, risk
from vsdesk.records.consent import recipients
from vsdesk.records.consent.holding_answer import Agreement, agreement
from vsdesk.records.consent.recipients import Level
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.dossier import Dossier, Without
from vsdesk.records.gate import held_of_copy
from vsdesk.records.gate.death_news import as_recorded
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.request import Request
from vsdesk.records.own_work import is_own_work

OPEN: Final = ("given", "not_needed")


def counted_by(request: Request, dossier: Dossier) -> frozenset[str] | None:
    """The words, that a condition is met, by which a file is counted in figures; None where it is not:
    somebody refused it, or said "yes, if", in any of its readings.

    As `decide` says at level E, without setting out what leaves.
    """
    met = set[str]()
    for state, agreed in _answered(request, dossier):
        if state not in OPEN:
            return None
        met.update(agreed.conditions.met)
    return frozenset(met)


def state_for(request: Request, dossier: Dossier) -> str:
    """The state of a request as `decide` says it: in the file, or in the first of its readings that is
    closed; without setting out what leaves."""
    states = (state for state, _ in _answered(request, dossier))
    whole = next(states)
    if recipients.of(request.recipient).whole:
        return whole
    return next((one for one in chain([whole], states) if one not in OPEN), whole)


def _answered(request: Request, dossier: Dossier) -> Iterator[tuple[str, Agreement]]:
    """The state of the request and what was agreed to: in the file, then in each of its readings."""
    if request.quiet or recipients.of(request.recipient).quiet:
        dossier = as_recorded(dossier, request.today)
    yield _answered_in(request, dossier)
    for one in readings(request, dossier):
        yield _answered_in(request, one.facts)


def _answered_in(request: Request, dossier: Dossier) -> tuple[str, Agreement]:
    agreed = agreed_for(request, dossier)
    return state_of(request, dossier, agreed, level_of(request, dossier)), agreed


def readings(request: Request, dossier: Dossier) -> tuple[Without, ...]:
    """The readings of a file in which what leaves must leave too; our own work is nobody's word, and asked
    outside as it would read with what was put aside."""
    inside = recipients.of(request.recipient).inside
    if is_own_work(dossier):
        other = None if inside else dossier.aside
        return () if other is None else (Without(frozenset(), frozenset(), other, other),)
    return dossier.asked_beside(inside=inside)


def agreed_for(request: Request, dossier: Dossier) -> Agreement:
    """The answer that holds for a request."""
    own = request.person if request.own_rights else None
    return agreement(
        dossier,
        request.purpose,
        request.recipient,
        request.named_recipient,
        request.today,
        own=own,
        figures=request.level == "E",
        exit=request.exit,
    )


def state_of(request: Request, dossier: Dossier, agreed: Agreement, level: Level) -> str:
    """The consent's state, or why even a consent lets nothing out."""
    to = recipients.of(request.recipient)
    if shut := _shut(request, dossier, inside=to.inside):
        return shut
    if not agreed.holds:
        return agreed.reason if agreed.state == "yes_if" else agreed.state
    if dossier.root in hidden_people.closed_cases(dossier, to, request.person):
        return "not_known"
    if level != "E" and risk.stops(dossier, request.recipient, request.today):
        return "risk"
    if level == "E":
        return agreed.state
    if publicity.is_kept_from(dossier, request.recipient):
        return "publicity"
    return pauses.pause_of(dossier, request.recipient) or agreed.state


def _shut(request: Request, dossier: Dossier, *, inside: bool) -> str:
    """What closes an exit whatever was answered; "" for nothing."""
    if away := dossier.beyond.not_whole():
        return away
    if not inside and dossier.beyond.missing():
        return not_whole.REASON
    if not inside and dossier.beyond.is_held():
        return paper_holds.REASON
    taken_out = dossier.aside is not None and dossier.aside.head.deleted
    if not inside and (taken_out or dossier.beyond.put_aside()):
        return put_aside.REASON
    if not inside and copy_mark.waits(dossier):
        return copy_mark.REASON
    if not inside and held_of_copy.closes(request, dossier):
        return copy_mark.HELD
    nobody = request.own_rights and request.person is None
    return "own_rights" if nobody else ""


def level_of(request: Request, dossier: Dossier) -> Level:
    """The level that holds: never wider than the recipient may see. A is for courts, through counsel."""
    to = recipients.of(request.recipient)
    most: Level = "B" if to.needs_counsel and not _through_counsel(request, dossier) else to.widest
    return max(request.level, most)


def _through_counsel(request: Request, dossier: Dossier) -> bool:
    """Whether somebody's counsel is written down who still represents, and a coordinator confirmed it."""
    return any(
        is_running(one, request.today) and is_confirmed(one) for one in dossier.of("representation")
    )
