"""Which places told words may name: proposals, never facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold

if TYPE_CHECKING:
    from vsdesk.records.places import Gazetteer, Place
    from vsdesk.words import Lang

_LEVELS: Final = {"facility": 0, "subdistrict": 1, "district": 2, "governorate": 3, "abroad": 4}
_WORD: Final = re.compile(r"[^\W_]+")
_STARTS: Final = ("", "ب", "ل", "و")
_ENDS: Final = ("", "e", "ye", "a", "an")
_SHORT: Final = 3  # letters: a shorter name is found by chance


class PlacesTold:
    """Finds the shipped places that are named in told words."""

    def __init__(self, places: Gazetteer) -> None:
        self._names: list[tuple[str, int, Place]] = []
        for place in places.all:
            level = _LEVELS.get(place.level, 9)
            plain = {_plain(name) for name in place.names}
            self._names += [(name, level, place) for name in plain if len(name) >= _SHORT]

    def find(self, text: str) -> list[Place]:
        """The narrowest places and the longest names first; each place once."""
        told = f" {_plain(text)} "
        found = [
            (level, -len(name), place)
            for name, level, place in self._names
            if name in told and _stands(told, name)
        ]
        found.sort(key=lambda rank: rank[:2])
        return list({place.id: place for _, _, place in found}.values())


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _stands(told: str, name: str) -> bool:
    """Whether a name stands whole in folded words, with ب ل و before it or a Kurmanji ending."""
    return any(f" {start}{name}{end} " in told for start in _STARTS for end in _ENDS)


def place_words(place: Place, places: Gazetteer, lang: Lang) -> str:
    """A place with the wider ones around it, without the country."""
    parts = places.path(place.id, lang)
    return ("، " if lang == "ar" else ", ").join(parts[:3])
