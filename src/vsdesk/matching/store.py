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

    def lists(self, keys: Collection[int]) -> Sequence[tuple[int, int, bytes]]:
        """The lists of reports under these keys, in parts, in the order of the keys.

        A part is its key, the number from which its places count, and of each report its place (2
        bytes) and its `Sketch.facts` (8 bytes), little-endian. A key that none has has no part.
        """

    def makers(self, reports: Collection[int]) -> Mapping[int, int]:
        """Who made each of these reports, a number for each; one of whom that is not known is left out."""

    def rows(self, reports: Collection[int]) -> Mapping[int, bytes]:
        """`Sketch.row` of these reports; one that is not here is left out."""
