"""Where somebody who asked to be named nowhere stands by name in a field of another record.

Told stories are read by people before they leave; a line that is a name, or holds one, is looked at here:
whose papers they are, who holds them, who represents. More lines than need be may stay, never fewer. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from vsdesk.names.compounds import SON_OF
from vsdesk.names.fold import fold
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.naming import WRITINGS
from vsdesk.records.spec import FieldSpec
from vsdesk.records.surnames import Surnames, may_hold
from vsdesk.records.values import Json

# Whose names these are by themselves: parts of the missing person's own identity (the mother's name too), and
# whoever is thought responsible.
_OWN: Final = frozenset({"person", "person_name", "perpetrator"})
_WORDS: Final = frozenset({"text", "ptext"})
_GIVEN: Final = tuple(f"given_{one}" for one in WRITINGS)
_ASCENT: Final = tuple(f"{name}_{one}" for name in ("father", "grandfather") for one in WRITINGS)
_FAMILY: Final = tuple(f"family_{one}" for one in WRITINGS)
_AND: Final = "و"  # written together with the word that follows
_PART: Final = re.compile(r"[,،;؛/&+()\n]|\b(?:and|û|ve|و)\b")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The names of those who asked to be named nowhere, as they may be written; see `stands_in`."""

    given: Surnames = field(repr=False)
    called: Surnames = field(repr=False)  # what they are called at home, further names as a whole
    others: Surnames = field(repr=False)  # the names of everybody else's given and father's
    known: Surnames = field(repr=False)  # every name of everybody in the file

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
            Surnames.among(_said(theirs, _GIVEN)),
            Surnames.among(_further(further), as_a_whole=True),
            Surnames.among(_said(rest, (*_GIVEN, *_ASCENT))),
            Surnames.among(_said(people, (*_GIVEN, *_ASCENT, *_FAMILY))),
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
            self.called.stand_in(text)
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
