"""vault journal: who opened the vault, looked, let something out, changed an answer or a way in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.device import device_of
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk.local_days import stamped
from vsdesk.desk.outbound.journal_service import JournalFilter, person_of
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.desk.outbound.journal_service import JournalRow

_MOST: Final = 100


class Group(StrEnum):
    """The groups of rows."""

    OPENED = "opened"
    LOOKED = "looked"
    LEFT = "left"
    CONSENT = "consent"
    WAYS = "ways"


_What = Annotated[
    list[Group] | None,
    typer.Option(
        "--what",
        help="Only these: opened, looked at what is closed, left, consent, ways in and keys. Repeatable.",
    ),
]
_Device = Annotated[
    str | None, typer.Option("--device", metavar="DEVICE", help="Only this device: letter or id.")
]
_Person = Annotated[
    str | None,
    typer.Option("--person", metavar="CODE", help="Only this person of a device: A2, or 2."),
]
_From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day.")]
_To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day.")]
_Limit = Annotated[int, typer.Option("--limit", min=1, help="How many at most.")]
_Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", help="Write a PDF instead: numbers and letters, no name."),
]


def add_to(group: typer.Typer) -> None:
    """Put this command among those about the vault."""
    command(group, "journal")(journal)


def journal(
    session: CommandRun,
    what: _What = None,
    device: _Device = None,
    person: _Person = None,
    first: _From = None,
    last: _To = None,
    limit: _Limit = _MOST,
    out: _Out = None,
) -> CommandResult:
    """Who opened the vault, looked at what is closed, let something out, changed an answer or a way in; the
    newest first."""
    with session.desk() as desk:
        asked = _asked(desk, what or [], device, person, first, last)
        if out is not None:
            with session.progress() as progress:
                paper = desk.outbound.journal.paper(asked, session.lang, progress)
            session.put_file(out, paper.pdf)
            desk.outbound.journal.note_paper("journal")
            return CommandResult({"file": str(out)}, [str(out)])
        page = desk.outbound.journal.page(asked, limit=limit)
        lines = [_line(session, one) for one in page.rows]
    if page.more is not None:
        lines.append(session.words.say("There are more rows: choose days, or a higher --limit."))
    return CommandResult(
        {"rows": [_document(one) for one in page.rows], "more": page.more is not None},
        lines or [session.words.say("Nothing of that kind is written down.")],
    )


def _asked(
    desk: Desk,
    what: list[Group],
    device: str | None,
    person: str | None,
    first: str | None,
    last: str | None,
) -> JournalFilter:
    number = None if person is None else person_of(person)
    if person is not None and number is None:
        raise UserError("E_VALUE", field="person")
    return JournalFilter(
        frozenset(one.value for one in what),
        None if device is None else device_of(desk, device),
        number,
        first,
        last,
    )


def _line(session: CommandRun, row: JournalRow) -> str:
    parts = [
        stamped(session.words, row.at),
        row.by,
        row.person,
        row.said(session.words, session.labels),
        row.number,
        row.name,
        row.why,
    ]
    return "  ".join(part for part in parts if part)


def _document(row: JournalRow) -> dict[str, object]:
    return {
        "at": row.at,
        "device": row.device_id,
        "by": row.by,
        "what": row.what,
        "list": row.list,
        "term": row.term,
        "kind": row.kind,
        "about": row.root,
        "recipient": row.recipient,
        "reason": row.reason,
    }
