"""The search index: words, prefixes, parts of names and numbers, and names across scripts.

Two contentless indexes over folded text (names/fold.py). `w` has a column of words and one of
skeletons, so that one MATCH joins several words in any script; `g` finds parts inside a word and is
verified with `instr`, because it keeps no positions. Hits come newest first and are capped: sorting
all hits of a common word is what costs, not finding them (storage.md, Search).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold
from vsdesk.names.skeleton import name_skeletons, search_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.vault.database import Database

CAP: Final = 2000  # "2000+" is shown beyond
_ACROSS: Final = 6000  # the newest hits of each word that are joined across records
_MAX_TERMS: Final = 12
_PHONE: Final = re.compile(r"[+(]?[\d\s().+/-]+")
_PHONE_DIGITS: Final = 7
Term = tuple[str, frozenset[str]]  # a folded word, and its skeletons


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


class SearchIndex:
    """Writes and asks the index. Row numbers are `record.n`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, rows: Iterable[tuple[int, Searchable]], *, new: bool) -> None:
        """Replace what the index holds for these records; `new` skips removing earlier rows."""
        batch = list(rows)
        if not new:
            self.drop([number for number, _ in batch])
        words, grams, needles = [], [], []
        for number, given in batch:
            if given.empty:
                continue
            names = [fold(name) for name in given.names]
            ids = [fold(value) for value in given.ids]
            texts = [fold(text) for text in given.words]
            keys = name_skeletons(" ".join(given.names))
            words.append((number, " ".join((*names, *ids, *texts)), " ".join(sorted(keys))))
            needle = "\n".join((*names, *ids, *(_digits(value) for value in ids)))
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
        terms = search_terms(text)[:_MAX_TERMS]
        if not terms:
            return []
        limit = min(limit, CAP)
        found = self._words(terms, limit)
        if len(found) < limit:
            known = set(found)
            found += [n for n in self._parts(terms, limit) if n not in known]
        if not found and len(terms) > 1:
            found = self._across_records(terms, limit)
        if len(found) < limit and (phone := _phone(text)):
            known = set(found)
            found += [n for n in self._parts([(phone, frozenset())], limit) if n not in known]
        return found[:limit]

    def _words(self, terms: Sequence[Term], limit: int) -> list[int]:
        """Whole words and skeletons; then, where these are few, what begins with the words.

        The beginnings cost in proportion to all that begins so, however few are wanted.
        """
        found = self._match(terms, limit, prefix=False)
        if len(found) < limit:
            known = set(found)
            found += [n for n in self._match(terms, limit, prefix=True) if n not in known]
        return found

    def _match(self, terms: Sequence[Term], limit: int, *, prefix: bool) -> list[int]:
        query = " AND ".join(_term_query(term, prefix=prefix) for term in terms)
        sql = "SELECT rowid FROM w WHERE w MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [row[0] for row in self._db.query(sql, (query, limit))]

    def _parts(self, terms: Sequence[Term], limit: int) -> list[int]:
        plain = [term for term, _ in terms]
        long = [term for term in plain if len(term) >= 3]
        if not long:
            return []
        # without positions an index knows single trigrams only, no phrases of them
        grams = sorted({term[i : i + 3] for term in long for i in range(len(term) - 2)})
        query = " AND ".join(_quote(gram) for gram in grams)
        checks = " AND ".join("instr(needle.t, ?) > 0" for _ in terms)
        sql = (
            "SELECT g.rowid FROM g CROSS JOIN needle ON needle.n = g.rowid "  # noqa: S608 - bound
            f"WHERE g MATCH ? AND {checks} ORDER BY g.rowid DESC LIMIT ?"
        )
        return [row[0] for row in self._db.query(sql, (query, *plain, limit))]

    def _across_records(self, terms: Sequence[Term], limit: int) -> list[int]:
        """Words that stand in different records of one case or family: its root answers."""
        one = (
            "SELECT space FROM record WHERE n IN "
            "(SELECT rowid FROM w WHERE w MATCH ? ORDER BY rowid DESC LIMIT ?)"
        )
        spaces = " INTERSECT ".join(one for _ in terms)
        sql = (
            f"SELECT n FROM record WHERE id = space AND space IN ({spaces}) ORDER BY n DESC LIMIT ?"  # noqa: S608 - bound
        )
        asked = [value for term in terms for value in (_term_query(term), _ACROSS)]
        return [row[0] for row in self._db.query(sql, (*asked, limit))]


def _quote(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _term_query(term: Term, *, prefix: bool = True) -> str:
    plain, keys = term
    options = [f"t : {_quote(plain)}{' *' if prefix else ''}"]
    options += [f"k : {_quote(key)}" for key in sorted(keys)]
    return "(" + " OR ".join(options) + ")"


def _digits(value: str) -> str:
    return "".join(char for char in value if char.isdigit())


def _phone(text: str) -> str:
    """The digits of a phone number without what is dialled before them (00, 0), or ""."""
    plain = fold(text).strip()
    if not _PHONE.fullmatch(plain):
        return ""
    digits = _digits(plain).lstrip("0")
    return digits if len(digits) >= _PHONE_DIGITS else ""


def highlight(title: str, text: str) -> list[tuple[int, int]]:
    """Start and end of the words of `title` that answer the search `text` (for the rows shown)."""
    terms = search_terms(text)
    keys = {key for _, found in terms for key in found}
    spans: list[tuple[int, int]] = []
    at = 0
    for word in title.split():
        start = title.index(word, at)
        at = start + len(word)
        folded = fold(word)
        if any(term in folded for term, _ in terms) or keys & name_skeletons(word):
            spans.append((start, at))
    return spans
