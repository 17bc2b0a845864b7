"""activities load · list · count: what the organisation did, from a file and by period."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk import diskio
from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.tables import load_lines, remark_document, remark_line
from vsdesk.desk import ACTIVITY_FILE_LIMIT
from vsdesk.errors import UserError
from vsdesk.numerals import in_ascii
from vsdesk.records.dates.date_words import period_in_words
from vsdesk.records.dictionary.typed_values import typed
from vsdesk.records.figures.tallies import AGE, SEX
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import ActivityDays, Desk
    from vsdesk.records.dictionary.vocabulary import Vocabularies
    from vsdesk.records.figures.tallies import Place

group = typer.Typer(no_args_is_help=True)
_TALLY: Final = "--tally 'female:a25_34=12'"


@command(group, "load")
def load(
    session: CommandRun,
    file: Annotated[Path, typer.Argument(help="A file of activities (docs/activities.md).")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only; save nothing.")] = False,
) -> CommandResult:
    """Take in a file of public activities, with organisations, projects and targets: all of it, or nothing.

    What stands here already, by title and day, is left as it is. `records undo` takes the load back.
    """
    data = session.read_bytes(file, ACTIVITY_FILE_LIMIT)
    with session.desk() as desk, session.progress() as progress:
        done = desk.reporting.load_activities(
            data, name=diskio.name_of(file), dry_run=dry_run, progress=progress
        )
    say, labels, loaded = session.words.say, session.labels, done.loaded
    lines = [f"{labels.kinds(kind)}: {n}" for kind, n in loaded.kinds.items()]
    for one in done.remarks:
        word = f" ({one.word})" if one.word else ""
        lines.append(f"{one.activity} · {one.part}{word}: {plain(say(one.sentence))}")
    lines += [remark_line(session, one) for one in loaded.remarks]
    return CommandResult(
        {
            "dry_run": dry_run,
            "records": loaded.records,
            "kinds": dict(loaded.kinds),
            "load": loaded.load,
            "activities": [
                {"activity": one.activity, "part": one.part, "word": one.word, "why": one.sentence}
                for one in done.remarks
            ],
            "remarks": [remark_document(session, one) for one in loaded.remarks],
        },
        lines + load_lines(session, loaded.load),
    )


@command(group, "list")
def list_activities(
    session: CommandRun,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day, such as 2024-04-01.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day.")] = None,
    held_by: Annotated[
        str, typer.Option("--group", metavar="ID", help="Held or signed by this organisation.")
    ] = "",
    project: Annotated[str, typer.Option("--project", metavar="ID", help="Of this project.")] = "",
) -> CommandResult:
    """The activities of a period, in the order of their days."""
    begins, ends = days_between(first, last)
    with session.desk() as desk:
        found = desk.reporting.activities(begins, ends, group=held_by, project=project)
        rows = [_row(session, desk, one) for one in found]
    return CommandResult(
        {"activities": rows},
        [
            " · ".join(filter(None, (str(one["when"]), str(one["kind"]), str(one["title"]))))
            for one in rows
        ],
    )


@command(group, "count")
def count(
    session: CommandRun,
    activity: Annotated[str, typer.Argument(metavar="ID", help="The activity.")],
    tally: Annotated[
        list[str] | None,
        typer.Option(
            "--tally",
            metavar="SEX:AGE=N",
            help="Such as female:a25_34=12, female=3 or a0_17=30; again for each number.",
        ),
    ] = None,
) -> CommandResult:
    """Who took part, as numbers by sex and age: write some, and show all of them with their sums."""
    with session.desk() as desk:
        id = desk.cases.lists.find_id(activity)
        lists = desk.context.dictionary.vocabularies
        counts = dict(_tally(one, lists) for one in tally or [])
        if counts:
            desk.reporting.tallies.put(id, counts)
        table = desk.reporting.tallies.table(id)
    labels, rows = session.labels, list[dict[str, object]]()
    lines: list[str] = []
    for band in table.bands:
        for sex in table.sexes:
            cell = table.at((sex, band))
            if cell.count is not None:
                rows.append({"sex": sex, "age_band": band, "count": cell.count})
                terms = ((SEX, sex), (AGE, band))
                words = [labels.term(name, term) for name, term in terms if term]
                lines.append(f"{' · '.join(words)}: {cell.count}")
    lines.append(f"{plain(session.words.say('Together'))}: {table.total}")
    return CommandResult({"tallies": rows, "total": table.total}, lines)


def _tally(text: str, lists: Vocabularies) -> tuple[Place, int]:
    """A place of the table and its number, as they are typed. Raises UserError E_USAGE."""
    terms, equals, number = text.partition("=")
    value = typed("number", number)
    place = {SEX: "", AGE: ""}
    for term in filter(None, terms.split(":")):
        name = next((one for one in place if lists.has(one, term) and not place[one]), None)
        if name is None:
            raise UserError("E_USAGE", _TALLY, term=term)
        place[name] = term
    if not equals or not isinstance(value, int) or not any(place.values()):
        raise UserError("E_USAGE", _TALLY)
    return (place[SEX], place[AGE]), value


def days_between(first: str | None, last: str | None) -> tuple[date, date]:
    """The first and the last day as they are typed. Raises UserError E_USAGE, E_ORDER."""
    begins, ends = _day("--from", first, date.min), _day("--to", last, date.max)
    if ends < begins:
        raise UserError("E_ORDER", field="--from, --to")
    return begins, ends


def _day(option: str, text: str | None, usual: date) -> date:
    try:
        return usual if text is None else date.fromisoformat(in_ascii(text))
    except ValueError:
        raise UserError("E_USAGE", f"{option} '2024-04-01'") from None


def _row(session: CommandRun, desk: Desk, one: ActivityDays) -> dict[str, object]:
    record, say = one.record, session.words
    return {
        "id": record.id,
        "from": one.first.isoformat() if one.first != date.max else "",
        "to": one.last.isoformat() if one.last != date.max else "",
        "when": plain(period_in_words(record.value("date"), record.value("end"), say)),
        "kind": session.labels.term("activity_type", record.text("type")),
        "title": record.text("title"),
        "places": record.text("place_text").split("\n") if record.text("place_text") else [],
    }
