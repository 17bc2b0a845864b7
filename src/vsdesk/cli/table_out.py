"""report table: cases, families, incidents or activities as a spreadsheet, through the gate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.numbers_option import NUMBERS
from vsdesk.cli.report import Grade
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.records.gate.figures.figure_words import ON_FILE, STAYS, resting
from vsdesk.words import plain


class TableKind(StrEnum):
    """What the rows are."""

    case = "case"
    family = "family"
    incident = "incident"
    activity = "activity"


def add_to(group: typer.Typer) -> None:
    """Add `table` to the reports."""
    command(group, "table")(table)


def table(
    session: CommandRun,
    out: Annotated[Path, typer.Option("-o", "--out", help="FILE.xlsx or FILE.csv.")],
    purpose: Annotated[str, typer.Option("--purpose", help="What for.")],
    recipient: Annotated[str, typer.Option("--recipient", callback=key_of, help="To whom.")],
    level: Annotated[Grade, typer.Option("--level", help="A to E.")],
    named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
    kind: Annotated[TableKind, typer.Option("--kind", help="What the rows are.")] = TableKind.case,
    case: Annotated[
        list[str] | None,
        typer.Option(
            "--case", "--only", metavar="ID", help="Only these cases, or these of --kind."
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            help="name_ar, person.birth, taken.date …; at E: sex, governorate, paid …; "
            "family.home_place, incident.date, missing, cases … with --kind",
        ),
    ] = None,
    numbers: Annotated[str, NUMBERS] = "",
    looked: Annotated[
        str,
        typer.Option(
            "--looked-at-cases",
            metavar="REASON",
            help="A coordinator's, at E: why counts leave that rest on what one device wrote.",
        ),
    ] = "",
) -> CommandResult:
    """Cases, families, incidents or activities as a table: the columns by consent.

    Of cases pseudonyms at D, and counts without small ones at E. A family or an incident leaves when those
    who answered for each of its cases agreed; an activity tells of nobody, and
    is the organisation's own work.
    """
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise UserError("E_USAGE", "FILE.xlsx or FILE.csv")
    with session.desk() as desk, session.progress() as progress:
        cases = tuple(desk.cases.lists.find_id(one) for one in case or [])
        order = ExitOrder(
            purpose,
            recipient,
            level.value,
            cases,
            named,
            tuple(column or ()),
            session.lang,
            kind.value,
            numbers.strip(),
            looked.strip(),
        )
        found = desk.outbound.tables.spreadsheet(
            order, "csv" if out.suffix.lower() == ".csv" else "xlsx", progress
        )
    session.put_file(out, found.data)
    lines = [str(out)]
    lines += [
        f"{session.words.say('Stays here')}: {count}: {plain(session.words.say(REASONS[state]))}"
        for state, count in found.left_out.items()
    ]
    say = session.words.say
    lines += [plain(say(ON_FILE))] if found.level == "E" else []
    if found.alone:
        lines.append(f"{plain(resting(session.words, found.alone))}. {plain(say(STAYS))}")
    document = {
        "file": str(out),
        "kind": kind.value,
        "rows": found.rows,
        "left_out": found.left_out,
        "alone": found.alone,
        "digest": found.digest,
    }
    return CommandResult(document, lines)
