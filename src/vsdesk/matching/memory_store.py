"""A store of sketches in memory: a list against another list, and tests."""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from vsdesk.matching.sketch import Sketch

_ENTRY: Final = struct.Struct("<Hq")  # place, facts


class MemoryStore:
    """A `KeyStore` of dictionaries."""

    def __init__(self) -> None:
        self._sketches: dict[int, Sketch] = {}
        self._keys: defaultdict[int, list[int]] = defaultdict(list)
        self._counts: Counter[int] = Counter()

    def add(self, number: int, sketch: Sketch) -> None:
        """Keep a sketch under a number that is not taken yet."""
        self._sketches[number] = sketch
        for key in sketch.keys:
            self._keys[key].append(number)
        self._counts.update(sketch.counted)

    def size(self) -> int:
        """How many reports have a sketch."""
        return len(self._sketches)

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many reports have each key."""
        return {key: self._counts[key] for key in keys if key in self._counts}

    def lists(self, keys: Collection[int]) -> Sequence[tuple[int, int, bytes]]:
        """The lists of reports under these keys, in order, a part of each report."""
        return [
            (key, n, _ENTRY.pack(0, self._sketches[n].facts))
            for key in sorted(set(keys))
            for n in self._keys.get(key, ())
        ]

    def makers(self, reports: Collection[int]) -> Mapping[int, int]:
        """Nobody knows."""
        return {}

    def rows(self, reports: Collection[int]) -> Mapping[int, bytes]:
        """The rows of these reports."""
        return {n: self._sketches[n].row for n in reports if n in self._sketches}
