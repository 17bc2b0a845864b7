"""consent list · grant · narrow · withdraw: who agreed to what, and takes it back."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.conditions import (
    EachTime,
    NotBefore,
    NotOnTo,
    PhotoAlone,
    ReportedBy,
    SaidIf,
    Without,
    WithPerson,
    condition_line,
    known,
    told_conditions,
)
from vsdesk.cli.consent_documents import holder_document, outcome_document, row_document
from vsdesk.cli.consent_words import beside_line, no_line, outcome_line, row_line
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.desk import How, paper_name, unset_words
from vsdesk.errors import UserError
from vsdesk.records.consent.questions import ALONE, ANSWERS, QUESTIONS, may_answer
from vsdesk.records.consent.recipients import key_of
from vsdesk.records.dictionary.display_names import addressed
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.desk import AskedPerson, ConsentOutcome, ConsentRow, Desk, Holder

group = typer.Typer(no_args_is_help=True)


_Grant = Annotated[str, typer.Argument(metavar="GRANT", help="The id of one answer; see list.")]
_Case = Annotated[str, typer.Argument(metavar="CASE", help="Its id or number.")]


class Result(StrEnum):
    """What a person answers."""

    GIVEN = "given"
    IF = "given_if"
    LIMITED = "given_limited"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"


@command(group, "list")
def list_consents(session: CommandRun, case: _Case) -> CommandResult:
    """Who was asked about a case, what each answered, and what holds; and what a new
    answer says back (--shown)."""
    with session.desk() as desk:
        stood = desk.cases.shown(root := desk.cases.lists.find_id(case)).digest
        table = desk.consent.table(root)
        odd = _odd(session, desk, table.case)
        named = {one.person: _name(desk, one.person) for one in table.speakers}
    answers = {row.id: row for one in table.speakers for row in one.rows}
    lines = [session.words.say(REASONS["person_decides"])] if table.frozen else []
    for one in table.speakers:
        lines.append(f"{named[one.person]}  {_relations(session, one)}  {one.person}")
        for row in one.rows:
            lines.append(f"    {row_line(session, row)}")
            lines += [f"        {condition_line(session, one)}" for one in row.conditions]
            lines += [
                f"        {beside_line(session, row, answers[id], named)}"
                for id in row.beside
                if id in answers
            ]
            lines += [f"        {note}" for note in odd.get(row.id, ())]
    rows = [row for one in table.speakers for row in one.rows]
    lines += [
        outcome_line(session, one, named, _no_line(session, one, rows, named))
        for one in table.outcomes
    ]
    lines.append(f"--shown {stood}")
    document = {
        "case": table.case,
        "family": table.family,
        "frozen": table.frozen,
        "people": [
            {
                "person": one.person,
                "name": named[one.person],
                "relations": list(one.relations),
                "standing": one.standing,
                "questions": dict(one.questions),
                "answers": [row_document(row) for row in one.rows],
            }
            for one in table.speakers
        ],
        "holds": [outcome_document(one) for one in table.outcomes],
        "shown": stood,
    }
    return CommandResult(document, lines)


@command(group, "grant")
def grant(
    session: CommandRun,
    case: _Case,
    person: Annotated[str, typer.Option("--person", metavar="ID", help="Who answered.")],
    shown: Shown,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="QUESTION=ANSWER",
            help="{questions} = {answers}.",
        ),
    ] = None,
    purpose: Annotated[str, typer.Option("--purpose", help="For one purpose …")] = "",
    recipient: Annotated[
        str, typer.Option("--recipient", callback=key_of, help="… and one recipient.")
    ] = "",
    result: Annotated[Result, typer.Option("--result", help="What was answered.")] = Result.GIVEN,
    named: Annotated[
        str, typer.Option("--named", help="The name of a partner or prosecutor.")
    ] = "",
    scope: Annotated[list[str] | None, typer.Option("--scope", help="What may be shared.")] = None,
    photo: Annotated[bool | None, typer.Option("--photo/--no-photo", help="The photo too.")] = None,
    contact: Annotated[
        bool | None,
        typer.Option(
            "--contact/--no-contact",
            help="Their own safe contact may be given; with the scope contact.",
        ),
    ] = None,
    how: Annotated[
        str, typer.Option("--how", help="signed, thumbprint, audio, oral, witnessed_oral.")
    ] = "",
    capacity: Annotated[
        str, typer.Option("--capacity", help="As what this person answers.")
    ] = "relative",
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="Today, if not given.")] = "",
    review_on: Annotated[
        str, typer.Option("--review-on", metavar="DAY", help="When to look at it again.")
    ] = "",
    follow_up: Annotated[
        str, typer.Option("--follow-up", metavar="DAY", help="To ask again.")
    ] = "",
    language: Annotated[str, typer.Option("--language", help="In which it was explained.")] = "",
    reported_by: ReportedBy = "",
    said_if: SaidIf = "",
    not_before: NotBefore = "",
    not_on_to: NotOnTo = None,
    without: Without = None,
    photo_alone: PhotoAlone = False,
    each_time: EachTime = False,
    with_person: WithPerson = "",
) -> CommandResult:
    """Write down what one person answered: some of the questions, or one purpose and recipient.
    By what list printed."""
    conditions = told_conditions(
        said_if, not_before, not_on_to, without, photo_alone, each_time, with_person
    )
    manner = How(
        capacity,
        how,
        on=on,
        language=language,
        follow_up=follow_up,
        review_on=review_on,
        contact=contact,
        conditions=conditions,
    )
    if conditions and result is Result.GIVEN and not answer:
        result = Result.IF
    with session.desk() as desk:
        root, who = desk.cases.lists.find_id(case), desk.cases.lists.find_id(person)
        manner = replace(manner, conditions=known(desk, conditions))
        if reported_by:
            manner = replace(manner, reported_by=desk.cases.lists.find_id(reported_by))
        stood = require_shown(shown, desk.cases.shown(root))
        if answer:
            change = desk.consent.answers(
                root, who, _answers(answer), manner, shown=stood, photo=photo is True
            )
        elif purpose and recipient:
            change = desk.consent.grant(
                root,
                who,
                purpose,
                recipient,
                result.value,
                manner,
                shown=stood,
                named=named,
                scopes=scope,
                photo=photo,
            )
        else:
            raise UserError("E_USAGE", "--answer, or --purpose and --recipient")
        odd = _odd(session, desk, root)
    notes = list(dict.fromkeys(note for one in change.ids for note in odd.get(one, ())))
    return CommandResult(
        {"changed": list(change.ids), "notes": notes}, [session.words.say("Saved."), *notes]
    )


@command(group, "narrow")
def narrow(
    session: CommandRun,
    grant: _Grant,
    scope: Annotated[list[str] | None, typer.Option("--scope", help="What is left.")] = None,
    no_photo: Annotated[bool, typer.Option("--no-photo", help="Without the photo.")] = False,
    no_contact: Annotated[bool, typer.Option("--no-contact", help="Without the contact.")] = False,
) -> CommandResult:
    """Less than before: only these scopes, no photo, no contact."""
    if scope is None and not (no_photo or no_contact):
        raise UserError("E_USAGE", "--scope, --no-photo or --no-contact")
    with session.desk() as desk:
        change = desk.consent.narrow(
            desk.cases.lists.find_id(grant),
            scopes=scope,
            photo=False if no_photo else None,
            contact=False if no_contact else None,
        )
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "condition")
def condition(
    session: CommandRun,
    grant: _Grant,
    said_if: SaidIf,
    not_before: NotBefore = "",
    not_on_to: NotOnTo = None,
    without: Without = None,
    photo_alone: PhotoAlone = False,
    each_time: EachTime = False,
    with_person: WithPerson = "",
) -> CommandResult:
    """A condition that was said to a yes afterwards: it narrows at once."""
    told = told_conditions(
        said_if, not_before, not_on_to, without, photo_alone, each_time, with_person
    )
    with session.desk() as desk:
        id = desk.cases.lists.find_id(grant)
        changed = [*desk.consent.steps.condition(id, *known(desk, told)).ids]
    return CommandResult({"changed": changed}, [session.words.say("Saved.")])


@command(group, "met")
def met(
    session: CommandRun,
    condition: Annotated[
        str, typer.Argument(metavar="CONDITION", help="The id of a condition; see list.")
    ],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="Today, if not given.")] = "",
    said_by: Annotated[str, typer.Option("--said-by", metavar="ID", help="Who was asked.")] = "",
    words: Annotated[str, typer.Option("--words", help="What they said.")] = "",
) -> CommandResult:
    """Somebody was asked, and a condition is met: for the next exit, which uses it up."""
    with session.desk() as desk:
        change = desk.consent.steps.met(
            desk.cases.lists.find_id(condition),
            on=on,
            said_by=desk.cases.lists.find_id(said_by) if said_by else None,
            words=as_ptext(words) if words else None,
        )
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "withdraw")
def withdraw(
    session: CommandRun,
    grant: Annotated[list[str], typer.Argument(metavar="GRANT…", help="Answers; see list.")],
    letters: Annotated[
        Path | None, typer.Option("--letters", metavar="FOLDER", help="Write the letters there.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the effect only.")] = False,
) -> CommandResult:
    """Withdraw: shows who holds something already, asks once, then freezes and writes the letters."""
    with session.desk() as desk, session.progress() as progress:
        ids = [desk.cases.lists.find_id(one) for one in grant]
        effect = desk.consent.effect(ids)
        lines = [_holder_line(session, one) for one in effect.holders]
        document: dict[str, object] = {
            "withdrawn": list(effect.grants),
            "everything": effect.everything,
            "holders": [holder_document(one) for one in effect.holders],
        }
        if dry_run:
            return CommandResult(document, lines)
        for line in lines:
            session.tell(line)
        session.confirm(
            session.words.say(
                "Nothing new leaves after this. What was given before stays with whom it was given. Withdraw?"
            )
        )
        written = desk.consent.withdraw(ids, progress=progress).letters
        files = []
        for number, letter in enumerate(written, 1):
            if letters is not None:
                name = paper_name(str(number), letter.recipient, "letter", (letter.lang,))
                path = letters / name
                session.put_file(path, letter.pdf)
                files.append(str(path))
        document["letters"] = [
            {
                "recipient": one.recipient,
                "named": one.named,
                "item": one.item,
                "unset": list(one.unset),
            }
            for one in written
        ]
        document["files"] = files
    remark = unset_words(session.words, {char for one in written for char in one.unset})
    if remark:
        session.tell(remark)
    lines = [session.words.say("Withdrawn. Nothing new leaves from now on."), *files]
    if letters is not None and not written and effect.why_no_letter:
        lines.append(session.words.say(effect.why_no_letter))
    return CommandResult(document, lines)


def _odd(session: CommandRun, desk: Desk, case: str) -> dict[str, list[str]]:
    """What is odd about each answer, and what counts instead: {grant: sentences}."""
    noted = desk.consent.notes(desk.cases.dossier(case))
    return {
        grant: [plain(session.words.say(one)) for one in sentences]
        for grant, sentences in noted.items()
    }


def _answers(pairs: list[str]) -> dict[str, str]:
    found = {}
    for one in pairs:
        question, _, said = one.partition("=")
        if not may_answer(question, said):
            allowed = f"{', '.join(QUESTIONS)} = {', '.join(ANSWERS)}, {ALONE}"
            raise UserError("E_USAGE", f"--answer QUESTION=ANSWER: {allowed}")
        found[question] = said
    return found


def _no_line(
    session: CommandRun,
    outcome: ConsentOutcome,
    rows: Iterable[ConsentRow],
    named: Mapping[str, str],
) -> str:
    same = (one for one in rows if one.purpose == outcome.purpose)
    return no_line(session, same, outcome.recipient, named)


def _name(desk: Desk, person: str) -> str:
    return addressed(desk.cases.record(person))


def _relations(session: CommandRun, speaker: AskedPerson) -> str:
    return ", ".join(session.labels.term("kinship", one) for one in speaker.relations)


def _holder_line(session: CommandRun, holder: Holder) -> str:
    to = " ".join(filter(None, (session.labels.term("recipient", holder.recipient), holder.named)))
    line = session.words.say(holder.sentence, recipient=to, day=holder.last)
    return plain(line)
