"""consent show · given · decide · review: a word on an answer that somebody gave, by what was shown of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.conditions import condition_line
from vsdesk.cli.consent_documents import row_document
from vsdesk.cli.consent_words import row_line
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import key_of

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.desk.change import Change
    from vsdesk.records.on_screen import OnScreen

_Grant = Annotated[str, typer.Argument(metavar="GRANT", help="The id of one answer; see list.")]


def add_to(group: typer.Typer) -> None:
    """Add the four to the commands of consent."""
    for name, does in (("show", show), ("given", given), ("decide", decide), ("review", review)):
        command(group, name)(does)


def show(session: CommandRun, grant: _Grant) -> CommandResult:
    """One answer as it stands, and what a word on it says back (--shown)."""
    with session.desk() as desk:
        row = desk.consent.steps.answer(answer := desk.cases.lists.find_id(grant))
        stood = desk.consent.steps.shown(answer).digest
    lines = [
        row_line(session, row),
        *(f"    {condition_line(session, one)}" for one in row.conditions),
    ]
    return CommandResult(row_document(row) | {"shown": stood}, [*lines, f"    --shown {stood}"])


def given(
    session: CommandRun,
    grant: _Grant,
    to: Annotated[str, typer.Option("--for", metavar="RECIPIENT", help="Who was given it.")],
    shown: Shown,
    named: Annotated[str, typer.Option("--named", help="Their name, where the row has one.")] = "",
) -> CommandResult:
    """A coordinator's word: what another device wrote was given to a body outside, was given."""
    with session.desk() as desk:
        answer = desk.cases.lists.find_id(grant)
        stood = require_shown(shown, desk.consent.steps.shown(answer))
        holders = desk.consent.effect([answer]).holders
        told = [one for one in holders if (one.recipient, one.named) == (key_of(to), named)]
        if not told:
            raise UserError("E_NOT_FOUND", "no such holder")
        change = desk.consent.letters.confirm_given(
            told[-1].rows, shown=stood
        )  # what is sure comes first
    return CommandResult(
        {"changed": list(change.ids)}, [session.words.say("Confirmed: it was given.")]
    )


def decide(
    session: CommandRun,
    grant: _Grant,
    because: Annotated[str, typer.Option("--because", help="The reason, kept with it.")],
    shown: Shown,
) -> CommandResult:
    """A coordinator's word: this answer holds among those of equal standing."""
    return _said_of(
        session,
        grant,
        shown,
        lambda desk, one, stood: desk.consent.steps.decide(one, because, shown=stood),
    )


def review(
    session: CommandRun,
    grant: _Grant,
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="When to ask again.")],
    shown: Shown,
) -> CommandResult:
    """It was looked at again with the person, and holds."""
    return _said_of(
        session,
        grant,
        shown,
        lambda desk, one, stood: desk.consent.steps.review(one, until, shown=stood),
    )


def _said_of(
    session: CommandRun, grant: str, shown: str, word: Callable[[Desk, str, OnScreen], Change]
) -> CommandResult:
    """Say a word on an answer, by what was printed of it. Raises UserError E_CHANGED."""
    with session.desk() as desk:
        answer = desk.cases.lists.find_id(grant)
        change = word(desk, answer, require_shown(shown, desk.consent.steps.shown(answer)))
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])
