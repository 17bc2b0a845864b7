"""Words that a family does not want said of somebody: each sense in every language, script and inflection.

Owns resources/rejected_words.toml. Whoever rejects one word of a sense rejects the sense. Pure but
for that file, read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Final

from vsdesk import paths
from vsdesk.names.compounds import is_arabic, without_article
from vsdesk.names.spellings import Word, words
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.gate.told.word_families import forms_of, ways_to_say
from vsdesk.resource_tables import read

Phrase = tuple[str, ...]

_PARTED: Final = re.compile(r"[,،;؛/|\n\"«»“”]+")
_PRONOUNS: Final = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "كن", "ه", "ي", "ك", "و", "ا")
_WHO: Final = ("ت", "تو", "نا", "وا", "و", "ي")  # who did it, before whom: قتلتو، دفناها، قتلوهم
# Each ending of an Arabic word, and what stands without it in its place.
_SUFFIXES: Final = (
    *((one, "") for one in (*_PRONOUNS, "ني", "ت", "وا", "ان", "ين", "ون", "ات", "يي")),
    *(
        (who + one, "")
        for who in _WHO
        for one in (*_PRONOUNS, "ني")
        if who == "ت" or one in "هك" or len(who + one) > 2
    ),
    *((f"ل{one}", "") for one in _PRONOUNS),  # of whom it was taken: ماتلي
    *(
        (f"ت{one}", "ه") for one in (*_PRONOUNS, "ن", "ين", "ان")
    ),  # وفاته, as spoken وفاتو and وفاتن
    *((f"ا{one}", "ي") for one in _PRONOUNS if one not in "يوا"),  # قتلاهم, of قتلى
    *((f"و{one}", "وا") for one in ("", *_PRONOUNS)),  # قتلوهم, of قتلوا
    ("ات", "ه"),  # جنازات
)
_STEM: Final = 3  # letters that an ending leaves
_OF_NOUNS: Final = ("a", "e", "i", "o", "an", "en", "in", "eki", "eke", "ekan")
_ENDINGS: Final = tuple(  # of Kurmanji nouns, folded: şehîdê, şehîdan, şehîdekî, mirîyên
    (one, "") for one in (*_OF_NOUNS, "ya", "ye", "yi", "yan", "yen")
)
_LATIN_STEM: Final = 4  # a shorter one is found by chance
# Letters that are written more than once: any where it is drawn out, مااات; a long vowel by "mayyit", مييت.
_DRAWN: Final = (re.compile(r"(.)\1{2,}"), re.compile(r"([اوي])\1+"))
_BESIDE: Final = "beside"  # the table of what only holds such a word
_ROOTS: Final = "roots"  # of Arabic verbs, in the place of a language
_LONGEST: Final = 200  # characters of a phrase that is looked for
_WORDS: Final = 8  # and its words: of a longer one its beginning, so that more stays
_MOST: Final = 3_000  # phrases of one person; of whoever has more nothing is said at all
_STEPS: Final = (
    16  # phrases followed at once from one place; where there are more, one of them counts as found
)


@dataclass(slots=True)
class _Step:
    """One word of the phrases that begin alike: what may follow, and of whom it is not
    said where one ends here."""

    after: dict[str, _Step] = field(default_factory=dict, repr=False)
    whose: frozenset[str] = frozenset()
    begun: set[str] = field(default_factory=set, repr=False)  # whose phrases begin so


class RejectedWords:
    """The words of several persons; `found` says where in a text which of them stands."""

    def __init__(self, said: Mapping[str, Iterable[Json]]) -> None:
        """`said`: of each person the words as told (texts, or texts by language)."""
        self._first = _Step()
        self._forms: dict[str, frozenset[str]] = {}
        owners: dict[Phrase, dict[str, None]] = {}
        of_senses: dict[frozenset[Phrase], dict[str, None]] = {}
        flooded: set[str] = set()
        for who, values in said.items():
            own = dict.fromkeys(islice(_own(values), _MOST + 1))
            if len(own) > _MOST:
                flooded.add(who)
                continue
            for phrase in own:
                owners.setdefault(phrase, {})[who] = None
                for sense in _senses_of(phrase):
                    of_senses.setdefault(sense, {})[who] = None
        for sense, whose in of_senses.items():
            for phrase in sense:
                owners.setdefault(phrase, {}).update(whose)
        for phrase, whose in owners.items():
            self._put(phrase, frozenset(whose))
        self._of_nothing = frozenset(flooded)

    @classmethod
    def of_phrases(cls, phrases: Iterable[Phrase]) -> RejectedWords:
        """Those that are shipped, however many: they are nobody's."""
        found = cls({})
        for phrase in phrases:
            found._put(phrase, frozenset({""}))  # its own
        return found

    def _put(self, phrase: Phrase, whose: frozenset[str]) -> None:
        step = self._first
        for word in phrase:
            step = step.after.setdefault(word, _Step())
            step.begun.update(whose)
        step.whose |= whose

    def __bool__(self) -> bool:
        return bool(self._first.after or self._of_nothing)

    @property
    def floods(self) -> bool:
        """Whether somebody rejects more than is looked for: of them nothing is said at all."""
        return bool(self._of_nothing)

    def found(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The first and the last token of each that stands there, and of whom it is not said.

        All phrases that begin alike are followed at once, however many there are.
        """
        if not self or not tokens:
            return
        if self._of_nothing:
            yield 0, len(tokens) - 1, self._of_nothing
        spoken = [(at, self._of(word)) for at, token in enumerate(tokens) for word in words(token)]
        for place, (first, _) in enumerate(spoken):
            steps, at = [self._first], place
            while steps and at < len(spoken):
                last, forms = spoken[at]
                steps = [step.after[one] for step in steps for one in forms if one in step.after]
                yield from ((first, last, step.whose) for step in steps if step.whose)
                if len(steps) > _STEPS:
                    yield first, last, frozenset().union(*(step.begun for step in steps))
                    break
                at += 1

    def _of(self, word: Word) -> frozenset[str]:
        if word.raw not in self._forms:
            self._forms[word.raw] = frozenset(_forms(word))
        return self._forms[word.raw]


def _forms(word: Word) -> Iterator[str]:
    """A word as it stands and without what is written together with it."""
    arabic = is_arabic(word.letters)
    endings, stem = (_SUFFIXES, _STEM) if arabic else (_ENDINGS, _LATIN_STEM)
    begun = [word.letters[at:] for at in word.begins]
    drawn = [short for one in begun for long in _DRAWN if (short := long.sub(r"\1", one)) != one]
    for rest in (*begun, *drawn):
        yield rest
        for ending, bare in endings:
            if rest.endswith(ending) and len(rest) - len(ending) + len(bare) >= stem:
                yield rest[: -len(ending)] + bare


def _own(values: Iterable[Json]) -> Iterator[Phrase]:
    """The phrases of a person's own words."""
    for value in values:
        for text in texts_in(value):
            for one in _PARTED.split(text):
                if own := _phrase(" ".join(one[:_LONGEST].split()[:_WORDS]))[:_WORDS]:
                    yield own


def _senses_of(phrase: Phrase) -> Iterator[frozenset[Phrase]]:
    """The senses that it is one of, or holds one of: "martyr Samer" rejects "martyr"."""
    size = len(phrase)
    for start in range(size):
        for end in range(start + 1, size + 1):
            yield from _by_phrase().get(phrase[start:end], ())


@cache
def _by_phrase() -> Mapping[Phrase, tuple[frozenset[Phrase], ...]]:
    """Of which senses each phrase is."""
    return {
        phrase: tuple(one for one in senses() if phrase in one)
        for sense in senses()
        for phrase in sense
    }


def _phrase(text: str) -> Phrase:
    return tuple(
        without_article(one.letters) if is_arabic(one.letters) else one.letters
        for one in words(text)
    )


@cache
def senses() -> tuple[frozenset[Phrase], ...]:
    """The phrases of each sense, of all languages together."""
    held = read(paths.resources() / "rejected_words.toml")
    return tuple(_phrases_of(said) for name, said in held.items() if name != _BESIDE)


def _phrases_of(said: Mapping[str, Iterable[str]]) -> frozenset[Phrase]:
    ways = (way for lang, texts in said.items() for one in texts for way in _ways(lang, one))
    return frozenset(phrase for way in ways if (phrase := _phrase(way)))


def _ways(lang: str, text: str) -> Iterator[str]:
    return forms_of(text) if lang == _ROOTS else ways_to_say(text)


@cache
def every_sense() -> RejectedWords:
    """All that families ask not to hear."""
    return RejectedWords.of_phrases(phrase for sense in senses() for phrase in sense)


@cache
def _beside() -> RejectedWords:
    """Where such a word says nothing of the kind."""
    held = read(paths.resources() / "rejected_words.toml")
    return RejectedWords.of_phrases(_phrases_of(held[_BESIDE]))


def tell_of_death(texts: Iterable[str]) -> bool:
    """Whether one of these texts says what families ask not to hear, read as it stands."""
    return any(_tells(text.split()) for text in texts)


def _tells(tokens: Sequence[str]) -> bool:
    found = [(first, last) for first, last, _ in every_sense().found(tokens)]
    beside = [(first, last) for first, last, _ in _beside().found(tokens)] if found else []
    return any(not any(a <= first and last <= b for a, b in beside) for first, last in found)
