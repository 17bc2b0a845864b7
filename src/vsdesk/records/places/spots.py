"""What words name that say where somebody is: places of the shipped list by all their names, and what stands beside a
word of kind ("the quarter …") or behind "in" and "near" in a longer sentence. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold
from vsdesk.records.places.told_places import ToldPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.places.gazetteer import Gazetteer, ShippedPlace

_PARTED: Final = re.compile(r"[,،;؛/|()\n\-–.!?؟:]+")  # "Mersin, by the harbour"
_WORD: Final = re.compile(r"(?<![^\W_])[^\W_]+(?:['’`][^\W_]+)*")
_COUNTRY: Final = "country"
_SHORTEST: Final = 3  # letters of a name that is looked for
_LONGEST: Final = 4  # words of one
_LONGEST_WORDS: Final = 400  # of a text that is read for places
_IN: Final = frozenset(
    ["في", "ب", "على", "الى", "من", "in", "at", "to", "from", "li", "l", "di", "ji", "ser"]
)
_NEAR: Final = frozenset(
    ["قرب", "بقرب", "جنب", "بجانب", "جانب", "مقابل", "خلف", "ورا", "وراء", "امام", "قدام", "near", "behind",
     "opposite", "beside", "by", "of", "nezi", "neziki", "pist", "pas", "ber", "berami"]
)  # fmt: skip
_NONE: Final = _LONGEST + 1  # nothing stands before it that says that a place follows
_ARTICLES: Final = frozenset(["the", "a", "an"])
_HOUSES: Final = frozenset(
    map(fold, ["بيت", "البيت", "بيتها", "بيته", "بيتهم", "دار", "الدار", "منزل", "المنزل", "منزلها", "شقة", "house",
               "home", "flat", "mal", "malê", "mala"])
)  # fmt: skip
_WITH: Final = frozenset(["عند", "مع", "لدى", "with", "ba", "cem", "bi"])  # somebody, no place


def spots(text: str, places: Gazetteer) -> Iterator[str]:
    """The names by which somebody is looked for who is where these words say; in a country nobody is found."""
    finder = _finder(places)
    for part in map(str.strip, _PARTED.split(text)):
        if _is_name(part):
            yield part
        yield from (one for one in _apart(finder, part) if _is_name(one) and one != part)
    for place in places_in(text, places):
        if place.level != _COUNTRY:
            yield from of_names(place.names, places)


def places_in(text: str, places: Gazetteer) -> list[ShippedPlace]:
    """The places of the shipped list that words may name."""
    return _finder(places).find(" ".join(text.split()[:_LONGEST_WORDS]))


def of_names(names: tuple[str, ...], places: Gazetteer) -> Iterator[str]:
    """The names of a place, and each without its word of kind."""
    finder = _finder(places)
    for name in names:
        for part in map(str.strip, _PARTED.split(name)):
            yield from (one for one in (part, *_apart(finder, part)) if _is_name(one))


def _is_name(part: str) -> bool:
    return len(part) >= _SHORTEST and len(part.split()) <= _LONGEST


def _apart(finder: ToldPlaces, part: str) -> Iterator[str]:
    """What is named apart in a part: behind a word of kind, behind "in" or "near", or before "near"."""
    written = _WORD.findall(part)[:_LONGEST_WORDS]
    folded = [fold(one) for one in written]
    name: list[str] = []
    least = _NONE  # words of a name that begins here; by what stands before it
    at = 0
    while at <= len(written):
        word = folded[at] if at < len(written) else ""
        after, ends = finder.behind_kind(folded, at) if word else (at, False)
        if after > at or not word or word in _IN | _NEAR | _WITH:
            if len(name) >= (1 if word in _NEAR or ends else least) and not _is_no_name(
                name, finder
            ):
                yield " ".join(name)
            name = []
            least = 1 if after > at or word in _IN else 2 if word in _NEAR else _NONE
        elif word not in _ARTICLES:
            name.append(written[at])
        at = max(after, at + 1)


def _is_no_name(name: list[str], finder: ToldPlaces) -> bool:
    """Whether it is a country, or a word for a house alone."""
    if len(name) == 1 and fold(name[0]) in _HOUSES:
        return True
    return any(one.level == _COUNTRY for one in finder.find(" ".join(name)))


@lru_cache(maxsize=1)
def _finder(places: Gazetteer) -> ToldPlaces:
    return ToldPlaces(places, fold)
