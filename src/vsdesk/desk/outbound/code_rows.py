"""The rows of tables in which only codes and counts stand: pseudonyms at level D, figures at level E."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.outbound.dimension_words import dimension, dimensions, said
from vsdesk.records.figures.small_counts import named
from vsdesk.records.figures.told_tables import ToldPart, ToldTable
from vsdesk.records.gate.figures.aggregation import COUNTED, DIMENSIONS, Dimension, Money, figures
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports import Voice

BY: Final[tuple[Dimension | Money, ...]] = ("governorate", "sex")  # what is counted by usually


class Rows(NamedTuple):
    """What stands in a table; `alone` is how many counts are not told for what one device wrote, `counted`
    the counts that are."""

    header: list[str]
    rows: list[list[str]]
    alone: int = 0
    counted: ToldTable | None = None


def pseudonyms(let_out: Sequence[GateDecision], dictionary: Dictionary, voice: Voice) -> Rows:
    """A code and bands for each case."""
    header = [
        voice.labels.field("case", "case_no"),
        *(dimension(one, voice) for one in DIMENSIONS),
    ]
    found = [one.pseudonym for one in let_out if one.pseudonym is not None]
    rows = [
        [
            one.code,
            *(said(name, str(getattr(one, name)), dictionary, voice) for name in DIMENSIONS),
        ]
        for one in found
    ]
    return Rows(header, rows)


def counts(
    let_out: Sequence[GateDecision],
    columns: Sequence[str],
    dictionary: Dictionary,
    voice: Voice,
    *,
    own: str,
    looked: bool,
    before: Iterable[ToldPart],
) -> Rows:
    """A row for each cell that is told. `own`, `looked` and `before` are those of `aggregation.figures`."""
    by = tuple(one for one in COUNTED if one in columns) or BY
    tallies = [one.tally for one in let_out if one.tally is not None]
    counted = figures(tallies, dimensions(by), own=own, looked=looked, before=before)
    header = [*(dimension(one, voice) for one in by), plain(voice.words.say("Cases"))]
    few = plain(voice.words.say("fewer than 5, or not told"))
    told = named(counted.cells)
    rows = [
        [
            *(said(name, value, dictionary, voice) for name, value in zip(by, cell, strict=True)),
            str(count),
        ]
        for cell, count in told.items()
    ]
    if len(told) < len(
        counted.cells
    ):  # what is not told is not named: by many dimensions it is one person
        rows.append([plain(voice.words.say("others")), *("" for _ in by[1:]), few])
    whole = len(told) == len(counted.cells)
    return Rows(header, rows, counted.alone, ToldTable(by, told, whole))
