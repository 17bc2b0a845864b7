"""The table of the stories says what their tests look at."""

from __future__ import annotations

import pytest
from tests.keyboard.behaviours import Told, behaviour, stories, table


def test_the_table_has_a_line_for_each_story() -> None:
    lines = table().splitlines()[2:]
    assert [one[2:4] for one in lines] == [f"{story:02}" for story in range(1, 13)]


@pytest.mark.parametrize("told", stories(), ids=lambda one: f"story {one.story:02}")
def test_what_is_held_and_left_is_asked_for_by_the_story(told: Told) -> None:
    assert told.held <= told.behaviours and set(told.left) <= told.behaviours
    assert not told.held & set(told.left)
    assert told.whole <= told.facts and len(told.facts) >= 15


def test_a_behaviour_that_fails_says_whose_it_is() -> None:
    with pytest.raises(AssertionError) as found, behaviour(4, 2):
        raise AssertionError
    assert found.value.__notes__ == ["story 04, behaviour 2"]
