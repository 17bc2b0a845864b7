"""The periods that a report is made for: half a year, a year."""

from __future__ import annotations

from datetime import date
from typing import Final

from vsdesk.records.counting import Period
from vsdesk.words import mark

BETWEEN: Final = "between"
SPANS: Final = {
    "this_half": mark("This half-year"),
    "last_half": mark("Last half-year"),
    "this_year": mark("This year"),
    BETWEEN: mark("Between two days"),
}


def span(key: str, today: date) -> Period:
    """The first and the last day of one of `SPANS` but the last."""
    if key == "this_year":
        return Period(date(today.year, 1, 1), date(today.year, 12, 31))
    year, second = today.year, today.month > 6
    if key == "last_half":
        year, second = (year, False) if second else (year - 1, True)
    if second:
        return Period(date(year, 7, 1), date(year, 12, 31))
    return Period(date(year, 1, 1), date(year, 6, 30))
