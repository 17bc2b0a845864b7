"""The shipped places (resources/places): areas with public codes, known facilities, and nicknames.

Each has an id that derives from its key, the same in every vault and version, so that a link may
point to it before any record exists. An organisation's own places are `place` records.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.languages import said_in
from vsdesk.resource_tables import read
from vsdesk.words import PAPER_LANGS, Lang

HOME: Final = "SY"
_LEVELS: Final = (
    "country",
    "governorate",
    "district",
    "subdistrict",
    "quarter",
    "abroad",
    "facility",
)


@dataclass(frozen=True, slots=True)
class Operator:
    """Who ran a facility: a key of the list perpetrator_group, from and until (typed dates or "")."""

    group: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ShippedPlace:
    """One shipped place. `kind` is a key of the list place_kind; `of` the key of the wider place.

    `seen` is False for what is recalled and still to be confirmed in a public source; `common` is True
    for a name that is a word of everyday speech too.
    """

    id: str
    key: str
    level: str  # one of _LEVELS
    called: Mapping[Lang, str] = field(default_factory=dict)
    kind: str = "settlement"
    of: str = ""
    code: str = ""  # the public code, where there is one
    group: str = ""
    aliases: tuple[str, ...] = ()
    operated: tuple[Operator, ...] = ()
    seen: bool = True
    common: bool = False
    note: str = ""

    def name(self, lang: Lang) -> str:
        """The name in `lang`; where that has none, as it falls back."""
        return said_in(self.called, lang)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it must be found, in each language that papers are written in."""
        return tuple(dict.fromkeys(n for n in (*self.called.values(), *self.aliases) if n))


def place_id(key: str) -> str:
    """The id of the shipped place with this key."""
    return hashlib.sha256(b"vsdesk/place/v1\0" + key.encode()).hexdigest()[:32]


class Gazetteer:
    """All shipped places. Immutable; `id in gazetteer` asks whether an id is one of them."""

    def __init__(self, places: Iterable[ShippedPlace]) -> None:
        self.all: Final = tuple(places)
        self._by_key: Final = {place.key: place for place in self.all}
        self._by_id: Final = {place.id: place for place in self.all}
        self._folded: Final[dict[Callable[[str], str], list[tuple[str, int]]]] = {}

    @classmethod
    def load(cls) -> Gazetteer:
        """The places in resources/places, read once in a process."""
        return _shipped(paths.resources() / "places")

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[ShippedPlace]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def get(self, id: str | None) -> ShippedPlace | None:
        """The place of this id, or None."""
        return self._by_id.get(id) if id else None

    def by_key(self, key: str) -> ShippedPlace | None:
        """The place of this key (a public code, or a word such as mi_215)."""
        return self._by_key.get(key)

    def name(self, id: str, lang: Lang) -> str:
        """The name of a place in one language, or an empty string."""
        found = self._by_id.get(id)
        return found.name(lang) if found else ""

    def path(self, id: str, lang: Lang) -> tuple[str, ...]:
        """The names of a place and of the wider ones around it, the narrowest first."""
        return tuple(dict.fromkeys(place.name(lang) for place in self._around(id)))

    def is_alike(self, id: str, lang: Lang) -> bool:
        """Whether another place reads the same: a governorate, and the district that is called so."""
        return self._read_so[lang][self.path(id, lang)] > 1

    @cached_property
    def _read_so(self) -> Mapping[Lang, Counter[tuple[str, ...]]]:
        return {lang: Counter(self.path(one.id, lang) for one in self.all) for lang in PAPER_LANGS}

    def wider(self, id: str) -> frozenset[str]:
        """The ids of the wider places around a place."""
        return frozenset(place.id for place in self._around(id)[1:])

    def governorate(self, id: str) -> str:
        """The code of its governorate ("SY08"), or an empty string."""
        return next((p.key for p in self._around(id) if p.level == "governorate"), "")

    def country(self, id: str) -> str:
        """The code of its country ("SY", "TR"), or an empty string."""
        around = self._around(id)
        if any(place.key.startswith(HOME) for place in around):
            return HOME
        return next((place.key for place in around if place.level == "country"), "")

    @cached_property
    def countries(self) -> tuple[ShippedPlace, ...]:
        """The countries, Syria first."""
        return tuple(place for place in self.all if place.level == "country")

    def names(self) -> Iterator[tuple[ShippedPlace, str]]:
        """Every name of every place, nicknames too, for a search that folds them itself."""
        return ((place, name) for place in self.all for name in place.names)

    def matches(
        self,
        text: str,
        fold: Callable[[str], str],
        limit: int = 20,
        never: frozenset[str] = frozenset(),
    ) -> list[ShippedPlace]:
        """The places whose name or nickname holds `text`, whole names and beginnings first.

        None of a kind in `never`.

        `fold` brings a name to the form in which names are compared (names.fold).
        """
        wanted = fold(text)
        if not wanted:
            return []
        if fold not in self._folded:
            self._folded[fold] = [
                (fold(name), order) for order, place in enumerate(self.all) for name in place.names
            ]
        best: dict[
            int, int
        ] = {}  # by place the best of its names; asked at each letter that is typed
        for name, order in [one for one in self._folded[fold] if wanted in one[0]]:
            best[order] = min(best.get(order, 3), _rank(wanted, name))
        ranked = sorted((rank, order) for order, rank in best.items())
        places = (self.all[order] for _, order in ranked)
        return list(islice((one for one in places if one.kind not in never), limit))

    @cached_property
    def governorates(self) -> tuple[ShippedPlace, ...]:
        """The 14 governorates, in order of their codes."""
        return tuple(place for place in self.all if place.level == "governorate")

    def _around(self, id: str) -> list[ShippedPlace]:
        found: list[ShippedPlace] = []
        place = self._by_id.get(id)
        while place is not None and place not in found:
            found.append(place)
            place = self._by_key.get(place.of)
        return found


@lru_cache(maxsize=1)
def _shipped(folder: Path) -> Gazetteer:
    tables: dict[str, dict[str, Any]] = {level: {} for level in _LEVELS}
    for path in sorted(folder.glob("*.toml")):
        for level, rows in read(path).items():
            tables[level] |= rows
    return Gazetteer(
        _place(level, key, row) for level in _LEVELS for key, row in tables[level].items()
    )


def _rank(wanted: str, name: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    return 2


def _place(level: str, key: str, row: Mapping[str, Any]) -> ShippedPlace:
    coded = level in ("governorate", "district", "country")
    return ShippedPlace(
        id=place_id(key),
        key=key,
        level=level,
        called={lang: row[lang] for lang in PAPER_LANGS if row.get(lang)},
        kind=row.get("kind", "settlement"),
        of=row.get("of", key[:4] if level == "district" else ""),
        code=row.get("code", key if coded else ""),
        group=row.get("group", ""),
        aliases=tuple(row.get("aliases", ())),
        operated=tuple(Operator(*one) for one in row.get("operated", ())),
        seen=row.get("seen", True),
        common=row.get("common", False),
        note=row.get("note", ""),
    )
