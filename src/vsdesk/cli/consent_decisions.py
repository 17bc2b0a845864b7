"""consent show · given · decide · review: a word on an answer that somebody gave, by what was shown of it."""

from __future__ import annotations

from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.conditions import condition_line
from vsdesk.cli.consent_documents import row_document
from vsdesk.cli.consent_words import row_line
from vsdesk.cli.session import Answer, Session
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.errors import UserError
from vsdesk.records.recipients import key_of

_Grant = Annotated[str, typer.Argument(metavar="GRANT", help="The id of one answer; see list.")]


def add_to(group: typer.Typer) -> None:
    """Add the four to the commands of consent."""
    for name, does in (("show", show), ("given", given), ("decide", decide), ("review", review)):
        command(group, name)(does)


def show(session: Session, grant: _Grant) -> Answer:
    """One answer as it stands, and what a word on it says back (--shown)."""
    with session.desk() as desk:
        row = desk.consent_answer(answer := desk.find_id(grant))
        stood = desk.consent_shown(answer).digest
    lines = [
        row_line(session, row),
        *(f"    {condition_line(session, one)}" for one in row.conditions),
    ]
    return Answer(row_document(row) | {"shown": stood}, [*lines, f"    --shown {stood}"])


def given(
    session: Session,
    grant: _Grant,
    to: Annotated[str, typer.Option("--for", metavar="RECIPIENT", help="Who was given it.")],
    shown: Shown,
    named: Annotated[str, typer.Option("--named", help="Their name, where the row has one.")] = "",
) -> Answer:
    """A coordinator's word: what another device wrote was given to a body outside, was given."""
    with session.desk() as desk:
        answer = desk.find_id(grant)
        stood = require_shown(shown, desk.consent_shown(answer))
        holders = desk.consent_effect([answer]).holders
        told = [one for one in holders if (one.recipient, one.named) == (key_of(to), named)]
        if not told:
            raise UserError("E_NOT_FOUND", "no such holder")
        change = desk.confirm_given(told[-1].rows, shown=stood)  # what is sure comes first
    return Answer({"changed": list(change.ids)}, [session.words.say("Confirmed: it was given.")])


def decide(
    session: Session,
    grant: _Grant,
    because: Annotated[str, typer.Option("--because", help="The reason, kept with it.")],
    shown: Shown,
) -> Answer:
    """A coordinator's word: this answer holds among those of equal standing."""
    with session.desk() as desk:
        answer = desk.find_id(grant)
        stood = require_shown(shown, desk.consent_shown(answer))
        change = desk.consent_decide(answer, because, shown=stood)
    return Answer({"changed": list(change.ids)}, [session.words.say("Saved.")])


def review(
    session: Session,
    grant: _Grant,
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="When to ask again.")],
    shown: Shown,
) -> Answer:
    """It was looked at again with the person, and holds."""
    with session.desk() as desk:
        answer = desk.find_id(grant)
        stood = require_shown(shown, desk.consent_shown(answer))
        change = desk.consent_review(answer, until, shown=stood)
    return Answer({"changed": list(change.ids)}, [session.words.say("Saved.")])
