"""device make-escrow · end-escrow: the organisation's key papers, which a coordinator makes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import Tongue, command
from vsdesk.cli.leads import result
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.ways import paper_places, papers_told, put_papers

_Out = Annotated[Path, typer.Option("--out", help="The file to write, for the other coordinators.")]


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about devices."""
    for name, does in (("make-escrow", make_escrow), ("end-escrow", end_escrow)):
        command(group, name)(does)


def make_escrow(
    session: CommandRun,
    out: _Out,
    needed: Annotated[int, typer.Option("--needed", help="How many of them open a vault.")],
    count: Annotated[int, typer.Option("--count", help="How many are made, at most 8.")],
    ask: Annotated[
        bool, typer.Option("--ask", help="Whoever works on a device is asked, and may refuse.")
    ] = False,
    papers: Annotated[
        Path | None,
        typer.Option("--papers", help="A folder for the papers as PDF; else words are printed."),
    ] = None,
    words_in: Annotated[
        Tongue | None, typer.Option("--words-in", help="The language of the words.")
    ] = None,
) -> CommandResult:
    """Make key papers of the organisation: some of them open the vault of each of its devices."""
    lang = str(words_in or session.lang)
    with session.opened() as (desk, own):
        places = paper_places(session, papers, count)
        session.may_write([out])
        made = desk.sync.escrow.draw(own, needed, count, asks=ask)
        put_papers(session, desk, made.papers, places, lang)
        data, seen = desk.sync.escrow.keep(made)
    session.put_file(out, data)
    told, lines = papers_told(session, made.papers, places, lang)
    proposed = result(session, seen, out)
    return CommandResult({**proposed.document, **told}, [*lines, *proposed.lines])


def end_escrow(session: CommandRun, out: _Out) -> CommandResult:
    """No key paper of the organisation opens a vault any more; backups of before still open."""
    with session.opened() as (desk, own):
        session.may_write([out])
        data, seen = desk.sync.escrow.give_up(own)
    session.put_file(out, data)
    return result(session, seen, out)
