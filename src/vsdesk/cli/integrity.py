"""vault mend · rebuild · rescue: whether the vault is as it was written, and the ways out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.ways import ShareFiles, papers_of
from vsdesk.desk import Secret
from vsdesk.desk.access import integrity_words
from vsdesk.desk.access.integrity import rescue_vault
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.access.integrity import Damage

DAMAGED: Final = 4  # how a command ends then


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about the vault."""
    every = (("mend", mend), ("rebuild", rebuild), ("rescue", rescue))
    for name, does in every:
        command(group, name)(does)


def mend(session: CommandRun) -> CommandResult:
    """Put right what can be put right here; ask the others for files that are damaged."""
    with session.desk() as desk, session.progress() as progress:
        done = desk.access.integrity.mend(progress)
    return CommandResult(
        {"mended": told(done.done), "left": told(done.left), "asked": told(done.asked)},
        integrity_words.mended(done, session.words),
        exit_code=DAMAGED if done.left else 0,
    )


def rebuild(session: CommandRun) -> CommandResult:
    """Make the lists, the links and the search anew from the history."""
    with session.desk() as desk, session.progress() as progress:
        desk.access.integrity.fold_anew(progress)
    said = session.words.say("The lists and the search were made anew from the history.")
    return CommandResult({"rebuilt": True}, [said])


def rescue(
    session: CommandRun,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The new folder.")],
    words_file: Annotated[
        Path | None,
        typer.Option("--words-file", help="A file with the recovery words; else the passphrase."),
    ] = None,
    share_file: ShareFiles = None,
    keys_from: Annotated[
        Path | None,
        typer.Option("--keys-from", help="A backup, where the key files here are damaged or gone."),
    ] = None,
) -> CommandResult:
    """Read what can be read of a damaged vault into a new folder. The damaged one stays as it is."""
    if words_file is not None and share_file:
        raise UserError("E_USAGE", "--share-file stands alone, without --words-file")
    secret: Secret | list[str] | list[list[str]]
    if share_file:
        secret = papers_of(session, share_file)
    elif words_file is not None:
        secret = session.read_words(words_file).split()
    else:
        secret = session.passphrase()
    env = session.outside.env
    try:
        with session.progress() as progress:
            found = rescue_vault(session.vault, folder, secret, env, progress, keys_from)
    finally:
        if isinstance(secret, Secret):
            secret.wipe()
    return CommandResult(
        {
            "vault": str(found.folder),
            "pages": found.pages,
            "entries": found.entries,
            "missing": {"entries": found.bodies, "files": found.files},
        },
        integrity_words.rescued(found, session.words),
    )


def told(findings: Sequence[Damage]) -> list[dict[str, object]]:
    """As `--json` prints them."""
    return [
        {"what": one.what, "where": one.where, "at": one.at, "ways": list(one.ways)}
        for one in findings
    ]
