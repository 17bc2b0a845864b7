"""The words of an organisation's own questions and terms, where a value becomes words.

Somebody wrote them, and they stand on every paper on which such a question is answered or such a term chosen:
they are told words, read for names, for a death and for what is not to be said. Where they may not leave, the
value stays for the reason for which told words would, and no head of a column says them. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.death_news import UNTOLD
from vsdesk.records.gate.told.told_texts import texts_in, ways_to_read
from vsdesk.records.gate.told.unchosen_words import UnchosenWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.gate_context import GateContext


def why_labels_stay(scene: GateContext, spec: FieldSpec, values: Iterable[Json]) -> str | None:
    """Why a field stays with these values for the words that stand on paper for it and for them, or None."""
    texts = (*spec.written, *scene.dictionary.vocabularies.written(spec.vocabulary, values))
    return why_words_stay(UnchosenWords.of(scene, quiet=scene.quiet), texts) if texts else None


def why_words_stay(words: UnchosenWords, texts: Iterable[str]) -> str | None:
    """The same of words that an organisation wrote, whatever for."""
    ways = [way for one in texts for way in ways_to_read(one)] if words else []
    if any(map(words.tells_of_death, ways)):
        return UNTOLD
    return "unnamed" if any(map(words.names, ways)) else None


def labels_stay(words: UnchosenWords, text: str) -> bool:
    """Whether a label does not stand where only it would say something: in the head of a column."""
    return why_words_stay(words, [text]) is not None


def words_of(dictionary: Dictionary, kind: str, name: str, values: Iterable[Json]) -> Iterator[str]:
    """All that a field with these values says on paper: what was written in it, and how an organisation calls
    its question and the terms that it chooses."""
    values = tuple(values)
    for value in values:
        yield from texts_in(value)
    if (spec := dictionary.field(kind, name)) is not None:
        yield from (*spec.written, *dictionary.vocabularies.written(spec.vocabulary, values))
