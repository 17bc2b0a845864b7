"""The laws of the merge, on made-up histories of devices that know different things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.history.conftest import ROLES, Scribe, device_id, may

from vsdesk.history.merge import Rules, StoredOp, fold
from vsdesk.history.seen import hidden
from vsdesk.history.state import RecordState

WHO = ("amal", "baran", "rim", "salma")
FIELDS = ("approved", "deleted", "name", "note", "peer_checked")
RULES = Rules(may, ROLES.get)


def law(examples: int) -> settings:
    """So many made-up histories."""
    return settings(max_examples=examples)


# What is drawn from is made once: hypothesis weighs each strategy anew.
HOW_MANY: Final = st.integers(1, 12)
NAMES: Final = st.sets(st.sampled_from(FIELDS), min_size=1, max_size=3)
VALUES: Final = st.sampled_from(["أ", "ب", "ج"])
WRITERS: Final = st.sampled_from(WHO)
MOMENTS: Final = st.integers(0, 5)
YES_OR_NO: Final = st.booleans()


@cache
def places(count: int) -> st.SearchStrategy[list[int]]:
    """Some of so many, each once."""
    return st.lists(st.sampled_from(range(count)), unique=True)


@cache
def place(count: int) -> st.SearchStrategy[int]:
    """One of so many; oftener none of them, which is below 0."""
    return st.sampled_from((-1, -1, -1, *range(count)))


@st.composite
def histories(draw: st.DrawFn) -> list[StoredOp]:
    """What devices wrote about one record, each knowing some of what was written before."""
    scribe = Scribe()
    for _ in range(draw(HOW_MANY)):
        made = scribe.made
        known = [made[at] for at in draw(places(len(made)))] if made else []
        seen = fold(known, RULES) if known else None
        values = {name: draw(VALUES) for name in draw(NAMES)}
        again = draw(place(len(known)))
        scribe.write(
            draw(WRITERS),
            values,
            seen,
            observed=[seen] if seen is not None and draw(YES_OR_NO) else None,
            again=None if again < 0 else known[again],
            ts=f"{draw(MOMENTS):012x}-0000",
        )
    erased = {*draw(places(len(scribe.made)))}
    return [
        replace(op, body="erased", values={}) if at in erased else op
        for at, op in enumerate(scribe.made)
    ]


def ids(state: RecordState | None) -> dict[str, list[str]]:
    """The frontier of each field, by ids, in the order of the screen."""
    return (
        {} if state is None else {name: [op.id for op in ops] for name, ops in state.fields.items()}
    )


def shown(state: RecordState | None) -> object:
    """All that a reader can see of a state."""
    if state is None:
        return None
    return (
        {name: state.alternatives(name) for name in sorted(state.fields)},
        state.differences,
        state.parent,
        state.origin,
        state.created,
        state.updated,
        state.evidence,
        state.unknown,
        hidden(state, lambda _: ()),
    )


@given(histories(), st.randoms(use_true_random=False))
@law(300)
def test_any_order_and_repeats_give_the_same_state(ops: list[StoredOp], dice: Random) -> None:
    other = [*ops, *dice.choices(ops, k=dice.randint(0, 5))]
    dice.shuffle(other)
    assert shown(fold(ops, RULES)) == shown(fold(other, RULES))


@given(histories(), st.data())
@law(200)
def test_any_partition_gives_the_same_frontier(ops: list[StoredOp], data: st.DataObject) -> None:
    """Two vaults that got different parts first hold the same, once both hold everything."""
    one = [ops[at] for at in data.draw(places(len(ops)))]
    two = [op for op in ops if op not in one]
    halves: Sequence[tuple[list[StoredOp], list[StoredOp]]] = ((one, two), (two, one))
    ends = []
    for first, second in halves:
        held = {op.id: op for op in first}
        before = ids(fold(first, RULES)) if first else {}
        held.update({op.id: op for op in second})
        after = fold(list(held.values()), RULES)
        ends.append(shown(after))
        # What was replaced before stays replaced, whatever arrives.
        gone = {op.id for op in first} - {i for row in before.values() for i in row}
        back = gone & {i for row in ids(after).values() for i in row}
        assert not back
    assert ends[0] == ends[1]


@given(histories())
@law(300)
def test_nothing_typed_is_lost_unless_somebody_replaced_it(ops: list[StoredOp]) -> None:
    state = fold(ops, RULES)
    frontier = ids(state)
    for op in ops:
        for name in op.fields:
            if not RULES.counts(op, name):
                assert op.id not in frontier.get(name, [])
                continue
            replaced = [
                other
                for other in ops
                if RULES.counts(other, name)
                and (
                    op.id in other.supersedes.get(name, ())
                    or (op.again is not None and op.again in other.supersedes.get(name, ()))
                )
                and other.id != op.id
            ]
            if not replaced and op.again is None:
                assert op.id in frontier[name]
            if any(op.id in other.supersedes.get(name, ()) for other in replaced):
                assert op.id not in frontier[name]


@given(histories())
@law(200)
def test_a_field_that_somebody_set_never_becomes_empty(ops: list[StoredOp]) -> None:
    frontier = ids(fold(ops, RULES))
    for op in ops:
        for name in op.fields:
            if RULES.counts(op, name):
                assert frontier[name]


@given(histories(), st.data())
@law(200)
def test_a_missing_body_changes_no_frontier(ops: list[StoredOp], data: st.DataObject) -> None:
    lost = data.draw(st.sets(st.sampled_from([op.id for op in ops])))
    other = [
        replace(op, body="missing", values={}) if op.id in lost and op.body == "here" else op
        for op in ops
    ]
    assert ids(fold(ops, RULES)) == ids(fold(other, RULES))


@given(histories())
@law(200)
def test_clocks_change_only_the_order_on_the_screen(ops: list[StoredOp]) -> None:
    other = [replace(op, ts="fffffffffff0-0000") for op in ops]
    one, two = ids(fold(ops, RULES)), ids(fold(other, RULES))
    assert {name: sorted(row) for name, row in one.items()} == {
        name: sorted(row) for name, row in two.items()
    }


@given(histories())
@law(200)
def test_a_choice_that_saw_everything_settles_it(ops: list[StoredOp]) -> None:
    state = fold(ops, RULES)
    if state is None:
        return
    scribe = Scribe(count=1000)
    for name in state.differences:
        choice = scribe.write("salma", {name: "قرار"}, state)
        after = fold([*ops, choice], RULES)
        assert after is not None
        assert [a.value for a in after.alternatives(name)] == ["قرار"]
        assert device_id("salma") == after.alternatives(name)[0].device_id
