"""The day of each month on which nobody calls somebody: they sign that day, or are watched. Pure.

In a month that is shorter its last day counts: whoever signs on the 31st signs in February too.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from vsdesk.records.dossier import RecordView

FIELD: Final = "no_call_day"
LAST: Final = 31


def is_day_of_month(value: object) -> bool:
    """Whether it is the number of a day that some month has."""
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LAST


def standing_keys(channel: RecordView) -> dict[str, str]:
    """Under what the index keeps a way of contact: each day that stands, and no date
    (vault.md §4, `coming`)."""
    return {key(one): "" for one in channel.every(FIELD) if is_day_of_month(one)}


def key(day: object) -> str:
    """The sort of one day of the month."""
    return f"contact_channel.{FIELD}.{day}"


def days_meant(today: date) -> tuple[int, ...]:
    """The days of the month that today stands for."""
    last = monthrange(today.year, today.month)[1]
    return tuple(range(today.day, LAST + 1)) if today.day == last else (today.day,)


def is_today(channel: RecordView, today: date) -> bool:
    """Whether nobody calls today, by any value that stands."""
    return any(one in days_meant(today) for one in channel.every(FIELD) if is_day_of_month(one))
