"""search TEXT: any script, numbers, places."""

from __future__ import annotations

from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session


def add_to(app: typer.Typer) -> None:
    """Add `search` to the commands that stand alone."""
    command(app, "search")(search)


def search(
    session: Session,
    text: Annotated[str, typer.Argument(help="Names in any script, numbers, phones, places.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=2000)] = 50,
) -> Answer:
    """Find records. Ends with 1 when nothing was found."""
    with session.desk() as desk:
        hits = desk.search(text, limit)
    return Answer(
        {
            "hits": [
                {
                    "id": hit.id,
                    "kind": hit.kind,
                    "root": hit.root,
                    "title": hit.title,
                    "subtitle": hit.subtitle,
                }
                for hit in hits
            ]
        },
        [f"{hit.id}  {session.labels.kind(hit.kind)}  {hit.title}  {hit.subtitle}" for hit in hits]
        or [session.words.say("Nothing was found.")],
        exit_code=0 if hits else 1,
    )
