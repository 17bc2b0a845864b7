"""A sealed source whose name a colleague took out of a story: the old words are named by no reading at the
coordinator's. Everybody is made up; asserts that it does NOT leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry
from tests.attacks.test_sealed_elsewhere import (
    NAME,
    STORY,
    assigned,
    choose,
    event,
    give,
    leaves,
    nobody,
    source,
    told,
    town,
)

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.gate.names.standing_choices import Choice

__all__ = ["event", "source", "town"]
PLAIN = "شافه جاره بعينه"
CHOICES = (None, "stop", "replace")


@pytest.mark.parametrize("choice", CHOICES)
def test_a_colleague_takes_the_name_out(town: Town, event: str, choice: Choice | None) -> None:
    assigned(town, event, choice)
    town.enemy.desk.cases.save([Edit("event", {"text": words(PLAIN)}, id=event)])
    for _ in range(2):
        town.enemy.hand_over(town.rima)
        carry(town.rima, town.stick, town.hala)
        carry(town.hala, town.stick, town.rima)
        assert nobody(leaves(town, town.rima))
    # Once she wrote it herself nothing of it stays.
    town.hala.cases.save([Edit("event", {"text": words(f"{PLAIN} ليلاً")}, id=event)])
    give(town)
    assert told(town, town.rima, event) == f"{PLAIN} ليلاً"


@pytest.mark.parametrize("choice", CHOICES)
def test_a_coordinator_takes_her_change_back(town: Town, event: str, choice: Choice | None) -> None:
    if choice:
        choose(town, town.hala, event, choice)
    give(town)
    town.rima.cases.save([Edit("event", {"text": words(PLAIN)}, id=event)])
    carry(town.rima, town.stick, town.hala)
    give(town)
    town.rima.cases.save([Edit("event", {"text": words(STORY)}, id=event)])
    assert nobody(leaves(town, town.rima))


def test_a_name_that_is_learned_after_a_colleague_took_it_out(
    town: Town, source: str, event: str
) -> None:
    town.hala.cases.save([Edit("source", {"true_name": "نبيل الصايغ"}, id=source)])
    assigned(town, event, None)
    town.enemy.desk.cases.save([Edit("event", {"text": words(PLAIN)}, id=event)])
    town.enemy.hand_over(town.rima)
    carry(town.rima, town.stick, town.hala)
    town.hala.cases.save([Edit("source", {"true_name": NAME}, id=source)])
    give(town)
    assert nobody(leaves(town, town.rima))
