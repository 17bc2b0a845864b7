"""Checkpoints: filled up, opened leaf by leaf, and what a run must be to be proved by one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from vsdesk.crypto.canonical import encode
from vsdesk.errors import Refused
from vsdesk.history.checkpoint import (
    Leaf,
    Link,
    check_leaf,
    leaves_line,
    make_checkpoints,
    parse_checkpoint,
    parse_leaves_line,
    verify_run,
)
from vsdesk.history.entry import ZERO_HASH, log_id

Rng = Callable[[int], bytes]
ORG, KID, INC, SPACE = "0a" * 32, "a1" * 32, "b2" * 16, "c3" * 16
LOG = log_id(KID, INC, SPACE)
TS = "0199e0000000-0000"


def leaf(rng: Rng, space: str = SPACE, seq: int = 3, head: str = "ee" * 32) -> Leaf:
    """A leaf of a log of the made-up device."""
    return Leaf.new(log_id(KID, INC, space), space, seq, head, rng)


@pytest.mark.parametrize(
    ("logs", "sizes"), [(1, [16]), (16, [16]), (17, [64]), (256, [256]), (300, [256, 64])]
)
def test_filled_up_so_that_it_does_not_tell_how_many(rng: Rng, logs: int, sizes: list[int]) -> None:
    leaves = [leaf(rng, f"{number:032x}") for number in range(logs)]
    made = list(make_checkpoints(ORG, KID, INC, TS, 2, leaves, rng))
    assert [len(checkpoint.leaves) for checkpoint, _ in made] == sizes
    assert [one for _, part in made for one in part] == leaves
    for checkpoint, part in made:
        assert list(checkpoint.leaves) == sorted(set(checkpoint.leaves))
        assert parse_checkpoint(checkpoint.payload()) == checkpoint
        for one in part:
            check_leaf(checkpoint, one)


def test_a_leaf_is_the_hash_of_the_format_page(rng: Rng) -> None:
    one = leaf(rng)
    raw = bytes.fromhex(one.salt + one.log + one.space) + (3).to_bytes(8, "big")
    raw += bytes.fromhex(one.head)
    assert one.digest == hashlib.sha256(b"vsdesk/leaf/v1\0" + raw).hexdigest()


def test_a_leaf_of_another_place_proves_nothing(rng: Rng) -> None:
    one = leaf(rng)
    [(checkpoint, _)] = make_checkpoints(ORG, KID, INC, TS, 2, [one], rng)
    for wrong in (
        replace(one, seq=4),
        replace(one, head="ef" * 32),
        replace(one, salt="00" * 16),
        replace(one, space="c4" * 16),
    ):
        with pytest.raises(Refused) as caught:
            check_leaf(checkpoint, wrong)
        assert caught.value.name == "L_CHAIN"
    foreign = Leaf.new("ab" * 32, SPACE, 3, "ee" * 32, rng)
    [(other, _)] = make_checkpoints(ORG, KID, INC, TS, 2, [foreign], rng)
    with pytest.raises(Refused):
        check_leaf(other, foreign)


def test_lines_of_leaves(rng: Rng) -> None:
    leaves = (leaf(rng), leaf(rng, "c4" * 16))
    ordered = tuple(sorted(leaves, key=lambda one: one.log))
    assert parse_leaves_line(leaves_line("ab" * 32, leaves)) == ("ab" * 32, ordered)
    read = json.loads(leaves_line("ab" * 32, leaves))
    wrong: list[dict[str, Any]] = [{"ck": "x"}, {"open": [["x"]]}, {"open": {}}]
    for spoil in wrong:
        with pytest.raises(Refused):
            parse_leaves_line(encode({**read, **spoil}))
    with pytest.raises(Refused) as caught:
        parse_leaves_line(b"x" * 300_000)
    assert caught.value.name == "E_LIMIT"


def test_a_checkpoint_of_another_size_or_order(rng: Rng) -> None:
    [(checkpoint, _)] = make_checkpoints(ORG, KID, INC, TS, 2, [leaf(rng)], rng)
    for wrong in (checkpoint.leaves[:-1], checkpoint.leaves[::-1]):
        with pytest.raises(Refused) as caught:
            parse_checkpoint(replace(checkpoint, leaves=wrong).payload())
        assert caught.value.name == "E_CANON"


def chain(count: int, start: int = 1, prev: str = ZERO_HASH, mark: str = "") -> list[Link]:
    """A run of made-up links."""
    links = []
    for seq in range(start, start + count):
        entry_hash = hashlib.sha256(f"{mark}{seq}".encode()).hexdigest()
        links.append(Link(entry_hash, LOG, SPACE, seq, prev))
        prev = entry_hash
    return links


def head(rng: Rng, links: Sequence[Link]) -> Leaf:
    """The leaf at the end of a run."""
    return leaf(rng, seq=links[-1].seq, head=links[-1].entry_hash)


def test_a_run_to_a_disclosed_head_is_proved(rng: Rng) -> None:
    links = chain(5)
    runs = verify_run(links, [head(rng, links)])
    assert (len(runs.tips), runs.starts) == (1, ((1, ZERO_HASH),))
    later = verify_run(links[2:], [head(rng, links)])
    assert later.starts == ((3, links[1].entry_hash),)
    both = verify_run(links, [head(rng, links[:3]), head(rng, links)])
    assert [tip.seq for tip in both.tips] == [5]


def test_what_is_not_proved(rng: Rng) -> None:
    links = chain(5)
    good = head(rng, links)
    other = Link(links[1].entry_hash, "ab" * 32, SPACE, 2, links[1].prev)
    jump = [*links[:2], links[2]._replace(seq=4, prev=links[1].entry_hash)]
    for run, leaves in (
        (links, [head(rng, links[:4])]),  # an entry beyond the head
        (links[:4], [good]),  # the tail is missing
        ([*links[:2], *links[3:]], [good]),  # one in the middle is missing
        ([*links, links[4]], [good]),  # one twice
        (links, []),
        (links, [replace(good, seq=4)]),
        ([links[0], other, *links[2:]], [good]),
        (jump, [head(rng, jump)]),
    ):
        with pytest.raises(Refused) as caught:
            verify_run(run, leaves)
        assert caught.value.name == "L_CHAIN"


def test_a_fork_is_two_runs_under_two_leaves(rng: Rng) -> None:
    links = chain(3)
    branch = chain(2, 4, links[-1].entry_hash, "one")
    second = chain(1, 4, links[-1].entry_hash, "two")
    runs = verify_run([*links, *branch, *second], [head(rng, branch), head(rng, second)])
    assert {tip.head for tip in runs.tips} == {branch[-1].entry_hash, second[-1].entry_hash}
    assert runs.starts == ((1, ZERO_HASH),)
