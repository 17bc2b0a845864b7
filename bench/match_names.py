"""Attested spellings: how many meet their name, and how many of random pairs meet falsely."""

from __future__ import annotations

import hashlib
import random
from functools import cache
from typing import TYPE_CHECKING, Final

from vsdesk.names.distance import CLOSE, between
from vsdesk.names.fold import fold
from vsdesk.names.sound import sounds_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_RANDOM: Final = 60_000
Pair = tuple[str, str]


def read(path: Path) -> list[Pair]:
    """The pairs of Arabic and Latin spellings of a file with a header."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def other_half(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of those names whose spellings were not looked at when costs were set."""
    return [one for one in pairs if hashlib.sha256(fold(one[0]).encode()).digest()[0] % 2 == 1]


def meeting(pairs: Sequence[Pair]) -> tuple[float, float]:
    """The share of the pairs within `CLOSE`, and how many of 1,000 random pairs are."""
    within = sum(map(_close, pairs)) / len(pairs)
    rng = random.Random(7)
    drawn = ((rng.choice(pairs)[0], rng.choice(pairs)) for _ in range(_RANDOM))
    apart = [(arabic, other[1]) for arabic, other in drawn if arabic != other[0]]
    return within, 1000 * sum(map(_close, apart)) / len(apart)


def _close(pair: Pair) -> bool:
    return any(between(a, b) <= CLOSE for a in _heard(pair[0]) for b in _heard(pair[1]))


@cache
def _heard(name: str) -> tuple[bytes, ...]:
    return sounds_of(name)
