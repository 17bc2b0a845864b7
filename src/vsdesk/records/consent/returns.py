"""Who is back or was found: by the state of the search, the fate, or an event that tells of a return.

Then relatives' answers rest and only the person decides. Sources: data-dictionary §5.9; docs/decisions/034.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.coordinators import is_sure, others, seen
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView

FOUND: Final = frozenset(
    {"located_alive_held", "located_alive_elsewhere", "released_returned", "person_decides"}
)
FREE: Final = FOUND - {"located_alive_held"}
ALIVE: Final = "alive_confirmed"
CAME_BACK: Final = frozenset({"release", "exchange", "reunited"})
_TAKEN: Final = frozenset({"arrest", "abduction"})


def is_free(dossier: Dossier) -> bool:
    """Whether the person was found alive, held or not, is back, or decides: then relatives' answers rest."""
    return bool(free_cases(dossier))


def free_cases(dossier: Dossier) -> frozenset[str]:
    """The cases whose person may be asked: by the state of the search or the fate, or by an event that says
    so.

    At once: nobody has to remember to change the state too. Somebody seen alive by a witness
    (`alive_reported`) is sought as before.
    """
    return dossier.once(_free_cases)


def _free_cases(dossier: Dossier) -> frozenset[str]:
    freed = {one.parent for one in returns(dossier)}
    return frozenset(
        case.id
        for case in dossier.of("case")
        if says_found(case) or ALIVE in case.every("fate") or case.id in freed
    )


def says_found(case: RecordView) -> bool:
    """Whether the state of the search says that the person was found or is back, by any value."""
    return bool(FOUND & {str(one) for one in case.every("search_status")})


def says_so(dossier: Dossier) -> bool:
    """Whether the state of the search of a case says it by more than words that wait for a look: such a word
    closes, and ends no question."""
    case = dossier.get(dossier.root)
    if case is None or not says_found(case):
        return False
    lone = frozenset[str]().union(*(one.device_ids for one in dossier.without)) - {dossier.here}
    return any(
        one.value in FOUND and (one.word not in lone or one.op in dossier.once(seen))
        for one in case.fields["search_status"]
    )


def returns(dossier: Dossier) -> tuple[RecordView, ...]:
    """The events by which somebody came back, told as more than a rumour, and whose day may lie after
    the last arrest below the same case; by all that stands, or by what coordinators said alone.

    A prison that was opened, an amnesty, an order brings nobody back by itself. One without a day, or whose
    day nobody can read, counts: as long as nobody wrote when, the person may be here and was not asked.
    What a coordinator wrote down closes until a coordinator, or one who looked, says otherwise.
    """
    return dossier.once(_returns)


def _returns(dossier: Dossier) -> tuple[RecordView, ...]:
    events = dossier.of("event")
    found = _told(events, lambda _: True)
    theirs = dossier.once(others)
    if any(word in theirs for one in events for word in one.words):  # in few files
        found |= _told(events, is_sure(dossier))
    return tuple(one for one in events if one.id in found)


def _told(events: Iterable[RecordView], counts: Callable[[Alternative], bool]) -> set[str]:
    """The ids of the returns among these, by the words that count."""
    said = [_Said(one, counts) for one in events]
    freeing = [one for one in said if one.frees()]
    if not freeing:  # mostly: then nobody asks when the last arrest was
        return set()
    taken: dict[str | None, date] = {}  # the last day on which an arrest begins
    for one in said:
        if True in one.every("is_disappearance") or _TAKEN & one.types():
            for day in one.days():
                if day.first is not None:
                    where = one.event.parent
                    taken[where] = max(day.first, taken.get(where, day.first))
    return {one.event.id for one in freeing if one.is_after(taken)}


@dataclass(frozen=True, slots=True)
class _Said:
    """An event as far as some words tell of it."""

    event: RecordView
    counts: Callable[[Alternative], bool]

    def every(self, name: str) -> list[Json]:
        held = self.event.standing(name)
        return [one.value for one in held if one.held == "here" and self.counts(one)]

    def types(self) -> frozenset[str]:
        return frozenset(str(one) for one in self.every("type"))

    def frees(self) -> bool:
        types = self.types()
        return (
            bool(types)
            and types <= CAME_BACK
            and "rumour" not in self.every("confidence")
            and "transfer_out" not in self.every("release_kind")
        )

    def is_after(self, taken: Mapping[str | None, date]) -> bool:
        """Whether its day may lie after the last arrest of its case."""
        arrest, days = taken.get(self.event.parent), [*self.days()]
        if arrest is None or not days or len(self.every("date")) > len(days):
            return True
        return any(day.last is None or day.last >= arrest for day in days)

    def days(self) -> Iterator[PartialDate]:
        """The days that can be read."""
        for value in self.every("date"):
            try:
                day = PartialDate.of(value)
            except ImpossibleDate:
                continue
            if day.first or day.last:
                yield day


def unsaid_returns(dossier: Dossier) -> tuple[RecordView, ...]:
    """The returns in a case of which the state of its search says nothing: whether the person is back is
    asked."""
    if dossier.get(dossier.root) is None or says_so(dossier):
        return ()
    return tuple(one for one in returns(dossier) if one.parent == dossier.root)
