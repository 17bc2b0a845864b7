"""How somebody is called for short in told words: by a table, by the first word of a compound, by a pattern.

The patterns of Syrian Arabic keep three or four consonants of a name, without the first م of محمد:
حسون and حمود, with an ending حمودة and حمودي; خلدو and برهو; حميدو. Such a form may be a word of
its own (سلمو is "they handed over"), so whoever looks for them asks for a further name beside.
Pure.

Source of the patterns: fa''ūl, with -a and -i, and -o of hypocoristics in Levantine Arabic; the
table says the others (resources/names/nicknames.toml, resources/short_names.toml).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from vsdesk import paths
from vsdesk.names.compounds import is_arabic, without_article
from vsdesk.names.nicknames import Nicknames
from vsdesk.names.spellings import parts
from vsdesk.resource_tables import read

_VOWELS: Final = frozenset("اويٲ")
_ABD: Final = "عبد"
_THREE, _FOUR = 3, 4  # consonants that a pattern keeps
_LONGEST: Final = 16  # letters of a name of which short forms are made


def called_short(way: str) -> frozenset[str]:
    """The short forms of a name in one of its spellings (plain letters, as `spellings.parts` gives it) by the
    tables, in plain letters too."""
    found = {*_of_names().get(way, ())}
    for first, forms in _of_compounds().items():
        if way.startswith(first) and len(way) > len(first) + 1:
            found |= forms
    return frozenset(found)


def by_pattern(way: str) -> frozenset[str]:
    """Those that follow from its letters alone; of a compound with عبد those of what stands behind."""
    bare = without_article(way.removeprefix(_ABD)) if way.startswith(_ABD) else way
    return frozenset(_patterns(bare)) - {way}


def _patterns(way: str) -> Iterator[str]:
    if not is_arabic(way) or len(way) > _LONGEST:
        return
    heard = "".join(one for one in way if one not in _VOWELS).removesuffix("ه")
    root = heard[1:] if heard.startswith("م") and len(heard) > _THREE else heard
    if _THREE <= len(root) <= _FOUR:
        long = root[:-1] + "و" + root[-1]
        yield from (long, long + "ه", long + "ي", long + "ا")
        yield from (heard[:_THREE] + "و", root[:_THREE] + "و", root[:2] + "ي" + root[2] + "و")


@cache
def _of_names() -> Mapping[str, frozenset[str]]:
    table = read(paths.resources() / "short_names.toml")
    found: dict[str, set[str]] = {}
    for said in (Nicknames.table(), table["names"]):
        for name, forms in said.items():
            for way in [*parts(name)][-1].whole:
                found.setdefault(way, set()).update(_spelled(forms))
    return {way: frozenset(called) for way, called in found.items()}


@cache
def _of_compounds() -> Mapping[str, frozenset[str]]:
    table = read(paths.resources() / "short_names.toml")
    return {first: frozenset(_spelled(forms)) for first, forms in table["every"].items()}


def _spelled(forms: list[str]) -> set[str]:
    return {way for form in forms for way in [*parts(form)][-1].whole}
