"""On which days an answer is judged: on its own and on today, and the narrower of both holds. Pure.

A birthday, or a paper that begins, changes nothing of what somebody said: who answered as a child answered as
one until they are asked again. So a clock alone may narrow what leaves, and never widens it. Source:
docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.answers import written_on
from vsdesk.records.dates.days import day_of
from vsdesk.records.once import once_a_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import Dossier, RecordView

_GIVEN: Final = "given_on"
_SAID: Final = (_GIVEN, "withdrawn_on")
_ANSWER: Final = ("grantor", "result")
UNKNOWN: Final = "0001-01-01"  # of a day that nobody knows: whoever has a birth was a child
_SET: Final = "2025-01-01"  # no log of this program is older: a clock that says so was never set


@once_a_day
def days_of(grant: RecordView, today: str) -> tuple[str, ...]:
    """The days (ISO) on which one answer is judged, the earliest first; today is among them.

    Its own is the day that is written down, or that on which it was written down where that is earlier:
    nobody answers on a day to come. Without one it is as old as its words. A log of a clock that was not
    set, or runs ahead, is not believed, and then nobody knows the day.
    """
    days = {day for name in _SAID for one in grant.fields.get(name, ()) for day in _said(one)}
    if not any(day_of(one) for one in grant.every(_GIVEN)):
        days.add(_of_log(grant, today))
    return tuple(sorted(days | {today}))


def first_day(dossier: Dossier, answers: Iterable[str], today: str) -> str:
    """The earliest day (ISO) on which any of these answers (ids) was given, or today."""
    held = filter(None, map(dossier.get, answers))
    return min((days_of(one, today)[0] for one in held), default=today)


def _said(said: Alternative) -> Iterator[str]:
    if isinstance(said.value, str) and day_of(said.value):
        yield said.value
        if _SET <= (wrote := _written(said.ts)) < said.value:
            yield wrote


def _of_log(grant: RecordView, today: str) -> str:
    words = (one.ts for name in _ANSWER for one in grant.fields.get(name, ()))
    days = [*map(_written, words)] or [_written(grant.created)]
    return UNKNOWN if any(not _SET <= one <= today for one in days) else min(days)


def _written(ts: str) -> str:
    day = written_on(ts)
    return day.isoformat() if day else ""
