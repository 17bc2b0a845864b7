"""submission new · check · prepare · approve · paper · sent · event · told · list: what goes to a
mechanism."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli import left_out
from vsdesk.cli.command import command
from vsdesk.cli.numbers_option import NUMBERS
from vsdesk.cli.report import note_lines
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import SubmissionOrder, free_place, sheet_langs, unset_words
from vsdesk.errors import UserError
from vsdesk.words import isolate, plain

if TYPE_CHECKING:
    from vsdesk.desk import SubmissionRow

_NAME = "submission.mechanism_name"  # a body of which there are several

group = typer.Typer(no_args_is_help=True)

_Id = Annotated[str, typer.Argument(metavar="SUBMISSION", help="Its id; see list.")]
_Day = Annotated[str, typer.Option("--on", metavar="DAY", help="The day.")]
_Looked = Annotated[str, typer.Option("--digest", help="Of what you looked at.")]


@command(group, "list")
def list_submissions(
    session: CommandRun,
    case: Annotated[str, typer.Argument(metavar="CASE", help="Its id or number.")],
) -> CommandResult:
    """The submissions of a case, the newest first, and replies that wait for the family."""
    with session.desk() as desk:
        rows = desk.submissions.replies.listed(desk.cases.lists.find_id(case))
    return CommandResult(
        {"submissions": [_document(one) for one in rows]}, [_line(session, one) for one in rows]
    )


@command(group, "new", lang=False)
def new(
    session: CommandRun,
    case: Annotated[str, typer.Argument(metavar="CASE", help="Its id or number.")],
    mechanism: Annotated[str, typer.Option("--for", metavar="MECHANISM", help="The mechanism.")],
    also: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="ID", help="A further case: complaints only."),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="en, ar+en …; else that of the form.")] = "",
    owner: Annotated[str, typer.Option("--owner", help="Who follows it up.")] = "",
    state: Annotated[str, typer.Option("--state", help="The State concerned, such as SY.")] = "",
    named: Annotated[
        str, typer.Option("--named", help="The name of a partner or prosecutor.")
    ] = "",
) -> CommandResult:
    """A draft, to be filled and prepared."""
    langs = sheet_langs(lang)[0] if lang else ()
    with session.desk() as desk:
        others = tuple(desk.cases.lists.find_id(one) for one in also or [])
        profile = desk.outbound.sheets.profiles.require(mechanism)
        if _NAME in profile.speaks_of and not (named.strip() or profile.named):
            raise UserError("E_WHICH", field="--named")
        order = SubmissionOrder(
            desk.cases.lists.find_id(case),
            mechanism,
            others,
            langs,
            named=named,
            owner=owner,
            state_concerned=state,
        )
        change = desk.submissions.new(order)
    return CommandResult({"submission": change.ids[0]}, [change.ids[0]])


@command(group, "prepare")
def prepare(
    session: CommandRun,
    submission: _Id,
    because: Annotated[
        str, typer.Option("--because", help="Go on although something blocks (coordinator).")
    ] = "",
    numbers: Annotated[str, NUMBERS] = "",
) -> CommandResult:
    """Freeze what the gate lets out, with its digest. Nothing leaves yet."""
    with session.desk() as desk, session.progress() as progress:
        id, why = desk.cases.lists.find_id(submission), numbers.strip()
        found = desk.submissions.prepare(id, because=because, told=why, progress=progress)
    withheld = [left_out.document(session, one) for one in found.withheld]
    document = {
        "submission": found.id,
        "digest": found.digest,
        "items": list(found.items),
        "consents": list(found.consents),
        "small_cells": list(found.small_cells),
        "withheld": withheld,
        "unset": list(found.unset),
        "unrecorded": list(found.unrecorded),
    }
    lines = [session.words.say("Prepared. Digest: {digest}", digest=found.digest)]
    lines += [*note_lines(session, (), found.unrecorded), *left_out.lines(session, withheld)]
    return CommandResult(
        document, [*lines, *filter(None, [unset_words(session.words, found.unset)])]
    )


@command(group, "approve")
def approve(session: CommandRun, submission: _Id, digest: _Looked) -> CommandResult:
    """A coordinator approves what is frozen: this digest (see list), and nothing that is frozen later."""
    with session.desk() as desk:
        change = desk.submissions.approve(desk.cases.lists.find_id(submission), digest)
        by = desk.submissions.approver(change.ids[0])
    document = {"changed": list(change.ids), "approver": by}
    return CommandResult(document, [session.words.say("Approved by {who}", who=isolate(by))])


@command(group, "paper")
def paper(
    session: CommandRun,
    submission: _Id,
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--out", help="A folder, or the PDF (of several: what their names begin with)."
        ),
    ],
    digest: _Looked = "",
) -> CommandResult:
    """Take the frozen pages out, to send them. Asks the gate again; leaves the row of the exit.

    In a folder each is named by the body, the case number, the part and the language, never by a person.
    """
    with session.desk() as desk:
        papers = desk.submissions.papers(desk.cases.lists.find_id(submission), digest)
    files = []
    for one in papers:
        if out.is_dir():
            path = free_place(out, one.name)
        else:
            path = out if len(papers) == 1 else out.with_name(f"{out.stem}-{one.name}")
        session.put_file(path, one.pdf)
        files.append(str(path))
    return CommandResult({"files": files}, files)


@command(group, "sent")
def sent(
    session: CommandRun,
    submission: _Id,
    on: _Day,
    how: Annotated[str, typer.Option("--how", help="email, post, platform, in_person …")],
    reference: Annotated[str, typer.Option("--reference", help="The number that they gave.")] = "",
    next_due: Annotated[str, typer.Option("--next", metavar="DAY", help="When to ask.")] = "",
    because: Annotated[
        str,
        typer.Option("--because", help="Correct the day that was written down (coordinator)."),
    ] = "",
    digest: _Looked = "",
) -> CommandResult:
    """It was sent on this day, in this way."""
    with session.desk() as desk:
        id = desk.cases.lists.find_id(submission)
        if because:
            change = desk.submissions.replies.correct(id, on, because, how=how)
        else:
            change = desk.submissions.sent(
                id, on, how, looked=digest, reference=reference, next_due=next_due
            )
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


@command(group, "event")
def event(
    session: CommandRun,
    submission: _Id,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="ack, request, government_reply …")],
    on: _Day,
    out: Annotated[bool, typer.Option("--out", help="It went out from us.")] = False,
    informed: Annotated[
        str, typer.Option("--informed", metavar="DAY", help="The family knew.")
    ] = "",
    answer_due: Annotated[
        str, typer.Option("--answer-by", metavar="DAY", help="Until when they want an answer.")
    ] = "",
    next_due: Annotated[str, typer.Option("--next", metavar="DAY", help="When to ask.")] = "",
) -> CommandResult:
    """What came in, or went out, about a submission."""
    with session.desk() as desk:
        change = desk.submissions.replies.event(
            desk.cases.lists.find_id(submission),
            kind,
            on,
            direction="out" if out else "in",
            informed=informed,
            answer_due=answer_due,
            next_due=next_due,
        )
    return CommandResult({"event": change.ids[0]}, [change.ids[0]])


@command(group, "told")
def told(
    session: CommandRun,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The reply.")],
    on: _Day,
    answered: Annotated[
        str, typer.Option("--answered", metavar="DAY", help="The family's answer came.")
    ] = "",
) -> CommandResult:
    """The family was told of a reply, and when it answered."""
    with session.desk() as desk:
        change = desk.submissions.replies.told(
            desk.cases.lists.find_id(event), on, answered=answered
        )
    return CommandResult({"changed": list(change.ids)}, [session.words.say("Saved.")])


def _document(row: SubmissionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "mechanism": row.mechanism,
        "named": row.named,
        "status": row.status,
        "sent_on": row.sent_on,
        "reference": row.reference,
        "next_due": row.next_due,
        "digest": row.digest,
        "approver": row.approver,
        "said": row.said,
        "events": list(row.events),
        "waits": [
            {
                "reply": one.reply,
                "received": one.received,
                "due": one.due,
                "days": one.days,
                "red": one.red,
            }
            for one in row.waits
        ],
    }


def _line(session: CommandRun, row: SubmissionRow) -> str:
    labels = session.labels
    to = " ".join(filter(None, (labels.term("recipient", row.mechanism), row.named)))
    waits = "".join(
        " " + plain(session.words.say("A reply waits for the family until {day}.", day=one.due))
        for one in row.waits
    )
    status = (
        plain(session.words.say(row.said))
        if row.said
        else labels.term("submission_status", row.status)
    )
    return f"{row.id}  {to}  {status}  {row.sent_on} {row.reference}{waits} {row.digest}".rstrip()
