"""Small-count suppression: a count of few people is not told beyond the organisation, nor can it be worked
out from what is told beside it or was told before (data-dictionary §6)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

LEAST: Final = 5

T = TypeVar("T")
Cell = tuple[str, str]  # a division and its term; ("", "") is the whole


def hidden(counted: Mapping[T, int], is_large: Callable[[Collection[T]], bool]) -> frozenset[T]:
    """The cells that are not told: each small one; and where what is hidden adds up to too little, or is one
    cell alone, the next smallest too."""
    order = sorted(counted, key=lambda cell: (counted[cell], str(cell)))
    found = {cell for cell in order if not is_large((cell,))}
    for cell in order:
        if is_safe(found, is_large):
            break
        found.add(cell)
    return frozenset(found)


def is_safe(cells: Collection[T], is_large: Callable[[Collection[T]], bool]) -> bool:
    """Whether hidden cells cannot be worked out from the total."""
    return not cells or (len(cells) > 1 and is_large(cells))


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure as it leaves: None is a count that is not told."""

    key: str
    total: int | None
    by: Mapping[str, Mapping[str, int | None]] = field(repr=False)


def told(
    key: str,
    total: int,
    by: Mapping[str, Mapping[str, int]],
    less: Iterable[Mapping[Cell, int]] = (),
    follows: Callable[[Cell, int], bool] = lambda _, __: False,
) -> ToldFigure:
    """A figure about people without what is small.

    `less` is in how much of each count a word of one device each stands, the total under ("", ""): a count is
    large only if it is so without each. `follows` says whether a small count follows from one and from what
    other reports told.
    """
    leaning = list(less)

    def small(cell: Cell, count: int) -> bool:
        sure = min((count - one.get(cell, 0) for one in leaning), default=count)
        return (count > 0 and sure < LEAST) or follows(cell, count)

    shown: dict[str, Mapping[str, int | None]] = {}
    safe = True
    for name, cells in by.items():
        large = _large(name, cells, small)
        gone = hidden(cells, large)
        safe = safe and is_safe(gone, large)
        shown[name] = {term: None if term in gone else count for term, count in cells.items()}
    whole = None if not safe or small(("", ""), total) else total
    return ToldFigure(key, whole, shown)


def _large(
    name: str, cells: Mapping[str, int], small: Callable[[Cell, int], bool]
) -> Callable[[Collection[str]], bool]:
    def is_large(some: Collection[str]) -> bool:
        if len(some) == 1:
            return all(not small((name, term), cells[term]) for term in some)
        return sum(cells[term] for term in some) >= LEAST

    return is_large
