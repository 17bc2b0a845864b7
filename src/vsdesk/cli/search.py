"""search TEXT: any script, numbers, places."""

from __future__ import annotations

from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session
from vsdesk.desk import Hit, ListFilter
from vsdesk.errors import UserError


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
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Only case, family, source_list …")
    ] = "",
    author: Annotated[
        str | None, typer.Option("--author", metavar="LETTER", help="Only what this device wrote.")
    ] = None,
) -> Answer:
    """Find records in any script, each with why it was found. Ends with 1 when nothing was found.

    A number to call is found, but not shown.
    """
    where = ListFilter(
        kind=kind,
        status=status,
        governorate=governorate,
        year_from=year_from,
        year_to=year_to,
        author=author,
    )
    with session.desk() as desk, session.progress() as progress:
        if kind and desk.dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        run = desk.search_run(text, None if where == ListFilter(kind="") else where)
        hits = run.more(limit, progress)
    return Answer(
        {"hits": [_hit(hit) for hit in hits], "more": not run.done},
        [_line(session, hit) for hit in hits] or [session.words.say("Nothing was found.")],
        exit_code=0 if hits else 1,
    )


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "root": hit.root,
        "title": hit.title,
        "subtitle": hit.subtitle,
        "number": hit.number,
        "spans": [list(span) for span in hit.spans],
        "why": [
            {
                "kind": one.kind,
                "field": one.field,
                "text": one.text,
                "spans": [list(span) for span in one.spans],
                "how": one.how,
            }
            for one in hit.why
        ],
    }


def _line(session: Session, hit: Hit) -> str:
    fields = dict.fromkeys(session.labels.field(one.kind, one.field) for one in hit.why)
    parts = (hit.id, session.labels.kind(hit.kind), hit.title, hit.subtitle, ", ".join(fields))
    return "  ".join(part for part in parts if part)
