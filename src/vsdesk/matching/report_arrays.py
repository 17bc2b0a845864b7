"""Many reports as arrays, so that a hundred thousand pairs are compared at once.

A part of a name (all its sounds together) is held once, by number, however many reports have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.sketch import HEAD, PARTS
from vsdesk.names.coarse import CLASSES, coarse
from vsdesk.names.sound import LETTERS, LONGEST

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Rows = NDArray[np.signedinteger[Any]]  # places in a list
Pairs = tuple[Rows, Rows]
MISSING: Final = -1
_EPOCH: Final = date(1970, 1, 1).toordinal()
_WIDTH: Final = 2 * LONGEST
_HEAD: Final = np.dtype("<u2,<u2,<i4,<i4,u1,u1,<u4")
_TOGETHER: Final = 20_000  # rows taken apart at once
_BIT: Final = {letter: 1 << number for number, letter in enumerate(CLASSES)}
_BITS: Final = np.array(
    [sum(_BIT[one] for one in coarse(bytes([code, 0]))) for code in range(len(LETTERS))],
    np.uint16,
)
# random numbers of each byte and each place, by which two parts are told apart
_OF_BYTE: Final = np.random.default_rng(1).integers(0, 1 << 64, 1 << 8, np.uint64)
_OF_PLACE: Final = np.random.default_rng(2).integers(0, 1 << 64, 1 << 10, np.uint64) | 1


@dataclass(frozen=True, slots=True)
class ReportBatch:
    """Reports as columns; -1 in `parts` and 0 elsewhere is not known."""

    parts: NDArray[np.int32]  # a row a part (sketch.PARTS): its number in `layout`
    birth: NDArray[np.int32]  # first and last year
    taken: NDArray[np.int32]  # first and last day (ordinal); year, month, day of the first
    sex: NDArray[np.int8]
    whole: NDArray[np.bool_]  # the name was told in one breath: which part is which was guessed
    gov: Ints
    layout: Layout

    @classmethod
    def of(cls, rows: Sequence[bytes]) -> Self:
        """The reports of these rows (`Sketch.row`)."""
        data = np.frombuffer(b"".join(rows) + bytes(_WIDTH), np.uint8)
        sizes = np.array([len(row) for row in rows], np.int64)
        starts = np.cumsum(sizes) - sizes
        head = data[starts[:, None] + np.arange(HEAD.size)].copy().view(_HEAD).ravel()
        firsts, lengths = _bodies(data, starts + HEAD.size)
        marks = [
            _marks(data, firsts[at : at + step], lengths[at : at + step])
            for step in (_TOGETHER * len(PARTS),)
            for at in range(0, len(firsts), step)
        ]
        known = np.flatnonzero(lengths)
        every = np.concatenate([np.empty(0, np.uint64), *marks])[known]
        _, example, number = np.unique(every, return_index=True, return_inverse=True)
        parts = np.full(len(firsts), MISSING, np.int32)
        parts[known] = number
        example = known[example]
        days = head["f2"].astype(np.int64)
        return cls(
            np.ascontiguousarray(parts.reshape(-1, len(PARTS)).T),
            np.stack([head["f0"], head["f1"]]).astype(np.int32),
            np.stack([days, head["f3"], *_calendar(days)]).astype(np.int32),
            head["f4"].astype(np.int8),
            head["f5"] != 0,
            head["f6"].astype(np.int64),
            Layout.of(data, firsts[example], lengths[example]),
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Sounds as arrays: those of part p are the rows first[p] to first[p] + count[p]."""

    whole: bytes  # each sound in `_WIDTH` bytes
    letters: Bytes
    slots: Bytes
    length: Bytes
    first: Ints
    count: Ints
    mask: NDArray[np.uint16]  # of each sound: the coarse classes of its letters
    # of each part: the classes that all its sounds have, from bit 16 on those that any of them has,
    # from bit 32 on the letters of its longest sound
    outline: NDArray[np.uint64]

    @classmethod
    def of(cls, data: Bytes, firsts: Ints, lengths: Ints) -> Self:
        """The layout of the parts that lie there in `data`: each sound behind its length."""
        parts, places = _sounds(data, firsts, firsts + lengths)
        length = data[places] // 2
        inside = np.arange(LONGEST) < length[:, None]
        table = data[(places + 1)[:, None] + np.arange(_WIDTH)]
        letters = np.where(inside, table[:, ::2], 0)
        slots = np.where(inside, table[:, 1::2], 0)
        mask = np.bitwise_or.reduce(np.where(inside, _BITS[letters % len(_BITS)], 0), axis=1)
        count = np.bincount(parts, minlength=len(firsts))
        first = np.cumsum(count) - count
        outline = np.zeros(0, np.uint64)
        if len(first):
            outline = np.bitwise_and.reduceat(mask, first).astype(np.uint64)
            outline |= np.bitwise_or.reduceat(mask, first).astype(np.uint64) << 16
            outline |= np.maximum.reduceat(length, first).astype(np.uint64) << 32
        return cls(table.tobytes(), letters, slots, length, first, count, mask, outline)

    def sounds(self, part: int) -> tuple[bytes, ...]:
        """The sounds of one part."""
        first = int(self.first[part])
        return tuple(
            self.whole[row * _WIDTH : row * _WIDTH + 2 * int(self.length[row])]
            for row in range(first, first + int(self.count[part]))
        )


def _bodies(data: Bytes, at: Ints) -> tuple[Ints, Ints]:
    """Where the parts of each row begin, and their lengths, row by row."""
    firsts, lengths = [], []
    for _ in PARTS:
        length = data[at].astype(np.int64) + (data[at + 1].astype(np.int64) << 8)
        firsts.append(at + 2)
        lengths.append(length)
        at = at + 2 + length
    return np.stack(firsts, 1).ravel(), np.stack(lengths, 1).ravel()


def _marks(data: Bytes, firsts: Ints, lengths: Ints) -> NDArray[np.uint64]:
    """A number of each part by which it is known again."""
    begin = np.cumsum(lengths) - lengths
    owner = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(owner)) - begin[owner]
    mixed = _OF_BYTE[data[firsts[owner] + place]] * _OF_PLACE[place % len(_OF_PLACE)]
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed ^ (mixed >> 29))])
    found: NDArray[np.uint64] = total[begin + lengths] - total[begin]
    return found


def _sounds(data: Bytes, at: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Each sound of each part, in order: its part, and where its length stands."""
    parts, places = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    left = np.flatnonzero(at < end)
    at, end = at[left], end[left]
    while len(left):
        parts.append(left)
        places.append(at)
        at = at + 1 + data[at]
        more = at < end
        left, at, end = left[more], at[more], end[more]
    every = np.concatenate(parts)
    order = np.argsort(every, kind="stable")
    return every[order], np.concatenate(places)[order]


def _calendar(ordinals: Ints) -> tuple[Ints, Ints, Ints]:
    """Year, month and day (from 1) of days."""
    dates = (ordinals - _EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month = months.astype(np.int64)
    return month // 12, month % 12 + 1, (dates - months).astype(np.int64) + 1
