"""Deletes by the thousand: each op is asked about once for each device, not once for each delete."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.history.conftest import ROLES, Scribe, may

from vsdesk.history.merge import Rules, StoredOp, fold
from vsdesk.history.seen import hidden
from vsdesk.history.state import RecordState

MANY = 400


class Watched(Rules):
    """The rules, counting how often they are asked whose delete takes out what."""

    asked = 0

    def may_hide(self, kid: str, op: StoredOp) -> bool:
        """Count, and answer."""
        self.asked += 1
        return super().may_hide(kid, op)


def deleted(scribe: Scribe, who: str, seen: RecordState | None, rec: str = "11" * 16) -> None:
    """A delete that replaces nothing, so that every one of them stands."""
    saw = [] if seen is None else [seen]
    scribe.write(who, {"deleted": True}, rec=rec, sup={}, saw=saw, kind="event")


@pytest.mark.parametrize("who", ["amal", "salma", "baran"])
def test_the_cost_of_many_deletes_does_not_grow_with_them(scribe: Scribe, who: str) -> None:
    rules = Watched(may, ROLES.get)
    scribe.write("amal", {"name": "أ", "note": "ب"}, kind="event")
    seen = fold(scribe.made, rules)
    for _ in range(MANY):
        deleted(scribe, who, seen)
    state = fold(scribe.made, rules)
    assert state is not None and len(state.deletes) == MANY
    rules.asked = 0
    assert hidden(state, lambda _: (), rules)
    assert rules.asked <= 2


def test_a_delete_that_saw_one_part_does_not_lend_it_to_another_device(scribe: Scribe) -> None:
    """What one device saw counts for its own deletes only where the right says so."""
    rules = Rules(may, ROLES.get, lambda kind, name: "narrower")
    scribe.write("amal", {"name": "أ"}, kind="event")
    seen = fold(scribe.made, rules)
    deleted(scribe, "baran", seen)  # saw it, and may not take it out
    deleted(scribe, "amal", None)  # may take it out, and did not see it
    state = fold(scribe.made, rules)
    assert state is not None
    assert not hidden(state, lambda _: (), rules)
    deleted(scribe, "amal", seen)
    state = fold(scribe.made, rules)
    assert state is not None
    assert hidden(state, lambda _: (), rules)


def test_the_deletes_above_are_not_copied_for_each_level(scribe: Scribe) -> None:
    """Below each other, each with a delete: what a delete above saw still counts far below."""
    rules = Rules(may, ROLES.get)
    records = [f"{at + 1:032x}" for at in range(50)]
    states = []
    for rec in records:
        scribe.write("amal", {"name": "أ"}, rec=rec, kind="event")
        found = fold([op for op in scribe.made if op.rec == rec], rules)
        assert found is not None
        states.append(found)
    top = scribe.write("salma", {"deleted": True}, rec=records[0], kind="event", sup={}, saw=states)
    for rec in records[1:]:
        deleted(scribe, "amal", None, rec)
    folded = {rec: fold([op for op in scribe.made if op.rec == rec], rules) for rec in records}
    below = dict(pairwise(records))

    def children(rec: str) -> list[RecordState]:
        state = folded.get(below.get(rec, ""))
        return [] if state is None else [state]

    first = folded[records[0]]
    assert first is not None and top in first.deletes
    assert hidden(first, children, rules)
