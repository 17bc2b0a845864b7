"""All that the gate finds beyond a file and by which it closes, hides or withholds something of it, each
thing by a name: two readings of one file are held side by side by these. Pure.

What is asked is what the gate asks (`guards_elsewhere.Beyond`); of a thing that is found it does not matter
what it says. A source who stays elsewhere is no part of it: docs/spec/bundle.md §8.16 and §8.18 say that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records import copy_mark
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.checks import risk
from vsdesk.records.checks.pauses import DELETED, open_stops
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.consent.left_empty import REQUEST
from vsdesk.records.consent.returns import is_free
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.death_news import waiting, waiting_elsewhere
from vsdesk.records.gate.names.name_parts import FAMILY, GIVEN
from vsdesk.records.gate.names.named_beside import NamedBeside
from vsdesk.records.gate.names.shared_words import SHARED
from vsdesk.records.gate.names.surnames import Surnames, said_in
from vsdesk.records.gate.persons.hidden_people import with_answers_elsewhere
from vsdesk.records.gate.persons.safe_numbers import with_families_elsewhere
from vsdesk.records.gate.persons.teller_limits import LIMITS, told_in
from vsdesk.records.guarding_values import GUARDING, OF_EVERY_REPORT, asks_by
from vsdesk.records.put_aside import closes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView

Found = tuple[str, ...]
_ANSWER: Final = "consent_grant"
_INCIDENT: Final = "incident"
_AGES: Final = sorted({*OF_EVERY_REPORT} - {"sens"})
_IN_WORDS: Final = ("title", "text")  # of an incident, and the kinds of what is told in it
_TOLD: Final = frozenset({"event", "claim"})
_SOURCE: Final = "source"
_SCOPES: Final = "data_scope"
_USES: Final = ("photo_use", "audio_use")
_NARROWS: Final = ("result", "withdrawn_on", "nowhere", "not_to", "may_tell_family")
_CARE: Final = tuple(name for name in GUARDING[risk.KIND] if name != "level")
_BY_DAY: Final = frozenset({risk.KIND, REQUEST})  # asked of the file, which knows what ended them


def reaches(dossier: Dossier, known: Collection[str]) -> bool:
    """Whether records of a file, or what guards somebody in it, may lie beyond these spaces."""
    near = any(one.space not in known for one in dossier)
    return near or any(one.kind != _SOURCE for one in dossier.beyond.guarding())


def found_beyond(
    dossier: Dossier, dictionary: Dictionary, today: str, *, own: bool
) -> frozenset[Found]:
    """What was found, on a day (ISO). `own`: in the records of the file too, where it `reaches` beyond what
    everybody has who reads it."""
    return frozenset(
        (
            *(_in_records(dossier, today) if own else ()),
            *_known(dossier),
            *_in_entries(dossier),
            *_in_other_files(dossier, dictionary),
            *(("news", one.file.root) for one in waiting_elsewhere(dossier, today)),
            *_told_together(dossier, dictionary),
        )
    )


def _known(dossier: Dossier) -> Iterator[Found]:
    """What is known of it without anybody's word."""
    beyond = dossier.beyond
    yield from (("missing", one.id) for one in beyond.missing())
    yield from (("late", one) for one in beyond.late_words())
    for held in (beyond.late(), beyond.late_of_relatives()):
        yield from (("late", id, *sorted(ops)) for id, ops in held.items())
    said = {
        "put aside": beyond.put_aside(),
        "crowded": beyond.crowded(),
        "copied": any(map(copy_mark.waits, (dossier, *dossier.joined))),
    }
    yield from ((name,) for name, holds in said.items() if holds)


def _in_records(dossier: Dossier, today: str) -> Iterator[Found]:
    """What is asked by the records of the file and by what guards somebody in it. That somebody is named
    elsewhere asks for nothing; that they are younger there does. Of words that too many share
    `_told_together` says whom they name."""
    guarding = dossier.beyond.guarding()
    for one in (*dossier, *guarding):
        if one.kind not in _BY_DAY and _asks(dossier, one):
            yield _named(one)
    yield from map(_named, _narrower(dossier))
    for one in guarding:
        here = dossier.get(one.id) if one.kind == "person" else None
        if here is not None and any(len(one.every(age)) > len(here.every(age)) for age in _AGES):
            yield ("younger", one.id)
        elif one.kind != "person" and one.kind not in SHARED and _is_bare(dossier, one):
            yield ("crowded", one.space)
    for read in dossier.readings:
        red = risk.red_risks(read, today)
        for one in risk.standing_risks(read, today):
            if one in red or any(True in one.every(name) for name in _CARE):
                yield _named(one)
    yield from map(_named, open_stops(dossier))
    yield from (("news", id) for id in waiting(dossier, today))


def _narrower(dossier: Dossier) -> Iterator[RecordView]:
    """The answers beside the file and its family that agree to less than is agreed to there."""
    head = dossier.get(dossier.root)
    home = {dossier.root, *(ids_of(head, "family") if head is not None else ())}
    answers = dossier.of(_ANSWER)
    here = {str(one) for grant in answers if grant.space in home for one in grant.every(_SCOPES)}
    for grant in answers:
        less = any(False in grant.every(name) for name in _USES)
        if grant.space not in home and (less or not here <= {*map(str, grant.every(_SCOPES))}):
            yield grant


def _in_entries(dossier: Dossier) -> Iterator[Found]:
    """What is asked by the other entries of who is missing; an answer there narrows too."""
    here = {str(one) for grant in dossier.of(_ANSWER) for one in grant.every(_SCOPES)}
    for file in dossier.joined:
        yield from map(_named, open_stops(file))
        if not is_free(dossier) and any(map(is_free, (file, *file.readings))):
            yield ("free", file.root)
        for one in {id(one): one for read in (file, *file.readings) for one in read}.values():
            narrow = one.kind == _ANSWER and not here <= {*map(str, one.every(_SCOPES))}
            closed = one.kind == "submission" and False in one.every("publicity_consent")
            if one.kind not in _BY_DAY and (narrow or closed or _asks(dossier, one)):
                yield _named(one)


def _in_other_files(dossier: Dossier, dictionary: Dictionary) -> Iterator[Found]:
    """What those answered elsewhere who are drawn in, or by another entry; what another household says of a
    number; and what those who told limit in another file. What they answered themselves goes along (§8.18):
    it is asked where a name of theirs stands in words that others told."""
    drawn = dossier.once(with_answers_elsewhere)
    homes = dossier.once(with_families_elsewhere)
    found = [one for file in (drawn, *homes) for one in file]
    if entries := dossier.beyond.other_entries():
        found += dossier.beyond.answers_of(frozenset[str]().union(*entries.values()))
    tellers = frozenset(who for held in dossier.once(told_in).values() for who in held)
    if tellers:
        found += (one for one in dossier.beyond.tellers(tellers) if one.kind == LIMITS)
    for one in found:
        if dossier.get(one.id) is None and _asks(dossier, one):
            who = frozenset(map(str, one.every("grantor")))
            if not who or not who <= tellers or _is_named(dossier, dictionary, who):
                yield _named(one)


def _is_named(dossier: Dossier, dictionary: Dictionary, people: frozenset[str]) -> bool:
    """Whether a name of these stands in words of the file."""
    names = Surnames.among(said_in(dossier.beyond.ever_said(people).values(), (*GIVEN, *FAMILY)))
    return any(map(names.stand_in, _beside(dossier, dictionary).texts()))


def _beside(dossier: Dossier, dictionary: Dictionary) -> NamedBeside:
    missing = missing_person_ids(dossier)
    return NamedBeside(dossier, dictionary, missing, frozenset(), lambda _file, _who: False)


def _told_together(dossier: Dossier, dictionary: Dictionary) -> Iterator[Found]:
    """Whom an incident of the file tells of: who was not asked agreed to nothing; and who of those that are
    missing beside it is named in any words."""
    beside = dossier.beyond.beside()
    if not any(one.cases for one in beside):
        return
    incidents = {one.id: one for one in dossier.of(_INCIDENT)}
    told = any(any(one.every(name)) for one in incidents.values() for name in _IN_WORDS)
    if told or any(one.kind in _TOLD and one.space in incidents for one in dossier):
        yield from (
            ("beside", case) for one in beside for held in one.cases.values() for case in held
        )
    yield from (("named", who) for who in _beside(dossier, dictionary).named)


def _is_bare(dossier: Dossier, record: RecordView) -> bool:
    """Whether it stands in the place of one whose words too many share."""
    here = dossier.get(record.id)
    return here is not None and record.fields.keys() < here.fields.keys()


def _asks(dossier: Dossier, record: RecordView) -> bool:
    """Whether a record asks for something, or narrows, by any word that stands in it; not where a coordinator
    ended it."""
    gone = [said.word for said in record.fields.get(DELETED, ())] if record.deleted else []
    if gone and not any(map(dossier.beyond.is_other, gone)):
        return False
    if record.kind in (_ANSWER, LIMITS):
        said = ({name: value} for name in _NARROWS for value in record.every(name))
        no = any(closes(record.kind, (), {"result": "given", **one}) for one in said)
        return no or (record.kind == _ANSWER and may_hide(record)) or not record.fields
    return bool(asks_by(record, lambda _: True))


def _named(record: RecordView) -> Found:
    return (
        "asks",
        record.id,
        *sorted(f"{name} {one.op}" for name, held in record.fields.items() for one in held),
    )
