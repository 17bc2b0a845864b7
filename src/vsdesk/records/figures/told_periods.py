"""Figures of several periods: what can be worked out from those that were told.

Beyond the organisation a figure is told for whole quarters that follow each other, so that every report is
a sum over the same parts. Whoever holds several can add and subtract them: what is determined by all of them
together must be none, or no small count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
    return any(_tells([near[0], *some]) for some in product(*spans))


def sums_with(asked: Quarters, count: int, told: Sequence[tuple[Quarters, int]]) -> frozenset[int]:
    """What whoever has a new figure beside those that were told knows of quarters in a row that hold its
    own: the figure, and its sum with what was told before and after it."""
    known = _sums(told)
    here, there = (_tied(one, known) for one in (asked.first, asked.last + 1))
    wider = product(
        (n for at, n in here.items() if at <= asked.first),
        (n for at, n in there.items() if at > asked.last),
    )
    return frozenset({count, *(count + after - before for before, after in wider)})


def known_sums(told: Sequence[tuple[Quarters, int]]) -> frozenset[int]:
    """What whoever has these reports knows of quarters in a row."""
    known = _sums(told)
    ends = sorted(known)
    pairs = ((known[a], known[b]) for at, a in enumerate(ends) for b in ends[at + 1 :])
    sums = (b[1] - a[1] for a, b in pairs if a[0] == b[0])
    return frozenset({*sums, *(number for _, number in told)})


def _tells(near: Sequence[tuple[Quarters, int]]) -> bool:
    """The same, where of each quarters one number was told."""
    (asked, count), *before = near
    known = _sums(before)
    again = _value(asked, known)
    if again is not None:  # told before, or their sum: what came in since
        return 0 < abs(count - again) < LEAST
    # What follows now and did not: from each end that was tied to the one end to each at the other.
    here, there = (_tied(one, known) for one in (asked.first, asked.last + 1))
    return any(0 < abs(count + there[b] - here[a]) < LEAST for a, b in product(here, there))


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


_Sums = dict[
    int, tuple[int, int]
]  # by the first day of a quarter: of what it is tied to, how much before it


def _sums(told: Sequence[tuple[Quarters, int]]) -> _Sums:
    """What is known from a begin to an end: a report ties its two ends, and whatever is tied follows. What
    follows from those before it says nothing new."""
    found: _Sums = {}
    groups: dict[int, list[int]] = {}
    for span, number in told:
        a, b = span.first, span.last + 1
        for one in (a, b):
            if one not in found:
                found[one] = (one, 0)
                groups[one] = [one]
        (of_a, at_a), (of_b, at_b) = found[a], found[b]
        if of_a == of_b:
            continue
        for one in groups[of_b]:
            found[one] = (of_a, found[one][1] - at_b + at_a + number)
        groups[of_a] += groups.pop(of_b)
    return found


def _value(span: Quarters, sums: _Sums) -> int | None:
    """What a sum of quarters is, or None where that is not known."""
    begin, end = sums.get(span.first), sums.get(span.last + 1)
    if begin is None or end is None or begin[0] != end[0]:
        return None
    return end[1] - begin[1]


def _tied(at: int, sums: _Sums) -> dict[int, int]:
    """What is tied to one day, and how much before or after it."""
    if at not in sums:
        return {at: 0}
    group, before = sums[at]
    return {one: number - before for one, (of, number) in sums.items() if of == group}
