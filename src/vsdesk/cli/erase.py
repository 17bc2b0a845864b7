"""erase ID: listed, confirmed, for good. erasures list · due · approve · carry-out · certificate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import Tongue, command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.desk import Desk, ErasureListing, ErasureProposal, opening_lines, staying, unset_words
from vsdesk.errors import UserError
from vsdesk.languages import USUAL
from vsdesk.records.checks.retention import AGREED, WHY

if TYPE_CHECKING:
    pass

group = typer.Typer(no_args_is_help=True)


class Why(StrEnum):
    """The reasons of an order to erase (vocabulary `erasure_reason`)."""

    WITHDRAWN = "withdrawn"
    LEGAL_ORDER = "legal_order"
    RETENTION = "retention"
    MISTAKE = "mistake"


_Because = Annotated[
    str, typer.Option("--because", help="Why, in words, for the certificate. No names.")
]


def add_to(app: typer.Typer) -> None:
    """Add `erase` to the commands that stand alone."""
    command(app, "erase")(erase)


def erase(
    session: CommandRun,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Case or family numbers, or ids.")
    ],
    because: _Because,
    why: Annotated[Why, typer.Option("--why", help="The reason's code.")] = Why.WITHDRAWN,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List only; erase nothing.")] = False,
) -> CommandResult:
    """Erase cases, families, persons or records for good (coordinator). Listed first."""
    with session.desk() as desk, session.progress() as progress:
        found = [desk.cases.lists.find_id(one) for one in ids]
        listing = desk.erasure.erasure(*found)
        lines = listed(session, desk, listing)
        if dry_run:
            return CommandResult({"dry_run": True, **document(listing)}, lines)
        for line in lines:
            session.tell(line)
        session.confirm(session.words.say("Erase this for good, here and on every device?"))
        done = desk.erasure.erase(
            *found, why=why.value, because=because, listed=listing.digest, progress=progress
        )
    said = [
        session.words.say("Erased. The order goes to the other devices with the next hand-over.")
    ]
    if not done.finished:
        said.append(
            session.words.say(
                "The disk has no room to write the database anew. It is tried again at the next opening."
            )
        )
    return CommandResult(
        {
            "dry_run": False,
            **document(listing),
            "certificate": done.certificate,
            "order": done.frame,
            "finished": done.finished,
        },
        said,
    )


def document(listing: ErasureListing) -> dict[str, object]:
    """A listing for `--json`."""
    return {
        "targets": [{"id": t.id, "kind": t.kind, "number": t.number} for t in listing.targets],
        "records": listing.records,
        "files": listing.files,
        "files_stay": listing.files_stay,
        "twins": [{"id": one.id, "root": one.root.id, "by": one.by} for one in listing.twins],
        "kinds": dict(listing.kinds),
        "kept": [
            {"id": k.id, "kind": k.kind, "recipient": k.recipient, "on": k.on} for k in listing.kept
        ],
        "claimed": [{"id": k.id, "recipient": k.recipient, "on": k.on} for k in listing.claimed],
        "cited": list(listing.cited),
        "linked": list(listing.linked),
        "words": [
            {"record": w.record, "field": w.name, "hidden": w.guarded} for w in listing.words
        ],
        "pictures": listing.opens.pictures,
        "answers": list(listing.answers),
        "entries": list(listing.entries),
        "relatives": [one.person for one in listing.relatives],
        "opens": [
            {"purpose": o.purpose, "recipient": o.recipient, "before": o.before, "after": o.after}
            for o in listing.opens.ended.exits
        ],
        "wider": [{"purpose": o.purpose, "recipient": o.recipient} for o in listing.opens.wider],
        "unguarded": [
            {"kind": kind, "field": name, "value": value, "count": count}
            for (kind, name, value), count in listing.opens.ended.guards
        ],
        "holders": list(listing.holders),
        "put_aside": list(listing.put_aside),
        "unconfirmed": list(listing.unconfirmed),
        "devices": list(listing.devices),
        "unsent": listing.unsent,
        "beside": [{"id": t.id, "kind": t.kind, "number": t.number} for t in listing.beside],
    }


def listed(session: CommandRun, desk: Desk, listing: ErasureListing) -> list[str]:
    """A listing as lines."""
    say, labels = session.words.say, session.labels
    letters = {row.device_id: row.letter for row in desk.sync.devices.listed()}
    lines = [
        f"{labels.kind(one.kind)}  {one.number or one.id}  {one.title}" for one in listing.targets
    ]
    lines += [f"    {labels.kinds(kind)}: {number}" for kind, number in listing.kinds.items()]
    lines.append(
        say("Records: {records} · files: {files}", records=listing.records, files=listing.files)
    )
    for one in listing.kept:
        recipient = labels.term("recipient", one.recipient)
        kind = labels.kind(one.kind)
        lines.append(say(one.sentence, recipient=recipient, what=kind))
    for one in listing.claimed:
        recipient = labels.term("recipient", one.recipient)
        lines.append(
            say(
                "Goes, although another device says that {recipient} has it: {what}",
                recipient=recipient,
                what=labels.kind(one.kind),
            )
        )
    lines += staying(session.words, listing)
    lines += opening_lines(listing.opens, session.words, labels, desk.context.dictionary)
    if listing.cited:
        lines.append(
            session.words.count(
                "{n} record in another case tells what this source said: its content goes too.",
                "{n} records in other cases tell what this source said: their content goes too.",
                len(listing.cited),
            )
        )
    if listing.holders:
        named = ", ".join(labels.term("recipient", one) for one in listing.holders)
        lines.append(say("Copies were given to: {recipients}.", recipients=named))
    for sentence, doubted in listing.doubted:
        named = ", ".join(labels.term("recipient", one) for one in doubted)
        lines.append(say(sentence, recipients=named))
    if listing.devices:
        named = ", ".join(letters.get(device_id) or device_id[:8] for device_id in listing.devices)
        lines.append(say("Devices that hold some of it: {devices}", devices=named))
    if listing.files_stay:
        lines.append(
            session.words.count(
                "{n} file stays: another record has the same one.",
                "{n} files stay: other records have the same ones.",
                listing.files_stay,
            )
        )
    for twin in listing.twins:
        where = f"{labels.kind(twin.root.kind)} {twin.root.number or twin.root.id}"
        lines.append(
            say("The same file lies in {where}, written by {who}.", where=where, who=twin.by)
        )
        what = f"{labels.kind('evidence_item')}  {twin.id}"
        lines.append(say("Stays, and can be named as well: {what}", what=what))
    for other in listing.beside:
        what = f"{labels.kind(other.kind)}  {other.number or other.id}"
        lines.append(say("Stays, and can be named as well: {what}", what=what))
    return lines


@command(group, "list")
def list_erasures(session: CommandRun) -> CommandResult:
    """Orders to erase that this vault holds, which devices confirmed them, what waits, what is offered."""
    with session.desk() as desk:
        rows, waiting, offered = (
            desk.erasure.erasures(),
            desk.erasure.erasures_waiting(),
            desk.erasure.to_erase(),
        )
    say, labels = session.words.say, session.labels
    states = {
        "waiting": say("waits for your answer"),
        "owed": say("carried out, not confirmed yet"),
        "done": say("carried out"),
    }
    lines = [
        session.words.count(
            "{order}  {reason}  {state} · confirmed by {confirmed} of {n} device",
            "{order}  {reason}  {state} · confirmed by {confirmed} of {n} devices",
            len(row.confirmed) + len(row.missing),
            order=row.frame[:16],
            reason=labels.term("erasure_reason", row.why),
            state=states[row.state],
            confirmed=len(row.confirmed),
        )
        for row in rows
    ]
    lines += [
        say("{number}  may no longer be kept since {day}", number=one.number, day=one.since)
        for one in offered
    ]
    return CommandResult(
        {
            "orders": [
                {
                    "order": row.frame,
                    "why": row.why,
                    "state": row.state,
                    "records": row.records,
                    "confirmed": list(row.confirmed),
                    "missing": list(row.missing),
                }
                for row in rows
            ],
            "waiting": [
                {
                    "order": one.frame,
                    "why": one.why,
                    "spaces": one.spaces,
                    "records": one.records,
                    "unsent": [{"id": t.id, "kind": t.kind} for t in one.unsent],
                }
                for one in waiting
            ],
            "offered": [
                {"id": one.root, "kind": one.kind, "number": one.number, "since": one.since}
                for one in offered
            ],
        },
        lines or [say("Nothing was erased here.")],
    )


@command(group, "carry-out")
def carry_out(
    session: CommandRun,
    order: Annotated[str, typer.Argument(metavar="ORDER", help="See erasures list.")],
) -> CommandResult:
    """Carry out an order that waits, because it takes work of this device or very much."""
    with session.desk() as desk, session.progress() as progress:
        found = [
            one for one in desk.erasure.erasures_waiting() if one.frame.startswith(order.lower())
        ]
        if len(found) != 1:
            raise UserError("E_NOT_FOUND")
        session.tell(
            session.words.count(
                "{n} record goes for good, with work that nobody else has.",
                "{n} records go for good, with work that nobody else has.",
                found[0].records,
            )
        )
        session.confirm(session.words.say("Erase this for good, here and on every device?"))
        desk.erasure.carry_out(found[0].frame, progress)
    return CommandResult({"order": found[0].frame}, [session.words.say("Erased.")])


@command(group, "due")
def due(session: CommandRun) -> CommandResult:
    """Data that has been kept longer than its class is kept (coordinator)."""
    with session.desk() as desk:
        found = [(one, desk.erasure.retention.plan(one)) for one in desk.erasure.retention.found()]
    lines = []
    for one, listing in found:
        records = session.words.count("{n} record in all", "{n} records in all", listing.records)
        lines += [f"{one.root}  {one.number}  {one.day}  {records}", *_why(session, one)]
    return CommandResult(
        {"due": [_proposal(one, listing) for one, listing in found]},
        lines or [session.words.say("Nothing is kept beyond its time.")],
    )


def _why(session: CommandRun, one: ErasureProposal) -> list[str]:
    """Why it is proposed, and which other questions were answered with yes."""
    say, term = session.words.say, session.labels.term
    why = say(WHY[one.why]) if one.why in WHY else term("retention_class", one.data_class)
    if not one.agreed:
        return [f"    {why}"]
    named = ", ".join(
        f"{term('consent_purpose', purpose)}: {term('recipient', recipient)}"
        for purpose, recipient in one.agreed
    )
    return [f"    {why}", "    " + say(AGREED, questions=named)]


def _proposal(one: ErasureProposal, listing: ErasureListing) -> dict[str, object]:
    return {
        "class": one.data_class,
        "root": one.root,
        "number": one.number,
        "records": listing.records,
        "kinds": dict(listing.kinds),
        "why": one.why,
        "agreed": [list(pair) for pair in one.agreed],
        "since": one.day,
        "late": one.late,
    }


@command(group, "approve")
def approve(
    session: CommandRun,
    root: Annotated[str, typer.Argument(metavar="ID", help="See erasures due.")],
    because: _Because,
    keep_until: Annotated[
        str | None, typer.Option("--keep-until", metavar="DAY", help="Not yet: ask again then.")
    ] = None,
) -> CommandResult:
    """Erase what is kept beyond its time, or keep it until a day. Sign-in lists become figures."""
    with session.desk() as desk, session.progress() as progress:
        due = desk.erasure.retention.found()
        found = [one for one in due if root in (one.root, one.number)]
        found = found or [one for one in due if one.root == desk.cases.lists.find_id(root)]
        if not found:
            raise UserError("E_NOT_FOUND")
        if keep_until is not None:
            for one in found:
                desk.erasure.retention.keep_for_now(one, keep_until, because)
            return CommandResult(
                {"kept": keep_until}, [session.words.say("Kept until {day}.", day=keep_until)]
            )
        plans = [desk.erasure.retention.plan(one) for one in found]
        for one, plan in zip(found, plans, strict=True):
            session.tell(f"{one.number}  {one.day}")
            for line in [*_why(session, one), *listed(session, desk, plan)]:
                session.tell(line)
        session.confirm(session.words.say("Erase this for good, here and on every device?"))
        done = [
            desk.erasure.retention.approve(one, because, progress, listed=plan.digest)
            for one, plan in zip(found, plans, strict=True)
        ]
    return CommandResult(
        {"certificates": [one.certificate for one in done]}, [session.words.say("Erased.")]
    )


@command(group, "certificate", lang=False)
def certificate(
    session: CommandRun,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the certificate.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="A PDF file.")],
    lang: Annotated[list[Tongue] | None, typer.Option("--lang", help="One or two.")] = None,
) -> CommandResult:
    """The deletion certificate as a PDF: numbers, days and counts, nothing of what was erased."""
    langs = tuple(map(str, lang or (USUAL,)))
    session.speak(langs[0])
    with session.desk() as desk, session.progress() as progress:
        paper = desk.erasure.certificates.certificate(id, langs, progress)
    session.put_file(out, paper.pdf)
    if remark := unset_words(session.words, paper.unset):
        session.tell(remark)
    return CommandResult({"file": str(out), "unset": list(paper.unset)}, [str(out)])
