"""Small cells: a statement that only one person can have made says who made it.

An event told by a source at a known facility is counted by facility and month. Where only one source
speaks of that facility in that month, the month becomes the year on leaving, and day, cell and words
stay, unless a coordinator writes a reason. A date over several months is as unique as its most unique
month; a date without months cannot be told apart. Sources: data-dictionary §5.18, §6; story 8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.values import Json

Cell = tuple[str, str]  # facility, month
Cells = Mapping[Cell, int]
HIDDEN: Final = frozenset(
    {"section_cell", "time_as_told", "end", "text", "others_count", "others_taken", "learned_on"}
)
_MOST: Final = 36  # months of one event that are looked at


def count(records: Iterable[RecordView], sources: frozenset[str]) -> dict[Cell, int]:
    """How many different sources speak of each facility in each month, over all that is given.

    `sources` are the ids of source records; an id that is no known record counts as one too.
    """
    told: dict[Cell, set[str]] = {}
    for event in records:
        speakers = {id for id in _told_by(event) if id in sources}
        for cell in _cells(event) if speakers else ():
            told.setdefault(cell, set()).update(speakers)
    return {cell: len(found) for cell, found in told.items()}


def small(dossier: Dossier, cells: Cells | None = None) -> frozenset[str]:
    """The ids of the events that only one source can have told, and of the claims about them.

    `cells` are the counts over the vault (`count`); without them only this dossier is counted, which
    hides more, never less.
    """
    sources = _sources(dossier)
    if not sources:
        return frozenset()
    known = cells if cells is not None else count(dossier.of("event"), sources)
    found = {
        event.id
        for event in dossier.of("event")
        if any(id in sources for id in _told_by(event))
        and (mine := list(_cells(event)))
        and min(known.get(cell, 1) for cell in mine) < 2
    }
    return frozenset(found | {one.id for one in dossier.of("claim") if one.parent in found})


def year_only(value: Json) -> Json:
    """A date as it leaves from a small cell: its year, or its years, without the words as told."""
    try:
        when = PartialDate.of(value)
    except ImpossibleDate:
        return {"precision": "unknown"}
    first, last = when.first or when.last, when.last or when.first
    if first is None or last is None:
        return {"precision": "unknown"}
    precision = "year" if first.year == last.year else "range"
    return {"from": f"{first.year}-01-01", "to": f"{last.year}-12-31", "precision": precision}


def _sources(dossier: Dossier) -> frozenset[str]:
    """Who told something and is no person of the case: a source, held here or not."""
    named = {id for event in dossier.of("event") for id in _told_by(event)}
    return frozenset(
        id for id in named if (held := dossier.get(id)) is None or held.kind == "source"
    )


def _told_by(event: RecordView) -> Iterator[str]:
    for field in ("told_by", "witnesses"):
        for value in event.every(field):
            yield from ids_in(value)


def _cells(event: RecordView) -> Iterator[Cell]:
    facilities = [one for one in event.every("facility") if isinstance(one, str)]
    for value in event.every("date") if facilities else ():
        try:
            when = PartialDate.of(value)
        except ImpossibleDate:
            continue
        for month in _months(when):
            yield from ((facility, month) for facility in facilities)


def _months(when: PartialDate) -> Iterator[str]:
    """The months of a date that is told more closely than the year."""
    if when.first is None or when.last is None or when.precision == "year":
        return
    at, end = when.first.year * 12 + when.first.month - 1, when.last.year * 12 + when.last.month - 1
    for month in range(at, min(end, at + _MOST) + 1):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"
