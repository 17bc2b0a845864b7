"""Tables of figures that were told: what they tell of a part of another table, or of a report. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, Self

from vsdesk.records.figures.small_counts import LEAST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.records.dictionary.values import Json

_Values = tuple[str, ...]


class ToldPart(NamedTuple):
    """What was told of a part: the columns that say which, their values, how many; `whole`: that it is all of
    the part, and not what was told of it beside what is hidden."""

    by: tuple[str, ...]
    values: _Values
    number: int
    whole: bool

    def tells(self, number: int, *, whole: bool) -> bool:
        """Whether a small count follows from this and from what is told of the part now."""
        return (whole or self.whole) and 0 < abs(number - self.number) < LEAST


@dataclass(frozen=True, slots=True)
class ToldTable:
    """The cells that a table told, by its columns; `whole`: it hid none. Of columns of which a case has
    several values or none (`several`) no part is whole but by these."""

    by: tuple[str, ...]
    cells: Mapping[_Values, int] = field(repr=False)
    whole: bool

    def parts(self, columns: Collection[str], several: Collection[str]) -> Iterator[ToldPart]:
        """What it tells of the parts of a table of these columns."""
        shared = [one for one in self.by if one in columns]
        for by in (one for many in range(len(shared) + 1) for one in combinations(shared, many)):
            dropped = {*self.by} - {*by}
            at = [self.by.index(name) for name in by]
            sums: dict[_Values, int] = defaultdict(int)
            for cell, count in self.cells.items():
                sums[tuple(cell[one] for one in at)] += count
            whole = not dropped or (self.whole and dropped.isdisjoint(several))
            yield from (ToldPart(by, values, count, whole) for values, count in sums.items())

    def content(self) -> dict[str, Json]:
        """As it stands in the row of the exit."""
        figures: list[Json] = [[*cell, count] for cell, count in sorted(self.cells.items())]
        return {"columns": [*self.by], "figures": figures, "whole": self.whole}

    @classmethod
    def read(cls, content: Mapping[str, Json]) -> Self | None:
        """What stands there; None for anything else."""
        columns, figures = content.get("columns"), content.get("figures")
        if not isinstance(columns, list) or not isinstance(figures, list) or not columns:
            return None
        cells: dict[_Values, int] = {}
        for row in figures:
            if isinstance(row, list) and len(row) == len(columns) + 1:
                count = row[-1]
                if isinstance(count, int) and not isinstance(count, bool):
                    cells[tuple(map(str, row[:-1]))] = count
        return cls(tuple(map(str, columns)), cells, content.get("whole") is True)
