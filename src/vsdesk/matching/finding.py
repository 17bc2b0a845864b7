"""Finding: new reports against a store, one while it is typed, and a whole list with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np

from vsdesk.matching import candidates
from vsdesk.matching.batch import Batch, Ints, Layout, Pairs, PartTable
from vsdesk.matching.compare import FIELDS, Compared, Floats, Frequencies, compared, names_in_common
from vsdesk.matching.levels import LevelTable
from vsdesk.matching.report import Report
from vsdesk.matching.sketch import Sketch, counted, sketch
from vsdesk.matching.store import KeyStore
from vsdesk.matching.weights import BIT, LIKELY, POSSIBLE, RELATIVES, STRONG, Weights
from vsdesk.names.common import CommonNames
from vsdesk.names.nicknames import Nicknames
from vsdesk.progress import SILENT, Progress

MOST: Final = 20  # matches of one report
BANDS: Final = (STRONG, LIKELY, POSSIBLE, RELATIVES)
_TOGETHER: Final = 50_000  # pairs compared at once
_ASKED: Final = 100  # reports looked up between two steps of the progress
_LEAST_NAMES: Final = 2  # that two reports of one person have in common
_SIBLINGS, _TAKEN = FIELDS.index("siblings"), FIELDS.index("taken")
_ONE_TIME: Final = (0, 1, 5, 9, 13)  # codes of `taken` that may be one day
Counts = Callable[[Collection[int]], Mapping[int, int]]


@cache
def common_names() -> CommonNames:
    """The shipped names that many bear, read once."""
    return CommonNames.load()


@lru_cache(maxsize=65536)
def _common(heard: tuple[bytes, ...]) -> bool:
    return heard in common_names()


@dataclass(frozen=True, slots=True)
class Match:
    """Two reports that may tell of one person, or of relatives taken together."""

    left: int  # `against`: index of the asked; `within`: index in the list
    right: int  # `against`: number in the store; `within`: index in the list
    points: float  # bits
    band: str  # strong, likely, possible; relatives


class Comparing:
    """One run: the parts met so far, their distances, and how often each name is borne."""

    def __init__(self, weights: Weights, counts: Counts, size: int) -> None:
        self.parts = PartTable()
        self._weights = weights
        self._counts = counts
        self.size = size
        self._levels = LevelTable()
        self._laid: tuple[Layout, Frequencies] | None = None

    def score(self, left: Batch, right: Batch, pairs: Pairs) -> tuple[Compared, Floats]:
        """The codes of the pairs, and their points in nats."""
        if self._laid is None or len(self._laid[0].count) < len(self.parts.sounds):
            self._laid = self.parts.laid_out(), self.often()
        layout, often = self._laid
        found = compared(left, right, pairs, (self._levels, layout), often)
        return found, self._weights.of(found)

    def often(self) -> Frequencies:
        """How many reports bear each part met so far."""
        keys = [counted(sounds) for sounds in self.parts.sounds]
        counts = self._counts({key for of_part in keys for key in of_part})
        borne = [max((counts.get(key, 0) for key in of_part[:-1]), default=0) for of_part in keys]
        spelled = [
            self._size_of(sounds, counts.get(of_part[-1], 0)) if of_part else 0
            for sounds, of_part in zip(self.parts.sounds, keys, strict=True)
        ]
        return Frequencies(
            np.array([*borne, 0], np.float64), np.array([*spelled, 0], np.float64), self.size
        )

    def _size_of(self, heard: tuple[bytes, ...], count: int) -> int:
        return max(count, self.size) if _common(heard) else count


def against(
    store: KeyStore,
    asked: Sequence[tuple[int | None, Sketch]],
    weights: Weights,
    progress: Progress = SILENT,
) -> list[Match]:
    """New or listed reports against the store, best first for each, at most `MOST` each.

    With each goes its own number in the store, which is left out, or None.
    """
    one: list[int] = []
    two: list[int] = []
    for at, (number, given) in enumerate(asked):
        if at % _ASKED == 0:
            progress.step("comparing", at, len(asked))
        found = candidates.in_store(store, given) - {number}
        one += [at] * len(found)
        two += sorted(found)
    rows = store.rows(set(two))
    held = {number: at for at, number in enumerate(rows)}
    present = [(a, held[b]) for a, b in zip(one, two, strict=True) if b in held]
    comparing = Comparing(weights, store.counts, store.size())
    left = comparing.parts.batch([given.row for _, given in asked])
    right = comparing.parts.batch(list(rows.values()))
    pairs = np.array(present, np.int64).reshape(-1, 2)
    scored = _scored(comparing, left, right, (pairs[:, 0], pairs[:, 1]), weights, progress)
    numbers = list(rows)
    matches = [Match(a, numbers[b], points, band) for a, b, points, band in scored]
    return list(_best(matches))


def hints(store: KeyStore, given: Sketch, weights: Weights, most: int = 3) -> list[Match]:
    """While a name is typed: the few reports that are likely to tell of this person."""
    found = against(store, [(None, given)], weights)
    return [match for match in found if match.band in (STRONG, LIKELY)][:most]


def within(
    reports: Sequence[Report],
    weights: Weights,
    nicknames: Nicknames,
    progress: Progress = SILENT,
) -> list[Match]:
    """All matches of a list with itself, best first; made for a hundred thousand reports."""
    sketches = []
    for at, report in enumerate(reports):
        if at % 1000 == 0:
            progress.step("reading", at, len(reports))
        sketches.append(sketch(report, nicknames))
    borne = Counter(key for one in sketches for key in one.counted)
    pairs = candidates.in_file(sketches)
    comparing = Comparing(weights, lambda _: borne, len(reports))
    batch = comparing.parts.batch([one.row for one in sketches])
    del sketches
    scored = _scored(comparing, batch, batch, pairs, weights, progress)
    matches = [Match(a, b, points, band) for a, b, points, band in scored]
    return sorted(matches, key=lambda match: -match.points)


def _scored(
    comparing: Comparing, left: Batch, right: Batch, pairs: Pairs, weights: Weights,
    progress: Progress,
) -> Iterable[tuple[int, int, float, str]]:  # fmt: skip
    bounds = weights.bounds(comparing.size)
    for start in range(0, len(pairs[0]), _TOGETHER):
        progress.step("comparing", start, len(pairs[0]))
        part = pairs[0][start : start + _TOGETHER], pairs[1][start : start + _TOGETHER]
        found, points = comparing.score(left, right, part)
        bands = banded(found, points, bounds)
        for at in np.flatnonzero(bands >= 0):
            yield (
                int(part[0][at]),
                int(part[1][at]),
                float(points[at]) / BIT,
                BANDS[bands[at]],
            )


def banded(found: Compared, points: Floats, bounds: Mapping[str, float]) -> Ints:
    """The band of each pair as an index of `BANDS`, -1 for none.

    Brothers and sisters are never likely to be one person, however much else agrees: another given
    name with the same father and family puts a pair into the list of relatives, or into none. One name
    alone that agrees is never more than possible, however few reports there are.
    """
    bands = np.full(len(points), -1, np.int64)
    for index, band in reversed(list(enumerate(BANDS[:3]))):
        bands[points >= bounds[band]] = index
    bands[(bands >= 0) & (bands < 2) & (names_in_common(found.codes) < _LEAST_NAMES)] = 2
    siblings = found.codes[_SIBLINGS] >= 0
    together = siblings & np.isin(found.codes[_TAKEN], _ONE_TIME)
    bands[siblings & (bands == 2)] = -1
    bands[siblings & (bands >= 0)] = 2
    bands[together] = 3
    return bands


def _best(matches: Iterable[Match]) -> Iterable[Match]:
    """The best of each left, in the order of the lefts."""
    taken: Counter[int] = Counter()
    for match in sorted(matches, key=lambda one: (one.left, -one.points)):
        taken[match.left] += 1
        if taken[match.left] <= MOST:
            yield match
