"""Where told words name somebody who may stand on no paper, or say what a family does not want said.

Who: a sealed source, a person who must not be named, a member of another household. Every spelling and script
by the matchers of `surnames` and `rejected_words`. A text is read sentence by sentence, and a sentence that
was read is not read again: while somebody writes, only the one that they write in is. Pure; nothing of what
is read is kept elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final, Literal

from vsdesk.names.address import (
    addressed_from,
    is_addressed_behind,
    is_of_no_person,
    is_title,
    opens_kunya,
    titles_written_out,
)
from vsdesk.names.joined_names import RunTogether
from vsdesk.names.likeness import drawn_as_one
from vsdesk.names.spellings import words
from vsdesk.records.gate.names.bearers import Bearers
from vsdesk.records.gate.names.initial_mentions import ByInitial
from vsdesk.records.gate.names.misspelt_names import NearNames
from vsdesk.records.gate.names.names_of_many import NamesOfMany
from vsdesk.records.gate.names.nowhere_named import Fathers, Others
from vsdesk.records.gate.names.surnames import Surnames
from vsdesk.records.gate.told.joint_readers import Together
from vsdesk.records.gate.told.recorded_numbers import Contacts
from vsdesk.records.gate.told.rejected_words import RejectedWords
from vsdesk.records.gate.told.told_texts import apart, as_seen, over_lines, without_escapes
from vsdesk.words import mark

Why = Literal["unnamed", "sealed", "household", "rejected", "place", "number", "seal"]
Sure = Literal["sure", "family", "likely", "maybe"]
_Whys = tuple[tuple[Why, frozenset[str]], ...]
WHY: Final[Mapping[Why, str]] = {
    "unnamed": mark("is not to be named"),
    "sealed": mark("is a sealed source"),
    "household": mark("lives in another household"),
    "rejected": mark("is not said of this person"),
    "place": mark("is at a place that nobody is to know"),
    "number": mark("has a number or an address that stays here"),
    "seal": mark("may show who told it: into the sealed statement, or left out?"),
}
SURE: Final[Mapping[Sure, str]] = {
    "sure": mark("with a further name or a title beside"),
    "family": mark("by a family name that nobody else of the file has"),
    "likely": mark("by the first name alone"),
    "maybe": mark("others have this name too"),
}
RANK: Final = {sure: rank for rank, sure in enumerate(SURE)}
_SENTENCE: Final = re.compile(r"[^\n.!?؟،,;؛]+")
_TOKEN: Final = re.compile(r"\S+")
_OUTSIDE: Final = re.compile("^[^\\w]+|[^\\w\u0300-\u036f\u064b-\u065f\u0670]+$")
_LEANING: Final = frozenset("وفبلك")  # written together with the name that follows
_LONGEST: Final = 20  # words of one name
_OF_PLACES: Final = 3  # sounds by which a place is heard: many a short word sounds like a town
_BETWEEN: Final = 3  # words between two parts of one name that are not on file
_NOBODY: Final = frozenset[str]()
_NO_PLACES: Final = frozenset[int]()
NOBODY_ELSE: Final = Others()
_KEPT: Final = 20_000  # sentences that were read
_TEXTS: Final = 1_000  # and whole texts


@dataclass(frozen=True, slots=True)
class Someone:
    """A person who is looked for: `given` names, what `further` stands beside them, what they are
    `called` at home, names that count only with a further one beside (`inner`: a second given name), and
    behind a title or a kunya (`family`). `also` are the persons on file who are this one, `numbers` what
    is recorded as theirs."""

    id: str
    why: Why
    given: tuple[str, ...] = field(repr=False)
    further: tuple[str, ...] = field(default=(), repr=False)
    called: tuple[str, ...] = field(default=(), repr=False)
    inner: tuple[str, ...] = field(default=(), repr=False)
    family: tuple[str, ...] = field(default=(), repr=False)
    also: frozenset[str] = frozenset()
    numbers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_called_alone(self) -> bool:
        """Whether one name as a whole is looked for, and the person is not."""
        return self.why == "unnamed" and not (self.given or self.further or self.inner)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """One place in a text, from `start` to `end`: `who` it may name (or of whom it is not
    said), why that is told.

    `sure`: with a further name or a title beside · by the family name, or by a given one, that nobody else
    of the file bears · by one that others bear too.
    """

    start: int
    end: int
    who: frozenset[str]
    why: Why
    sure: Sure


class ToldNames:
    """Reads told words for some persons. `others` is everybody else of the file; `together`: who
    hears the same texts."""

    def __init__(
        self,
        people: Iterable[Someone],
        others: Others = NOBODY_ELSE,
        rejected: RejectedWords | None = None,
        together: Together | None = None,
        *,
        lone_families: bool = False,
        between: int = _BETWEEN,
    ) -> None:
        """`lone_families`: a family name that nobody else of the file bears counts alone too. `between`: how
        many words that are not on file may stand inside one name."""
        self._lone_families = lone_families
        self._between = between
        people = tuple(people)
        together = together or Together()
        # One person may stand here for several reasons, by other names for each: a place of
        # theirs is not their name.
        self._people = {f"{at}": one for at, one in enumerate(people)}
        keyed = self._people.items()
        self._bearers = Bearers()
        self._sources = frozenset(key for key, one in keyed if one.why == "sealed")
        self._given = NamesOfMany(((key, one.given) for key, one in keyed), together)
        self._further = NamesOfMany(((key, one.further) for key, one in keyed), together)
        self._inner = NamesOfMany(((key, one.inner) for key, one in keyed), together)
        self._families = NamesOfMany(((key, one.family) for key, one in keyed), together)
        self._as_one = RunTogether(
            (key, (*one.given, *one.inner), one.further) for key, one in keyed
        )
        called, places = (
            [(key, one.called) for key, one in keyed if (one.why == "place") is place]
            for place in (False, True)
        )
        self._called = NamesOfMany(called, together, as_a_whole=True)
        self._places = NamesOfMany(places, together, as_a_whole=True, least=_OF_PLACES)
        self._others = Surnames.among(others.names, guards=False).beside(together)
        self._of_others = Surnames.among(others.families, guards=False).beside(together)
        self._borne = Surnames.among(others.borne, guards=False).beside(together)
        given = ((key, one.given) for key, one in keyed)
        self._by_initial = ByInitial(
            ((key, one.given) for key, one in keyed), self._further, others.names
        )
        self._slipped = NearNames(given, self._bearers, self._others, self._borne)
        self._fathers = Fathers.of(self._given.all, others, together)
        self._rejected = rejected or RejectedWords({})
        self._recorded = Contacts((one.id, one.numbers) for one in people if one.numbers)
        self._read: dict[str, tuple[NameSpan, ...]] = {}
        self._texts: dict[str, tuple[NameSpan, ...]] = {}
        self._apart: dict[int, tuple[frozenset[str], _Whys]] = {}

    def spans(self, text: str) -> tuple[NameSpan, ...]:
        """All of them, in order; several for one place where it is told for several
        reasons, or not equally sure."""
        if not self._people and not self._rejected:
            return ()
        if text not in self._texts:  # the rules of one field ask one after the other
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            self._texts[text] = self._spans_in(text)
        return self._texts[text]

    def _spans_in(self, text: str) -> tuple[NameSpan, ...]:
        initials = self._by_initial.found(text)
        text = titles_written_out(text)
        found = [*self._spans_as_written(text)]
        for token in _TOKEN.finditer(text) if "%" in text else ():  # an address as it is copied
            if (plain := without_escapes(token[0])) != token[0]:
                found += (
                    NameSpan(*token.span(), one.who, one.why, one.sure)
                    for one in self._spans_as_written(plain)
                )
        for start, end, whose, alone in initials:
            sure: Sure = "sure" if alone else "maybe"
            found += (NameSpan(start, end, who, why, sure) for why, who in self._by_why(whose))
        return tuple(dict.fromkeys(found))

    def _spans_as_written(self, text: str) -> Iterator[NameSpan]:
        yield from (one for way in as_seen(text) for one in self._spans(way))
        yield from self._numbered(text)
        for other in {apart(text), drawn_as_one(text)} - {text}:  # of these only what is sure
            yield from (one for one in self._spans(other) if one.sure == "sure")
        for at, words_around in over_lines(text):
            yield from (_moved(one, at) for one in self._spans(words_around) if one.sure == "sure")

    def _numbered(self, text: str) -> Iterator[NameSpan]:
        if self._recorded:
            for start, end, whose in self._recorded.found(text):
                yield NameSpan(start, end, whose, "number", "sure")

    def _spans(self, text: str) -> Iterator[NameSpan]:
        for sentence in _SENTENCE.finditer(text):
            at = sentence.start()
            yield from (_moved(one, at) for one in self._of(sentence[0]))

    def _of(self, sentence: str) -> tuple[NameSpan, ...]:
        if sentence not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[sentence] = tuple(sorted({*self._look(sentence)}, key=self._by_place))
        return self._read[sentence]

    def _look(self, sentence: str) -> Iterator[NameSpan]:
        matches = list(_TOKEN.finditer(sentence))
        tokens = [one[0] for one in matches]
        named = [*self._named(tokens)]
        named += self._by_family(tokens, named)
        for whole in (self._called, self._places):
            named += ((*one, "sure") for one in whole.found(tokens))
        for first, last, whose, sure in named:
            start, end = _bare(matches[first])
            start += self._lean(sentence[start:end])
            for why, who in self._by_why(whose):
                yield NameSpan(start, _bare(matches[last])[1], who, why, sure)
        for first, last, whose in self._rejected.found(tokens):
            yield NameSpan(
                _bare(matches[first])[0], _bare(matches[last])[1], whose, "rejected", "likely"
            )

    def _by_why(self, keys: frozenset[str]) -> _Whys:
        """Who these are, by the reason for which they are looked for; worked out once for the same ones."""
        keys = self._bearers.known(keys)
        known = self._apart.get(id(keys))
        if known is not None and known[0] is keys:
            return known[1]
        people = [self._people[key] for key in keys]
        found: dict[Why, list[str]] = {}
        for one in people:
            found.setdefault(one.why, []).append(one.id)
        said = tuple((why, self._bearers.same(frozenset(ids))) for why, ids in found.items())
        if len(self._apart) >= _TEXTS:
            self._apart.clear()
        self._apart[id(keys)] = keys, said
        return said

    def _named(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str], Sure]]:
        given, inner = list(self._given.found(tokens)), list(self._inner.found(tokens))
        bearers = self._bearers
        further: dict[int, frozenset[str]] = {}
        for first, last, whose in self._further.found(tokens):
            for at in range(first, last + 1):
                further[at] = bearers.either(further.get(at, _NOBODY), whose)
        yield from self._addressed(tokens)
        yield from self._run_together(tokens)
        slipped = self._slipped.found(tokens, further, {first for first, _, _ in given})
        if not given and not inner and not slipped:
            return
        others = self._others.places(tokens)
        for first, last, whose in given:
            if self._fathers.is_named(tokens, first):
                continue
            before = further.get(first - 1, _NOBODY)
            for end, those in self._ends(tokens, last, whose, further):
                sure = those if end > last else bearers.both(those, before)
                if sure:
                    yield first, end, sure, "sure"
                if rest := bearers.rest(those, sure):
                    yield first, end, rest, "maybe" if first in others else "likely"
        yield from self._seconds(tokens, inner, further)
        yield from self._nearly(tokens, slipped, further)

    def _run_together(
        self, tokens: Sequence[str]
    ) -> Iterator[tuple[int, int, frozenset[str], Sure]]:
        """Both names as one word: a handle, or a space that was forgotten."""
        for at, token in enumerate(tokens):
            if whose := reduce(
                self._bearers.either, map(self._as_one.whose, words(token)), _NOBODY
            ):
                yield at, at, whose, "sure"

    def _addressed(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str], Sure]]:
        """A family name counts behind a title or a kunya; where others bear it too, it may be any of them."""
        found = list(self._families.found(tokens))
        shared = self._of_others.places(tokens) if found else _NO_PLACES
        for first, last, whose in found:
            start = addressed_from(tokens, first)
            if start is None and is_addressed_behind(tokens, last):
                start = first
            if start is not None:
                yield start, last, whose, "maybe" if first in shared else "sure"

    def _by_family(
        self, tokens: Sequence[str], named: Sequence[tuple[int, int, frozenset[str], Sure]]
    ) -> Iterator[tuple[int, int, frozenset[str], Sure]]:
        """A family name that somebody hidden alone bears, whatever stands before it, but for what is called
        by it beside people: a street, a tribe. A name that is a title as well counts beside another one. Of a
        source nobody says which word is the family's name: the last one may be «الأول»."""
        found = list(self._families.found(tokens)) if self._lone_families else []
        if not found:
            return
        taken = {at for first, last, _, _ in named for at in range(first, last + 1)}
        taken |= self._borne.places(tokens)
        for first, last, bearers in found:
            whose = self._bearers.rest(bearers, self._sources)
            spoken_for = not taken.isdisjoint(range(first, last + 1))
            if whose and not (
                spoken_for or is_title(tokens[first]) or is_of_no_person(tokens, first)
            ):
                yield first, last, whose, "family"

    def _seconds(
        self,
        tokens: Sequence[str],
        found: Sequence[tuple[int, int, frozenset[str]]],
        further: Mapping[int, frozenset[str]],
    ) -> Iterator[tuple[int, int, frozenset[str], Sure]]:
        """A second given name counts with a further one beside it."""
        for first, last, whose in found:
            before = further.get(first - 1, _NOBODY)
            for end, those in self._ends(tokens, last, whose, further):
                if sure := those if end > last else self._bearers.both(those, before):
                    yield first, end, sure, "sure"

    def _nearly(
        self,
        tokens: Sequence[str],
        slipped: Iterable[tuple[int, int, frozenset[str]]],
        further: Mapping[int, frozenset[str]],
    ) -> Iterator[tuple[int, int, frozenset[str], Sure]]:
        """Somebody whose name is written nearly so goes on from the further name right behind."""
        for first, last, whose in slipped:
            for end, those in self._ends(tokens, last, whose, further):
                yield first, end, those, "sure"

    def _ends(
        self,
        tokens: Sequence[str],
        last: int,
        whose: frozenset[str],
        further: Mapping[int, frozenset[str]],
    ) -> Iterator[tuple[int, frozenset[str]]]:
        """The last token of a name that goes on (the father's, the family's), and for whom it ends there.

        A few words that are not on file may stand between: a grandfather's name tells who it is as well as
        the rest.
        """
        most = last + _LONGEST
        going = [(last, whose)]
        while going:
            last, ends = going.pop()
            for at in range(last + 1, min(last + 2 + self._between, len(tokens), most)):
                if on := self._bearers.both(ends, further.get(at, _NOBODY)):
                    going.append((at, on))
                    ends = self._bearers.rest(ends, on)
            if ends:
                yield last, ends

    def _lean(self, word: str) -> int:
        """How many letters before the name are written together with it."""
        lean = word[:1] in _LEANING and (
            bool(self._given.all.places([word[1:]])) or opens_kunya(word[1:])
        )
        return int(lean and len(word) > 2)

    def first(self, who: frozenset[str]) -> str:
        """The least id of those whom a place may name."""
        return self._bearers.first(who)

    def _by_place(self, one: NameSpan) -> tuple[int, int, str, str, int]:
        return one.start, one.end, self.first(one.who), one.why, RANK[one.sure]


def _moved(one: NameSpan, by: int) -> NameSpan:
    return NameSpan(one.start + by, one.end + by, one.who, one.why, one.sure)


def _bare(token: re.Match[str]) -> tuple[int, int]:
    """Where a word stands without what encloses it."""
    bare = _OUTSIDE.sub("", token[0])
    start = token.start() + (token[0].find(bare) if bare else 0)
    return start, start + len(bare or token[0])


def by_place(one: NameSpan) -> tuple[int, int, str, str, int]:
    return one.start, one.end, min(one.who), one.why, RANK[one.sure]
