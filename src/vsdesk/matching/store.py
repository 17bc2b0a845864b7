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

    def lists(self, keys: Collection[int]) -> Sequence[tuple[int, str]]:
        """The lists of reports under these keys, in the order of the keys; a key that none has is absent.

        With each key a text: the number and the `Sketch.facts` of each report, all parted by blanks.
        """

    def rows(self, reports: Collection[int]) -> Mapping[int, bytes]:
        """`Sketch.row` of these reports; one that is not here is left out."""
