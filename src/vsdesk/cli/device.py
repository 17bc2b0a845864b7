"""device request · approve · accept · list · identity: enrolment by file, the words read aloud."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session
from vsdesk.cli.vault import Task

group = typer.Typer(no_args_is_help=True)

_Words = Annotated[
    str | None,
    typer.Option("--words", help="The 8 words (or 9 groups of digits) that the other side reads."),
]


@command(group, "request")
def request(
    session: Session, out: Annotated[Path, typer.Argument(help="The file to write.")]
) -> Answer:
    """Write this device's request to join; the coordinator compares the words."""
    with session.desk() as desk:
        data = desk.device_request()
        spoken = desk.device_review(data)
    session.put_file(out, data)
    return Answer(
        {"file": str(out), "device": spoken.kid, "words": spoken.words, "digits": spoken.digits},
        _read_aloud(session, spoken.words, spoken.digits),
    )


@command(group, "approve")
def approve(
    session: Session,
    file: Annotated[Path, typer.Argument(help="The request of the other device.")],
    out: Annotated[Path, typer.Option("--out", help="The file to give back.")],
    letter: Annotated[str, typer.Option("--letter", help="One or two capitals for case numbers.")],
    role: Annotated[Task | None, typer.Option("--role")] = None,
    group_name: Annotated[
        str | None, typer.Option("--group", help="The member association of the device.")
    ] = None,
    words: _Words = None,
) -> Answer:
    """Take a device into the organisation, after the words were compared."""
    data = session.read_bytes(file)
    with session.desk() as desk:
        spoken = desk.device_review(data)
        said = _compared(session, words, spoken.words, spoken.digits)
        trust = desk.device_approve(
            data, letter=letter, role=role.value if role else None, group=group_name, said=said
        )
    session.put_file(out, trust)
    return Answer(
        {"file": str(out), "device": spoken.kid, "letter": letter},
        [session.words.say("The device is in. Give it this file: {file}", file=out.name)],
    )


@command(group, "accept")
def accept(
    session: Session,
    trust: Annotated[Path, typer.Argument(help="The file that the coordinator gave back.")],
    words: _Words = None,
) -> Answer:
    """Join the organisation, after the words were compared."""
    data = session.read_bytes(trust)
    with session.desk() as desk:
        spoken = desk.device_accept_review(data)
        said = _compared(session, words, spoken.words, spoken.digits)
        desk.device_accept(data, said)
        status = desk.status()
    return Answer(
        {"organisation": status.organisation, "letter": status.letter, "device": status.kid},
        [
            session.words.say(
                "This device belongs to {organisation} now; its letter is {letter}.",
                organisation=status.organisation,
                letter=status.letter,
            )
        ],
    )


@command(group, "words")
def words_of_file(
    session: Session, file: Annotated[Path, typer.Argument(help="A request or a trust file.")]
) -> Answer:
    """The words of a request or of a trust file, to read to the other side."""
    data = session.read_bytes(file)
    with session.desk() as desk:
        spoken = (
            desk.device_review(data) if desk.status().enrolled else desk.device_accept_review(data)
        )
    return Answer(
        {"words": spoken.words, "digits": spoken.digits},
        _read_aloud(session, spoken.words, spoken.digits),
    )


@command(group, "list")
def list_devices(session: Session) -> Answer:
    """The devices of the organisation."""
    with session.desk() as desk:
        devices = desk.devices()
    labels = session.labels
    return Answer(
        {
            "devices": [
                {
                    "device": one.kid,
                    "letter": one.letter,
                    "role": one.role,
                    "group": one.group,
                    "revoked": one.revoked,
                    "own": one.own,
                }
                for one in devices
            ]
        },
        [
            f"{one.letter:2}  {one.kid[:16]}  {labels.term('role', one.role)}  {one.group or ''}"
            for one in devices
        ],
    )


@command(group, "identity")
def identity(
    session: Session, out: Annotated[Path, typer.Option("--out", help="The file to write.")]
) -> Answer:
    """Write this device's key as an age identity, for the day this program is gone."""
    session.confirm(
        session.words.say(
            "Whoever holds this file can open every bundle for this device. Write it?"
        )
    )
    with session.desk() as desk:
        text = desk.identity()
    session.put_file(out, text.encode("ascii"))
    return Answer({"file": str(out)}, [str(out)])


def _read_aloud(session: Session, words: list[str], digits: str) -> list[str]:
    return [
        session.words.say("Read these words to the other side; they must be the same there:"),
        "  " + " ".join(words),
        "  " + digits,
    ]


def _compared(session: Session, given: str | None, words: list[str], digits: str) -> str:
    if given is not None:
        return given
    for line in _read_aloud(session, words, digits)[:1]:
        session.tell(line)
    return session.ask(session.words.say("The words that the other side reads:"))
