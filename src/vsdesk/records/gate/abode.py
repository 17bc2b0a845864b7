"""In which countries a family lives, by every place that stands as theirs now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Readable
    from vsdesk.records.places.gazetteer import Gazetteer


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
        said = _says(record) if record is not None else {}
        coded = places.by_key(str(said.get("admin1") or ""))
        if coded is not None:
            return places.country(coded.id)
        place = said.get("part_of")
    return ""


def _says(place: Readable) -> dict[str, Json]:
    """What a place of the house's own list says of where it lies; or one that was only proposed for it."""
    set_ = place.value("set")
    held = set_ if isinstance(set_, dict) else {}
    return {name: place.value(name) or held.get(name) for name in ("admin1", "part_of")}
