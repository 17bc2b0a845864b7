"""The walk of all exits over a vault into which hostile devices have written: no more
leaves than without them.

Two towns are told the same. In one a documenter's and a reviewer's device, enrolled and turned hostile,
write all they can to widen what leaves (reopening.py). Then each exit is gone through in both, and the words
that leave on each way are compared. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.widening import Widening
from tests.journeys.restricted import AGREED
from tests.journeys.walking import EXITS, Walk, begin, nothing_leaves, previews, walked

if TYPE_CHECKING:
    from collections.abc import Iterator


STEP: Final = 3  # there the tables are gone through thinly: each order by one of their three exits


@pytest.fixture(scope="module")
def clean(restricted: Walk) -> Walk:
    """The vaults with what people said; all tables are gone through (test_exits.py)."""
    return restricted


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """The same, and what two hostile devices wrote over it, in every vault."""
    made = begin(tmp_path_factory.mktemp("hostile"))
    for role in ("reviewer", "documenter"):
        enemy = made.enemies[role]
        Widening(made, enemy).all_of_it()
        carry(enemy, made.stick, made.desk)
    carry(made.desk, made.stick, *made.others.values())
    made.step = STEP
    yield made
    made.house.close()


@pytest.mark.parametrize("name", EXITS)
def test_no_more_leaves_than_without_them(clean: Walk, hostile: Walk, name: str) -> None:
    nothing_leaves(hostile, EXITS[name])
    before, after = (walked(one, EXITS[name]).by_way() for one in (clean, hostile))
    more = {way: words - before.get(way, frozenset()) for way, words in after.items()}
    assert not {way: words for way, words in more.items() if words}


def test_what_was_agreed_still_leaves(clean: Walk, hostile: Walk) -> None:
    """Nothing here holds because the gate was shut altogether."""
    before, after = (walked(one, previews).by_way() for one in (clean, hostile))
    ways = {way for way in before if way.split()[0] in {recipient for _, recipient in AGREED}}
    assert len(ways) > len(AGREED)
    assert all("مروان" in after[way] for way in ways if "مروان" in before[way])


def test_nothing_that_was_said_is_missing_from_the_own_copy(clean: Walk, hostile: Walk) -> None:
    """Every record is there with its kind, place and answers; what may be replaced stands in its history."""
    for view in clean.said:
        held = hostile.desk.cases.record(view.id)
        assert (held.kind, held.space, held.parent) == (view.kind, view.space, view.parent)
        assert view.deleted or not held.deleted, view.kind
        told = [row.values or {} for row in hostile.desk.cases.history(view.id)]
        for name in view.fields:
            for value in view.every(name):
                assert value in held.every(name) or any(row.get(name) == value for row in told), (
                    view.kind,
                    name,
                )
