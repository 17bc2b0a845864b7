"""device leaves: somebody who documents leaves, and nothing of their work is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.device import device_of
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk.due.leaving_service import leaving_words, owed_words

if TYPE_CHECKING:
    from vsdesk.desk.due.leaving_service import DeviceDeparture


def add_to(group: typer.Typer) -> None:
    """Put this command among those about devices."""
    command(group, "leaves")(leaves)


def leaves(
    session: CommandRun,
    which: Annotated[
        str,
        typer.Argument(
            metavar="DEVICE", help="Its letter, its id, or its number read over the phone."
        ),
    ],
    why: Annotated[str, typer.Option("--why", help="The note that the files get.")],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DEVICE", help="Who gets the files; else coordinators."),
    ] = None,
    no_name: Annotated[
        bool, typer.Option("--no-name", help="The name is taken out: a code alone stays.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Write files and what is owed as a PDF, without names."),
    ] = None,
) -> CommandResult:
    """Somebody leaves: their files go on, what is owed is listed, the device is withdrawn. All that came
    of it counts on. A coordinator does this."""
    with session.desk() as desk:
        device_id = device_of(desk, which)
        taker = "" if to is None else device_of(desk, to)
        found = desk.due.leaving.of(device_id)
        for line in leaving_words(found, session.words):
            session.tell(line)
        session.confirm(
            session.words.say("Hand the files on and withdraw this device? Nothing of it is lost.")
        )
        paper = desk.due.leaving.paper(found, session.lang) if out is not None else None
        if out is not None and paper is not None:
            session.put_file(out, paper.pdf)
        with session.progress() as progress:
            desk.due.leaving.leave(device_id, taker, why, keep_name=not no_name, progress=progress)
        if paper is not None:
            desk.outbound.journal.note_paper("leaving")
    return _told(session, found, out)


def _told(session: CommandRun, found: DeviceDeparture, out: Path | None) -> CommandResult:
    say = session.words.say
    lines = [
        say("The files are handed on, and the device is withdrawn. Hand over to everybody soon."),
        *(
            f"    {one.number or one.root[:8]}  {owed_words(one, session.words)}"
            for one in found.owed
        ),
    ]
    return CommandResult(
        {
            "files": [one.id for one in found.files],
            "owed": [{"what": one.what, "day": one.day, "root": one.root} for one in found.owed],
            "heard": found.heard,
            "file": None if out is None else str(out),
        },
        lines if out is None else [*lines, str(out)],
    )
