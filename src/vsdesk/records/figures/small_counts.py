"""Small-count suppression: a count of few people is not told beyond the organisation, nor can it be worked
out from what is told beside it or was told before (data-dictionary §6)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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


def large_without(
    counted: Mapping[T, int], leaning: Collection[Mapping[T, int]], least: int = LEAST
) -> Callable[[Collection[T]], bool]:
    """Says of some cells whether they are large together: without what each of `leaning` (by one device's
    word each) has in them, too."""

    def is_large(cells: Collection[T]) -> bool:
        whole = sum(counted[one] for one in cells)
        most = max((sum(less.get(one, 0) for one in cells) for less in leaning), default=0)
        return whole - most >= least

    return is_large


def named(cells: Mapping[T, int | None]) -> dict[T, int]:
    """The counts that are told, by what they count. What is not told is not named either: on a page all of
    it is "others"."""
    return {cell: count for cell, count in cells.items() if count is not None}


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure as it leaves: None is a count that is not told. Where the whole is not, no part is: the parts
    would add up to it. `median`: of the days that people waited, None where there is none or it is not
    told."""

    key: str
    total: int | None
    by: Mapping[str, Mapping[str, int | None]] = field(repr=False)
    median: int | None = None


def told(
    key: str,
    total: int,
    by: Mapping[str, Mapping[str, int]],
    less: Iterable[Mapping[Cell, int]] = (),
    follows: Callable[[Cell, int], bool] = lambda _, __: False,
    whose: Sequence[Mapping[Cell, Collection[str]]] = (),
) -> ToldFigure:
    """A figure about people without what is small.

    `less` is in how much of each count a word of one device each stands, the total under ("", ""): a count is
    large only if it is so without each. `follows` says whether a small count follows from one and from what
    other reports told. `whose`: of whom the things of a count are, as a whole first and without
    each such word: many things of few are a count of few.
    """
    leaning = [*less]
    large = _large({("", ""): total}, leaning, lambda _, __: False, whose)
    shown: dict[str, Mapping[str, int | None]] = {}
    safe = not follows(("", ""), total) and (total == 0 or large([("", "")]))
    for name, cells in by.items() if safe else ():
        counted = {(name, term): count for term, count in cells.items()}
        is_large = _large(counted, leaning, follows, whose)
        gone = hidden(counted, is_large)
        safe = safe and is_safe(gone, is_large)
        shown[name] = {
            term: None if (name, term) in gone else count for term, count in cells.items()
        }
    return ToldFigure(key, total if safe else None, shown if safe else {})


def _large(
    counted: Mapping[Cell, int],
    leaning: Collection[Mapping[Cell, int]],
    follows: Callable[[Cell, int], bool],
    whose: Sequence[Mapping[Cell, Collection[str]]],
) -> Callable[[Collection[Cell]], bool]:
    large = large_without(counted, leaning)

    def is_large(some: Collection[Cell]) -> bool:
        of = [{one for cell in some for one in held.get(cell, ())} for held in whose]
        if any(of) and min(map(len, of)) < LEAST:
            return False
        alone = next(iter(some)) if len(some) == 1 else None
        return large(some) and (alone is None or not follows(alone, counted[alone]))

    return is_large
