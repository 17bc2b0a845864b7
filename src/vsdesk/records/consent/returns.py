"""Who is back or was found: by the state of the search, the fate, or an event that tells of a return.

Then relatives' answers rest and only the person decides. Sources: data-dictionary §5.9; findings-use A2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dossier import Dossier, Readable, RecordView

FOUND: Final = frozenset(
    {"located_alive_held", "located_alive_elsewhere", "released_returned", "person_decides"}
)
FREE: Final = FOUND - {"located_alive_held"}
ALIVE: Final = "alive_confirmed"
CAME_BACK: Final = frozenset({"release", "exchange", "reunited"})
_TAKEN: Final = frozenset({"arrest", "abduction"})

_Event = TypeVar("_Event", bound=Readable)


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
    freed = {one.parent for one in returns(dossier.of("event"))}
    return frozenset(
        case.id
        for case in dossier.of("case")
        if FOUND & {str(one) for one in case.every("search_status")}
        or ALIVE in case.every("fate")
        or case.id in freed
    )


def returns(events: Iterable[_Event]) -> tuple[_Event, ...]:
    """The events by which somebody came back, told as more than a rumour, and whose day may lie after
    the last arrest below the same case.

    A prison that was opened, an amnesty, an order brings nobody back by itself. One without a day, or whose
    day nobody can read, counts: as long as nobody wrote when, the person may be here and was not asked.
    """
    said = tuple(events)
    taken: dict[str | None, date] = {}  # the last day on which an arrest begins
    for one in said:
        if one.value("is_disappearance") is True or _TAKEN & {str(t) for t in one.every("type")}:
            for day in _days(one):
                if day.first is not None:
                    taken[one.parent] = max(day.first, taken.get(one.parent, day.first))
    return tuple(one for one in said if _frees(one) and _is_after(one, taken.get(one.parent)))


def unsaid_returns(dossier: Dossier) -> tuple[RecordView, ...]:
    """The returns in a case of which the state of its search says nothing: whether the person is back is
    asked."""
    case = dossier.get(dossier.root)
    if case is None or FOUND & {str(one) for one in case.every("search_status")}:
        return ()
    return tuple(one for one in returns(dossier.of("event")) if one.parent == dossier.root)


def _is_after(event: Readable, arrest: date | None) -> bool:
    days = tuple(_days(event))
    open_ones = len(event.every("date")) > len(days) or not days
    return (
        arrest is None or open_ones or any(day.last is None or day.last >= arrest for day in days)
    )


def _frees(event: Readable) -> bool:
    types = {str(one) for one in event.every("type")}
    return (
        bool(types)
        and types <= CAME_BACK
        and "rumour" not in event.every("confidence")
        and "transfer_out" not in event.every("release_kind")
    )


def _days(event: Readable) -> Iterator[PartialDate]:
    for value in event.every("date"):
        try:
            day = PartialDate.of(value)
        except ImpossibleDate:
            continue
        if day.first or day.last:
            yield day
