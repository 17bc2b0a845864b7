"""Which of two words was here first: an order in which what came together has none, but in one log."""

from __future__ import annotations

import itertools
import random

import pytest

from vsdesk.records.arrival import Arrival, first

EACH = [Arrival(*one) for one in itertools.product((-3, 0, 5), (1, 2), (1, 2, 3))]


@pytest.mark.parametrize("one", EACH)
def test_nothing_is_before_itself_and_it_was_there_when_it_was_saved(one: Arrival) -> None:
    assert not one.is_before(one)
    assert one.is_by(one)


def test_of_two_logs_what_came_together_has_no_order() -> None:
    for one, other in itertools.product(EACH, EACH):
        together = one.at == other.at and one.log != other.log
        assert not (one.is_before(other) and other.is_before(one))
        if together:
            assert not (one.is_by(other) or other.is_by(one))
        elif one != other:
            assert one.is_before(other) or other.is_before(one)


def test_it_is_an_order() -> None:
    for one, two, three in itertools.product(EACH, EACH, EACH):
        if one.is_before(two) and two.is_before(three):
            assert one.is_before(three)


@pytest.mark.parametrize("seed", range(20))
def test_before_the_first_of_several_is_before_each(seed: int) -> None:
    chance = random.Random(seed)
    came = {str(place): one for place, one in enumerate(chance.sample(EACH, 4))}
    least = first(came, [*came, "not here"])
    assert least is not None
    for one in EACH:
        assert one.is_before(least) == all(one.is_before(other) for other in came.values())
        assert one.is_by(least) == all(one.is_by(other) for other in came.values())


def test_of_nothing_that_is_here_none_is_first() -> None:
    assert first({}, ["a", "b"]) is None
    assert first({"a": EACH[0]}, ["b"]) is None
