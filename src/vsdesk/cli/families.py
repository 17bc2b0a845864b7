"""families find · move · take-off · also · apart: which family is here, to which a case belongs, and
who was written down twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import JOINS, PARTS, ended_lines
from vsdesk.desk.cases.relative_service import CALLED_OTHERWISE
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.desk import FamilyEntry, KnownFamily, MovedKin, MovePlan, TakeOffPlan

group = typer.Typer(no_args_is_help=True)
_Case = Annotated[str, typer.Argument(metavar="CASE", help="Its id or number.")]
_Member = Annotated[
    str,
    typer.Argument(metavar="MEMBER", help="The id of a person in one family, or of the member."),
]
_Why = Annotated[str, typer.Option("--why", help="Why; the history keeps it.")]


@command(group, "find")
def find(
    session: CommandRun,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The name of anybody in it, a phone, a number.")
    ],
) -> CommandResult:
    """The families that are here already, with their place and whom they miss. Ends with 1 for none."""
    with session.desk() as desk:
        found = desk.cases.known.look_for(text)
    return CommandResult(
        {"families": [_document(one) for one in found]},
        [_line(session, one) for one in found]
        or [session.words.say("No family here answers to that.")],
        exit_code=0 if found else 1,
    )


@command(group, "move")
def move(
    session: CommandRun,
    case: _Case,
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="Its id or number.")],
    relation: Annotated[
        list[str] | None,
        typer.Option(
            "--relation",
            metavar="PERSON=TERM",
            help="How a member of that family is related to who is missing. Repeatable.",
        ),
    ] = None,
    let_go: Annotated[
        bool,
        typer.Option("--let-go", help="The old family does not stay beside as the second one."),
    ] = False,
    why: _Why = "",
) -> CommandResult:
    """Move a case to its right family: print what follows, ask, and write it down."""
    say = session.words.say
    with session.desk() as desk:
        id, right = desk.cases.lists.find_id(case), desk.cases.lists.find_id(family)
        shown = desk.cases.shown(id)
        relations = {desk.cases.lists.find_id(who): term for who, term in _pairs(relation or ())}
        plan = desk.cases.moving.plan(id, right, relations)
        beside = plan.keeps and not let_go
        ended = plan.kept if beside else plan.let_go
        lines = ended_lines(ended, session.words, session.labels, desk.context.dictionary)
        for line in (*_told(session, plan), *lines):
            session.tell(line)
        session.confirm(say("Move the case?"))
        change = desk.cases.moving.move(
            id, right, relations, keep=beside, shown=shown, why=why or None
        )
    return CommandResult(
        {
            "case": id,
            "family": right,
            "second_family": plan.beside if beside else None,
            "answers": sum(count for _, count in plan.answers),
            "changed": list(change.ids),
        },
        [say("The case now belongs to: {family}", family=plan.new.name[0] or plan.new.number)],
    )


@command(group, "take-off")
def take_off(session: CommandRun, case: _Case, why: _Why = "") -> CommandResult:
    """Take the second family off a case: what was answered there holds no more for it."""
    say = session.words.say
    with session.desk() as desk:
        id = desk.cases.lists.find_id(case)
        shown = desk.cases.shown(id)
        plan = desk.cases.moving.plan_off(id)
        lines = ended_lines(plan.let_go, session.words, session.labels, desk.context.dictionary)
        for line in (*_answered(session, plan), *lines):
            session.tell(line)
        session.confirm(say("Take the second family off this case?"))
        change = desk.cases.moving.take_off(id, shown=shown, why=why or None)
    return CommandResult(
        {"case": id, "changed": list(change.ids)}, [say("The second family was taken off.")]
    )


@command(group, "also")
def also(
    session: CommandRun,
    member: _Member,
    other: Annotated[
        str | None, typer.Argument(metavar="OTHER", help="The other entry; none: show them.")
    ] = None,
) -> CommandResult:
    """Write down that two members are one person, in one family or in two: what guards the one guards the
    other, and no yes is taken along. Alone: the other entries of a member. Ends with 1 for none."""
    say = session.words.say
    with session.desk() as desk:
        id = desk.cases.relatives.find_member(member)
        changed: tuple[str, ...] = ()
        if other is not None:
            there = desk.cases.relatives.find_member(other)
            both, alike = desk.cases.relatives.together(id, there)
            for one in both:
                session.tell(f"    {_entry_line(session, one)}")
            if not alike:
                session.tell(say(CALLED_OTHERWISE))
            session.tell(say(JOINS))
            session.confirm(say("Are these two entries one person?"))
            changed = desk.cases.relatives.join(id, there).ids
        family = desk.cases.record(id).space
        found = desk.cases.relatives.entries(family).get(id, ())
    return CommandResult(
        {"member": id, "entries": [_entry(one) for one in found], "changed": list(changed)},
        [_entry_line(session, one) for one in found]
        or [say("This member stands here once, as far as anybody wrote down.")],
        exit_code=0 if found else 1,
    )


@command(group, "apart")
def apart(
    session: CommandRun,
    member: _Member,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other entry.")],
    why: _Why = "",
) -> CommandResult:
    """Write down that two members are two persons, as a coordinator: what guards the one guards the other
    no more."""
    say = session.words.say
    with session.desk() as desk:
        id = desk.cases.relatives.find_member(member)
        there = desk.cases.relatives.find_member(other)
        session.tell(say(PARTS))
        ended = desk.cases.relatives.ended(id, there)
        lines = ended_lines(ended, session.words, session.labels, desk.context.dictionary)
        for line in lines:
            session.tell(line)
        session.confirm(say("Are these two entries two persons?"))
        change = desk.cases.relatives.part(id, there, why or None)
    return CommandResult(
        {"member": id, "changed": list(change.ids)}, [say("They are two persons from now on.")]
    )


def _entry(one: FamilyEntry) -> dict[str, object]:
    return {
        "member": one.member,
        "person": one.person or None,
        "family": one.family,
        "family_name": one.family_name[0] or None,
        "number": one.number or None,
        "called": one.name[0] or None,
        "relations": list(one.relations),
        "linked": one.linked,
        "erased": one.erased,
    }


def _entry_line(session: CommandRun, one: FamilyEntry) -> str:
    labels = session.labels
    kin = ", ".join(labels.term("kinship", key) for key in one.relations)
    parts = (one.number, one.name[0], kin, one.family_name[0], one.member)
    return "  ".join(part for part in parts if part)


def _pairs(told: Iterable[str]) -> Iterator[tuple[str, str]]:
    for one in told:
        who, equals, term = one.partition("=")
        if not (who and equals and term):
            raise UserError("E_USAGE", "--relation PERSON=TERM")
        yield who.strip(), term.strip()


def _document(one: KnownFamily) -> dict[str, object]:
    return {
        "family": one.id,
        "name": one.name[0],
        "number": one.number,
        "place": one.place,
        "cases": one.cases,
        "missing": [name for name, _ in one.missing],
        "person": one.person or None,
        "called": one.called[0] or None,
    }


def _line(session: CommandRun, one: KnownFamily) -> str:
    missing = ", ".join(name for name, _ in one.missing)
    told = session.words.say("Missing: {names}", names=missing) if missing else ""
    parts = (one.number, one.called[0], one.name[0], one.place, told, one.id)
    return "  ".join(part for part in parts if part)


def _told(session: CommandRun, plan: MovePlan) -> Iterator[str]:
    """What follows, line by line."""
    say, labels = session.words.say, session.labels
    for one in plan.old:
        yield f"{say('From')}: {_line(session, one)}"
    yield f"{say('To')}: {_line(session, plan.new)}"

    def kin(one: MovedKin) -> str:
        term = labels.term("kinship", one.relation) if one.relation else ""
        return "  ".join(filter(None, (one.name[0], term, one.person)))

    for member in plan.relatives:
        like = labels.term("kinship", member.like) if member.like else ""
        of = say("Of somebody called so it was told in the old family: {relation}", relation=like)
        yield f"    {kin(member)}" + (f"  ·  {of}" if like else "")
    people = ", ".join(map(kin, plan.told))
    if people:
        yield say("Told in the old family, and stays there: {people}", people=people)
    for one in plan.dropped:
        yield say(
            "Only one device wrote that this case belongs to: {family}. It does not stay beside, and what was answered there holds no more.",
            family=_line(session, one),
        )
    yield from _answered(session, plan)
    yield say("The number of the case stays: {number}", number=plan.number)


def _answered(session: CommandRun, plan: MovePlan | TakeOffPlan) -> Iterator[str]:
    """Who answered in the families that are named no more."""
    people = ", ".join(f"{name or '–'} ({count})" for (name, _), count in plan.answers)
    if people:
        yield session.words.say(
            "Answers and wishes about this case in the old family: {people}. Each stays with whoever gave it.",
            people=people,
        )
