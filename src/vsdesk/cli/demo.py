"""demo: the whole journey on made-up people, printed step by step with times and paths."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.demo_journey import OPENED_BY, Journey
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.errors import UserError


def add_to(app: typer.Typer) -> None:
    """Add `demo` to the commands that stand alone."""
    command(app, "demo", vault=False)(demo)


def demo(
    session: CommandRun,
    folder: Annotated[
        Path | None, typer.Option("--folder", help="A new folder; a temporary one by default.")
    ] = None,
    cases: Annotated[
        int, typer.Option("--cases", min=1, max=5000, help="Cases that each device records.")
    ] = 3,
    open_: Annotated[bool, typer.Option("--open", help="Show the folder at the end.")] = False,
) -> CommandResult:
    """Run the whole journey on made-up people. Ends with 0 only if every step held."""
    place = _new_folder(folder)
    say = session.words.say
    session.tell(
        say("All people in this demo are made up. Everything lies in {folder}", folder=place)
    )
    begun = time.perf_counter()
    steps: list[dict[str, object]] = []
    with (
        session.progress() as progress,
        Journey(place, cases, session.outside.env, progress) as journey,
    ):
        for number, (sentence, step) in enumerate(journey.steps(), 1):
            start = time.perf_counter()
            made = step()
            seconds = round(time.perf_counter() - start, 2)
            steps.append(
                {
                    "step": number,
                    "what": sentence,
                    "seconds": seconds,
                    "paths": [str(p) for p in made],
                }
            )
            session.tell(f"{number:2d}. {seconds:6.2f} s  {say(sentence)}")
            for path in made:
                session.tell(f"              {path}")
    total = round(time.perf_counter() - begun, 1)
    if open_:
        typer.launch(str(place))
    return CommandResult(
        {"folder": str(place), "seconds": total, "steps": steps, "held": True},
        [
            say("Every step held, in {seconds} seconds.", seconds=total),
            say(
                "Look around: {folder}. The passphrase of all three vaults is: {passphrase}",
                folder=place,
                passphrase=OPENED_BY,
            ),
        ],
    )


def _new_folder(folder: Path | None) -> Path:
    if folder is None:
        return Path(tempfile.mkdtemp(prefix="vsdesk-demo-"))
    if folder.exists() and any(folder.iterdir()):
        raise UserError("E_EXISTS")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
