"""Finding: new reports against a store, one while it is typed, and a whole list with itself."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching import candidates
from vsdesk.matching.bands import BANDS, BIT, LIKELY, POSSIBLE, STRONG
from vsdesk.matching.compare import (
    FIELDS,
    Codes,
    PairCodes,
    alike_brothers,
    compared,
    names_in_common,
)
from vsdesk.matching.compared_report import Report
from vsdesk.matching.levels import LevelTable
from vsdesk.matching.name_frequency import Counts, Floats, NameFrequency
from vsdesk.matching.report_arrays import Ints, Pairs, ReportBatch, Rows
from vsdesk.matching.rivals import outdone
from vsdesk.matching.sketch import Sketch, sketch
from vsdesk.matching.store import KeyStore
from vsdesk.matching.weights import Weights
from vsdesk.names.nicknames import Nicknames
from vsdesk.progress import SILENT, Progress

MOST: Final = 20  # matches of one report
_TOGETHER: Final = 50_000  # pairs compared at once
_ASKED: Final = 250  # reports looked up between two steps of the progress
_POSSIBLE: Final = BANDS.index(POSSIBLE)
_LEAST_NAMES: Final = 2  # that two reports of one person have in common
_FACTS: Final = [FIELDS.index(name) for name in ("place", "gov", "birth", "taken")]
_BIRTH: Final = FIELDS.index("birth")
_SIBLINGS, _TAKEN = FIELDS.index("siblings"), FIELDS.index("taken")
_TOLD_IN_BOTH: Final = [
    FIELDS.index(name) for name in ("given", "father", "family", "mother", "birth")
]
_NEVER_ANOTHER: Final = [FIELDS.index(name) for name in ("grandfather", "place", "gov", "sex")]
_ONE_TIME: Final = (0, 1, 5, 9, 13)  # codes of `taken` that may be one day


@dataclass(frozen=True, slots=True)
class Match:
    """Two reports that may tell of one person, or of relatives taken together."""

    left: int  # `against`: index of the asked; `within`: index in the list
    right: int  # `against`: number in the store; `within`: index in the list
    points: float  # bits
    band: str  # strong, likely, possible; relatives


class Comparison:
    """One run over some reports: the distances of their parts, and how often each is borne."""

    def __init__(self, rows: Sequence[bytes], weights: Weights, counts: Counts, size: int) -> None:
        self.batch = ReportBatch.of(rows)
        self.often = NameFrequency(self.batch.layout, counts, size)
        self.size = size
        self._weights = weights
        self._levels = LevelTable()

    def score(self, pairs: Pairs) -> tuple[PairCodes, Floats]:
        """The codes of the pairs (rows), and their points in nats."""
        found = compared(self.batch, pairs, self._levels, self.often)
        return found, self._weights.of(found)

    def likely(self, one: Rows, two: Rows) -> NDArray[np.bool_]:
        """Which of the pairs have the points of a likely one."""
        points = [
            self.score((one[at : at + _TOGETHER], two[at : at + _TOGETHER]))[1]
            for at in range(0, max(1, len(one)), _TOGETHER)
        ]
        likely: NDArray[np.bool_] = (
            np.concatenate(points) >= self._weights.bounds(self.size)[LIKELY]
        )
        return likely


def against(
    store: KeyStore,
    asked: Sequence[tuple[int | None, Sketch]],
    weights: Weights,
    progress: Progress = SILENT,
    *,
    lines: bool = False,
) -> list[Match]:
    """New or listed reports against the store, best first for each, at most `MOST` each.

    With each goes its own number in the store, which is left out, or None. `lines`: they are lines of a list.
    """
    one, two = _met(store, asked, progress)
    rows = store.rows(np.unique(two).tolist())
    numbers = np.fromiter(rows, np.int64, len(rows))
    every = [*(given.row for _, given in asked), *rows.values()]
    comparing = Comparison(every, weights, store.counts, store.size())
    present = np.isin(two, numbers)
    order = np.argsort(numbers)
    held = order[np.searchsorted(numbers, two[present], sorter=order)]
    scored = _scored(comparing, (one[present], held + len(asked)), weights, progress, lines=lines)
    matches = [
        Match(a, int(numbers[b - len(asked)]), points, band) for a, b, points, band in scored
    ]
    return list(_best(matches, store.makers({one.right for one in matches})))


def _met(store: KeyStore, asked: Sequence[tuple[int | None, Sketch]], progress: Progress) -> Pairs:
    """The candidates of each report (its place among those asked, and a number), without itself."""
    makers = candidates.ReportMakers(store)
    own = np.array([-1 if number is None else number for number, _ in asked], np.int64)
    found: list[Pairs] = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    for start in range(0, len(asked), _ASKED):
        progress.step("comparing", start, len(asked))
        part = [given for _, given in asked[start : start + _ASKED]]
        one, two = candidates.in_store(store, part, makers)
        other = own[one + start] != two
        found.append((one[other] + start, two[other]))
    return np.concatenate([one for one, _ in found]), np.concatenate([two for _, two in found])


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
    keys, sizes, facts = array("q"), array("q"), array("q")
    borne: Counter[int] = Counter()
    rows = []
    for at, report in enumerate(reports):
        if at % 1000 == 0:
            progress.step("reading", at, len(reports))
        one = sketch(report, nicknames)
        keys.extend(one.keys)
        sizes.append(len(one.keys))
        facts.append(one.facts)
        borne.update(one.counted)
        rows.append(one.row)
    pairs = candidates.sharing(
        *(np.frombuffer(column, np.int64) for column in (keys, sizes, facts))
    )
    comparing = Comparison(rows, weights, lambda _: borne, len(reports))
    scored = _scored(comparing, pairs, weights, progress)
    matches = [Match(a, b, points, band) for a, b, points, band in scored]
    return sorted(matches, key=lambda match: -match.points)


def _scored(
    comparing: Comparison,
    pairs: Pairs,
    weights: Weights,
    progress: Progress,
    *,
    lines: bool = False,
) -> Iterable[tuple[int, int, float, str]]:
    """The pairs that are in a band: two rows, bits, and the band."""
    bounds = weights.bounds(comparing.size)
    kept: list[tuple[Rows, Rows, Floats, Ints]] = []
    for start in range(0, max(1, len(pairs[0])), _TOGETHER):
        progress.step("comparing", start, len(pairs[0]))
        one, two = (rows[start : start + _TOGETHER] for rows in pairs)
        found, points = comparing.score((one, two))
        bands = banded(found, points, bounds, lines=lines)
        at = np.flatnonzero(bands >= 0)
        kept.append((one[at], two[at], points[at], bands[at]))
    one, two, points, bands = (np.concatenate(column) for column in zip(*kept, strict=True))
    at = np.flatnonzero(bands < _POSSIBLE)
    bands[at[outdone(one[at], two[at], points[at], comparing.likely)]] = _POSSIBLE
    names = [BANDS[band] for band in bands.tolist()]
    return zip(one.tolist(), two.tolist(), (points / BIT).tolist(), names, strict=True)


def banded(
    found: PairCodes, points: Floats, bounds: Mapping[str, float], *, lines: bool = False
) -> Ints:
    """The band of each pair as an index of `BANDS`, -1 for none.

    Brothers and sisters are never likely to be one person, however much else agrees: another given
    name with the same father and family puts a pair into the list of relatives, or into none. One name
    alone that agrees is never more than possible, however few reports there are; nor are two names of
    which nothing else is known; nor, beside `lines` of a list, which tell names and a birth alone, whoever
    has another year of birth there. Given names that are only alike, of one father and one family, are never
    strong: brothers' names often differ by a letter. Two that agree in all that they tell, in five things and
    more, are possible at least, however many bear the name: whoever floods a name hides nobody.
    """
    bands = np.full(len(points), -1, np.int64)
    for index, band in reversed(list(enumerate(BANDS[:3]))):
        bands[points >= bounds[band]] = index
    bands[(bands < 0) & _agree_in_all(found.codes)] = _POSSIBLE
    likely = np.flatnonzero((bands >= 0) & (bands < 2))
    names = names_in_common(found.codes[:, likely])
    bare = np.all(found.codes[_FACTS][:, likely] < 0, axis=0)
    bands[likely[(names < _LEAST_NAMES) | ((names == _LEAST_NAMES) & bare)]] = 2
    if lines:
        bands[(bands >= 0) & (bands < 2) & (found.codes[_BIRTH] > 0)] = 2
    bands[(bands == 0) & alike_brothers(found.codes)] = 1
    siblings = found.codes[_SIBLINGS] >= 0
    together = siblings & np.isin(found.codes[_TAKEN], _ONE_TIME)
    bands[siblings & (bands == 2)] = -1
    bands[siblings & (bands >= 0)] = 2
    bands[together] = 3
    return bands


def _agree_in_all(codes: Codes) -> NDArray[np.bool_]:
    """Whether four names and the year of birth are told in both and are one, and nothing told speaks
    against."""
    told = np.all(codes[_TOLD_IN_BOTH] == 0, axis=0)
    silent = np.all(codes[_NEVER_ANOTHER] <= 0, axis=0)
    agree: NDArray[np.bool_] = told & silent & np.isin(codes[_TAKEN], (-1, *_ONE_TIME))
    return agree


def _best(matches: Iterable[Match], makers: Mapping[int, int]) -> Iterable[Match]:
    """The best of each left, in the order of the lefts; those of one maker leave half of
    the places to others."""
    ordered = sorted(matches, key=lambda one: (one.left, -one.points))
    for _, found in groupby(ordered, key=lambda one: one.left):
        of_maker: Counter[int] = Counter()
        first: list[Match] = []
        rest: list[Match] = []
        for match in found:
            maker = makers.get(match.right, -1)
            of_maker[maker] += 1
            (first if of_maker[maker] <= MOST // 2 else rest).append(match)
        yield from sorted([*first, *rest][:MOST], key=lambda one: -one.points)
