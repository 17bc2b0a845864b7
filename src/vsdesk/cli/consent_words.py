"""How an answer, and what holds of several, read in a list of the command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.questions import NOT_NOW, REPORTED
from vsdesk.records.gate.reasons import REASONS, REOPENED, UNASKED
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import ConsentOutcome, ConsentRow

_REFUSED: Final = mark("Refused by {who} on {day}. Nothing leaves.")
_TAKEN_BACK: Final = mark("Taken back by {who} on {day}. Nothing leaves.")


def row_line(session: CommandRun, row: ConsentRow) -> str:
    """One answer: for what, for whom, what was said, when, its id."""
    labels = session.labels
    what = labels.term("consent_purpose", row.purpose)
    to = " ".join(filter(None, (labels.term("recipient", row.recipient), row.named)))
    said = labels.term("consent_result", "withdrawn" if row.state == "withdrawn" else row.result)
    if row.state == "not_asked" and row.follow_up:
        said = session.words.say(NOT_NOW)
    if row.is_hearsay:
        said = session.words.say(REPORTED)
    if row.state == "review":
        said = f"{said} ({_state(session, row.state)})"
    return f"{what} → {to}: {said}  {row.given_on}  {row.id}"


def beside_line(
    session: CommandRun, row: ConsentRow, other: ConsentRow, named: Mapping[str, str]
) -> str:
    """What somebody else answered to what this answer says yes to; where nothing leaves by it, that."""
    if other.id in row.noes:
        return no_line(session, (other,), other.recipient, named)
    who = named.get(other.grantor, "") or other.grantor
    state = "withdrawn" if other.state == "withdrawn" else other.result
    return f"{who}: {session.labels.term('consent_result', state)}  {_day_of(other)}"


def no_line(
    session: CommandRun, answers: Iterable[ConsentRow], recipient: str, named: Mapping[str, str]
) -> str:
    """Who said no to a recipient, or took it back, and when: the last of them. "" where nobody did."""
    noes = [one for one in answers if one.recipient == recipient and one.state in NO]
    if not noes:
        return ""
    last = max(noes, key=_day_of)
    said = _TAKEN_BACK if last.state == "withdrawn" else _REFUSED
    who = named.get(last.grantor, "") or last.grantor
    return plain(session.words.say(said, who=who, day=_day_of(last)))


def _day_of(one: ConsentRow) -> str:
    return one.withdrawn_on or one.given_on


def outcome_line(
    session: CommandRun, outcome: ConsentOutcome, named: dict[str, str], no: str = ""
) -> str:
    """What holds of all answers for one purpose and recipient; where that is a no, whose it is."""
    labels = session.labels
    to = " ".join(filter(None, (labels.term("recipient", outcome.recipient), outcome.named)))
    what = labels.term("consent_purpose", outcome.purpose)
    said = (no if outcome.reason in NO else "") or _state(session, outcome.reason)
    if outcome.unasked:
        yes, others = (
            ", ".join(named.get(one, one) for one in them)
            for them in (outcome.said_yes, outcome.unasked)
        )
        said = plain(session.words.say(UNASKED, yes=yes, others=others))
    if outcome.reopened:
        said = f"{said} {plain(session.words.say(REOPENED))}"
    return f"= {what} → {to}: {said}"


def _state(session: CommandRun, state: str) -> str:
    if state in REASONS:
        return plain(session.words.say(REASONS[state]))
    return session.labels.term("consent_result", state)
