"""device request · approve · accept · list · name · new-key · identity: files, words read aloud, keys."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.vault import Task
from vsdesk.desk import SOURCES_GO, SOURCES_STAY
from vsdesk.desk.sync.escrow_service import joining_words
from vsdesk.desk.sync.service import JOURNALS_GO, JOURNALS_STAY
from vsdesk.errors import UserError
from vsdesk.numerals import in_ascii
from vsdesk.words import LANG_NAMES
from vsdesk.written_words import COUNTS, list_language

if TYPE_CHECKING:
    from vsdesk.desk import Desk, DeviceKey, DeviceRow, SpokenNumber

_SHORTEST: Final = 8  # characters of an id that name a device
_DIGITS: Final = 9  # and of its number

group = typer.Typer(no_args_is_help=True)


class Sources(StrEnum):
    """Where the spaces of sources are."""

    STAY = "stay"
    COORDINATORS = "coordinators"


class JournalPlace(StrEnum):
    """Where the journals of the devices are."""

    STAY = "stay"
    COORDINATORS = "coordinators"


_Words = Annotated[
    str | None,
    typer.Option(
        "--words", help="The words (of any language) or the digits that the other side reads."
    ),
]


@command(group, "request")
def request(
    session: CommandRun, out: Annotated[Path, typer.Argument(help="The file to write.")]
) -> CommandResult:
    """Write this device's request to join, and the words to read to the coordinator."""
    with session.desk() as desk:
        made = desk.sync.devices.request()
        device_id = desk.access.status().device_id
    session.put_file(out, made.data)
    return CommandResult(
        {"file": str(out), "device": device_id, **_document(session, made.spoken)},
        [str(out), *_read_aloud(session, made.spoken)],
    )


@command(group, "approve")
def approve(
    session: CommandRun,
    file: Annotated[Path, typer.Argument(help="The request of the other device.")],
    out: Annotated[Path, typer.Option("--out", help="The file to give back.")],
    letter: Annotated[
        str | None, typer.Option("--letter", help="One or two capitals for case numbers.")
    ] = None,
    role: Annotated[Task, typer.Option("--role", help="Its task.")] = Task.DOCUMENTER,
    group_name: Annotated[
        str, typer.Option("--group", help="The member association of the device.")
    ] = "",
    words: _Words = None,
) -> CommandResult:
    """Take a device into the organisation, after its words were compared."""
    data = session.read_bytes(file)
    with session.desk() as desk:
        seen = desk.sync.devices.review(data)
        said = _compared(session, words, seen.spoken)
        approved = desk.sync.devices.approve(
            data, said=said, role=role.value, letter=letter, group=group_name
        )
    session.put_file(out, approved.data)
    return CommandResult(
        {
            "file": str(out),
            "device": seen.device_id,
            "letter": approved.letter,
            **_document(session, approved.spoken),
        },
        [
            session.words.say("The device is in. Give it this file: {file}", file=out),
            *_read_aloud(session, approved.spoken),
        ],
    )


@command(group, "accept")
def accept(
    session: CommandRun,
    trust: Annotated[Path, typer.Argument(help="The file that the coordinator gave back.")],
    words: _Words = None,
) -> CommandResult:
    """Join the organisation, after its words were compared."""
    data = session.read_bytes(trust)
    with session.desk() as desk:
        seen = desk.sync.devices.accept_review(data)
        numbers = desk.sync.devices.renumbers(seen)
        for line in _renumbered(session, numbers):
            session.tell(line)
        if (key := desk.sync.escrow.named_by(seen)) is not None:
            session.tell(joining_words(key, session.words))
        said = _compared(session, words, seen.spoken)
        answer = desk.sync.devices.accept(data, said=said)
        device_id = desk.access.status().device_id
    return CommandResult(
        {
            "organisation": answer.name,
            "code": answer.code,
            "letter": answer.letter,
            "role": answer.role,
            "device": device_id,
            "numbers": [{"old": old, "new": new} for old, new in numbers],
        },
        [
            session.words.say(
                "This device belongs to {organisation} now; its letter is {letter}.",
                organisation=answer.name,
                letter=answer.letter,
            )
        ],
    )


def _renumbered(session: CommandRun, numbers: tuple[tuple[str, str], ...]) -> list[str]:
    """Which numbers change by joining."""
    if not numbers:
        return []
    said = session.words.count(
        "{n} number changes by joining; the old one is still found:",
        "{n} numbers change by joining; the old ones are still found:",
        len(numbers),
    )
    return [said, *(f"    {old}  →  {new}" for old, new in numbers)]


@command(group, "list")
def list_devices(session: CommandRun) -> CommandResult:
    """The devices of the organisation."""
    with session.desk() as desk:
        devices, pin = desk.sync.devices.listed(), desk.sync.devices.organisation_pin()
    return CommandResult(
        {
            "organisation": pin,
            "devices": [
                {
                    "device": one.device_id,
                    "letter": one.letter,
                    "number": one.number,
                    "role": one.role,
                    "group": one.group,
                    "name": one.name,
                    "revoked": one.revoked,
                    "own": one.own,
                }
                for one in devices
            ],
        },
        [
            *(
                f"{one.letter:2}  {one.device_id[:16]}  {_task(session, one.role)}  {one.name or one.group}"
                f"{'  ' + one.group if one.name and one.group else ''}"
                f"{'  ' + session.words.say('withdrawn') if one.revoked else ''}".rstrip()
                for one in devices
            ),
            *_named(session, pin),
        ],
    )


@command(group, "name")
def name(
    session: CommandRun,
    device: Annotated[str, typer.Argument(metavar="ID", help="The device, or its letter.")],
    name: Annotated[
        str, typer.Argument(metavar="NAME", help='What to call it; "" takes the name away.')
    ],
) -> CommandResult:
    """Call a device by a person's name. Coordinators see it, nobody else."""
    with session.desk() as desk:
        device_id = device_of(desk, device)
        change = desk.sync.devices.name(device_id, name)
    return CommandResult(
        {"device": device_id, "name": name.strip(), "changed": list(change.ids)},
        [session.words.say("Saved.")],
    )


_Roots = Annotated[list[str], typer.Argument(metavar="ID…", help="Cases or families.")]
_Because = Annotated[str, typer.Option("--because", help="A note for whoever works on it.")]


@command(group, "assign")
def assign(
    session: CommandRun,
    device: Annotated[str, typer.Argument(metavar="DEVICE", help="Its id or its letter.")],
    roots: _Roots,
    because: _Because,
) -> CommandResult:
    """Assign cases to a device: they go there with the next hand-over. A coordinator does this."""
    with session.desk() as desk:
        ids = [desk.cases.lists.find_id(one) for one in roots]
        change = desk.sync.assignments.assign(ids, device_of(desk, device), because)
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "unassign")
def unassign(
    session: CommandRun,
    device: Annotated[str, typer.Argument(metavar="DEVICE", help="Its id or its letter.")],
    roots: _Roots,
    because: _Because,
) -> CommandResult:
    """Take cases back from a device: nothing more goes there; what was handed over stays there."""
    with session.desk() as desk:
        ids = [desk.cases.lists.find_id(one) for one in roots]
        change = desk.sync.assignments.unassign(ids, device_of(desk, device), because)
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


def device_line(session: CommandRun, row: DeviceRow) -> str:
    """A device in one line: its letter, the number that is read over the phone, who works with it."""
    return session.words.say(
        "Device {letter}  {number}  {name}",
        letter=row.letter or "–",
        number=row.number,
        name=row.name or row.group,
    ).rstrip()


def device_of(desk: Desk, told: str) -> str:
    """The id of a device of the list, by its id, the beginning of one, its letter, or its number (or how that
    begins, 9 digits at least) in digits of any script. Raises UserError E_NO_DEVICE, E_SEVERAL."""
    rows = desk.sync.devices.listed()
    lettered = [one.device_id for one in rows if one.letter == told.strip().upper() and one.letter]
    known = [
        one.device_id
        for one in rows
        if len(told) >= _SHORTEST and one.device_id.startswith(told.lower())
    ]
    digits = in_ascii(told).replace(" ", "")
    if digits.isdigit() and len(digits) >= _DIGITS:
        known += [one.device_id for one in rows if one.number.replace(" ", "").startswith(digits)]
    found = lettered or sorted(set(known))
    if len(found) != 1:
        raise UserError("E_SEVERAL" if found else "E_NO_DEVICE", "device")
    return found[0]


@command(group, "policy")
def policy(
    session: CommandRun,
    sources: Annotated[
        Sources | None,
        typer.Option(
            "--sources", help="Where sources are: with who wrote them, or coordinators too."
        ),
    ] = None,
    journal: Annotated[
        JournalPlace | None,
        typer.Option("--journal", help="Where the journals of the devices are: the same two."),
    ] = None,
) -> CommandResult:
    """What the organisation decided of its sources and of the journals; a coordinator sets it, and it
    travels signed."""
    with session.desk() as desk:
        if sources is not None:
            desk.sync.set_sources_go(go=sources is Sources.COORDINATORS)
        if journal is not None:
            desk.sync.set_journals_stay(stay=journal is JournalPlace.STAY)
        go, stay = desk.sync.sources_go(), desk.sync.journals_stay()
    say = session.words.say
    lines = [
        say(SOURCES_GO if go else SOURCES_STAY),
        say(JOURNALS_STAY if stay else JOURNALS_GO),
    ]
    held = Sources.COORDINATORS if go else Sources.STAY
    kept = JournalPlace.STAY if stay else JournalPlace.COORDINATORS
    return CommandResult({"sources": held.value, "journal": kept.value}, lines)


@command(group, "new-key")
def new_key(session: CommandRun) -> CommandResult:
    """Give this device a new key for what others hand to it. What is on the way to the old one still
    opens."""
    with session.desk() as desk:
        key = desk.sync.devices.turn_key()
    return CommandResult({"made": key.made, "waits": key.waits}, [key_line(session, key)])


def key_line(session: CommandRun, key: DeviceKey) -> str:
    """What became of a new key."""
    say = session.words.say
    if key.waits:
        return say(
            "The new key goes to a coordinator with the next bundle, and counts once a list names it."
        )
    return say("The list names the new key. Hand over to everybody, so that they use it.")


@command(group, "identity")
def identity(
    session: CommandRun, out: Annotated[Path, typer.Option("--out", help="The file to write.")]
) -> CommandResult:
    """Write this device's key as an age identity and the organisation's fingerprint, for the day
    this program is gone."""
    session.confirm(
        session.words.say(
            "Whoever holds this file can open every bundle for this device. Write it?"
        )
    )
    with session.desk() as desk:
        key, pin = desk.sync.devices.identity(), desk.sync.devices.organisation_pin()
    said = "" if pin is None else f"# vsdesk organisation: {pin}\n"
    session.put_file(out, f"{said}{key}\n".encode("ascii"))
    return CommandResult({"file": str(out), "organisation": pin}, [str(out), *_named(session, pin)])


def _named(session: CommandRun, pin: str | None) -> list[str]:
    """The line that says by what the organisation is known for ever, once there is one."""
    say = session.words.say
    return (
        []
        if pin is None
        else [say("The organisation's fingerprint: {fingerprint}", fingerprint=pin)]
    )


def _task(session: CommandRun, role: str) -> str:
    say = session.words.say
    names = {
        "documenter": say("Documenter"),
        "reviewer": say("Reviewer"),
        "coordinator": say("Coordinator"),
    }
    return names.get(role, role)


def _document(session: CommandRun, spoken: SpokenNumber) -> dict[str, object]:
    words = list(spoken.words_in(session.words.lang))
    return {"words": words, "digits": spoken.digits}


def _read_aloud(session: CommandRun, spoken: SpokenNumber) -> list[str]:
    say, lang = session.words.say, list_language(session.words.lang)
    return [
        say("Read these words to the other side; they must be the same there:"),
        "  " + " ".join(spoken.words_in(lang)),
        "  " + spoken.digits,
        say("The same in another language, if the other side reads that:"),
        *(
            f"  {LANG_NAMES[one]}: {' '.join(spoken.words_in(one))}"
            for one in COUNTS
            if one != lang
        ),
    ]


def _compared(session: CommandRun, given: str | None, spoken: SpokenNumber) -> str:
    """What the other side said: from `--words`, or typed beside the words that are seen here."""
    if given is not None:
        return given
    session.require_person("--words")
    for line in _read_aloud(session, spoken):
        session.tell(line)
    return session.ask(session.words.say("The words that the other side reads:"), "--words")
