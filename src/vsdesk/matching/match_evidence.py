"""Why two reports may tell of one person: each field's points in words, for and against.

For one pair that a person looks at. The points are those of the band: what is shown is what counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from vsdesk.matching.bands import BAND_WORDS, BANDS, BIT
from vsdesk.matching.compare import CODES, RARITIES, PairCodes, alike_brothers
from vsdesk.matching.compared_report import NAMES, Report
from vsdesk.matching.comparison import Comparison, banded
from vsdesk.matching.name_frequency import Counts
from vsdesk.matching.sketch import PARTS, Sketch, sketch
from vsdesk.matching.weights import Weights
from vsdesk.members import for_each
from vsdesk.names.nicknames import Nicknames
from vsdesk.words import mark

_BAND_WORDS: Final = {**BAND_WORDS, "": mark("probably different persons")}
_START: Final = mark("Where any two reports begin: most are not of one person.")
_ALIKE: Final = mark(
    "Brothers and sisters often have names as alike as these two: look at it twice."
)
_WITHIN: Final = mark(
    "One of the two places lies within the other: it says nothing for or against."
)
_SAID: Final[Mapping[str, Mapping[str, str]]] = {
    "name": for_each(CODES["given"], {
        "exact": mark("One name by its sound, in whatever script it is written."),
        "near": mark("Two spellings of one name: only letters that are often mixed up differ."),
        "close": mark("Very alike; it may be one name that was heard or typed differently."),
        "similar": mark("Alike, but more likely two names."),
        "other": mark("Two different names."),
        "slip": mark("One letter apart, and one of the two spellings is no name that is known here."),
        "moved": mark("The name stands at another place in the other report."),
        "told": mark("The name is in the other report too; which part of it is which was not told."),
    }),
    "place": for_each(CODES["place"], {
        "exact": mark("The same place."),
        "near": mark("The same place, spelled differently."),
        "close": mark("Place names that are very alike."),
        "similar": mark("Place names that are alike."),
        "other": mark("Different places, or one place under two names."),
    }),
    "gov": for_each(CODES["gov"], {
        "same": mark("The same governorate."),
        "other": mark("Different governorates."),
    }),
    "sex": for_each(CODES["sex"], {
        "same": mark("The same sex."),
        "other": mark("One is a man, the other a woman."),
    }),
    "birth": for_each(CODES["birth"], {
        "same": mark("The years of birth agree."),
        "1": mark("The years of birth are one year apart."),
        "2": mark("The years of birth are two years apart."),
        "5": mark("The years of birth are three to five years apart."),
        "10": mark("The years of birth are six to ten years apart."),
        "more": mark("The years of birth are more than ten years apart."),
    }),
    "taken": for_each(CODES["taken"], {
        "day": mark("Taken on the same day."),
        "days": mark("Taken within a week of each other."),
        "weeks": mark("Taken within six weeks of each other."),
        "months": mark("Taken within about a year of each other."),
        "day_more": mark("Taken more than a year apart."),
        "month": mark("Taken in the same month, as far as is known."),
        "next_month": mark("Taken in neighbouring months."),
        "month_year": mark("Taken within about a year of each other."),
        "month_more": mark("Taken more than a year apart."),
        "year": mark("Taken in the same year, as far as is known."),
        "next_year": mark("Taken in neighbouring years."),
        "year_more": mark("Taken in different years."),
        "other_year": mark("The same day and month, but one year apart: a year is easily mixed up."),
        "turned": mark("One date with day and month changed over."),
        "month_other_year": mark("The same month, but one year apart: a year is easily mixed up."),
    }),
    "siblings": for_each(CODES["siblings"], {
        "father_family": mark("One father and one family, but another given name: as brothers and sisters have."),
        "and_mother": mark("One mother too, but another given name: as brothers and sisters have."),
    }),
    "swapped": for_each(CODES["swapped"], {
        "given_father": mark("The given name and the father's name have changed places."),
        "given_family": mark("The given name and the family name have changed places."),
        "father_grandfather": mark("The father's and the grandfather's name have changed places."),
    }),
    "established": for_each(CODES["established"], {
        "one": mark("Both spellings are names of their own here, borne by many."),
        "two": mark("Both spellings are names of their own here, borne by many, in two parts of the name."),
    }),
    "agreeing": for_each(CODES["agreeing"], {
        "none": mark("No part of the name agrees."),
        "one": mark("Only one part of the name agrees."),
        "two": mark("Two parts of the name agree."),
        "three": mark("Three parts of the name agree."),
        "four": mark("Four parts of the name agree."),
    }),
}  # fmt: skip  # a table: a sentence an answer


# What is one on both sides, however little it says by itself.
_SAME: Final = frozenset(
    _SAID[of][code]
    for of, codes in {
        "name": ("exact", "near"),
        "place": ("exact", "near"),
        "gov": ("same",),
        "sex": ("same",),
        "birth": ("same",),
        "taken": ("day", "month", "year"),
    }.items()
    for code in codes
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field says: for (points above 0) or against."""

    field: str  # of compare.FIELDS; "start" is where every pair begins
    points: float  # bits
    rule: str  # a marked sentence
    borne: tuple[int, int] | None = None  # so many reports here bear the name, of so many

    @property
    def agrees(self) -> bool:
        """Whether it is one on both sides."""
        return self.rule in _SAME


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """One pair, judged as it is now."""

    points: float  # bits
    band: str  # "" below `possible`
    version: int  # of the weights
    evidence: tuple[Evidence, ...] = field(repr=False)  # the weightiest first

    @property
    def against(self) -> tuple[Evidence, ...]:
        """What speaks against one person."""
        return tuple(one for one in self.evidence if one.points < 0 and one.field != "start")

    @property
    def words(self) -> str:
        """The band as a marked sentence."""
        return _BAND_WORDS[self.band]


def judge(
    left: Report,
    right: Report,
    weights: Weights,
    nicknames: Nicknames,
    counts: Counts,
    size: int,
) -> JudgedPair:
    """Judge a pair. `counts` and `size` are those of the store (`KeyStore`)."""
    return judged(sketch(left, nicknames), sketch(right, nicknames), weights, counts, size)


def judged(
    left: Sketch,
    right: Sketch,
    weights: Weights,
    counts: Counts,
    size: int,
    *,
    line: bool = False,
    within: bool = False,
) -> JudgedPair:
    """Judge a pair by its sketches; `line`: one is a line of a list; `within`: the places were left out,
    for one lies in the other."""
    comparing = Comparison([left.row, right.row], weights, counts, size)
    found, points = comparing.score((np.array([0]), np.array([1])))
    band = int(banded(found, points, weights.bounds(size), lines=line)[0])
    evidence = _evidence(found, weights, _borne(comparing))
    if within:
        evidence = (*evidence, Evidence("place", 0.0, _WITHIN))  # the weightiest stand first
    return JudgedPair(
        round(float(points[0]) / BIT, 1),
        BANDS[band] if band >= 0 else "",
        weights.version,
        evidence,
    )


def _evidence(
    found: PairCodes, weights: Weights, borne: Mapping[str, tuple[int, int]]
) -> tuple[Evidence, ...]:
    said = []
    moved = float(weights.rarities[-1] * found.rarity[-1, 0])
    for row, (name, codes) in enumerate(CODES.items()):
        code = int(found.codes[row, 0])
        if code < 0:
            continue
        points = weights.table[row, code]
        rare = 0.0
        if name in RARITIES:  # 0 where the names do not agree
            at = RARITIES.index(name)
            rare = weights.rarities[at] * found.rarity[at, 0]
        if codes[code] in ("moved", "told"):
            rare, moved = moved, 0.0
        rule = _SAID["name" if name in NAMES else name][codes[code]]
        shown = borne.get(name) if rare else None
        said.append(Evidence(name, round(float(points + rare) / BIT, 1), rule, shown))
    if alike_brothers(found.codes)[0]:
        said.append(Evidence("siblings", 0.0, _ALIKE))
    said.append(Evidence("start", round(weights.base / BIT, 1), _START))
    return tuple(sorted(said, key=lambda one: -abs(one.points)))


def _borne(comparing: Comparison) -> dict[str, tuple[int, int]]:
    """Of the names of the first report."""
    return {
        name: (comparing.often.borne(part), comparing.size)
        for name, part in zip(PARTS, comparing.batch.parts[:, 0].tolist(), strict=True)
        if part >= 0 and name in NAMES
    }
