"""The points of each code: fitted offline on labelled pairs, shipped with a version, never changed silently.

`tools/fit_matching.py` writes resources/matching/weights.json and the fit's own report beside it.
Points are log-odds in nats; people see bits.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from vsdesk import paths
from vsdesk.errors import Bug
from vsdesk.matching.compare import CODES, FIELDS, RARITIES, PairCodes
from vsdesk.matching.name_frequency import Floats

_PER_TENFOLD: Final = 1.25  # nats by which the lower bands move with a store ten times as large


@dataclass(frozen=True)
class Weights:
    """Points by field and code, by rarity, and where the bands begin."""

    version: int
    points: Mapping[str, Mapping[str, float]]
    rarity: Mapping[str, float]
    base: float
    bands: Mapping[str, float]  # nats, in a store of `fitted_on` reports
    fitted_on: int

    @classmethod
    def load(cls, path: Path | None = None) -> Weights:
        """The shipped weights."""
        source = path or paths.resources() / "matching" / "weights.json"
        found = json.loads(source.read_text(encoding="utf-8"))
        if set(found["points"]) != set(CODES):
            raise Bug("weights")
        return cls(
            found["version"],
            found["points"],
            found["rarity"],
            found["base"],
            found["bands"],
            found["fitted_on"],
        )

    @cached_property
    def table(self) -> Floats:
        """Points in nats, a row a field, a column a code; the last column (code -1) is 0."""
        wide = max(map(len, CODES.values())) + 1
        table = np.zeros((len(FIELDS), wide))
        for row, (name, codes) in enumerate(CODES.items()):
            for column, code in enumerate(codes):
                table[row, column] = self.points[name].get(code, 0.0)
        return table

    @cached_property
    def rarities(self) -> Floats:
        """Points in nats for each nat of rarity, by name."""
        return np.array([self.rarity[name] for name in RARITIES])

    def of(self, compared: PairCodes) -> Floats:
        """The points of many pairs, in nats."""
        total = self.base + self.rarities @ compared.rarity
        for row, codes in enumerate(compared.codes):
            total = total + self.table[row, codes]
        return total

    def bounds(self, size: int) -> dict[str, float]:
        """Where each band begins in a store of this size, in nats."""
        tenfolds = math.log10(max(size, 100) / self.fitted_on)
        return {band: bound + _PER_TENFOLD * tenfolds for band, bound in self.bands.items()}
