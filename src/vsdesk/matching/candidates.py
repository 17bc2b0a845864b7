"""Which pairs are worth comparing: those that share a key.

A key that many reports share (محمد أحمد) says little: beyond `LONG` reports it counts only with two
more facts that agree (year of birth, year, month, governorate, place, mother), or through another
key that holds a third name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.batch import Ints
from vsdesk.matching.sketch import Sketch, questions
from vsdesk.matching.store import KeyStore

LONG: Final = 60
_MOST: Final = 150  # reports of one long list that agree in two facts
_WIDEST: Final = 400  # reports under a key and two facts, in a whole file
_STEP: Final = 1 << 32


def in_store(store: KeyStore, sketch: Sketch) -> set[int]:
    """The numbers of the reports in the store that this one may be."""
    found: set[int] = set()
    asked = questions(sketch.facts)
    for key in sketch.keys:
        numbers = store.postings(key, LONG + 1)
        if len(numbers) > LONG:
            numbers = store.agreeing(key, asked, 2, _MOST) if len(asked) > 1 else ()
        found.update(numbers)
    return found


def in_file(sketches: Sequence[Sketch]) -> tuple[Ints, Ints]:
    """All pairs (smaller row first) of a whole list that share a key, each once."""
    sizes = np.array([len(one.keys) for one in sketches], np.int64)
    keys = np.array([key for one in sketches for key in one.keys], np.int64)
    rows = np.repeat(np.arange(len(sketches)), sizes)
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else keys
    lengths = np.diff(np.r_[starts, len(keys)])
    facts = np.array([one.facts for one in sketches], np.int64)
    codes = [*_short(rows, starts, lengths), *_long(rows, starts, lengths, facts)]
    every = np.unique(np.concatenate(codes)) if codes else np.empty(0, np.int64)
    low: Ints = every // _STEP
    return low, every - low * _STEP


def _short(rows: Ints, starts: Ints, lengths: Ints, most: int = LONG) -> Iterable[Ints]:
    """The pairs within each list of 2 to `most`, those of one length together."""
    for length in range(2, most + 1):
        lists = starts[lengths == length]
        if len(lists):
            table = rows[lists[:, None] + np.arange(length)]
            one, two = np.triu_indices(length, 1)
            yield np.unique(_code(table[:, one].ravel(), table[:, two].ravel()))


def _code(one: Ints, two: Ints) -> Ints:
    low, high = np.minimum(one, two), np.maximum(one, two)
    apart = low != high
    code: Ints = low[apart] * _STEP + high[apart]
    return code


def _long(rows: Ints, starts: Ints, lengths: Ints, facts: Ints) -> Iterable[Ints]:
    """The pairs within each long list that agree in two facts."""
    chosen = np.flatnonzero(lengths > LONG)
    if not len(chosen):
        return
    members = np.concatenate([np.arange(starts[n], starts[n] + lengths[n]) for n in chosen])
    lists = np.repeat(chosen, lengths[chosen])
    rows = rows[members]
    masks = [mask for mask, _ in questions(-1)]
    for one, two in combinations(masks, 2):
        ours = facts[rows]
        known = ((ours & one) != 0) & ((ours & two) != 0)
        yield from _agreeing(lists[known], (ours & (one | two))[known], rows[known])


def _agreeing(lists: Ints, values: Ints, rows: Ints) -> Iterable[Ints]:
    order = np.lexsort((values, lists))
    lists, values, rows = lists[order], values[order], rows[order]
    if not len(rows):
        return
    fresh = (lists[1:] != lists[:-1]) | (values[1:] != values[:-1])
    starts: NDArray[np.int64] = np.flatnonzero(np.r_[True, fresh])
    yield from _short(rows, starts, np.diff(np.r_[starts, len(rows)]), _WIDEST)
