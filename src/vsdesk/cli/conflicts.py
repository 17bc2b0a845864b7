"""conflicts list · resolve: two versions of one answer. To people it is called a difference."""

from __future__ import annotations

from typing import Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.record_words import closed_words
from vsdesk.cli.records import typed
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.cli.terminal_values import author, shown, when, written_by
from vsdesk.desk import Difference
from vsdesk.errors import UserError
from vsdesk.records.on_screen import OnScreen

group = typer.Typer(no_args_is_help=True)


@command(group, "list")
def list_differences(session: CommandRun) -> CommandResult:
    """Every answer that stands in several versions, with who wrote each. What is closed
    opens in records show."""
    with session.desk() as desk:
        found = desk.cases.differences.open()
        whys = [desk.access.sealed.why_closed(one.record, one.field) for one in found]
        specs = [desk.context.dictionary.field(one.kind, one.field) for one in found]
    labels = session.labels
    document = [
        {
            "id": one.record,
            "kind": one.kind,
            "root": one.root,
            "field": one.field,
            "title": one.title,
            "shown": _stood(one),
            **({"closed": why} if why else {}),
            "values": [
                {
                    "n": n,
                    "op": a.op,
                    **({} if why else {"value": a.value}),
                    **written_by(desk, a.device_id, a.by),
                    "ts": a.ts,
                }
                for n, a in enumerate(one.alternatives, 1)
            ],
        }
        for one, why in zip(found, whys, strict=True)
    ]
    lines = []
    for one, spec, why in zip(found, specs, whys, strict=True):
        lines.append(
            f"{one.record}  {one.title}  {labels.field(one.kind, one.field)} ({one.field})"
            f"  --shown {_stood(one)}"
        )
        lines += [
            f"    {n}. {closed_words(session, why) if why else shown(spec, a.value, labels)}"
            f"  ({author(session, desk, a.device_id, a.by)}, {when(a.ts)})"
            for n, a in enumerate(one.alternatives, 1)
        ]
    return CommandResult({"conflicts": document}, lines or [session.words.say("No differences.")])


@command(group, "resolve")
def resolve(
    session: CommandRun,
    id: Annotated[str, typer.Argument(metavar="ID", help="The record.")],
    field: Annotated[str, typer.Argument(help="The field.")],
    because: Annotated[str, typer.Option("--because", help="The reason, kept in the history.")],
    shown_as: Shown,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="The number of a version.")
    ] = None,
    value: Annotated[str | None, typer.Option("--value", help="Another value.")] = None,
) -> CommandResult:
    """Decide a difference. Both versions stay in the history."""
    if (keep is None) == (value is None):
        raise UserError("E_USAGE", "one of --keep and --value is needed")
    with session.desk() as desk:
        record = desk.cases.lists.find_id(id)
        found = [
            one
            for one in desk.cases.differences.open()
            if (one.record, one.field) == (record, field)
        ]
        if not found:
            raise UserError("E_NOT_FOUND", field=field[:64])
        require_shown(shown_as, OnScreen(frozenset(found[0].seen)))
        if keep is not None:
            if keep > len(found[0].alternatives):
                raise UserError("E_USAGE", "--keep names no version")
            kept = found[0].alternatives[keep - 1].op
            change = desk.cases.differences.resolve(
                record, field, keep=kept, why=because, seen=found[0].seen
            )
        else:
            other = typed(desk, found[0].kind, field, str(value))
            change = desk.cases.differences.resolve(
                record, field, value=other, why=because, seen=found[0].seen
            )
    return CommandResult(
        {"resolved": list(change.ids)}, [session.words.say("Saved. Both stay in the history.")]
    )


def _stood(one: Difference) -> str:
    return OnScreen(frozenset(one.seen)).digest
