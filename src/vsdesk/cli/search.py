"""search TEXT: any script, numbers, places; kept under a name. searches list · remove."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import ListFilter, SearchHit
from vsdesk.errors import UserError
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import Desk, SavedSearch

group = typer.Typer(no_args_is_help=True)
_EVERYTHING: Final = ListFilter(kind="")
_CLOSED: Final = mark("no list shows these words")
_OPTIONS: Final = {
    "kind": "--kind",
    "status": "--status",
    "governorate": "--governorate",
    "year_from": "--from",
    "year_to": "--to",
    "author": "--author",
}


def add_to(app: typer.Typer) -> None:
    """Add `search` to the commands that stand alone."""
    command(app, "search")(search)


def search(
    session: CommandRun,
    text: Annotated[
        str | None,
        typer.Argument(help="Names in any script, numbers, phones, places.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=2000, help="How many at most.")] = 50,
    status: Annotated[
        str | None, typer.Option("--status", help="Only cases of this status.")
    ] = None,
    governorate: Annotated[
        str | None, typer.Option("--governorate", metavar="CODE", help="Such as SY08.")
    ] = None,
    year_from: Annotated[
        int | None, typer.Option("--from", metavar="YEAR", help="Only from this year on.")
    ] = None,
    year_to: Annotated[
        int | None, typer.Option("--to", metavar="YEAR", help="Only up to this year.")
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Only case, family, source_list …")
    ] = "",
    author: Annotated[
        str | None,
        typer.Option(
            "--author",
            metavar="LETTER",
            help="Only what this device wrote: its letter or its code.",
        ),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="NAME", help="Keep words and filters under this name."),
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", metavar="NAME", help="Search again what was kept.")
    ] = None,
) -> CommandResult:
    """Find records in any script, each with why it was found. Ends with 1 when nothing was found.

    What no list shows (a number to call, the name of a child in a home, what is sealed) is found, but not
    shown. A kept search lies in this vault only, encrypted; it is
    the same that the window keeps. `--saved` stands in place of TEXT and filters.
    """
    where = ListFilter(
        kind=kind,
        status=status,
        governorate=governorate,
        year_from=year_from,
        year_to=year_to,
        author=author,
    )
    if saved is not None and (text is not None or save is not None or where != _EVERYTHING):
        raise UserError("E_USAGE", "--saved stands alone, beside --limit")
    if saved is None and text is None:
        raise UserError("E_USAGE", "TEXT or --saved NAME is missing")
    with session.desk() as desk, session.progress() as progress:
        if kind and desk.context.dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        roots = [one.name for one in desk.context.dictionary.kinds if one.root]
        if kind and kind not in roots:
            raise UserError("E_USAGE", f"--kind takes {' '.join(map(repr, roots))}")
        if saved is not None:
            kept = _kept(desk, saved).where
            text, where = kept.text, replace(kept, text="")
        if save is not None:
            _keep(session, desk, save, replace(where, text=text or ""))
        run = desk.cases.searches.run(text or "", None if where == _EVERYTHING else where)
        hits = desk.cases.relatives.told(run.more(limit, progress))
    return CommandResult(
        {"hits": [_hit(hit) for hit in hits], "more": not run.done},
        [_line(session, hit) for hit in hits] or [session.words.say("Nothing was found.")],
        exit_code=0 if hits else 1,
    )


@command(group, "list")
def list_kept(session: CommandRun) -> CommandResult:
    """The searches that were kept, here or in the window. Ends with 1 when there are none."""
    with session.desk() as desk:
        kept = desk.cases.searches.saved()
    return CommandResult(
        {"searches": [{"name": one.name, "text": one.where.text, **_filters(one)} for one in kept]},
        [_shown(one) for one in kept] or [session.words.say("No search is kept.")],
        exit_code=0 if kept else 1,
    )


@command(group, "remove")
def remove(
    session: CommandRun,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it is listed.")],
) -> CommandResult:
    """Forget a kept search. What it finds stays as it is."""
    with session.desk() as desk:
        kept = _kept(desk, name)
        desk.cases.searches.drop(kept.name)
    return CommandResult({"removed": kept.name}, [session.words.say("The search is forgotten.")])


def _keep(session: CommandRun, desk: Desk, name: str, where: ListFilter) -> None:
    """Keep a search; in place of another one only after a yes."""
    named = next((one for one in desk.cases.searches.saved() if one.name == _plain(name)), None)
    if named is not None and named.where != where:
        session.confirm(session.words.say("Another search is kept under this name. Replace it?"))
    desk.cases.searches.keep(name, where)
    session.tell(session.words.say("The search is kept in this vault."))


def _kept(desk: Desk, name: str) -> SavedSearch:
    """The kept search of a name. Raises UserError E_NOT_FOUND."""
    found = next((one for one in desk.cases.searches.saved() if one.name == _plain(name)), None)
    if found is None:
        raise UserError("E_NOT_FOUND")
    return found


def _plain(name: str) -> str:
    return " ".join(name.split())


def _filters(kept: SavedSearch) -> dict[str, object]:
    """The filters that are set, under the names of the options."""
    return {
        option.removeprefix("--"): value
        for name, option in _OPTIONS.items()
        if (value := getattr(kept.where, name))
    }


def _shown(kept: SavedSearch) -> str:
    """A kept search as one would type it."""
    options = (f"--{name} {shlex.quote(str(value))}" for name, value in _filters(kept).items())
    return "  ".join((kept.name, kept.where.text, *options))


def _hit(hit: SearchHit) -> dict[str, object]:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "root": hit.root,
        "title": hit.title,
        "subtitle": hit.subtitle,
        "number": hit.number,
        "also": list(hit.also),
        "spans": [list(span) for span in hit.spans],
        "why": [
            {
                "kind": one.kind,
                "field": one.field,
                "text": one.text,
                "shown": bool(one.text),
                "spans": [list(span) for span in one.spans],
                "how": one.how,
            }
            for one in hit.why
        ],
    }


def _line(session: CommandRun, hit: SearchHit) -> str:
    fields = dict.fromkeys(session.labels.field(one.kind, one.field) for one in hit.why)
    closed = "" if all(one.text for one in hit.why) else session.words.say(_CLOSED)
    named = ", ".join(fields)
    also = ", ".join(session.words.say("Also in family {number}", number=one) for one in hit.also)
    parts = (hit.id, session.labels.kind(hit.kind), hit.title, hit.subtitle, named, closed, also)
    return "  ".join(part for part in parts if part)
