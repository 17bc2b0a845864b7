"""In which countries a family lives, by every place that stands as theirs now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import Readable
    from vsdesk.records.places import Gazetteer
    from vsdesk.records.values import Json


def lives_in(
    family: Readable, named: Callable[[str], Readable | None], places: Gazetteer
) -> frozenset[str]:
    """The codes of these countries ("SY", "TR"). `named` finds the record of a place of the house's own list."""
    found = (_country(place, named, places) for place in family.every("current_place"))
    return frozenset(code for code in found if code)


def _country(place: Json, named: Callable[[str], Readable | None], places: Gazetteer) -> str:
    """By the code of an own place, else by what it is part of."""
    seen: set[str] = set()
    while isinstance(place, str) and place and place not in seen:
        seen.add(place)
        if code := places.country(place):
            return code
        record = named(place)
        coded = places.by_key(record.text("admin1")) if record is not None else None
        if coded is not None:
            return places.country(coded.id)
        place = record.value("part_of") if record is not None else None
    return ""
