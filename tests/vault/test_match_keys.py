"""The lists of sketches in blocks: what was put in comes out, whatever came and went before. Numbers only."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.vault.conftest import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.vault.matching.match_keys import Kept, MatchKeys
    from vsdesk.vault.vault import Vault

ENTRY = struct.Struct("<Hq")
# both ends of a block, and the first number of a later one
numbers = st.sampled_from([1, 2, 255, 256, 4095, 4096, 4097, 8191, 8192, 70_000])
# facts whose bytes are zeros, no UTF-8, a line feed, and the largest
facts = st.sampled_from([0, 1, 0x0A, 0xC3, 0x80FF00FE, 1 << 61, (1 << 62) - 1])
keys = st.lists(st.sampled_from([-(1 << 63), -5, 0, 7, (1 << 63) - 1]), max_size=4)
steps = st.lists(st.tuples(numbers, keys, facts, st.booleans()), max_size=12)


def kept(number: int, of: list[int], facts: int) -> Kept:
    return number, of, facts, [9], b"row"


def held(store: MatchKeys, asked: list[int]) -> dict[int, list[tuple[int, int]]]:
    """The number and facts of each case under each key, as candidates read them."""
    found: dict[int, list[tuple[int, int]]] = {}
    for key, first, part in store.lists(asked):
        found.setdefault(key, []).extend(
            (first + place, facts) for place, facts in ENTRY.iter_unpack(part)
        )
    return {key: sorted(of) for key, of in found.items()}


@pytest.fixture
def vault(place: Place) -> Iterator[Vault]:
    made = place.create()
    yield made
    made.lock()


@given(steps)
@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_whatever_came_and_went_the_lists_hold_what_is_there(
    vault: Vault, steps: list[tuple[int, list[int], int, bool]]
) -> None:
    store = vault.match_keys
    model: dict[int, tuple[list[int], int]] = {}
    with vault.database.transaction():
        store.restart("test")
        for number, of, said, stays in steps:
            if stays:
                store.put([kept(number, of, said)], [])
                model[number] = of, said
            else:
                store.drop([number])
                model.pop(number, None)
    every = sorted({key for of, _ in model.values() for key in of})
    expected = {
        key: sorted((number, said) for number, (of, said) in model.items() if key in of)
        for key in every
    }
    assert held(store, [*every, 12345]) == expected
    assert [key for key, _, _ in store.lists(every)] == sorted(
        key for key, _, _ in store.lists(every)
    )
    assert store.size() == len(model)
    for number in list(model):
        store.drop([number])
    assert vault.database.one("SELECT count(*) FROM match_block")[0] == 0


def test_many_at_once_and_one_by_one_are_the_same(vault: Vault) -> None:
    store = vault.match_keys
    many = [kept(n, [n % 3, 100 + n % 7], n * 977) for n in range(1, 9000, 5)]
    store.restart("test")
    store.put(many, [])
    together = held(store, list(range(110)))
    store.restart("test")
    for one in many:
        store.put([one], [])
    assert held(store, list(range(110))) == together
    store.put([], [number for number, *_ in many[::2]])
    left = {number for number, *_ in many[1::2]}
    assert {n for of in held(store, list(range(110))).values() for n, _ in of} == left
