"""report family-sheet: printed pages, through the one gate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import Answer, Session
from vsdesk.desk import SheetOrder, sheet_langs
from vsdesk.records.disclosure import REASONS
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.records.disclosure import Withheld


class Grade(StrEnum):
    """The levels of what leaves (docs/security.md)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


group = typer.Typer(no_args_is_help=True)


@group.callback()
def _group() -> None:
    """Keep `report KIND` a group while it has one command."""


@command(group, "family-sheet", lang=False)
def family_sheet(
    session: Session,
    case: Annotated[str, typer.Option("--case", metavar="ID", help="Its id or number.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The PDF to write.")],
    lang: Annotated[
        str, typer.Option("--lang", help="ar, ku, en; ar+en bilingual; ar,en one file each.")
    ] = "en",
    purpose: Annotated[str, typer.Option("--purpose")] = "casework",
    recipient: Annotated[str, typer.Option("--recipient")] = "family",
    level: Annotated[Grade, typer.Option("--level", help="A to E.")] = Grade.B,
    copy: Annotated[
        int | None, typer.Option("--copy", min=1, help="The number of this copy; the next one.")
    ] = None,
) -> Answer:
    """The family's case sheet as PDF; says what was withheld and why."""
    sheets = sheet_langs(lang)
    session.speak(sheets[0][0])  # the messages too, in the language of the first sheet
    made: list[dict[str, object]] = []
    withheld: list[dict[str, object]] = []
    with session.desk() as desk, session.progress() as progress:
        id = desk.find_id(case)
        for langs in sheets:
            order = SheetOrder(
                id, langs, purpose=purpose, recipient=recipient, level=level.value, copy=copy
            )
            printed = desk.print_sheet(order, progress)
            path = out if len(sheets) == 1 else out.with_suffix(f".{langs[0]}.pdf")
            session.put_file(path, printed.pdf)
            made.append(
                {
                    "file": str(path),
                    "lang": "+".join(langs),
                    "copy": printed.copy,
                    "digest": printed.digest,
                }
            )
            withheld = [_withheld(session, one) for one in printed.withheld]
    lines = [str(one["file"]) for one in made]
    lines += [f"{session.words.say('Stays here')}: {one['what']}: {one['why']}" for one in withheld]
    return Answer({"files": made, "withheld": withheld}, lines)


def _withheld(session: Session, one: Withheld) -> dict[str, object]:
    labels = session.labels
    what = labels.field(one.kind, one.field) if one.field else labels.kind(one.kind)
    return {
        "kind": one.kind,
        "field": one.field,
        "reason": one.reason,
        "what": what,
        "why": plain(session.words.say(REASONS[one.reason])),
    }
