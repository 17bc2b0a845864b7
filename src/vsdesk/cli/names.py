"""names mark · list · choose: what was asked about a person, and names in told words before they leave."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.report import Grade
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.desk import CHOICES, KIN_WAITS, NOT_PLACED, SheetOrder
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.gate.names.told_names import WHY

if TYPE_CHECKING:
    from vsdesk.desk import NamedRow
    from vsdesk.records.dictionary.values import Json

group = typer.Typer(no_args_is_help=True)


class NameOnPaper(StrEnum):
    """What a paper does with a name."""

    STOP = "stop"
    REPLACE = "replace"
    KEEP = "keep"


@command(group, "mark")
def mark_person(
    session: CommandRun,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The id of a person.")],
    type: Annotated[
        str,
        typer.Argument(
            metavar="TYPE",
            help="not_named_outside, first_name_only, nobody_may_know_of, not_on_papers_of, place_unknown_to, words_rejected.",
        ),
    ],
    towards: Annotated[
        list[str] | None,
        typer.Option("--towards", metavar="ID", help="A relative; nobody: everybody outside."),
    ] = None,
    words: Annotated[
        str, typer.Option("--words", help="For words_rejected: the words, as told.")
    ] = "",
    why: Annotated[str, typer.Option("--why", help="Why, in their words.")] = "",
) -> CommandResult:
    """Write down what was asked about a person: papers obey at once, and only a coordinator takes it out."""
    said: dict[str, Json] = {"type": type}
    said |= {
        name: as_ptext(text) for name, text in (("words", words), ("why", why)) if text.strip()
    }
    with session.desk() as desk:
        if towards:
            said["towards"] = [*sorted({desk.cases.lists.find_id(one) for one in towards})]
        change = desk.cases.marks.mark(desk.cases.lists.find_id(person), said)
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "list")
def list_named(
    session: CommandRun,
    case: Annotated[str, typer.Argument(metavar="CASE", help="Its id or number.")],
    recipient: Annotated[
        str, typer.Option("--recipient", callback=key_of, help="To whom.")
    ] = "family",
    purpose: Annotated[str, typer.Option("--purpose", help="What for.")] = "casework",
    named: Annotated[str, typer.Option("--named", help="The recipient's name.")] = "",
    level: Annotated[Grade, typer.Option("--level", help="A to E.")] = Grade.B,
    person: Annotated[str, typer.Option("--person", metavar="ID", help="Whose paper it is.")] = "",
) -> CommandResult:
    """Who is named in told words that would leave for a recipient, why that is told, and what was chosen."""
    with session.desk() as desk:
        order = SheetOrder(
            desk.cases.lists.find_id(case),
            (session.words.lang,),
            "family-sheet",
            purpose,
            recipient,
            named,
            desk.cases.lists.find_id(person) if person else None,
            level.value,
        )
        rows = desk.outbound.sheets.names_in_words(order)
        stood = {id: desk.cases.shown(id).digest for id in {one.record for one in rows}}
    return CommandResult(
        {"named": [_document(one) | {"shown": stood[one.record]} for one in rows]},
        [line for one in rows for line in _lines(session, one, stood[one.record])]
        or [session.words.say("Nobody is named in told words who would have to be asked about.")],
    )


@command(group, "choose")
def choose(
    session: CommandRun,
    record: Annotated[str, typer.Argument(metavar="RECORD", help="The record of the story.")],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="The field of the story.")],
    who: Annotated[str, typer.Argument(metavar="WHO", help="The person or source; see list.")],
    do: Annotated[NameOnPaper, typer.Option("--do", help="What papers do with the name.")],
    shown: Shown,
) -> CommandResult:
    """What papers do with a name in a story: a role or code instead, the name, or the words stay.

    The told words stay as they are. It holds until other words stand there.
    """
    with session.desk() as desk:
        chosen = next(one for one in CHOICES if one == do.value)
        stands = require_shown(shown, desk.cases.shown(id := desk.cases.lists.find_id(record)))
        change = desk.cases.told_names.choose(
            id, field, desk.cases.lists.find_id(who), chosen, shown=stands
        )
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


def _document(one: NamedRow) -> dict[str, object]:
    return {
        "record": one.record,
        "field": one.of,
        "who": one.who,
        "name": one.name,
        "why": one.why,
        "sure": one.sure,
        "places": list(one.places),
        "count": one.count,
        "choice": one.choice,
        "instead": one.instead,
        "waits": one.waits,
        "placed": one.placed,
    }


def _lines(session: CommandRun, one: NamedRow, stood: str) -> list[str]:
    labels, say = session.labels, session.words.say
    choice = labels.term("name_choice", one.choice) if one.choice else say("Nothing was chosen.")
    where = labels.field(one.kind, one.of)
    return [
        f"{one.name} {say(WHY[one.why])}  ·  {where}  ·  {choice}  {one.instead}",
        *(f"    {place}" for place in one.places),
        *([f"    {say(KIN_WAITS)}"] if one.waits else ()),
        *(() if one.placed else [f"    {say(NOT_PLACED)}"]),
        f"    {one.record} {one.of} {one.who} --shown {stood}",
    ]
