"""A table over a set has a row for each member of it, and no other."""

from __future__ import annotations

import pytest

from vsdesk.errors import Bug
from vsdesk.members import for_each


def test_a_table_of_all_members_is_the_table() -> None:
    table = {"one": 1, "two": 2}
    assert for_each(("two", "one"), table) is table


@pytest.mark.parametrize("table", [{"one": 1}, {"one": 1, "two": 2, "three": 3}, {}])
def test_a_row_that_lacks_or_is_too_many_is_our_own_mistake(table: dict[str, int]) -> None:
    with pytest.raises(Bug):
        for_each(("one", "two"), table)
