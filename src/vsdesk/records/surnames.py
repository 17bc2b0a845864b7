"""A family name that stays behind: its fields, and every word in which it stands, in each script.

Who said "without the family name" does not ask whether it stands in a field, in a told story or in the name
of a file. More words than need be may be left out by it, never fewer. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from vsdesk.names.compounds import ARTICLES, SON_OF, is_arabic, without_article
from vsdesk.names.fold import fold, words_of
from vsdesk.names.skeleton import skeletons
from vsdesk.records.dossier import Dossier, Readable, RecordView
from vsdesk.records.naming import WRITINGS
from vsdesk.records.spec import FieldSpec
from vsdesk.records.values import Json

GAP: Final = "…"  # stands where the word stood
FIELDS: Final = frozenset(
    f"{name}_{lang}" for name in ("family", "mother_family") for lang in WRITINGS
)
_GIVEN: Final = frozenset(
    f"{name}_{lang}"
    for name in ("given", "father", "grandfather", "mother_given")
    for lang in WRITINGS
)
_CALLED: Final = frozenset({"kunya", "nickname"})
_WORDS: Final = frozenset({"text", "ptext", "pdate", "json"})
_TOKEN: Final = re.compile(r"\S+")
_LEANS: Final = re.compile("^[وفبلك](?=..)")  # written together with the word that follows
_WHOLE: Final = 4  # letters of a name that is looked for inside longer words


def may_hold(name: Readable) -> bool:
    """Whether a further name may have a family name in it: all but what somebody is called at home."""
    said = name.every("type")
    return not said or not set(said) <= _CALLED


def _further(dossier: Dossier) -> set[str]:
    """The words of further names that are no given name on file: birth names, names of papers, of a clan."""
    given = {word for name in _said(dossier, "person", _GIVEN) for word in _plain(name)}
    further = _said(dossier, "person_name", ("value",), may_hold)
    return {word for name in further for word in _plain(name)} - given


def _said(
    dossier: Dossier,
    kind: str,
    fields: Collection[str],
    counts: Callable[[RecordView], bool] = lambda _: True,
) -> Iterator[str]:
    """The texts in these fields of the records of a kind, in every reading of the file."""
    for read in dossier.readings:
        for one in filter(counts, read.of(kind)):
            for name in fields:
                yield from (value for value in one.every(name) if isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Surnames:
    """The family names of all persons of a file, as they may be written."""

    words: frozenset[str] = field(repr=False)  # folded, without their article
    whole: frozenset[str] = field(repr=False)  # folded, written as one word
    sounds: frozenset[tuple[bool, str]] = field(repr=False)  # whether it is Arabic, the skeleton
    _judged: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    _starts: dict[str, set[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts: dict[str, set[int]] = {}  # how long the whole names are that begin so
        for one in self.whole:
            starts.setdefault(one[:_WHOLE], set()).add(len(one))
        object.__setattr__(self, "_starts", starts)

    @classmethod
    def of(cls, dossier: Dossier) -> Surnames:
        """By everything that stands in any reading of the file."""
        names = {*_said(dossier, "person", FIELDS), *_further(dossier)}
        words = {word for name in names for word in _plain(name)}
        whole = {"".join(_plain(name)) for name in names}
        return cls(
            frozenset(words),
            frozenset(one for one in whole if len(one) >= _WHOLE),
            frozenset((is_arabic(word), sound) for word in words for sound in skeletons(word)),
        )

    def out_of(self, value: Json) -> Json:
        """The value with a gap for each word in which one of them stands, however deep."""
        if isinstance(value, str):
            return _TOKEN.sub(lambda found: GAP if self._names(found[0]) else found[0], value)
        if isinstance(value, dict):
            return {key: self.out_of(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.out_of(one) for one in value]
        return value

    def _names(self, token: str) -> bool:
        """Whether one of them stands in it. Texts and names are many: each different word is judged once."""
        if token not in self._judged:
            self._judged[token] = self._judge(token)
        return self._judged[token]

    def _judge(self, token: str) -> bool:
        words = set(_readings(token))
        return (
            self._holds_whole("".join(_plain(token)))
            or not self.words.isdisjoint(words)
            or any(self._sounds_alike(word) for word in words)
        )

    def _holds_whole(self, written: str) -> bool:
        """Whether a whole name stands inside: looked up by its beginning, however many names there are."""
        return any(
            written[at : at + length] in self.whole
            for at in range(len(written) - _WHOLE + 1)
            for length in self._starts.get(written[at : at + _WHOLE], ())
        )

    def _sounds_alike(self, word: str) -> bool:
        """Whether it is one of them in the other script."""
        other = not is_arabic(word)
        return any((other, sound) in self.sounds for sound in skeletons(word))


def holds_words(spec: FieldSpec | None) -> bool:
    """Whether people write words into a field; of one that nobody here knows that is taken to be so."""
    return spec is None or (spec.type in _WORDS and not spec.vocabulary)


def _plain(text: str) -> Iterator[str]:
    """The words of a text, folded, articles out."""
    for word in words_of(fold(text)):
        if word not in ARTICLES and word not in SON_OF:
            yield without_article(word)


def _readings(text: str) -> Iterator[str]:
    """The same, and each without what is written together with the word that follows."""
    for word in words_of(fold(text)):
        yield without_article(word)
        yield without_article(_LEANS.sub("", word))
