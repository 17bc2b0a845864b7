"""The search index: words, prefixes, parts of names and numbers, and names across scripts.

Two contentless indexes over folded text (names/fold.py). `w` has a column of words and one of
skeletons, so that one MATCH joins several words in any script; `g` finds parts inside a word and is
verified with `instr`, because it keeps no positions. What is written as it
was typed comes before other spellings, the newest first, and all is capped: sorting all hits of a
common word is what costs, not finding them (storage.md, Search).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.names import search_limits
from vsdesk.names.fold import fold
from vsdesk.names.skeleton import name_skeletons
from vsdesk.vault.search.query import LONGEST_ASKED, SearchQuery, digits_of, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.vault.database import Database
    from vsdesk.vault.search.own_places import OwnPlaceReader
    from vsdesk.vault.search.place_names import PlaceNames
    from vsdesk.vault.search.query import Unit

CAP: Final = 2000  # "2000+" is shown beyond
_ACROSS: Final = 6000  # hits of each word that are joined across records at a time
_NEWEST: Final = 2**62  # above every row number
_NEWEST_FIRST: Final = (
    "SELECT rowid FROM w WHERE w MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Searchable:
    """What one record gives to the index: free words, names, and numbers or phones."""

    words: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    ids: tuple[str, ...] = field(default=(), repr=False)

    @property
    def empty(self) -> bool:
        """True when there is nothing to find."""
        return not (self.words or self.names or self.ids)


@dataclass(slots=True)
class _Across:
    """One word of several that may stand in different records: its hits, and the spaces of
    those that were read."""

    pages: Iterator[list[int]]
    places: frozenset[str]  # of the organisation's own, that it names
    spaces: set[bytes] = field(default_factory=set, repr=False)
    over: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it stands nowhere."""
        return self.over and not self.spaces and not self.places


class SearchIndex:
    """Writes and asks the index. Row numbers are `record.n`."""

    def __init__(self, database: Database, places: PlaceNames | None = None) -> None:
        self._db, self._places = database, places

    def asked(self, text: str) -> SearchQuery:
        """A text to search for, places in it by all their names. Of a number as long as a book only its
        beginning is looked at: it costs no more than a number."""
        return SearchQuery(text[:LONGEST_ASKED], self._places)

    def put(self, rows: Iterable[tuple[int, Searchable]], *, new: bool) -> None:
        """Replace what the index holds for these records; `new` skips removing earlier rows."""
        batch = list(rows)
        if not new:
            self.drop([number for number, _ in batch])
        words, grams, needles = [], [], []
        for number, given in batch:
            if given.empty:
                continue
            called = [search_limits.of_name(name) for name in given.names]
            numbers = [search_limits.of_name(value) for value in given.ids]
            names, ids = [*map(fold, called)], [*map(fold, numbers)]
            texts = [fold(search_limits.of_text(text)) for text in given.words]
            keys = name_skeletons(" ".join(called))
            words.append((number, " ".join((*names, *ids, *texts)), " ".join(sorted(keys))))
            needle = "\n".join((*names, *ids, *(digits_of(value) for value in ids)))
            if needle:
                grams.append((number, needle))
                needles.append((number, needle))
        self._db.run_many("INSERT INTO w (rowid, t, k) VALUES (?, ?, ?)", words)
        self._db.run_many("INSERT INTO g (rowid, t) VALUES (?, ?)", grams)
        self._db.run_many("INSERT INTO needle (n, t) VALUES (?, ?)", needles)

    def drop(self, numbers: Sequence[int]) -> None:
        """Remove these records from the index."""
        for table, column in (("w", "rowid"), ("g", "rowid"), ("needle", "n")):
            self._db.run_many(
                f"DELETE FROM {table} WHERE {column} = ?",  # noqa: S608 - names from this tuple
                [(number,) for number in numbers],
            )

    def optimize(self) -> None:
        """Merge each index into one: until then a deleted term stays in the file."""
        for table in ("w", "g"):
            self._db.run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - two names

    def find(self, text: str, limit: int) -> list[int]:
        """Record numbers, newest first, at most `limit` (never more than `CAP`)."""
        limit = min(limit, CAP)
        found: list[int] = []
        for part in self.stream(self.asked(text), limit):
            found += part
            if len(found) >= limit:
                break
        return found[:limit]

    def of_kind(self, text: str, kind: str) -> list[int]:
        """All records of one kind in whose words or numbers these words stand, whatever
        else answers to them."""
        asked = self.asked(text)
        among = "record.kind = ? AND record.hidden = 0"
        sql = f"SELECT w.rowid FROM w CROSS JOIN record ON record.n = w.rowid WHERE w MATCH ? AND {among}"  # noqa: S608 - literals
        found = (
            [row[0] for row in self._db.query(sql, (asked.match(prefix=False), kind))]
            if asked.terms
            else []
        )
        where, values = self._parted(asked.plain)
        if where:
            sql = f"SELECT g.rowid {where} AND g.rowid IN (SELECT n FROM record WHERE {among})"  # noqa: S608 - bound
            found += [row[0] for row in self._db.query(sql, (*values, kind))]
        return [*dict.fromkeys(found)]

    def stream(self, asked: SearchQuery, size: int) -> Iterator[list[int]]:
        """All that answers, `size` at first and then more at a time, no record twice.

        First the words as they were typed; then whole words and skeletons, and other names of a place;
        then what names one of the organisation's own places by its id; then what begins with the words (which
        costs in proportion to all that begins so, however few are wanted); then parts of words; then names
        whose letters were typed without their marks; where nothing was found words of several records of one
        case; last a phone number however it is dialled.
        """
        if not asked.terms:
            return
        seen: set[int] = set()
        yield from self._new(self._match(asked.written, size), seen)
        yield from self._new(self._match(asked.match(prefix=False), size), seen)
        yield from self._new(self._placed(self._own_places(asked.units), size), seen)
        begins = asked.match(prefix=True, begun=self._begun(asked))
        yield from self._new(self._match(begins, size), seen)
        begun = self._own_places(asked.units, prefix=True, begun=asked.begun)
        yield from self._new(self._placed(begun, size), seen)
        yield from self._new(self._parts(asked.plain, size), seen)
        if loosely := asked.loosely:
            query = loosely.match(prefix=False, begun=self._begun(loosely))
            yield from self._new(self._match(query, size), seen)
        if not seen and len(asked.units) > 1:
            yield from self._new(self._across_records(asked), seen)
        for number in asked.phones:
            yield from self._new(self._parts((number,), size), seen)

    def _new(self, parts: Iterator[list[int]], seen: set[int]) -> Iterator[list[int]]:
        for part in parts:
            fresh = [number for number in part if number not in seen]
            seen.update(fresh)
            yield fresh

    def _match(self, query: str, size: int) -> Iterator[list[int]]:
        return self._pages(_NEWEST_FIRST, (query,), size)

    def _parts(self, plain: Sequence[str], size: int) -> Iterator[list[int]]:
        where, values = self._parted(plain)
        if not where:
            return iter(())
        sql = f"SELECT g.rowid {where} AND g.rowid < ? ORDER BY g.rowid DESC LIMIT ?"
        return self._pages(sql, values, size)

    @staticmethod
    def _parted(plain: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """FROM and WHERE of what holds these as parts of words, with its values; nothing
        for short ones alone."""
        long = [term for term in plain if len(term) >= 3]
        if not long:
            return "", ()
        # without positions an index knows single trigrams only, no phrases of them
        grams = sorted({term[i : i + 3] for term in long for i in range(len(term) - 2)})
        query = " AND ".join(quote(gram) for gram in grams)
        checks = " AND ".join("instr(needle.t, ?) > 0" for _ in plain)
        where = f"FROM g CROSS JOIN needle ON needle.n = g.rowid WHERE g MATCH ? AND {checks}"
        return where, (query, *plain)

    @property
    def _own(self) -> OwnPlaceReader | None:
        return self._places.own if self._places is not None else None

    def called(self, place: str) -> Sequence[str]:
        """The names of one of the organisation's own places; none for anything else."""
        return self._own.now().called.get(place, ()) if self._own is not None else ()

    def _own_places(
        self, units: Sequence[Unit], *, prefix: bool = False, begun: Sequence[str] = ()
    ) -> frozenset[str]:
        """The organisation's own places that these words name, or begin to name: their ids."""
        if self._own is None:
            return frozenset()
        return self._own.now().answering(units, prefix=prefix, begun=begun)

    def _placed(self, places: frozenset[str], size: int) -> Iterator[list[int]]:
        """What names one of these places by its id; as `_pages`."""
        before = _NEWEST
        while places and before and self._own is not None:
            found, before = self._own.naming(places, before, size)
            yield found
            size = min(size * 4, CAP)

    def _pages(
        self, sql: str, values: Sequence[object], size: int, most: int = CAP
    ) -> Iterator[list[int]]:
        """What a query gives, newest first, `size` at first, then more and more at a time,
        never more than `most`."""
        before = _NEWEST
        while True:
            found = [row[0] for row in self._db.query(sql, (*values, before, size))]
            if found:
                yield found
            if len(found) < size:
                return
            before, size = found[-1], min(size * 4, most)

    def _across_records(self, asked: SearchQuery) -> Iterator[list[int]]:
        """Words that stand in different records of one case or family: its root answers.

        So many of the newest hits of each word first; then, when more is asked for, older ones, to the last:
        what one device wrote hides nothing of what others wrote before.
        """
        words = [
            _Across(
                self._pages(_NEWEST_FIRST, (query,), _ACROSS, _ACROSS),
                self._own_places(group.units, prefix=True),
            )
            for query, group in zip(asked.each(), asked.groups, strict=True)
        ]
        words.sort(key=lambda one: bool(one.places))
        given: set[bytes] = set()
        while True:
            for one in words:
                self._read_on(one)
            fresh = self._in_all(words) - given
            given |= fresh
            yield self._roots_of(fresh)
            if all(one.over for one in words) or any(one.nothing for one in words):
                return

    def _read_on(self, word: _Across) -> None:
        """Read the next hits of a word."""
        numbers = next(word.pages, None)
        if numbers is None:
            word.over = True
            return
        of = (
            "SELECT DISTINCT space FROM record WHERE n IN (SELECT value FROM json_each(?)) "
            "AND hidden = 0"
        )
        word.spaces |= {row[0] for row in self._db.query(of, (json.dumps(numbers),))}

    def _in_all(self, words: Sequence[_Across]) -> set[bytes]:
        """The spaces in which each of them stands, as far as they were read."""
        spaces: set[bytes] | None = None
        for word in words:
            these = word.spaces
            if word.places and self._own is not None:
                these = these | self._own.naming_in(word.places, spaces, CAP)
            spaces = these if spaces is None else spaces & these
            if not spaces:
                return set()
        return spaces or set()

    def _roots_of(self, spaces: Iterable[bytes]) -> list[int]:
        roots = (
            "SELECT n FROM record WHERE id = space AND space IN "
            "(SELECT unhex(value) FROM json_each(?)) ORDER BY n DESC"
        )
        wanted = json.dumps([space.hex() for space in spaces])
        return [row[0] for row in self._db.query(roots, (wanted,))]

    def _begun(self, asked: SearchQuery) -> bool:
        """Whether the last word may be the beginning of a name in another spelling: no name is read so."""
        if not asked.begun:
            return False
        query = " OR ".join(f"k : {quote(key)}" for key in asked.begun)
        return not self._db.query("SELECT 1 FROM w WHERE w MATCH ? LIMIT 1", (query,))
