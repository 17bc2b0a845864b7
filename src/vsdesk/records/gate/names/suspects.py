"""Who is thought responsible, or asked a family for money, by name: in told words it leaves
only where such names do.

Which fields name somebody like that the dictionary says (scope `perpetrator_names`), and in which words it is
told who took part (`agents`): whoever is called by a name there is one of them. The told words stay
as they are; on the paper a gap stands in place of the name. Of whom a court spoke in public, and of a
body, the name may stand. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from vsdesk.names.address import without_titles
from vsdesk.names.compounds import written_parts
from vsdesk.names.fold import fold
from vsdesk.records.about import ever_in
from vsdesk.records.alternative import Alternative
from vsdesk.records.arrival import is_before
from vsdesk.records.checks.called_names import called_in
from vsdesk.records.consent.coordinators import is_sure, others
from vsdesk.records.consent.recipients import Recipient
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, Readable, RecordView
from vsdesk.records.gate.names.name_parts import ASCENT, FAMILY, GIVEN
from vsdesk.records.gate.names.nowhere_named import of_others
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.names.told_names import NameSpan, Someone, ToldNames
from vsdesk.records.gate.told.marked_copies import marked, surest
from vsdesk.records.gate.told.told_texts import named_texts, texts_in
from vsdesk.records.kinship.firm_kin import is_firm

SCOPE: Final = "perpetrator_names"
_NOBODY: Final = frozenset[str]()
_SUSPECT: Final = "perpetrator"
_JUDGED: Final = frozenset({"convicted_in_absentia", "convicted_final"})
# What is thought responsible and is no one person; of anything else, and where nothing is said, it may be
# one.
_BODIES: Final = frozenset({"state_body", "unit", "armed_group"})
Saying = tuple[Alternative, ...]
Said = tuple[tuple[Json, Saying], ...]  # the names of one record, each with all that say it
_MOST: Final = 200  # names of a file that are looked for, and of each device that is not its own
_LETTERS: Final = 20_000  # and as many letters in them
_LINES: Final = re.compile(r"[\n,،;؛]")


@dataclass(frozen=True)
class Suspects:
    """Their names, looked for in every spelling; None where they are more than are looked for, and
    words stay as a whole."""

    names: ToldNames | None = field(repr=False)

    @classmethod
    def of(
        cls, dossier: Dossier, dictionary: Dictionary, to: Recipient, scopes: frozenset[str]
    ) -> Suspects | None:
        """None where there is nobody, or the paper may name them: inside, and where that
        was agreed (`scopes`)."""
        if to.inside or SCOPE in scopes:
            return None
        return dossier.once(_Named(dictionary))

    def out_of(self, value: Json) -> Json:
        """The words as they leave: with a gap for each name that is not somebody else's of the file."""
        said = dict(named_texts(value))
        copies = {lang: copy for lang, text in said.items() if (copy := self._copied(text)) != text}
        if not copies:
            return value
        return {**value, **copies} if isinstance(value, dict) else copies.get("", value)

    def _copied(self, text: str) -> str:
        if self.names is None:
            return f"[{GAP}]" if text.strip() else text
        spans = surest(span for span in self.names.spans(text) if _counts(span))
        return marked(text, spans, lambda _: f"[{GAP}]")


@dataclass(frozen=True, slots=True)
class _Named:
    """Who is named so in one reading of a file: for `Dossier.once`, whoever asks."""

    dictionary: Dictionary

    def __call__(self, dossier: Dossier) -> Suspects | None:
        used = _ever_used(dossier, self.dictionary.once(_naming))
        share = _Share(dossier)
        used = [(id, tuple(one for one in names if share.has_room(*one))) for id, names in used]
        if share.is_full:
            return Suspects(None)
        people = tuple(_people(dossier, used))
        return Suspects(ToldNames(people, of_others(dossier, _NOBODY))) if people else None


class _Share:
    """How many names of a file are looked for: those that coordinators or its openers gave, all or none; of
    each other device as many again, so that one device closes no words of others by many names."""

    def __init__(self, dossier: Dossier) -> None:
        self._others = dossier.once(others)
        self._opened_by = dossier.opened_by
        self._sure = is_sure(dossier)
        self._own = _Names()
        self._of: dict[str, _Names] = {}

    @property
    def is_full(self) -> bool:
        """Whether the file's own names are more than are looked for."""
        return not self._own.fits

    def has_room(self, name: Json, said: Saying) -> bool:
        """Whether a name is looked for, that all of these gave."""
        if not isinstance(name, str):
            return True
        if any(map(self._is_own, said)):
            self._own.add(name)
            return True
        held = [self._of.setdefault(one.device_id, _Names()) for one in said]
        for one in held:
            one.add(name)
        return any(one.fits for one in held)

    def _is_own(self, one: Alternative) -> bool:
        return one.word in self._opened_by or one.word not in self._others or self._sure(one)


class _Names:
    """Names, and how many letters are in them."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._letters = 0

    def add(self, name: str) -> None:
        """One more, where it is not among them."""
        if name not in self._held:
            self._held.add(name)
            self._letters += len(name)

    @property
    def fits(self) -> bool:
        """Whether so many are looked for."""
        return len(self._held) <= _MOST and self._letters <= _LETTERS


def _counts(one: NameSpan) -> bool:
    return one.sure != "maybe"


def _people(dossier: Dossier, used: Sequence[tuple[str, Said]]) -> Iterator[Someone]:
    """By each name that is on file; a name that is written as somebody's of the file is theirs."""
    theirs = _Theirs(dossier)
    for name_of, names in used:
        for name, said in names:
            parts = without_titles(written_parts(name)) if isinstance(name, str) else []
            if len(parts) == 1 and " " not in parts[0] and theirs.bear(parts[0], said):
                continue
            if parts:
                whole = (" ".join(str(name).split()),) if " " in str(name).strip() else ()
                first, *further = parts
                alone = () if " " in first or further else (first,)  # «عمار» is not «أبو عمار»
                yield Someone(
                    *(name_of, "sealed", alone, tuple(further), whole),
                    inner=(first,) if further else (),
                    family=tuple(further),
                )


class _Theirs:
    """The names of those who are on file: whoever bears one is not thought responsible by it."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._firm = is_firm(dossier)

    @cached_property
    def _names(self) -> Mapping[str, list[Alternative]]:
        found: dict[str, list[Alternative]] = {}
        for person in self._dossier.of("person"):
            for field_ in (*GIVEN, *ASCENT, *FAMILY):
                for said in person.sayings(field_):
                    if isinstance(said[0].value, str):
                        found.setdefault(fold(said[0].value), []).extend(said)
        return found

    def bear(self, name: str, said: Sequence[Alternative]) -> bool:
        """Whether somebody is called so by more than the word of those alone who opened the file: said after
        another named who is responsible so, that would let the name out."""
        borne = self._names.get(fold(name), ())
        named = [one.op for one in said if self._firm(one)]
        if not borne or not named or any(map(self._firm, borne)):
            return bool(borne)
        came = self._dossier.beyond.came({*named, *(one.op for one in borne)})
        return any(is_before(one.op, named, came) for one in borne)


def _ever_used(dossier: Dossier, naming: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Said]]:
    """Of each record every name that was ever given: what somebody took out since lets no name out."""
    every = {
        one.id: one
        for read in reversed(dossier.readings)
        for kind in naming
        for one in ever_in(read, kind)
        if not (is_judged(one) or (one.kind == _SUSPECT and not may_be_person(one)))
    }
    ever = dossier.beyond.ever_said(every.keys()) if every else {}
    return [
        (id, tuple(_each(ever.get(id, every[id]), naming[every[id].kind]))) for id in sorted(every)
    ]


def _each(record: RecordView, fields: tuple[str, ...]) -> Iterator[tuple[Json, Saying]]:
    """The names in these fields, each with all that say it; further ones stand in lines, or behind commas,
    and in told words by what somebody is called there."""
    for said in (said for name in fields for said in record.sayings(name)):
        value = said[0].value
        if isinstance(value, dict):
            names = (one for text in texts_in(value) for one in called_in(text))
            yield from ((one, said) for one in dict.fromkeys(names))
            continue
        yield from (
            (one, said) for one in (_LINES.split(value) if isinstance(value, str) else (value,))
        )


def _naming(dictionary: Dictionary) -> Mapping[str, tuple[str, ...]]:
    """By kind the fields in which somebody is named who is thought responsible, or told who took part."""
    found = {
        kind.name: tuple(
            one.name
            for one in kind.fields
            if one.agents
            or (SCOPE in (one.scope, one.if_person) and (one.who or one.searched == "name"))
        )
        for kind in dictionary.kinds
    }
    return {kind: names for kind, names in found.items() if names}


def is_judged(record: Readable) -> bool:
    """Whether a court has spoken in public, by everything that stands."""
    said = record.every("legal_status")
    return bool(said) and all(one in _JUDGED for one in said)


def may_be_person(record: Readable) -> bool:
    """Whether who is thought responsible may be one person, by anything that stands."""
    return not are_bodies(record.every("type"))


def are_bodies(said: tuple[Json, ...]) -> bool:
    """Whether these say of what sort somebody is, and each that it is no person."""
    return bool(said) and all(one in _BODIES for one in said)
