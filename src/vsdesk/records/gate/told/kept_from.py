"""Whom of the family somebody asked not to tell: «لا تخبروا أمي إنه كان مريض», «بيت حماي مو لازم يعرفوا إني
حكيت معكم». Pure.

Such a sentence stands on no copy that leaves, also where a coordinator wrote why the rest does. And the plea
stands for the whole file, sealed where it was told or not: what is told later may tell the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.memo import memo
from vsdesk.records.checks.name_pleas import pleas_of_talks, pleas_towards_kin
from vsdesk.records.dates.partial_date import DATE_PARTS
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.told.told_texts import WORDY, texts_in
from vsdesk.records.kinds.consent import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.gate_context import GateContext

_NUMBERS: Final = frozenset({"id", "phone"})  # fields that are found by their number
_SENTENCE: Final = re.compile(r"[^\n.!?؟]+")
_CLAUSE: Final = re.compile(r"[^\n.!?؟،,;؛]+")
_LONG: Final = 160  # letters of a sentence of which only a clause is left out


@dataclass(frozen=True, slots=True)
class KeptFrom:
    """Such a plea, where it stands; `talk`: that somebody spoke with us is not told."""

    kind: str
    name: str
    record: str
    words: str = field(repr=False)
    talk: bool = False


def holds_told_words(dictionary: Dictionary, kind: str, name: str) -> bool:
    """Whether a field holds words in which anybody may tell anything; one that nobody here knows may."""
    spec = dictionary.field(kind, name)
    return spec is None or (
        spec.type in WORDY and not spec.vocabulary and spec.searched not in _NUMBERS
    )


def kept_from(scene: GateContext) -> tuple[KeptFrom, ...]:
    """The pleas of a file that leaves the house, in any reading of it."""
    if scene.to.inside or scene.whole:
        return ()
    return scene.dossier.once(_Heard(scene.dictionary))


def without_pleas(scene: GateContext, spec: FieldSpec | None, value: Json) -> Json:
    """A value as it leaves the house: with a gap for each sentence in which it stands whom not to tell."""
    if scene.to.inside or scene.whole or (spec is not None and spec.type not in WORDY):
        return value
    return _out_of(value)


def _out_of(value: Json) -> Json:
    if isinstance(value, str):
        return _without(value)
    if isinstance(value, list):
        return [_out_of(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key in DATE_PARTS else _out_of(one) for key, one in value.items()}
    return value


@memo(2_000)
def _towards(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where in a text such pleas stand, and whether each is about a talk."""
    found = pleas_towards_kin(text)
    talks = pleas_of_talks(text) if found else []
    return tuple((*one, one in talks) for one in found)


def _without(text: str) -> str:
    left, at = [], 0
    for start, end in _cuts(text):
        left += [text[at:start], GAP]
        at = end
    return "".join([*left, text[at:]])


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """The sentences in which they stand, of a long one the clauses; without the spaces around."""
    places = _towards(text)
    if not places:
        return
    for sentence in _SENTENCE.finditer(text):
        begin, end = sentence.span()
        whole = end - begin <= _LONG
        parts = (sentence,) if whole else _CLAUSE.finditer(text, begin, end)
        for start, stop in (one.span() for one in parts):
            if any(first < stop and start < last for first, last, _ in places):
                said = text[start:stop]
                yield start + len(said) - len(said.lstrip()), start + len(said.rstrip())


@dataclass(frozen=True, slots=True)
class _Heard:
    """For `Dossier.once`."""

    dictionary: Dictionary

    def __call__(self, dossier: Dossier) -> tuple[KeptFrom, ...]:
        # A record reads the same in most readings.
        each = {id(record): record for read in dossier.readings for record in read}
        heard = _HeardIn(self.dictionary)
        return tuple(dict.fromkeys(one for record in each.values() for one in heard.of(record)))


@dataclass(frozen=True, slots=True)
class _HeardIn:
    """What stands in one record, and is kept with it: it is the same in each file and each reading."""

    dictionary: Dictionary

    def of(self, record: RecordView) -> tuple[KeptFrom, ...]:
        """Each plea, in the order of its fields."""
        if self not in record.worked_out:
            record.worked_out[self] = tuple(self._found(record))
        found: tuple[KeptFrom, ...] = record.worked_out[self]
        return found

    def _found(self, record: RecordView) -> Iterator[KeptFrom]:
        if record.deleted or record.kind in ANSWERS:
            return
        for name in record.fields:
            if holds_told_words(self.dictionary, record.kind, name):
                for text in (text for value in record.every(name) for text in texts_in(value)):
                    for start, end, talk in _towards(text):
                        yield KeptFrom(record.kind, name, record.id, text[start:end], talk)
