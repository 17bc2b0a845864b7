"""device lost · revoke · taken · vouch · leave-aside · signed: a device that was lost or taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.device import device_line, device_of, key_line
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk.outbound.warn_list import warn_words
from vsdesk.desk.sync.device_copies import TITLE, TWO_COPIES
from vsdesk.desk.sync.device_turns import KEY_WAITS, TURNS
from vsdesk.desk.sync.lone_rows import WHAT_ENDS, WHAT_WAITS, lone_lines
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk import Desk, DeviceRow, Lost, PutAside, ToWarn
    from vsdesk.desk.sync.lone_rows import LoneRow
    from vsdesk.records.dictionary.values import Json

_DAYS: Final = 12  # that are told

_Device = Annotated[
    str,
    typer.Argument(metavar="DEVICE", help="Its letter, its id, or its number read over the phone."),
]

_Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY",
        help="What came here on this day (2026-11-30) or later is put aside until somebody looks.",
    ),
]

_Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        metavar="WHAT",
        help="What stays of what its device alone signed, as “device signed” names it.",
    ),
]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about devices."""
    made = (
        ("lost", lost),
        ("revoke", revoke),
        ("taken", taken),
        ("vouch", vouch),
        ("leave-aside", leave_aside),
        ("signed", signed),
    )
    for name, does in made:
        command(group, name)(does)


def lost(session: CommandRun, which: _Device) -> CommandResult:
    """What lies on a device as far as is known here, who has not heard that it was withdrawn, and
    what of it was put aside."""
    with session.desk() as desk:
        found = desk.sync.revocations.of(device_of(desk, which))
    return told_of(session, found)


def revoke(
    session: CommandRun,
    which: _Device,
    since: _Since = None,
    keep: _Keep = None,
) -> CommandResult:
    """Withdraw a device that was lost, taken or left behind. A coordinator does this."""
    with session.desk() as desk:
        device_id = device_of(desk, which)
        row = next(one for one in desk.sync.devices.listed() if one.device_id == device_id)
        seen, stays = _told_to_stay(session, desk, device_id, since, keep)
        session.confirm(_asked(session, row))
        with session.progress() as progress:
            found = desk.sync.revocations.revoke(device_id, since, progress, seen=seen, stays=stays)
    return told_of(session, found)


def signed(
    session: CommandRun,
    which: _Device,
    since: _Since = None,
    end: Annotated[
        bool, typer.Option("--end", help="End it, but what is kept. The device is withdrawn.")
    ] = False,
    keep: _Keep = None,
) -> CommandResult:
    """What stands by the signature of a coordinator's device alone in the lists of devices: since a day, or,
    where it is withdrawn, what nobody here looked at yet. A coordinator does this."""
    say = session.words.say
    with session.desk() as desk:
        device_id = device_of(desk, which)
        revocations = desk.sync.revocations
        rows = revocations.of(device_id).lone
        if since is not None:
            rows = revocations.signed_since(device_id, since)
        stays = _kept(rows, keep)
        if end and since is None:
            for line in _lone_lines(session, rows):
                session.tell(line)
            session.confirm(say("End all of this but what you keep?"))
            with session.progress() as progress:
                rows = revocations.end_lone(device_id, rows, stays, progress).lone
        elif end or stays:
            raise UserError("E_USAGE")
        lines = _lone_lines(session, rows)
    return CommandResult(
        {"lone": [_lone(row) for row in rows]},
        lines or [say("Nothing stands by its signature alone that nobody looked at.")],
    )


def _told_to_stay(
    session: CommandRun, desk: Desk, device_id: str, since: str | None, keep: list[str] | None
) -> tuple[tuple[LoneRow, ...], set[str]]:
    """Tell what ends with a withdrawal since a day: that, and what stays of it."""
    rows = desk.sync.revocations.signed_since(device_id, since) if since is not None else ()
    stays = _kept(rows, keep)
    if rows:
        session.tell(session.words.say(WHAT_ENDS))
    for line in _lone_lines(session, rows):
        session.tell(line)
    return rows, stays


def _kept(rows: Iterable[LoneRow], keep: list[str] | None) -> set[str]:
    """The names of what was said to stay. Raises UserError E_NOT_FOUND for what is not among it."""
    known = {name: row.name for row in rows for name in (row.name, row.handle)}
    if not set(keep or ()) <= known.keys():
        raise UserError("E_NOT_FOUND")
    return {known[one] for one in keep or ()}


def _lone(row: LoneRow) -> dict[str, Json]:
    return {"name": row.handle, "day": row.day, "ends": row.ends}


def _lone_lines(session: CommandRun, rows: Iterable[LoneRow]) -> list[str]:
    """What was signed alone: how a command names it, when it came, what it is."""
    lines = []
    for row in rows:
        told = lone_lines(row, session.words, lambda one: device_line(session, one))
        lines.append(f"    {row.handle}  {row.day}  {' '.join(told)}")
    return lines


def taken(
    session: CommandRun,
    which: _Device,
    since: _Since = None,
    keep: _Keep = None,
    new_keys: Annotated[
        bool,
        typer.Option(
            "--new-keys", help="Give this vault and this device new keys too: it opened this vault."
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Write whom to warn as a PDF: numbers, no name."),
    ] = None,
) -> CommandResult:
    """After a laptop was taken: withdraw it, say what lies on it and whom to warn. A coordinator does
    this."""
    say = session.words.say
    with session.opened() as (desk, secret):
        device_id = device_of(desk, which)
        found = desk.sync.revocations.of(device_id)
        if not found.device.revoked:
            seen, stays = _told_to_stay(session, desk, device_id, since, keep)
            session.confirm(_asked(session, found.device))
            with session.progress() as progress:
                found = desk.sync.revocations.revoke(
                    device_id, since, progress, seen=seen, stays=stays
                )
        if new_keys:
            with session.progress() as progress:
                desk.access.keys.turn_vault_key(secret, progress)
            key = desk.sync.devices.turn_key()
        warned = desk.sync.revocations.to_warn(device_id)
        if out is not None:
            with session.progress() as progress:
                paper = desk.outbound.warn_list.paper(device_id, session.lang, progress)
            session.put_file(out, paper.pdf)
            desk.outbound.journal.note_paper("to-warn")
    told = told_of(session, found)
    lines = [*told.lines, *_warn_lines(session, warned)]
    if new_keys:
        lines.append(say("The vault has a new key. Every way in opens it as before."))
        lines.append(say("Copies that were made before stay open to whoever can open them."))
        lines.append(key_line(session, key))
    rows = [
        {
            "id": one.row.id,
            "kind": one.row.kind,
            "red": one.red,
            "ways": one.ways,
            "safe": one.safe,
            "removed": one.removed,
        }
        for one in warned
    ]
    if out is not None:
        lines.append(str(out))
    file = None if out is None else str(out)
    return CommandResult({**told.document, "warn": rows, "turned": new_keys, "file": file}, lines)


def _asked(session: CommandRun, row: DeviceRow) -> str:
    return session.words.say(
        "Withdraw device {letter}? Nothing new of it is taken in anywhere, once this is heard.",
        letter=row.letter or "–",
    )


def _warn_lines(session: CommandRun, warned: Iterable[ToWarn]) -> list[str]:
    """Whom to warn: no number, for a list of numbers would be the next thing to be taken."""
    say = session.words.say
    lines = [say("Whom to warn, those who could be harmed first:")]
    for one in warned:
        name = one.row.name or one.row.other or say("Without a name yet")
        told = [f"    {one.row.number}  {name}".rstrip()]
        told += warn_words(one, session.words)
        lines.append(" · ".join(told))
    return lines if len(lines) > 1 else [say("As far as is known here, nobody is to be warned.")]


_Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID…]", help="Cases or families; without them all that was put aside."),
]


def vouch(session: CommandRun, which: _Device, files: _Files = None) -> CommandResult:
    """Let what was put aside of a withdrawn device count. A coordinator does this."""
    question = session.words.say("Has somebody looked at it, and may it count?")
    return _answered(session, which, files, question, counts=True)


def leave_aside(session: CommandRun, which: _Device, files: _Files = None) -> CommandResult:
    """Let what was put aside of a withdrawn device count nowhere. It is kept. A coordinator does this."""
    question = session.words.say("Has somebody looked at it, and shall it count nowhere?")
    return _answered(session, which, files, question, counts=False)


def _answered(
    session: CommandRun,
    which: str,
    files: list[str] | None,
    question: str,
    *,
    counts: bool,
) -> CommandResult:
    """What was put aside is told, asked about, and counts or not."""
    with session.desk() as desk:
        revocations = desk.sync.revocations
        device_id = device_of(desk, which)
        found = revocations.of(device_id)
        left = found.left if files and counts else ()  # only what is named counts after all
        seen = _seen(session, (*found.aside, *left), files)
        session.confirm(question)
        answer = revocations.vouch_for if counts else revocations.leave_aside
        with session.progress() as progress:
            found = answer(device_id, seen, progress)
    return told_of(session, found)


def _seen(
    session: CommandRun, aside: tuple[PutAside, ...], files: list[str] | None
) -> list[PutAside]:
    """What of it is meant, told line by line."""
    named = {_space(aside, one) for one in files or ()}
    if named - {one.space for one in aside}:
        raise UserError("E_NOT_FOUND")
    seen = [one for one in aside if not named or one.space in named]
    for line in _aside_lines(session, seen):
        session.tell(line)
    return seen


def _space(aside: tuple[PutAside, ...], told: str) -> str:
    """The file that is meant, by its id or its number; what was put aside whole has only an id."""
    known = {one.space: one.space for one in aside}
    known |= {one.row.number: one.space for one in aside if one.row is not None}
    return known.get(told, told)


def told_of(session: CommandRun, found: Lost) -> CommandResult:
    """What is known of a device."""
    say, count = session.words.say, session.words.count
    lines = [device_line(session, found.device)]
    if found.device.revoked:
        lines.append(say("Withdrawn. Nothing new of it is taken in."))
    lines += _two_lines(session, found)
    if found.everything:
        lines.append(say("It is a coordinator's: all that was handed over lies on it."))
    elif found.holds:
        lines.append(count("{n} file lies on it:", "{n} files lie on it:", len(found.holds)))
        lines += [f"    {row.number}  {row.name or row.other}".rstrip() for row in found.holds]
    else:
        lines.append(say("As far as is known here, no file lies on it."))
    if found.days:
        days = ", ".join(found.days[:_DAYS])
        lines.append(say("Something of it came here on: {days}", days=days))
    if found.device.revoked:
        if found.unheard:
            lines.append(say("These have not heard of it yet; hand over to them:"))
            lines += [f"    {device_line(session, one)}" for one in found.unheard]
        else:
            lines.append(say("All devices have heard of it."))
    if found.aside:
        lines.append(say("Put aside until somebody looks:"))
    lines += _aside_lines(session, found.aside)
    if found.left:
        lines.append(say("Left aside: it counts nowhere"))
    lines += _aside_lines(session, found.left)
    if found.lone:
        lines.append(say(WHAT_WAITS))
    lines += _lone_lines(session, found.lone)
    return CommandResult(
        {
            "device": found.device.device_id,
            "letter": found.device.letter,
            "number": found.device.number,
            "revoked": found.device.revoked,
            "two": found.two is not None,
            "key_waits": found.turns is not None,
            "everything": found.everything,
            "days": list(found.days),
            "holds": [row.id for row in found.holds],
            "unheard": [one.device_id for one in found.unheard],
            "aside": [
                {
                    "file": one.space,
                    "known": one.row is not None,
                    "since": one.since,
                    "kinds": {kind: records for kind, records, _ in one.fields},
                }
                for one in found.aside
            ],
            "left": [one.space for one in found.left],
            "lone": [_lone(row) for row in found.lone],
        },
        lines,
    )


def _two_lines(session: CommandRun, found: Lost) -> list[str]:
    """Where two copies of it hand over, or a key of it waits: what that means."""
    words: tuple[str, ...] = () if found.two is None else (TITLE, TWO_COPIES)
    words += () if found.turns is None else (TURNS, KEY_WAITS)
    return [session.words.say(one) for one in words]


def _aside_lines(session: CommandRun, aside: Iterable[PutAside]) -> list[str]:
    """What was put aside, file by file."""
    labels, lines = session.labels, list[str]()
    for one in aside:
        named = one.row.number if one.row is not None else one.space
        name = (one.row.name or one.row.other) if one.row is not None else one.name
        lines.append(f"    {named}  {name}".rstrip())
        for kind, records, fields in one.fields:
            set_ = ", ".join(labels.field(kind, name) for name in fields)
            lines.append(f"        {labels.kinds(kind)}: {records}  ({set_})")
    return lines
