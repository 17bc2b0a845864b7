"""records load · dump · set · show · list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final

import typer

from vsdesk import diskio
from vsdesk.cli.command import command
from vsdesk.cli.numbers_option import NUMBERS
from vsdesk.cli.record_words import look_document, look_lines, row_words
from vsdesk.cli.report import Grade
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import require_shown
from vsdesk.cli.tables import (
    TABLES,
    DateOrder,
    TableOptions,
    list_loads,
    load_lines,
    load_table,
    propose_mapping,
    remark_document,
    remark_line,
    undo_load,
)
from vsdesk.cli.terminal_values import author, when, written_by
from vsdesk.desk import OWN_COPY, Desk, ExitOrder, OpenView, approves, is_own_copy
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate, ReversedDate
from vsdesk.records.dictionary.typed_values import typed as typed_value
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.death_news import CHECKLIST
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import plain

LINES_LIMIT: Final = 1024 * 1024 * 1024  # bytes of the lines of a dump: they are read at once

group = typer.Typer(no_args_is_help=True)

_Id = Annotated[str, typer.Argument(metavar="ID", help="32 characters, or a case number.")]


@command(group, "load")
def load(
    session: CommandRun,
    file: Annotated[
        Path,
        typer.Argument(help="JSON lines (- is standard input), a dump, or a table (CSV, XLSX)."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only; save nothing.")] = False,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="What the columns of a table mean.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Of an XLSX file.")] = None,
    header_row: Annotated[
        int | None, typer.Option("--header-row", min=0, help="0: the table has none.")
    ] = None,
    date_order: Annotated[
        DateOrder | None, typer.Option("--date-order", help="Of day, month and year.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Such as windows-1256.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Load the good rows of a table, leave the others.")
    ] = False,
    sha256: Annotated[
        str | None,
        typer.Option("--sha256", help="Of the table that --dry-run checked; no other is loaded."),
    ] = None,
) -> CommandResult:
    """Load records: all of the file, or nothing. The rows of a table become draft cases.

    A dump is taken as it came; what nobody could type is told, and what is decided in this vault is left out.
    """
    if file.suffix.lower() in TABLES:
        order = date_order.value if date_order else None
        digest = None if sha256 is None else sha256.strip().lower()
        asked = TableOptions(
            file, mapping, sheet, header_row, order, encoding, partial, dry_run, digest
        )
        return load_table(session, asked)
    if sha256 is not None:
        raise UserError("E_USAGE", "--sha256 is for a table")
    whole = file.is_dir()
    lines = _lines_of(session, file, whole=whole)
    files = file / "files" if whole else None
    with session.desk() as desk, session.progress() as progress:
        loaded = desk.loads.load(
            lines, files=files, name=diskio.name_of(file), dry_run=dry_run, progress=progress
        )
    counts = dict(loaded.kinds)
    labels = session.labels
    return CommandResult(
        {
            "dry_run": dry_run,
            "records": loaded.records,
            "kinds": counts,
            "load": loaded.load,
            "remarks": [remark_document(session, one) for one in loaded.remarks],
        },
        [f"{labels.kinds(kind)}: {n}" for kind, n in counts.items()]
        + [remark_line(session, one) for one in loaded.remarks]
        + load_lines(session, loaded.load),
    )


def _lines_of(session: CommandRun, file: Path, *, whole: bool) -> list[bytes]:
    """The lines of a file, or of the folder of a dump: no link in it leads elsewhere."""
    if not whole:
        return session.read_bytes(file, LINES_LIMIT).split(b"\n")
    with diskio.open_inside(file, "records.jsonl") as stream:
        return diskio.read_at_most(stream, LINES_LIMIT).split(b"\n")


@command(group, "mapping")
def mapping(
    session: CommandRun,
    file: Annotated[Path, typer.Argument(help="A table: CSV or XLSX.")],
    sheet: Annotated[str | None, typer.Option("--sheet", help="Of an XLSX file.")] = None,
    header_row: Annotated[
        int | None, typer.Option("--header-row", min=0, help="0: the table has none.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Such as windows-1256.")
    ] = None,
) -> CommandResult:
    """A proposal of what the columns of a table mean, to be read, changed and given to load."""
    return propose_mapping(session, file, sheet, header_row, encoding)


@command(group, "loads")
def loads(session: CommandRun) -> CommandResult:
    """What was loaded into this vault, the newest first."""
    return list_loads(session)


@command(group, "undo")
def undo(
    session: CommandRun, load: Annotated[str, typer.Argument(metavar="LOAD", help="See loads.")]
) -> CommandResult:
    """Take back one load: its records are deleted, unless somebody has worked on them since."""
    return undo_load(session, load)


@command(group, "dump")
def dump(
    session: CommandRun,
    out: Annotated[Path, typer.Option("--out", help="A new or empty folder.")],
    kind: Annotated[str | None, typer.Option("--kind", help="Only records of this kind.")] = None,
    purpose: Annotated[str, typer.Option("--purpose", help="What for.")] = OWN_COPY[0],
    recipient: Annotated[
        str, typer.Option("--recipient", callback=key_of, help="Without it our own copy, whole.")
    ] = OWN_COPY[1],
    level: Annotated[Grade, typer.Option("--level", help="A to C.")] = Grade.A,
    named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
    case: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="ID", help="Only these, for another recipient."),
    ] = None,
    numbers: Annotated[str, NUMBERS] = "",
) -> CommandResult:
    """Write the open format: records.jsonl and files/. Our own copy holds all names readable.

    For another recipient it holds what may leave of each case, and each case keeps a row of it.
    """
    say = session.words.say
    own = is_own_copy(purpose, recipient, level.value)
    if own and case:
        raise UserError("E_USAGE", "--case is for another --recipient; our own copy is whole")
    words = (
        say("The folder will hold every name and paper readable by anyone. Write it?")
        if own
        else say("The folder will be readable by anyone who finds it. Write it?")
    )
    session.confirm(words)
    with session.desk() as desk, session.progress() as progress:
        if own:
            dumped = desk.loads.dump(out, kind=kind, progress=progress)
        else:
            cases = tuple(desk.cases.lists.find_id(one) for one in case or [])
            order = ExitOrder(
                purpose,
                recipient,
                level.value,
                cases,
                named,
                lang=session.lang,
                told_reason=numbers.strip(),
            )
            dumped = desk.outbound.files.dump_for(out, order, kind=kind, progress=progress)
    lines = [
        say(
            "Records: {records} · files: {files} · in {folder}",
            records=dumped.records,
            files=dumped.files,
            folder=out,
        )
    ]
    lines += [
        f"{say('Stays here')}: {count}: {plain(say(REASONS[state]))}"
        for state, count in dumped.left_out.items()
    ]
    return CommandResult(
        {
            "folder": str(out),
            "records": dumped.records,
            "files": dumped.files,
            "left_out": dumped.left_out,
        },
        lines,
    )


@command(group, "set")
def set_fields(
    session: CommandRun,
    id: _Id,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE",
            help="Text as typed; a date such as 2013-08; JSON for what is neither.",
        ),
    ],
    because: Annotated[str | None, typer.Option("--because", help="Why, for the history.")] = None,
    shown: Annotated[
        str,
        typer.Option(
            "--shown",
            metavar="DIGEST",
            help="What show printed; needed for a word on what others wrote.",
        ),
    ] = "",
) -> CommandResult:
    """Change fields of one record."""
    pairs = [_pair(one) for one in assignments]
    with session.desk() as desk:
        record, stood = desk.cases.record(id := desk.cases.lists.find_id(id)), desk.cases.shown(id)
        values = {name: typed(desk, record.kind, name, text) for name, text in pairs}
        if approves(record.kind, values) and desk.access.lone_words.may_be_looked_at(id):
            look_first = session.words.say(
                "Look first at what waits there: “looks confirm {id}”.", id=id
            )
            return CommandResult({"changed": []}, [look_first], exit_code=1)
        spec = desk.context.dictionary.kind(record.kind)
        if shown or (spec is not None and spec.judged_by(values)):
            stood = require_shown(shown, desk.access.sealed.look(id).shown)  # as show printed it
        change = desk.loads.set_fields(record, values, because, shown=stood)
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "show")
def show(
    session: CommandRun,
    id: _Id,
    history: Annotated[bool, typer.Option("--history", help="Every save of this record.")] = False,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            help="Open what is closed (who a source is, a number, news that was not told yet): what for. "
            "The opening is written down.",
        ),
    ] = None,
) -> CommandResult:
    """One record with its fields, or with its history. What is closed stays so without --reason."""
    with session.desk() as desk:
        found = desk.access.sealed.look(desk.cases.lists.find_id(id))
        rows = desk.cases.history(found.view.id) if history else []
        if reason is None or not found.closed:
            rows = [told for row in rows if (told := found.openly(row)) is not None]
        else:
            _read_checklist(session, found)
            found = OpenView(
                desk.access.sealed.opened(found.view.id, reason), {}, shown=found.shown
            )
        lines = [
            *look_lines(found, desk.context.dictionary, session),
            f"--shown {found.shown.digest}",
        ]
    document = look_document(found) | {"shown": found.shown.digest}
    if history:
        document["history"] = [
            {
                "ts": row.ts,
                **written_by(desk, row.device_id, row.by),
                "fields": list(row.fields),
                "why": row.why,
            }
            for row in rows
        ]
        lines += [
            f"{when(row.ts)}  {author(session, desk, row.device_id, row.by)}  {', '.join(row.fields)}  {row.why or ''}"
            for row in rows
        ]
    return CommandResult(document, lines)


def _read_checklist(session: CommandRun, found: OpenView) -> None:
    """Before news of a death opens: what the messenger has to have seen to."""
    if "news" not in found.closed.values():
        return
    for line in CHECKLIST:
        session.tell(session.words.say(line))
    session.confirm(session.words.say("Is all of this so?"))


@command(group, "list")
def list_records(
    session: CommandRun,
    kind: Annotated[str, typer.Argument(help="Such as case, family, person.")],
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="FIELD=VALUE", help="Only these.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=100_000, help="How many at most.")
    ] = 100,
) -> CommandResult:
    """Records of one kind, in the order of their arrival. What is closed never opens here."""
    pairs = [_pair(one) for one in where or []]
    with session.desk() as desk:
        wanted = {name: typed(desk, kind, name, text) for name, text in pairs}
        looks = desk.access.sealed.looks(kind, wanted, limit)
        dictionary = desk.context.dictionary
    return CommandResult(
        {"records": [look_document(one) for one in looks]},
        [f"{one.view.id}  {row_words(one, dictionary, session)}" for one in looks],
    )


def _pair(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found:
        raise UserError("E_USAGE", "FIELD=VALUE is expected")
    return name, value


def typed(desk: Desk, kind: str, name: str, text: str) -> Json:
    """The value of a field from its text on the command line: JSON where the field is no text."""
    spec = desk.context.dictionary.field(kind, name)
    if spec is None:
        raise UserError("E_FIELD", kind=kind[:64], field=name[:64])
    if text == "":
        return None
    if not text.strip():  # blanks clear nothing: that is asked for by nothing at all
        raise UserError("E_VALUE", kind=kind[:64], field=name[:64])
    if spec.type in ("number", "amount", "day") and not text.lstrip().startswith("{"):
        return typed_value(spec.type, text)
    if spec.type == "pdate" and not text.lstrip().startswith("{"):
        return _typed_date(kind, name, text)
    if spec.type in ("ptext", "choices", "bool", "number", "links", "kids", "json", "pdate"):
        try:
            value: Json = json.loads(text)
        except ValueError:
            return text
        return value
    return text


def _typed_date(kind: str, name: str, text: str) -> Json:
    """The stored form of a date as the window takes it; the text itself, to be refused, otherwise."""
    try:
        return dict(PartialDate.read(text).json())
    except ReversedDate:
        raise UserError("E_ORDER", kind=kind, field=name) from None
    except ImpossibleDate:
        return text
