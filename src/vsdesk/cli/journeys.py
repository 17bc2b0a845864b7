"""vault travel · heal · older: most of the vault is put away before a journey, and what is missing is brought
back; what an older copy lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import Desk, older_advice, older_title
from vsdesk.desk.access import journey_words
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk import Secret
    from vsdesk.desk.access.journeys import BroughtBack, JourneyState

_WordsFile = Annotated[
    Path | None,
    typer.Option(
        "--words-file", help="A file with the recovery words of a backup under an older key."
    ),
]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about the vault."""
    for name, does in (("travel", travel), ("heal", heal), ("older", older)):
        command(group, name)(does)


def travel(
    session: CommandRun,
    back: Annotated[
        bool, typer.Option("--back", help="You are back: what is away may come.")
    ] = False,
    backup: Annotated[
        Path | None, typer.Option("--backup", help="With --back: the folder of a backup.")
    ] = None,
    words_file: _WordsFile = None,
    without_the_rest: Annotated[
        bool,
        typer.Option("--without-the-rest", help="With --back: go on without what is still away."),
    ] = False,
    look: Annotated[bool, typer.Option("--look", help="Only say what would happen.")] = False,
) -> CommandResult:
    """Put away all but your own open cases before a journey; with --back, take it back."""
    if not back and (backup or without_the_rest or words_file):
        raise UserError("E_USAGE", "--back is needed")
    if not back:
        with session.desk() as desk:
            return _leave(session, desk, look=look)
    with session.opened() as (desk, secret):
        return _back(session, desk, backup, words_file, secret, without=without_the_rest)


def older(
    session: CommandRun,
    nobody_has_more: Annotated[
        str,
        typer.Option(
            "--nobody-has-more",
            metavar="REASON",
            help="Why papers leave again although saves are missing.",
        ),
    ] = "",
) -> CommandResult:
    """Whether this is an older copy that lacks saves: nothing leaves until all who may hold them have
    answered, or a coordinator writes why nobody has more."""
    words = session.words
    with session.desk() as desk:
        seen = desk.access.status().older
        told = {"lacks": seen is not None and seen.lacks, "short": seen.short if seen else 0}
        if seen is None or not seen.lacks:
            return CommandResult(told, [words.say("Nothing is known to be missing in this copy.")])
        answered = desk.access.older_copy_answered()
        leads = desk.access.older_copy_may_be_settled()
        advice = older_advice(seen, words, answered=answered, leads=leads)
        lines = [older_title(seen, words), advice]
        if not nobody_has_more:
            return CommandResult(told, lines, exit_code=1)
        for line in lines:
            session.tell(line)
        session.confirm(words.say("May papers leave again although saves are missing here?"))
        desk.access.older_copy_known(nobody_has_more)
    return CommandResult(
        {**told, "lacks": False}, [words.say("It is written down: papers leave again.")]
    )


def heal(
    session: CommandRun,
    place: Annotated[Path, typer.Argument(metavar="FOLDER", help="The stick or folder.")],
    words_file: _WordsFile = None,
) -> CommandResult:
    """Take from a backup what is missing in this vault; nothing else of it is changed."""
    with session.opened() as (desk, secret):
        taken = _take(session, desk, place, words_file, secret)
    return CommandResult(_counts(taken), journey_words.taken(taken, session.words))


def _leave(session: CommandRun, desk: Desk, *, look: bool) -> CommandResult:
    words, labels, journeys = session.words, session.labels, desk.access.journeys
    seen = journeys.outlook()
    lines = [journey_words.stays(seen, words), *journey_words.goes(seen, words, labels)]
    if seen.stuck:
        lines.append(journey_words.stuck(seen, words))
        lines += [f"    {journey_words.stuck_row(one, words, labels)}" for one in seen.stuck]
    lines += journey_words.before(seen, words)
    told: dict[str, object] = {
        "own": seen.own,
        "families": seen.families,
        "away": {
            "spaces": seen.away.spaces,
            "kinds": dict(seen.away.kinds),
            "files": seen.away.files,
        },
        "stuck": [{"id": one.id, "kind": one.kind, "unsaved": one.unsaved} for one in seen.stuck],
        "backups": sorted({one.place for one in seen.backups}),
        "backup_first": seen.first,
    }
    if look:
        return CommandResult({"put_away": None, **told}, lines)
    if seen.first:
        raise UserError("E_BACKUP_FIRST")
    for line in lines:
        session.tell(line)
    session.confirm(words.say("Put it away now?"))
    with session.progress() as progress:
        many = journeys.leave(progress)
    state = journeys.state()
    done = [] if state is None else [journey_words.state(state, words)]
    return CommandResult({"put_away": many, **told}, done)


def _back(
    session: CommandRun,
    desk: Desk,
    backup: Path | None,
    words_file: Path | None,
    secret: Secret,
    *,
    without: bool,
) -> CommandResult:
    journeys, words = desk.access.journeys, session.words
    journeys.back()
    lines, told = [], {}
    if backup is not None:
        taken = _take(session, desk, backup, words_file, secret)
        lines, told = journey_words.taken(taken, words), _counts(taken)
    if without and journeys.state() is not None:
        session.confirm(
            words.say(
                "What is still away counts as never received, and papers are made without it. Go on?"
            )
        )
        journeys.go_on_without()
    return CommandResult({**told, "away": _left(journeys.state())}, [*lines, *_said(session, desk)])


def _take(
    session: CommandRun, desk: Desk, place: Path, words_file: Path | None, secret: Secret
) -> BroughtBack:
    said = () if words_file is None else session.read_words(words_file).split()
    with session.progress() as progress:
        return desk.access.journeys.take_back(place, progress, passphrase=secret, words=said)


def _counts(taken: BroughtBack) -> dict[str, object]:
    return {
        "entries": taken.bodies,
        "files": taken.files,
        "missing": {"entries": taken.bodies_left, "files": taken.files_left},
    }


def _left(state: JourneyState | None) -> int:
    return 0 if state is None else state.left


def _said(session: CommandRun, desk: Desk) -> list[str]:
    state, words = desk.access.journeys.state(), session.words
    if state is None:
        return [words.say("All of it is here again.")]
    return [journey_words.state(state, words), journey_words.ways_back(state, words)]
