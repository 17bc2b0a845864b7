"""report each: one sheet of many cases, in a folder or as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk import diskio
from vsdesk.cli.command import command
from vsdesk.cli.numbers_option import NUMBERS, OWN_NUMBERS, NumbersOnPaper
from vsdesk.cli.report import LOCK, PAGES, SIZES, Grade, Size, first_line, note_lines
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import (
    SHEETS,
    ListFilter,
    PageRange,
    SheetOrder,
    free_place,
    sheet_langs,
    unset_words,
    usual_request,
)
from vsdesk.errors import CODES, UserError
from vsdesk.languages import SOURCE
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import Desk, PrintRun


def add_to(group: typer.Typer) -> None:
    """Add `each` to the reports."""
    command(group, "each", lang=False)(each)


def each(
    session: CommandRun,
    kind: Annotated[str, typer.Argument(metavar="SHEET", help="Such as family-sheet or iimp.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="A folder: one file each. FILE.pdf: all in one.")
    ],
    case: Annotated[
        list[str] | None, typer.Option("--case", metavar="ID", help="Of these, by id or number.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Of every case in this vault.")] = False,
    status: Annotated[
        str | None, typer.Option("--status", help="With --all: only of this status.")
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", envvar="VSDESK_LANG", help="{langs}; ar+en bilingual.")
    ] = SOURCE,
    recipient: Annotated[str, typer.Option("--recipient", callback=key_of, help="To whom.")] = "",
    purpose: Annotated[
        str, typer.Option("--purpose", help="Otherwise what was agreed for this recipient.")
    ] = "",
    named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
    level: Annotated[Grade, typer.Option("--level", help="A to E.")] = Grade.B,
    copies: Annotated[int, typer.Option("--copies", min=1, max=20, help="Of each, numbered.")] = 1,
    discreet: Annotated[
        bool | None, typer.Option("--discreet/--full", help="See family-sheet.")
    ] = None,
    size: Annotated[Size, typer.Option("--size", help=SIZES)] = Size.A4,
    pages: Annotated[str, PAGES] = "",
    lock: Annotated[Path | None, LOCK] = None,
    numbers: Annotated[str, NUMBERS] = "",
    own: Annotated[NumbersOnPaper, OWN_NUMBERS] = NumbersOnPaper.none,
) -> CommandResult:
    """The same sheet of many cases. What may not leave is named with its reason; the others are printed."""
    langs = sheet_langs(lang)[0]
    session.speak(langs[0])
    if kind not in SHEETS:
        raise UserError("E_USAGE", " ".join(map(repr, SHEETS)))
    order = SheetOrder(
        "",
        langs,
        kind,
        purpose,
        recipient or usual_request(kind)[1],
        named,
        level=level.value,
        discreet=discreet,
        password=first_line(session, lock),
        told_reason=numbers.strip(),
        own_numbers=own.value,
        size=size.value,
        pages=PageRange.read(pages),
    )
    bound = out.suffix.lower() == ".pdf"
    with session.desk() as desk, session.progress() as progress:
        cases = _asked(desk, case or [], every, status)
        runs = desk.outbound.runs
        if bound:
            session.may_write([out])
            pdf, run = runs.print_bound(order, cases, copies=copies, progress=progress)
            if not pdf:
                first = run.stays[0]
                raise UserError(first.code, first.reason, reason=first.reason)
            session.put_file(out, pdf)
        else:
            if not out.is_dir():
                diskio.make_folder(out)

            def take(name: str, pdf: bytes) -> None:
                session.put_file(free_place(out, name), pdf)

            run = runs.print_each(order, cases, take, copies=copies, progress=progress)
    return _said(session, out, run)


def _asked(desk: Desk, named: list[str], every: bool, status: str | None) -> list[str]:
    """The cases that were named, or all of them. Raises UserError E_USAGE, E_NOT_FOUND."""
    if bool(named) == every:
        raise UserError("E_USAGE", "one of --case ID and --all is needed")
    if named:
        return list(dict.fromkeys(map(desk.cases.lists.find_id, named)))
    return desk.cases.lists.ids(ListFilter(kind="case", status=status))


def _said(session: CommandRun, out: Path, run: PrintRun) -> CommandResult:
    say = session.words.say
    lines = [session.words.count("{n} paper: {out}", "{n} papers: {out}", run.papers, out=str(out))]
    for one in run.stays:
        why = say(REASONS.get(one.reason, CODES[one.code].sentence))
        lines.append(f"{say('Stays here')}: {one.number or one.case}: {plain(why)}")
    lines += note_lines(session, run.notes, run.unrecorded)
    lines += filter(None, [plain(unset_words(session.words, run.unset))])
    document = {
        "papers": run.papers,
        "cases": list(run.cases),
        "stays": [{"case": one.case, "code": one.code, "reason": one.reason} for one in run.stays],
        "numbers_in_words": run.told,
        "discreet": run.discreet,
        "notes": list(run.notes),
        "unrecorded": list(run.unrecorded),
    }
    return CommandResult(document, [plain(line) for line in lines])
