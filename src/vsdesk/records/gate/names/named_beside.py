"""Who is named on a paper of one case and is missing by another one beside it: one incident, one story of a
place, several families. Such a name goes along where that case itself lets it out for the same purpose and
recipient, and by nobody's answer but its own; else a gap stands in told words, and lines and files stay.

On a family's own paper it stays in what is told for all of these cases: nobody answered for another family's;
their own story is theirs. Read once for all cases of an incident: each text for all names at once, and only
who is found there is asked about. What reads as whom the file is of is theirs. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from vsdesk.names.fold import fold
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.gate.names.name_choices import ENOUGH, NameReader
from vsdesk.records.gate.names.name_parts import ASCENT, FAMILY, GIVEN, of_person
from vsdesk.records.gate.names.nowhere_named import AND, is_own_name
from vsdesk.records.gate.names.surnames import Surnames, holds_words, said_in
from vsdesk.records.gate.names.told_names import Someone, ToldNames
from vsdesk.records.gate.names.told_people import people_of
from vsdesk.records.gate.persons.of_others import has_answered
from vsdesk.records.gate.told.recorded_numbers import numbers_of
from vsdesk.records.gate.told.told_texts import texts_in, ways_to_read

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.gate_context import GateContext
    from vsdesk.records.gate.names.told_names import NameSpan
    from vsdesk.records.gate.persons.guards_elsewhere import OtherCases
    from vsdesk.records.gate.request import Request

    Decide = Callable[[Request, Dossier, Dictionary], GateDecision]

_NOBODY: Final = frozenset[str]()
_NAME: Final = (*GIVEN, *FAMILY)
# What stands between the names of several people.
_LISTED: Final = re.compile(rf"[,،;؛/&+()\n]|\s[-–]\s|\b(?:and|û|ve|{AND})\b", re.IGNORECASE)


@dataclass(frozen=True)
class NamedBeside:
    """Of one file and one request. `missing`: of whom the file is; `known`: who is looked for anyway, or is
    of the file; `goes_along`: whether a case lets a name out; `shared_alone`: whether words that no other
    case shares name whom they name."""

    dossier: Dossier = field(repr=False)
    dictionary: Dictionary = field(repr=False)
    missing: frozenset[str]
    known: frozenset[str]
    goes_along: Callable[[Dossier, str], bool] = field(repr=False)
    shared_alone: bool = False

    @cached_property
    def people(self) -> frozenset[str]:
        """Whom the records of the file name, or give a number of, and whose name stays here."""
        texts = dict.fromkeys(self.texts()) if self._groups else ()
        return frozenset[str]().union(*map(self._whom, texts))

    @cached_property
    def named(self) -> frozenset[str]:
        """The same, though the case of theirs lets the name out."""
        texts = dict.fromkeys(self.texts()) if self._groups else ()
        found = _NOBODY.union(*map(self._found, texts)) - self.missing - self.known
        return frozenset(who for who in found if not self._is_of_it(who))

    def names(self, text: str) -> bool:
        """Whether a text that is no record's names such a one."""
        return bool(self.whom(text))

    def whom(self, text: str) -> frozenset[str]:
        """Whom of these such a text names."""
        who = _NOBODY if self.shared_alone else self._whom(text)
        if not who:
            return _NOBODY
        found = people_of(self.dossier, who, dict.fromkeys(who, "unnamed"))
        spans = NameReader(self.dossier, self.dictionary, tuple(found)).reader.spans(text)
        named = [one.who for one in self.but_own(text, spans) if one.sure in ENOUGH]
        numbered = [one.who for one in self._spans(text) if one.why == "number"]
        return who.intersection(_NOBODY.union(*named, *numbered))

    def is_read(self, record: RecordView) -> bool:
        """Whether such names are looked for in a record."""
        return not self.shared_alone or any(
            group.called.root in (record.space, record.id) for group in self._groups
        )

    def but_own(self, text: str, spans: Iterable[NameSpan]) -> list[NameSpan]:
        """These without those of somebody beside it where the file's own missing person may be meant: by a
        name all of which is theirs. Whoever stands between two parts of it is somebody else."""
        held = [*spans]
        theirs = [one for one in held if self._may_be(one)]
        own = [*self._own_in(text)] if theirs else []
        meant = {
            (one.start, one.end)
            for one in theirs
            if any(each.start <= one.start and one.end <= each.end for each in own)
        }
        return [one for one in held if not (self._may_be(one) and (one.start, one.end) in meant)]

    def _own_in(self, text: str) -> Iterator[NameSpan]:
        spans = self._own.spans(text) if self._own is not None else ()
        return (one for one in spans if not self._says_more(text[one.start : one.end]))

    def _says_more(self, name: str) -> bool:
        """Whether words that stand together as one name list several: "and" is before a part of it."""
        _, *more = name.split()
        bare = [fold(one)[1:] for one in more if fold(one).startswith(AND)]
        return bool(_LISTED.search(name) or (bare and self._parts.places(bare)))

    @cached_property
    def _parts(self) -> Surnames:
        views = [one for read in self.dossier.readings for one in read.of("person")]
        theirs = [one for one in views if one.id in self.missing]
        return Surnames.among(said_in(theirs, (*GIVEN, *ASCENT, *FAMILY)), guards=False)

    def _may_be(self, one: NameSpan) -> bool:
        return any(not one.who.isdisjoint(group.cases) for group in self._groups)

    def texts(self) -> Iterator[str]:
        """The words in which such names are looked for."""
        for record in self.dossier:
            read = not record.deleted and self.is_read(record)
            kind = self.dictionary.kind(record.kind) if read else None
            for spec in kind.fields if kind is not None and not kind.inside else ():
                if spec.name in record.fields and holds_words(spec) and not is_own_name(spec):
                    yield from (text for one in record.every(spec.name) for text in texts_in(one))

    def _whom(self, text: str) -> frozenset[str]:
        """Of all who are missing beside it whom a text names and whose name stays."""
        found = self._found(text)
        return frozenset(filter(self._stays, found)) if found else _NOBODY

    def _found(self, text: str) -> frozenset[str]:
        ways = (*ways_to_read(text),) if self._groups else ()
        return frozenset(
            who for way in ways for one in self._spans(way) if one.sure in ENOUGH for who in one.who
        )

    def _is_of_it(self, who: str) -> bool:
        """Whether somebody answered in the file itself."""
        return bool(self.dossier.get(who)) and has_answered(self.dossier, who)

    def _spans(self, text: str) -> Iterator[NameSpan]:
        heard = _Heard(self.dictionary)
        return (one for group in self._groups for one in group.called.once(heard).spans(text))

    @cached_property
    def _groups(self) -> tuple[OtherCases, ...]:
        return self.dossier.beyond.beside()

    def _stays(self, who: str) -> bool:
        if who not in self._judged:
            self._judged[who] = (
                who not in self.missing | self.known
                and not self._is_of_it(who)
                and not self._is_let_out(who)
            )
        return self._judged[who]

    @cached_property
    def _judged(self) -> dict[str, bool]:
        return {}

    def _is_let_out(self, who: str) -> bool:
        """Whether each case that names somebody as missing, by any entry, lets the name out; this file is
        none of them."""
        entries = frozenset({who}).union(*(one.same.get(who, ()) for one in self._groups))
        held = {
            case: group.file
            for group in self._groups
            for case in group.cases.get(who, ())
            if case != self.dossier.root
        }
        files = [read(case) for case, read in held.items()]
        return bool(files) and all(
            one is not None
            and all(self.goes_along(one, each) for each in _there(one, entries) or {who})
            for one in files
        )

    @cached_property
    def _own(self) -> ToldNames | None:
        """Who is missing here, by the names that stand in every reading: one device's word makes nobody of
        the file's."""
        found = []
        for id in sorted(self.missing):
            held = [one for read in self.dossier.readings if (one := read.get(id)) is not None]
            if not held:
                continue
            parts = of_person(self.dossier, [_in_all(held)], ())
            found.append(Someone(id, "unnamed", parts.given, parts.further, family=parts.family))
        return ToldNames(found, between=0) if found else None


@dataclass(frozen=True)
class _Heard:
    """All who are missing in the cases that share one thing, by every name and number."""

    dictionary: Dictionary

    def __call__(self, called: Dossier) -> ToldNames:
        ids = frozenset(one.id for one in called if one.kind == "person")
        numbers = numbers_of(called, self.dictionary, ids)
        people = [
            *people_of(called, ids, dict.fromkeys(ids, "unnamed")),
            *(Someone(who, "number", (), numbers=said) for who, said in sorted(numbers.items())),
        ]
        return ToldNames(people, lone_families=True)


def _there(file: Dossier, entries: frozenset[str]) -> frozenset[str]:
    """Of these entries of somebody those by which they are missing in a file."""
    return entries & missing_person_ids(file)


def with_beside(scene: GateContext, request: Request, decide: Decide) -> GateContext:
    """The scene that knows who is missing beside the file, where something leaves the organisation."""
    if scene.whole or scene.to.inside or not scene.agreed.holds:
        return scene
    if scene.to.home:
        of_theirs = scene.dossier.beyond.sought(()) | {one.id for one in scene.dossier}
        own = (scene.missing, of_theirs, lambda _file, _who: False)
        found = NamedBeside(scene.dossier, scene.dictionary, *own, shared_alone=True)
        return replace(scene, beside=found)
    asked = replace(request, person=None, own_rights=False, cells=None, exit="", beside=False)
    goes_along = partial(_goes_along, asked, scene.dictionary, decide)
    known = scene.of_others.people
    found = NamedBeside(scene.dossier, scene.dictionary, scene.missing, known, goes_along)
    return replace(scene, beside=found)


def _goes_along(
    asked: Request, dictionary: Dictionary, decide: Decide, file: Dossier, who: str
) -> bool:
    """Whether the name of who is missing there leaves by the file's own answers. A condition that is met by
    a word of somebody is used up by what leaves: it is none of another case's."""
    return file.once(_NameLeaves(asked, dictionary, decide, who))


@dataclass(frozen=True)
class _NameLeaves:
    asked: Request
    dictionary: Dictionary
    decide: Decide
    who: str

    def __call__(self, file: Dossier) -> bool:
        asked = replace(self.asked, only=self.who)  # no word of that file is read for it
        found = self.decide(asked, file, self.dictionary)
        person, left = file.get(self.who), found.get(self.who)
        if not found.allowed or found.met or person is None or left is None:
            return False
        return all(left.every(one) == person.every(one) for one in _NAME)


def _in_all(held: list[RecordView]) -> RecordView:
    """One record with what stands in each of these readings of it."""
    kept: Mapping[str, list[object]] = {
        name: [
            value for value in held[0].every(name) if all(value in one.every(name) for one in held)
        ]
        for name in held[0].fields
    }
    return replace(
        held[0],
        fields={
            name: tuple(one for one in said if one.value in kept[name])
            for name, said in held[0].fields.items()
        },
    )
