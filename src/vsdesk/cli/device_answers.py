"""device one-again · their-key: a coordinator on a device that is two, or changed its key too often."""

from __future__ import annotations

from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.device import device_of
from vsdesk.cli.revocation import told_of
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk.sync.device_copies import ASKED
from vsdesk.errors import UserError

_Device = Annotated[
    str,
    typer.Argument(metavar="DEVICE", help="Its letter, its id, or its number read over the phone."),
]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about devices."""
    command(group, "one-again")(one_again)
    command(group, "their-key")(their_key)


def one_again(session: CommandRun, which: _Device) -> CommandResult:
    """Say of a device of which two copies hand over that it was put back from a backup, and that there is one
    again. A coordinator does this."""
    with session.desk() as desk:
        device_id = device_of(desk, which)
        if desk.sync.copies.of(device_id) is None:
            raise UserError("E_NOT_FOUND", "device")
        session.confirm(session.words.say(ASKED))
        desk.sync.copies.say_one_again(device_id)
        found = desk.sync.revocations.of(device_id)
    return told_of(session, found)


def their_key(session: CommandRun, which: _Device) -> CommandResult:
    """Say of a device that changed its key again and again that the newest one is its own. A coordinator does
    this."""
    with session.desk() as desk:
        device_id = device_of(desk, which)
        seen = desk.sync.turns.of(device_id)
        if seen is None:
            raise UserError("E_NOT_FOUND", "device")
        session.confirm(session.words.say(ASKED))
        desk.sync.turns.say_new_key(seen)
        found = desk.sync.revocations.of(device_id)
    return told_of(session, found)
