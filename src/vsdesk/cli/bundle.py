"""bundle export · import · taken · inspect: handing over by stick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk import diskio
from vsdesk.cli.background_comparison import compare, left_lines
from vsdesk.cli.command import command
from vsdesk.cli.device import device_of
from vsdesk.cli.handover_remainder import closed_lines, stays_line, unsaved_lines
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.desk import STATUSES
from vsdesk.errors import CODES, UserError
from vsdesk.members import for_each
from vsdesk.records.dates.days import moment_at
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import (
        Desk,
        DeviceRow,
        HandOverResult,
        Intake,
        NewFrom,
        ReceivedFile,
        TakenBefore,
        TakenFile,
    )

group = typer.Typer(no_args_is_help=True)

_OTHER: Final = "other"  # of no kind: what is counted there has no head of its own
_NOT_THERE: Final = mark("Not there. Nothing was changed.")
RESULTS: Final = for_each(
    STATUSES,
    {
        "applied": mark("Taken in"),
        "partial": mark("Taken in, a part was set aside"),
        "duplicate": mark("Was taken in before"),
        "held": mark("Kept for later"),
        "refused": mark("Refused"),
        "stopped": mark("Stopped. Nothing was changed."),
    },
)


@command(group, "export")
def export(
    session: CommandRun,
    to: Annotated[Path, typer.Option("--to", help="The stick or folder.")],
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", metavar="ID", help="A device; without it see below."),
    ] = None,
) -> CommandResult:
    """Write all that was not acknowledged yet, signed and encrypted.

    Without --recipient a field device hands to all coordinators, a coordinator to every device.
    """
    _require_folder(to)
    with session.desk() as desk, session.progress() as progress:
        recipients = [device_of(desk, one) for one in recipient or ()] or everyone(desk)
        outlook = desk.sync.preview_give(recipients)
        stays = outlook.stays
        handed = desk.sync.hand_over(to, recipients, progress)
    return CommandResult(
        {
            "bundles": [handed_document(one) for one in handed],
            "files": [str(path) for one in handed for path in one.files],
            "withheld": [{"count": s.count, "kind": s.kind, "reason": s.reason} for s in stays],
            "unsaved": [
                {"id": one.root, "kind": one.kind, "interview": one.is_interview}
                for one in outlook.unsaved
            ],
            "closed": [
                {"record": one.record, "field": one.of, "who": one.who} for one in outlook.unchosen
            ],
        },
        [
            *_handed_lines(session, handed),
            *(stays_line(session, one) for one in stays),
            *unsaved_lines(session, outlook.unsaved),
            *closed_lines(session, outlook.unchosen),
        ],
    )


def _require_folder(to: Path) -> None:
    """Raise UserError E_NO_FILE for a stick or folder that is not there: nothing stopped answering."""
    if not to.exists():
        raise UserError("E_NO_FILE", file=diskio.name_of(to))


def everyone(desk: Desk) -> list[str] | None:
    """Every device for a coordinator; None (all coordinators) for the others."""
    if desk.access.status().role != "coordinator":
        return None
    return [one.device_id for one in desk.sync.destinations()]


def handed_document(one: HandOverResult) -> dict[str, object]:
    """One bundle that was written, or that there was nothing to write."""
    return {
        "to": list(one.to),
        "state": one.state,
        "files": [str(path) for path in one.files],
        "bytes": one.size,
        "counts": dict(one.counts),
    }


def _handed_lines(session: CommandRun, handed: Sequence[HandOverResult]) -> list[str]:
    lines = []
    for one in handed:
        lines += [str(path) for path in one.files]
        lines += _counts_lines(session, one)
        lines += [f"    {session.words.say(CODES[code].sentence)}" for code in one.codes]
    if any(one.files for one in handed):
        lines.append(
            session.words.say(
                "The stick is safe to remove. It is not delivered until the receipt comes."
            )
        )
    return lines


def _counts_lines(session: CommandRun, one: HandOverResult) -> list[str]:
    counts, say = one.counts, session.words.say
    kinds = dict.fromkeys(name.rpartition("_")[0] for name in counts if "_" in name)
    lines = [
        f"    {say('Others') if kind == _OTHER else session.labels.kinds(kind)}: "
        + say(
            "{new} new, {changed} changed",
            new=counts.get(f"{kind}_new", 0),
            changed=counts.get(f"{kind}_changed", 0),
        )
        for kind in kinds
    ]
    records, files = counts.get("records", 0), counts.get("files", 0)
    if one.files and not records and not files:
        lines.append(
            "    "
            + say(
                "No record is in it: only the list of devices, receipts, keys and orders. Any file is at least 256 kB, so that nobody sees by its size how much is in it."
            )
        )
    return [
        *lines,
        "    " + say("Records: {records} · files: {files}", records=records, files=files),
    ]


@command(group, "source")
def give_source(
    session: CommandRun,
    source: Annotated[str, typer.Argument(metavar="ID", help="The source.")],
    because: Annotated[str, typer.Option("--because", help="Why it is handed over.")],
    shown: Shown,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="ID", help="A device; without it the source stays here."),
    ] = None,
) -> CommandResult:
    """Let one source go to just these devices, with what is handed over to them next; see records show."""
    with session.desk() as desk:
        id = desk.cases.lists.find_id(source)
        stands = require_shown(shown, desk.access.sealed.look(id).shown)
        change = desk.sync.give_source(id, to or (), because, shown=stands)
    return CommandResult(
        {"changed": list(change.ids), "to": to or []}, [session.words.say("Saved.")]
    )


@command(group, "import")
def import_files(
    session: CommandRun,
    paths: Annotated[list[Path], typer.Argument(help="Bundles, or folders with bundles.")],
    receipt_to: Annotated[
        Path | None, typer.Option("--receipt-to", help="Write the receipt into this folder now.")
    ] = None,
) -> CommandResult:
    """Take bundles in; one result per file, and nothing of a refused one."""
    if receipt_to is not None:
        _require_folder(receipt_to)
    with session.desk() as desk, session.progress() as progress:
        results = desk.sync.intake.receive(paths, progress)
        receipts = desk.sync.hand_over(receipt_to, everyone(desk), progress) if receipt_to else []
        run = compare(desk, progress) if any(one.records for one in results) else None
        taking = desk.sync.intake.taking_of(results)
    files = [str(path) for one in receipts for path in one.files]
    lines = [*_taking_lines(session, taking)]
    lines += [session.words.say("Receipt: {file}", file=name) for name in files]
    alike, left = (run.found, run.left) if run is not None else (0, 0)
    if alike:
        lines.append(
            session.words.count(
                "{n} pair of reports may be of one person: see match list.",
                "{n} pairs of reports may be of one person: see match list.",
                alike,
            )
        )
    lines += left_lines(session, left)
    documents = [result_document(one) for one in results]
    for one in taking.files:
        told = [{"id": row.id, "kind": row.kind, "new": row.new} for row in one.rows]
        documents[results.index(one.result)]["roots"] = told
    return CommandResult(
        {"results": documents, "receipts": files, "possible_same": alike, "not_compared": left},
        lines or [session.words.say("There is no bundle for this device there.")],
        exit_code=exit_code(results),
    )


@command(group, "taken")
def taken(
    session: CommandRun,
    limit: Annotated[int, typer.Option("--limit", help="How many, the newest first.")] = 20,
    looked: Annotated[
        str | None,
        typer.Option("--looked", metavar="DEVICE", help="What is new from it was looked at."),
    ] = None,
) -> CommandResult:
    """What is new from each device, and what was taken in before: when, from whom, what became of it."""
    with session.desk() as desk:
        if looked is not None:
            desk.sync.intake.looked_at_new(device_of(desk, looked))
        page, new, refused = (
            desk.sync.intake.taken_before(limit=max(1, limit)),
            desk.sync.intake.new_from(),
            desk.sync.intake.refused_last(),
        )
        found = {one.device_id: list(desk.sync.intake.new_cases_from(one.device_id)) for one in new}
    document = {
        "new": [
            {"device": one.device_id, "cases": one.count, "ids": found[one.device_id]}
            for one in new
        ],
        "refused_last": refused.count if refused is not None else 0,
        "taken": [_before_document(one) for one in page.files],
        "more": page.next is not None,
    }
    lines = [_new_line(session, one) for one in new]
    if refused is not None:
        lines.append(_refused_words(session, refused.count))
    lines += [_before_line(session, one) for one in page.files]
    return CommandResult(document, lines or [session.words.say("Nothing was taken in yet.")])


def _new_line(session: CommandRun, one: NewFrom) -> str:
    told = session.words.count("{n} new case", "{n} new cases", one.count)
    return f"{_sender(one.sender, one.device_id)}: {told}"


def _refused_words(session: CommandRun, count: int) -> str:
    return session.words.count("{n} file not taken in", "{n} files not taken in", count)


def _before_document(one: TakenBefore) -> dict[str, object]:
    return {
        "at": one.at,
        "device": one.device_id,
        "letter": one.sender.letter if one.sender else "",
        "name": one.sender.name if one.sender else "",
        "status": one.result,
        "codes": list(one.codes),
        "records": one.records,
        "new": one.new,
        "changed": one.changed,
    }


def _before_line(session: CommandRun, one: TakenBefore) -> str:
    say = session.words.say
    when = moment_at(one.at).strftime("%Y-%m-%d %H:%M")
    told = say("{new} new, {changed} changed", new=one.new, changed=one.changed)
    parts = [when, _sender(one.sender, one.device_id), say(RESULTS[one.result]), told, *one.codes]
    return "  ".join(parts)


def _sender(row: DeviceRow | None, device_id: str) -> str:
    """The device that a file came from: the person's name, the letter, else the beginning of its id."""
    named = [row.name, row.letter] if row is not None else []
    return " · ".join(filter(None, named)) or device_id[:16]


@command(group, "inspect")
def inspect(
    session: CommandRun, file: Annotated[Path, typer.Argument(help="A bundle.")]
) -> CommandResult:
    """What a bundle says of itself, and whether all of it verifies. Nothing is stored."""
    diskio.require_file(file)
    with session.desk() as desk, session.progress() as progress:
        seen = desk.sync.inspect(file, progress)
    document = {name: value for name, value in asdict(seen).items() if name != "path"}
    lines = [f"{name}: {value}" for name, value in document.items() if value not in ("", {}, 0)]
    if seen.code:
        lines.append(session.words.say(CODES[seen.code].sentence))
    return CommandResult(
        {"file": str(file), **document},
        lines,
        exit_code=CODES[seen.code].exit_code if seen.code else 0,
    )


def result_document(one: ReceivedFile) -> dict[str, object]:
    """One file's result."""
    document: dict[str, object] = {
        "file": str(one.path),
        "sender": one.sender,
        "status": "refused" if one.status == "stopped" else one.status,
        "new": sum(change.new for change in one.spaces),
        "changed": sum(not change.new for change in one.spaces),
        "records": one.records,
        "conflicts": one.differences,
        "delivered": one.delivered,
    }
    code = one.code or next(iter(one.codes), "")
    if code:
        document["code"] = code
    if len(one.codes) > 1:
        document["codes"] = list(one.codes)
    return document


def exit_code(results: Sequence[ReceivedFile]) -> int:
    """0 when every file was applied, partial, known or held, or lay in a folder and is none of ours;
    4 when one was refused; 3 when disk or stick stopped.
    """
    codes = {one.exit_code for one in results}
    return 4 if 4 in codes else max(codes, default=0)


def _taking_lines(session: CommandRun, taking: Intake) -> Iterator[str]:
    """A sum, then each file, refused ones first, then what lay beside."""
    say, count = session.words.say, session.words.count
    if taking.files:
        yield " · ".join(
            (
                count("{n} file taken in", "{n} files taken in", taking.taken),
                _refused_words(session, taking.refused),
                count("{n} new case", "{n} new cases", taking.new),
                count("{n} case changed", "{n} cases changed", taking.changed),
                count("{n} answer differs", "{n} answers differ", max(0, taking.differences)),
            )
        )
    for one in taking.files:
        yield _result_line(session, one)
    for result in taking.beside:
        yield f"{diskio.name_of(result.path)}: {say(result.beside)} ({result.code})"


def _result_line(session: CommandRun, file: TakenFile) -> str:
    say, one = session.words.say, file.result
    who = f" · {_sender(file.sender, one.sender)}" if one.sender else ""
    became = _NOT_THERE if one.code == "E_NO_FILE" else RESULTS[one.status]
    line = f"{diskio.name_of(one.path)}{who}: {say(became)}"
    if one.status in ("applied", "partial"):
        new = sum(change.new for change in one.spaces)
        line += " · " + say("{new} new, {changed} changed", new=new, changed=len(one.spaces) - new)
        if one.differences:
            line += " · " + session.words.count(
                "{n} answer differs", "{n} answers differ", one.differences
            )
    marks = [one.code] if one.code else list(one.codes)
    line += "".join(f"\n    {say(CODES[mark].sentence)} ({mark})" for mark in marks)
    for row in file.rows:
        kind = session.labels.kind(row.kind)
        what = say("{kind}: new", kind=kind) if row.new else say("{kind}: changed", kind=kind)
        line += "\n    " + " · ".join(filter(None, (what, row.title, row.number)))
    if file.more:
        line += "\n    " + session.words.count("and {n} more", "and {n} more", file.more)
    return line
