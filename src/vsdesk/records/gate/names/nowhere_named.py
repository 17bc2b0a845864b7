"""Where somebody who asked to be named nowhere stands by name in a field of another record.

Every field that holds words is looked at: whose papers they are, who represents, how a file is called, by
whose wedding a date was told. A told story stays as a whole. More may stay than need be, never less. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, product
from typing import Final, TypeVar

from vsdesk.names.compounds import CHILD_OF
from vsdesk.names.fold import fold
from vsdesk.names.spellings import words
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.names.name_parts import ASCENT, FAMILY, GIVEN, of_person
from vsdesk.records.gate.names.surnames import Key, Surnames, holds_words, said_in
from vsdesk.records.gate.told.joint_readers import Together
from vsdesk.records.gate.told.told_texts import is_text, texts_in, ways_to_read
from vsdesk.records.places.gazetteer import HOME, Gazetteer

# Whose names these are by themselves: parts of the missing person's own identity, and whoever
# is thought responsible.
_OWN: Final = frozenset({"person", "person_name", "perpetrator"})
T = TypeVar("T")
MOTHER: Final = "mother_"  # how the fields of a person begin that say who the mother is
AND: Final = "و"  # written together with the word that follows
_ENDS: Final = frozenset(".!?؟:…")  # of a sentence, written at its last word
_PART: Final = re.compile(r"[,،;؛/&+()\n]|\b(?:and|û|ve|و)\b")


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody else of a file: their given and father's names, each name with the one that is on file as the
    father's of it, and their families'. `borne`: all these by whatever word."""

    names: tuple[str, ...] = field(default=(), repr=False)
    sons: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    families: tuple[str, ...] = field(default=(), repr=False)
    borne: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Fathers:
    """Where a hidden name stands as the name of somebody else's father."""

    given: Surnames = field(repr=False)  # of whoever is hidden
    sons: Mapping[Key, Surnames] = field(
        repr=False
    )  # who stands on file as the child of one of them

    @classmethod
    def of(cls, given: Surnames, others: Others, together: Together) -> Fathers:
        """Of the children of everybody those whose father has a name of somebody hidden."""
        found: dict[Key, list[str]] = {}
        for child, father in others.sons:
            for key in given.keys & Surnames.among([father], guards=False).keys:
                found.setdefault(key, []).append(child)
        return cls(
            given,
            {
                key: Surnames.among(names, guards=False).beside(together)
                for key, names in found.items()
            },
        )

    def is_named(self, tokens: Sequence[str], at: int) -> bool:
        """Whether the name at this place is somebody else's father's: it stands behind the child's name, as
        both are on file, with "son of" between or not.

        A verb, who did it, and whom: two names side by side are two people otherwise, and "son of" may name
        the mother. Neither is it one behind the end of a sentence, nor with "and" before it.
        """
        word = fold(tokens[at])
        if word.startswith(AND) and self.given.places([word[1:]]):
            return False
        before = at - 1
        while before >= 0 and fold(tokens[before]) in CHILD_OF:
            before -= 1
        if before < 0 or tokens[before][-1] in _ENDS:
            return False
        keys = {key for _, _, held in self.given.found([tokens[at]]) for key in held}
        return any(key in self.sons and self.sons[key].places([tokens[before]]) for key in keys)


@dataclass(frozen=True, slots=True)
class UnnamedNames:
    """The names of those who asked to be named nowhere, as they may be written; see `stands_in`."""

    given: Surnames = field(repr=False)
    called: Surnames = field(repr=False)  # what they are called at home, further names as a whole
    others: Surnames = field(repr=False)  # the names of everybody else's given and father's
    fathers: Fathers = field(repr=False)
    known: Surnames = field(repr=False)  # every name of everybody in the file

    @classmethod
    def of(
        cls, dossier: Dossier, hidden: Collection[str], together: Together | None = None
    ) -> UnnamedNames:
        """By everything that stands in any reading of the file; `together`: who hears the same texts."""
        together = together or Together()
        people = [one for read in dossier.readings for one in read.of("person")]
        theirs, further = ever_called(dossier, hidden)
        names = of_person(dossier, theirs, further)
        given = Surnames.among(names.given).beside(together)
        others = of_others(dossier, hidden)
        return cls(
            given,
            Surnames.among(names.called, as_a_whole=True).beside(together),
            Surnames.among(others.names, guards=False).beside(together),
            Fathers.of(given, others, together),
            Surnames.among(
                (*said_in(people, (*GIVEN, *ASCENT, *FAMILY)), *names.given, *names.further)
            ).beside(together),
        )

    def stands_in(self, spec: FieldSpec, value: Json) -> bool:
        """Whether one of them is named by a value of this field.

        By the given name with another name of the file beside it; where words tell of people also by a given
        name that nobody else of the file bears. As somebody's father they stand in that person's name.
        """
        if not holds_words(spec) or is_own_name(spec):
            return False
        return any(
            self.called.stand_in(way) or any(self._is_named(spec, one) for one in _PART.split(way))
            for text in texts_in(value)
            for way in ways_to_read(text)
        )

    def _is_named(self, spec: FieldSpec, text: str) -> bool:
        tokens = text.split()
        if self.given.every_word:
            return bool(tokens)
        given = self.given.places(tokens)
        if not given:
            return False
        is_name = says_mother(spec) or (is_name_of_somebody(spec) and len(tokens) == 1)
        others, known = self.others.places(tokens), self.known.places(tokens)
        return any(
            # a name that somebody else of the file bears too is theirs, but with a further one beside
            is_name or known - {at} or (at not in others and tells_alone(spec, tokens[at]))
            for at in given
            if not self.fathers.is_named(tokens, at)
        )


def told_fields(dictionary: Dictionary, record: RecordView) -> Iterator[FieldSpec]:
    """The fields of a record that hold told words which may leave."""
    kind = dictionary.kind(record.kind)
    if kind is not None and not kind.inside:
        yield from (one for one in kind.fields if is_told(one) and record.every(one.name))


def is_told(spec: FieldSpec) -> bool:
    """Whether a field holds told words: a story, or how a date was told."""
    return spec.type == "pdate" or is_text(spec)


def says_words(spec: FieldSpec) -> bool:
    """Whether a field holds words of any length: told ones, or a line that is no name, number or address."""
    return is_told(spec) or (spec.type == "text" and spec.searched in (None, "text"))


def tells(spec: FieldSpec) -> bool:
    """Whether words may tell of somebody in a field by the given name alone: told ones, and
    what is kept as it is."""
    return is_told(spec) or spec.type == "json"


def tells_alone(spec: FieldSpec, word: str) -> bool:
    """Whether a given name by itself tells of somebody in a field: where it says who, and wherever words
    stand that are no body's or code's.

    Where they say a place, not one that is the name of a place as well.
    """
    if tells(spec) or spec.who:
        return True
    is_body = spec.scope is None and spec.searched != "none"
    return not (is_body or (spec.where and _is_place(word)))


def _is_place(word: str) -> bool:
    return any(way in _places() for one in words(word) for way in one.readings())


@cache
def _places() -> frozenset[str]:
    """The shipped places of the country whose name is one word. Those abroad have names of too many
    languages: Lyon is written as Ali is heard."""
    places = Gazetteer.load()
    said = (words(name) for place, name in places.names() if places.country(place.id) == HOME)
    return frozenset(way for one in said if len(one) == 1 for way in one[0].readings())


def is_own_name(spec: FieldSpec) -> bool:
    """Whether a field is the name of whom its own record is about."""
    return (
        spec.kind in _OWN and spec.searched == "name" and not (spec.multiline or says_mother(spec))
    )


def without_words(record: RecordView, dictionary: Dictionary) -> RecordView:
    """A record without the words in which somebody may be named: where nobody knows for whom to look."""
    left = {
        name: said
        for name, said in record.fields.items()
        if (spec := dictionary.field(record.kind, name)) is not None
        and (is_own_name(spec) or not holds_words(spec))
    }
    return replace(record, fields=left)


def is_name_of_somebody(spec: FieldSpec) -> bool:
    """Whether a field is the name of a person: that of a place or a body has no scope."""
    return spec.searched == "name" and spec.scope is not None


def says_mother(spec: FieldSpec) -> bool:
    """Whether a field says who somebody's mother is."""
    return spec.kind == "person" and spec.name.startswith(MOTHER)


def ever_called(
    dossier: Dossier, hidden: Collection[str]
) -> tuple[list[RecordView], list[RecordView]]:
    """These persons, and their further names, by all that was ever said of them: somebody who is called by
    another name now, or whose nickname was removed, stands in old stories by the old one."""
    every = dossier.beyond.ever_said(hidden).values() if hidden else ()
    views = [one for read in dossier.readings for one in read] + [*every]
    people = [one for one in views if one.id in hidden]
    return people, [one for one in views if one.kind == "person_name" and one.parent in hidden]


def of_others(dossier: Dossier, hidden: Collection[str]) -> Others:
    """The given and father's names of everybody else, as far as they stand in every reading: a name
    beside which a hidden one is taken for somebody's father's lets more out. So what only a device
    says that opened the file is none, but for what who is missing is called as somebody's child: that
    stands on the paper itself."""
    names: dict[str, None] | None = None
    sons: dict[tuple[str, str], None] | None = None
    families: dict[str, None] | None = None
    every: dict[str, None] | None = None
    for read in dossier.readings:
        said, pairs, borne = dict[str, None](), dict[tuple[str, str], None](), dict[str, None]()
        named = dict[str, None]()
        missing = missing_person_ids(read)
        for one in read.of("person"):
            if one.id not in hidden:
                sure = _but(one, dossier.opened_by)
                said |= dict.fromkeys(said_in([sure], (*GIVEN, *ASCENT)))
                borne |= dict.fromkeys(said_in([sure], FAMILY))
                named |= dict.fromkeys(said_in([one], (*GIVEN, *ASCENT, *FAMILY)))
                pairs |= dict.fromkeys(_children(one if one.id in missing else sure, sure))
        names, sons, families = _still(names, said), _still(sons, pairs), _still(families, borne)
        every = _still(every, named)
    return Others(tuple(names or ()), tuple(sons or ()), tuple(families or ()), tuple(every or ()))


def _still(kept: dict[T, None] | None, said: dict[T, None]) -> dict[T, None]:
    """What was said so far in every reading, in its order."""
    return said if kept is None else {one: None for one in kept if one in said}


def _children(person: RecordView, sure: RecordView) -> Iterator[tuple[str, str]]:
    """Each name of a person's own line with the father's of it, in every writing; the
    father's as `sure` says it."""
    line = ("given", "father", "grandfather")
    for child, father in pairwise(line):
        yield from product(_written(person, child), _written(sure, father))


def _written(person: RecordView, name: str) -> list[str]:
    return [*said_in([person], [f"{name}_{one}" for one in WRITINGS])]


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
