"""What names more than one entry holds goes into several, whole and in order (bundle.md §8.8)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from vsdesk.history.entry import (
    MAX_OPS,
    MAX_REPLACED,
    ZERO_HASH,
    Entry,
    NewOp,
    hash_of_line,
    log_id,
    write_entry,
)
from vsdesk.history.split_ops import after, entries, pieces

SPACE, KID, INC = "0a" * 16, "0b" * 32, "0c" * 16


def hashes(count: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    return [rng.randbytes(32).hex() for _ in range(count)]


def written(op: NewOp) -> list[Entry]:
    """The op as it is written, piece by piece, in the form of real entries."""
    found: list[Entry] = []
    before: list[tuple[str, bool]] = []
    for piece in pieces(op):
        bound = after(piece, before)
        prev = hash_of_line(found[-1].line) if found else ZERO_HASH
        log = log_id(KID, INC, SPACE)
        ts = "0190a0000000-0000"
        entry, _ = write_entry(log, SPACE, len(found) + 1, prev, ts, 1, 0, "A1", [bound], bytes)
        before.append((entry.op_id(0), bound.observed is not None))
        found.append(entry)
    return found


def test_an_op_that_goes_into_one_entry_is_left_as_it_is() -> None:
    op = NewOp(
        SPACE,
        "case",
        {"approved": True},
        observed={entry_hash: [0] for entry_hash in hashes(2000, 1)},
    )
    assert pieces(op) == [op]


@pytest.mark.parametrize("many", [20_000])
def test_all_that_was_on_the_screen_is_named_once(many: int) -> None:
    observed = {entry_hash: [0, 255] for entry_hash in hashes(many, 2)}
    first, *later = written(
        NewOp(SPACE, "case", {"approved": True}, observed=observed, parent="0d" * 16)
    )
    assert len(later) > 5
    assert first.ops[0].parent and not any(one.ops[0].parent for one in later)
    named: dict[str, tuple[int, ...]] = {}
    for at, entry in enumerate([first, *later]):
        held = dict(entry.ops[0].observed or {})
        for old in [first, *later][:at]:
            assert held.pop(old.entry_hash) == (0,), "each names those before it"
        assert not named.keys() & held.keys()
        named |= held
    assert named == {entry_hash: tuple(indexes) for entry_hash, indexes in observed.items()}


def test_what_is_replaced_is_replaced_and_each_piece_replaces_the_one_before() -> None:
    old = [f"{entry_hash}:0" for entry_hash in sorted(hashes(3 * MAX_REPLACED, 3))]
    made = written(
        NewOp(SPACE, "person", {"given_ar": "أ", "sex": "female"}, supersedes={"given_ar": old})
    )
    assert len(made) > 3
    assert {id for one in made for id in one.ops[0].supersedes["given_ar"]} >= {*old}
    for at, one in enumerate(made[1:], 1):
        before = {entry.op_id(0) for entry in made[:at]}
        assert all(before <= {*one.ops[0].supersedes[name]} for name in ("given_ar", "sex"))


def test_both_at_once() -> None:
    old, seen = [f"{entry_hash}:0" for entry_hash in sorted(hashes(4000, 4))], hashes(4000, 5)
    op = NewOp(
        SPACE,
        "case",
        {"approved": True},
        supersedes={"approved": old},
        observed={e: [1] for e in seen},
    )
    made = written(op)
    standing = [one for one in made if one.ops[0].observed]
    assert {entry_hash for one in standing for entry_hash in one.ops[0].observed or ()} >= {*seen}
    replaced = {id for one in made for id in one.ops[0].supersedes.get("approved", ())}
    assert replaced >= {*old} and not replaced & {one.op_id(0) for one in standing}
    assert {one.op_id(0) for one in made if not one.ops[0].observed} <= replaced


def test_many_large_ops_go_into_as_many_entries_as_they_need() -> None:
    op = NewOp(
        SPACE, "note", {"text": None}, supersedes={"text": [f"{e}:0" for e in hashes(1000, 6)]}
    )
    some = [replace(op, rec=f"{at:032x}") for at in range(10)]
    packed = list(entries(some))
    assert [one for part in packed for one in part] == some and len(packed) > 2
    for part in packed:
        write_entry(
            log_id(KID, INC, SPACE),
            SPACE,
            1,
            ZERO_HASH,
            "0190a0000000-0000",
            1,
            0,
            "A1",
            part,
            bytes,
        )
    small = [NewOp(f"{at:032x}", "note", {"text": None}) for at in range(MAX_OPS + 1)]
    assert [len(part) for part in entries(small)] == [MAX_OPS, 1]
