"""What is asked of one record for each recipient and in each reading is worked out once:
a record does not change."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import RecordView

T = TypeVar("T")


def once(work: Callable[[RecordView], T]) -> Callable[[RecordView], T]:
    """The same answer, kept with the record: for what follows from one record alone."""

    @wraps(work)
    def found(record: RecordView) -> T:
        held = record.worked_out
        try:
            kept: T = held[work]
        except KeyError:
            kept = held[work] = work(record)
        return kept

    return found


def once_a_day(work: Callable[[RecordView, str], T]) -> Callable[[RecordView, str], T]:
    """The same for what follows from one record and the day (ISO) on which it is asked."""

    @wraps(work)
    def found(record: RecordView, today: str) -> T:
        held, known = record.worked_out, (work, today)
        try:
            kept: T = held[known]
        except KeyError:
            kept = held[known] = work(record, today)
        return kept

    return found
