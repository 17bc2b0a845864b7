"""What takes an action back makes nobody else's word the own one, and loses no side of a difference.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, as_shown, carry, swap

from vsdesk.desk import Edit
from vsdesk.desk.cases.undo_edits import STOOD

if TYPE_CHECKING:
    from vsdesk.desk import Change


def _submission(made: Town) -> str:
    """Hala's, sent, at all three."""
    values = {"mechanism": "wgeid", "status": "sent", "next_due": "2026-12-01"}
    [id] = made.hala.cases.save([Edit("submission", values, parent=made.case)]).ids
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return id


def _replied(made: Town, id: str) -> Change:
    return made.rima.submissions.replies.event(
        id, "government_reply", "2026-11-20", next_due="2027-05-01"
    )


def _of(made: Town, id: str, name: str) -> set[tuple[object, str]]:
    """Each value that stands, and whose word it is."""
    return {(one.value, one.device_id) for one in made.view(id).fields[name]}


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
def test_anothers_value_never_becomes_the_own_word(made: Town, *, replace: bool) -> None:
    id = _submission(made)
    made.enemy.change(id, "submission", {"status": "closed"}, replace=replace)
    made.enemy.hand_over(made.rima)
    before = _of(made, id, "status")
    assert ("closed", made.enemy.device_id) in before
    done = _replied(made, id)
    assert not done.back
    assert done.lasts == STOOD
    made.rima.cases.take_back(done)
    assert ("closed", made.rima.context.device_id) not in _of(made, id, "status")


def test_nor_where_only_the_enemy_said_something(made: Town) -> None:
    """The field was empty: what it filled is no word of the one who recorded it."""
    id = _submission(made)
    made.enemy.change(id, "submission", {"external_ref": "A/1"})
    made.enemy.hand_over(made.rima)
    edit = as_shown(made.rima, "submission", {"external_ref": "B/2"}, id)
    done = made.rima.cases.saved_with_back([edit])
    made.rima.cases.take_back(done)
    assert _of(made, id, "external_ref") == {("B/2", made.rima.context.device_id)}


def test_what_who_recorded_it_said_stands_again(made: Town) -> None:
    """Control: one value of hers, and nothing beside."""
    id = _submission(made)
    done = _replied(made, id)
    assert made.view(id).text("status") == "response_received" and done.back
    made.rima.cases.take_back(done)
    assert made.view(id).every("status") == ("sent",)
    assert made.view(id).every("next_due") == ("2026-12-01",)


def test_what_the_enemy_said_of_another_field_is_in_nobodys_way(made: Town) -> None:
    """Control."""
    id = _submission(made)
    made.enemy.change(id, "submission", {"external_ref": "A/1"})
    made.enemy.hand_over(made.rima)
    done = _replied(made, id)
    made.rima.cases.take_back(done)
    assert made.view(id).every("status") == ("sent",)


def test_an_action_that_says_what_stands_can_be_taken_back(made: Town) -> None:
    """Control: the enemy said so already, alone; it was said beside, and that alone is unsaid."""
    id = _submission(made)
    made.enemy.change(id, "submission", {"status": "response_received"})
    made.enemy.hand_over(made.rima)
    before = made.rima.submissions.replies.listed(made.case)[0].status
    event = _replied(made, id)
    assert event.back
    made.rima.cases.take_back(event)
    assert made.view(event.ids[0]).deleted
    said = {("response_received", made.enemy.device_id), (None, made.rima.context.device_id)}
    assert _of(made, id, "status") == said
    assert made.rima.submissions.replies.listed(made.case)[0].status == before


def test_of_two_decisions_none_is_lost(made: Town) -> None:
    """Two coordinators decided otherwise; a third decision replaces both, and nothing
    calls one of them back."""
    other = made.hala.cases.new_case({"given_ar": "مروان", "family_ar": "الدرويش"}).ids[0]
    carry(made.hala, made.stick, made.rima)
    first = made.rima.matching.decide_pair(
        made.case, other, "same", "سبب", shown=made.rima.matching.pair_shown(made.case, other)
    )
    assert first.back
    [id] = first.ids[:1]
    made.rima.cases.save([Edit("duplicate_link", {"decision": "different"}, id=id, seen={})])
    assert len(made.view(id).every("decision")) == 2
    third = made.rima.matching.decide_pair(
        made.case, other, "unsure", "سبب", shown=made.rima.matching.pair_shown(made.case, other)
    )
    assert not third.back
    again = made.rima.matching.decide_pair(
        made.case, other, "same", "سبب", shown=made.rima.matching.pair_shown(made.case, other)
    )
    made.rima.cases.take_back(again)  # the neighbour: of one decision
    assert made.view(id).every("decision") == ("unsure",)
