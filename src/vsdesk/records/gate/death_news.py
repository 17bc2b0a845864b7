"""News of death, until it was told: nobody learns it from a list, a search, a notice or a paper.

News is what a forensic identification says. A coordinator names one messenger; the records open on
that device after a checklist, and everywhere once the day is written down on which the family was told.
A registry entry or a paper is what somebody brought, not news. What only another device says closes its own
words: the record stays as it is without them (`as_recorded`), and is searched without them. The words of news
are in no search, later neither: the case is found by its name. It waits for everybody whom a file names, in
whatever case that person is missing (`elsewhere`), and was told there where it was told for that case.
Sources: data-dictionary §5.25, §5.24.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.coordinators import is_sure, others
from vsdesk.records.dates.days import has_come
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.terms import DEATH
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.persons.guards_elsewhere import OtherNews
from vsdesk.records.kinds import MODELS
from vsdesk.words import mark

FATE: Final = "dead_identified"
_EVENTS: Final = frozenset({"identification", "return_of_remains"})
_WORDS: Final = "translation"  # says in another language what its record says
_STATUS: Final = frozenset({"remains_identified"})
UNTOLD: Final = "untold"  # why it stays: a reason that no list of what stayed ever names
TELLING: Final = tuple(
    (spec.kind, spec.name)
    for model in MODELS
    for spec in spec_of(model).fields
    if DEATH in spec.death
)
# The kinds whose records stay, without these answers.
TOLD_OF: Final = frozenset(kind for kind, _ in TELLING)
_CLOSED: Final = frozenset({"news_told_on", *(name for _, name in TELLING)})

CHECKLIST: Final = (
    mark(
        "The result is in writing, from the laboratory or the doctor, and somebody read it twice."
    ),
    mark("It is known who in the family wants to be told, and how."),
    mark("You go in person, with somebody who can stay."),
    mark("Nobody else tells it: not a phone, not a list, not a paper."),
    mark("Somebody from psychological support knows the day and can be reached."),
)


def is_news(record: RecordView) -> bool:
    """Whether a record says by itself that remains were identified."""
    if record.kind == "event":
        return any(one in _EVENTS for one in record.every("type"))
    return record.kind == "claim" and FATE in record.every("value")


def says_news(record: RecordView) -> bool:
    """The same, or of a case that its answers do."""
    return is_news(record) or (record.kind == "case" and _says_so(record))


def tellers(record: RecordView) -> frozenset[str]:
    """Whose words (`Alternative.word`) say by themselves that remains were identified."""
    if not is_news(record):
        return frozenset()
    name, says = ("type", _EVENTS) if record.kind == "event" else ("value", {FATE})
    return frozenset(one.word for one in record.standing(name) if one.value in says)


def is_untold(dossier: Dossier, today: str) -> bool:
    """Whether there is news of death that no day says was told to the family, in any reading of the file.

    A day to come says nothing, and neither does what is no day.
    """
    return any(_is_untold(one, today) for one in dossier.readings)


def _is_untold(dossier: Dossier, today: str) -> bool:
    if dossier.of("case"):
        return bool(_waiting(dossier, today))
    return bool(_spaces_of_news(dossier))


def _spaces_of_news(dossier: Dossier) -> set[str]:
    """Where what stands says it. Events and claims alone are asked: an old file is mostly rows of exits."""
    return {one.space for kind in ("event", "claim") for one in dossier.of(kind) if is_news(one)}


def waiting(dossier: Dossier, today: str) -> frozenset[str]:
    """The cases of which there is news that was not told, each by itself.

    What lies outside every case, as with an incident, is about each of them.
    """
    return frozenset().union(*(_waiting(one, today) for one in dossier.readings))


def _waiting(dossier: Dossier, today: str) -> frozenset[str]:
    cases = dossier.of("case")
    spaces = {case.space for case in cases}
    said = _spaces_of_news(dossier)
    every = bool(said - spaces)
    return frozenset(
        case.id
        for case in cases
        if (every or case.space in said or _says_so(case)) and not is_told(case, today)
    )


class WaitsElsewhere(NamedTuple):
    """A case in another file in which such news waits: on which devices it opens, and of whom it is."""

    messengers: frozenset[str]
    dead: frozenset[str]


def elsewhere(dossier: Dossier, today: str) -> tuple[WaitsElsewhere, ...]:
    """The other cases in which news waits that has to do with this file: somebody is missing there whom it
    names, or what happened is told for both. What only others wrote there is no news, and of whom it is must
    be sure: by who made that person, by a coordinator, or by one who tells the news."""
    return dossier.once(_ElsewhereOn(today))


def waiting_elsewhere(dossier: Dossier, today: str) -> tuple[OtherNews, ...]:
    """The files of those cases: of whom the news is, is sure there."""
    of = _ElsewhereOn(today).of
    return tuple(one for one in dossier.beyond.news(today) if (found := of(one)) and found.dead)


@dataclass(frozen=True, slots=True)
class _ElsewhereOn:
    """The same on a day: `Dossier.once` works it out."""

    today: str

    def __call__(self, dossier: Dossier) -> tuple[WaitsElsewhere, ...]:
        found = (self.of(one) for one in dossier.beyond.news(self.today))
        return tuple(one for one in found if one is not None)

    def of(self, other: OtherNews) -> WaitsElsewhere | None:
        """What waits in that case, if any."""
        if not other.read:
            return WaitsElsewhere(frozenset(), other.people)
        found = other.file.once(_WaitsOn(self.today))
        if found is None or found.dead:
            return found and found._replace(dead=found.dead | other.people)
        return found


@dataclass(frozen=True, slots=True)
class _WaitsOn:
    """Of the file of a case by itself whether its news waits on a day: `Dossier.once` works it out."""

    today: str

    def __call__(self, file: Dossier) -> WaitsElsewhere | None:
        read = as_recorded(file, self.today)
        waits = waiting(read, self.today)
        heads = [one for each in read.readings for one in each.of("case") if one.id in waits]
        if not heads:
            return None
        dead = {id for one in heads for id in ids_of(one, "person")}
        known = self._is_of_theirs(read, heads)
        messengers = {str(one) for head in heads for one in head.every("news_messenger")}
        return WaitsElsewhere(frozenset(messengers), frozenset(dead) if known else frozenset())

    @staticmethod
    def _is_of_theirs(file: Dossier, heads: Iterable[RecordView]) -> bool:
        sure, theirs = is_sure(file), file.once(others)
        named = (one for head in heads for one in head.fields.get("person", ()))
        if any(sure(one) or file.beyond.made_by(str(one.value), one.word) for one in named):
            return True
        told = (word for read in file.readings for one in read for word in _says(one))
        return any(word not in theirs for word in told)


def _says(record: RecordView) -> frozenset[str]:
    """Whose words tell such news, in a case too."""
    if record.kind != "case":
        return tellers(record)
    said = (*record.standing("fate"), *record.standing("search_status"))
    return frozenset(one.word for one in said if one.value == FATE or one.value in _STATUS)


def is_silent(dossier: Dossier, today: str) -> bool:
    """Whether what is made of a file speaks as if there were no such news: some waits in it, or elsewhere."""
    return is_untold(dossier, today) or bool(elsewhere(dossier, today))


def silent_of(dossier: Dossier, today: str) -> frozenset[str]:
    """The cases and persons of a file whose answers tell nothing of it: where news waits in the file
    itself all cases and who is missing there."""
    found = waiting(dossier, today) | dead_of(dossier, today)
    if not is_untold(dossier, today):
        return found
    cases = (one.id for read in dossier.readings for one in read.of("case"))
    return found.union(cases, *map(missing_person_ids, dossier.readings))


def is_told(case: RecordView, today: str) -> bool:
    """Whether the family of a case was told, by all that stands there."""
    days = [day for day in case.every("news_told_on") if day is not None]
    return bool(days) and all(has_come(day, today) for day in days)


def listed_status(case: RecordView, today: str) -> str:
    """The state of the search as a list may show it: news that nobody was told yet is being checked."""
    status = case.text("search_status")
    return "lead" if status in _STATUS and not is_told(case, today) else status


def untold(dossier: Dossier, today: str) -> frozenset[str]:
    """The ids of the records that stay closed until the news is told, with what lies below them."""
    return frozenset().union(*(_untold(one, today) for one in dossier.readings))


def _untold(dossier: Dossier, today: str) -> frozenset[str]:
    if not _is_untold(dossier, today):
        return frozenset()
    waits = _waiting(dossier, today)
    told = {case.space for case in dossier.of("case") if case.id not in waits}
    open_ = [one.id for one in dossier if is_news(one) and one.space not in told]
    return with_all_below(dossier, open_)


def with_all_below(
    dossier: Dossier,
    ids: Iterable[str],
    above: Callable[[RecordView], Iterable[str]] = lambda one: (one.parent or "",),
) -> frozenset[str]:
    """These records and whatever lies below them, at any depth; `above` names what a record lies below."""
    below: dict[str, list[str]] = {}
    for one in dossier:
        for id in above(one):
            below.setdefault(id, []).append(one.id)
    left, found = [*ids], set[str]()
    while left:
        id = left.pop()
        if id not in found:
            found.add(id)
            left += below.get(id, ())
    return frozenset(found)


def as_recorded(dossier: Dossier, today: str) -> Dossier:
    """The same dossier with what waits to be told only where its openers and coordinators tell it.

    What nobody but other devices calls news stays as it is in the reading without them; a record that they
    made themselves is gone. The same dossier where nothing waits by their word alone.
    """
    return dossier.once(_AsRecorded(today))


@dataclass(frozen=True, slots=True)
class _AsRecorded:
    """How a file reads on a day without the news that only other devices wrote:
    `Dossier.once` works it out."""

    today: str

    def __call__(self, dossier: Dossier) -> Dossier:
        beside = sorted(
            (one for one in dossier.without if one.device_ids), key=lambda one: len(one.device_ids)
        )
        telling = self._telling(dossier) if beside else frozenset()
        if not telling:
            return dossier
        reads = [(one.facts, self._telling(one.facts)) for one in beside]
        only = telling - reads[-1][1]  # without all of these devices nobody tells it
        if not only:
            return dossier
        plain = {id: _plainest(id, reads) for id in only}
        last = reads[-1][0]
        plain |= {
            one.id: last.get(one.id) for one in dossier.of(_WORDS) if only & {*one.every("record")}
        }
        without = (
            one._replace(facts=replace(self._put(one.facts, plain), silent=silent), silent=silent)
            for one in dossier.without
            for silent in (self._put(one.silent, plain),)
        )
        return replace(self._put(dossier, plain), without=tuple(without))

    def _telling(self, dossier: Dossier) -> frozenset[str]:
        return untold(dossier, self.today) | waiting(dossier, self.today)

    def _put(self, read: Dossier, plain: Mapping[str, RecordView | None]) -> Dossier:
        """A reading with these records in the place of its own, where its own tell it."""
        telling = self._telling(read)
        put = (
            _not_telling(one, plain[one.id])
            if one.id in plain and (one.id in telling or one.kind == _WORDS)
            else one
            for one in read
        )
        return replace(read, records=tuple(one for one in put if one is not None))


def _plainest(id: str, reads: Iterable[tuple[Dossier, frozenset[str]]]) -> RecordView | None:
    """A record in the reading that leaves out the fewest devices of those in which it tells nothing."""
    held = (read.get(id) for read, telling in reads if id not in telling)
    return next((one for one in held if one is not None), None)


def _not_telling(record: RecordView, plain: RecordView | None) -> RecordView | None:
    """The record without its news; of a case everything else stays as it is."""
    if plain is None or record.kind != "case":
        return plain
    said = {name: held for name in telling_of(record.kind) if (held := plain.fields.get(name))}
    quiet = _quiet(record)
    return replace(quiet, fields={**quiet.fields, **said})


def without_news(dossier: Dossier, today: str) -> Dossier:
    """The same dossier as a page may show it: while news is untold, without what tells it."""
    dossier = as_recorded(dossier, today)
    silent = waiting(dossier, today) | dead_of(dossier, today)
    if not silent and not is_untold(dossier, today):
        return dossier
    closed = untold(dossier, today)
    kept = (one for one in dossier if one.id not in closed)
    shown = tuple(_quiet(one) if one.id in silent else one for one in kept)
    return replace(dossier, records=shown)


def dead_of(dossier: Dossier, today: str) -> frozenset[str]:
    """The persons of whom there is news that was not told: those who are missing in such a case, here or
    elsewhere, and whom this file names by another entry of theirs."""
    return dossier.once(_DeadOf(today))


@dataclass(frozen=True, slots=True)
class _DeadOf:
    """The same on a day: `Dossier.once` works it out."""

    today: str

    def __call__(self, dossier: Dossier) -> frozenset[str]:
        waits = waiting(dossier, self.today)
        cases = (one for read in dossier.readings for one in read.of("case") if one.id in waits)
        dead = {id for one in cases for id in ids_of(one, "person")}
        dead = dead.union(*(one.dead for one in elsewhere(dossier, self.today)))
        same = dossier.beyond.other_entries() if dead else {}
        return frozenset(dead.union(*(same.get(id, ()) for id in dead)))


def telling_of(kind: str) -> tuple[str, ...]:
    """The answers of a kind that tell such news by themselves."""
    return tuple(name for of, name in TELLING if of == kind)


def _quiet(record: RecordView) -> RecordView:
    telling = telling_of(record.kind)
    fields = {name: held for name, held in record.fields.items() if name not in telling}
    return replace(record, fields=fields)


def closed_fields(dossier: Dossier, today: str) -> frozenset[str]:
    """The answers of a case that nobody writes on its page while they are not shown there."""
    head = dossier.get(dossier.root)
    case = head is not None and head.kind == "case"
    return _CLOSED if case and dossier.root in waiting(dossier, today) else frozenset()


def may_open(dossier: Dossier, device_id: str, today: str) -> bool:
    """Whether this device may show what is not told yet: the one named messenger's, and no other."""
    return all(_may_open(one, device_id, today) for one in dossier.readings)


def may_speak(dossier: Dossier, device_id: str, today: str) -> bool:
    """Whether what this device makes of a file may tell what waits: the messenger's of all that waits, in the
    file and elsewhere."""
    there = elsewhere(dossier, today)
    return may_open(dossier, device_id, today) and all(
        one.messengers == {device_id} for one in there
    )


def may_open_of(dossier: Dossier, record: RecordView, device_id: str, today: str) -> bool:
    """Whether it may show what waits of one record: of whoever is missing elsewhere by that case alone."""
    there = [one for one in elsewhere(dossier, today) if record.id in one.dead]
    if there:
        return all(one.messengers == {device_id} for one in there)
    return may_open(dossier, device_id, today)


def _may_open(dossier: Dossier, device_id: str, today: str) -> bool:
    if not _is_untold(dossier, today):
        return True
    waits = _waiting(dossier, today)
    cases = (case for case in dossier.of("case") if case.id in waits)
    return {one for case in cases for one in case.every("news_messenger")} == {device_id}


def _says_so(case: RecordView) -> bool:
    return FATE in case.every("fate") or any(one in _STATUS for one in case.every("search_status"))
