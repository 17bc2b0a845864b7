"""The laws of erasure: what is reached does not depend on what came first, and only grows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vsdesk.history.erasure import Erasure, HeldRecord, RecordKey, extent
from vsdesk.vault import schema
from vsdesk.vault.database import Database
from vsdesk.vault.erasure.erasure_reach import Reach, record_key

SPACES = [f"{n:032x}" for n in (1, 2, 3)]
RECORDS = [f"{n:032x}" for n in range(1, 9)]
FIXED = SPACES[2]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[HeldRecord], list[Erasure]]:
    """Records below each other and moved from each other, in any shape, and some orders to erase."""
    keys = st.tuples(st.sampled_from(SPACES), st.sampled_from(RECORDS))
    records = [
        HeldRecord(
            space,
            rec,
            draw(st.one_of(st.none(), st.sampled_from(RECORDS))),
            draw(st.one_of(st.none(), st.none(), keys)),
        )
        for space, rec in draw(st.lists(keys, unique=True, max_size=12))
    ]
    orders = [
        Erasure(
            "ab" * 32,
            "0" * 12 + "-0000",
            1,
            "withdrawn",
            records=tuple(draw(st.sets(keys, max_size=2))),
            spaces=tuple(draw(st.sets(st.sampled_from(SPACES), max_size=1))),
            keep=tuple(draw(st.sets(keys, max_size=2))),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    return records, orders


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An empty database with the vault's tables."""
    path: Path = tmp_path_factory.mktemp("laws") / "db.1"
    made = Database(path, bytes(range(48)).hex(), create=True)
    schema.create(made)
    yield made
    made.close()


def expected(records: list[HeldRecord], orders: list[Erasure]) -> set[RecordKey]:
    """What a vault that knows everything at once would erase."""
    found: set[RecordKey] = set()
    for order in orders:
        open_ = Erasure(
            order.org,
            order.ts,
            order.trust,
            order.why,
            (),
            order.records,
            tuple(set(order.spaces) - {FIXED}),
            order.keep,
        )
        found |= extent(open_, records)
    return found


# A copy of what was given to a court, whose own record is not here and whose space goes.
COPY = HeldRecord(SPACES[0], RECORDS[0], None, (SPACES[1], RECORDS[0]))
ALL_BUT = Erasure(
    "ab" * 32,
    "0" * 12 + "-0000",
    1,
    "withdrawn",
    spaces=(SPACES[1],),
    keep=((SPACES[1], RECORDS[0]),),
)


@given(worlds(), st.randoms(use_true_random=False))
@example(([COPY], [ALL_BUT]), Random(1))
@example(([COPY], [ALL_BUT]), Random(2))
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_any_order_of_records_and_orders_reaches_the_same(
    database: Database, world: tuple[list[HeldRecord], list[Erasure]], dice: Random
) -> None:
    records, orders = world
    events: list[HeldRecord | Erasure] = [*records, *orders]
    dice.shuffle(events)
    reach = Reach(database, lambda: [FIXED])
    gone: set[int] = set()
    names: dict[int, RecordKey] = {}
    for table in ("record", "gone", "spared"):
        database.run(f"DELETE FROM {table}")
    for number, event in enumerate(events, 1):
        if isinstance(event, Erasure):
            reached = reach.of(event)
            reach.note(number, event, reached)
            gone |= reached
            continue
        row = (number, event.rec, event.space, event.parent, event.origin)
        values = [None if one is None else bytes.fromhex("".join(one)) for one in row[1:]]
        database.run(
            "INSERT INTO record (n, id, space, kind, parent, origin) VALUES (?, ?, ?, 'x', ?, ?)",
            (number, *values),
        )
        names[number] = (event.space, event.rec)
        gone |= reach.settle([number])
    assert {names[number] for number in gone} == expected(records, orders)
    for space, rec in expected(records, orders):
        assert reach.holds(space, rec)


@given(worlds(), st.data())
@settings(max_examples=200)
def test_what_is_reached_only_grows(
    world: tuple[list[HeldRecord], list[Erasure]], data: st.DataObject
) -> None:
    records, orders = world
    some = data.draw(st.lists(st.sampled_from(records), unique_by=id)) if records else []
    for order in orders:
        here = extent(order, some)
        assert here <= extent(order, records)
        assert not here & set(order.keep)
        named = set(order.records)
        assert all(key in here for key in named if key not in order.keep and _held(some, key))


def _held(records: list[HeldRecord], key: RecordKey) -> bool:
    return any((one.space, one.rec) == key for one in records)


def test_a_key_is_its_bytes() -> None:
    assert record_key((SPACES[0], RECORDS[1])) == bytes.fromhex(SPACES[0] + RECORDS[1])
