"""Many reports as arrays, so that a hundred thousand pairs are compared at once.

A part of a name (all its sounds together) is held once, by number, however many reports have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.sketch import HEAD, PARTS
from vsdesk.names.coarse import CLASSES, coarse
from vsdesk.names.sound import LETTERS, LONGEST

Ints = NDArray[np.int64]
Rows = NDArray[np.signedinteger[Any]]  # places in a list
Pairs = tuple[Rows, Rows]
MISSING: Final = -1
_BIT: Final = {letter: 1 << number for number, letter in enumerate(CLASSES)}
_BITS: Final = tuple(
    sum(_BIT[one] for one in coarse(bytes([code, 0]))) for code in range(len(LETTERS))
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Reports as columns; -1 in `parts` and 0 elsewhere is not known."""

    parts: NDArray[
        np.int32
    ]  # a row a report, a column a part (sketch.PARTS): number in `PartTable`
    birth: NDArray[np.int32]  # first and last year
    taken: NDArray[np.int32]  # first and last day (ordinal)
    sex: NDArray[np.int8]
    whole: NDArray[np.bool_]  # the name was told in one breath: which part is which was guessed
    gov: Ints

    def __len__(self) -> int:
        return len(self.sex)


class PartTable:
    """Every distinct part, its sounds laid out for arithmetic."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self.sounds: list[tuple[bytes, ...]] = []
        self._laid = 0

    def number(self, body: bytes) -> int:
        """The number of a part as it stands in a sketch's row; -1 for an empty one."""
        if not body:
            return MISSING
        found = self._numbers.get(body)
        if found is None:
            found = self._numbers[body] = len(self.sounds)
            self.sounds.append(_sounds_in(body))
        return found

    def batch(self, rows: Sequence[bytes]) -> Batch:
        """The reports of these rows (`Sketch.row`)."""
        heads = [HEAD.unpack_from(row) for row in rows]
        numbers = [number for row in rows for number in self._numbers_of(row)]
        parts = np.array(numbers, np.int32).reshape(-1, len(PARTS))
        columns = np.array(heads, np.int64).reshape(-1, 7)
        return Batch(
            parts,
            columns[:, 0:2].astype(np.int32),
            columns[:, 2:4].astype(np.int32),
            columns[:, 4].astype(np.int8),
            columns[:, 5] != 0,
            columns[:, 6],
        )

    def _numbers_of(self, row: bytes) -> list[int]:
        found, at = [], HEAD.size
        for _ in PARTS:
            first = at + 2
            at = first + row[at] + (row[at + 1] << 8)
            found.append(self.number(row[first:at]))
        return found

    def laid_out(self) -> Layout:
        """The sounds of all parts so far, as arrays."""
        return Layout.of(self.sounds)


@dataclass(frozen=True, slots=True)
class Layout:
    """Sounds as arrays: those of part p are the rows first[p] to first[p] + count[p]."""

    letters: NDArray[np.uint8]
    slots: NDArray[np.uint8]
    length: NDArray[np.uint8]
    first: Ints
    count: Ints
    mask: NDArray[np.uint16]  # of each sound: the coarse classes of its letters
    all_have: NDArray[np.uint16]  # of each part: the classes that all its sounds have
    any_has: NDArray[np.uint16]  # of each part: the classes that any of them has
    longest: NDArray[np.uint8]  # of each part: the letters of its longest sound

    @classmethod
    def of(cls, parts: Sequence[tuple[bytes, ...]]) -> Layout:
        """The layout of these parts."""
        count = np.array([len(sounds) for sounds in parts], np.int64)
        flat = [sound for sounds in parts for sound in sounds]
        padded = b"".join(sound.ljust(2 * LONGEST, b"\0") for sound in flat)
        table = np.frombuffer(bytearray(padded), np.uint8).reshape(-1, LONGEST, 2)
        masks = {sound: _mask(sound) for sound in set(flat)}
        return cls(
            np.ascontiguousarray(table[:, :, 0]),
            np.ascontiguousarray(table[:, :, 1]),
            np.array([len(sound) // 2 for sound in flat], np.uint8),
            np.cumsum(count) - count,
            count,
            np.array([masks[sound] for sound in flat], np.uint16),
            np.array([reduce(and_, (masks[one] for one in part)) for part in parts], np.uint16),
            np.array([reduce(or_, (masks[one] for one in part)) for part in parts], np.uint16),
            np.array([max(map(len, part)) // 2 for part in parts], np.uint8),
        )


def _sounds_in(body: bytes) -> tuple[bytes, ...]:
    found, at = [], 0
    while at < len(body):
        found.append(body[at + 1 : at + 1 + body[at]])
        at += 1 + body[at]
    return tuple(found)


@lru_cache(maxsize=65536)
def _mask(sound: bytes) -> int:
    return reduce(or_, (_BITS[code] for code in sound[::2]), 0)
