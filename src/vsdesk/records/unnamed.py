"""Where somebody who asked to be named nowhere stands by name in a field of another record.

Told stories are read by people before they leave; a line that is a name, or holds one, is looked at here:
whose papers they are, who holds them, who represents. More lines than need be may stay, never fewer. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from vsdesk.names.compounds import (
    ARTICLES,
    SON_OF,
    is_arabic,
    is_compound,
    joined,
    without_article,
)
from vsdesk.names.fold import fold, words_of
from vsdesk.names.skeleton import skeletons
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.naming import WRITINGS
from vsdesk.records.spec import FieldSpec
from vsdesk.records.surnames import may_hold
from vsdesk.records.values import Json

# Whose names these are by themselves: parts of the missing person's own identity (the mother's name too), and
# whoever is thought responsible.
_OWN: Final = frozenset({"person", "person_name", "perpetrator"})
_WORDS: Final = frozenset({"text", "ptext"})
_GIVEN: Final = tuple(f"given_{one}" for one in WRITINGS)
_ASCENT: Final = tuple(f"{name}_{one}" for name in ("father", "grandfather") for one in WRITINGS)
_FAMILY: Final = tuple(f"family_{one}" for one in WRITINGS)
_AND: Final = "و"  # written together with the word that follows
_LEANS: Final = re.compile("^(?:و?[فبلك]?ال|ولل|لل|و?[فبلك]|و)(?=..)")
_PART: Final = re.compile(r"[,،;؛/&+()\n]|\b(?:and|û|ve|و)\b")


@dataclass(frozen=True, slots=True)
class _Names:
    """Names as they may be written: folded, articles out, compounds as one; and as they sound in the other script."""

    written: frozenset[str] = field(repr=False)
    sounds: frozenset[tuple[bool, str]] = field(repr=False)  # whether it is Arabic, the skeleton

    @classmethod
    def among(cls, names: Iterable[str], *, as_a_whole: bool = False) -> _Names:
        """A reader of these; `as_a_whole`: of all words of a name together only."""
        names = tuple(dict.fromkeys(names))
        cut = [_plain(one) for one in names]
        if as_a_whole:
            return cls(frozenset("".join(one) for one in cut if one), frozenset())
        words = {word for one in cut for word in one if not is_compound(word, word)}
        words |= {word for name in names for word in _compounds(words_of(fold(name)))}
        sounds = {(is_arabic(word), sound) for word in words for sound in skeletons(word)}
        return cls(frozenset(words), frozenset(sounds))

    def places(self, tokens: Sequence[str]) -> frozenset[int]:
        """The places of the tokens in which one of them stands."""
        spoken = [(at, word) for at, token in enumerate(tokens) for word in _plain(token)]
        found = {at for at, word in spoken if any(map(self._is_one, _readings(word)))}
        for (first, one), (last, other) in pairwise(spoken):
            if any(self._is_one(way + other) for way in _readings(one)):
                found |= {first, last}
        return frozenset(found)

    def _is_one(self, word: str) -> bool:
        arabic = is_arabic(word)
        return word in self.written or any(
            (not arabic, sound) in self.sounds or (not arabic and (False, sound) in self.sounds)
            for sound in skeletons(word)
        )


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The names of those who asked to be named nowhere, as they may be written; see `stands_in`."""

    given: _Names = field(repr=False)
    called: _Names = field(repr=False)  # what they are called at home, further names as a whole
    others: _Names = field(repr=False)  # the names of everybody else's given and father's
    known: _Names = field(repr=False)  # every name of everybody in the file

    @classmethod
    def of(cls, dossier: Dossier, hidden: Collection[str]) -> Unnamed:
        """By everything that stands in any reading of the file."""
        people = [one for read in dossier.readings for one in read.of("person")]
        theirs = [one for one in people if one.id in hidden]
        rest = [one for one in people if one.id not in hidden]
        further = [
            one
            for read in dossier.readings
            for one in read.of("person_name")
            if one.parent in hidden
        ]
        return cls(
            _Names.among(_said(theirs, _GIVEN)),
            _Names.among(_further(further), as_a_whole=True),
            _Names.among(_said(rest, (*_GIVEN, *_ASCENT))),
            _Names.among(_said(people, (*_GIVEN, *_ASCENT, *_FAMILY))),
        )

    def stands_in(self, spec: FieldSpec, value: Json) -> bool:
        """Whether one of them is named by a value of this field.

        By the given name with another name of the file beside it, or, in a field that is a name, with nothing
        beside it. As somebody's father they stand in that person's name.
        """
        if spec.kind in _OWN or spec.scope is None or spec.type not in _WORDS or spec.multiline:
            return False
        texts = value.values() if isinstance(value, dict) else [value]
        return any(
            bool(self.called.places(text.split()))
            or any(self._is_named(spec, one) for one in _PART.split(text))
            for text in texts
            if isinstance(text, str)
        )

    def _is_named(self, spec: FieldSpec, text: str) -> bool:
        tokens = text.split()
        given = self.given.places(tokens)
        if not given:
            return False
        alone = spec.searched == "name" and len(tokens) == 1
        others, known = self.others.places(tokens), self.known.places(tokens)
        return any(
            alone or known - {at} for at in given if not self._is_a_fathers(tokens, at, others)
        )

    def _is_a_fathers(self, tokens: Sequence[str], at: int, others: Collection[int]) -> bool:
        """Whether somebody else's name stands right before, and no "and" between: then it is their father's."""
        word = fold(tokens[at])
        if word.startswith(_AND) and self.given.places([word[1:]]):
            return False
        before = at - 1
        while before >= 0 and fold(tokens[before]) in SON_OF:
            before -= 1
        return before in others


def _said(people: Collection[RecordView], fields: Collection[str]) -> Iterator[str]:
    for one in people:
        for name in fields:
            yield from (value for value in one.every(name) if isinstance(value, str))


def _further(names: Collection[RecordView]) -> Iterator[str]:
    """What somebody is called, and further names of more than one word."""
    for one in names:
        for value in _said([one], ("value",)):
            if not may_hold(one) or len(value.split()) > 1:
                yield value


def _plain(text: str) -> list[str]:
    found = [one for one in words_of(fold(text)) if one not in ARTICLES and one not in SON_OF]
    return [without_article(one) for one in found]


def _compounds(words: Sequence[str]) -> Iterator[str]:
    """Each compound as one word, with its article and without."""
    for one, two in pairwise(words):
        if is_compound(one, two):
            yield from (joined(one, two), one + two)


def _readings(word: str) -> set[str]:
    """The word with and without what is written together with the word that follows."""
    return {word, _LEANS.sub("", word)}
