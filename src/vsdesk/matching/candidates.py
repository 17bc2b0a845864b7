"""Which pairs are worth comparing: those that share a key.

A key that many reports share (محمد أحمد) says little: beyond `LONG` reports it counts only with one
more fact that agrees (year of birth, year, month, governorate, place, mother); where still more
than `LONG` do, with two, and with three; or through another key that holds a third name. Where that leaves
too many, those count of whose maker only few are among them: one device that floods a name hides nobody else.
And where three facts agree in too many, of each maker as many as a list may have, those first that agree in
most: so what one device brings is compared with so many of each and not with all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.report_arrays import Ints, Pairs
from vsdesk.matching.sketch import Sketch, questions
from vsdesk.matching.store import KeyStore

LONG: Final = 60
_MOST_FACTS: Final = 3
_OF_ONE_MAKER: Final = 10  # reports of one maker in a list that is too long
_LOOKED_AT: Final = 5000  # reports of such a list of which it is asked who made them
_UNASKED, _UNKNOWN = -2, -1  # of which report nobody asked who made it, or nobody knows
_WAITING: Final = 4_000_000  # codes that wait to be sorted in
_STEP: Final = 1 << 32
_ENTRY: Final = np.dtype("<u2,<i8")  # place, facts: `KeyStore.lists`


class ReportMakers:
    """Who made the reports of a store: asked once of each, however many lists it stands in."""

    def __init__(self, store: KeyStore) -> None:
        self._store = store
        self._known = np.empty(0, np.int64)  # by the number of the report

    def of(self, numbers: Ints) -> Ints:
        """A number for the maker of each; `_UNKNOWN` where nobody knows."""
        if len(numbers) and (end := int(numbers.max()) + 1) > len(self._known):
            more = np.full(end - len(self._known), _UNASKED, np.int64)
            self._known = np.concatenate([self._known, more])
        asked = np.unique(numbers[self._known[numbers] == _UNASKED]).tolist()
        if asked:
            made = self._store.makers(asked)
            self._known[asked] = [made.get(number, _UNKNOWN) for number in asked]
        return self._known[numbers]


def in_store(
    store: KeyStore, sketches: Sequence[Sketch], makers: ReportMakers | None = None
) -> Pairs:
    """What each of these reports may be: its place in the list, and a number in the store."""
    makers = makers or ReportMakers(store)
    keys = np.array([key for one in sketches for key in one.keys], np.int64)
    rows = np.repeat(np.arange(len(sketches)), [len(one.keys) for one in sketches])
    parts = store.lists(np.unique(keys).tolist())
    if not parts:
        return rows[:0], keys[:0]
    held, lengths, stored, facts = _lists(parts)
    at = np.minimum(np.searchsorted(held, keys), len(held) - 1)
    here = held[at] == keys
    rows, at = rows[here], at[here]
    sizes = lengths[at]
    starts = (np.cumsum(lengths) - lengths)[at]
    asked = np.array([one.facts for one in sketches], np.int64)
    long = sizes > LONG
    short, of_short = _spread(starts[~long], sizes[~long])

    def chosen_of(places: Ints, agreeing: Ints, *, sure: bool) -> Ints:
        if sure:
            return places[_best_of_makers(makers.of(stored[places]), agreeing)]
        return places[_of_rare_makers(makers, stored[places])]

    chosen, of_long = _narrowed(facts, starts[long], sizes[long], asked[rows[long]], chosen_of)
    found = np.concatenate([rows[~long][of_short], rows[long][of_long]])
    numbers = stored[np.concatenate([short, chosen])]
    order = np.lexsort((numbers, found))
    found, numbers = found[order], numbers[order]
    fresh = np.r_[True, (found[1:] != found[:-1]) | (numbers[1:] != numbers[:-1])]
    return found[fresh[: len(found)]], numbers[fresh[: len(found)]]


def _lists(parts: Sequence[tuple[int, int, bytes]]) -> tuple[Ints, Ints, Ints, Ints]:
    """The keys, how many reports each has, and the number and facts of all these one after the other."""
    entries = np.frombuffer(b"".join([part for _, _, part in parts]), _ENTRY)
    sizes = np.array([len(part) // _ENTRY.itemsize for _, _, part in parts], np.int64)
    first = np.repeat(np.array([first for _, first, _ in parts], np.int64), sizes)
    held, begin = np.unique(np.array([key for key, _, _ in parts], np.int64), return_index=True)
    return held, np.add.reduceat(sizes, begin), first + entries["f0"], entries["f1"].copy()


def _spread(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """The places start, start + 1 … of each list one after the other, and the list of each."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(owner)) + (starts - (np.cumsum(sizes) - sizes))[owner], owner


def _of_rare_makers(makers: ReportMakers, numbers: Ints) -> NDArray[np.bool_]:
    """Which of these reports are of a maker of whom only few are among them."""
    if len(numbers) > _LOOKED_AT:
        return np.zeros(len(numbers), bool)
    known = makers.of(numbers)
    _, which, counts = np.unique(known, return_inverse=True, return_counts=True)
    rare: NDArray[np.bool_] = (counts[which] <= _OF_ONE_MAKER) & (known >= 0)
    return rare


def _best_of_makers(makers: Ints, agreeing: Ints) -> NDArray[np.bool_]:
    """Of each maker `LONG` at most, those that agree in most facts; all of whom nobody knows the maker."""
    order = np.lexsort((-agreeing, makers))
    begins = np.r_[True, makers[order][1:] != makers[order][:-1]]
    first = np.flatnonzero(begins)[np.cumsum(begins) - 1]
    kept = np.zeros(len(makers), bool)
    kept[order] = np.arange(len(makers)) - first < LONG
    chosen: NDArray[np.bool_] = kept | (makers == _UNKNOWN)
    return chosen


def _narrowed(
    facts: Ints, starts: Ints, sizes: Ints, asked: Ints, few: Callable[..., Ints]
) -> tuple[Ints, Ints]:
    """As `_spread`, only what agrees in one fact, where more than `LONG` do in two, or in three; where that
    leaves more, `few` of these places, by how much agrees there and whether it is `sure`: three facts do."""
    masks = [mask for mask, _ in questions(-1)]
    places, owner = [starts[:0]], [starts[:0]]
    # one list after the other: together they are millions, and no cache of a processor holds them
    rows = zip(starts.tolist(), sizes.tolist(), asked.tolist(), strict=True)
    for list_, (start, size, ours) in enumerate(rows):
        differing = facts[start : start + size] ^ ours
        known = [mask for mask in masks if ours & mask]
        agreeing = np.zeros(size, np.int8)
        for mask in known:
            agreeing += (differing & mask) == 0
        least, left = 0, size
        for count in range(1, min(_MOST_FACTS, len(known)) + 1):
            if left > LONG:
                least, left = count, np.count_nonzero(agreeing >= count)
        found = np.flatnonzero(agreeing >= least) + start
        if left > LONG:
            found = few(found, agreeing[found - start], sure=least == _MOST_FACTS)
        places.append(found)
        owner.append(np.full(len(found), list_))
    return np.concatenate(places), np.concatenate(owner)


def in_file(sketches: Sequence[Sketch]) -> Pairs:
    """All pairs (smaller row first) of a whole list that share a key, each once."""
    return sharing(
        np.array([key for one in sketches for key in one.keys], np.int64),
        np.array([len(one.keys) for one in sketches], np.int64),
        np.array([one.facts for one in sketches], np.int64),
    )


def sharing(keys: Ints, sizes: Ints, facts: Ints) -> Pairs:
    """As `in_file`, by the keys of all reports one after the other, how many each has, and its facts."""
    rows = np.repeat(np.arange(len(sizes)), sizes)
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else keys
    lengths = np.diff(np.r_[starts, len(keys)])
    every = _distinct(chain(_short(rows, starts, lengths), _long(rows, starts, lengths, facts)))
    return (every >> 32).astype(np.int32), (every & (_STEP - 1)).astype(np.int32)


def _distinct(codes: Iterable[Ints]) -> Ints:
    """Each code once, in order; made to hold little more than the answer."""
    found = np.empty(0, np.int64)
    waiting: list[Ints] = []
    for part in chain(codes, (found,)):
        waiting.append(part)
        if not len(part) or sum(map(len, waiting)) > _WAITING:
            found = np.concatenate([found, *waiting])
            waiting = []
            found.sort()
            found = found[np.r_[True, found[1:] != found[:-1]]] if len(found) else found
    return found


def _short(rows: Ints, starts: Ints, lengths: Ints) -> Iterable[Ints]:
    """The pairs within each list of 2 to `LONG`, those of one length together."""
    for length in range(2, LONG + 1):
        lists = starts[lengths == length]
        if len(lists):
            table = rows[lists[:, None] + np.arange(length)]
            one, two = np.triu_indices(length, 1)
            yield _code(table[:, one].ravel(), table[:, two].ravel())


def _code(one: Ints, two: Ints) -> Ints:
    low, high = np.minimum(one, two), np.maximum(one, two)
    apart = low != high
    code: Ints = low[apart] * _STEP + high[apart]
    return code


def _long(rows: Ints, starts: Ints, lengths: Ints, facts: Ints) -> Iterable[Ints]:
    """The pairs within each long list that agree in one fact, where few do; else in two, in three."""
    chosen = np.flatnonzero(lengths > LONG)
    if not len(chosen):
        return
    members = np.concatenate([np.arange(starts[n], starts[n] + lengths[n]) for n in chosen])
    lists = np.repeat(chosen, lengths[chosen])
    rows = rows[members]
    masks = [mask for mask, _ in questions(-1)]
    for count in range(1, _MOST_FACTS + 1):
        for together in combinations(masks, count):
            yield from _agreeing(lists, rows, facts[rows], together)


def _agreeing(lists: Ints, rows: Ints, facts: Ints, masks: Sequence[int]) -> Iterable[Ints]:
    """The pairs of one list that agree in all these facts, where no more than `LONG` do."""
    known = np.logical_and.reduce([(facts & mask) != 0 for mask in masks])
    lists, rows, facts = lists[known], rows[known], facts[known] & sum(masks)
    if not len(rows):
        return
    order = np.lexsort((facts, lists))
    lists, facts, rows = lists[order], facts[order], rows[order]
    fresh = (lists[1:] != lists[:-1]) | (facts[1:] != facts[:-1])
    starts: NDArray[np.int64] = np.flatnonzero(np.r_[True, fresh])
    yield from _short(rows, starts, np.diff(np.r_[starts, len(rows)]))
