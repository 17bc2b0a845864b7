"""The distance of many pairs of name parts at once, as six levels (names.distance, in arrays).

The same edits and costs as `names.distance.between`, for whole columns of pairs; parts whose letters
have too little in common are not worked out. What was worked out is remembered.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.report_arrays import Ints, Layout
from vsdesk.names import distance
from vsdesk.names.sound import CODE
from vsdesk.names.vowels import UNIT

EXACT, NEAR, CLOSE, SIMILAR, LOOSE, OTHER = range(6)
UNKNOWN: Final = 6  # one of the two is missing
Levels = NDArray[np.uint8]

_STEP: Final = 1 << 32
_TOGETHER: Final = 60_000  # pairs of sounds worked out at once
APART: Final = 3  # classes of letters that only one of the two has: two edits or more
_LONG_PAIR: Final = 11  # letters of both: one class more may differ
_FEWEST, _MOST = 12, 21  # bits: for so many pairs of parts there is room
_SPREAD: Final = 0x9E3779B97F4A7C15 - (1 << 64)  # the golden ratio, as a signed multiplier
_NEVER: Final = np.int16(9999)
_ABD: Final = CODE["&"]
_SWAPS: Final = np.array(distance.letter_costs(), np.int16)
_DROPS: Final = np.array(distance.dropped_costs(), np.int16)
_SLOTS: Final = np.array(distance.slot_costs(), np.int16)


class LevelTable:
    """Gives the level of pairs of parts by their numbers; remembers those it has met lately."""

    def __init__(self) -> None:
        self._grow(_FEWEST)

    def levels(
        self,
        left: NDArray[np.int32],
        right: NDArray[np.int32],
        layout: Layout,
        apart: int = APART,
    ) -> Levels:
        """The level of each pair; `UNKNOWN` where a part is missing. Any shape, the same for both.

        Parts with `apart` classes of letters or more that only one of them has are not worked out.
        """
        low, high = np.minimum(left, right).ravel(), np.maximum(left, right).ravel()
        found = np.full(len(low), UNKNOWN, np.uint8)
        at = np.flatnonzero(low >= 0)
        found[at] = np.where(low[at] == high[at], EXACT, OTHER)
        at = at[low[at] != high[at]]
        at = at[_may_be_near(low[at], high[at], layout, apart)]
        found[at] = self._looked_up(low[at].astype(np.int64) * _STEP + high[at], layout)
        return found.reshape(left.shape)

    def _grow(self, bits: int) -> None:
        """Room for so many; what was remembered is forgotten."""
        self._bits = bits
        self._codes: Ints = np.full(1 << bits, -1, np.int64)
        self._levels: Levels = np.zeros(1 << bits, np.uint8)

    def _looked_up(self, codes: Ints, layout: Layout) -> Levels:
        if (wanted := min(_MOST, (8 * len(codes)).bit_length())) > self._bits:
            self._grow(wanted)
        place = (codes ^ (codes >> 29)) * _SPREAD >> (64 - self._bits) & ((1 << self._bits) - 1)
        found: Levels = self._levels[place]
        missed = np.flatnonzero(self._codes[place] != codes)
        fresh, back = np.unique(codes[missed], return_inverse=True)
        levels = level_of(part_distances(fresh // _STEP, fresh % _STEP, layout))
        found[missed] = levels[back]
        self._codes[place[missed]] = codes[missed]
        self._levels[place[missed]] = found[missed]
        return found


def _may_be_near(
    left: NDArray[np.int32], right: NDArray[np.int32], layout: Layout, apart: int
) -> NDArray[np.bool_]:
    """Whether the letters of two parts have enough in common, whichever of their sounds is meant."""
    one, two = layout.outline[left], layout.outline[right]
    all_one, all_two = one.astype(np.uint16), two.astype(np.uint16)
    only_one = np.bitwise_count(all_one & ~(two >> 16).astype(np.uint16))
    only_two = np.bitwise_count(all_two & ~(one >> 16).astype(np.uint16))
    long = (one >> 32) + (two >> 32) >= _LONG_PAIR
    near: NDArray[np.bool_] = only_one + only_two < np.uint8(apart) + long.view(np.uint8)
    return near


def level_of(distances: NDArray[np.float64]) -> Levels:
    """The level of a distance."""
    return np.searchsorted(np.array(distance.LEVELS) + 1e-9, distances).astype(np.uint8)


def part_distances(left: Ints, right: Ints, layout: Layout) -> NDArray[np.float64]:
    """The least distance of any sound of one part to any of the other; 1.0 where it is not near."""
    best = np.ones(len(left))
    counts = layout.count[left] * layout.count[right]
    owner = np.repeat(np.arange(len(left)), counts)
    inner = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    width = layout.count[right][owner]
    one = layout.first[left][owner] + inner // np.maximum(width, 1)
    two = layout.first[right][owner] + inner % np.maximum(width, 1)
    differing = np.bitwise_count(layout.mask[one] ^ layout.mask[two])
    long = layout.length[one].astype(np.int64) + layout.length[two] >= _LONG_PAIR
    near = differing < APART + long
    owner, one, two = owner[near], one[near], two[near]
    for start in range(0, len(owner), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        np.minimum.at(best, owner[part], sound_distances(one[part], two[part], layout))
    return best


def sound_distances(one: Ints, two: Ints, layout: Layout) -> NDArray[np.float64]:
    """The distance of each pair of sounds, by their rows in the layout.

    Beyond `distance.SIMILAR` it only tells whether one letter and a vowel is all that differs (up to
    `distance.FAR`) or more does.
    """
    ours, theirs = layout.letters[one], layout.letters[two]
    our_slots, their_slots = layout.slots[one], layout.slots[two]
    long_one, long_two = layout.length[one], layout.length[two]
    width, height = int(long_two.max(initial=0)), int(long_one.max(initial=0))
    row = np.zeros((width + 1, len(one)), np.int16)
    np.cumsum(_DROPS[theirs[:, :width]].T, axis=0, out=row[1:])
    every = np.arange(len(one))
    above = row
    cost = row[long_two, every]
    for i in range(height):
        higher, above, dropped = above, row, _DROPS[ours[:, i]]
        aligned = (_SWAPS[ours[:, i, None], theirs[:, :width]]).T
        aligned = aligned + (_SLOTS[our_slots[:, i, None], their_slots[:, :width]]).T + above[:-1]
        row = np.empty_like(above)
        row[0] = above[0] + dropped
        np.minimum(aligned, above[1:] + dropped, out=row[1:])
        if i:
            crossed = (ours[:, i, None] == theirs[:, : width - 1]) & (
                ours[:, i - 1, None] == theirs[:, 1:width]
            )
            turned = np.where(crossed.T, higher[: width - 1] + distance.TURNED, _NEVER)
            np.minimum(row[2:], turned, out=row[2:])
        for j in range(width):
            np.minimum(row[j + 1], row[j] + _DROPS[theirs[:, j]], out=row[j + 1])
        done = long_one == i + 1
        cost[done] = row[long_two[done], every[done]]
    letters = long_one.astype(np.int64) + long_two - (ours[:, 0] == _ABD) - (theirs[:, 0] == _ABD)
    scaled: NDArray[np.float64] = 2.0 * cost / (UNIT * np.maximum(4, letters))
    apart = (scaled > distance.SIMILAR) & (cost > distance.ONE_LETTER)
    return np.where(
        apart, np.maximum(scaled, distance.FAR + 0.01), np.minimum(scaled, distance.FAR)
    )
