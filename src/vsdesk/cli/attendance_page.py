"""report attendance: a page to sign by number at an activity."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.report import PaperLangs, written
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import ATTENDANCE, MOST_SIGNING, SheetOrder, SigningPage, usual_request
from vsdesk.languages import SOURCE


class TickField(StrEnum):
    """What may be ticked beside a number: fields of a tally."""

    sex = "sex"
    age_band = "age_band"


def add_to(group: typer.Typer) -> None:
    """Add `attendance` to the reports."""
    command(group, ATTENDANCE, lang=False)(attendance)


def attendance(
    session: CommandRun,
    activity: Annotated[str, typer.Option("--activity", metavar="ID", help="Its id.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The PDF to write.")],
    lang: PaperLangs = SOURCE,
    rows: Annotated[
        int,
        typer.Option(
            "--rows", min=0, max=MOST_SIGNING, help="How many lines; else as many as were counted."
        ),
    ] = 0,
    column: Annotated[
        list[TickField] | None,
        typer.Option("--column", help="Boxes to tick beside each number; again for both."),
    ] = None,
) -> CommandResult:
    """A page to sign by number at an activity, without names."""
    order = SheetOrder(
        activity,
        (SOURCE,),
        ATTENDANCE,
        recipient=usual_request(ATTENDANCE)[1],
        signing=SigningPage(rows, tuple(one.value for one in column or [])),
    )
    return written(session, order, out, lang)
