"""Small counts are not told, nor what they could be worked out from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.records.figures.small_counts import LEAST, told
from vsdesk.records.figures.told_periods import Quarters, tells_few

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
