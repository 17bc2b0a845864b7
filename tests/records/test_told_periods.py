"""What several reports tell together: no small count follows from them."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vsdesk.records.figures.told_periods import Quarters, quarters, tells_few

Q1, Q2, Q3, Q4 = (Quarters(n, n) for n in range(1, 5))
HALF, LATER, YEAR = Quarters(1, 2), Quarters(2, 3), Quarters(1, 4)


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (date(2024, 4, 1), date(2024, 9, 30), True),
        (date(2024, 1, 1), date(2024, 12, 31), True),
        (date(2024, 1, 1), date(2024, 6, 29), False),
        (date(2024, 2, 1), date(2024, 4, 30), False),
        (date(2024, 7, 1), date(2024, 6, 30), False),
    ],
)
def test_whole_quarters(first: date, last: date, whole: bool) -> None:
    assert (quarters(first, last) is not None) is whole


@pytest.mark.parametrize(
    ("asked", "count", "told", "few"),
    [
        (HALF, 13, [(Q1, 10)], True),  # three in the second quarter
        (HALF, 13, [(Q1, 13)], False),
        (HALF, 20, [(Q1, 10)], False),
        (YEAR, 40, [(Q2, 10), (Q3, 10), (Q4, 17)], True),
        (YEAR, 40, [(Q2, 10), (Q3, 10)], False),
        (LATER, 20, [(HALF, 20), (Q3, 18)], True),  # the second, and so the first
        (HALF, 12, [(HALF, 11)], True),
        (HALF, 12, [(HALF, 12)], False),
        (Q1, 9, [(Q3, 8)], False),
        (HALF, 32, [(Q1, 10), (Q1, 20), (Q2, 10)], True),  # two since the newer report of Q1
        (HALF, 32, [(Q1, 20), (Q1, 10), (Q2, 10)], True),
    ],
)
def test_what_follows_from_reports(
    asked: Quarters, count: int, told: list[tuple[Quarters, int]], few: bool
) -> None:
    assert tells_few(asked, count, told) is few


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 12), min_size=4, max_size=4),
    st.permutations([Quarters(a, b) for a in range(1, 5) for b in range(a, 5)]),
)
def test_no_small_sum_follows_from_any_two_of_what_is_told(
    counts: list[int], order: list[Quarters]
) -> None:
    told: list[tuple[Quarters, int]] = []
    for one in order:
        count = sum(counts[n - 1] for n in one.numbers())
        if (count == 0 or count >= 5) and not tells_few(one, count, told):
            told.append((one, count))
    for (one, a), (other, b) in combinations(told, 2):
        inside = {*one.numbers()} <= {*other.numbers()} or {*other.numbers()} <= {*one.numbers()}
        assert not inside or not 0 < abs(a - b) < 5
