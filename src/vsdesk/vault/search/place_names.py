"""Places in words: whoever types one name of a place finds the others too; of a shipped
one its code as well."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.names.compounds import ARTICLES, without_article
from vsdesk.names.fold import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.places.gazetteer import Gazetteer, ShippedPlace
    from vsdesk.vault.search.own_places import OwnPlaceReader

Name = tuple[str, ...]  # the folded words of one name, without articles that stand alone
LONGEST: Final = 6  # words of one name that are looked up


class PlaceNames:
    """All names of the shipped places, read when the first search asks, and of the organisation's own."""

    def __init__(self, places: Gazetteer, own: OwnPlaceReader | None = None) -> None:
        self._places = places
        self.own = own

    def others(self, words: Iterable[str]) -> frozenset[Name]:
        """What the place that these folded words name is called besides; empty when they name none."""
        typed = tuple(words)
        found = self._by_name.get(bare(typed), frozenset())
        if self.own is not None:
            found |= self.own.now().by_name.get(bare(typed), frozenset())
        return found - {typed}

    @cached_property
    def _by_name(self) -> dict[Name, frozenset[Name]]:
        found: dict[Name, set[Name]] = {}
        for place in self._places:
            names = {name for name in map(name_words, _called(place)) if name}
            for name in names:
                found.setdefault(bare(name), set()).update(names)
        return {name: frozenset(others) for name, others in found.items()}


def name_words(text: str) -> Name:
    """The folded words of a text, without articles that stand alone."""
    return tuple(word for word in words_of(fold(text)) if word not in ARTICLES)


def _called(place: ShippedPlace) -> tuple[str, ...]:
    return (*place.names, place.code) if place.code else place.names


def bare(name: Name) -> Name:
    """The same without the articles of its words."""
    return tuple(map(without_article, name))
