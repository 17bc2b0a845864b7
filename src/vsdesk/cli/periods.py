"""report period · figures: what was done and counted in a period."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.activities import days_between
from vsdesk.cli.command import command
from vsdesk.cli.report import LOCK, first_line
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import PeriodOrder, unset_words
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import key_of
from vsdesk.words import plain

_FROM = Annotated[str, typer.Option("--from", metavar="DAY", help="First day, such as 2024-04-01.")]
_TO = Annotated[str, typer.Option("--to", metavar="DAY", help="Last day.")]
_FOR = Annotated[
    str,
    typer.Option("--recipient", callback=key_of, help="own_org: whole; public, donor_aggregate …"),
]
_GROUP = Annotated[str, typer.Option("--group", metavar="ID", help="Only of this organisation.")]
_PROJECT = Annotated[str, typer.Option("--project", metavar="ID", help="Only of this project.")]
_LOOKED = Annotated[
    str,
    typer.Option(
        "--looked-at-cases",
        metavar="REASON",
        help="A coordinator's: why counts leave that rest on what one device wrote.",
    ),
]
_NUMBERS = Annotated[
    str,
    typer.Option(
        "--numbers-in-words",
        metavar="REASON",
        help="A coordinator's: why a telephone stands in these words.",
    ),
]
_NAMES = Annotated[
    str,
    typer.Option(
        "--names-in-words",
        metavar="REASON",
        help="A coordinator's: why somebody is named in these words who did not agree to it.",
    ),
]


def add_to(group: typer.Typer) -> None:
    """Add `period` and `figures` to the reports."""
    command(group, "period")(period)
    command(group, "figures")(figures)


def period(
    session: CommandRun,
    first: _FROM,
    last: _TO,
    out: Annotated[Path, typer.Option("-o", "--out", help="FILE.pdf, or FILE.xlsx: figures.")],
    recipient: _FOR = "own_org",
    held_by: _GROUP = "",
    project: _PROJECT = "",
    title: Annotated[str, typer.Option("--title", help="Of the report.")] = "",
    introduction: Annotated[
        Path | None, typer.Option("--introduction", metavar="FILE", help="The editor's words.")
    ] = None,
    closing: Annotated[
        Path | None, typer.Option("--closing", metavar="FILE", help="Words at the end.")
    ] = None,
    photo: Annotated[
        list[str] | None,
        typer.Option("--photo", metavar="ID", help="An item of an activity; again for more."),
    ] = None,
    credit: Annotated[
        list[str] | None,
        typer.Option("--credit", help="Who took the photo; again for each, in the same order."),
    ] = None,
    looked: _LOOKED = "",
    numbers_reason: _NUMBERS = "",
    names_reason: _NAMES = "",
    lock: Annotated[Path | None, LOCK] = None,
) -> CommandResult:
    """The report of a period: activities by section, figures, targets, charts. XLSX: the figures alone.

    Beyond the organisation small counts of people are not told, and an activity tells of nobody.
    """
    if out.suffix.lower() not in (".pdf", ".xlsx"):
        raise UserError("E_USAGE", "FILE.pdf or FILE.xlsx")
    if lock is not None and out.suffix.lower() != ".pdf":
        raise UserError("E_USAGE", "--lock-with FILE: FILE.pdf")
    order = replace(
        _order(session, first, last, recipient, held_by, project, looked),
        title=title,
        introduction=_words(session, introduction),
        closing=_words(session, closing),
        photos=_photos(photo or [], credit or []),
        numbers_reason=numbers_reason,
        names_reason=names_reason,
        password=first_line(session, lock),
    )
    lines = [str(out)]
    with session.desk() as desk, session.progress() as progress:
        if out.suffix.lower() == ".xlsx":
            data = desk.reporting.periods.table(order, progress)
        else:
            paper = desk.reporting.report(order, progress)
            data = paper.pdf
            lines += filter(None, [plain(unset_words(session.words, paper.unset))])
    session.put_file(out, data)
    return CommandResult({"file": str(out)}, lines)


def figures(
    session: CommandRun,
    first: _FROM,
    last: _TO,
    recipient: _FOR = "own_org",
    held_by: _GROUP = "",
    project: _PROJECT = "",
    looked: _LOOKED = "",
) -> CommandResult:
    """Each figure of a period with the records that it counts; nothing leaves. `null`: not told."""
    order = _order(session, first, last, recipient, held_by, project, looked)
    with session.desk() as desk, session.progress() as progress:
        found = desk.reporting.periods.figures(order, progress)
    inside = found.inside
    told = {one.key: one for one in found.told}
    term = session.labels.term
    document = [
        {
            "figure": one.key,
            "number": told[one.key].total,
            "by": {name: dict(cells) for name, cells in told[one.key].by.items()},
            **({"median_days": days} if (days := told[one.key].median) is not None else {}),
            **({"records": list(one.records)} if inside else {}),
        }
        for one in found.figures
    ]
    targets = [
        {"target": one.target.id, "goal": one.goal, "reached": one.reached, "by": dict(one.by)}
        for one in found.targets
    ]
    few = plain(session.words.say("fewer than 5, or not told"))
    lines = [
        f"{term('indicator', one.key)}: {few if one.total is None else one.total}"
        for one in found.told
    ]
    lines += [
        f"{one.target.text('indicator')}: {'' if one.reached is None else one.reached} / {one.goal}"
        for one in found.targets
    ]
    return CommandResult({"figures": document, "targets": targets}, lines)


def _order(
    session: CommandRun,
    first: str,
    last: str,
    recipient: str,
    group: str,
    project: str,
    looked: str,
) -> PeriodOrder:
    """What both commands ask for. Raises UserError E_USAGE for what is no day, E_ORDER."""
    begins, ends = days_between(first, last)
    return PeriodOrder(begins, ends, recipient, session.lang, group, project, looked=looked)


def _photos(photos: list[str], credits: list[str]) -> tuple[tuple[str, str], ...]:
    """Each with who took it. Raises UserError E_USAGE where it is not said which is whose."""
    if len(credits) not in (0, len(photos)):
        raise UserError("E_USAGE", "--credit: one for each --photo")
    return tuple(zip(photos, credits or [""] * len(photos), strict=True))


def _words(session: CommandRun, file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return session.read_bytes(file, 1024 * 1024).decode()
    except UnicodeDecodeError:
        raise UserError("E_USAGE", "FILE 'UTF-8'") from None
