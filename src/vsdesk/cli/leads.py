"""device leads · propose · sign: who leads, and how many of them sign together."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.device import device_line, device_of
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk.sync.lead_words import beside_words, must_sign, proposal_words
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk import DeviceRow, ProposedLeads

_Out = Annotated[Path, typer.Option("--out", help="The file to write, for the other coordinators.")]
_Several = list[str] | None


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about devices."""
    for name, does in (("leads", leads), ("propose", propose), ("sign", sign)):
        command(group, name)(does)


def leads(session: CommandRun) -> CommandResult:
    """Who leads the organisation, and how many of them must sign who leads."""
    with session.desk() as desk:
        now = desk.sync.leads.now()
    lines = [must_sign(now.threshold, len(now.devices), session.words)]
    lines += _lines(session, now.devices)
    for other in now.beside:
        lines += [beside_words(session.words), *_lines(session, other)]
    return CommandResult(
        {
            "devices": [one.device_id for one in now.devices],
            "threshold": now.threshold,
            "beside": [[one.device_id for one in other] for other in now.beside],
        },
        lines,
    )


def propose(
    session: CommandRun,
    out: _Out,
    threshold: Annotated[
        int | None, typer.Option("--threshold", help="How many coordinators sign together.")
    ] = None,
    add: Annotated[
        _Several, typer.Option("--add", metavar="DEVICE", help="A coordinator who shall lead.")
    ] = None,
    remove: Annotated[
        _Several, typer.Option("--remove", metavar="DEVICE", help="One who shall lead no more.")
    ] = None,
    join: Annotated[
        bool | None,
        typer.Option(
            "--join/--no-join",
            help="Join the lists of devices that stand beside each other, or leave the other alone.",
        ),
    ] = None,
) -> CommandResult:
    """Propose who leads, and how many of them sign together. The others add their signatures."""
    with session.desk() as desk:
        data, told = desk.sync.leads.propose(
            threshold=threshold,
            add=[device_of(desk, one) for one in add or ()],
            remove=[device_of(desk, one) for one in remove or ()],
            join=join,
        )
    session.put_file(out, data)
    return result(session, told, out)


def sign(
    session: CommandRun,
    file: Annotated[Path, typer.Argument(help="The proposal of another coordinator.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write, for the other coordinators.")
    ] = None,
) -> CommandResult:
    """Look at a proposal and add a signature. Once enough signed, it holds."""
    data = session.read_bytes(file)
    with session.desk() as desk:
        seen = desk.sync.leads.read(data)
        if seen.told.enough:
            return result(session, desk.sync.leads.take(data), None)
        for line in _changes(session, seen):
            session.tell(line)
        if out is None:
            raise UserError("E_USAGE", "--out is needed: the others get the file")
        session.confirm(session.words.say("Sign this?"))
        signed, told = desk.sync.leads.sign(data)
    session.put_file(out, signed)
    return result(session, told, out)


def result(session: CommandRun, seen: ProposedLeads, out: Path | None) -> CommandResult:
    """What a proposal changes, and what is to be done with its file."""
    say, told = session.words.say, seen.told
    if told.enough:
        last = say(
            "It holds from now on. The others hear of it with the next bundle, or by this file."
        )
    else:
        last = say("More coordinators must sign. Give them this file.")
    return CommandResult(
        {
            "file": None if out is None else str(out),
            "added": list(told.added),
            "removed": list(told.removed),
            "threshold": {"before": told.before, "then": told.then},
            "signed": list(told.signed),
            "joins": told.joins,
            "withdrawn": list(told.withdrawn),
            "enough": told.enough,
        },
        [*_changes(session, seen), last],
    )


def _changes(session: CommandRun, seen: ProposedLeads) -> list[str]:
    return proposal_words(seen, session.words, partial(device_line, session))


def _lines(session: CommandRun, devices: tuple[DeviceRow, ...]) -> list[str]:
    return [f"    {device_line(session, one)}" for one in devices]
