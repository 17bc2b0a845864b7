"""Which submission is the one at hand is told by when it came here, and by no writer's clock; nor is it one
that a device alone tells of. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign
from tests.attacks.kit import LONG_AGO, Device, carry
from tests.attacks.test_called_otherwise import asked

from vsdesk.desk.cases.rests_on import submission_to
from vsdesk.history.clock import ts_ms
from vsdesk.history.entry import NewOp
from vsdesk.records.readiness.evaluate import scene_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town

DAY: Final = 86_400_000


def at_hand(made: Town) -> str:
    """The submission to the Committee on which the rules and the form look."""
    desk = made.rima
    dossier = desk.cases.dossier(made.case)
    profile = desk.outbound.sheets.profiles.require("ced")
    facts = desk.submissions.readiness.facts_for(dossier)
    found = scene_of(profile, dossier, facts).submission
    filled = submission_to("ced", dossier, desk.context.vault.trust)
    assert (found.id if found is not None else "") == filled
    return filled


def draft(made: Town, device: Device, ts: int | None = None) -> str:
    id = device.desk.context.new_id()
    values = {"mechanism": "ced", "status": "draft"}
    device.sign(made.case, NewOp(id, "submission", values, parent=made.case), ts=ts)
    device.hand_over(made.rima)
    return id


def begun(made: Town) -> tuple[Device, int]:
    """A file that was lent: the device that opened it, and what time it is."""
    asked(made)
    assign(made)
    carry(made.rima, made.stick, made.hala)
    return Device(made.hala, made.stick), ts_ms(made.rima.context.vault.now_ts())


@pytest.mark.parametrize("says", [lambda now: now + DAY // 2, lambda now: now, lambda _: LONG_AGO])
def test_the_last_that_came_counts(made: Town, says: Callable[[int], int]) -> None:
    hala, now = begun(made)
    first = draft(made, hala, says(now))
    assert at_hand(made) == first
    second = draft(made, hala)
    assert at_hand(made) == second
    third = draft(made, Device(made.rima, made.stick), LONG_AGO)
    assert at_hand(made) == third


@pytest.mark.parametrize("ahead", [-DAY, 0, DAY // 2])
def test_what_one_device_alone_tells_of_comes_after_all_else(made: Town, ahead: int) -> None:
    hala, now = begun(made)
    first = draft(made, hala)
    draft(made, made.enemy, now + ahead)
    assert at_hand(made) == first
