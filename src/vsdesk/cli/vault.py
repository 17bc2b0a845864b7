"""vault create · info · contact · check · recover · passphrase · wipe."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import Tongue, command
from vsdesk.cli.integrity import DAMAGED
from vsdesk.cli.integrity import told as damages
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.ways import ShareFiles, papers_of
from vsdesk.desk import Desk, older_advice, older_title, recovery_words_in
from vsdesk.desk.access import integrity_words, journey_words
from vsdesk.desk.access.vault_wiping import clear_wiped, lose_keys
from vsdesk.errors import UserError
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import OlderCopy
    from vsdesk.desk.access.journeys import JourneyState

group = typer.Typer(no_args_is_help=True)

_NewPassword = Annotated[
    Path | None,
    typer.Option("--new-password-file", help="A file whose first line is the new passphrase."),
]


class Task(StrEnum):
    """The roles."""

    DOCUMENTER = "documenter"
    REVIEWER = "reviewer"
    COORDINATOR = "coordinator"


@command(group, "create")
def create(
    session: CommandRun,
    role: Annotated[Task, typer.Option("--role", help="What this device is for.")],
    name: Annotated[str, typer.Option("--name", help="The name of the vault on this device.")],
    organisation: Annotated[
        str | None,
        typer.Option("--organisation", help="Found an organisation (coordinators only)."),
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", help="2 to 6 Latin letters; else made from the name.")
    ] = None,
    words_in: Annotated[
        Tongue | None,
        typer.Option("--words-in", help="The language of the recovery words."),
    ] = None,
) -> CommandResult:
    """Create a vault; the recovery words are printed once."""
    if organisation is not None and role is not Task.COORDINATOR:
        raise UserError("E_USAGE", "--organisation is for a coordinator")
    for option, said in (("--name", name), ("--organisation", organisation)):
        if said is not None and not said.strip():
            raise UserError("E_USAGE", f"{option} is empty")
    with session.new_passphrase(session.password_file) as secret:
        desk, words = Desk.create(
            session.vault,
            role=role.value,
            name=name.strip(),
            organisation=organisation and organisation.strip(),
            code=code,
            passphrase=secret,
            env=session.outside.env,
        )
    status = desk.access.status()
    desk.access.lock()
    words = recovery_words_in(words, str(words_in or session.lang))
    say = session.words.say
    return CommandResult(
        {
            "vault": str(session.vault),
            "device": status.device_id,
            "recovery_words": words,
            "code": status.code,
        },
        [
            say("The vault is ready: {folder}", folder=session.vault),
            *(
                [say("Every case number begins with: {code}", code=status.code)]
                if status.code
                else []
            ),
            say(
                "Write these words on paper, each with its number, and keep them away from this device:"
            ),
            *(
                "  ".join(
                    f"{at + 1:2d} {word:8}" for at, word in enumerate(words) if at // 6 == row
                )
                for row in range(-(-len(words) // 6))
            ),
        ],
    )


@command(group, "info")
def info(session: CommandRun) -> CommandResult:
    """State and counts."""
    with session.desk() as desk:
        status = desk.access.status()
        left_out = [
            one.sentence(session.words) for one in desk.context.dictionary.vocabularies.problems
        ]
    say, count = session.words.say, session.words.count
    home = (
        say("{name} of {organisation}", name=status.name, organisation=status.organisation)
        if status.organisation
        else say("{name}, not in an organisation yet", name=status.name)
    )
    return CommandResult(
        {
            "vault": str(session.vault),
            "name": status.name,
            "role": status.role,
            "device": status.device_id,
            "letter": status.letter,
            "organisation": status.organisation,
            "code": status.code,
            "enrolled": status.enrolled,
            "revoked": status.revoked,
            "older": _older(status.older),
            "journey": _journey(status.journey),
            "cases": status.cases,
            "families": status.families,
            "unsent": {"new": status.unsent_new, "changed": status.unsent_changed},
            "last_receipt": status.last_receipt,
            "differences": status.differences,
            "own_lists": [plain(one) for one in left_out],
        },
        [
            home,
            count("{n} case", "{n} cases", status.cases),
            count("{n} family", "{n} families", status.families),
            say(
                "Since the last bundle: {new} new, {changed} changed",
                new=status.unsent_new,
                changed=status.unsent_changed,
            ),
            count(
                "{n} answer differs between versions",
                "{n} answers differ between versions",
                status.differences,
            ),
            *_older_lines(session, status.older),
            *([journey_words.state(status.journey, session.words)] if status.journey else []),
            *left_out,
        ],
    )


def _older(seen: OlderCopy | None) -> dict[str, object] | None:
    return None if seen is None else {"why": seen.why, "short": seen.short, "at": seen.at}


def _journey(seen: JourneyState | None) -> dict[str, object] | None:
    return None if seen is None else {"since": seen.since, "back": seen.back, "away": seen.left}


def _older_lines(session: CommandRun, seen: OlderCopy | None) -> list[str]:
    words = session.words
    return [] if seen is None else [older_title(seen, words), older_advice(seen, words)]


@command(group, "contact")
def contact(
    session: CommandRun,
    person: Annotated[str | None, typer.Option("--person", help="A first name.")] = None,
    phone: Annotated[str | None, typer.Option("--phone", help="A safe number.")] = None,
    hours: Annotated[str | None, typer.Option("--hours", help="When somebody answers.")] = None,
    address: Annotated[
        str | None, typer.Option("--address", help="On what is submitted, on no family's paper.")
    ] = None,
    mail: Annotated[str | None, typer.Option("--mail", help="As --address.")] = None,
) -> CommandResult:
    """How families and bodies reach us, as papers say it; what is given is set, the rest stays."""
    given = {"person": person, "phone": phone, "hours": hours, "address": address, "mail": mail}
    said = {name: words.strip() for name, words in given.items() if words is not None}
    with session.desk() as desk:
        held = {name: getattr(desk.outbound.sheets.contact(), name) for name in given}
        if said:
            held |= said
            desk.outbound.sheets.set_contact(**held)
    say = session.words.say
    labels = {
        "person": say("First name"),
        "phone": say("Safe number"),
        "hours": say("Hours"),
        "address": say("Postal address"),
        "mail": say("E-mail"),
    }
    lines = [f"{labels[name]}: {words or say('Empty')}" for name, words in held.items()]
    return CommandResult({"contact": held, "set": sorted(said)}, lines)


@command(group, "check")
def check(session: CommandRun) -> CommandResult:
    """Check the key files, the pages, the chains of the history, the attachments and the index."""
    with session.desk() as desk, session.progress() as progress:
        report = desk.access.integrity.check(progress)
    words = session.words
    lines = [
        words.say("All is as it was written.")
        if report.ok
        else words.say("Something is not as it was written.")
    ]
    lines += [
        words.say("{what}: {how_many} looked at", what=session.labels.kinds(one), how_many=n)
        for one, n in report.counts.items()
    ]
    seen = report.older
    lines += _older_lines(session, seen)
    lines += [integrity_words.sentence(one, words) for one in report.findings]
    told = {
        "ok": report.ok,
        "counts": dict(report.counts),
        "faults": list(report.faults),
        "findings": damages(report.findings),
        "older": _older(seen),
    }
    lines += integrity_words.ways_out(report.findings, words)
    return CommandResult(told, lines, exit_code=0 if report.ok else DAMAGED)


@command(group, "passphrase")
def passphrase(session: CommandRun, new_password_file: _NewPassword = None) -> CommandResult:
    """Change the passphrase; the recovery words stay as they are."""
    with session.opened() as (desk, old), session.new_passphrase(new_password_file) as new:
        desk.access.ways.change_passphrase(old, new)
    return CommandResult(
        {"changed": True}, [session.words.say("The new passphrase opens the vault.")]
    )


@command(group, "recover")
def recover(
    session: CommandRun,
    words_file: Annotated[
        Path | None, typer.Option("--words-file", help="A file with the recovery words.")
    ] = None,
    share_file: ShareFiles = None,
    new_password_file: _NewPassword = None,
) -> CommandResult:
    """Open the vault with its recovery words, or with key papers, and give it a new passphrase."""
    if share_file:
        return _by_papers(session, share_file, words_file, new_password_file)
    if words_file is None:
        question = session.words.say("The recovery words, with spaces between:")
        text = session.ask(question, "--words-file")
    else:
        text = session.read_words(words_file)
    with session.new_passphrase(new_password_file) as secret:
        desk = Desk.recover(session.vault, text.split(), secret, session.outside.env)
    desk.access.lock()
    return CommandResult(
        {"recovered": True}, [session.words.say("The new passphrase opens the vault.")]
    )


@command(group, "wipe")
def wipe(session: CommandRun) -> CommandResult:
    """Erase the vault from this computer: its keys first, then all of it. No passphrase is asked."""
    say, count = session.words.say, session.words.count
    session.confirm(
        say(
            "Its keys are erased in a second, then everything in it is deleted. Nobody can take this back. Erase it?"
        )
    )
    lose_keys(session.vault, session.outside.env)
    with session.progress() as progress:
        wiped = clear_wiped(session.vault, progress)
    lines = [
        say("The keys are gone."),
        count(
            "{n} file of it could not be deleted: it is unreadable.",
            "{n} files of it could not be deleted: they are unreadable.",
            wiped.kept,
        )
        if wiped.kept
        else say("Everything of it is deleted."),
        say(
            "An SSD, a stick or a card may keep old pieces of a key file that no program can reach. They are locked with your passphrase and with the words on your paper: burn the paper, and tell nobody the passphrase."
        ),
        say("Backups, and what was handed over, are as they were."),
    ]
    if wiped.others:
        lines.insert(2, say("Other things in its folder were left where they are."))
    return CommandResult({"wiped": True, "kept": wiped.kept, "others": wiped.others}, lines)


def _by_papers(
    session: CommandRun, files: list[Path], words_file: Path | None, new: Path | None
) -> CommandResult:
    if words_file is not None:
        raise UserError("E_USAGE", "--share-file stands alone, without --words-file")
    papers = papers_of(session, files)
    with session.new_passphrase(new) as secret:
        desk = Desk.recover_by_papers(session.vault, papers, secret, session.outside.env)
    desk.access.lock()
    return CommandResult(
        {"recovered": True}, [session.words.say("The new passphrase opens the vault.")]
    )
