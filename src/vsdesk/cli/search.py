"""search TEXT: any script, numbers, places."""

from __future__ import annotations

from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session
from vsdesk.desk import ListFilter


def add_to(app: typer.Typer) -> None:
    """Add `search` to the commands that stand alone."""
    command(app, "search")(search)


def search(
    session: Session,
    text: Annotated[str, typer.Argument(help="Names in any script, numbers, phones, places.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=2000)] = 50,
    status: Annotated[
        str | None, typer.Option("--status", help="Only cases of this status.")
    ] = None,
    governorate: Annotated[
        str | None, typer.Option("--governorate", metavar="CODE", help="Such as SY08.")
    ] = None,
    year_from: Annotated[int | None, typer.Option("--from", metavar="YEAR")] = None,
    year_to: Annotated[int | None, typer.Option("--to", metavar="YEAR")] = None,
) -> Answer:
    """Find records; with a filter only cases. Ends with 1 when nothing was found."""
    where = ListFilter(status=status, governorate=governorate, year_from=year_from, year_to=year_to)
    with session.desk() as desk:
        hits = desk.search(text, limit, None if where == ListFilter() else where)
    return Answer(
        {
            "hits": [
                {
                    "id": hit.id,
                    "kind": hit.kind,
                    "root": hit.root,
                    "title": hit.title,
                    "subtitle": hit.subtitle,
                    "number": hit.number,
                    "spans": [list(span) for span in hit.spans],
                }
                for hit in hits
            ]
        },
        [f"{hit.id}  {session.labels.kind(hit.kind)}  {hit.title}  {hit.subtitle}" for hit in hits]
        or [session.words.say("Nothing was found.")],
        exit_code=0 if hits else 1,
    )
