"""Deletes by the thousand: each op is asked about once for each device, not once for each delete."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from random import Random

import pytest
from tests.history.conftest import ROLES, Scribe, may

from vsdesk.history.merge import Rules, StoredOp, fold
from vsdesk.history.seen import all_hidden, hidden
from vsdesk.history.state import RecordState

MANY = 400


class Watched(Rules):
    """The rules, counting how often they are asked whose delete takes out what."""

    asked = 0

    def may_hide(self, device_id: str, op: StoredOp) -> bool:
        """Count, and answer."""
        self.asked += 1
        return super().may_hide(device_id, op)


def deleted(scribe: Scribe, who: str, seen: RecordState | None, rec: str = "11" * 16) -> None:
    """A delete that replaces nothing, so that every one of them stands."""
    observed = [] if seen is None else [seen]
    scribe.write(who, {"deleted": True}, rec=rec, supersedes={}, observed=observed, kind="event")


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
    top = scribe.write(
        "salma", {"deleted": True}, rec=records[0], kind="event", supersedes={}, observed=states
    )
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


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls."""
    made = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def chain(scribe: Scribe, length: int, *, ring: bool = False) -> list[RecordState]:
    """Deleted records, each below the last; in a ring the first lies below the last."""
    records = [f"{at + 1:032x}" for at in range(length)]
    made = []
    for at, rec in enumerate(records):
        deleted(scribe, "amal", None, rec)
        state = fold([op for op in scribe.made[-1:] if op.rec == rec], Rules(may, ROLES.get))
        assert state is not None
        above = records[at - 1] if at or ring else None
        made.append(replace(state, parent=above))
    return made


@pytest.mark.parametrize("ring", [False, True])
def test_a_chain_of_deleted_records_costs_as_much_as_it_is_long(scribe: Scribe, ring: bool) -> None:
    rules = Rules(may, ROLES.get)
    short, long = (chain(scribe, length, ring=ring) for length in (100, 200))
    assert all_hidden(long, rules) == {state.rec for state in long}
    few, many = (calls(partial(all_hidden, held, rules)) for held in (short, long))
    assert many < 2.2 * few


def away_by_hand(record: RecordState, states: Sequence[RecordState]) -> bool:
    """The rule of bundle.md §8.8 as it is written, without any order of walking."""
    below, line = defaultdict(list), {record.rec: [record]}
    for state in states:
        below[state.parent].append(state)
    left = [record]
    while left:
        at = left.pop()
        for child in below[at.rec]:
            if child.rec not in line:
                line[child.rec] = [*line[at.rec], child]
                left.append(child)
    return bool(record.deletes) and all(
        any(
            int(op.id[65:]) in (one.observed or {}).get(op.id[:64], ()) or one.id[:64] == op.id[:64]
            for above in path
            for one in above.deletes
        )
        for path in line.values()
        for op in path[-1].frontier.values()
        if op.id not in {one.id for one in path[-1].deletes}
    )


def told(scribe: Scribe, rules: Rules) -> list[RecordState]:
    """All records of which something was written."""
    ops = defaultdict(list)
    for op in scribe.made:
        ops[op.rec].append(op)
    return [state for held in ops.values() if (state := fold(held, rules)) is not None]


@pytest.mark.parametrize("seed", range(60))
def test_all_at_once_says_what_the_rule_says_of_each(scribe: Scribe, seed: int) -> None:
    """Any shape, rings among them; each delete saw some of what stood."""
    dice, rules = Random(seed), Rules(may, ROLES.get)
    records = [f"{at + 1:032x}" for at in range(dice.randint(1, 9))]
    for rec in records:
        if dice.random() < 0.7:
            scribe.write("amal", {"name": "أ"}, rec=rec, kind="event")
    stood = told(scribe, rules)
    for rec in records:
        if dice.random() < 0.8:
            observed = [state for state in stood if dice.random() < 0.8]
            scribe.write(
                "salma", {"deleted": True}, rec=rec, kind="event", supersedes={}, observed=observed
            )
    places = [None, *records]
    states = [replace(state, parent=dice.choice(places)) for state in told(scribe, rules)]
    expected = {state.rec for state in states if away_by_hand(state, states)}
    assert all_hidden(states) == expected
    children = {state.rec: [one for one in states if one.parent == state.rec] for state in states}
    assert {one.rec for one in states if hidden(one, lambda rec: children[rec])} == expected
