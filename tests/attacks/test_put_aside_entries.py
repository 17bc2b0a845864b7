"""What was asked of a relative at another entry was put aside with a taken laptop: it guards this entry as it
did. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.test_late_wishes import tied, under_way
from tests.attacks.test_not_whole import gate
from tests.attacks.test_one_relative_of_two_families import is_named

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House


@pytest.mark.parametrize("in_what_goes", [False, True], ids=["row here", "row there"])
@pytest.mark.parametrize("what", ["mark", "no"])
def test_the_entry_counts_and_what_was_asked_there_is_put_aside(
    made: Town, house: House, what: str, in_what_goes: bool
) -> None:
    two = tied(made, in_what_goes=in_what_goes)
    assert is_named(two)
    house.clock.now += 2 * 86_400_000
    day = made.rima.context.today()
    under_way(two, what)
    two.carry()
    assert not is_named(two)
    hala, revocations = made.hala.context.device_id, made.rima.sync.revocations
    revocations.revoke(hala, day)
    assert gate(made.rima, two.made.case)[:2] == (False, "put_aside")
    revocations.vouch_for(hala, revocations.of(hala).aside)
    assert not is_named(two)
