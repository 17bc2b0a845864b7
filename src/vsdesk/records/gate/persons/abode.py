"""In which countries a family lives, by every place that stands as theirs now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.places.gazetteer import HOME
from vsdesk.records.places.spots import places_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Readable
    from vsdesk.records.places.gazetteer import Gazetteer


_STATUS: Final = "displacement_status"
_OF_FAMILIES: Final = ("current_place", "current_text")
# What tells in which country a family lives, and each of these people.
SAID_OF_FAMILIES: Final = (_STATUS, *_OF_FAMILIES)
SAID_OF_PEOPLE: Final = ("usual_address", "usual_address_text")
_AT_HOME: Final = frozenset({"at_home", "displaced", "returned"})
_CAMP: Final = "camp"  # in which country, the place says
_SAYS_WHERE: Final = _AT_HOME | {"refugee", _CAMP}  # of a camp alone nobody says that it is abroad


def lives_in(
    family: Readable, named: Callable[[str], Readable | None], places: Gazetteer
) -> frozenset[str]:
    """The codes of these countries ("SY", "TR"). `named` finds the record of a place of
    the house's own list."""
    found = (_country(place, named, places) for place in family.every("current_place"))
    return frozenset(code for code in found if code)


def may_live_at_home(
    families: Iterable[Readable],
    people: Iterable[Readable],
    named: Callable[[str], Readable | None],
    places: Gazetteer,
) -> bool:
    """Whether any reading of these families, or of the addresses of these people, has
    them inside the country."""
    families = (*families,)
    status = {one for family in families for one in _status(family)}
    if status & _AT_HOME:
        return True
    found = frozenset[str]().union(
        *(_countries(one, _OF_FAMILIES, named, places) for one in families),
        *(_countries(one, SAID_OF_PEOPLE, named, places) for one in people),
    )
    return HOME in found or (_CAMP in status and not found)


def is_told(
    families: Iterable[Readable],
    people: Iterable[Readable],
    named: Callable[[str], Readable | None],
    places: Gazetteer,
) -> bool:
    """Whether anything says in which country these people live: an address of theirs, else what each of the
    families says. Where there is no family, nothing does."""
    families = (*families,)
    if any(_countries(one, SAID_OF_PEOPLE, named, places) for one in people):
        return True
    return bool(families) and all(
        bool(_status(one) & _SAYS_WHERE) or bool(_countries(one, _OF_FAMILIES, named, places))
        for one in families
    )


def _status(family: Readable) -> frozenset[str]:
    return frozenset(str(value) for value in family.every(_STATUS))


def _countries(
    record: Readable,
    fields: tuple[str, str],
    named: Callable[[str], Readable | None],
    places: Gazetteer,
) -> frozenset[str]:
    """Those of a place that stands there, or is named in words beside it."""
    link, words = fields
    linked = {_country(place, named, places) for place in record.every(link)}
    said = {code for text in record.every(words) for code in _named_in(text, places)}
    return frozenset(linked | said) - {""}


def _named_in(text: Json, places: Gazetteer) -> Iterator[str]:
    """The countries of the places that words name."""
    if isinstance(text, str):
        yield from (places.country(place.id) for place in places_in(text, places))


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
