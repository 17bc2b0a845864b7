"""What two reports have in common and what speaks against them, as a small code for each field.

Every code stands for points that were fitted (`weights`); -1 is "not known in one of the two", and
gives none. All functions take columns of pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.compared_report import NAMES
from vsdesk.matching.levels import CLOSE, LOOSE, NEAR, SIMILAR, UNKNOWN, Levels, LevelTable
from vsdesk.matching.name_frequency import Floats, NameFrequency
from vsdesk.matching.report_arrays import Layout, Pairs, ReportBatch

Codes = NDArray[np.int8]
NAME_PARTS: Final = 4
RARITIES: Final = (*NAMES, "place", "moved")
_FIVE: Final = ("exact", "near", "close", "similar", "other")
_SIX: Final = (*_FIVE, "slip")
# the codes of each field, in order; the points of each are a row of the weights
CODES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(NAMES[:4], (*_SIX, "moved", "told")),
    "mother": _SIX,
    "place": _FIVE,
    "gov": ("same", "other"),
    "sex": ("same", "other"),
    "birth": ("same", "1", "2", "5", "10", "more"),
    "taken": (
        *("day", "days", "weeks", "months", "day_more"),
        *("month", "next_month", "month_year", "month_more"),
        *("year", "next_year", "year_more"),
        *("other_year", "turned", "month_other_year"),
    ),
    "siblings": ("father_family", "and_mother"),
    "swapped": ("given_father", "given_family", "father_grandfather"),
    "established": ("one", "two"),
    "agreeing": ("none", "one", "two", "three", "four"),
}
FIELDS: Final = tuple(CODES)
_DAY_WIDE, _MONTH_WIDE = 3, 45  # a span of at most so many days is a day, a month
_GIVEN, _FATHER, _GRANDFATHER, _FAMILY, _MOTHER, _PLACE = range(6)
_SWAPS: Final = ((_GIVEN, _FATHER), (_GIVEN, _FAMILY), (_FATHER, _GRANDFATHER))
_OTHER, _SLIP, _MOVED, _TOLD = 4, 5, 6, 7
_ACROSS: Final = 2  # as levels.APART, for a name at another place: it must be near
_OTHER_YEAR: Final = CODES["taken"].index("other_year")
# codes of a gap in years, and of one in days where both are known to the day, the month, the year
_OF_YEARS: Final = np.searchsorted([0, 1, 2, 5, 10], np.arange(12)).astype(np.int8)
_OF_DAYS: Final = np.stack(
    [
        first + np.searchsorted(bounds, np.arange(402))
        for first, bounds in ((0, [0, 7, 45, 400]), (5, [0, 45, 366]), (9, [0, 366]))
    ]
).astype(np.int8)


@dataclass(frozen=True, slots=True)
class PairCodes:
    """The codes of many pairs (a row a field of `FIELDS`) and the rarity of each agreeing name."""

    codes: Codes
    rarity: Floats  # a row of `RARITIES`: ln(size / bearers), 0 where the name does not agree


def compared(
    batch: ReportBatch, pairs: Pairs, table: LevelTable, often: NameFrequency
) -> PairCodes:
    """Compare the pairs (rows of the batch)."""
    one, two = pairs
    ours, theirs = batch.parts[:, one], batch.parts[:, two]
    own = table.levels(ours, theirs, batch.layout)
    across = _across(own, ours, theirs, table, batch.layout)
    codes = np.full((len(FIELDS), len(one)), -1, np.int8)
    codes[: len(own)] = _code(own)
    _slips(codes, own, ours, theirs, often)
    _moved(codes, across, batch.whole[one] | batch.whole[two])
    codes[FIELDS.index("gov")] = _same(batch.gov[one], batch.gov[two])
    codes[FIELDS.index("sex")] = _same(batch.sex[one], batch.sex[two])
    codes[FIELDS.index("birth")] = _birth(batch.birth[:, one], batch.birth[:, two])
    codes[FIELDS.index("taken")] = _taken(batch.taken[:, one], batch.taken[:, two])
    codes[FIELDS.index("siblings")] = _siblings(codes)
    codes[FIELDS.index("swapped")] = _swapped(across)
    codes[FIELDS.index("established")] = _established(own, ours, theirs, often)
    agree = sum(_agrees(codes[at]).view(np.int8) for at in range(len(NAMES)))
    codes[FIELDS.index("agreeing")] = np.minimum(agree, 4)
    return PairCodes(codes, _rarity(codes, ours, theirs, often))


def _across(
    own: Levels,
    ours: NDArray[np.int32],
    theirs: NDArray[np.int32],
    table: LevelTable,
    layout: Layout,
) -> dict[tuple[int, int], NDArray[np.bool_]]:
    """Where a part of the one is near another part of the other, if both places have no name in common."""
    open_ = own[:NAME_PARTS] > CLOSE
    cells = list(permutations(range(NAME_PARTS), 2))
    asked = [
        np.flatnonzero(open_[a] & open_[b] & (ours[a] >= 0) & (theirs[b] >= 0)) for a, b in cells
    ]
    levels = table.levels(
        np.concatenate([ours[a][at] for (a, _), at in zip(cells, asked, strict=True)]),
        np.concatenate([theirs[b][at] for (_, b), at in zip(cells, asked, strict=True)]),
        layout,
        _ACROSS,
    )
    found, start = {}, 0
    for cell, at in zip(cells, asked, strict=True):
        found[cell] = np.zeros(ours.shape[1], bool)
        found[cell][at] = levels[start : start + len(at)] <= NEAR
        start += len(at)
    return found


def _agrees(codes: Codes) -> NDArray[np.bool_]:
    """One name, or one name with a slip of the pen."""
    agrees: NDArray[np.bool_] = ((codes >= 0) & (codes <= CLOSE)) | (codes == _SLIP)
    return agrees


def names_in_common(codes: Codes) -> NDArray[np.int64]:
    """How many parts of the name agree, at whatever place they stand."""
    common: NDArray[np.int64] = np.sum(
        [_agrees(codes[at]) | (codes[at] >= _MOVED) for at in range(len(NAMES))], axis=0
    )
    return common


def _code(levels: NDArray[np.uint8]) -> Codes:
    """A level as a code: what is only loosely alike is another name until a slip explains it."""
    codes = np.where(levels >= LOOSE, _OTHER, levels).astype(np.int8)
    codes[levels == UNKNOWN] = -1
    return codes


def _slips(
    codes: Codes,
    own: Levels,
    ours: NDArray[np.int32],
    theirs: NDArray[np.int32],
    often: NameFrequency,
) -> None:
    """A letter too many, too few or wrong, where one of the two spellings is no name that is known."""
    for at in range(len(NAMES)):
        alike = np.flatnonzero((own[at] == SIMILAR) | (own[at] == LOOSE))
        both = often.established(ours[at, alike]) & often.established(theirs[at, alike])
        codes[at, alike[~both]] = _SLIP


def _moved(
    codes: Codes, across: Mapping[tuple[int, int], NDArray[np.bool_]], guessed: NDArray[np.bool_]
) -> None:
    """A name that does not agree in its own place, and stands in another one of the other report.

    That says less where the parts of one of the two names were `guessed`.
    """
    for at in range(NAME_PARTS):
        meets = np.logical_or.reduce([near for cell, near in across.items() if at in cell])
        found = np.flatnonzero(meets)
        codes[at, found] = np.where(guessed[found], _TOLD, _MOVED)


def _same(one: NDArray[np.generic], two: NDArray[np.generic]) -> Codes:
    known = (one != 0) & (two != 0)
    return np.where(known, (one != two).astype(np.int8), -1).astype(np.int8)


def _gap(one: NDArray[np.int32], two: NDArray[np.int32]) -> NDArray[np.int32]:
    """How far two spans (first, last) are apart; 0 when they meet."""
    gap: NDArray[np.int32] = np.maximum(one[0] - two[1], two[0] - one[1])
    return np.maximum(gap, 0)


def _birth(one: NDArray[np.int32], two: NDArray[np.int32]) -> Codes:
    codes: Codes = _OF_YEARS[np.minimum(_gap(one, two), len(_OF_YEARS) - 1)]
    codes[(one[0] == 0) | (two[0] == 0)] = -1
    return codes


def _taken(one: NDArray[np.int32], two: NDArray[np.int32]) -> Codes:
    """Dates agree or not by the coarser precision of the two."""
    wide = np.maximum(one[1] - one[0], two[1] - two[0])
    coarse = (wide > _DAY_WIDE).view(np.int8) + (wide > _MONTH_WIDE).view(np.int8)
    codes: Codes = _OF_DAYS[coarse, np.minimum(_gap(one, two), _OF_DAYS.shape[1] - 1)]
    _written_otherwise(codes, one[2:], two[2:], coarse)
    codes[(one[0] == 0) | (two[0] == 0)] = -1
    return codes


def _written_otherwise(
    codes: Codes, one: NDArray[np.int32], two: NDArray[np.int32], coarse: Codes
) -> None:
    """A year that was mixed up while the rest agrees; a day and a month that changed places."""
    (year, month, day), (years, months, days) = one, two
    next_year = (np.abs(year - years) == 1) & (month == months)
    codes[next_year & (coarse == 1)] = _OTHER_YEAR + 2
    codes[next_year & (coarse == 0) & (day == days)] = _OTHER_YEAR
    turned = (year == years) & (month == days) & (day == months) & (month != months)
    codes[turned & (coarse == 0)] = _OTHER_YEAR + 1


def _siblings(codes: Codes) -> Codes:
    """Another given name, but one father and one family: brothers and sisters."""
    given = codes[FIELDS.index("given")]
    differ = (given == _OTHER) | (given == SIMILAR)
    father, family, mother = (
        _agrees(codes[FIELDS.index(name)]) for name in ("father", "family", "mother")
    )
    found = np.where(differ & father & family, 0, -1).astype(np.int8)
    found[differ & mother & (father | family)] = 1
    return found


def alike_brothers(codes: Codes) -> NDArray[np.bool_]:
    """Given names that are one name at most by a letter, with one father and one family."""
    given, father, family = (codes[one] for one in (_GIVEN, _FATHER, _FAMILY))
    alike: NDArray[np.bool_] = (given == CLOSE) | (given == _SLIP)
    return alike & _agrees(father) & _agrees(family)


def _swapped(across: Mapping[tuple[int, int], NDArray[np.bool_]]) -> Codes:
    found = np.full(len(across[_SWAPS[0]]), -1, np.int8)
    for code, (one, two) in enumerate(_SWAPS):
        found[across[one, two] & across[two, one]] = code
    return found


def _established(
    own: Levels, ours: NDArray[np.int32], theirs: NDArray[np.int32], often: NameFrequency
) -> Codes:
    """Names that are near but not one, while both spellings are names that many bear here."""
    count = np.zeros(own.shape[1], np.int8)
    for at in range(len(NAMES)):
        near = np.flatnonzero((own[at] >= CLOSE) & (own[at] <= SIMILAR))
        both = often.established(ours[at, near]) & often.established(theirs[at, near])
        count[near[both]] += 1
    return np.minimum(count, 2) - np.int8(1)


def _rarity(
    codes: Codes, ours: NDArray[np.int32], theirs: NDArray[np.int32], often: NameFrequency
) -> Floats:
    found = np.zeros((len(RARITIES), codes.shape[1]))
    for at in range(len(RARITIES) - 1):
        agree = np.flatnonzero(_agrees(codes[at]))
        found[at, agree] = (often.rare(ours[at, agree]) + often.rare(theirs[at, agree])) / 2
        moved = np.flatnonzero(codes[at] >= _MOVED) if at < NAME_PARTS else agree[:0]
        found[-1, moved] += np.maximum(often.rare(ours[at, moved]), often.rare(theirs[at, moved]))
    return found
