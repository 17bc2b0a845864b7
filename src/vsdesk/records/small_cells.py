"""Small cells: a statement that only one person can have made says who made it.

An event told by a source at a known facility is counted by facility and month, over what its own device
and coordinators wrote down. Where only one source
speaks of that facility in that month, the month becomes the year on leaving, and day, cell and words
stay, unless a coordinator writes a reason. A date over several months is as unique as its most unique
month; a date without months cannot be told apart. Sources: data-dictionary §5.18, §6; story 8.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.values import Json

Cell = tuple[str, str]  # facility, month
Cells = Mapping[str, int]  # by the id of the event
HIDDEN: Final = frozenset(
    {"section_cell", "time_as_told", "end", "text", "others_count", "others_taken", "learned_on"}
)
_MOST: Final = 36  # months of one event that are looked at


def count(
    event: RecordView,
    others: Iterable[RecordView],
    sources: Container[str],
    believed: Container[str],
) -> int:
    """How many different sources speak of the facility of an event in its month: in its scarcest month.

    `others` are the events that speak of the facility, itself among them; `sources` the ids of source
    records. Only what the devices in `believed` wrote down is counted: another one may have made its
    sources up. 0 where the event has no month or no facility.
    """
    told: dict[Cell, set[str]] = {cell: set() for cell in _cells(event)}
    for other in (one for one in others if not one.taken_out):
        speakers = {id for id, kid in _said_by(other) if id in sources and kid in believed}
        for cell in _cells(other, believed) if speakers else ():
            if cell in told:
                told[cell] |= speakers
    return min(map(len, told.values()), default=0)


def small(dossier: Dossier, cells: Cells | None = None) -> frozenset[str]:
    """The ids of the events that only one source can have told, and of the claims about them.

    `cells` are the counts over the vault (`count`), by event; without them only this dossier is counted, and of
    it what the device wrote down that wrote who told: that hides more, never less.
    """
    sources = _sources(dossier)
    if not sources:
        return frozenset()
    events = dossier.of("event")
    found = {
        event.id
        for event in events
        if any(id in sources for id in _told_by(event))
        and any(_cells(event))
        and (_here(event, events, sources) if cells is None else cells.get(event.id, 1)) < 2
    }
    return frozenset(found | {one.id for one in dossier.of("claim") if one.parent in found})


def _here(event: RecordView, others: Iterable[RecordView], sources: Container[str]) -> int:
    return count(event, others, sources, {kid for _, kid in _said_by(event)})


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
    yield from (id for id, _ in _said_by(event))


def _said_by(event: RecordView) -> Iterator[tuple[str, str]]:
    """Each who told of an event, with the device that wrote it down."""
    for name in ("told_by", "witnesses"):
        for one in event.fields.get(name, ()):
            yield from ((id, one.kid) for id in ids_in(one.value))


def _cells(event: RecordView, believed: Container[str] | None = None) -> Iterator[Cell]:
    """Facility and month of an event; with `believed` only as these devices wrote them."""

    def said(name: str) -> Iterator[Json]:
        for one in event.fields.get(name, ()):
            if one.held == "here" and (believed is None or one.kid in believed):
                yield one.value

    facilities = [one for one in said("facility") if isinstance(one, str)]
    for value in said("date") if facilities else ():
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
