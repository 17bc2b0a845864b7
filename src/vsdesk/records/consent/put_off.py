"""A "not now" after a no: it is no new answer, so the no stands, and a page says both. Pure."""

from __future__ import annotations

from vsdesk.records.consent.answers import WHO_AND_WHOM, YES, reporters, says_no, taken_back_on
from vsdesk.records.consent.selection import asks, question_of, standing_answers
from vsdesk.records.dossier import Dossier, RecordView


def was_put_off(dossier: Dossier, question: tuple[str, str, str]) -> bool:
    """Whether somebody put an answer to this question (purpose, recipient, name) off."""
    return any(
        one.every("result") == ("not_asked",) and asks(one, question)
        for one in standing_answers(dossier)
    )


def yes_waits(dossier: Dossier, question: tuple[str, str, str]) -> bool:
    """Whether a yes to this question stands beside another version of the same answer, so that it is none."""
    return any(
        not YES.isdisjoint(said := one.every("result"))
        and (not YES.issuperset(said) or any(map(one.differs, WHO_AND_WHOM)))
        for one in standing_answers(dossier)
        if asks(one, question)
    )


def put_off(dossier: Dossier) -> dict[str, str]:
    """Each no that stands after which, or on whose day, its person said "not now" → the last day of that."""
    later: dict[tuple[str, ...], list[RecordView]] = {}
    for one in dossier.of("consent_grant"):
        if one.every("result") == ("not_asked",) and not says_no(one) and not reporters(one):
            later.setdefault(question_of(one), []).append(one)
    found: dict[str, str] = {}
    for no in standing_answers(dossier) if later else ():
        if says_no(no):
            days = [one.text("given_on") for one in later.get(question_of(no), ())]
            since = [day for day in days if day >= taken_back_on(no)]
            found |= {no.id: max(since)} if since else {}
    return found
