"""Where somebody who asked to be named nowhere stands by name in a field of another record.

A line that is a name, or holds one, is looked at: whose papers they are, who holds them, who represents, who the
missing person's mother is. So is a told story, which stays as a whole. More may stay than need be, never less. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vsdesk.names.compounds import SON_OF
from vsdesk.names.fold import fold
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.naming import WRITINGS
from vsdesk.records.spec import FieldSpec
from vsdesk.records.surnames import Surnames, may_hold
from vsdesk.records.values import Json

# Whose names these are by themselves: parts of the missing person's own identity, and whoever is thought responsible.
_OWN: Final = frozenset({"person", "person_name", "perpetrator"})
_WORDS: Final = frozenset({"text", "ptext"})
GIVEN: Final = tuple(f"given_{one}" for one in WRITINGS)
ASCENT: Final = tuple(f"{name}_{one}" for name in ("father", "grandfather") for one in WRITINGS)
FAMILY: Final = tuple(f"family_{one}" for one in WRITINGS)
MOTHER: Final = "mother_"  # how the fields of a person begin that say who the mother is
_AND: Final = "و"  # written together with the word that follows
_PART: Final = re.compile(r"[,،;؛/&+()\n]|\b(?:and|û|ve|و)\b")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The names of those who asked to be named nowhere, as they may be written; see `stands_in`."""

    given: Surnames = field(repr=False)
    called: Surnames = field(repr=False)  # what they are called at home, further names as a whole
    others: Surnames = field(repr=False)  # the names of everybody else's given and father's
    known: Surnames = field(repr=False)  # every name of everybody in the file
    children: frozenset[str] = frozenset()  # whose mother one of them is

    @classmethod
    def of(cls, dossier: Dossier, hidden: Collection[str]) -> Unnamed:
        """By everything that stands in any reading of the file."""
        people = [one for read in dossier.readings for one in read.of("person")]
        theirs, further = ever_called(dossier, hidden)
        children = (
            child
            for read in dossier.readings
            for one in read.of("kinship")
            if "mother" in one.every("relation") and not {*one.every("person")}.isdisjoint(hidden)
            for child in one.every("related_to")
        )
        return cls(
            Surnames.among(said_in(theirs, GIVEN)),
            Surnames.among(called_at_home(further), as_a_whole=True),
            Surnames.among(of_others(dossier, hidden)),
            Surnames.among(said_in([*people, *theirs], (*GIVEN, *ASCENT, *FAMILY))),
            frozenset(map(str, children)),
        )

    def stands_in(self, spec: FieldSpec, value: Json) -> bool:
        """Whether one of them is named by a value of this field.

        By the given name with another name of the file beside it; in a told story, and in a field that is a name
        and says nothing else, by the given name alone. As somebody's father they stand in that person's name.
        """
        if spec.scope is None or spec.type not in _WORDS:
            return False
        if spec.kind in _OWN and not spec.multiline and not says_mother(spec):
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
        is_name = says_mother(spec) or (spec.searched == "name" and len(tokens) == 1)
        others, known = self.others.places(tokens), self.known.places(tokens)
        return any(
            # in a story a name that somebody else of the file bears too is theirs, but with a further one beside
            is_name or known - {at} or (spec.multiline and at not in others)
            for at in given
            if not is_a_fathers(self.given, tokens, at, others)
        )


def is_a_fathers(given: Surnames, tokens: Sequence[str], at: int, others: Collection[int]) -> bool:
    """Whether somebody else's name stands right before, and no "and" between: then it is their father's."""
    word = fold(tokens[at])
    if word.startswith(_AND) and given.places([word[1:]]):
        return False
    before = at - 1
    while before >= 0 and fold(tokens[before]) in SON_OF:
        before -= 1
    return before in others


def is_told(spec: FieldSpec) -> bool:
    """Whether a field holds a told story."""
    return spec.multiline and spec.type in _WORDS


def says_mother(spec: FieldSpec) -> bool:
    """Whether a field says who somebody's mother is."""
    return spec.kind == "person" and spec.name.startswith(MOTHER)


def said_in(people: Collection[RecordView], fields: Collection[str]) -> Iterator[str]:
    """Every text that stands in these fields of these records."""
    for one in people:
        for name in fields:
            yield from (value for value in one.every(name) if isinstance(value, str))


def ever_called(
    dossier: Dossier, hidden: Collection[str]
) -> tuple[list[RecordView], list[RecordView]]:
    """These persons, and their further names, by all that was ever said of them: somebody who is called by
    another name now, or whose nickname was removed, stands in old stories by the old one."""
    every = dossier.beyond.ever_said(hidden).values() if hidden else ()
    views = [one for read in dossier.readings for one in read] + [*every]
    people = [one for one in views if one.id in hidden]
    return people, [one for one in views if one.kind == "person_name" and one.parent in hidden]


def of_others(dossier: Dossier, hidden: Collection[str]) -> list[str]:
    """The given and father's names of everybody else, as far as they stand in every reading: a name beside which
    a hidden one is taken for somebody's father's lets more out. So what only a device says that opened the file
    is none, but for the given names of who is missing: they stand on the paper itself."""
    found: dict[str, None] | None = None
    for read in dossier.readings:
        missing, said = missing_person_ids(read), dict[str, None]()
        for one in read.of("person"):
            if one.id not in hidden:
                fields = GIVEN if one.id in missing else ()
                said |= dict.fromkeys(said_in([one], fields))
                said |= dict.fromkeys(said_in([_but(one, dossier.opened_by)], (*GIVEN, *ASCENT)))
        found = said if found is None else {one: None for one in found if one in said}
    return [*(found or ())]


def _but(record: RecordView, words: Collection[str]) -> RecordView:
    """A record without what only these said."""
    if not words:
        return record
    kept = {
        name: left
        for name, said in record.fields.items()
        if (left := tuple(one for one in said if one.word not in words))
    }
    return replace(record, fields=kept)


def called_at_home(names: Collection[RecordView]) -> Iterator[str]:
    """What somebody is called, and further names of more than one word."""
    for one in names:
        for value in said_in([one], ("value",)):
            if not may_hold(one) or len(value.split()) > 1:
                yield value
