"""Figures of several periods: what can be worked out from those that were told.

Beyond the organisation a figure is told for whole quarters that follow each other, so that every report is
a sum over the same parts. Whoever holds several can add and subtract them: what is determined by all of them
together must be none, or no small count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final, NamedTuple

from vsdesk.records.figures.small_counts import LEAST

MOST: Final = 40  # quarters that are looked at; ten years of reports
_CHOICES: Final = 64  # among reports that say different things of the same quarters


class Quarters(NamedTuple):
    """From one quarter to another, both included, counted from the year 0."""

    first: int
    last: int

    def numbers(self) -> range:
        """Each of them."""
        return range(self.first, self.last + 1)


def quarters(first: date, last: date) -> Quarters | None:
    """The quarters of a period, or None where it is no whole ones."""
    begins = first.day == 1 and first.month % 3 == 1
    ends = last.month % 3 == 0 and last.day == (31 if last.month in (3, 12) else 30)
    if not begins or not ends or last < first:
        return None
    return Quarters(first.year * 4 + (first.month - 1) // 3, last.year * 4 + (last.month - 1) // 3)


def tells_few(asked: Quarters, count: int, told: Sequence[tuple[Quarters, int]]) -> bool:
    """Whether a small count of some quarters follows from a new figure and those that were told.

    Looked at are the quarters that follow each other, and what one report has more than another within it.
    Where several reports of the same quarters say different things, each choice among them is looked at: any
    two may have been made of the same records. Too many to be looked at tell too much: more than `MOST`
    quarters in all.
    """
    near = _touching([(asked, count)], told)
    low = min(one.first for one, _ in near)
    high = max(one.last for one, _ in near)
    if high - low >= MOST:
        return True
    if any(_nested(asked, one) and 0 < abs(count - number) < LEAST for one, number in near[1:]):
        return True
    held: dict[Quarters, set[int]] = {}
    for one, number in near[1:]:
        held.setdefault(one, set()).add(number)
    if prod(map(len, held.values())) > _CHOICES:
        return True
    spans = [[(one, number) for number in sorted(numbers)] for one, numbers in held.items()]
    return any(_tells([near[0], *some], low, high) for some in product(*spans))


def _tells(near: Sequence[tuple[Quarters, int]], low: int, high: int) -> bool:
    """The same, where of each quarters one number was told."""
    new, *before = [_row(one, low, high, number) for one, number in near]
    known = _reduced(before)
    again = _value([*new[:-1], Fraction(0)], known)
    if again is not None:  # told before, or their sum: what came in since
        return 0 < abs(near[0][1] - again) < LEAST
    rows = _reduced([*before, new])
    spans = (Quarters(a, b) for a in range(low, high + 1) for b in range(a, high + 1))
    asked_for = (_row(one, low, high, 0) for one in spans)
    found = (_value(one, rows) for one in asked_for if _value(one, known) is None)
    return any(value is not None and 0 < abs(value) < LEAST for value in found)


def _touching(
    found: list[tuple[Quarters, int]], told: Sequence[tuple[Quarters, int]]
) -> list[tuple[Quarters, int]]:
    """What overlaps the new figure, what overlaps that, and so on."""
    left = list(told)
    while more := [one for one in left if any(_overlap(one[0], held) for held, _ in found)]:
        found = [*found, *more]
        left = [one for one in left if one not in more]
    return found


def _overlap(one: Quarters, other: Quarters) -> bool:
    return one.first <= other.last and other.first <= one.last


def _nested(one: Quarters, other: Quarters) -> bool:
    inner = Quarters(max(one.first, other.first), min(one.last, other.last))
    return inner in (one, other)


def _row(span: Quarters, low: int, high: int, number: int) -> list[Fraction]:
    inside = span.numbers()
    return [Fraction(n in inside) for n in range(low, high + 1)] + [Fraction(number)]


def _reduced(rows: list[list[Fraction]]) -> Mapping[int, list[Fraction]]:
    """The rows by the quarter of their first one, each without those of the others."""
    found: dict[int, list[Fraction]] = {}
    for row in rows:
        for at, held in found.items():
            if row[at]:
                row = [a - row[at] * b for a, b in zip(row, held, strict=True)]
        pivot = next((n for n, one in enumerate(row[:-1]) if one), None)
        if pivot is None:
            continue
        row = [one / row[pivot] for one in row]
        for at, held in found.items():
            if held[pivot]:
                found[at] = [a - held[pivot] * b for a, b in zip(held, row, strict=True)]
        found[pivot] = row
    return found


def _value(row: list[Fraction], rows: Mapping[int, list[Fraction]]) -> Fraction | None:
    """What a sum of quarters is by these rows, or None where they do not say."""
    for at, held in rows.items():
        if row[at]:
            row = [a - row[at] * b for a, b in zip(row, held, strict=True)]
    return None if any(row[:-1]) else -row[-1]
