"""records load · dump · set · show · list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session
from vsdesk.cli.showing import record_lines, shown, when
from vsdesk.cli.tables import (
    TABLES,
    Asked,
    DateOrder,
    list_loads,
    load_lines,
    load_table,
    propose_mapping,
    undo_load,
)
from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.dossier import RecordView
from vsdesk.records.labels import Labels
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.values import Json

group = typer.Typer(no_args_is_help=True)

_Id = Annotated[str, typer.Argument(metavar="ID", help="32 characters, or a case number.")]


@command(group, "load")
def load(
    session: Session,
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
) -> Answer:
    """Load records: all of the file, or nothing. The rows of a table become draft cases."""
    if file.suffix.lower() in TABLES:
        order = date_order.value if date_order else None
        asked = Asked(file, mapping, sheet, header_row, order, encoding, partial, dry_run)
        return load_table(session, asked)
    whole = file.is_dir()
    lines = session.read_bytes(file / "records.jsonl" if whole else file).split(b"\n")
    files = file / "files" if whole else None
    with session.desk() as desk, session.progress() as progress:
        loaded = desk.load(lines, files=files, name=file.name, dry_run=dry_run, progress=progress)
    counts = dict(loaded.kinds)
    labels = session.labels
    return Answer(
        {"dry_run": dry_run, "records": loaded.records, "kinds": counts, "load": loaded.load},
        [f"{labels.kinds(kind)}: {n}" for kind, n in counts.items()]
        + load_lines(session, loaded.load),
    )


@command(group, "mapping")
def mapping(
    session: Session,
    file: Annotated[Path, typer.Argument(help="A table: CSV or XLSX.")],
    sheet: Annotated[str | None, typer.Option("--sheet", help="Of an XLSX file.")] = None,
    header_row: Annotated[
        int | None, typer.Option("--header-row", min=0, help="0: the table has none.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Such as windows-1256.")
    ] = None,
) -> Answer:
    """A proposal of what the columns of a table mean, to be read, changed and given to load."""
    return propose_mapping(session, file, sheet, header_row, encoding)


@command(group, "loads")
def loads(session: Session) -> Answer:
    """What was loaded into this vault, the newest first."""
    return list_loads(session)


@command(group, "undo")
def undo(
    session: Session, load: Annotated[str, typer.Argument(metavar="LOAD", help="See loads.")]
) -> Answer:
    """Take back one load: its records are deleted, unless somebody has worked on them since."""
    return undo_load(session, load)


@command(group, "dump")
def dump(
    session: Session,
    out: Annotated[Path, typer.Option("--out", help="A folder that is made for it.")],
    kind: Annotated[str | None, typer.Option("--kind", help="Only records of this kind.")] = None,
) -> Answer:
    """Write everything in the open format: records.jsonl and files/. It holds all names readable."""
    session.confirm(
        session.words.say("The folder will hold every name and paper readable by anyone. Write it?")
    )
    with session.desk() as desk, session.progress() as progress:
        dumped = desk.dump(out, kind=kind, progress=progress)
    return Answer(
        {"folder": str(out), "records": dumped.records, "files": dumped.files},
        [
            session.words.say(
                "Records: {records} · files: {files} · in {folder}",
                records=dumped.records,
                files=dumped.files,
                folder=out,
            )
        ],
    )


@command(group, "set")
def set_fields(
    session: Session,
    id: _Id,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE",
            help="Text as typed; a date such as 2013-08; JSON for what is neither.",
        ),
    ],
    because: Annotated[str | None, typer.Option("--because", help="Why, for the history.")] = None,
) -> Answer:
    """Change fields of one record."""
    pairs = [_pair(one) for one in assignments]
    with session.desk() as desk:
        record = desk.record(desk.find_id(id))
        values = {name: typed(desk, record.kind, name, text) for name, text in pairs}
        change = desk.save([Edit(record.kind, values, id=record.id)], because)
    return Answer({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "show")
def show(
    session: Session,
    id: _Id,
    history: Annotated[bool, typer.Option("--history", help="Every save of this record.")] = False,
) -> Answer:
    """One record with its fields, or with its history."""
    with session.desk() as desk:
        record = desk.record(desk.find_id(id))
        rows = desk.history(record.id) if history else []
        lines = record_lines(record, desk.dictionary, session.labels)
    document = view_document(record)
    if history:
        document["history"] = [
            {
                "ts": row.ts,
                "by": row.by,
                "device": row.kid,
                "fields": list(row.fields),
                "why": row.why,
            }
            for row in rows
        ]
        lines += [
            f"{when(row.ts)}  {row.by}  {', '.join(row.fields)}  {row.why or ''}" for row in rows
        ]
    return Answer(document, lines)


@command(group, "list")
def list_records(
    session: Session,
    kind: Annotated[str, typer.Argument(help="Such as case, family, person.")],
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="FIELD=VALUE", help="Only these.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000)] = 100,
) -> Answer:
    """Records of one kind, the newest first."""
    pairs = [_pair(one) for one in where or []]
    with session.desk() as desk:
        wanted = {name: typed(desk, kind, name, text) for name, text in pairs}
        every = desk.list_kind(kind, -1 if wanted else limit)
        dictionary = desk.dictionary
    views = [
        view
        for view in every
        if not view.deleted and all(view.value(name) == value for name, value in wanted.items())
    ][:limit]
    return Answer(
        {"records": [view_document(view) for view in views]},
        [f"{view.id}  {_first_texts(view, dictionary, session.labels)}" for view in views],
    )


def _pair(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found:
        raise UserError("E_USAGE", "FIELD=VALUE is expected")
    return name, value


def typed(desk: Desk, kind: str, name: str, text: str) -> Json:
    """The value of a field from its text on the command line: JSON where the field is no text."""
    spec = desk.dictionary.field(kind, name)
    if spec is None:
        raise UserError("E_FIELD", kind=kind[:64], field=name[:64])
    if text == "":
        return None
    if spec.type == "pdate" and not text.lstrip().startswith("{"):
        return _typed_date(text)
    if spec.type in ("ptext", "choices", "bool", "number", "links", "kids", "json", "pdate"):
        try:
            value: Json = json.loads(text)
        except ValueError:
            return text
        return value
    return text


def _typed_date(text: str) -> Json:
    """The stored form of a date as the window takes it; the text itself, to be refused, otherwise."""
    try:
        return dict(PartialDate.read(text).json())
    except ImpossibleDate:
        return text


def view_document(view: RecordView) -> dict[str, object]:
    """A record as a JSON document; a field that differs holds all its values."""
    fields: dict[str, object] = {}
    differs = []
    for name in sorted(view.fields):
        values = [one.value for one in view.alternatives(name)]
        if len(values) > 1:
            differs.append(name)
            fields[name] = values
        elif values and values[0] is not None:
            fields[name] = values[0]
    return {
        "id": view.id,
        "kind": view.kind,
        "space": view.space,
        "parent": view.parent,
        "updated": view.updated,
        "deleted": view.deleted,
        "fields": fields,
        "differs": differs,
    }


def _first_texts(view: RecordView, dictionary: Dictionary, labels: Labels) -> str:
    texts = [
        shown(dictionary.field(view.kind, name), value, labels)
        for name, value in _fields(view).items()
        if isinstance(value, str) and len(value) < 60
    ]
    return " · ".join(texts[:3])


def _fields(record: RecordView) -> Mapping[str, Json]:
    fields = view_document(record)["fields"]
    assert isinstance(fields, dict)
    return fields
