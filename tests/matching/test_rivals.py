"""A pair that another report outdoes, and one that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vsdesk.matching.rivals import outdone

if TYPE_CHECKING:
    from vsdesk.matching.report_arrays import Rows

ONE, TWO = np.array([0, 0, 3]), np.array([1, 2, 4])  # 0 meets 1 and 2; 3 meets 4


def found(points: list[float], *same: tuple[int, int]) -> list[bool]:
    def likely(one: Rows, two: Rows) -> np.ndarray:
        asked = zip(one.tolist(), two.tolist(), strict=True)
        return np.array([tuple(sorted(pair)) in same for pair in asked], bool)

    return [bool(one) for one in outdone(ONE, TWO, np.array(points), likely)]


def test_a_far_better_rival_outdoes_a_pair() -> None:
    assert found([5.0, 1.0, 1.0]) == [False, True, False]


def test_a_rival_that_is_the_same_person_outdoes_nothing() -> None:
    assert found([5.0, 1.0, 1.0], (1, 2)) == [False, False, False]


def test_a_rival_that_is_a_little_better_outdoes_nothing() -> None:
    assert found([2.0, 1.0, 1.0]) == [False, False, False]
