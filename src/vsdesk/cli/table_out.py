"""report table: cases as a spreadsheet, through the gate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.report import Grade
from vsdesk.cli.session import Answer, Session
from vsdesk.desk import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.disclosure import REASONS
from vsdesk.words import plain


def add_to(group: typer.Typer) -> None:
    """Add `table` to the reports."""
    command(group, "table")(table)


def table(
    session: Session,
    out: Annotated[Path, typer.Option("-o", "--out", help="FILE.xlsx or FILE.csv.")],
    purpose: Annotated[str, typer.Option("--purpose")],
    recipient: Annotated[str, typer.Option("--recipient")],
    level: Annotated[Grade, typer.Option("--level", help="A to E.")],
    named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="ID", help="Only these cases.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column", help="name_ar, person.birth, taken.date …; at E: sex, governorate, paid …"
        ),
    ] = None,
) -> Answer:
    """Cases as a table: the columns by consent; at D pseudonyms, at E counts without small ones."""
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise UserError("E_USAGE", "FILE.xlsx or FILE.csv")
    with session.desk() as desk, session.progress() as progress:
        cases = tuple(desk.find_id(one) for one in case or [])
        order = ExitOrder(
            purpose, recipient, level.value, cases, named, tuple(column or ()), session.lang
        )
        found = desk.spreadsheet(order, "csv" if out.suffix.lower() == ".csv" else "xlsx", progress)
    session.put_file(out, found.data)
    lines = [str(out)]
    lines += [
        f"{session.words.say('Stays here')}: {count}: {plain(session.words.say(REASONS[state]))}"
        for state, count in found.left_out.items()
    ]
    document = {
        "file": str(out),
        "rows": found.rows,
        "left_out": found.left_out,
        "digest": found.digest,
    }
    return Answer(document, lines)
