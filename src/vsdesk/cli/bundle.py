"""bundle export · import · inspect: handing over by stick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session
from vsdesk.errors import CODES
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import Received

group = typer.Typer(no_args_is_help=True)

RESULTS: Final = {
    "applied": mark("Taken in"),
    "partial": mark("Taken in, a part was set aside"),
    "duplicate": mark("Was taken in before"),
    "held": mark("Kept until the update"),
    "refused": mark("Refused"),
}


@command(group, "export")
def export(
    session: Session,
    to: Annotated[Path, typer.Option("--to", help="The stick or folder.")],
    recipient: Annotated[
        list[str] | None, typer.Option("--recipient", metavar="ID", help="Devices; all by default.")
    ] = None,
) -> Answer:
    """Write all that was not acknowledged yet, signed and encrypted for its recipients."""
    with session.desk() as desk, session.progress() as progress:
        handed = desk.hand_over(to, recipient or None, progress)
    say = session.words.say
    lines = [str(to / name) for name in handed.files]
    lines.append(
        say(
            "Cases: {cases} · records: {records} · files: {files}",
            cases=handed.cases,
            records=handed.records,
            files=handed.attachments,
        )
    )
    lines += [f"{say('Stays here')}: {one.count} × {say(one.reason)}" for one in handed.withheld]
    lines.append(say("The stick is safe to remove. It is not delivered until the receipt comes."))
    return Answer(
        {
            "files": [str(to / name) for name in handed.files],
            "bytes": handed.bytes,
            "cases": handed.cases,
            "records": handed.records,
            "attachments": handed.attachments,
            "withheld": [{"count": one.count, "reason": one.reason} for one in handed.withheld],
        },
        lines,
    )


@command(group, "import")
def import_files(
    session: Session,
    paths: Annotated[list[Path], typer.Argument(help="Bundles, or folders with bundles.")],
    receipt_to: Annotated[
        Path | None, typer.Option("--receipt-to", help="Write the receipt into this folder now.")
    ] = None,
) -> Answer:
    """Take bundles in; one result per file, and nothing of a refused one."""
    with session.desk() as desk, session.progress() as progress:
        results = desk.receive(paths, progress)
        receipt = desk.hand_over(receipt_to, None, progress).files if receipt_to else ()
    lines = [_result_line(session, one) for one in results]
    lines += [session.words.say("Receipt: {file}", file=name) for name in receipt]
    return Answer(
        {"results": [result_document(one) for one in results], "receipts": list(receipt)},
        lines,
        exit_code=exit_code(results),
    )


@command(group, "inspect")
def inspect(session: Session, file: Annotated[Path, typer.Argument(help="A bundle.")]) -> Answer:
    """What can be known of a bundle without the key, and with it."""
    with session.desk() as desk:
        seen = desk.inspect(file)
    return Answer(
        seen.document(),
        [f"{name}: {value}" for name, value in seen.document().items()],
        exit_code=0 if seen.code is None else CODES[seen.code].exit_code,
    )


def result_document(one: Received) -> dict[str, object]:
    """One file's result."""
    document: dict[str, object] = {
        "file": str(one.file),
        "status": one.status,
        "new": one.new,
        "changed": one.changed,
        "conflicts": one.differences,
    }
    if one.code:
        document["code"] = one.code
    return document


def exit_code(results: Sequence[Received]) -> int:
    """0 when every file was applied, partial, known or held; 3 when disk or stick stopped; else 4."""
    codes = [CODES[one.code] for one in results if one.status == "refused" and one.code]
    if any(code.exit_code == 4 for code in codes):
        return 4
    return 3 if codes else 0


def _result_line(session: Session, one: Received) -> str:
    say = session.words.say
    line = f"{one.file.name}: {say(RESULTS[one.status])}"
    if one.status in ("applied", "partial"):
        line += " · " + say("{new} new, {changed} changed", new=one.new, changed=one.changed)
        if one.differences:
            line += " · " + session.words.count(
                "{n} answer differs", "{n} answers differ", one.differences
            )
    if one.code:
        line += f" · {say(CODES[one.code].sentence)} ({one.code})"
    return line
