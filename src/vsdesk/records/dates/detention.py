"""Between which days something lies by all that stands, and the time between an arrest and a release.

A day speaks only where every value of its field does: where one is open, unknown or not to be read in
it, nothing is said. One pass over the records of each sort, however many another device writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, Readable

FREED: Final = frozenset({"release", "amnesty", "settlement", "exchange", "escape_prison_opening"})
_SIGNED: Final = frozenset(
    {"general_poa", "irrevocable_poa", "property_deed", "marriage_contract", "deportation_paper"}
)


@dataclass(frozen=True, slots=True)
class DayBounds:
    """The first and last day that a field may mean by every value that stands; None is open or unknown."""

    first: date | None = field(default=None, repr=False)
    last: date | None = field(default=None, repr=False)

    def surely_before(self, other: DayBounds) -> bool:
        """Whether every day of this one lies before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first


def span_of(record: Readable, name: str) -> DayBounds:
    """Of a date field, or of a whole day; what cannot be read in it is left out."""
    dates = list(_dates(record, name))
    first = [one.first for one in dates if one.first is not None]
    last = [one.last for one in dates if one.last is not None]
    return DayBounds(
        min(first) if first and len(first) == len(dates) else None,
        max(last) if last and len(last) == len(dates) else None,
    )


def _dates(record: Readable, name: str) -> Iterable[PartialDate]:
    for value in record.every(name):
        try:
            if isinstance(value, str):
                yield PartialDate.day(date.fromisoformat(value))
            else:
                yield PartialDate.of(value)
        except (ImpossibleDate, ValueError):
            continue


class Spans:
    """The spans of a dossier's records, each read once (`Dossier.once`)."""

    def __init__(self, _: Dossier | None = None) -> None:
        self._found: dict[tuple[str, str], DayBounds] = {}

    def of(self, record: Readable, name: str = "date") -> DayBounds:
        """As `span_of`."""
        key = (record.id, name)
        if key not in self._found:
            self._found[key] = span_of(record, name)
        return self._found[key]


class Bound(NamedTuple):
    """The outermost day of several records, and whose it is."""

    day: date
    record: str


SpanOf = Callable[[Readable], DayBounds]


def begins_last(records: Iterable[Readable], span: SpanOf) -> Bound | None:
    """Which of them surely begins last: whatever ends before any of them ends before it."""
    begun = (Bound(first, one.id) for one in records if (first := span(one).first) is not None)
    return max(begun, default=None)


def ends_first(records: Iterable[Readable], span: SpanOf) -> Bound | None:
    """Which of them surely ends first: whatever begins after any of them begins after it."""
    ended = (Bound(last, one.id) for one in records if (last := span(one).last) is not None)
    return min(ended, default=None)


def _days(event: Readable) -> DayBounds:
    return span_of(event, "date")  # each asked once; an event may come once for each reading of it


def is_signed(item: Readable) -> bool:
    """Whether a paper is of a sort that somebody signs."""
    return item.text("document_type") in _SIGNED


class Detention:
    """The time after the first arrest and before the first release that a file tells of."""

    def __init__(
        self, arrests: Iterable[Readable], releases: Iterable[Readable], missing: frozenset[str]
    ) -> None:
        self._taken = ends_first(arrests, _days)
        self._freed = ends_first(releases, _days)
        self._missing = missing

    def signed_in(self, item: Readable) -> str:
        """The id of the arrest after which a paper is dated that the missing person signs, or "".

        A paper of which nobody wrote who signed it counts as theirs.
        """
        if not (is_signed(item) and self.may_be_theirs(item) and self.is_dated_in(item)):
            return ""
        return self._taken.record if self._taken is not None else ""

    def may_be_theirs(self, item: Readable) -> bool:
        """Whether the missing person may have signed a paper."""
        signers = {*ids_of(item, "signed_by")}
        return not signers or not signers.isdisjoint(self._missing)

    def is_dated_in(self, item: Readable) -> bool:
        """Whether a paper is dated in this time."""
        day = span_of(item, "captured").first
        if day is None or self._taken is None or self._taken.day >= day:
            return False
        return self._freed is None or self._freed.day >= day
