"""One table out of the rows of all modules, and whether each budget was held."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bench.stage import Row

_HEAD: Final = ("row", "measured", "raw baseline", "ratio", "budget", "held")
_RULES: Final[dict[str, Callable[[float, float], bool]]] = {"<=": operator.le, ">=": operator.ge}
_BUDGET: Final = re.compile(r"(ratio )?(<=|>=) ([\d.]+)(?: (ms|s)\b)?")
_NUMBER: Final = re.compile(r"(-?[\d.]+)(?: (ms|s)\b)?")
_MS: Final = {"s": 1000}  # of what else is measured: as it stands


def held(row: Row) -> bool | None:
    """Whether every part of the budget holds; None for a row without a budget.

    "ratio <= 3, <= 50 ms" asks of the ratio and of the measured value, which stands in the same unit
    (seconds and milliseconds are put beside each other).
    """
    _, measured, _, ratio, budget = row
    found = _BUDGET.findall(budget)
    if not found:
        return None
    number = _NUMBER.search(measured)
    value = float(number[1]) * _MS.get(number[2], 1) if number else 0.0
    return all(
        _RULES[rule](
            ratio if of_ratio and ratio is not None else value, float(limit) * _MS.get(unit, 1)
        )
        for of_ratio, rule, limit, unit in found
    )


def lines(rows: Iterable[Row]) -> list[str]:
    """The table as lines of text."""
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    return [
        "  ".join(
            text.ljust(width) if not column else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _cells(row: Row) -> tuple[str, ...]:
    name, measured, baseline, ratio, budget = row
    shown = "-" if ratio is None else f"{ratio:.2f}"
    answer = {True: "yes", False: "NO", None: "-"}[held(row)]
    return name, measured, baseline, shown, budget, answer
