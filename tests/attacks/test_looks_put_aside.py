"""A look, a decision for a yes and who tells the family let something go: what a coordinator took back of
them does not come back when her laptop is withdrawn since a day before. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import a_yes, assign, below, family_of, relative, said, words
from tests.attacks.kit import carry, swap
from tests.attacks.test_looked import look
from tests.attacks.test_taken_back_put_aside import DAY, put, withdrawn

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

TOLD = "كلام رواه جهاز وحيد"


def leaves(made: Town) -> int:
    found = made.gate("wgeid", "un_complaint")
    return len(found.records) if found.allowed else 0


def test_a_look_that_was_taken_back(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    swap(made)
    without = leaves(made)
    below(made.enemy, made.case, "event", {"type": "other", "text": words(TOLD)})
    made.enemy.hand_over(rima)
    assert leaves(made) == without
    ops = look(made)
    assert leaves(made) == without + 1
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    put(nour, "case", made.case, {"looked": False})
    carry(nour, made.stick, rima)
    assert leaves(made) == without
    withdrawn(rima, nour)
    assert leaves(made) == without
    waiting = rima.access.lone_words.lone_file(made.case)
    assert waiting is not None and ops <= waiting.ops
    # Once it was let count, she looks again.
    found = rima.sync.revocations.of(nour.context.device_id).aside
    rima.sync.revocations.vouch_for(nour.context.device_id, found)
    assert leaves(made) == without
    look(made)
    assert leaves(made) == without + 1


def test_a_decision_for_a_yes_that_was_taken_back(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    father = relative(made, "father", "سالم")
    said(made, father, "refused")
    assign(made)
    yes = below(made.enemy, made.family, "consent_grant", a_yes(made, father))
    made.enemy.hand_over(rima)
    assert not made.gate("ced", "un_complaint").allowed
    rima.consent.steps.decide(yes, "تكلمت معه", shown=rima.consent.steps.shown(yes))
    carry(rima, made.stick, nour)
    assert made.gate("ced", "un_complaint").allowed
    house.clock.now += DAY
    values: dict[str, Json] = {"decides": None, "decides_why": None}
    put(nour, "consent_grant", yes, values)
    carry(nour, made.stick, rima)
    assert not made.gate("ced", "un_complaint").allowed
    withdrawn(rima, nour)
    assert not made.gate("ced", "un_complaint").allowed


def test_who_tells_the_family(house: House, made: Town) -> None:
    rima, omar = made.rima, made.enemy
    nour = house.documenter("nour", rima, "coordinator")
    assign(made)
    values: dict[str, Json] = {"type": "identification", "text": words(TOLD)}
    event = rima.cases.save([Edit("event", values, parent=made.case)]).ids[0]
    rima.cases.save([Edit("case", {"fate": "dead_identified"}, id=made.case)])
    rima.access.safeguards.news_messenger(made.case, omar.device_id)
    carry(rima, made.stick, nour, omar.desk, made.hala)
    assert omar.desk.access.safeguards.news(made.case).may_open
    house.clock.now += DAY
    nour.access.safeguards.news_messenger(made.case, made.hala.context.device_id)
    carry(nour, made.stick, rima)
    carry(rima, made.stick, omar.desk, made.hala)
    withdrawn(rima, nour)
    carry(rima, made.stick, omar.desk, made.hala)
    assert not omar.desk.access.safeguards.news(made.case).may_open
    # Nor does his word that they were told open it.
    omar.change(made.case, "case", {"news_told_on": "2026-11-20"}, replace=False)
    omar.hand_over(rima)
    assert event in rima.access.safeguards.news(made.case).records
