"""looks list · confirm · late · missing: what one device alone says, and the word of a coordinator that it
was looked at; what was asked for too late; what of a file has not come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.record_words import closed_words, row_words
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.terminal_values import author, shown, written_by
from vsdesk.desk.access import missing_words
from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.desk.erasure.late_questions import LATE, LET_GO, question_of
from vsdesk.errors import UserError
from vsdesk.records import copy_mark
from vsdesk.records.copy_mark import COPIED, MARKED
from vsdesk.records.dates.days import day_at
from vsdesk.records.dictionary.display_names import both_names
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.lone.lone_words import (
    FILE,
    HOLDS,
    LATE_ONE,
    LEAVES,
    REMOVED,
    STOOD,
    UNKNOWN,
)
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vsdesk.desk import Desk, LoneFile, LonePage, LoneRecord
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.copy_mark import CopyMarkTexts
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.sealed_fields import Why

    Shut = Mapping[str, Why]

group = typer.Typer(no_args_is_help=True)
_MOST = 50
_WAITS_ON = mark("Some of it is closed, or not shown yet: that waits on.")
_HOW_OPENED = mark(
    "What is closed opens on the screen, with a reason. A file counts as shown once it was written out with"
    " “attachments get” and is named with --file; the rest with the next page, --from."
)


@command(group, "list")
def list_waiting(
    session: CommandRun,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = _MOST,
) -> CommandResult:
    """Cases, families and incidents in which one device alone says something: it opens nothing until
    a coordinator looked."""
    with session.desk() as desk, session.progress() as progress:
        found = desk.access.lone_words.lone_run().more(limit, progress)
        lines = [_row(session, desk, one) for one in found]
        document = [_document(desk, one) for one in found]
    return CommandResult(
        {"waiting": document},
        lines or [session.words.say("Nothing waits for a coordinator's look.")],
    )


@command(group, "confirm")
def confirm(
    session: CommandRun,
    id: Annotated[str, typer.Argument(metavar="ID", help="A case, family, incident or activity.")],
    start: Annotated[
        int, typer.Option("--from", min=0, help="Where to begin, when there is more than one page.")
    ] = 0,
    file: Annotated[
        list[str] | None,
        typer.Option(
            "--file",
            metavar="SHA-256",
            help="A file of it that you wrote out with attachments get and looked at. Repeatable.",
        ),
    ] = None,
) -> CommandResult:
    """Print what one device alone says in a file, a page of it, ask, and write down that you looked and
    it holds (coordinator)."""
    say = session.words.say
    with session.desk() as desk:
        page = desk.access.lone_words.lone_page(desk.cases.lists.find_id(id), start)
        if page is None:
            return CommandResult(
                {"looked": 0}, [say("Nothing waits here for a coordinator's look.")]
            )
        found, ops = page.file, page.shown(page.records, files=_files(page, file or ()))
        session.tell(_row(session, desk, found))
        for one in page.records:
            for line in _lines(session, desk, one, page):
                session.tell(line)
        more = _more(session, page.next - len(ops)) if page.next else []  # these wait no more then
        if not ops and page.next:
            return CommandResult({"looked": 0, "next": page.next}, more)
        if not ops:  # closed to a command, or a file that was not named
            return CommandResult({"looked": 0}, [say(_WAITS_ON), say(_HOW_OPENED)], exit_code=1)
        if ops != found.ops and not page.next:
            session.tell(f"{say(_WAITS_ON)} {say(_HOW_OPENED)}")
        out = any(one.lets_out for one in page.records)
        session.confirm(
            say("Have you looked at this, and may it leave?")
            if out
            else say("Have you looked at this, and does it hold?")
        )
        desk.access.lone_words.look_holds(found.root, ops)
    return CommandResult(
        {"looked": len(ops), **({"next": page.next - len(ops)} if page.next else {})},
        [say(LEAVES if out else HOLDS), *more],
    )


@command(group, "late")
def late(
    session: CommandRun,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A file of these: ask, and write down that you know of it."
        ),
    ] = "",
) -> CommandResult:
    """What was asked for while an entry was erased, or a case or a relative was let go: it counts as a no
    until a coordinator knows of it."""
    say = session.words.say
    with session.desk() as desk:
        root = desk.cases.lists.find_id(id) if id else ""
        found = [one for one in _late(desk) if not id or one[1].id == root]
        rows = [{"id": head.id, "kind": head.kind, "what": what} for what, head, _ in found]
        if not found:
            return CommandResult({"late": rows}, [say("Nothing came too late that waits here.")])
        if not id:
            lines = [
                f"{session.labels.kind(head.kind)}  {head.id}  {question_of(what, session.words).title}"
                for what, head, _ in found
            ]
            return CommandResult({"late": rows}, lines)
        for what, head, told in found:
            asked = question_of(what, session.words)
            session.tell(asked.title)
            session.tell(asked.text)
            session.confirm(asked.known)
            desk.erasure.late.known(head.id, told)
    return CommandResult({"late": rows}, [say("It is written down: you know of it.")])


def _late(desk: Desk) -> Iterator[tuple[str, RecordView, str]]:
    """Each of these: its sort, the head of the file that it closes, and what names it."""
    late = desk.erasure.late
    for what, found in ((LATE, late.of_erased()), (LET_GO, late.of_let_go())):
        yield from ((what, head, told) for head, _, _, told in found)


@command(group, "missing")
def missing(
    session: CommandRun,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A case, family, incident or activity; without one, what keeps back words of your own work, pictures and figures.",
        ),
    ] = WHOLE,
    go_on: Annotated[
        str,
        typer.Option(
            "--go-on", metavar="REASON", help="It never comes: why it leaves without that."
        ),
    ] = "",
    wait_again: Annotated[
        str,
        typer.Option(
            "--wait-again", metavar="REASON", help="It may come after all: why that is taken back."
        ),
    ] = "",
) -> CommandResult:
    """What of a file, or of the vault, has not come, by the device that wrote it: what it may keep back
    leaves no more until it is here, or a coordinator writes why it goes on without it, or takes that back."""
    say = session.words.say
    with session.desk() as desk:
        root = desk.cases.lists.find_id(id) if id != WHOLE else WHOLE
        if wait_again:
            return _waits_again(session, desk, root, wait_again)
        found = desk.access.missing.of(root)
        rows = [
            {"device": one.device_id, "saves": one.saves, "bodies": one.bodies} for one in found
        ]
        if not found:
            went = missing_words.went_on_lines(desk.access.missing.went_on(root), session.words)
            return CommandResult({"missing": rows}, went or [_all_here(session, root)])
        told = [*missing_words.lines(found, session.words), missing_words.advice(session.words)]
        if not go_on:
            return CommandResult({"missing": rows}, told, exit_code=1)
        for line in told:
            session.tell(line)
        session.confirm(missing_words.question_of(root, session.words)[0])
        desk.access.missing.go_on_without(root, [id for one in found for id in one.ids], go_on)
    done = (
        say("It is written down: the file goes on without that.")
        if root
        else say("It is written down: the vault goes on without that.")
    )
    return CommandResult({"missing": rows}, [done])


def _waits_again(session: CommandRun, desk: Desk, root: str, why: str) -> CommandResult:
    """Take back by which words it goes on without something, once they were shown."""
    found = desk.access.missing.went_on(root)
    for line in missing_words.went_on_lines(found, session.words):
        session.tell(line)
    if found:
        session.confirm(missing_words.again_question(session.words)[0])
    desk.access.missing.wait_again(root, [one.op for one in found], why)
    rows = [{"op": one.op, "root": one.root, "things": one.things} for one in found]
    return CommandResult(
        {"waits": rows}, [session.words.say("It is written down: that is waited for again.")]
    )


def _all_here(session: CommandRun, root: str) -> str:
    say = session.words.say
    return (
        say("All of this file is here.")
        if root
        else say("Nothing is missing that keeps back words of your own work, pictures or figures.")
    )


def _more(session: CommandRun, start: int) -> list[str]:
    """That the next page begins there; at 0 the same command shows it."""
    if not start:
        return [session.words.say("There is more: give the same command again.")]
    return [session.words.say("There is more: add “--from {n}” to see the next page.", n=start)]


def _files(page: LonePage, digests: Iterable[str]) -> frozenset[str]:
    """The files of these fingerprints. Raises UserError E_USAGE for one that does not wait here."""
    wanted = {one.strip().lower() for one in digests}
    if not wanted <= {*page.files.values()}:
        raise UserError("E_USAGE", "--file names a file that does not wait here, or has not come")
    return frozenset(blob for blob, digest in page.files.items() if digest in wanted)


def _of_file(session: CommandRun, page: LonePage, held: Iterable[Alternative]) -> Iterator[str]:
    """Each file by its fingerprint, and how it is looked at."""
    say = session.words.say
    for one in held:
        if one.value is None:
            yield say("Empty")
        elif digest := page.files.get(str(one.value)):
            yield say(
                "{digest}: write it out with “attachments get”, look at it, and add “--file {digest}”",
                digest=digest,
            )
        else:
            yield say("The file has not come here yet: it waits on.")


def _row(session: CommandRun, desk: Desk, one: LoneFile) -> str:
    """A file: kind, number, name, who wrote, how many records, since when."""
    labels, say = session.labels, session.words.say
    who = ", ".join(
        dict.fromkeys(author(session, desk, device_id, by) for device_id, by in one.writers)
    )
    kinds = " · ".join(f"{labels.kinds(kind)}: {count}" for kind, count in one.kinds.items())
    since = say("since {day}", day=day_at(one.since)) if one.since else ""
    head = f"{labels.kind(one.kind)}  {one.number or one.root}  {one.title}"
    return "  ".join(part for part in (head, who, kinds, since) if part)


def _document(desk: Desk, one: LoneFile) -> dict[str, object]:
    return {
        "id": one.root,
        "kind": one.kind,
        "number": one.number,
        "title": one.title,
        "writers": [written_by(desk, device_id, by) for device_id, by in one.writers],
        "kinds": dict(one.kinds),
        "since": day_at(one.since),
    }


def _lines(session: CommandRun, desk: Desk, one: LoneRecord, page: LonePage) -> Iterator[str]:
    """A record: its kind and id, then each answer as it was and as it would be."""
    labels, say = session.labels, session.words.say
    shut: Shut = page.closed.get(one.record.id, {})
    yield f"  {labels.kind(one.record.kind)}  {_called(session, desk, one.record.id)}  {say(one.state)}"
    if one.late:
        yield f"    {say(LATE_ONE)}"
    known = {
        n: held for n, held in one.said.items() if not one.is_unknown(desk.context.dictionary, n)
    }
    for name, held in known.items():
        spec = one.spec(desk.context.dictionary, name)
        label = labels.field(
            one.record.kind, desk.context.dictionary.field(one.record.kind, name) or name
        )
        if name == REMOVED:
            yield f"    {say(one.removal)}"
            continue
        if name == COPIED and one.record.kind in MARKED:
            told = copy_mark.told(alt.value for alt in held)
            yield f"    {say(told.why)}"
            if what := _lost(session, desk, told):
                yield f"    {say(told.sentence, what=what)}"
            continue
        if name in shut:
            yield f"    {label}: {closed_words(session, shut[name])}"
            continue
        if name == FILE:
            yield from (f"    {label}: {line}" for line in _of_file(session, page, held))
            continue
        before = one.before.every(name)[:STOOD] if one.before is not None else ()
        old, new = (
            ", ".join(say("Empty") if v is None else _said(session, desk, spec, v) for v in values)
            for values in (before, [a.value for a in held if a.held == "here"])
        )
        yield f"    {label}: " + (
            say("before {old}, now {new}", old=old or say("Empty"), new=new)
            if one.before is not None
            else new
        )
    if unknown := len(one.said) - len(known):
        yield f"    {say(UNKNOWN, n=unknown)}"


def _lost(session: CommandRun, desk: Desk, told: CopyMarkTexts) -> str:
    """What a copy said and was left out, by kind and field; or what did not leave there, and to
    whom nothing did."""
    labels, dictionary = session.labels, desk.context.dictionary
    named = (
        f"{labels.kind(kind)}: {labels.field(kind, dictionary.field(kind, name) or name)}"
        if name
        else labels.kind(kind)
        for kind, name in told.fields
    )
    return " · ".join((*(labels.term("recipient", one) for one in told.bodies), *named))


def _called(session: CommandRun, desk: Desk, id: str) -> str:
    """A record by its name or its first words, as far as it may be looked at openly; else by its id."""
    dictionary = desk.context.dictionary
    try:
        look = desk.access.sealed.look(id)
    except UserError:  # it is not here
        return id
    view = look.view
    if view.kind == "person" and (name := both_names(view)[0]):
        return name
    whom = view.text("person") if "person" not in look.closed else ""
    if whom and (name := _called(session, desk, whom)) != whom:  # by the one whom it is about
        return name
    return row_words(look, dictionary, session) or id


def _said(session: CommandRun, desk: Desk, spec: FieldSpec | None, value: Json) -> str:
    """A value in words; what points to records, by what they are called."""
    if spec is None or spec.type not in ("link", "links"):
        return shown(spec, value, session.labels)
    places = desk.context.dictionary.places
    return ", ".join(
        places.name(one, session.lang) if one in places else _called(session, desk, one)
        for one in ids_in(value)
    )
