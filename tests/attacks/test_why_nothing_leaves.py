"""Why nothing leaves is said truly: where a yes waits for a look, where the answer was put off and where two
reports of one person disagree, nobody reads that nobody was asked. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said, state
from tests.attacks.kit import Town, carry
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.errors import UserError
from vsdesk.records.gate.reasons import REASONS

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import GateDecision


def why(left: GateDecision) -> tuple[str, str]:
    """The state, and what is said; the refusal says the same, and so does each record that stays."""
    with pytest.raises(UserError) as stops:
        left.require()
    assert stops.value.params["reason"] == left.reason in REASONS
    assert {one.reason for one in left.withheld} <= {left.reason}
    return left.state, left.reason


def test_what_is_said_of_silence(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    assign(made)
    assert why(state(made)) == ("not_asked", "not_asked")
    answer = said(made, mother, "not_asked")
    carry(made.hala, made.stick, made.rima)
    assert why(state(made)) == ("not_asked", "put_off")
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(answer, "consent_grant", {"result": "given", "data_scope": ["identity"]})
    made.enemy.hand_over(made.rima)
    assert why(state(made)) == ("not_asked", "waits")  # a yes now, by the word of one device


def test_somebody_who_stands_as_near_was_not_asked(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    said(made, mother, "given")
    said(made, wife, "refused", recipient="wgeid")
    carry(made.hala, made.stick, made.rima)
    assert why(state(made)) == ("not_asked", "unasked")


def test_two_reports_of_one_person_disagree(made: Town) -> None:
    two = Two(made)
    assert state(made).allowed
    two.refuses()
    two.join()
    assert why(state(made)) == ("refused", "joined_no")
