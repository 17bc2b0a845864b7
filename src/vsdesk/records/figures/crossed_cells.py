"""Which cells of a table by several columns are told, so that no table by other columns tells the rest.

Whoever holds two tables of the same records subtracts: what the one tells of a place, less the cells that the
other tells there, is what the other hid. So whatever is hidden within one value of any of the columns, or of
some of them together, is nothing, or several cells that are large together; what follows from that by itself
is hidden by nothing. A part that is small as a whole is told by no table: it may be hidden alone. Pure.
"""

from __future__ import annotations

from collections import deque
from functools import cached_property, partial
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from vsdesk.records.figures.told_tables import ToldPart

Cell = tuple[str, ...]  # a value for each column
Part = tuple[tuple[int, ...], Cell]
_Rank = tuple[int, int]


class CrossedCells:
    """The cells of one table, and the parts of it that tables by fewer of its columns may tell.

    `is_large` says of some cells whether they are large together; `never`: cells that stand in no row of it,
    and count; `before`: what was told of it already, by which columns (their places, in order) and values.
    """

    def __init__(
        self,
        counted: Mapping[Cell, int],
        is_large: Callable[[Collection[Cell]], bool],
        never: Collection[Cell] = (),
        before: Mapping[Part, Sequence[ToldPart]] = MappingProxyType({}),
    ) -> None:
        self._order = sorted(counted, key=lambda cell: (counted[cell], cell))
        self._counted = counted
        self._is_large = is_large
        self._before = before
        self._told: dict[int, Sequence[ToldPart]] = {}  # by part
        self._small = {one for one in self._order if not is_large((one,)) or self._is_near(one)}
        self._gone = self._small.union(never)

    def hidden(self) -> frozenset[Cell]:
        """What is not told: each small cell, and as many more, the smallest first, as keep these from being
        worked out; in the worst case all."""
        while len(self._gone) < len(self._order) and (more := self._wanted()):
            self._gone |= more
        return frozenset(self._gone)

    def _wanted(self) -> set[Cell]:
        """Of each part whose hidden cells could be worked out the next cell to hide."""
        found, best = self._worked_out(), self._best()
        wanted = (self._next(part, found, best) for part in self._broken(found))
        return {one for one in wanted if one is not None}

    def _worked_out(self) -> dict[Cell, int]:
        """The hidden cells that are the only unknown one of a part, and of which part: one after another."""
        left = [sum(one in self._gone for one in part) for part in self._parts]
        alone = deque(at for at, number in enumerate(left) if number == 1)
        found: dict[Cell, int] = {}
        while alone:
            at = alone.popleft()
            cell = next((o for o in self._parts[at] if o in self._gone and o not in found), None)
            if cell is None:
                continue
            found[cell] = at
            for part in self._of[cell]:
                left[part] -= 1
                if left[part] == 1:
                    alone.append(part)
        return found

    def _broken(self, found: Mapping[Cell, int]) -> Iterator[int]:
        """The parts by which something small can be worked out."""
        yield from {at for cell, at in found.items() if cell in self._small}
        for at, part in enumerate(self._parts):
            unknown = [one for one in part if one in self._gone and one not in found]
            if (unknown and not self._is_large(unknown)) or self._tells(at):
                yield at

    def _is_near(self, cell: Cell) -> bool:
        """Whether a small count follows from a cell and from what was told of it before."""
        told = self._before.get((tuple(range(len(cell))), cell), ())
        return any(one.tells(self._counted[cell], whole=True) for one in told)

    def _tells(self, at: int) -> bool:
        """The same of all that is told of a part."""
        if at not in self._told:  # nearly every one
            return False
        left = [one for one in self._parts[at] if one not in self._gone]
        count, whole = sum(self._counted[one] for one in left), len(left) == len(self._parts[at])
        return bool(left) and any(one.tells(count, whole=whole) for one in self._told[at])

    def _next(self, part: int, found: Mapping[Cell, int], best: Mapping[int, _Rank]) -> Cell | None:
        """The best one to hide of a part and of those by which cells of it were worked out; else of those
        behind them. None where none of these tells anything: it is not this table that tells it."""
        seen, near = {part}, {part}
        while near:
            behind = {found[one] for at in near for one in self._parts[at] if one in found} - seen
            seen |= behind
            near = near | behind
            if ranks := [best[at] for at in near if at in best]:
                return self._order[min(ranks)[1]]
            near = behind
        return None

    def _best(self) -> dict[int, _Rank]:
        """By part the cell that is hidden next there: one that would be the only hidden one of as few parts
        as can be, the smallest first; of parts that tell something."""
        untouched = {at for at, part in enumerate(self._parts) if self._gone.isdisjoint(part)}
        best: dict[int, _Rank] = {}
        for at, cell in enumerate(self._order):
            if cell not in self._gone:
                rank = len(untouched.intersection(self._of[cell])), at
                for part in self._of[cell]:
                    best[part] = min(rank, best.get(part, rank))
        return best

    @cached_property
    def _parts(self) -> list[Sequence[Cell]]:
        """The cells with one value of some of the columns, or of none, where these are large together, and
        one of them is large by itself: of any other this table tells nothing."""
        width = len(self._order[0]) if self._order else 0
        large = [cell for cell in self._order if cell not in self._small]
        found: list[Sequence[Cell]] = []
        for some in (one for many in range(width) for one in combinations(range(width), many)):
            value_of = partial(_values, some)
            parts: dict[Cell, list[Cell]] = {value: [] for value in map(value_of, large)}
            for cell in self._order:
                if (part := parts.get(value_of(cell))) is not None:
                    part.append(cell)
            for value, part in parts.items():
                if self._is_large(part):
                    if told := self._before.get((some, value)):
                        self._told[len(found)] = told
                    found.append(part)
        return found

    @cached_property
    def _of(self) -> Mapping[Cell, Sequence[int]]:
        """By cell the parts in which it lies."""
        of: dict[Cell, list[int]] = {cell: [] for cell in self._order}
        for at, part in enumerate(self._parts):
            for cell in part:
                of[cell].append(at)
        return of


def _values(some: Sequence[int], cell: Cell) -> Cell:
    """A cell by some of its columns."""
    return tuple(cell[at] for at in some)
