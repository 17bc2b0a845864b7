"""What is compared: one report of a missing person, as plain values."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from vsdesk.errors import UserError
from vsdesk.names.fold import fold

NAMES: Final = ("given", "father", "grandfather", "family", "mother")
COLUMNS: Final = (
    *("rid", *NAMES, "sex", "birth_year", "arrest_date", "gov", "place", "unstructured"),
)
T = TypeVar("T")
Days = tuple[date, date]
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SEXES: Final = {"m": "M", "f": "F", "ذ": "M", "ا": "F", "n": "M", "j": "F"}
_YES: Final = frozenset({"1", "true", "yes", "نعم", "erê"})
_EARLIEST, _LATEST = 1850, 2200


@dataclass(frozen=True, slots=True)
class Report:
    """One report. Each name has all its spellings, in any script; what is not known is empty."""

    id: str
    given: tuple[str, ...] = field(default=(), repr=False)
    father: tuple[str, ...] = field(default=(), repr=False)
    grandfather: tuple[str, ...] = field(default=(), repr=False)
    family: tuple[str, ...] = field(default=(), repr=False)
    mother: tuple[str, ...] = field(default=(), repr=False)
    whole: tuple[str, ...] = field(default=(), repr=False)  # a name whose parts are not known
    sex: str = field(default="", repr=False)  # M, F or ""
    birth: tuple[int, int] | None = field(default=None, repr=False)  # years, from and to
    taken: Days | None = field(default=None, repr=False)  # the disappearance, first and last day
    gov: str = field(default="", repr=False)  # any code of the governorate
    place: tuple[str, ...] = field(default=(), repr=False)  # every name of the place


def sex_of(text: str) -> str:
    """M, F, or "" of a word such as male, F, ذكر, أنثى."""
    return _SEXES.get(fold(text.strip())[:1], "")


def days_of(text: str) -> Days | None:
    """The days that YYYY, YYYY-MM or YYYY-MM-DD covers; None for an empty text.

    Raises:
        UserError: E_DATE, when it is none of these or no day of the calendar.
    """
    plain = fold(text.strip()).replace("/", "-").replace(".", "-")
    if not plain:
        return None
    found = _DAY.fullmatch(plain)
    if not found:
        raise UserError("E_DATE")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        return date(year, month or 1, day or 1), last
    except (ValueError, calendar.IllegalMonthError) as problem:
        raise UserError("E_DATE") from problem


def years_of(text: str) -> tuple[int, int] | None:
    """The year of birth in a cell (a date gives its year), or None.

    Raises:
        UserError: E_DATE, when there is something else.
    """
    plain = fold(text.strip()).removesuffix(".0")
    if not plain:
        return None
    if not plain[:4].isdigit() or not _EARLIEST < int(plain[:4]) < _LATEST:
        raise UserError("E_DATE")
    return int(plain[:4]), int(plain[:4])


def report_of_row(row: Mapping[str, object], number: int) -> Report:
    """The report in row `number` of a list with the columns `COLUMNS`; others are passed over.

    Raises:
        UserError: E_TABLE with the row and the column, when a cell cannot be read.
    """
    cells = {name: _text(row.get(name)) for name in COLUMNS}
    names = {name: (cells[name],) if cells[name] else () for name in NAMES}
    if fold(cells["unstructured"]) in _YES:
        names |= {"given": (), "whole": names["given"]}
    return Report(
        id=cells["rid"] or str(number),
        sex=sex_of(cells["sex"]),
        birth=_read(years_of, cells, "birth_year", number),
        taken=_read(days_of, cells, "arrest_date", number),
        gov=fold(cells["gov"]),
        place=(cells["place"],) if cells["place"] else (),
        **names,
    )


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _read(reader: Callable[[str], T], cells: Mapping[str, str], column: str, number: int) -> T:
    try:
        return reader(cells[column])
    except UserError as problem:
        raise UserError("E_TABLE", row=number, column=column) from problem
