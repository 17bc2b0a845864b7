"""attach FILE --to ID · attachments get ID."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session

group = typer.Typer(no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add `attach` to the commands that stand alone."""
    command(app, "attach")(attach)


def attach(
    session: Session,
    file: Annotated[Path, typer.Argument(help="A photo, a scan, a recording.")],
    to: Annotated[str, typer.Option("--to", metavar="ID", help="The record that it belongs to.")],
    kind: Annotated[
        str, typer.Option("--kind", help="photo, document, or another class.")
    ] = "document",
    again: Annotated[
        bool, typer.Option("--again", help="Also when the very same file is attached already.")
    ] = False,
) -> Answer:
    """Attach a file; it is encrypted into the vault, the file itself stays where it is."""
    with session.desk() as desk, session.progress() as progress:
        change = desk.attach(file, desk.find_id(to), kind=kind, again=again, progress=progress)
    return Answer(
        {"attached": change.ids[0], "to": to},
        [session.words.say("Attached: {file}", file=file.name)],
    )


@command(group, "get")
def get(
    session: Session,
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of the evidence item.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write, readable by anyone.")],
) -> Answer:
    """Write an attachment out of the vault."""
    with session.desk() as desk:
        data = desk.attachment(desk.find_id(id))
    session.put_file(out, data)
    return Answer({"file": str(out), "bytes": len(data)}, [str(out)])
