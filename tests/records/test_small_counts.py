"""Small counts are not told, nor what they could be worked out from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.records.figures.small_counts import LEAST, told
from vsdesk.records.figures.told_periods import Quarters, known_sums, sums_with, tells_few

TERMS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 40), min_size=1)


@given(TERMS)
def test_no_small_count_stands_there_or_can_be_worked_out(cells: dict[str, int]) -> None:
    total = sum(cells.values())
    found = told("new_cases", total, {"sex": cells})
    shown = found.by.get("sex", {})
    assert all(count is None or count >= LEAST for count in shown.values())
    assert shown or found.total is None, "no part is told where the whole is not"
    if found.total is not None:
        hidden = [cells[term] for term, count in shown.items() if count is None]
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= LEAST)


@pytest.mark.parametrize(
    ("now", "then", "shown"),
    [(12, 11, False), (12, 12, True), (12, 7, True), (12, 16, False)],
)
def test_two_reports_tell_no_small_difference(now: int, then: int, shown: bool) -> None:
    asked = Quarters(8100, 8100)
    found = told("new_cases", now, {}, (), lambda _, n: tells_few(asked, n, [(asked, then)]))
    assert (found.total is not None) is shown


def test_a_count_is_large_only_without_each_single_device() -> None:
    cells = {"female": 9, "male": 20}
    alone = [{("", ""): 6, ("sex", "female"): 6}]
    found = told("services", 29, {"sex": cells}, alone)
    assert found.by["sex"] == {"female": None, "male": None}
    assert told("services", 29, {"sex": cells}).by["sex"] == cells


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=6),
)
def test_what_is_known_of_quarters_in_a_row_is_what_stands_there(
    counts: list[int], spans: list[tuple[int, int]]
) -> None:
    """Each figure that was told is known, and what follows from them is true of some quarters in a row."""
    last = len(counts) - 1
    held = [Quarters(min(a, b, last), min(max(a, b), last)) for a, b in spans]
    told = [(one, sum(counts[at] for at in one.numbers())) for one in held]
    sums = {sum(counts[a : b + 1]) for a in range(last + 1) for b in range(a, last + 1)}
    assert {number for _, number in told} <= known_sums(told) <= sums
    (asked, count), *before = told
    wider = {
        sum(counts[a : b + 1]) for a in range(asked.first + 1) for b in range(asked.last, last + 1)
    }
    assert count in sums_with(asked, count, before) <= wider


def test_two_reports_that_follow_each_other_tell_their_sum() -> None:
    told = [(Quarters(8100, 8101), 5), (Quarters(8102, 8102), 6)]
    assert known_sums(told) == {5, 6, 11}
    assert sums_with(Quarters(8103, 8103), 7, told) == {7, 13, 18}
