"""device held · lift: the files of which a device makes no paper, and the word that lifts that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.device import device_line, device_of
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.desk.sync.standing_holds import NONE_HELD, WHY, more_words
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk.sync.standing_holds import StandingHold

_Device = Annotated[
    str,
    typer.Argument(metavar="DEVICE", help="Its letter, its id, or its number read over the phone."),
]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about devices."""
    command(group, "held")(held)
    command(group, "lift")(lift)


def held(session: CommandRun, which: _Device) -> CommandResult:
    """The files of which a device makes no paper, since what guards somebody in them does not go there."""
    with session.desk() as desk:
        device_id = device_of(desk, which)
        found = desk.sync.holds.of(device_id)
    lines = [session.words.say(WHY if found else NONE_HELD)]
    for one in found:
        lines += _lines(session, one)
    rows = [
        {
            "hold": one.id,
            "by": [row.device_id for row in one.by],
            "files": [row.id for row in one.files],
            "strange": one.strange,
            "every": one.every,
            "shown": one.shown.digest,
        }
        for one in found
    ]
    return CommandResult({"device": device_id, "held": rows}, lines)


def lift(
    session: CommandRun,
    which: _Device,
    hold: Annotated[str, typer.Argument(metavar="ID", help="As the list prints it.")],
    shown: Shown,
    because: Annotated[str, typer.Option("--because", help="Why nobody is guarded by it.")],
) -> CommandResult:
    """Let a device make papers of these files again. A coordinator does this; what still guards somebody is
    held again with the next hand-over."""
    with session.desk() as desk:
        found = desk.sync.holds.of(device_of(desk, which))
        one = next((each for each in found if each.id.startswith(hold.lower())), None)
        if one is None:
            raise UserError("E_NOT_FOUND", "hold")
        change = desk.sync.holds.lift(one.id, because, shown=require_shown(shown, one.shown))
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


def _lines(session: CommandRun, one: StandingHold) -> list[str]:
    by = [f"    {device_line(session, row)}" for row in one.by]
    files = [f"    {row.number}  {row.name or row.other}".rstrip() for row in one.files]
    more = [f"    {told}" for told in more_words(one, session.words)]
    return [f"{one.id[:16]}  {one.shown.digest}", *by, *files, *more]
