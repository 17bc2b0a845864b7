"""Of what an indicator counts as much as stands in each of two readings of the vault: of what counts, and
with what was put aside of withdrawn devices. Pure.

What lets something go stands only where each reading says so: a thing that one of them does not count is told
to nobody outside; of two numbers the smaller is, and by what they divide it differently it is divided by
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.records.figures.indicator_records import CountedRecord


def standing(
    counted: Iterable[CountedRecord], beside: Iterable[CountedRecord]
) -> Iterator[CountedRecord]:
    """Those of `counted` that are `beside` too. One record may be counted several times: each time is held
    against one there, in their order."""
    others: dict[tuple[str, str, str], list[CountedRecord]] = defaultdict(list)
    for one in beside:
        others[_what(one)].append(one)
    for held in others.values():
        held.reverse()
    for one in counted:
        if left := others.get(_what(one)):
            yield _of_both(one, left.pop())


def _what(one: CountedRecord) -> tuple[str, str, str]:
    """By which it is the same thing: the record, and of whom it counts once."""
    return one.record, one.root, one.one


def _of_both(one: CountedRecord, other: CountedRecord) -> CountedRecord:
    if one == other:  # nearly all
        return one
    return one._replace(
        number=min(one.number, other.number),
        by=_same(one.by, other.by),
        rests=tuple(dict.fromkeys((*one.rests, *other.rests))),
        person=one.person or other.person,
        days=one.days if one.days == other.days else None,
    )


def _same(
    by: Mapping[str, str | Sequence[str]], other: Mapping[str, str | Sequence[str]]
) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for name, said in by.items():
        there = other.get(name)
        if isinstance(said, str):
            found[name] = said if said == there else ""
        else:
            found[name] = tuple(one for one in said if there is not None and one in there)
    return found
