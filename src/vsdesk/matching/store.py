"""What candidates ask of a store of sketches. The vault implements it; so does `memory.MemoryStore`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol


class KeyStore(Protocol):
    """Holds sketches by number; knows opaque keys only."""

    def size(self) -> int:
        """How many reports have a sketch."""

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many reports have each of these `Sketch.counted`; a key that none has may be absent."""

    def postings(self, key: int, most: int) -> Sequence[int]:
        """The numbers of the reports under a key, at most `most`."""

    def agreeing(
        self, key: int, facts: Sequence[tuple[int, int]], least: int, most: int
    ) -> Sequence[int]:
        """As `postings`, only those of whose facts at least `least` agree: facts & mask = value."""

    def rows(self, reports: Collection[int]) -> Mapping[int, bytes]:
        """`Sketch.row` of these reports; one that is not here is left out."""
