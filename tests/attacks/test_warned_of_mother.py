"""No family's own number is called one that takes money because another device says so.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, swap

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.desk import ContactWarning, Desk
    from vsdesk.records.dictionary.values import Json

HERS = "+963 944 000 111"
TAKER = "+963 944 000 999"


@pytest.fixture
def called(made: Town) -> Town:
    """The mother's telephone stands in the family's file."""
    phone: dict[str, Json] = {"type": "phone", "value": HERS, "person": made.mother}
    made.hala.cases.save([Edit("contact_channel", phone, parent=made.family)])
    made.hala.sync.hand_over(made.stick, [row.device_id for row in made.hala.sync.destinations()])
    made.rima.sync.intake.receive([made.stick])
    swap(made)
    return made


def _warning(desk: Desk, number: str = HERS) -> ContactWarning:
    found = desk.access.safeguards.warning_of(number)
    assert found is not None
    return found


def _attempt(made: Town, number: str) -> str:
    made.enemy.sign(
        made.case,
        NewOp(
            id := made.enemy.desk.context.new_id(),
            "extortion_attempt",
            {"channel": "phone", "contact_value": number},
            parent=made.case,
        ),
    )
    return id


@pytest.mark.parametrize("times", [1, 3])
def test_another_devices_attempt_is_told_as_what_it_is(called: Town, times: int) -> None:
    for _ in range(times):
        _attempt(called, HERS)
    called.enemy.hand_over(called.rima, called.hala)
    for desk in (called.rima, called.hala):
        found = _warning(desk)
        assert (found.id, found.since, found.count, found.others) == ("", "", 0, times)


@pytest.mark.parametrize("name", ["contact_value", "handle"])
@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
def test_nor_is_a_number_put_into_an_attempt_of_a_coordinators(
    called: Town, name: str, *, replace: bool
) -> None:
    taken: dict[str, Json] = {"channel": "phone", "contact_value": TAKER}
    [id] = called.rima.cases.save([Edit("extortion_attempt", taken, parent=called.case)]).ids
    swap(called)
    called.enemy.change(id, "extortion_attempt", {name: HERS}, replace=replace)
    called.enemy.hand_over(called.rima, called.hala)
    assert [_warning(desk).count for desk in (called.rima, called.hala)] == [0, 0]
    assert called.rima.access.safeguards.warned().known(HERS) is None
    assert _warning(called.rima, TAKER).count == 1  # what the coordinator wrote holds


def test_nor_does_a_coordinators_warning_count_what_others_add(called: Town) -> None:
    taken: dict[str, Json] = {"channel": "phone", "contact_value": TAKER}
    called.rima.cases.save([Edit("extortion_attempt", taken, parent=called.case)])
    for _ in range(4):
        _attempt(called, TAKER)
    called.enemy.hand_over(called.rima)
    found = _warning(called.rima, TAKER)
    assert found.id and found.count == 1


def test_who_wrote_it_is_warned_and_all_are_when_a_coordinator_looked(called: Town) -> None:
    """Controls: the own attempt warns at once; what Hala wrote warns the coordinator as
    hers until she looked."""
    taken: dict[str, Json] = {"channel": "phone", "contact_value": TAKER}
    [id] = called.hala.cases.save([Edit("extortion_attempt", taken, parent=called.case)]).ids
    assert _warning(called.hala, TAKER).count == 1
    called.hala.sync.hand_over(
        called.stick, [row.device_id for row in called.hala.sync.destinations()]
    )
    called.rima.sync.intake.receive([called.stick])
    assert _warning(called.rima, TAKER).others == 1
    called.rima.access.safeguards.warn_of(id, shown=called.rima.cases.shown(id))
    found = _warning(called.rima, TAKER)
    assert found.id and found.count == 1
    swap(called)
    assert _warning(called.hala, TAKER).id and _warning(called.enemy.desk, TAKER).id


def test_of_a_number_in_no_attempt_nothing_is_said(called: Town) -> None:
    assert called.rima.access.safeguards.warning_of(HERS) is None
