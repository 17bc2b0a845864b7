"""ready CASE: what a mechanism still needs, or which mechanisms fit; `--all` looks at every case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.terminal_values import shown
from vsdesk.errors import UserError
from vsdesk.records.checks.told_sides import FactDisplay, both_sides
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import ReadyRow
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.readiness import Finding, Jump, MechanismChoice, Readiness


def add_to(app: typer.Typer) -> None:
    """Add `ready` to the command tree."""
    command(app, "ready")(ready)


def ready(
    session: CommandRun,
    case: Annotated[
        str | None, typer.Argument(metavar="CASE", help="Its id or number; none with --all.")
    ] = None,
    mechanism: Annotated[
        str,
        typer.Option("--for", metavar="MECHANISM", help="wgeid, wgad, iimp …; none: which fit."),
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="Every case, for one mechanism.")] = False,
) -> CommandResult:
    """What blocks, what is missing, how complete it is, each with its field."""
    if every == (case is not None) or (every and not mechanism):
        raise UserError("E_USAGE", "CASE, or --all with --for")
    with session.desk() as desk, session.progress() as progress:
        if every:
            return _rows(session, desk.submissions.readiness.ready_all(mechanism, progress))
        root = desk.cases.lists.find_id(case or "")
        if mechanism:
            found = desk.submissions.readiness.ready(root, mechanism)
            return _one(
                session, found, _Sides(session, desk.context.dictionary, desk.cases.dossier(root))
            )
        return _routes(session, desk.submissions.readiness.routing(root))


class _Sides:
    """Both sides of what the file tells in two ways, as lines on a terminal."""

    def __init__(self, session: CommandRun, dictionary: Dictionary, dossier: Dossier) -> None:
        self._dictionary, self._dossier, self._labels = dictionary, dossier, session.labels
        self._showing = FactDisplay(session.words, self._labels, self._value, self._line)

    def of(self, finding: Finding) -> list[str]:
        """Nothing for other findings."""
        sides = both_sides(self._dossier, self._dictionary, finding, self._showing)
        return [plain(one) for one in sides]

    def _value(self, spec: FieldSpec, value: Json) -> str:
        place = self._dictionary.places.get(str(value)) if spec.type == "link" else None
        return shown(spec, value, self._labels) if place is None else place.name(self._labels.lang)

    @staticmethod
    def _line(*parts: str) -> str:
        return " · ".join(filter(None, parts))


def _one(session: CommandRun, found: Readiness, sides: _Sides) -> CommandResult:
    words = session.words
    document = {
        "mechanism": found.profile.key,
        "version": found.profile.version,
        "ready": found.ready,
        "working": found.profile.working,
        "banner": found.banner,
        "completeness": found.completeness,
        "blocks": [_finding(session, one, sides) for one in found.blocks],
        "warnings": [_finding(session, one, sides) for one in found.warnings],
        "hints": [_finding(session, one, sides) for one in found.hints],
        "missing": [_jump(session, one) for one in found.missing],
    }
    lines = [found.profile.name(session.lang)]
    if found.banner:
        lines.append(found.banner_sentence(words))
    for sign, findings in (("■", found.blocks), ("▲", found.warnings), ("·", found.hints)):
        for one in findings:
            lines.append(f"{sign} {one.sentence(words)}  ({_where(session, one.jump)})")
            lines += [f"   {side}" for side in sides.of(one)]
            lines += [f"   {_where(session, lack)}  {lack.record}" for lack in _lacking(one)]
    if found.ready:
        lines.append(words.say("Nothing stops it."))
    lines.append(words.say("Complete: {n} %", n=found.completeness))
    return CommandResult(document, lines)


def _routes(session: CommandRun, routing: MechanismChoice) -> CommandResult:
    words = session.words
    offers = [
        {
            "mechanism": one.profile.key,
            "name": one.profile.name(session.lang),
            "state": one.state,
            "working": one.profile.working,
            "reason": plain(one.reason(words)),
        }
        for one in routing.offers
    ]
    signs = ("+" if one["state"] == "offered" else "-" for one in offers)
    lines = [
        f"{sign} {one['mechanism']}  {one['name']}  {one['reason']}".rstrip()
        for sign, one in zip(signs, offers, strict=True)
    ]
    return CommandResult({"offers": offers}, lines)


def _rows(session: CommandRun, rows: list[ReadyRow]) -> CommandResult:
    document = [
        {
            "case": one.case,
            "number": one.number,
            "title": one.title,
            "ready": one.ready,
            "blocks": one.blocks,
            "warnings": one.warnings,
            "completeness": one.completeness,
            "banner": one.banner,
        }
        for one in rows
    ]
    lines = [
        f"{'+' if one.ready else '-'} {one.number}  {one.title}  ■{one.blocks} ▲{one.warnings} {one.completeness} %"
        for one in rows
    ]
    return CommandResult({"cases": document}, lines)


def _finding(session: CommandRun, one: Finding, sides: _Sides) -> dict[str, object]:
    return {
        "rule": one.rule,
        "red": one.red,
        "message": plain(one.sentence(session.words)),
        "question": plain(one.question(session.words)),
        "told": sides.of(one),
        "records": list(one.records),
        "lacking": [_jump(session, lack) for lack in one.lacking],
        **_jump(session, one.jump),
    }


def _lacking(one: Finding) -> list[Jump]:
    """What is lacking in which record: `attach --to`, `records set` take that id."""
    return [lack for lack in one.lacking if lack.record]


def _jump(session: CommandRun, jump: Jump) -> dict[str, object]:
    return {
        "kind": jump.kind,
        "field": jump.field,
        "record": jump.record,
        "section": jump.section,
        "label": _where(session, jump),
    }


def _where(session: CommandRun, jump: Jump) -> str:
    labels = session.labels
    if jump.section == "submitter":
        return session.words.say("Open the settings")
    if jump.section:
        return labels.section(jump.section)
    if not jump.kind:
        return ""
    kind = labels.kind(jump.kind)
    return f"{kind}: {labels.field(jump.kind, jump.field)}" if jump.field else kind
