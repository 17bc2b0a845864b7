"""Days as the clock on the wall of this computer counts them, beside moments in milliseconds since 1970."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.days import moment_at

if TYPE_CHECKING:
    from vsdesk.words import Words


def day_here(milliseconds: int) -> str:
    """The ISO day of a moment."""
    return moment_at(milliseconds).astimezone().date().isoformat()


def stamped(words: Words, milliseconds: int) -> str:
    """A moment as day and time on this computer."""
    then = moment_at(milliseconds).astimezone()
    return f"{day_in_words(then, words.lang)}, {then:%H:%M}"


def begin_of(day: str, field: str, *, after: int = 0) -> int:
    """When a day begins, or the one so many days `after` it. Raises UserError E_DATE, with the field."""
    try:
        begins = date.fromisoformat(day) + timedelta(days=after)
        return int(datetime.combine(begins, time()).astimezone().timestamp() * 1000)
    except (ValueError, OverflowError) as problem:
        raise UserError("E_DATE", field=field) from problem
