"""report KIND: printed pages, through the one gate. The forms of the mechanisms are kinds too."""

from __future__ import annotations

from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from vsdesk import diskio
from vsdesk.cli import left_out
from vsdesk.cli.command import command
from vsdesk.cli.consent_words import no_line
from vsdesk.cli.numbers_option import NUMBERS, OWN_NUMBERS, NumbersOnPaper
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import (
    SHEETS,
    PageRange,
    SheetOrder,
    help_of,
    said_of_paper,
    sheet_langs,
    unset_words,
    usual_request,
)
from vsdesk.errors import CODES, UserError
from vsdesk.languages import SOURCE
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.approval import approval
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.dictionary.display_names import addressed
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.records.gate.papers.discreet_papers import SAID
from vsdesk.records.gate.papers.household_papers import NOBODY_SURE, households_of
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk import Desk, PaperNote, PrintedSheet, UntranslatedField
    from vsdesk.progress import Progress


class Grade(StrEnum):
    """The levels of what leaves (docs/security.md)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Size(StrEnum):
    """The sizes of paper."""

    A4 = "A4"
    A3 = "A3"


PaperLangs = Annotated[
    str,
    typer.Option(
        "--lang", envvar="VSDESK_LANG", help="{langs}; ar+en bilingual; ar,en one file each."
    ),
]
group = typer.Typer(no_args_is_help=True)

SIZES: Final = mark("A4, or A3 for a poster.")
PAGES: Final[Any] = typer.Option(
    "--pages", metavar="RANGE", help="Only these pages: 2, 2-4 or 2-; otherwise all."
)
LOCK: Final[Any] = typer.Option(
    "--lock-with", metavar="FILE", help="A file whose first line opens the PDF (AES-256)."
)
_DISCREET: Final = mark(
    "This is the discreet form: a number, first names and a phone, and no word of what happened."
    " --full prints the whole paper."
)


def _print(kind: str) -> Callable[..., CommandResult]:
    def report(
        session: CommandRun,
        case: Annotated[str, typer.Option("--case", metavar="ID", help="Its id or number.")],
        out: Annotated[Path, typer.Option("-o", "--out", help="The PDF to write.")],
        lang: PaperLangs = SOURCE,
        purpose: Annotated[
            str, typer.Option("--purpose", help="Otherwise what was agreed for this recipient.")
        ] = "",
        recipient: Annotated[
            str, typer.Option("--recipient", callback=key_of, help="To whom.")
        ] = usual_request(kind)[1],
        named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
        level: Annotated[Grade, typer.Option("--level", help="A to E.")] = Grade.B,
        person: Annotated[
            str | None, typer.Option("--person", metavar="ID", help="Whose paper it is.")
        ] = None,
        item: Annotated[
            str | None, typer.Option("--item", metavar="ID", help="The paper that it is about.")
        ] = None,
        copy: Annotated[
            int | None,
            typer.Option("--copy", min=1, help="The number of this copy; the next one."),
        ] = None,
        discreet: Annotated[
            bool | None,
            typer.Option(
                "--discreet/--full",
                help="For a family's paper. By itself: as its record says, and discreet inside Syria.",
            ),
        ] = None,
        size: Annotated[Size, typer.Option("--size", help=SIZES)] = Size.A4,
        pages: Annotated[str, PAGES] = "",
        lock: Annotated[Path | None, LOCK] = None,
        numbers: Annotated[str, NUMBERS] = "",
        own: Annotated[NumbersOnPaper, OWN_NUMBERS] = NumbersOnPaper.none,
    ) -> CommandResult:
        order = SheetOrder(
            case,
            (SOURCE,),
            kind,
            purpose,
            recipient,
            named,
            person,
            level.value,
            copy=copy,
            item=item or "",
            discreet=discreet,
            told_reason=numbers.strip(),
            own_numbers=own.value,
            size=size.value,
            pages=PageRange.read(pages),
            password=first_line(session, lock),
        )
        return written(session, order, out, lang)

    report.__doc__ = help_of(kind)
    return report


for _kind in SHEETS:
    command(group, _kind, lang=False)(_print(_kind))


@command(group, "households", lang=False)
def households(
    session: CommandRun,
    family: Annotated[str, typer.Option("--family", metavar="ID", help="Its id or number.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the sheets.")],
    lang: Annotated[
        str, typer.Option("--lang", envvar="VSDESK_LANG", help="{langs}; ar+en bilingual.")
    ] = SOURCE,
    discreet: Annotated[
        bool | None, typer.Option("--discreet/--full", help="See family-sheet.")
    ] = None,
    lock: Annotated[Path | None, LOCK] = None,
    own: Annotated[NumbersOnPaper, OWN_NUMBERS] = NumbersOnPaper.none,
) -> CommandResult:
    """A sheet of each case for each household of a family: only who lives there stands on it. Files are named
    by the beginning of the id of the case."""
    langs = sheet_langs(lang)[0]
    session.speak(langs[0])
    password = first_line(session, lock)
    say, made, stays = session.words.say, list[dict[str, object]](), list[str]()
    with session.desk() as desk, session.progress() as progress:
        around = desk.cases.dossier(desk.cases.lists.find_id(family))
        wanted = [
            (case, place, one, out / f"{case.id[:8]}-{place}.pdf")
            for case in around.of("case")
            for place, one in enumerate(households_of(around, desk.context.today()), 1)
        ]
        if not wanted:
            raise UserError("E_NOT_FOUND", "household")
        session.may_write([path for *_, path in wanted])
        if not out.is_dir():
            diskio.make_folder(out)
        for case, place, one, path in wanted:
            order = SheetOrder(
                case.id,
                langs,
                person=one.person or None,
                discreet=discreet,
                own_numbers=own.value,
                password=password,
            )
            if not one.person:
                stays.append(f"{path}: {say(NOBODY_SURE)}")
                continue
            try:
                printed = desk.outbound.sheets.print_sheet(order, progress)
            except UserError as problem:
                if problem.code.name != "E_GATE":
                    raise
                stays.append(
                    f"{path}: {say(REASONS.get(str(problem.params.get('reason')), problem.code.sentence))}"
                )
                continue
            session.put_file(path, printed.pdf)
            made.append(
                {
                    "file": str(path),
                    "household": place,
                    "people": len(one.members),
                    "copy": printed.copy,
                }
            )
    lines = [*(str(one["file"]) for one in made), *stays]
    return CommandResult({"files": made, "stays": stays}, lines)


def first_line(session: CommandRun, file: Path | None) -> str | None:
    """The word that opens a PDF, from a file: it is no argument. Raises UserError E_USAGE for none."""
    if file is None:
        return None
    words = session.read_bytes(file, 4096).decode(errors="replace").splitlines()
    if not words or not words[0].strip():
        raise UserError("E_USAGE", "--lock-with FILE: its first line is empty")
    return words[0]


def _printed(
    session: CommandRun, desk: Desk, order: SheetOrder, progress: Progress
) -> PrintedSheet:
    """A paper. Where a no closes it, whose no it is is said with the refusal."""
    try:
        return desk.outbound.sheets.print_sheet(order, progress)
    except UserError as problem:
        if problem.params.get("reason") in NO:
            session.refusal = _whose_no(session, desk, order)
        raise


def _whose_no(session: CommandRun, desk: Desk, order: SheetOrder) -> str:
    """Who refused a paper to its recipient, and when; "" where nobody did."""
    speakers = desk.consent.table(order.case).speakers
    named = {one.person: addressed(desk.cases.record(one.person)) for one in speakers}
    rows = [row for one in speakers for row in one.rows]
    return no_line(session, rows, order.recipient, named)


def written(session: CommandRun, asked: SheetOrder, out: Path, lang: str) -> CommandResult:
    """Print the sheets of these languages, and say what was withheld. Ids may still be numbers."""
    sheets = sheet_langs(lang)
    paths = [out]
    if len(sheets) > 1:
        paths = [out.with_suffix(f".{'+'.join(langs)}.pdf") for langs in sheets]
    session.speak(sheets[0][0])  # the messages too, in the language of the first sheet
    made: list[dict[str, object]] = []
    withheld: list[dict[str, object]] = []
    unset: dict[str, None] = {}
    unread: dict[UntranslatedField, None] = {}
    with session.desk() as desk, session.progress() as progress:
        order = replace(
            asked,
            case=desk.cases.lists.find_id(asked.case),
            person=desk.cases.lists.find_id(asked.person) if asked.person else None,
            item=desk.cases.lists.find_id(asked.item) if asked.item else "",
        )
        session.may_write(paths)
        case = desk.cases.dossier(order.case)
        before = approval(case.head, case.records) == "before_changes"
        for langs, path in zip(sheets, paths, strict=True):
            printed = _printed(session, desk, replace(order, langs=langs), progress)
            session.put_file(path, printed.pdf)
            made.append(
                {
                    "file": str(path),
                    "lang": "+".join(langs),
                    "copy": printed.copy,
                    "digest": printed.digest,
                    "unset": list(printed.unset),
                    "discreet": printed.discreet,
                    "why_discreet": printed.why_discreet,
                    "numbers_in_words": len(printed.told),
                    "notes": list(printed.notes),
                    "unrecorded": list(printed.unrecorded),
                }
            )
            withheld = [left_out.document(session, one) for one in printed.left_out]
            unset |= dict.fromkeys(printed.unset)
            unread |= dict.fromkeys(printed.unread)
        waits = _before_sending(session, desk, order, printed)
    lines = [str(one["file"]) for one in made]
    lines += [session.words.say(CODES["W_APPROVAL_STALE"].sentence)] if before else []
    lines += [session.words.say(_DISCREET)] if any(one["discreet"] for one in made) else []
    if why := printed.why_discreet:
        lines.append(session.words.say(SAID[why]))
    lines += note_lines(session, printed.notes, printed.unrecorded)
    lines += left_out.lines(session, withheld)
    lines += filter(None, [unset_words(session.words, unset)])
    lines += [*_unread(session, order.recipient, unread), *waits]
    document = {"files": made, "withheld": withheld, "unread": [asdict(one) for one in unread]}
    return CommandResult(document, lines)


def note_lines(
    session: CommandRun, notes: Iterable[PaperNote], unrecorded: Iterable[str]
) -> Iterator[str]:
    """What a paper lacks that its reader will look for, and whom its words name without a record."""
    for said in said_of_paper(session.words, notes, unrecorded):
        yield plain(" ".join(said))


def _unread(
    session: CommandRun, recipient: str, unread: Iterable[UntranslatedField]
) -> Iterator[str]:
    """The fields that stand marked on a form, because its body does not read their words."""
    say, labels = session.words.say, session.labels
    names = [
        labels.field(one.kind, one.field) if one.kind else say("Our contact") for one in unread
    ]
    if names:
        body = labels.term("recipient", recipient)
        title = plain(say("Words that {body} cannot read yet", body=body))
        yield f"{title}: {', '.join(dict.fromkeys(names))}"


def _before_sending(
    session: CommandRun, desk: Desk, order: SheetOrder, printed: PrintedSheet
) -> list[str]:
    """What a form's body still needs of the case, and that its blocks are from memory."""
    say, found = session.words.say, []
    if printed.recalled:
        found.append(
            say(
                "The blocks of this form are from memory: hold them beside the body's own form before sending."
            )
        )
    if any(one.key == order.kind for one in desk.submissions.readiness.mechanisms()):
        ready = desk.submissions.readiness.ready(order.case, order.kind, langs=order.langs)
        found += [one.sentence(session.words) for one in (*ready.blocks, *ready.warnings)]
    return [f"{say('Before it is sent')}: {plain(one)}" for one in found]
