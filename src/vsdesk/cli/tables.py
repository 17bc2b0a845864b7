"""Tables by command: a mapping proposed, rows loaded or explained, a load taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from vsdesk.cli.advice import Advice, field_named, terms_of
from vsdesk.cli.ended_closures import confirm_ended
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import WHY, Desk, Remark, RowProblem, TableMapping, TablePreview, TableReport
from vsdesk.errors import UserError
from vsdesk.progress import Progress
from vsdesk.records.dates.days import moment_at

TABLES: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_SHOWN: Final = 50  # problems on a terminal; --json holds all that are listed


class DateOrder(StrEnum):
    """In which order a table writes day, month and year."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


@dataclass(frozen=True)
class TableOptions:
    """The options of `records load` for a table."""

    file: Path
    mapping: Path | None
    sheet: str | None
    header_row: int | None
    date_order: str | None
    encoding: str | None
    partial: bool
    dry_run: bool
    digest: str | None


def load_table(session: CommandRun, asked: TableOptions) -> CommandResult:
    """Load a table, or say row by row why not. Ends with 1 when nothing was, or would be, loaded."""
    given = None if asked.mapping is None else session.read_text(asked.mapping)
    with session.desk() as desk, session.progress() as progress, _said(session):
        seen = _look(session, desk, asked, given, progress)
        if seen.loaded_before and not asked.dry_run:
            session.confirm(_loaded_on(session, desk, seen.loaded_before))
        report = desk.loads.tables.load(
            asked.file,
            seen.mapping,
            seen=seen.looked_at,
            date_order=asked.date_order,
            partial=asked.partial,
            dry_run=asked.dry_run,
            progress=progress,
        )
        fits = _fitting(session, desk, (*seen.remarks, *report.problems, *report.remarks))
    document: dict[str, object] = {
        "load": report.load,
        "dry_run": report.dry_run,
        "rows": report.rows,
        "loaded": report.loaded,
        "skipped": report.skipped,
        "kinds": report.made,
        "encoding": seen.encoding,
        "delimiter": seen.delimiter,
        "sheet": seen.sheet,
        "sheets": [{"name": one.name, "hidden": one.hidden} for one in seen.sheets],
        "header_row": seen.header_row,
        "sha256": seen.looked_at.digest,
        "loaded_before": seen.loaded_before,
        "problems": [_problem(session, one) for one in report.problems],
        "remarks": [_problem(session, one) for one in (*seen.remarks, *report.remarks)],
        "fits": {to: [code for code, _ in one.fits] for to, one in fits.items()},
    }
    return CommandResult(document, _lines(session, seen, report, fits), 0 if report.loaded else 1)


def _fitting(session: CommandRun, desk: Desk, said: Iterable[RowProblem]) -> dict[str, Advice]:
    """The terms of each field in which a word stood that is none of them, once for all rows."""
    known, labels = desk.context.dictionary, session.labels
    fields = dict.fromkeys(
        one.field for one in said if one.why == "not_in_list" or one.code == "E_VALUE"
    )
    found = {to: Advice(fits=terms_of(field_named("", to, known), labels)) for to in fields}
    return {to: one for to, one in found.items() if one.fits}


def _look(
    session: CommandRun, desk: Desk, asked: TableOptions, given: str | None, progress: Progress
) -> TablePreview:
    """The table with the mapping that was given, or the one that is remembered. Raises E_TABLE."""
    seen = desk.loads.tables.open(
        asked.file,
        sheet=asked.sheet,
        header_row=asked.header_row,
        mapping=None if given is None else TableMapping.read(given),
        date_order=asked.date_order,
        encoding=asked.encoding,
        digest=asked.digest,
        progress=progress,
    )
    _tell_sheets(session, seen)
    if given is None and not seen.remembered:
        raise UserError("E_TABLE", why="mapping")
    return seen


def _tell_sheets(session: CommandRun, seen: TablePreview) -> None:
    """Which sheet of several this is, and which others there are: one that is hidden is called so."""
    say = session.words.say
    others = [one for one in seen.sheets if one.name != seen.sheet]
    if not others:
        return
    names = [say("{term} (hidden)", term=one.name) if one.hidden else one.name for one in others]
    session.tell(
        say("Sheet: {sheet} · others: {others}", sheet=seen.sheet, others=", ".join(names))
    )


def _loaded_on(session: CommandRun, desk: Desk, load: str) -> str:
    """The question before the very same table is loaded again, with the day of its last load."""
    day = next(_day(row.ts)[:10] for row in desk.loads.undo.loads() if row.id == load)
    return session.words.say("This table was loaded already on {day}. Load it again?", day=day)


def propose_mapping(
    session: CommandRun, file: Path, sheet: str | None, header_row: int | None, encoding: str | None
) -> CommandResult:
    """The mapping as a JSON document, with `--json` or without."""
    with session.desk() as desk, session.progress() as progress, _said(session):
        seen = desk.loads.tables.open(
            file, sheet=sheet, header_row=header_row, encoding=encoding, progress=progress
        )
        _tell_sheets(session, seen)
    text = seen.mapping.json()
    return CommandResult(json.loads(text), text.splitlines())


def list_loads(session: CommandRun) -> CommandResult:
    """All loads, the newest first."""
    with session.desk() as desk:
        rows = desk.loads.undo.loads()[::-1]
    say = session.words.say
    return CommandResult(
        {
            "loads": [
                {
                    "load": row.id,
                    "ts": row.ts,
                    "file": row.file,
                    "rows": row.rows,
                    "records": row.records,
                    "undone": row.undone,
                }
                for row in rows
            ]
        },
        [
            f"{row.id}  {_day(row.ts)}  {row.file}  {row.rows}"
            + (f"  {say('taken back')}" if row.undone else "")
            for row in rows
        ],
    )


def undo_load(session: CommandRun, load: str) -> CommandResult:
    """Take back a load; what stays is named."""
    with session.desk() as desk, session.progress() as progress:
        confirm_ended(session, desk, desk.loads.undo.ended(load))
        undone = desk.loads.undo.undo(load, progress=progress)
        staying = [desk.cases.record(one) for one in undone.stay]
    words = session.words
    lines = [
        words.count("One record was taken back.", "{n} records were taken back.", undone.hidden)
    ]
    if undone.stay:
        lines.append(words.say("These stay, because somebody has worked on them since:"))
        numbers = (one.value("case_no") or one.value("family_code") or one.id for one in staying)
        lines += map(str, numbers)
    return CommandResult({"load": load, "hidden": undone.hidden, "stay": list(undone.stay)}, lines)


def load_lines(session: CommandRun, load: str) -> list[str]:
    """How to take a load back."""
    if not load:
        return []
    return [session.words.say("This load can be taken back: records undo {load}", load=load)]


def remark_line(session: CommandRun, one: Remark) -> str:
    """What a load has to say of a file, at one field of one kind."""
    words, labels = session.words, session.labels
    place = labels.kind(one.kind) if one.kind else words.say("no known record")
    if one.field:
        place += f" · {labels.field(one.kind, one.field)}"
    lines = words.say("line {lines}", lines=_numbers(one))
    return f"{place}: {words.say(one.sentence)} ({lines})"


def _numbers(one: Remark) -> str:
    return ", ".join(map(str, one.lines)) + (" …" if one.count > len(one.lines) else "")


def remark_document(session: CommandRun, one: Remark) -> dict[str, object]:
    """The same as JSON."""
    return {
        "rule": one.rule,
        "kept": one.kept,
        "kind": one.kind,
        "field": one.field,
        "count": one.count,
        "lines": list(one.lines),
        "message": session.words.say(one.sentence),
    }


@contextmanager
def _said(session: CommandRun) -> Iterator[None]:
    """Say the sentence of a reason before the code that it comes with."""
    try:
        yield
    except UserError as problem:
        why = WHY.get(str(problem.params.get("why", "")))
        if why is not None:
            session.tell(session.words.say(why))
        raise


def _lines(
    session: CommandRun, seen: TablePreview, report: TableReport, fits: Mapping[str, Advice]
) -> Sequence[str]:
    say, labels = session.words.say, session.labels
    lines = [
        say(
            "Rows: {rows} · loaded: {loaded} · left: {left}",
            rows=report.rows,
            loaded=report.loaded,
            left=report.skipped,
        )
    ]
    lines += [f"{labels.kinds(kind)}: {n}" for kind, n in report.made.items()]
    lines += [_line(session, one) for one in report.problems[:_SHOWN]]
    lines += [_line(session, one) for one in (*seen.remarks, *report.remarks)[:_SHOWN]]
    lines += [f"{to}: {line}" for to, one in fits.items() for line in one.lines(session.words)]
    if not report.loaded:
        lines.append(say("Nothing was loaded."))
    elif report.dry_run:
        lines.append(say("This was only a check. Nothing was loaded."))
        lines.append(say("This file and no other: --sha256 {digest}", digest=seen.looked_at.digest))
    return lines + load_lines(session, report.load)


def _line(session: CommandRun, one: RowProblem) -> str:
    sentence = session.words.say(one.sentence)
    if not one.row:
        return f"{one.column}: {sentence}"
    place = session.words.say("row {row}", row=one.row)
    return f"{place}, {one.column}: {sentence}" if one.column else f"{place}: {sentence}"


def _problem(session: CommandRun, one: RowProblem) -> dict[str, object]:
    return {
        "row": one.row,
        "column": one.column,
        "field": one.field,
        "code": one.code,
        "why": one.why,
        "message": session.words.say(one.sentence),
    }


def _day(ts: int) -> str:
    return moment_at(ts).strftime("%Y-%m-%d %H:%M")
