"""What words name that say where somebody is: places of the shipped list by all their names, and what stands
beside a word of kind ("the quarter …") or behind "in" and "near" in a longer sentence. Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold, unmarked
from vsdesk.records.places.told_places import ToldPlaces, street_endings, told_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.places.gazetteer import Gazetteer, ShippedPlace

_PARTED: Final = re.compile(r"[,،;؛/|()\n\-–.!?؟:]+")  # "Mersin, by the harbour"
_CARE_OF: Final = re.compile(r"\bc/o\b", re.IGNORECASE)
_WORD: Final = re.compile(r"(?<![^\W_])[^\W_]+(?:['’`][^\W_]+)*")
_COUNTRY: Final = "country"
_SHORTEST: Final = 3  # letters of a name that is looked for
_SHORTEST_OF_SEVERAL: Final = 4  # of one word of several that stand beside a word of kind
_LONGEST: Final = 4  # words of one
_FEW: Final = 3
_LONGEST_WORDS: Final = 400  # of a text that is read for places
_IN: Final = frozenset(
    ["في", "ب", "على", "الى", "من", "in", "at", "to", "from", "li", "l", "di", "ji", "ser"]
)
_NEAR: Final = frozenset(
    ["قرب", "بقرب", "جنب", "بجانب", "جانب", "مقابل", "خلف", "ورا", "وراء", "امام", "قدام", "near", "behind",
     "opposite", "beside", "by", "of", "nezi", "neziki", "pist", "pas", "ber", "berami"]
)  # fmt: skip  # a table, read by rows
_NONE: Final = _LONGEST + 1  # nothing stands before it that says that a place follows
_ARTICLES: Final = frozenset(
    ["the", "a", "an", "der", "die", "das", "des", "dem", "den", "am", "im", "zum", "zur", "auf"]
)
_STREET: Final = "strasse"
_HOUSES: Final = frozenset(
    map(fold, ["بيت", "البيت", "بيتها", "بيته", "بيتهم", "دار", "الدار", "منزل", "المنزل", "منزلها", "شقة", "house",
               "home", "flat", "mal", "malê", "mala"])
)  # fmt: skip  # a table, read by rows
# What follows tells the place within the place: a tent, a block, a number.
_NUMBERING: Final = frozenset(
    map(fold, ["خيمة", "الخيمة", "كرفان", "كرافان", "رقم", "نمرة", "قطاع", "القطاع", "بلوك", "مربع", "طابق", "الطابق",
               "بناء", "بناية", "مدخل", "tent", "caravan", "number", "no", "nr", "block", "sector", "floor", "building",
               "entrance", "kon", "kona", "çadir", "blok", "qat", "hejmar", "çadır", "sektor", "sektör", "kat",
               "daire", "zelt", "nummer", "stock"])
)  # fmt: skip  # a table, read by rows
_WITH: Final = frozenset(
    ["عند", "مع", "لدى", "with", "ba", "cem", "bi", "bei"]
)  # somebody, no place


def spots(text: str, places: Gazetteer) -> Iterator[str]:
    """The names by which somebody is looked for who is where these words say; in a
    country nobody is found."""
    finder = told_places(places)
    text = unmarked(text)
    for part in map(str.strip, _PARTED.split(_CARE_OF.sub(", ", text))):
        if _is_name(part) and not _is_kind_alone(part, finder):
            yield part
        yield from (one for one in _apart(finder, part) if _is_name(one) and one != part)
    for place in places_at(text, places):
        if place.level != _COUNTRY:
            yield from of_names(place.names, places)


def places_in(text: str, places: Gazetteer) -> list[ShippedPlace]:
    """The places of the shipped list that words may name."""
    return told_places(places).find(_beginning(text))


def places_at(text: str, places: Gazetteer) -> list[ShippedPlace]:
    """The same of words that say where somebody is: Tyre is «صور» as the pictures are."""
    return told_places(places).find(_beginning(text), of_address=True)


def offered(places: Gazetteer, text: str, never: frozenset[str]) -> list[ShippedPlace]:
    """The places to choose from for what is typed: those with such a name; where none has it, those that the
    words tell of, as an interview proposes them («السكن الجامعي بالمزة»: the quarter). None of a kind in
    `never`."""
    called = places.matches(text, fold, never=never)
    return called or told_places(places).find(_beginning(text), never)


def _beginning(text: str) -> str:
    return " ".join(text.split()[:_LONGEST_WORDS])


def of_names(names: tuple[str, ...], places: Gazetteer) -> Iterator[str]:
    """The names of a place, and each without its word of kind."""
    finder = told_places(places)
    for name in names:
        for part in map(str.strip, _PARTED.split(name)):
            yield from (one for one in (part, *_apart(finder, part)) if _is_name(one))


def _is_name(part: str) -> bool:
    return len(part) >= _SHORTEST and len(part.split()) <= _LONGEST


def _apart(finder: ToldPlaces, part: str) -> Iterator[str]:
    """What is named apart in a part: beside a word of kind, behind "in" or "near", or before "near".

    Beside one of written addresses ("Fatih Aksaray Mah") each word by itself too: no comma parts them. A
    number, or a word such as "tent", ends a name that has begun.
    """
    written = _WORD.findall(part)[:_LONGEST_WORDS]
    folded = [fold(one) for one in written]
    name: list[str] = []
    least = _NONE  # words of a name that begins here; by what stands before it
    each = False  # whether what stands before it is a word of addresses
    at = 0
    while at <= len(written):
        word = folded[at] if at < len(written) else ""
        after, kind = finder.behind_kind(folded, at) if word else (at, None)
        street = word.endswith(street_endings()) and kind is None
        within = word in _NUMBERING or (bool(name) and _is_numbered(folded, at))
        if kind or street or within or not word or word in _IN | _NEAR | _WITH:
            ends = street or (kind is not None and kind.behind)
            of_address = street or (kind is not None and kind.of_address)
            enough = len(name) >= (1 if word in _NEAR or ends else least)
            if enough and not _is_no_name(name, finder):
                yield " ".join(name)
                yield from _each(name) if each or of_address else ()
            if street:
                yield from _ways_of_street(written[at])
            name, each = [], of_address
            least = 1 if kind or street or word in _IN else 2 if word in _NEAR else _NONE
        elif word not in _ARTICLES:
            name.append(written[at])
        at = max(after, at + 1)


def _is_numbered(words: list[str], at: int) -> bool:
    """Whether a number stands here, or a house with its number."""
    here = words[at : at + 2]
    return bool(here) and (here[0].isdigit() or (here[0] in _HOUSES and here[-1].isdigit()))


def _each(name: list[str]) -> list[str]:
    """The words of a short name of several that are none of everyday speech, and no numbers."""
    few = len(name) if 1 < len(name) <= _FEW else 0
    return [one for one in name[:few] if len(one) >= _SHORTEST_OF_SEVERAL and not one.isdigit()]


def _ways_of_street(name: str) -> Iterator[str]:
    """A street that is one word with its kind, written out and for short."""
    yield name
    bare = fold(name)
    if bare.endswith(_STREET):
        yield bare.removesuffix(_STREET) + _STREET[:3]
    elif bare.endswith(_STREET[:3]):
        yield bare.removesuffix(_STREET[:3]) + _STREET


def _is_kind_alone(part: str, finder: ToldPlaces) -> bool:
    """Whether it is a word of addresses and nothing else: "Sok." of "12. Sok."."""
    said = [fold(one) for one in _WORD.findall(part)]
    after, kind = finder.behind_kind(said, 0)
    return kind is not None and kind.of_address and after >= len(said)


def _is_no_name(name: list[str], finder: ToldPlaces) -> bool:
    """Whether it is a country, or a word for a house alone."""
    if len(name) == 1 and fold(name[0]) in _HOUSES:
        return True
    return any(one.level == _COUNTRY for one in finder.find(" ".join(name)))
