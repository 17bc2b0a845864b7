"""A decision between answers binds what it decided, the conditions below them included.

The mother said yes, if; later she said yes without an if, and another device wrote that down. A coordinator
chose the later one. What is written below the earlier one afterwards was on no screen. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_conditions import DAY, WORDS

from vsdesk.desk import Condition, How
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES = ["identity", "circumstances"]


def state(made: Town) -> str:
    return made.holds("icrc")


@pytest.fixture(params=[True, False], ids=["with a condition", "plain and less"])
def chosen(made: Town, request: pytest.FixtureRequest) -> str:
    """The id of the mother's earlier answer; the coordinator chose the later one over it."""
    how = How(conditions=(Condition(WORDS),)) if request.param else How()
    early = made.hala.consent.grant(
        made.case,
        made.mother,
        "search",
        "icrc",
        "given_if" if request.param else "given",
        how,
        scopes=SCOPES if request.param else ["identity"],
        shown=made.hala.cases.shown(made.case),
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    late = made.rima.consent.grant(
        made.case,
        made.mother,
        "search",
        "icrc",
        "given",
        How(),
        scopes=SCOPES,
        shown=made.rima.cases.shown(made.case),
    )
    assert state(made) == ("yes_if" if request.param else "given")
    made.rima.consent.steps.decide(
        late.ids[0],
        "قالت للمنسقة إنها توافق بلا شرط",
        shown=made.rima.consent.steps.shown(late.ids[0]),
    )
    assert state(made) == "given"
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    return early


def test_a_condition_that_was_seen_is_lifted_for_everybody(made: Town, chosen: str) -> None:
    rows = made.hala.consent.table(made.case).outcomes
    assert [one.state for one in rows if one.recipient == "icrc"] == ["given"]


def test_a_condition_that_comes_later_below_the_other_answer_narrows(
    made: Town, chosen: str
) -> None:
    made.hala.consent.steps.condition(chosen, Condition(WORDS, "ask_each_time"))
    carry(made.hala, made.stick, made.rima)
    assert state(made) == "yes_if"
    later = [
        one for one in made.rima.cases.dossier(made.case).of("consent_grant") if one.id != chosen
    ]
    (again,) = [one for one in later if one.every("decides") == (True,)]
    made.rima.consent.steps.decide(
        again.id, "سُئلت ثانيةً", shown=made.rima.consent.steps.shown(again.id)
    )
    assert state(made) == "given"


def test_another_device_neither_takes_out_nor_changes_what_was_decided(
    made: Town, chosen: str
) -> None:
    enemy = made.enemy
    rule: dict[str, Json] = {"words": WORDS, "type": "other"}
    id = enemy.desk.context.new_id()
    enemy.sign(made.family, NewOp(id, "consent_condition", rule, parent=chosen))
    enemy.hand_over(made.rima)
    assert state(made) == "yes_if"
    enemy.change(id, "consent_condition", {"deleted": True}, observed=True)
    wide: dict[str, Json] = {"type": "not_before_day", "day": DAY}
    enemy.change(id, "consent_condition", wide)
    enemy.hand_over(made.rima)
    assert state(made) == "yes_if"
    made.rima.cases.delete(id, shown=made.rima.cases.shown(id))
    assert state(made) == "given"
