"""report trace: what a printed page was, for whom, and whether it still says what stands here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import digest_letters
from vsdesk.errors import UserError
from vsdesk.records.evidence_file import called
from vsdesk.words import joined, mark, plain

if TYPE_CHECKING:
    from vsdesk.desk import TracedPaper
    from vsdesk.records.dossier import RecordView

_AS_THEN: Final = mark("What stands on it stands here unchanged.")
_CHANGED: Final = mark("Something that stands on it was changed or removed since.")


def add_to(group: typer.Typer) -> None:
    """Add `trace` to the reports."""
    command(group, "trace")(trace)


def trace(
    session: CommandRun,
    code: Annotated[
        str, typer.Argument(metavar="DIGEST", help="The letters beside the code of a page.")
    ] = "",
    picture: Annotated[
        Path | None, typer.Option("--photo", metavar="FILE", help="A photo of the page instead.")
    ] = None,
) -> CommandResult:
    """Find the paper of a page: of which record, who got it and when, and whether that changed since.

    The letters of a label name the exhibit too.

    Ends with 1 when nothing that left here bears this digest.
    """
    if bool(code) == (picture is not None):
        raise UserError("E_USAGE", "DIGEST or --photo FILE")
    with session.desk() as desk, session.progress() as progress:
        if picture is not None:
            code = desk.outbound.trace.code_in(session.read_bytes(picture))
        elif not digest_letters(code):
            raise UserError("E_USAGE", "DIGEST 'ABCD-EFGH-IJKL-MNOP'")
        found = desk.outbound.trace.find(code, progress)
        items = desk.outbound.trace.exhibits(found)
        rows = [_row(session, one, items.get(one.item)) for one in found]
    say, term = session.words.say, session.labels.term
    lines = []
    for one, row in zip(found, rows, strict=True):
        to = one.row.text("recipient_name") or term("recipient", one.row.text("recipient"))
        lines.append(
            f"{one.row.text('on')} · {term('exit', one.row.text('exit'))} · {to} · {row['number']}"
        )
        if row["exhibit"]:
            lines.append(plain(f"  {say('Exhibit {number}', number=row['exhibit'])}"))
        lines.append(f"  {plain(say('The line of this exit was signed by {who}', who=one.by))}")
        if one.said_aside:
            lines.append(f"  {plain(say(one.said_aside))}")
        lines.append(f"  {plain(say(_state(one)))}")
    if not found:
        lines.append(plain(say("Nothing that left this vault bears this digest.")))
    return CommandResult({"code": code, "papers": rows}, lines, 0 if found else 1)


def _state(one: TracedPaper) -> str:
    if one.is_as_then:
        return _AS_THEN
    return _CHANGED


def _row(session: CommandRun, one: TracedPaper, item: RecordView | None) -> dict[str, object]:
    row = one.row
    return {
        "row": row.id,
        "root": one.root,
        "number": row.text("number"),
        "on": row.text("on"),
        "exit": row.text("exit"),
        "recipient": row.text("recipient"),
        "recipient_name": row.text("recipient_name"),
        "copy": row.value("copy_no"),
        "item": one.item,
        "exhibit": joined(called(item, session.labels), " · ") if item else "",
        "by": one.by,
        "device": one.device_id,
        "changed": list(one.changed),
        "gone": list(one.gone),
    }
