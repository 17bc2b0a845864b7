"""What a coordinator or a reviewer said of the review of a case: no other device takes it from their lists.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import LONG_AGO, Device, Town, carry, swap, town
from tests.desk.conftest import House

from vsdesk.desk import Desk, Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.display_names import review_state

DAY = 86_400_000


def reviewed(made: Town, by: Desk, state: str = "peer_checked") -> None:
    """Somebody who passes cases on looked at it; everybody has it."""
    by.cases.save([Edit("case", {"review_state": state}, id=made.case)])
    carry(by, made.stick, made.rima)
    swap(made)


def stated(desk: Desk, made: Town) -> str:
    dossier = desk.cases.dossier(made.case)
    return review_state(dossier.head, dossier.records)


def waits(made: Town, house: House) -> bool:
    """Whether it stands on the coordinator's list of what was in review for long."""
    house.clock.now += 8 * DAY
    return made.case in {one.root for one in made.rima.due.due() if one.what == "review"}


def reviewer(made: Town, house: House) -> Desk:
    found = house.documenter("sami", made.rima, "reviewer")
    made.rima.cases.save(
        [
            Edit(
                "case",
                {"assigned": [made.enemy.device_id, found.context.vault.identity.device_id]},
                id=made.case,
            )
        ]
    )
    carry(made.rima, made.stick, found, made.hala, made.enemy.desk)
    return found


def test_the_table_says_so() -> None:
    assert Dictionary.load().right("case", "review_state") == "passed"


@pytest.mark.parametrize("by", ["coordinator", "reviewer"])
@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("word", ["draft", None, "coordinator_approved", "needs_fix"])
def test_another_documenters_word_takes_no_case_from_the_list(
    made: Town, house: House, by: str, word: str | None, *, replace: bool
) -> None:
    swap(made)
    reviewed(made, made.rima if by == "coordinator" else reviewer(made, house))
    made.enemy.change(made.case, "case", {"review_state": word}, replace=replace, ts=LONG_AGO)
    made.enemy.hand_over(made.rima, made.hala)
    assert stated(made.rima, made) == stated(made.hala, made) == "peer_checked"
    shown = made.rima.cases.record(made.case).differs("review_state")
    assert shown == (word in ("draft", "needs_fix")), "shown, where it may say so at all"
    assert waits(made, house)
    made.rima.cases.save([Edit("case", {"review_state": "draft"}, id=made.case)])
    assert stated(made.rima, made) == "draft" and not waits(made, house)


def test_nor_does_a_reviewers_device_what_a_coordinator_said(house: House) -> None:
    made = town(house, "reviewer")
    swap(made)
    reviewed(made, made.rima)
    made.enemy.change(made.case, "case", {"review_state": "draft"})
    made.enemy.hand_over(made.rima)
    assert stated(made.rima, made) == "peer_checked" and waits(made, house)


@pytest.mark.parametrize("how", ["a note", "a word ahead of the clock"])
def test_nor_does_whatever_else_it_writes_there(made: Town, house: House, how: str) -> None:
    """A case stands there since it was passed on, not since the last word in it."""
    swap(made)
    reviewed(made, made.rima)
    e = made.enemy
    house.clock.now += 6 * DAY
    ts = house.clock.now + (400 * DAY if how != "a note" else 0)
    e.sign(
        made.case,
        NewOp(e.desk.context.new_id(), "note", {"text": {"ar": "س"}}, parent=made.case),
        ts=ts,
    )
    e.change(made.case, "case", {"priority": "high"}, ts=ts)
    e.hand_over(made.rima)
    house.clock.now -= 6 * DAY
    assert waits(made, house)


def test_who_recorded_the_case_and_a_reviewer_go_on_as_before(made: Town, house: House) -> None:
    swap(made)
    sami = reviewer(made, house)
    reviewed(made, sami)
    assert made.rima.cases.record(made.case).every("review_state") == ("peer_checked",)
    reviewed(made, made.rima, "needs_fix")
    carry(made.rima, made.stick, made.hala, sami)
    made.hala.cases.save([Edit("case", {"review_state": "draft"}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    assert made.rima.cases.record(made.case).every("review_state") == ("draft",)


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize("word", ["peer_checked", "coordinator_approved", None, "of_tomorrow"])
def test_no_documenter_says_what_its_role_may_not_choose(
    made: Town, word: str | None, *, replace: bool
) -> None:
    """Sent back by a coordinator, a case is not checked because a device says so."""
    swap(made)
    reviewed(made, made.rima, "needs_fix")
    for device in (made.enemy, Device(made.hala, made.stick)):  # the maker's own neither
        device.change(made.case, "case", {"review_state": word}, replace=replace)
        device.hand_over(made.rima)
    assert stated(made.rima, made) == "needs_fix"
    assert made.rima.cases.record(made.case).every("review_state") == ("needs_fix",)
    made.hala.cases.save([Edit("case", {"review_state": "draft"}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    assert stated(made.rima, made) == "draft", "and what it may say replaces what it may replace"


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
def test_what_a_coordinator_sent_back_no_reviewers_device_calls_checked(
    house: House, *, replace: bool
) -> None:
    made = town(house, "reviewer")
    swap(made)
    reviewed(made, made.rima, "needs_fix")
    made.enemy.change(made.case, "case", {"review_state": "peer_checked"}, replace=replace)
    made.enemy.hand_over(made.rima, made.hala)
    assert stated(made.rima, made) == stated(made.hala, made) == "needs_fix"
    assert made.rima.cases.record(made.case).differs("review_state"), "both are shown"
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([Edit("case", {"review_state": "draft"}, id=made.case)])
    carry(made.hala, made.stick, made.enemy.desk, made.rima)
    assert stated(made.rima, made) == "draft", "mended by who recorded it"
    made.enemy.desk.cases.save([Edit("case", {"review_state": "peer_checked"}, id=made.case)])
    made.enemy.hand_over(made.rima)
    assert stated(made.rima, made) == "peer_checked", "and a reviewer looks again"


def test_what_a_coordinator_only_began_a_reviewer_passes_on(house: House) -> None:
    made = town(house, "reviewer")
    swap(made)
    reviewed(made, made.rima, "draft")
    made.enemy.desk.cases.save([Edit("case", {"review_state": "peer_checked"}, id=made.case)])
    made.enemy.hand_over(made.rima)
    assert stated(made.rima, made) == "peer_checked" and waits(made, house)


def test_between_documenters_it_is_free(made: Town) -> None:
    swap(made)
    made.enemy.change(made.case, "case", {"review_state": "needs_fix"})
    made.enemy.hand_over(made.rima)
    assert made.rima.cases.record(made.case).every("review_state") == ("needs_fix",)
