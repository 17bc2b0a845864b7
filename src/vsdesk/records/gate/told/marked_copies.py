"""A told text as it leaves: what stands in the place of names that were found in it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.names.told_names import RANK, NameSpan, by_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_COMMAS: Final = " \n\t،,"


def surest(spans: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """One for each place: the surest, then the longest; none overlaps another."""
    found: list[NameSpan] = []
    for one in sorted(spans, key=by_place):
        if found and one.start < found[-1].end:
            found[-1] = min(found[-1], one, key=lambda s: (RANK[s.sure], s.start - s.end))
        else:
            found.append(one)
    return tuple(found)


def united(spans: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """What overlaps as one place, of what the longest is: nothing of any of them is left over."""
    found: list[NameSpan] = []
    for one in sorted(spans, key=by_place):
        if found and one.start < found[-1].end:
            last = found[-1]
            long = max(last, one, key=lambda s: s.end - s.start)
            found[-1] = replace(long, start=last.start, end=max(last.end, one.end))
        else:
            found.append(one)
    return tuple(found)


def marked(
    text: str,
    spans: Iterable[NameSpan],
    instead: Callable[[NameSpan], str],
    gaps: Iterable[tuple[int, int]] = (),
) -> str:
    """A text with what stands in the place of each name, and a gap for each of these words between. A name of
    several parts, one behind the other, has one; so has who is pointed to twice with a comma between."""
    left: list[str] = []
    at, last, whose = 0, "", frozenset[str]()
    bare = [*gaps]
    for one in spans:
        said, between = instead(one), _with_gaps(text, at, one.start, bare)
        again = said == last and not whose.isdisjoint(one.who)
        if not again or between.strip(_COMMAS) not in ("", GAP):
            left += [between, said]
        at, last, whose = one.end, said, one.who
    return "".join([*left, _with_gaps(text, at, len(text), bare)])


def _with_gaps(text: str, start: int, end: int, gaps: Iterable[tuple[int, int]]) -> str:
    left, at = [], start
    for first, last in sorted(gaps):
        if last <= at or first >= end:
            continue
        if first >= at:
            left += [text[at:first], GAP]
        at = min(last, end)
    return "".join([*left, text[at:end]])
