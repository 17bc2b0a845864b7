"""The conditions of a yes on the command line: the options that tell one, the line and
the JSON that show it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.desk import Condition, with_beyond
from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import ConditionRow, Desk


class ConditionResidue(StrEnum):
    """What stays behind."""

    SURNAME = "surname"
    PHOTO = "photo"


SaidIf = Annotated[
    str,
    typer.Option("--if", metavar="WORDS", help="Yes, if …: the condition, as it was said."),
]
NotBefore = Annotated[
    str, typer.Option("--not-before", metavar="DAY", help="What --if means: not before a day.")
]
NotOnTo = Annotated[
    list[str] | None,
    typer.Option("--not-on-to", metavar="RECIPIENT", help="… not if it goes on to this body."),
]
Without = Annotated[
    list[ConditionResidue] | None,
    typer.Option("--without", help="… without the family name, or the photo."),
]
WithPerson = Annotated[
    str, typer.Option("--with-person", metavar="ID", help="… only together with this person.")
]
ReportedBy = Annotated[
    str, typer.Option("--reported-by", metavar="ID", help="Who else said it; it opens nothing.")
]
PhotoAlone = Annotated[bool, typer.Option("--photo-alone", help="… the picture alone.")]
EachTime = Annotated[
    bool, typer.Option("--ask-each-time", help="… they are asked again each time.")
]


def told_conditions(
    words: str,
    not_before: str,
    not_on_to: list[str] | None,
    without: list[ConditionResidue] | None,
    photo_alone: bool,
    each_time: bool,
    with_person: str = "",
) -> tuple[Condition, ...]:
    """The conditions that the options say: one for each rule, each with the words; what these say beyond the
    rules is one of which a person is asked."""
    said = as_ptext(words) if words.strip() else None
    rules = [Condition(said, f"without_{one}") for one in without or ()]
    rules += [Condition(said, "not_before_day", day=not_before)] if not_before else []
    rules += [Condition(said, "not_onward_to", recipient=key_of(one)) for one in not_on_to or ()]
    rules += [Condition(said, "photo_alone")] if photo_alone else []
    rules += [Condition(said, "ask_each_time")] if each_time else []
    rules += [Condition(said, "only_with_person", person=with_person)] if with_person else []
    if rules and said is None:
        raise UserError("E_USAGE", "--if WORDS")
    return with_beyond(rules) or ((Condition(said),) if said else ())


def known(desk: Desk, told: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The same with the whole id of whoever is named. Raises UserError E_NOT_FOUND."""
    return tuple(
        replace(one, person=desk.cases.lists.find_id(one.person)) if one.person else one
        for one in told
    )


def condition_line(session: CommandRun, one: ConditionRow) -> str:
    """If: the words, the rule, what it does today, its id."""
    labels = session.labels
    rule = labels.term("consent_condition_type", one.type)
    if one.recipient:
        rule = f"{rule} {labels.term('recipient', one.recipient)}"
    stops = plain(session.words.say(REASONS[one.stops])) if one.stops else ""
    words = f"«{one.words}»" if one.words.strip() else ""
    return "  ".join(filter(None, (words, f"{rule} {one.day}".strip(), stops, one.id)))
