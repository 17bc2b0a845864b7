"""A family name that stays behind: its fields, and every word in which it stands, in each script.

Who said "without the family name" does not ask whether it stands in a field, in a told story or in the name
of a file. More words than need be may be left out by it, never fewer. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from vsdesk.memo import memo
from vsdesk.names.compounds import ARTICLES, LONGEST, is_arabic
from vsdesk.names.joined_names import RunTogether
from vsdesk.names.kurdish_letters import in_latin
from vsdesk.names.multiword_names import InOrder, Phrase
from vsdesk.names.reach import least, mask, reach
from vsdesk.names.spellings import (
    END,
    NamePart,
    Sound,
    Word,
    heard_as_one,
    heard_in_order,
    is_read,
    parts,
    without_apostrophes,
    words,
)
from vsdesk.records.dictionary.display_names import MOTHER, WRITINGS
from vsdesk.records.dictionary.further_names import families_in
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, Readable, RecordView
from vsdesk.records.gate.told.told_texts import WORDY, ways_to_read

if TYPE_CHECKING:
    from vsdesk.records.gate.told.joint_readers import Together

GAP: Final = "…"  # stands where the word stood
FIELDS: Final = frozenset(
    f"{name}_{lang}" for name in ("family", "mother_family") for lang in WRITINGS
)
_MOTHER: Final = tuple(one[0] for one in MOTHER.values() if len(one) == 1)  # the whole name
_GIVEN: Final = tuple(f"given_{lang}" for lang in WRITINGS)
_CALLED: Final = frozenset({"kunya", "nickname"})
_TOKEN: Final = re.compile(r"\S+")
_SHORTEST: Final = 2  # letters of a spelling
_INSIDE: Final = 4  # letters of one that is looked for inside longer words
JUDGED: Final = 100_000  # words that were judged, as many as are kept

Spoken = Sequence[tuple[int, Word]]  # the words of a text, and in which token each stands
Key = str | Sound | Phrase  # a spelling, how a word sounds, or several in their order
Place = tuple[int, int, frozenset[Key]]  # the first and the last token, and by which keys
_NO_KEYS: Final = frozenset[Key]()
# By which every word is found: a name that is longer than is read may have it in what nobody looked at.
_ANY: Final = ""
_UNREAD: Final = frozenset({_ANY})
_WITH_GIVEN: Final = "+"  # by which one is found that is written as one word with the given name


def may_hold(name: Readable) -> bool:
    """Whether a further name may have a family name in it: all but what somebody is called at home."""
    said = name.every("type")
    return not said or not set(said) <= _CALLED


def is_at_home(name: Readable) -> bool:
    """Whether somebody is called by a further name at home, which counts as a whole."""
    return not _CALLED.isdisjoint(map(str, name.every("type")))


def _behind_the_first(name: str) -> Iterator[NamePart]:
    """The parts of a whole name behind the first of them, without the name as one word
    (which says no sound)."""
    yield from (one for one in [*parts(name)][1:] if one.halves or one.sounds)


def said_in(records: Iterable[RecordView], fields: Collection[str]) -> Iterator[str]:
    """Every text that stands in these fields of these records."""
    for one in records:
        for name in fields:
            for value in one.every(name) if name in one.fields else ():  # often nothing
                if isinstance(value, str):
                    yield value


@dataclass(frozen=True)
class Surnames:
    """The family names of all persons of a file, as they may be written."""

    forms: frozenset[str] = field(repr=False)  # every spelling, as a `NamePart` gives it
    sounds: frozenset[Sound] = field(repr=False)
    phrases: frozenset[Phrase] = field(default=frozenset(), repr=False)  # of names as a whole
    _judged: dict[str, frozenset[Key]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _heard: dict[bool, frozenset[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _beside: Together | None = field(default=None, repr=False, compare=False)
    _as_one: RunTogether | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, dossier: Dossier, people: Collection[str] | None = None) -> Surnames:
        """By everything that stands in any reading of the file, and that ever stood
        there; of these people alone.

        Of a further name (a birth name, a name of papers, of a clan) what is surely no given name of anybody;
        of a mother's name in one field all behind the first.
        """
        persons = [
            one
            for read in dossier.readings
            for one in read.of("person")
            if people is None or one.id in people
        ]
        ever = dossier.beyond.ever_said({one.id for one in persons}).values()
        names = [one for one in ever if one.kind == "person_name"]
        names += [one for read in dossier.readings for one in read.of("person_name")]
        names = [one for one in names if may_hold(one) and (people is None or one.parent in people)]
        persons += [one for one in ever if one.kind == "person"]  # old stories have the old names
        mothers = dict.fromkeys(said_in(persons, _MOTHER))
        families = dict.fromkeys(said_in(persons, FIELDS))
        further = said_in(names, ("value",))
        held = [
            *_parts(families),
            *(one for name in mothers for one in _behind_the_first(name)),
            *families_in(dossier, names),
        ]
        return cls(
            frozenset(way for one in held for way in one.spellings)
            | _unread((*families, *mothers, *further)),
            frozenset(sound for one in held for sound in one.sounds),
            _as_one=RunTogether(
                (one.id, [*said_in([one], _GIVEN)], [*said_in([one], FIELDS)]) for one in persons
            ),
        )

    @classmethod
    def among(
        cls, names: Iterable[str], *, as_a_whole: bool = False, guards: bool = True
    ) -> Surnames:
        """A reader of just these names; `as_a_whole`: of all words of a name together only. One that is
        longer than is read stands in every word; where it `guards` nobody, in none."""
        return cls(*ways_of(names, as_a_whole=as_a_whole, guards=guards))

    @property
    def every_word(self) -> bool:
        """Whether one of them is longer than is read."""
        return _ANY in self.forms

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        return bool(self.places(_TOKEN.findall(text)))

    def stands_in_any_way(self, text: str) -> bool:
        """The same in each way to read it, as the name of a file or an address too."""
        return any(map(self.stand_in, ways_to_read(text)))

    def places(self, tokens: Sequence[str]) -> frozenset[int]:
        """The places of the tokens (words as they are written) in which one of them stands."""
        return frozenset(
            place for first, last, _ in self.found(tokens) for place in range(first, last + 1)
        )

    def found(self, tokens: Sequence[str]) -> Iterator[Place]:
        """The first and the last token of each that stands there, and by which of `keys`."""
        if self._beside is not None:
            yield from self._beside.found(self, tokens)
        elif self.forms or self.sounds or self.phrases:
            yield from self._look(tokens)

    def beside(self, others: Together) -> Surnames:
        """The same, hearing a text together with others."""
        others.join(self)
        return replace(self, _beside=others)

    def _look(self, tokens: Sequence[str]) -> Iterator[Place]:
        if self.every_word and tokens:
            yield 0, len(tokens) - 1, _UNREAD
        spoken: list[tuple[int, Word]] = []
        for place, one in enumerate(tokens):
            said = words(one)
            spoken += ((place, word) for word in said)
            if keys := self._named(one, said):
                yield place, place, keys
        yield from self._written_apart(spoken)
        yield from self._heard_apart(spoken)
        for first, last, phrase in self._in_order.found(spoken):
            yield first, last, frozenset({phrase})

    @cached_property
    def _in_order(self) -> InOrder:
        """The names as a whole, made ready for the first text."""
        return InOrder(self.phrases)

    @cached_property
    def _starts(self) -> Mapping[str, set[int]]:
        """How long the spellings are that begin so: worked out for the first text, and by no
        reader whose texts another one hears."""
        found: dict[str, set[int]] = {}
        for one in self.forms - _UNREAD:
            for beginning in {one[:_SHORTEST], one[:_INSIDE]}:
                found.setdefault(beginning, set()).add(len(one))
        return found

    @property
    def keys(self) -> frozenset[Key]:
        """All by which one of them is found."""
        return self.forms | self.sounds | self.phrases

    def has(self, key: Key) -> bool:
        """Whether one of them is found by this."""
        return key in (self.forms if isinstance(key, str) else self.sounds) or key in self.phrases

    def out_of(self, value: Json) -> Json:
        """The value with a gap for each word in which one of them stands, however deep."""
        if isinstance(value, str):
            return self.out_of_text(value)
        if isinstance(value, dict):
            return {key: self.out_of(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.out_of(one) for one in value]
        return value

    def out_of_text(self, text: str) -> str:
        """The text with a gap for each word in which one of them stands."""
        left, at = [], 0
        for start, end in self.gaps_in(text):
            left += [text[at:start], GAP]
            at = end
        return "".join([*left, text[at:]])

    def gaps_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Each word of a text in which one of them stands: its first place and the one behind it."""
        found = list(_TOKEN.finditer(text))
        tokens = [one[0] for one in found]
        gaps = self.places(tokens)
        if len(ways_to_read(text)) > 1:  # seldom: a word of it may be the name of a file
            gaps = gaps.union(
                at
                for at, one in enumerate(tokens)
                if any(way != one and self.stand_in(way) for way in ways_to_read(one))
            )
        yield from (one.span() for at, one in enumerate(found) if at in gaps)

    def _named(self, token: str, said: Sequence[Word]) -> frozenset[Key]:
        """By what one of them stands in it. Texts and names are many: each different word is judged once."""
        found = self._judged.get(token)
        if found is None:
            if len(self._judged) >= JUDGED:
                self._judged.clear()
            found = frozenset(self._judge(said)) or _NO_KEYS
            if (bare := without_apostrophes(token)) != token:
                found = found.union(self._judge(words(bare)))
            self._judged[token] = found
        return found

    def _judge(self, said: Sequence[Word]) -> Iterator[Key]:
        yield from self._inside("".join(one.letters for one in said))
        for one in said:
            for way in one.readings():
                yield from self.forms.intersection((way, way + END))
            if self._may_sound(one.letters):
                yield from self._alike(one, one.sounds())
            if self._as_one is not None and self._as_one.whose(one):
                yield _WITH_GIVEN

    def _inside(self, written: str) -> Iterator[Key]:
        """The spellings that stand inside: looked up by their beginning, however many there are."""
        for at in range(len(written) - _INSIDE + 1):
            for length in self._starts.get(written[at : at + _INSIDE], ()):
                if written[at : at + length] in self.forms:
                    yield written[at : at + length]

    def _written_apart(self, spoken: Spoken) -> Iterator[Place]:
        """The first and the last token of each spelling that several words make."""
        written = "".join(word.letters for _, word in spoken)
        lengths = [*accumulate(len(word.letters) for _, word in spoken)]
        ends = dict(zip(lengths, spoken, strict=True))
        for end, one in [*ends.items()]:  # a spelling ends before an ending too
            ends.setdefault(end - len(one[1].letters) + len(one[1].without_ending()), one)
        for end, (place, word) in zip(lengths, spoken, strict=True):
            for begin in (end - len(word.letters) + at for at in word.begins):
                for length in self._starts.get(written[begin : begin + _SHORTEST], ()):
                    last = ends.get(begin + length)
                    if length == LONGEST and last is None and begin + length <= len(written):
                        last = spoken[bisect_left(lengths, begin + length)]  # the rest was cut off
                    way = written[begin : begin + length]
                    if begin + length > end and last and way in self.forms:
                        yield place, last[0], frozenset({way})

    def _heard_apart(self, spoken: Spoken) -> Iterator[Place]:
        """The same for two words that make one name in the other script, whatever article stands between."""
        bare = [(place, one) for place, one in spoken if one.letters not in ARTICLES]
        for (first, one), (last, other) in pairwise(bare):
            if not self._may_sound(one.letters + other.letters):
                continue
            if keys := frozenset(self._alike(one, one.sounds_with(other))):
                yield first, last, keys

    def _may_sound(self, letters: str) -> bool:
        """Whether one of them is within reach of these letters: most words have not even its consonants."""
        if not self._heard:
            latin = frozenset(mask(one) for arabic, one in self.sounds if not arabic)
            every = latin.union(mask(one) for arabic, one in self.sounds if arabic)
            self._heard.update({True: least(latin), False: least(every)})
        wanted = self._heard[is_arabic(letters)]
        if not wanted:
            return False
        out = ~reach(letters)
        return any(not one & out for one in wanted)

    def _alike(self, word: Word, sounds: Collection[str]) -> Iterator[Key]:
        """Those that it is in the other script, or in Latin letters, which carry a name in many ways."""
        arabic = is_arabic(word.letters)
        for one in sounds:
            if (False, one) in self.sounds:
                yield False, one
            if not arabic and (True, one) in self.sounds:
                yield True, one


def ways_of(
    names: Iterable[str], *, as_a_whole: bool = False, guards: bool = True, least: int = 0
) -> tuple[frozenset[str], frozenset[Sound], frozenset[Phrase]]:
    """How these names may be written, and how they sound; see `Surnames.among`. `least`: sounds of a word by
    which it is heard as a whole."""
    return _ways_of(tuple(dict.fromkeys(names)), as_a_whole, guards, least)


@memo(512)
def _ways_of(
    names: tuple[str, ...], as_a_whole: bool, guards: bool, least: int
) -> tuple[frozenset[str], frozenset[Sound], frozenset[Phrase]]:
    """Each question to the gate asks it of the same few persons."""
    unread = _unread(names)
    if unread and not guards:
        names, unread = tuple(filter(is_read, names)), frozenset()
    if as_a_whole:
        names = tuple(dict.fromkeys((*names, *map(in_latin, names))))
        held = [one for name in names for one in [*parts(name)][-1:]]
        whole = (way[:LONGEST] for one in held for way in one.whole | one.spoken if len(way) > 1)
        heard = (sound for name in names for sound in heard_as_one(name) if len(sound[1]) >= least)
        phrases = (phrase for name in names if len(phrase := heard_in_order(name)) > 1)
        return frozenset(whole) | unread, frozenset(heard), frozenset(phrases)
    held = [one for name in names for one in parts(name)]
    return (
        unread.union(*(one.spellings if guards else one.usual for one in held)),
        frozenset[Sound]().union(*(one.sounds for one in held)),
        frozenset(),
    )


def _unread(names: Iterable[str]) -> frozenset[str]:
    return frozenset() if all(map(is_read, names)) else _UNREAD


def _parts(names: Iterable[str]) -> list[NamePart]:
    return [part for name in dict.fromkeys(names) for part in parts(name)]


def holds_words(spec: FieldSpec | None) -> bool:
    """Whether people write words into a field; of one that nobody here knows that is taken to be so."""
    return spec is None or (spec.type in WORDY and not spec.vocabulary)
