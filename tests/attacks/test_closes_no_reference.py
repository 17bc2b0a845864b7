"""What a device writes into the space that all share, where it may not write, closes no file that names a
record of it: only what a withdrawn coordinator wrote there does. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import state
from tests.attacks.kit import carry
from tests.attacks.test_guarding_taken_back import asked_by_all

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.history.scope import REFERENCE

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

CLOSING: dict[str, dict[str, Json]] = {
    "person_mark": {"type": "nobody_may_know_of"},
    "name_choice": {"field": "text", "choice": "stop"},
    "consent_grant": {"result": "refused"},
    "family": {"discreet": True},
}


@pytest.mark.parametrize("kind", CLOSING)
def test_what_may_not_stand_there_closes_nothing(made: Town, kind: str) -> None:
    asked_by_all(made)
    rima = made.rima
    [who] = rima.cases.save([Edit("perpetrator", {"name_ar": "فرع فلسطين"})]).ids
    event: dict[str, Json] = {"type": "other"}
    [at] = rima.cases.save([Edit("event", event, parent=made.case)]).ids
    rima.cases.save([Edit("involvement", {"perpetrator": who}, parent=at)])
    assert state(made).allowed
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(REFERENCE, NewOp(id, kind, CLOSING[kind], parent=who))
    made.enemy.hand_over(rima)
    carry(rima, made.stick, made.hala)
    assert state(made).allowed
