"""What is asked of the search index: the words as typed, and what each of them may answer to.

A name of two words ('Abd al-Rahman, Nour al-Din) is also asked as one word, for it is written either
way in every script; bin, bint and an article that stands alone are left out beside other words.
A place may answer by any of its names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.names import search_limits
from vsdesk.names.compounds import (
    ARTICLES,
    CHILD_OF,
    is_arabic,
    is_compound,
    joined,
    without_article,
)
from vsdesk.names.distance import of_names
from vsdesk.names.fold import fold, words_of
from vsdesk.names.skeleton import name_skeletons, search_terms, skeletons, unmarked_skeletons
from vsdesk.vault.search.place_names import LONGEST, Name, PlaceNames, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_TERMS: Final = 12  # words of a search
LONGEST_ASKED: Final = 400  # characters: more than twelve words have
_PHONE: Final = re.compile(r"[\d\W_]+")  # digits, and whatever parts them
_PHONE_DIGITS: Final = 7
_PART_DIGITS: Final = 4  # digits from which on a part of a number says something
# What is dialled before a number from another country: where the families are, and where they fled to.
_COUNTRIES: Final = re.compile(
    "^(?:963|961|962|964|20|90|49|46|47|45|31|32|33|34|30|39|41|43|44|966|971|974|965|7|1)(?=.{8})"
)
# Arabic writes the article, and what is joined to it (and, with, for), as part of the word.
_BEFORE: Final = ("ال", "وال", "بال", "لل")
_BEGUN: Final = 3  # letters of a skeleton from which on its beginning says something
Term = tuple[str, frozenset[str]]  # a folded word, and its skeletons
How = Literal["written", "begins", "part", "sounds", "named", "like"]
HOWS: Final[tuple[How, ...]] = ("written", "begins", "part", "sounds", "named", "like")
_APART: Final = (
    0.2  # from this distance on (names/distance.py) the vowels of two names say otherwise
)


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Words of a text that answer: where they stand, how, and which words of the search they answer."""

    start: int
    end: int
    how: How
    terms: frozenset[int]


@dataclass(frozen=True, slots=True)
class Unit:
    """One word, or two that are one name together (`keys`: the skeletons of both as one)."""

    terms: tuple[Term, ...] = field(repr=False)
    keys: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class PlaceTerm:
    """Units in a row that name a place together, and its other names; else one unit."""

    units: tuple[Unit, ...] = field(repr=False)
    names: frozenset[Name] = field(default=frozenset(), repr=False)

    @property
    def size(self) -> int:
        """How many words of the search it holds."""
        return sum(len(unit.terms) for unit in self.units)


@dataclass(frozen=True)
class SearchQuery:
    """A search text, cut and folded. `unmarked`: an s that was typed may stand for ş."""

    text: str = field(repr=False)
    places: PlaceNames | None = field(default=None, repr=False, compare=False)
    unmarked: bool = False
    # the words looked at so far, as few names are borne by many
    _met: dict[tuple[str, bool], WordMatch] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words, at most twelve."""
        every = search_terms(self.text)[:MAX_TERMS]
        if self.unmarked:
            every = [(plain, keys | unmarked_skeletons(plain)) for plain, keys in every]
        kept = [one for one in every if one[0] not in ARTICLES and one[0] not in CHILD_OF]
        return tuple(kept or every)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The same, what is one name taken together."""
        found: list[Unit] = []
        rest = list(self.terms)
        while rest:
            first = rest.pop(0)
            if rest and is_compound(first[0], rest[0][0]):
                second = rest.pop(0)
                found.append(Unit((first, second), skeletons(joined(first[0], second[0]))))
            else:
                found.append(Unit((first,)))
        return tuple(found)

    @cached_property
    def groups(self) -> tuple[PlaceTerm, ...]:
        """The units, those together that name a place; the longest name first."""
        found: list[PlaceTerm] = []
        at = 0
        while at < len(self.units):
            group = self._place_at(at) or PlaceTerm(self.units[at : at + 1])
            found.append(group)
            at += len(group.units)
        return tuple(found)

    def _place_at(self, at: int) -> PlaceTerm | None:
        if self.places is None:
            return None
        for end in range(min(len(self.units), at + LONGEST), at, -1):
            units = self.units[at:end]
            words = (term for unit in units for term, _ in unit.terms)
            if names := self.places.others(words):
                return PlaceTerm(units, names)
        return None

    @cached_property
    def loosely(self) -> SearchQuery | None:
        """The same read as typed without marks; None where nothing else is meant so."""
        if self.unmarked or not self.text.isascii():
            return None
        other = replace(self, unmarked=True, _met={})
        return other if other.terms != self.terms else None

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(term for term, _ in self.terms)

    @cached_property
    def spelled(self) -> tuple[list[str], ...]:
        """Each folded word as it is looked for by its letters: an Arabic one with its article and without."""
        return tuple(map(_spelled, self.plain))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The skeletons of all words and of the names of two words."""
        of_words = (key for _, keys in self.terms for key in keys)
        return frozenset((*of_words, *(key for unit in self.units for key in unit.keys)))

    @cached_property
    def begun(self) -> tuple[str, ...]:
        """The skeletons of the last word, which may not be typed to its end."""
        if not self.units:
            return ()
        last = self.units[-1]
        keys = last.keys or last.terms[-1][1]
        return tuple(sorted(key for key in keys if len(key) >= _BEGUN))

    @cached_property
    def phone(self) -> str:
        """The digits of a phone number without what is dialled before them (00, 0), or ""."""
        plain = fold(self.text).strip()
        if not _PHONE.fullmatch(plain):
            return ""
        digits = digits_of(plain).lstrip("0")
        return digits if len(digits) >= _PHONE_DIGITS else ""

    @cached_property
    def phones(self) -> tuple[str, ...]:
        """The same, and the number as it is dialled inside its country where it was typed from abroad."""
        if not self.phone:
            return ()
        inland = _COUNTRIES.sub("", self.phone).lstrip("0") if self._abroad else self.phone
        return tuple(dict.fromkeys((self.phone, inland)))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The digits of which a number that answers holds one; none where more than a number was typed."""
        return self.phones or tuple(filter(None, (self.digits,)))

    @property
    def _abroad(self) -> bool:
        plain = fold(self.text).strip()
        return plain.lstrip("(").startswith(("+", "00")) or len(self.phone) >= 12

    @cached_property
    def digits(self) -> str:
        """The digits of a search that is nothing but a part of a number, else ""."""
        plain = fold(self.text).strip()
        digits = digits_of(plain)
        return digits if _PHONE.fullmatch(plain) and len(digits) >= _PART_DIGITS else ""

    # -- the text of a MATCH ----------------------------------------------------------------------

    @cached_property
    def written(self) -> str:
        """Every word as typed."""
        return " AND ".join(f"t : {quote(term)}" for term in self.plain)

    def match(self, *, prefix: bool, begun: bool = False) -> str:
        """Every word in any spelling; with `prefix` also what begins with them as typed.

        `begun`: also names in another spelling that begin as the last word does.
        """
        begins = self.begun if begun else ()
        last = len(self.groups) - 1
        return " AND ".join(
            _group_query(group, prefix, begins if at == last else ())
            for at, group in enumerate(self.groups)
        )

    def each(self) -> list[str]:
        """The queries of the single words, for those that stand in different records."""
        return [_group_query(group, True, ()) for group in self.groups]

    # -- what of a text answers -------------------------------------------------------------------

    def answers(self, text: str, *, sounds: bool = True) -> list[WordMatch]:
        """The words of `text` that answer, in order. `sounds`: as names, in any spelling and script."""
        words = [(one.start(), one.end(), one.group()) for one in re.finditer(r"\S+", text)]
        found: list[WordMatch] = []
        for at, (start, end, word) in enumerate(words):
            before = words[at - 1] if at and sounds else None
            whole = self._as_one(before[2], word) if before else frozenset()
            if before and whole:
                found = [one for one in found if one.start < before[0]]
                how: How = "written" if self._typed(before[2], word, whole) else "sounds"
                found.append(WordMatch(before[0], end, how, whole))
            elif answer := self._of_word(start, end, word, sounds=sounds):
                found.append(answer)
        sure = {term for one in found if one.how != "like" for term in one.terms}
        found = [one for one in found if one.how != "like" or one.terms - sure]
        places = [one for one in self._places_in(words) if not _meets(one, found)]
        return sorted((*found, *places), key=lambda one: one.start) if places else found

    def _typed(self, first: str, second: str, terms: frozenset[int]) -> bool:
        """Whether a name of two words stands as it was typed."""
        stands = {*words_of(fold(first)), *words_of(fold(second))}
        return all(self.terms[at][0] in stands for at in terms)

    def _places_in(self, words: list[tuple[int, int, str]]) -> Iterator[WordMatch]:
        """Where a place that is asked for stands under another of its names."""
        if not any(group.names for group in self.groups):
            return
        tokens = [(start, end, part) for start, end, word in words for part in name_words(word)]
        first = 0
        for group in self.groups:
            terms = frozenset(range(first, first + group.size))
            first += group.size
            for name in group.names:
                for at in range(len(tokens) - len(name) + 1):
                    run = tokens[at : at + len(name)]
                    if all(one[2] == part for one, part in zip(run, name, strict=True)):
                        yield WordMatch(run[0][0], run[-1][1], "named", terms)

    def _of_word(self, start: int, end: int, word: str, *, sounds: bool) -> WordMatch | None:
        held = self._met.get((word, sounds))
        if held is None:
            held = self._met[word, sounds] = self._answer(word, sounds=sounds)
        return replace(held, start=start, end=end) if held.terms else None

    def _answer(self, word: str, *, sounds: bool) -> WordMatch:
        folded = fold(search_limits.of_text(word))
        plain = words_of(folded)
        keys = name_skeletons(search_limits.of_name(word)) if sounds else frozenset()
        hows: dict[int, How] = {}
        for at, (term, own) in enumerate(self.terms):
            if how := _how(term, own, plain, folded, keys):
                hows[at] = "like" if how == "sounds" and self._is_other(term, word) else how
        if sounds:
            self._as_two(keys, hows)
        best = min(hows.values(), key=HOWS.index, default=HOWS[0])
        return WordMatch(0, 0, best, frozenset(hows))

    def _is_other(self, term: str, word: str) -> bool:
        """Whether the vowels of both say that they are two names: Mahmud is no Muhammad."""
        return not self.unmarked and of_names(term, word) >= _APART

    def _as_two(self, keys: frozenset[str], hows: dict[int, How]) -> None:
        """One word that is written as two in the search, or whose beginning is typed."""
        hows.update(dict.fromkeys(self._whole(keys), "sounds"))
        if self.begun and any(key.startswith(self.begun) for key in keys):
            hows.setdefault(len(self.terms) - 1, "sounds")

    def _whole(self, keys: frozenset[str]) -> frozenset[int]:
        """The words of the names of two words that sound so."""
        found: set[int] = set()
        at = 0
        for unit in self.units:
            if unit.keys & keys:
                found.update(range(at, at + len(unit.terms)))
            at += len(unit.terms)
        return frozenset(found)

    def _as_one(self, first: str, second: str) -> frozenset[int]:
        """Two words that are one name, written apart or as one in the search: which of its words they are."""
        if not is_compound(fold(first), fold(second)):
            return frozenset()
        both = skeletons(joined(fold(first), fold(second)))
        found = {at for at, (_, keys) in enumerate(self.terms) if keys & both} | self._whole(both)
        if self.begun and any(key.startswith(self.begun) for key in both):
            found.add(len(self.terms) - 1)
        return frozenset(found)


def _how(
    term: str, own: frozenset[str], plain: list[str], folded: str, keys: frozenset[str]
) -> How | None:
    if term in plain:
        return "written"
    if any(part in plain for part in _spelled(term)):
        return "written"
    if any(part.startswith(term) for part in plain):
        return "begins"
    if len(term) >= _BEGUN and term in folded:
        return "part"
    return "sounds" if own & keys else None


def _meets(one: WordMatch, found: Iterable[WordMatch]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in found)


def digits_of(value: str) -> str:
    """Only the digits."""
    return "".join(char for char in value if char.isdigit())


def quote(term: str) -> str:
    """A word as it stands in a MATCH."""
    return '"' + term.replace('"', '""') + '"'


def _group_query(group: PlaceTerm, prefix: bool, begun: tuple[str, ...]) -> str:
    last = len(group.units) - 1
    apart = " AND ".join(
        _unit_query(unit, prefix, begun if at == last else ())
        for at, unit in enumerate(group.units)
    )
    names = (" AND ".join(f"t : {quote(word)}" for word in name) for name in sorted(group.names))
    options = [f"({one})" for one in (apart, *names)]
    return f"({' OR '.join(options)})" if group.names else apart


def _unit_query(unit: Unit, prefix: bool, begun: tuple[str, ...]) -> str:
    apart = " AND ".join(_term_query(term, prefix=prefix) for term in unit.terms)
    options = [f"({apart})", *(f"k : {quote(key)}" for key in sorted(unit.keys))]
    options += [f"k : {quote(key)} *" for key in begun]
    return "(" + " OR ".join(options) + ")"


def _spelled(plain: str) -> list[str]:
    """A word as typed; an Arabic one with its article and without it too."""
    if not is_arabic(plain) or len(plain) < 3:
        return [plain]
    bare = without_article(plain)
    return [*dict.fromkeys((plain, bare, *(before + bare for before in _BEFORE)))]


def _term_query(term: Term, *, prefix: bool) -> str:
    plain, keys = term
    star = " *" if prefix else ""
    options = [f"t : {quote(word)}{star}" for word in _spelled(plain)]
    options += [f"k : {quote(key)}" for key in sorted(keys)]
    return "(" + " OR ".join(options) + ")"
