"""How many reports bear each part of a name: under any spelling, and in just this spelling.

Asked for only where a comparison needs it, and remembered.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.report_arrays import Layout, Rows
from vsdesk.matching.sketch import counted
from vsdesk.memo import memo
from vsdesk.names.common import CommonNames

Floats = NDArray[np.float64]
Counts = Callable[[Collection[int]], Mapping[int, int]]
_COMMON: Final = 2e-4  # a spelling that so many of all reports bear is an established name
_FEW: Final = 5


@cache
def common_names() -> CommonNames:
    """The shipped names that many bear, read once."""
    return CommonNames.load()


@memo(65536)
def _common(heard: tuple[bytes, ...]) -> bool:
    return heard in common_names()


class NameFrequency:
    """Of the parts of one layout."""

    def __init__(self, layout: Layout, counts: Counts, size: int) -> None:
        self._layout = layout
        self._counts = counts
        self.size = size
        self._borne: Floats = np.full(len(layout.count), -1.0)
        self._rare: Floats = np.zeros(len(layout.count))
        self._named: NDArray[np.int8] = np.full(len(layout.count), -1, np.int8)

    def borne(self, part: int) -> int:
        """How many reports bear this part."""
        self._learn(np.array([part]))
        return int(self._borne[part])

    def rare(self, parts: Rows) -> Floats:
        """ln(size / bearers) of each part; 0 for one that is missing."""
        self._learn(parts[parts >= 0])
        return np.where(parts >= 0, self._rare[parts], 0.0)

    def established(self, parts: Rows) -> NDArray[np.bool_]:
        """Whether each part, in just this spelling, is a name that many bear, here or at all."""
        fresh = np.unique(parts[self._named[parts] < 0])
        heard = [self._layout.sounds(part) for part in fresh.tolist()]
        keys = [counted(sounds)[-1:] for sounds in heard]
        counts = self._counts({key for of_part in keys for key in of_part})
        least = max(_FEW, _COMMON * self.size)
        self._named[fresh] = [
            max((counts.get(key, 0) for key in of_part), default=0) >= least or _common(sounds)
            for of_part, sounds in zip(keys, heard, strict=True)
        ]
        named: NDArray[np.bool_] = self._named[parts] > 0
        return named

    def _learn(self, parts: Rows) -> None:
        fresh = np.unique(parts[self._borne[parts] < 0])
        keys = [counted(self._layout.sounds(part))[:-1] for part in fresh.tolist()]
        counts = self._counts({key for of_part in keys for key in of_part})
        borne = [max((counts.get(key, 0) for key in of_part), default=0) for of_part in keys]
        self._borne[fresh] = borne
        rare = math.log(max(self.size, 2)) - np.log(np.maximum(self._borne[fresh], 1.0))
        self._rare[fresh] = np.maximum(rare, 0.0)
