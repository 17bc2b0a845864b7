"""vault backup · backups · drill · restore: copies of the vault, and whether they would open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk import diskio
from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.ways import ShareFiles, papers_of
from vsdesk.desk import restore_backup
from vsdesk.desk.access.drill_words import damaged
from vsdesk.desk.local_days import day_here
from vsdesk.errors import EnvironmentFault

if TYPE_CHECKING:
    from vsdesk.desk import DrillResult

_Place = Annotated[Path, typer.Argument(metavar="FOLDER", help="The stick or folder.")]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about the vault."""
    every = (("backup", backup), ("backups", backups), ("drill", drill), ("restore", restore))
    for name, does in every:
        command(group, name)(does)


def backup(
    session: CommandRun,
    place: _Place,
    make: Annotated[
        bool, typer.Option("--make", help="Make the folder where it is not there.")
    ] = False,
) -> CommandResult:
    """Bring the backup of this vault in a folder up to date, or begin one there. It stays encrypted."""
    if not place.is_dir():
        if not make:
            session.tell(
                session.words.say(
                    "This folder is not there: {folder}. Is a stick meant, look whether it is in; else --make makes the folder.",
                    folder=place,
                )
            )
            raise EnvironmentFault("E_NO_FILE")
        diskio.make_folder(place)
    with session.desk() as desk, session.progress() as progress:
        made = desk.access.backups.back_up(place, progress)
    say = session.words.say
    return CommandResult(
        {"folder": str(made.folder), "written": made.fresh, "size": made.size},
        [
            say("The backup is there, and was read back: {folder}", folder=made.folder),
            say(
                "{fresh} of {size} were new.",
                fresh=size(session, made.fresh),
                size=size(session, made.size),
            ),
        ],
    )


def backups(session: CommandRun) -> CommandResult:
    """The backups that were made of this vault, and when one was tried."""
    with session.desk() as desk:
        known, drilled = desk.access.backups.known(), desk.access.backups.drilled()
    say = session.words.say
    lines = [] if known else [say("No backup was made yet.")]
    for row in known:
        days = ", ".join(day_here(one.at) for one in row.generations[::-1])
        lines.append(f"{row.place}  {row.name}  {days}")
    if drilled is None:
        lines.append(say("No backup was tried yet."))
    elif drilled.ok:
        lines.append(say("Tried on {day}: it would have worked.", day=day_here(drilled.at)))
    else:
        lines.append(say("Tried on {day}: it would not have worked.", day=day_here(drilled.at)))
    return CommandResult(
        {
            "backups": [
                {
                    "name": row.name,
                    "place": row.place,
                    "generations": [
                        {"number": one.number, "at": one.at, "commits": one.commits}
                        for one in row.generations
                    ],
                }
                for row in known
            ],
            "drill": None
            if drilled is None
            else {"at": drilled.at, "way": drilled.way, "ok": drilled.ok},
        },
        lines,
    )


def drill(
    session: CommandRun,
    place: _Place,
    words_file: Annotated[
        Path | None,
        typer.Option(
            "--words-file", help="A file with the recovery words; else the passphrase is tried."
        ),
    ] = None,
    share_file: ShareFiles = None,
) -> CommandResult:
    """Try whether the backup in a folder would open after a loss, in a place that is thrown away."""
    with session.opened() as (desk, secret), session.progress() as progress:
        tries = desk.access.backups
        if share_file:
            papers = papers_of(session, share_file)
            tried = tries.drill_by_papers(place, papers, progress)
        elif words_file is None:
            tried = tries.drill_by_passphrase(place, secret, progress)
        else:
            text = session.read_words(words_file)
            tried = tries.drill_by_words(place, text.split(), progress)
    return CommandResult(
        {
            "ok": tried.ok,
            "cases": tried.cases,
            "families": tried.families,
            "files": tried.files,
            "missing": tried.missing,
            "older": tried.older,
            "damaged": list(tried.damaged),
            "faults": list(tried.faults),
        },
        drill_lines(session, tried),
        exit_code=0 if tried.ok else 4,
    )


def drill_lines(session: CommandRun, tried: DrillResult) -> list[str]:
    """What a drill found."""
    say, count = session.words.say, session.words.count
    if tried.ok:
        lines = [
            say("This would have worked."),
            count("{n} case", "{n} cases", tried.cases),
            count("{n} family", "{n} families", tried.families),
            count("{n} file", "{n} files", tried.files),
        ]
        return [*lines, *damaged(tried, session.words)]
    lines = [say("This would not have worked. Make another backup, on another stick.")]
    if tried.missing:
        lines.append(
            count(
                "{n} file is missing or damaged", "{n} files are missing or damaged", tried.missing
            )
        )
    if tried.older:
        lines.append(say("The newest state in this backup is gone. The one before it opens."))
    return [*lines, *damaged(tried, session.words)]


def restore(session: CommandRun, place: _Place) -> CommandResult:
    """Put a backup into the new folder that --vault names. The passphrase and the words stay as they were."""
    with session.progress() as progress:
        back = restore_backup(place, session.vault, session.outside.env, progress)
    say = session.words.say
    lines = [
        say("The vault is back: {folder}", folder=back.folder),
        say("It opens with the passphrase or the recovery words of that day."),
    ]
    if back.older:
        lines.append(
            say("The newest state in this backup is gone. The one before it was brought back.")
        )
    return CommandResult({"vault": str(back.folder), "older": back.older}, lines)


def size(session: CommandRun, count: int) -> str:
    """So many bytes in megabytes."""
    return session.words.say("{n} MB", n=f"{count / 1_000_000:.1f}")
