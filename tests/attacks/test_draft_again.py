"""A case that was moved on, and that another device calls a draft again, is not proposed to be erased.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import LONG_AGO, Town, carry, told_once, town

from vsdesk.desk import Desk, Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

DAY = 86_400_000


@pytest.fixture
def made(house: House) -> Town:
    """A case of Hala's, in a family that answered about a body and was not asked yet about keeping."""
    return begun(town(house))


def begun(found: Town) -> Town:
    """The same, in any town."""
    family_of(found)
    found.mother = relative(found, "mother", "هدى")
    said(found, found.mother, "given")
    assign(found)
    return found


def named(made: Town) -> set[str]:
    """What is proposed to be erased."""
    return {id for one in made.rima.erasure.retention.found() for id in one.ids}


@told_once
def moved_on(made: Town, how: str) -> None:
    """A coordinator or a reviewer looked at Hala's case, which is everywhere."""
    if how == "approved":
        made.rima.cases.save(
            [
                Edit(
                    "case",
                    {"approved": True},
                    id=made.case,
                    covers=True,
                    shown=made.rima.cases.shown(made.case),
                )
            ]
        )
    else:
        made.rima.cases.save([Edit("case", {"review_state": how}, id=made.case)])
    carry(made.rima, made.stick, made.enemy.desk, made.hala)


@pytest.mark.parametrize("how", ["peer_checked", "needs_fix", "approved"])
@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("word", ["draft", None], ids=["draft", "cleared"])
def test_a_case_that_was_moved_on_is_no_draft_by_another_devices_word(
    made: Town, house: House, how: str, word: str | None, *, replace: bool
) -> None:
    moved_on(made, how)
    made.enemy.change(made.case, "case", {"review_state": word}, replace=replace, ts=LONG_AGO)
    made.enemy.hand_over(made.rima)
    house.clock.now += 31 * DAY
    assert not named(made) & {made.case, made.family}


@pytest.mark.parametrize("whose", ["hala", "rima"])
def test_what_was_never_moved_on_or_is_a_draft_again_by_its_own_word_is_proposed(
    made: Town, house: House, whose: str
) -> None:
    moved_on(made, "peer_checked")
    desk: Desk = getattr(made, whose)
    desk.cases.save([Edit("case", {"review_state": "draft"}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    house.clock.now += 31 * DAY
    assert {made.case, made.family} <= named(made)


def test_a_draft_that_nobody_touched_is_proposed(made: Town, house: House) -> None:
    house.clock.now += 31 * DAY
    assert {made.case, made.family} <= named(made)


def test_a_reviewers_word_keeps_a_case(house: House) -> None:
    """Whoever looked at it moved it on, whatever their role: what is kept longer can still be erased."""
    made = begun(town(house, "reviewer"))
    made.enemy.change(made.case, "case", {"review_state": "peer_checked"})
    made.enemy.hand_over(made.rima)
    house.clock.now += 31 * DAY
    assert not named(made) & {made.case, made.family}


def test_a_word_that_its_role_may_not_choose_keeps_none(made: Town, house: House) -> None:
    made.enemy.change(made.case, "case", {"review_state": "peer_checked"})
    made.enemy.hand_over(made.rima)
    house.clock.now += 31 * DAY
    assert {made.case, made.family} <= named(made)
