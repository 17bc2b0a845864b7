"""An organisation's own places in a search: which of them answer, and what else they are called.

Records name such a place by its id, so nothing of their search rows tells its names. Whoever types one
of them, in any script, finds the place here and then, by the table `link`, all that name it; so a new
name, a changed one, or one that came in a bundle answers at once, and nothing is indexed anew. The
places are few: they are read at the first search after the vault has changed, and held in memory.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self, TypeVar

from vsdesk.names import search_limits
from vsdesk.names.skeleton import name_skeletons
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import openly
from vsdesk.vault.search.below_news import BelowNews
from vsdesk.vault.search.place_names import Name, bare, name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.search.query import Unit

KIND: Final = "place"
Key = TypeVar("Key")
Value = TypeVar("Value")
_APART: Final = re.compile(r"[\n,،;؛/·]+")  # between several names in one field
_BEGUN: Final = 2  # letters of a word from which on its beginning answers


@dataclass(frozen=True)
class OwnPlaces:
    """The places as they are now, by the words and the sounds of their names."""

    called: Mapping[str, Sequence[str]] = field(repr=False)
    by_name: Mapping[Name, frozenset[Name]] = field(repr=False)
    words: Mapping[str, frozenset[str]] = field(repr=False)  # a folded word: ids
    sounds: Mapping[str, frozenset[str]] = field(repr=False)  # a skeleton: ids

    @classmethod
    def of(cls, places: Iterable[RecordView], fields: Sequence[str]) -> Self:
        """From the records; `fields` are those that hold names."""
        called: dict[str, Sequence[str]] = {}
        by_name: defaultdict[Name, set[Name]] = defaultdict(set)
        words: defaultdict[str, set[str]] = defaultdict(set)
        sounds: defaultdict[str, set[str]] = defaultdict(set)
        for place in places:
            called[place.id] = known = _called(place, fields)
            names = {name for name in map(name_words, known) if name}
            for name in names:
                by_name[bare(name)] |= names
                for word in (*name, *bare(name)):
                    words[word].add(place.id)
            for key in name_skeletons(" ".join(known)):
                sounds[key].add(place.id)
        return cls(called, _frozen(by_name), _frozen(words), _frozen(sounds))

    def answering(
        self, units: Sequence[Unit], *, prefix: bool, begun: Sequence[str] = ()
    ) -> frozenset[str]:
        """The ids of the places of which each unit is a word, or its sound; with `prefix` its beginning.

        `begun`: skeletons with which the last word may begin, which is not typed to its end.
        """
        if not self.called or not units:
            return frozenset()
        last = len(units) - 1
        each = [
            self._unit(unit, prefix, begun if at == last else ()) for at, unit in enumerate(units)
        ]
        return frozenset.intersection(*each)

    def _unit(self, unit: Unit, prefix: bool, begun: Sequence[str]) -> frozenset[str]:
        apart = frozenset.intersection(
            *(self._word(plain, keys, prefix) for plain, keys in unit.terms)
        )
        found = set(apart).union(*(self.sounds.get(key, ()) for key in unit.keys))
        if begun:
            starts = tuple(begun)
            found.update(*(ids for key, ids in self.sounds.items() if key.startswith(starts)))
        return frozenset(found)

    def _word(self, plain: str, keys: frozenset[str], prefix: bool) -> frozenset[str]:
        found = set(self.words.get(plain, ())).union(*(self.sounds.get(key, ()) for key in keys))
        if prefix and len(plain) >= _BEGUN:
            found.update(*(ids for word, ids in self.words.items() if word.startswith(plain)))
        return frozenset(found)


class OwnPlaceReader:
    """Reads them, and who names them."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules]
    ) -> None:
        self._db, self._rules = database, rules
        self._below_news = BelowNews(database, rules)
        self._fields = [one.name for one in dictionary.searchable(KIND) if one.searched == "name"]
        self._naming = json.dumps(
            [
                f"{kind.name}.{spec.name}"
                for kind in dictionary.kinds
                for spec in dictionary.searchable(kind.name)
                if spec.searched == KIND
            ]
        )
        self._held: tuple[object, OwnPlaces] | None = None

    def now(self) -> OwnPlaces:
        """As the vault is now; read again only where something was written since."""
        stamp = *self._db.one("PRAGMA data_version"), *self._db.one("PRAGMA database_list")
        held = self._held
        if held is None or held[0] != stamp:
            places = views.load(self._db, "r.kind = ? AND r.hidden = 0", (KIND,))
            held = self._held = stamp, OwnPlaces.of(places, self._fields)
        return held[1]

    def naming(self, ids: Collection[str], before: int, size: int) -> tuple[list[int], int]:
        """The newest records below a number that name one of these places, and the number to go on below.

        0 to go on: these were the last. News of a death is never among them.
        """
        sql = (
            "SELECT DISTINCT record.n FROM link CROSS JOIN record ON record.n = link.source WHERE "
            "link.target IN (SELECT unhex(value) FROM json_each(?)) AND record.n < ? AND "
            "record.kind || '.' || link.field IN (SELECT value FROM json_each(?)) AND "
            "record.hidden = 0 ORDER BY record.n DESC LIMIT ?"
        )
        values = (json.dumps(sorted(ids)), before, self._naming, size)
        found = [row[0] for row in self._db.query(sql, values)]
        return self._told(found), found[-1] if len(found) == size else 0

    def naming_in(
        self, ids: Collection[str], spaces: Collection[bytes] | None, most: int
    ) -> set[bytes]:
        """The spaces, among these when given, in which a record names one of these places."""
        among = "1" if spaces is None else "record.space IN (SELECT unhex(value) FROM json_each(?))"
        sql = (
            "SELECT DISTINCT record.n, record.space FROM link "  # noqa: S608 - literals
            "CROSS JOIN record ON record.n = link.source "
            "WHERE link.target IN (SELECT unhex(value) FROM json_each(?)) AND "
            "record.kind || '.' || link.field IN (SELECT value FROM json_each(?)) AND "
            f"record.hidden = 0 AND {among} ORDER BY record.n DESC LIMIT ?"
        )
        values: list[object] = [json.dumps(sorted(ids)), self._naming]
        if spaces is not None:
            values.append(json.dumps([space.hex() for space in spaces]))
        found = dict(self._db.query(sql, (*values, most)))
        return {found[number] for number in self._told(list(found))}

    def _told(self, numbers: Sequence[int]) -> list[int]:
        """Without news of a death and what lies below it, which answer no search."""
        if not numbers:
            return []
        where = (
            "r.n IN (SELECT value FROM json_each(?)) AND "
            "(r.kind IN ('event', 'claim') OR r.parent <> r.space)"
        )
        rules = self._rules()
        read = dict(views.load_numbered(self._db, where, (json.dumps(list(numbers)),)))
        closed = {number for number, view in read.items() if openly(view, rules) is None}
        closed |= self._below_news.closed(read)
        return [number for number in numbers if number not in closed]


def _called(place: RecordView, fields: Sequence[str]) -> tuple[str, ...]:
    """Every name that stands, each once; a field may hold several."""
    texts = (
        one.value
        for name in fields
        for one in place.alternatives(name)
        if isinstance(one.value, str)
    )
    parts = (search_limits.of_name(one.strip()) for text in texts for one in _APART.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _frozen(held: Mapping[Key, set[Value]]) -> dict[Key, frozenset[Value]]:
    return {key: frozenset(values) for key, values in held.items()}
