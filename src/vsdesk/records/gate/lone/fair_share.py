"""In which order a page tells what it has no room for at once: no device alone fills the room of the others.

First stands what those who opened the file, coordinators and this device wrote; behind it each other
device has its turn, one entry of each, then a second one. A device that writes thousands of entries
pushes its own back only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from vsdesk.records.dossier import Dossier

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Made:
    """By record: which other device alone made it. `Dossier.once` works it out. `here` is
    this device's device id."""

    here: str

    def __call__(self, dossier: Dossier) -> Mapping[str, str]:
        groups = sorted(
            (one for one in dossier.without if one.device_ids), key=lambda one: len(one.device_ids)
        )
        own = next((one.device_ids for one in groups if self.here in one.device_ids), None)
        found: dict[str, str] = {}
        for one in groups:
            who = "" if one.device_ids == own else " ".join(sorted(one.device_ids))
            for id in one.made:
                found.setdefault(id, who)
        return found


def by_turns(
    things: Iterable[T],
    records: Callable[[T], Iterable[str]],
    dossier: Dossier,
    here: str,
    room: int,
    narrow: Callable[[T], bool] = lambda _: False,
) -> list[T]:
    """The same things, in the order given where there is room for all of them.

    `records` gives the ids of the records that a thing rests on: one that nobody else made is enough
    for a place among the first. `narrow` says which of them are a no or a limit: they stand before
    the others of their writer.
    """
    given = list(things)
    if len(given) <= room:
        return given
    made = dossier.once(_Made(here))
    return in_turn(
        given, lambda one: min((made.get(id, "") for id in records(one)), default=""), narrow
    )


def in_turn(
    things: Iterable[T], whose: Callable[[T], str], narrow: Callable[[T], bool] = lambda _: False
) -> list[T]:
    """Those of nobody in particular ("") first, then one of each writer, then a second one."""
    had = Counter[str]()
    found: list[tuple[int, bool, T]] = []
    for one in sorted(things, key=lambda thing: not narrow(thing)):
        writer = whose(one)
        had[writer] += bool(writer)
        found.append((had[writer], not narrow(one), one))
    return [one for *_, one in sorted(found, key=lambda three: three[:2])]
