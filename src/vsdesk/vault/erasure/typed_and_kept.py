"""Whether what somebody typed and kept tells of what goes: as a search would find it, in any spelling.

A kept search finds whoever was erased or put away while its words answer to one file of those that go. What
is only called after somebody (the name of a search, of a loaded file, of a sheet) tells of them by one word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.names.compounds import SPACES
from vsdesk.names.fold import fold, unmarked, words_of
from vsdesk.names.skeleton import name_skeletons
from vsdesk.vault.lines import said
from vsdesk.vault.read.summary import searched_texts
from vsdesk.vault.search.query import MAX_TERMS, SearchQuery, digits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.vault.search.query import WordMatch

_NAMES: Final = frozenset(
    {"written", "sounds"}
)  # one name, in any spelling; not its beginning alone
_NUMBERS: Final = frozenset({"id", "phone"})
_NUMBER: Final = re.compile(r"\d[\d\s\-/().]{5,}\d")  # as long as what is dialled
_PART: Final = re.compile(
    r"[^\W\d_]+|\d+"
)  # of the name of a file: letters and digits stand together
_BEGUN: Final = 4  # letters from which on the beginning of a word of a story is that word
_ENDING: Final = re.compile(r"\.\w{1,5}$")  # .xlsx
_KEPT: Final = 4_000  # characters of what is kept that are looked at
_READ: Final = 20_000  # characters of a text that are looked at
_TEXTS: Final = 20_000  # short texts that are remembered: few names are borne by many
_SHORT: Final = 80

Stored = tuple[
    bytes, str, bytes
]  # a body of what goes: its space, the kind of its record, the line as stored


class _Hit(NamedTuple):
    """The words of a query (by number) that answer to one text: at all, and as a name or a number does."""

    found: frozenset[int]
    named: frozenset[int]


_NOTHING: Final = _Hit(frozenset(), frozenset())


class _Asked:
    """At most twelve words that are kept, and which of them answered in one file."""

    def __init__(self, text: str) -> None:
        plain = SearchQuery(text)
        self._query = query = plain.loosely or plain
        self._numbers = plain.numbers
        self.words = query.plain
        self._every = frozenset(range(len(self.words)))
        self._found: set[int] = set()  # in the file that is read now
        self._named: set[int] = set()
        self._beyond = False  # whether something but places answered there
        self.whole = self.two = False
        self.named: set[int] = set()  # the words that are names of theirs in any file

    def next(self) -> None:
        """Another file is read."""
        if self._found:
            self._found, self._named, self._beyond = set(), set(), False

    def hit(self, text: str, plain: str, keys: frozenset[str], searched: str) -> _Hit:
        """What of it answers to a text: `plain` its words, each behind a blank, `keys` its skeletons."""
        if self._numbers and searched in _NUMBERS:
            return self._of_number(digits_of(text))
        asked = self._query
        typed = [at for at, parts in enumerate(asked.spelled) if any(one in plain for one in parts)]
        if not (typed or keys & asked.keys or any(key.startswith(asked.begun) for key in keys)):
            return _NOTHING
        who = searched not in ("text", "place")  # else it says who somebody is
        every = asked.answers(text, sounds=searched == "name")
        found = [one for one in every if who or self._stands(one)]
        named = (one for one in found if who and one.how in _NAMES)
        terms = frozenset(term for one in found for term in one.terms)
        return _Hit(
            terms.union(typed if who else ()),
            frozenset(term for one in named for term in one.terms),
        )

    def _stands(self, one: WordMatch) -> bool:
        """Whether a word of a story is the one that was meant: no short beginning, nor the middle, of
        another."""
        begins = one.how == "begins" and all(len(self.words[at]) >= _BEGUN for at in one.terms)
        return begins or one.how in ("written", "named")

    def _of_number(self, digits: str) -> _Hit:
        if not any(one in digits for one in self._numbers):
            return _NOTHING
        whole = any(len(one) >= 7 or one == digits for one in self._numbers)
        return _Hit(self._every, self._every if whole else frozenset())

    def take(self, hit: _Hit, *, place: bool) -> None:
        """This answered in the file that is read now."""
        self._found |= hit.found
        self._named |= hit.named
        self._beyond = self._beyond or not place
        self.named |= hit.named
        self.whole = self.whole or (self._beyond and self._found >= self._every)
        self.two = self.two or len(self._units(self._named)) > 1

    def _units(self, terms: Collection[int]) -> list[frozenset[int]]:
        """Those of its names, one of two words taken together, of which each word is among these."""
        found, at = [], 0
        for unit in self._query.units:
            here = frozenset(range(at, at := at + len(unit.terms)))
            if here <= {*terms}:
                found.append(here)
        return found

    def names(self, but: Collection[str] = ()) -> bool:
        """Whether one of its names, but of these words, is a name of theirs."""
        return any(
            any(self.words[at] not in but for at in unit) for unit in self._units(self.named)
        )


class KeptText:
    """A text that is kept, and what of it tells of what goes, once that was read (`Leaving`)."""

    def __init__(self, text: str) -> None:
        words = [*filter(None, SPACES.split(unmarked(text[:_KEPT])))]
        runs = [words[at : at + MAX_TERMS] for at in range(0, len(words), MAX_TERMS)]
        self._runs = [one for run in runs if (one := _Asked(" ".join(run))).words]
        self._numbers = [_Asked(found) for found in _NUMBER.findall(fold(text[:_KEPT]))]
        self.words = frozenset(word for one in self._runs for word in one.words)

    @classmethod
    def of_file(cls, name: str) -> KeptText:
        """The name of a file, in which words are joined by anything."""
        return cls(" ".join(_PART.findall(unmarked(_ENDING.sub("", name)))))

    @classmethod
    def each_of(cls, words: Iterable[str]) -> list[KeptText]:
        """Of each of these that says anything."""
        found = map(cls.of_file, dict.fromkeys(words))
        return [one for one in found if one.words]

    @property
    def asked(self) -> tuple[_Asked, ...]:
        """What is asked of each text."""
        return (*self._runs, *self._numbers)

    @property
    def finds(self) -> bool:
        """Whether a search for it would find one of them, or it holds a number or two names of one."""
        return any(one.whole or one.two for one in self.asked)

    def names(self, but: Collection[str] = ()) -> bool:
        """Whether it is called after one of them, by one word that is none of these."""
        return any(one.names(but) for one in self.asked)


class Leaving:
    """Reads what goes, once, for all that is kept."""

    def __init__(self, dictionary: Dictionary, kept: Iterable[KeptText]) -> None:
        self._dictionary = dictionary
        self._asked = [one for text in kept for one in text.asked]
        self._known: dict[tuple[str, str], list[tuple[_Asked, _Hit]]] = {}

    def read(self, bodies: Iterable[Stored]) -> None:
        """Everything that these say: the bodies of one space in a row."""
        before = None
        for space, kind, cell in bodies:
            if space != before:
                before = space
                for one in self._asked:
                    one.next()
            values = said(cell)[0]
            for spec in self._dictionary.searchable(kind):
                if (value := values.get(spec.name)) is not None:
                    self._take(searched_texts(spec, value, self._dictionary.places), spec)

    def _take(self, texts: Iterable[str], spec: FieldSpec) -> None:
        for text in texts:
            for asked, hit in self._hits(text[:_READ], spec.searched):
                asked.take(hit, place=spec.searched == "place")

    def _hits(self, text: str, searched: str) -> list[tuple[_Asked, _Hit]]:
        known = self._known.get((text, searched))
        if known is None:
            known = [*self._worked_out(text, searched)]
            if len(text) <= _SHORT and len(self._known) < _TEXTS:
                self._known[text, searched] = known
        return known

    def _worked_out(self, text: str, searched: str) -> Iterator[tuple[_Asked, _Hit]]:
        if searched in _NUMBERS:
            text = f"{text} {digits_of(text)}"
        plain = "".join(f" {word}" for word in words_of(fold(text)))
        keys = name_skeletons(text) if searched == "name" else frozenset[str]()
        for one in self._asked:
            if (hit := one.hit(text, plain, keys, searched)).found:
                yield one, hit
