"""Who took part in an activity, counted by sex and age: its plain tallies as a table of numbers. Pure.

A plain tally says how many, of which sex and age, and nothing else: whoever is named, or a row that says more
(a session, a displacement), is no number of this table. Source: data-dictionary §2.19.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dictionary.vocabulary import Vocabularies
    from vsdesk.records.dossier import RecordView

KIND: Final = "participation"
COUNT: Final = "count"
SEX, AGE = "sex", "age_band"
_OF_A_TALLY: Final = frozenset({COUNT, SEX, AGE, "deleted", "sens"})
_BAND: Final = re.compile(r"a(\d+)(?:_(\d+|up))?")
_NO_END: Final = 10**6
Place = tuple[str, str]  # a term of the list `sex` and one of `age_band`; "": not said


@dataclass(frozen=True, slots=True)
class TallyCell:
    """What stands at one place: the records that say it, how many together. `settled`: one
    record says one number, or none does, so that another number may be written: into that
    record, but for one of others (`theirs`), which then counts nobody, and a new one says it."""

    records: tuple[str, ...] = ()
    count: int | None = None
    settled: bool = True
    theirs: bool = False


@dataclass(frozen=True)
class TallyTable:
    """The places in the order of the lists, and what stands at each."""

    sexes: tuple[str, ...]
    bands: tuple[str, ...]
    cells: Mapping[Place, TallyCell] = field(repr=False)

    def at(self, place: Place) -> TallyCell:
        """What stands there."""
        return self.cells.get(place, TallyCell())

    @property
    def records(self) -> frozenset[str]:
        """The records that are numbers of this table."""
        return frozenset(id for cell in self.cells.values() for id in cell.records)

    @property
    def total(self) -> int:
        """How many together."""
        return sum(cell.count or 0 for cell in self.cells.values())


def anybodys(row: RecordView) -> bool:
    """Where it does not matter whose a row is."""
    return True


def tally_table(
    records: Iterable[RecordView],
    lists: Vocabularies,
    ours: Callable[[RecordView], bool] = anybodys,
) -> TallyTable:
    """The table of these participations: every sex, the bands that lie beside each other from the youngest
    on, and wider ones where somebody wrote one. `ours`: whether a number may be written into a row; one of
    others that counts nobody is none of the table."""
    at: dict[Place, list[RecordView]] = {}
    for one in records:
        place = place_of(one)
        if place is not None and (ours(one) or any(_counts(one))):
            at.setdefault(place, []).append(one)
    sexes = lists.keys(SEX)
    fine = fine_bands(lists.keys(AGE))
    wider = {band for _, band in at} - {*fine, ""}
    known = [one for one in lists.keys(AGE) if one in wider]
    bands = (*fine, *known, *sorted(wider.difference(known)), "")
    odd = {sex for sex, _ in at}.difference(sexes, {""})
    unsaid = ("",) if any(sex == "" for sex, _ in at) else ()
    cells = {place: _cell(held, ours) for place, held in at.items()}
    return TallyTable((*sexes, *sorted(odd), *unsaid), bands, cells)


def place_of(record: RecordView) -> Place | None:
    """Where a participation stands in the table; None for one that is no plain tally."""
    if record.kind != KIND or record.deleted or ever_named(record, "person"):
        return None
    if any(_said(record.every(name)) for name in record.fields if name not in _OF_A_TALLY):
        return None
    if record.differs(SEX) or record.differs(AGE):
        return None
    return record.text(SEX), record.text(AGE)


def _said(values: Sequence[Json]) -> bool:
    return any(one not in (None, "", []) for one in values)


def _cell(held: Sequence[RecordView], ours: Callable[[RecordView], bool]) -> TallyCell:
    counts = [one for record in held for one in _counts(record)]
    settled = len(held) == 1 and len(counts) <= 1
    ids, count = tuple(one.id for one in held), sum(counts) if counts else None
    return TallyCell(ids, count, settled, theirs=not all(map(ours, held)))


def _counts(record: RecordView) -> Iterator[int]:
    for one in record.every(COUNT):
        if isinstance(one, int) and not isinstance(one, bool):
            yield one


def fine_bands(keys: Iterable[str]) -> tuple[str, ...]:
    """Of these bands those that lie beside each other and together hold every age: at each age the narrowest
    that begins there."""
    spans = {key: span for key in keys if (span := _span(key)) is not None}
    found: list[str] = []
    age = 0
    while begins := [key for key, (first, _) in spans.items() if first == age]:
        narrowest = min(begins, key=lambda one: spans[one][1])
        found.append(narrowest)
        age = spans[narrowest][1] + 1
    return tuple(found)


def _span(key: str) -> tuple[int, int] | None:
    """The ages of a band, by its key."""
    read = _BAND.fullmatch(key)
    if read is None:
        return None
    last = read[2]
    return int(read[1]), int(last) if last and last != "up" else _NO_END
