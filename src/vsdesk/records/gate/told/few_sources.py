"""Small cells: a statement that only one person can have made says who made it.

An event told by a source at a known facility is counted by facility and month, over what its own device
and coordinators wrote down. Where only one source
speaks of that facility in that month, the month becomes the year on leaving, and every day, spot and word
stays, in it and in what belongs to it, unless a coordinator writes a reason. Who told it and where it was is
who and what was ever named there; counted is only what stands. A date over several months is as unique as its
most unique month; a date without months cannot be told apart. Sources: data-dictionary §5.18, §6; story 8.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from vsdesk.records.about import ever_in, ever_named
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.source_ids import is_apart
from vsdesk.records.teller_fields import TELLERS, ever_told_by

Cells = Mapping[str, int]  # by the id of the event
_ENDS: Final = frozenset({"end", "others_count"})  # what else tells one stay from another
_WORDS: Final = frozenset({"text", "ptext"})
NO_WORDS: Final = frozenset({"name", "id", "phone"})  # by which something is found
_MOST: Final = 36  # months of one event that are looked at


class FacilityCount:
    """How many sources speak of a facility in a month: the events of a facility are counted once, and each
    event looks its months up.

    `at` gives the events that speak of a facility, `is_source` says whether an id is a source's. Nothing of a
    facility is read before it is asked about.
    """

    def __init__(
        self, at: Callable[[str], Iterable[RecordView]], is_source: Callable[[str], bool]
    ) -> None:
        self._at = at
        self._is_source = is_source
        self._found: dict[tuple[str, frozenset[str]], dict[str, set[str]]] = {}

    def of(self, event: RecordView, believed: frozenset[str]) -> int:
        """How many different sources speak of the facility of an event in its month: in its scarcest month.

        Only what the devices in `believed` wrote down is counted: another one may have made its sources
        up. 0 where the event has no month or no facility.
        """
        months = _when(event)
        told = [self._told(place, believed) for place in ever_named(event, "facility")]
        return min((len(held.get(month, ())) for held in told for month in months), default=0)

    def _told(self, place: str, believed: frozenset[str]) -> Mapping[str, set[str]]:
        """The sources of each month of a facility, by the word of these devices."""
        if (place, believed) not in self._found:
            found: dict[str, set[str]] = defaultdict(set)
            for event in self._at(place):
                if event.taken_out or place not in _where(event, believed):
                    continue
                said = {
                    id for id, word in _said_by(event) if word in believed and self._is_source(id)
                }
                for month in _when(event, believed) if said else ():
                    found[month] |= said
            self._found[place, believed] = found
        return self._found[place, believed]


def stays(spec: FieldSpec) -> bool:
    """Whether a field of such a record stays: words, a day, a spot. Of a date the year
    leaves (`year_only`)."""
    if spec.type == "day" or spec.name in _ENDS:
        return True
    return (
        spec.type in _WORDS
        and not spec.vocabulary
        and (spec.where or spec.searched not in NO_WORDS)
    )


def with_parts(dossier: Dossier, cells: frozenset[str]) -> frozenset[str]:
    """These, all that lies below them, however deep, and the files that belong to one: they say as much."""
    found = set[str]()
    left = [*cells]
    if left:
        left += [
            item.id
            for item in dossier.of("evidence_item")
            if not cells.isdisjoint(ever_named(item, "relates_to"))
        ]
    while left:
        if (id := left.pop()) not in found:
            found.add(id)
            left += (one.id for one in dossier.children(id))
    return frozenset(found)


def small(dossier: Dossier, cells: Cells | None = None) -> frozenset[str]:
    """The ids of the events that only one source can have told, and of the claims about them.

    `cells` are the counts over the vault (`FacilityCount`), by event; without them only this dossier
    is counted, and of it what the device wrote down that wrote who told: that hides more, never less.
    """
    sources = _sources(dossier)
    if not sources:
        return frozenset()
    told = {
        event.id: event
        for event in ever_in(dossier, "event")
        if not sources.isdisjoint(ever_told_by(event))
        and ever_named(event, "facility")
        and any(_when(event))
    }
    counts = dossier.once(_here) if cells is None else cells
    found = {id for id in told if counts.get(id, 1) < 2}
    return frozenset(found | {one.id for one in dossier.of("claim") if one.parent in found})


def _here(dossier: Dossier) -> Cells:
    """The counts over this dossier alone, by what the device wrote down that wrote who told."""
    sources = _sources(dossier)
    at: dict[str, list[RecordView]] = defaultdict(list)
    for event in dossier.of("event"):
        for place in _where(event):
            at[place].append(event)
    counted = FacilityCount(lambda place: at[place], sources.__contains__)
    return {
        one.id: counted.of(one, frozenset(word for _, word in _said_by(one)))
        for one in ever_in(dossier, "event")
    }


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
    named = {id for event in ever_in(dossier, "event") for id in ever_told_by(event)}
    return frozenset(id for id in named if is_apart(dossier, id))


def _said_by(event: RecordView) -> Iterator[tuple[str, str]]:
    """Each who told of an event, with the device that wrote it down."""
    for name in TELLERS[event.kind]:
        for one in event.fields.get(name, ()):
            yield from ((id, one.word) for id in ids_in(one.value))


def _said(event: RecordView, name: str, believed: Container[str] | None = None) -> Iterator[Json]:
    """What stands in a field; with `believed` only as these devices wrote it."""
    for one in event.fields.get(name, ()):
        if one.held == "here" and (believed is None or one.word in believed):
            yield one.value


def _where(event: RecordView, believed: Container[str] | None = None) -> frozenset[str]:
    """The facilities of an event."""
    return frozenset(one for one in _said(event, "facility", believed) if isinstance(one, str))


def _when(event: RecordView, believed: Container[str] | None = None) -> frozenset[str]:
    """The months of an event."""
    found: set[str] = set()
    for value in _said(event, "date", believed):
        with suppress(ImpossibleDate):
            found.update(_months(PartialDate.of(value)))
    return frozenset(found)


def _months(when: PartialDate) -> Iterator[str]:
    """The months of a date that is told more closely than the year."""
    if when.first is None or when.last is None or when.precision == "year":
        return
    at, end = when.first.year * 12 + when.first.month - 1, when.last.year * 12 + when.last.month - 1
    for month in range(at, min(end, at + _MOST) + 1):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"
