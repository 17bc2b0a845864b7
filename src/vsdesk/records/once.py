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
        if work not in record.worked_out:
            record.worked_out[work] = work(record)
        kept: T = record.worked_out[work]
        return kept

    return found


def once_a_day(work: Callable[[RecordView, str], T]) -> Callable[[RecordView, str], T]:
    """The same for what follows from one record and the day (ISO) on which it is asked."""

    @wraps(work)
    def found(record: RecordView, today: str) -> T:
        known = (work, today)
        if known not in record.worked_out:
            record.worked_out[known] = work(record, today)
        kept: T = record.worked_out[known]
        return kept

    return found
