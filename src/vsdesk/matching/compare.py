"""What two reports have in common and what speaks against them, as a small code for each field.

Every code stands for points that were fitted (`weights`); -1 is "not known in one of the two", and
gives none. All functions take columns of pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.batch import Batch, Ints, Layout, Pairs
from vsdesk.matching.levels import APART, CLOSE, LOOSE, NEAR, SIMILAR, UNKNOWN, LevelTable

Codes = NDArray[np.int8]
Floats = NDArray[np.float64]
NAME_PARTS: Final = 4
NAMES: Final = ("given", "father", "grandfather", "family", "mother")
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
_EPOCH: Final = date(1970, 1, 1).toordinal()
_COMMON: Final = 2e-4  # a spelling that so many of all reports bear is an established name
_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many reports bear each part: under any spelling, and in just this spelling."""

    borne: Floats
    spelled: Floats
    size: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The codes of many pairs (a row a field of `FIELDS`) and the rarity of each agreeing name."""

    codes: Codes
    rarity: Floats  # a row of `RARITIES`: ln(size / bearers), 0 where the name does not agree


def compared(
    left: Batch, right: Batch, pairs: Pairs, tables: tuple[LevelTable, Layout],
    often: Frequencies,
) -> Compared:  # fmt: skip
    """Compare the pairs (rows of `left`, rows of `right`)."""
    one, two = pairs
    ours, theirs = left.parts[one], right.parts[two]
    grid = _grid(ours, theirs, *tables)
    own = {name: grid[:, at, at] for at, name in enumerate(NAMES[:4])}
    own["mother"], own["place"] = (
        tables[0].levels(ours[:, at], theirs[:, at], tables[1]) for at in (_MOTHER, _PLACE)
    )
    codes = np.full((len(FIELDS), len(one)), -1, np.int8)
    for name, levels in own.items():
        codes[FIELDS.index(name)] = _code(levels)
    _slips(codes, own, ours, theirs, often)
    _moved(codes, grid, left.whole[one] | right.whole[two])
    codes[FIELDS.index("gov")] = _same(left.gov[one], right.gov[two])
    codes[FIELDS.index("sex")] = _same(left.sex[one], right.sex[two])
    codes[FIELDS.index("birth")] = _birth(left.birth[one], right.birth[two])
    codes[FIELDS.index("taken")] = _taken(left.taken[one], right.taken[two])
    codes[FIELDS.index("siblings")] = _siblings(codes)
    codes[FIELDS.index("swapped")] = _swapped(grid)
    codes[FIELDS.index("established")] = _established(own, ours, theirs, often)
    agree = sum(_agrees(codes[at]) for at in range(len(NAMES)))
    codes[FIELDS.index("agreeing")] = np.minimum(agree, 4)
    return Compared(codes, _rarity(codes, ours, theirs, often))


def _grid(
    ours: NDArray[np.int32], theirs: NDArray[np.int32], table: LevelTable, layout: Layout
) -> NDArray[np.uint8]:
    """The level of each of the first four parts against each; across places only what is near."""
    shape = (len(ours), NAME_PARTS, NAME_PARTS)
    one = np.broadcast_to(ours[:, :NAME_PARTS, None], shape)
    two = np.broadcast_to(theirs[:, None, :NAME_PARTS], shape)
    apart = np.where(np.eye(NAME_PARTS, dtype=bool), APART, _ACROSS)
    return table.levels(one, two, layout, np.broadcast_to(apart, shape).ravel())


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
    codes: Codes, own: dict[str, NDArray[np.uint8]], ours: NDArray[np.int32],
    theirs: NDArray[np.int32], often: Frequencies,
) -> None:  # fmt: skip
    """A letter too many, too few or wrong, where one of the two spellings is no name that is known."""
    for at, name in enumerate(NAMES):
        alike = (own[name] == SIMILAR) | (own[name] == LOOSE)
        known = np.minimum(often.spelled[ours[:, at]], often.spelled[theirs[:, at]])
        codes[at][alike & (known < _known(often))] = _SLIP


def _known(often: Frequencies) -> float:
    """From how many bearers on a spelling is an established name."""
    return max(_FEW, _COMMON * often.size)


def _moved(codes: Codes, grid: NDArray[np.uint8], guessed: NDArray[np.bool_]) -> None:
    """A name that does not agree in its own place, and stands in another one of the other report.

    That says less where the parts of one of the two names were `guessed`.
    """
    settled = np.stack([grid[:, at, at] <= CLOSE for at in range(4)], axis=1)
    for at in range(4):
        elsewhere = np.zeros(len(grid), bool)
        for other in range(4):
            if other != at:
                meets = (grid[:, at, other] <= NEAR) | (grid[:, other, at] <= NEAR)
                elsewhere |= meets & ~settled[:, other]
        found = elsewhere & ~settled[:, at]
        codes[at][found] = np.where(guessed[found], _TOLD, _MOVED)


def _same(one: NDArray[np.generic], two: NDArray[np.generic]) -> Codes:
    known = (one != 0) & (two != 0)
    return np.where(known, (one != two).astype(np.int8), -1).astype(np.int8)


def _gap(one: NDArray[np.int32], two: NDArray[np.int32]) -> NDArray[np.int32]:
    """How far two spans (first, last) are apart; 0 when they meet."""
    gap: NDArray[np.int32] = np.maximum(one[:, 0] - two[:, 1], two[:, 0] - one[:, 1])
    return np.maximum(gap, 0)


def _birth(one: NDArray[np.int32], two: NDArray[np.int32]) -> Codes:
    codes = np.searchsorted([0, 1, 2, 5, 10], _gap(one, two)).astype(np.int8)
    codes[(one[:, 0] == 0) | (two[:, 0] == 0)] = -1
    return codes


def _taken(one: NDArray[np.int32], two: NDArray[np.int32]) -> Codes:
    """Dates agree or not by the coarser precision of the two."""
    wide = np.maximum(one[:, 1] - one[:, 0], two[:, 1] - two[:, 0])
    gap = _gap(one, two)
    day = np.searchsorted([0, 7, 45, 400], gap)
    month = 5 + np.searchsorted([0, 45, 366], gap)
    year = 9 + np.searchsorted([0, 366], gap)
    codes = np.where(wide <= _DAY_WIDE, day, np.where(wide <= _MONTH_WIDE, month, year))
    _written_otherwise(codes, one[:, 0], two[:, 0], wide)
    codes[(one[:, 0] == 0) | (two[:, 0] == 0)] = -1
    return codes.astype(np.int8)


def _written_otherwise(
    codes: Ints, one: NDArray[np.int32], two: NDArray[np.int32], wide: NDArray[np.int32]
) -> None:
    """A year that was mixed up while the rest agrees; a day and a month that changed places."""
    (year, month, day), (years, months, days) = _calendar(one), _calendar(two)
    exact = wide <= _DAY_WIDE
    next_year = (np.abs(year - years) == 1) & (month == months)
    codes[next_year & ~exact & (wide <= _MONTH_WIDE)] = _OTHER_YEAR + 2
    codes[next_year & exact & (day == days)] = _OTHER_YEAR
    turned = (year == years) & (month == days) & (day == months) & (month != months)
    codes[turned & exact] = _OTHER_YEAR + 1


def _calendar(ordinals: NDArray[np.int32]) -> tuple[Ints, Ints, Ints]:
    """Year, month and day (from 1) of days."""
    dates = (ordinals.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month = months.astype(np.int64)
    return month // 12, month % 12 + 1, (dates - months).astype(np.int64) + 1


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


def _swapped(grid: NDArray[np.uint8]) -> Codes:
    found = np.full(len(grid), -1, np.int8)
    for code, (one, two) in enumerate(_SWAPS):
        crossed = (grid[:, one, two] <= NEAR) & (grid[:, two, one] <= NEAR)
        found[crossed & (grid[:, one, one] > CLOSE)] = code
    return found


def _established(
    own: dict[str, NDArray[np.uint8]], ours: NDArray[np.int32], theirs: NDArray[np.int32],
    often: Frequencies,
) -> Codes:  # fmt: skip
    """Names that are near but not one, while both spellings are names that many bear here."""
    count = np.zeros(len(ours), np.int8)
    for at, name in enumerate(NAMES):
        near = (own[name] >= CLOSE) & (own[name] <= SIMILAR)
        both = np.minimum(often.spelled[ours[:, at]], often.spelled[theirs[:, at]]) >= _known(often)
        count += near & both
    return (np.minimum(count, 2) - 1).astype(np.int8)


def _rarity(
    codes: Codes, ours: NDArray[np.int32], theirs: NDArray[np.int32], often: Frequencies
) -> Floats:
    found = np.zeros((len(RARITIES), len(ours)))
    for at in range(len(RARITIES) - 1):
        agrees = _agrees(codes[at])
        bearers = np.sqrt(often.borne[ours[:, at]] * often.borne[theirs[:, at]])
        rare = np.log(max(often.size, 2) / np.maximum(bearers, 1.0))
        found[at] = np.where(agrees, np.maximum(rare, 0.0), 0.0)
        least = np.minimum(
            *(
                np.where(parts[:, at] < 0, np.inf, often.borne[parts[:, at]])
                for parts in (ours, theirs)
            )
        )
        moved = (codes[at] >= _MOVED) & (at < NAME_PARTS)
        rare = np.log(max(often.size, 2) / np.maximum(np.where(moved, least, 1.0), 1.0))
        found[-1] += np.where(moved, np.maximum(rare, 0.0), 0.0)
    return found
