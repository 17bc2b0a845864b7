"""match file · list · show · decide · take-back: possible same persons, and what a
coordinator says about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from vsdesk import diskio
from vsdesk.cli.background_comparison import compare, left_lines
from vsdesk.cli.command import command
from vsdesk.cli.ended_closures import confirm_ended
from vsdesk.cli.session import CommandResult, CommandRun
from vsdesk.cli.stood import Shown, require_shown
from vsdesk.desk import BANDS, WHY, read_mapping
from vsdesk.desk.matching.list_matching import file_alone
from vsdesk.desk.matching.pair_rows import COMPARED, SIDES
from vsdesk.errors import UserError
from vsdesk.matching.bands import BAND_WORDS
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk import Desk, FileMatches, FilePair, Pair, PairEvidence, PairRow, ReportHead
    from vsdesk.progress import Progress

group = typer.Typer(no_args_is_help=True)
_SHOWN: Final = 50  # lines on a terminal; --json holds all
_BAND_WORDS: Final = {**BAND_WORDS, "unsure": mark("nobody could tell")}


_One = Annotated[str, typer.Argument(metavar="A", help="A case: its id or number.")]
_Other = Annotated[str, typer.Argument(metavar="B", help="A case, or the line of a list: its id.")]


class Against(StrEnum):
    """What a list is held against."""

    VAULT = "vault"


class Band(StrEnum):
    """The bands of the queue."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"
    RELATIVES = "relatives"
    UNSURE = "unsure"


class Decision(StrEnum):
    """What a coordinator says about a pair."""

    SAME = "same"
    DIFFERENT = "different"
    RELATIVES = "relatives"
    UNSURE = "unsure"


@command(group, "file")
def match_file(
    session: CommandRun,
    file: Annotated[Path, typer.Argument(metavar="LIST", help="JSON lines, CSV or XLSX.")],
    against: Annotated[
        Against | None, typer.Option("--against", help="Hold it against the cases of the vault.")
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", help="A JSON object: our column names and what they are here."),
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Of a CSV file.")] = None,
    reasons: Annotated[
        int,
        typer.Option("--reasons", metavar="N", min=0, help="Give reasons for so many pairs."),
    ] = 1000,
) -> CommandResult:
    """Possible same persons within a list (no vault is needed), or between it and the
    vault. Nothing is stored.

    Columns: rid, given, father, grandfather, family, mother, sex, birth_year, arrest_date, gov, place,
    unstructured; rid and given must be there. Ends with 1 when no two are alike.
    """
    with said(session):
        called = None if mapping is None else read_mapping(session.read_text(mapping))
    diskio.require_file(file)
    left = 0
    with _opened(session, against) as desk, session.progress() as progress, said(session):
        if desk is None:
            env = session.outside.env
            found = file_alone(env, file, progress, mapping=called, encoding=encoding)
        else:
            left = compare(desk, progress).left
            found = desk.matching.lists.file(
                file, progress, against_vault=True, mapping=called, encoding=encoding
            )
        pairs = _file_pairs(found, reasons, progress)
    passed = [
        {"row": one.row, "column": one.column, "message": _why(session, one.why)}
        for one in found.passed_over
    ]
    lines = [
        f"{session.words.say('Row {row}', row=one['row'])}  {one['column']}  {one['message']}"
        for one in passed[:_SHOWN]
    ]
    for pair, line in zip(found.pairs[:_SHOWN], pairs, strict=False):
        band = session.words.say(_BAND_WORDS[pair.band])
        lines.append(f"{pair.a}  {pair.b}  {pair.points:.1f}  {band}")
        if better := line["better"]:
            lines.append(_outdone(session, f"{better['a']}  {better['b']}"))
    if len(found.pairs) > _SHOWN:
        lines.append(_and_more(session, len(found.pairs) - _SHOWN))
    if not pairs:
        lines.append(session.words.say("Nothing was found."))
    lines += left_lines(session, left)
    document = {
        "rows": found.rows,
        "pairs": pairs,
        "passed_over": passed,
        "not_compared": left,
    }
    return CommandResult(document, lines, 0 if pairs else 1)


@contextmanager
def _opened(session: CommandRun, against: Against | None) -> Iterator[Desk | None]:
    """The vault, where a list is held against it: among its own rows it needs none."""
    if against is None:
        yield None
        return
    with session.desk() as desk:
        yield desk


@command(group, "list")
def match_list(
    session: CommandRun,
    band: Annotated[Band | None, typer.Option("--band", help="Only this band.")] = None,
    of: Annotated[
        str, typer.Option("--of", metavar="LIST", help="The lines of a list of the vault.")
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=100_000, help="How many at most.")
    ] = 200,
) -> CommandResult:
    """The pairs that wait for an answer, the weightiest first. Ends with 1 when there are none."""
    with session.desk() as desk, session.progress() as progress:
        waits = compare(desk, progress).left
        list_id = desk.cases.lists.find_id(of) if of else ""
        if list_id:
            desk.matching.lists.list(list_id, progress)
        wanted = [str(band)] if band else list(BANDS)
        rows = list(islice(_pairs(desk, wanted, list_id), limit))
        counts = dict(desk.matching.match_counts(list_id))
        judged = [desk.matching.pair(one.a, one.b) for one in rows]
        stood = [desk.matching.pair_shown(one.a, one.b).digest for one in rows]
    pairs = [_pair(*one) for one in zip(rows, judged, stood, strict=True)]
    lines = []
    for one, seen, digest in zip(rows, judged, stood, strict=True):
        lines += _in_words(session, one, digest)
        if seen.better:
            lines.append(_outdone(session, _pair_words(session, seen.better)))
    left = sum(counts.get(one, 0) for one in wanted) - len(rows)
    if left > 0:
        lines.append(_and_more(session, left))
    document = {"pairs": pairs, "counts": counts, "not_compared": waits}
    lines = lines or [session.words.say("Nothing was found.")]
    return CommandResult(document, [*lines, *left_lines(session, waits)], 0 if rows else 1)


@command(group, "show")
def match_show(session: CommandRun, a: _One, b: _Other) -> CommandResult:
    """Two reports: whom they name, what is decided about them, what speaks for one person and against it."""
    with session.desk() as desk:
        first, second = desk.cases.lists.find_id(a), desk.cases.lists.find_id(b)
        stood, pair = (
            desk.matching.pair_shown(first, second).digest,
            desk.matching.pair(first, second),
        )
    decided = pair.decision
    document = {
        "a": first,
        "b": second,
        "score": pair.points,
        "band": pair.band,
        "decision": decided.decision if decided else "",
        "why": decided.why if decided else "",
        "better": _ends(pair.better),
        "reasons": _reasons(pair.evidence),
        "shown": stood,
    }
    lines = [_heads(session, pair.left, pair.right)]
    if pair.band:
        lines.append(session.words.say(_BAND_WORDS[pair.band]))
    if decided:
        lines.append(
            " · ".join(
                one
                for one in (session.labels.term("match_decision", decided.decision), decided.why)
                if one
            )
        )
    if pair.better:
        lines.append(_outdone(session, _pair_words(session, pair.better)))
    lines += _reasons_in_words(session, pair.evidence)
    return CommandResult(document, [*lines, f"    --shown {stood}"])


@command(group, "decide")
def match_decide(
    session: CommandRun,
    a: _One,
    b: _Other,
    decision: Annotated[Decision, typer.Argument(help="What it is.")],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason.")],
    shown: Shown,
) -> CommandResult:
    """Say whether two reports are of one person. Nothing is merged; it can be said anew.

    Says also where another report fits better. A line of a list that is "same" becomes a claim in
    the case. For coordinators.
    """
    with session.desk() as desk:
        first, second = desk.cases.lists.find_id(a), desk.cases.lists.find_id(b)
        stood = require_shown(shown, desk.matching.pair_shown(first, second))
        pair = desk.matching.pair(first, second)
        confirm_ended(
            session, desk, desk.matching.ended(first, second, str(decision), because, shown=stood)
        )
        desk.matching.decide_pair(first, second, str(decision), because, shown=stood)
        stands = desk.matching.decision(first, second)
    document = {
        "record": stands.record if stands else "",
        "a": first,
        "b": second,
        "decision": str(decision),
        "band": pair.band,
        "better": _ends(pair.better),
    }
    lines = [session.words.say("It is written down.")]
    if pair.better:
        lines.append(_outdone(session, _pair_words(session, pair.better)))
    return CommandResult(document, lines)


@command(group, "take-back")
def match_take_back(
    session: CommandRun,
    a: _One,
    b: _Other,
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason.")],
    shown: Shown,
) -> CommandResult:
    """Take back what was decided about two reports: they stand apart, and are asked about
    again. For coordinators."""
    with session.desk() as desk:
        first, second = desk.cases.lists.find_id(a), desk.cases.lists.find_id(b)
        stood = require_shown(shown, desk.matching.pair_shown(first, second))
        ended = desk.matching.ended(first, second, "", because, shown=stood)
        confirm_ended(session, desk, ended)
        desk.matching.undecide(first, second, because, shown=stood)
    return CommandResult(
        {"a": first, "b": second}, [session.words.say("Taken back. The pair is asked about again.")]
    )


def _pairs(desk: Desk, bands: Iterable[str], list_id: str) -> Iterator[PairRow]:
    for band in bands:
        after = None
        while True:
            page = desk.matching.pairs(band, after, 200, list_id)
            yield from page.rows
            after = page.next
            if after is None:
                break


def _pair(row: PairRow, judged: Pair, stood: str) -> dict[str, Any]:
    return {
        "a": row.a,
        "b": row.b,
        "score": row.points,
        "band": row.band,
        "decision": row.decision,
        "better": _ends(judged.better),
        "reasons": _reasons(judged.evidence),
        "shown": stood,
    }


def _in_words(session: CommandRun, row: PairRow, stood: str) -> list[str]:
    """How close two reports are and whom they name; below, what `match decide` takes."""
    band = session.words.say(_BAND_WORDS[row.band])
    ends = "  ".join(
        head.number if head.kind == "case" and head.number else head.root
        for head in (row.left, row.right)
    )
    return [f"{band}: {_pair_words(session, row)}", f"    {ends}  --shown {stood}"]


def _pair_words(session: CommandRun, row: PairRow) -> str:
    """The names of the two reports, and the place and the list where they stand."""
    return _heads(session, row.left, row.right)


def _heads(session: CommandRun, left: ReportHead, right: ReportHead) -> str:
    one, other = (" · ".join(_told(session, head)) for head in (left, right))
    return session.words.say("{one} and {other}", one=one, other=other)


def _told(session: CommandRun, head: ReportHead) -> Iterator[str]:
    yield head.title or head.other or session.words.say("Without a name yet")
    rest = (head.other, head.number if head.kind == "case" else "", head.place)
    yield from (one for one in rest if one and one != head.title)


def _ends(better: PairRow | FilePair | None) -> dict[str, str] | None:
    """The pair that makes another one no more than possible."""
    return {"a": better.a, "b": better.b} if better else None


def _outdone(session: CommandRun, pair: str) -> str:
    """Why a pair that much speaks for is only possible."""
    words = session.words.say("Only possible, because this pair fits better: {pair}", pair=pair)
    return f"    {words}"


def _file_pairs(found: FileMatches, most: int, progress: Progress) -> list[dict[str, Any]]:
    """The pairs, the weightiest of them with their reasons: to say why takes longer than to find."""
    pairs = []
    for at, one in enumerate(found.pairs):
        if at < most:
            progress.step("explaining", at, min(most, len(found.pairs)))
        pairs.append(_file_pair(found, one, reasons=at < most))
    return pairs


def _file_pair(found: FileMatches, pair: FilePair, *, reasons: bool) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "score": pair.points,
        "band": pair.band,
        "better": _ends(found.better(pair)) if reasons else None,
        "reasons": _reasons(found.reasons(pair)) if reasons else [],
    }


def _reasons(evidence: Iterable[PairEvidence]) -> list[dict[str, object]]:
    """In English, as all that a program reads."""
    return [
        {"field": one.field, "points": one.points, "rule": one.rule}
        for one in evidence
        if one.field != "start"
    ]


def _reasons_in_words(session: CommandRun, evidence: Iterable[PairEvidence]) -> Iterator[str]:
    """What speaks for one person and what against it, the weightiest first."""
    say = session.words.say
    for one in evidence:
        if one.field != "start":
            what = say("{what}: {rule}", what=say(COMPARED[one.field]), rule=say(one.rule))
            yield f"    {say(SIDES[one.side])} · {plain(what)}"


def _and_more(session: CommandRun, count: int) -> str:
    return session.words.count("{n} more pair", "{n} more pairs", count)


def _why(session: CommandRun, why: str) -> str:
    return plain(session.words.say(WHY[why]))


@contextmanager
def said(session: CommandRun) -> Iterator[None]:
    """Say what is wrong with a list before the code that it comes with."""
    try:
        yield
    except UserError as problem:
        if (why := str(problem.params.get("why", ""))) in WHY:
            session.tell(_why(session, why))
        raise
