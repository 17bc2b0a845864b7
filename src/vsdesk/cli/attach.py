"""attach FILE --to ID · attachments get|cover|uncover ID."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vsdesk import diskio
from vsdesk.cli.command import command
from vsdesk.cli.numbers_option import NUMBERS
from vsdesk.cli.report import Grade
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import require_shown
from vsdesk.desk import OWN_COPY, FileOrder, is_own_copy
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.gate.record_rules import is_of_the_dead
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import Desk

group = typer.Typer(no_args_is_help=True)

_Item = Annotated[str, typer.Argument(metavar="ID", help="The id of the evidence item.")]
_SIDES: Final = 4
_NUMBER: Final = re.compile(r"[0-9]{1,6}|[0-9]{1,3}(\.[0-9]{1,4})?%")


def add_to(app: typer.Typer) -> None:
    """Add `attach` to the commands that stand alone."""
    command(app, "attach")(attach)


def attach(
    session: CommandRun,
    file: Annotated[Path, typer.Argument(help="A photo, a scan, a recording.")],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="ID",
            help="The record that it belongs to; a paper recorded without its file gets it.",
        ),
    ],
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="photo, document, or another class; document when not said."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also when the very same file is attached already.")
    ] = False,
    shown: Annotated[
        str,
        typer.Option(
            "--shown",
            metavar="DIGEST",
            help="What records show printed of it; needed for a paper that is recorded.",
        ),
    ] = "",
) -> CommandResult:
    """Attach a file; it is encrypted into the vault, the file itself stays where it is."""
    with session.desk() as desk, session.progress() as progress:
        target = desk.cases.lists.find_id(to)
        recorded = desk.cases.record(target).kind == "evidence_item"
        if recorded and not shown:
            say = session.words.say
            session.tell(
                say("Look first: “records show {id}” prints what --shown takes.", id=target)
            )
            raise UserError("E_USAGE", "--shown DIGEST is missing")
        if shown or recorded:
            require_shown(shown, desk.access.sealed.look(target).shown)  # as show printed it
        if not recorded:
            change = desk.files.attach(
                file, target, kind=kind or "document", again=again, progress=progress
            )
        elif kind is None:
            change = desk.files.late.add_file(target, file, again=again, progress=progress)
        else:
            raise UserError("E_USAGE", "--kind is for a new paper; --to names one that is recorded")
    return CommandResult(
        {"attached": change.ids[0], "to": to},
        [session.words.say("Attached: {file}", file=diskio.name_of(file))],
    )


@command(group, "get")
def get(
    session: CommandRun,
    id: _Item,
    out: Annotated[Path, typer.Option("--out", help="The file to write, readable by anyone.")],
    purpose: Annotated[str, typer.Option("--purpose", help="What for.")] = OWN_COPY[0],
    recipient: Annotated[
        str,
        typer.Option("--recipient", callback=key_of, help="Without it a copy for our own work."),
    ] = OWN_COPY[1],
    level: Annotated[Grade, typer.Option("--level", help="A or B.")] = Grade.A,
    named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
    death_image: Annotated[
        bool,
        typer.Option("--death-image", help="Also a picture that may show somebody who is dead."),
    ] = False,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", help="What for: for such a picture, and for what is sealed. Written down."
        ),
    ] = "",
    numbers: Annotated[str, NUMBERS] = "",
) -> CommandResult:
    """Write an attachment out of the vault, as far as it may leave; a row says so."""
    say = session.words.say
    with session.desk() as desk:
        item = desk.cases.lists.find_id(id)
        if is_of_the_dead(desk.cases.record(item)) and not (death_image and reason.strip()):
            session.tell(say("This picture may show somebody who is dead."))
            raise UserError("E_USAGE", "--death-image and --reason are needed")
        if is_own_copy(purpose, recipient, level.value):
            session.confirm(say("The file will be readable by anyone who finds it. Write it?"))
        order = FileOrder(
            *(item, purpose, recipient, level.value, named, reason, death_image), numbers.strip()
        )
        left = desk.outbound.files.copy_file(order)
    session.put_file(out, left.data)
    lines = [str(out)]
    if left.changed:
        lines.append(say("What was noted in the file is no longer in it: place, camera, program."))
    document = {
        "file": str(out),
        "bytes": len(left.data),
        "digest": left.digest,
        "changed": left.changed,
    }
    return CommandResult(document, lines)


@command(group, "cover")
def cover(
    session: CommandRun,
    id: _Item,
    box: Annotated[
        list[str] | None,
        typer.Option(
            "--box",
            metavar="LEFT,TOP,RIGHT,BOTTOM",
            help="What nobody else may see: pixels of the upright picture, or percent (10%,0,50%,40%). Repeatable.",
        ),
    ] = None,
) -> CommandResult:
    """Keep a new picture without what lies in the boxes; the original stays, papers print the new one."""
    with session.desk() as desk:
        item = desk.cases.lists.find_id(id)
        shown = desk.files.redaction.shown(item, (1, 1))
        if not box:
            size = f"the picture has {shown.width} x {shown.height} pixels"
            raise UserError("E_USAGE", f"--box LEFT,TOP,RIGHT,BOTTOM is missing; {size}")
        boxes = [_box(one, shown.width, shown.height) for one in box]
        change = desk.files.redaction.cover(item, boxes, _title(session, desk, item), shown)
        new = change.ids[0]
    words = session.words
    return CommandResult(
        {"covered": new, "of": item, "parts": len(boxes)},
        [
            words.count("{n} part is covered.", "{n} parts are covered.", len(boxes)),
            words.say("The covered picture is kept; the original stays."),
            new,
        ],
    )


@command(group, "uncover")
def uncover(session: CommandRun, id: _Item) -> CommandResult:
    """Take the covered pictures of this one away, or this one where it is covered itself."""
    say = session.words.say
    with session.desk() as desk:
        item = desk.cases.lists.find_id(id)
        shown = desk.cases.shown(desk.cases.record(item).space)
        session.confirm(say("Screens and papers show the whole picture again. Do you want this?"))
        change = desk.files.redaction.uncover(item, shown=shown)
    return CommandResult(
        {"uncovered": item, "taken_away": list(change.ids)},
        [say("The covered picture is taken away; the whole one is shown again.")],
    )


def _title(session: CommandRun, desk: Desk, item: str) -> str:
    """What the covered picture is called: like the one it is made from."""
    name = desk.cases.record(item).text("title") or session.labels.kind("evidence_item")
    return plain(session.words.say("{title} (parts covered)", title=name))


def _box(written: str, width: int, height: int) -> tuple[int, int, int, int]:
    """A box in pixels; never smaller than it was written."""
    parts = [one.strip() for one in written.split(",")]
    if len(parts) != _SIDES or not all(map(_NUMBER.fullmatch, parts)):
        raise UserError(
            "E_USAGE", "--box takes LEFT,TOP,RIGHT,BOTTOM: whole pixels, or percent such as 12.5%"
        )
    left, top, right, bottom = parts
    return (
        math.floor(_pixels(left, width)),
        math.floor(_pixels(top, height)),
        math.ceil(_pixels(right, width)),
        math.ceil(_pixels(bottom, height)),
    )


def _pixels(written: str, whole: int) -> Fraction:
    """Exactly as written: a half of a percent is no rounding of a computer."""
    if written.endswith("%"):
        return Fraction(written[:-1]) * whole / 100
    return Fraction(int(written))
