"""An indicator summed up over a period: the whole, each division, and the records behind it, each of which
opens.

Whether a figure may leave is asked elsewhere (records/figures/small_counts.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_low
from typing import Final

from vsdesk.load_mark import by_device
from vsdesk.records.figures.indicator_records import CountedRecord, IndicatorRecords
from vsdesk.records.figures.indicators import Indicator
from vsdesk.records.figures.small_counts import Cell

_ALL: Final[Cell] = ("", "")
_NOBODY: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted: the whole, by each division, and the records behind it (`roots` open).

    `by_device` is in how much of each count a lone word of one device stands, whatever load it names; the
    total under ("", ""). `whose`: of whom (by id) the things of a count are, where one may have several, and
    the devices without whose lone words none of theirs is counted; `people` are counted by name. `waits`: of
    whom, and how many days, of what rests on no lone word.
    """

    key: str
    total: int
    by: Mapping[str, Mapping[str, int]]
    by_device: Mapping[str, Mapping[Cell, int]] = field(repr=False)
    records: tuple[str, ...] = field(repr=False)
    roots: tuple[str, ...] = field(repr=False)
    whose: Mapping[Cell, Mapping[str, frozenset[str]]] = field(repr=False)
    people: tuple[str, ...] = field(repr=False)
    waits: tuple[tuple[str, int], ...] = field(repr=False)

    @property
    def median(self) -> int | None:
        """Within so many days half of them had what they waited for."""
        return median_low(days for _, days in self.waits) if self.waits else None

    def of_whom(self, without: str = "") -> Mapping[Cell, frozenset[str]]:
        """Of whom the things of each count are, as far as they are so without a device."""
        return {
            cell: frozenset(who for who, by in held.items() if without not in by)
            for cell, held in self.whose.items()
        }


def _lone(
    counting: IndicatorRecords, one: CountedRecord, is_sure: Callable[[str], bool] | None
) -> frozenset[str]:
    """The devices whose lone words a thing rests on; none where it is not asked."""
    if is_sure is None:
        return _NOBODY
    return frozenset(by_device(word for word in counting.words(one) if not is_sure(word)))


def _put(
    alone: dict[str, dict[Cell, int]], lone: frozenset[str], cells: Sequence[Cell], number: int
) -> None:
    """A thing into what rests on each of these devices."""
    for device_id in lone:
        held = alone.setdefault(device_id, {})
        for cell in cells:
            held[cell] = held.get(cell, 0) + number


def figure(
    indicator: Indicator,
    counting: IndicatorRecords,
    is_closed: Callable[[CountedRecord], bool] = lambda _: False,
    is_sure: Callable[[str], bool] | None = None,
    *,
    standing: bool = False,
) -> Figure:
    """One indicator over a period, without what `is_closed`; which words are lone, `is_sure` says: none
    where it is not asked. `standing`: as it leaves, see `IndicatorRecords.standing`."""
    total, seen = 0, set[str]()
    alone: dict[str, dict[Cell, int]] = {}
    by: dict[str, dict[str, int]] = {name: {} for name in indicator.by}
    records, roots, people = dict[str, None](), dict[str, None](), dict[str, None]()
    whose: dict[Cell, dict[str, frozenset[str]]] = {}
    waits: list[tuple[str, int]] = []
    things = counting.standing if standing else counting.found
    for one in things(indicator.key, indicator.find):
        if is_closed(one):
            continue
        records[one.record] = roots[one.root] = None
        if one.person:
            people[one.person] = None
        if one.one and one.one in seen:
            continue
        seen.add(one.one)
        total += one.number
        lone = _lone(counting, one, is_sure)
        cells = [_ALL]
        for name in indicator.by:
            cells += ((name, term) for term in one.terms(name))
        for name, term in cells[1:]:
            by[name][term] = by[name].get(term, 0) + one.number
        for cell in cells if one.whose else ():
            of = whose.setdefault(cell, {})
            of[one.whose] = of.get(one.whose, lone) & lone if lone else _NOBODY
        if one.days is not None and not lone:
            waits.append((one.whose, one.days))
        _put(alone, lone, cells, one.number)
    return Figure(
        *(indicator.key, total, by, alone, tuple(records), tuple(roots)),
        whose,
        tuple(people),
        tuple(waits),
    )
