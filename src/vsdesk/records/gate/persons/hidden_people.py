"""What was asked about single persons, and whom it hides on one paper: one meaning for every way to ask it.

Somebody said so with an answer (`identity_mode`), refused this body, a mark was written below the
person, or they live in another household than whose paper it is: they stand there as no record, by no
link and by no name. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.alternative import Alternative
from vsdesk.records.arrival import is_before
from vsdesk.records.case_parts import missing_person_ids, sole_missing_ids
from vsdesk.records.checks.name_pleas import pleas_towards_kin
from vsdesk.records.consent.coordinators import fills, is_sure
from vsdesk.records.consent.recipients import Recipient
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.gate.persons import other_entries
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.source_ids import sources_of

MARK: Final = "person_mark"
_DELETED: Final = "deleted"  # that the record itself was taken out, and not with what it lies below
NOT_NAMED: Final = "not_named_outside"
FIRST_NAME: Final = "first_name_only"
NOT_KNOWN: Final = "nobody_may_know_of"
NOT_ON_PAPERS: Final = "not_on_papers_of"
PLACE_UNKNOWN: Final = "place_unknown_to"
WORDS_REJECTED: Final = "words_rejected"
# How somebody may be named: what is asked when a relative is first told of.
NAMINGS: Final = (FIRST_NAME, NOT_NAMED, NOT_KNOWN)
_KNOWN: Final = frozenset(
    {NOT_NAMED, FIRST_NAME, NOT_KNOWN, NOT_ON_PAPERS, PLACE_UNKNOWN, WORDS_REJECTED}
)
_NOBODY: Final = frozenset[str]()
_Lives = tuple[Alternative, bool]


def asking(type: str, since: str, by: str = "") -> dict[str, Json]:
    """What a new mark says: what is asked, from which day, and by whom where that was told."""
    said: dict[str, Json] = {"type": type, "since": since}
    return said | ({"asked_by": by} if by else {})


def marks_of(dossier: Dossier) -> tuple[RecordView, ...]:
    """The marks that stand: in every reading of the file, for what guards somebody in one of them
    guards them. One whose person was taken off the file stands until it is itself taken out: the
    stories still name them."""
    return dossier.once(_standing)


def _standing(dossier: Dossier) -> tuple[RecordView, ...]:
    gone, counts = erased_people(dossier), is_sure(dossier)
    found = {
        one.id: one
        for read in reversed(dossier.readings)
        for one in read
        if one.kind == MARK and _stands(one, gone, counts)
    }
    return tuple(found.values())


def _stands(mark: RecordView, gone: frozenset[str], counts: Callable[[Alternative], bool]) -> bool:
    """Whether no coordinator took it out; erased with its person it stands: who was guarded is for ever."""
    ended = [one for one in mark.fields.get(_DELETED, ()) if counts(one)]
    if mark.erased:
        return not ended and not marks_whom(mark).isdisjoint(gone)
    return not any(one.value for one in ended)


def erased_people(dossier: Dossier) -> frozenset[str]:
    """The persons and sources whom an order erased: nothing but the id is left of them
    (docs/spec/bundle.md §10)."""
    return dossier.once(_erased)


def _erased(dossier: Dossier) -> frozenset[str]:
    return frozenset(
        one.id
        for read in dossier.readings
        for one in read
        if one.kind in ("person", "source") and one.erased
    )


def marks_on(dossier: Dossier, person: str) -> tuple[RecordView, ...]:
    """Those of one person."""
    return tuple(one for one in marks_of(dossier) if person in marks_whom(one))


def marks_whom(mark: RecordView) -> frozenset[str]:
    """On whom a mark is: on each of them, where several devices or logs place it."""
    return frozenset({mark.parent or "", *mark.parents} - {""})


def marked(dossier: Dossier, type: str, to: Recipient, person: str | None) -> frozenset[str]:
    """The persons for whom a mark of this type holds on a paper for `to`; `person` is whose paper it is.

    A type that nobody here knows, or that was erased, is read as each of them. Inside the
    organisation none holds.
    """
    if to.inside:
        return _NOBODY
    found = set[str]()
    for one in marks_of(dossier):
        says = {*one.every("type")}
        if (type in says or one.erased or not says <= _KNOWN) and _holds(dossier, one, to, person):
            found |= marks_whom(one)
    return frozenset(found)


def unknown(dossier: Dossier, to: Recipient, person: str | None) -> frozenset[str]:
    """The persons of whom this paper speaks as if there were nobody: no number of people
    tells of them either."""
    return _NOBODY.union(*(marked(dossier, one, to, person) for one in (NOT_KNOWN, NOT_ON_PAPERS)))


def is_kept_from(dossier: Dossier, person: str | None) -> bool:
    """Whether somebody else asked that this person, or their household, learns nothing of them, or not
    what is told; where nobody knows whose paper it is (None), that anybody does. The gate asks it, for
    papers, tables and files alike.

    Told words of others say "we", and where it was: no list of names keeps that from them.
    """
    return any(
        (NOT_KNOWN in one.every("type") or _asks_for_silence(one))
        and marks_whom(one) != {person}
        and bool(kept := {*ids_of(one, "towards")})
        and (person is None or person in _with(dossier, kept))
        for one in marks_of(dossier)
    )


def _asks_for_silence(mark: RecordView) -> bool:
    """Whether the words of a mark are none that are not said, but that those do not hear it: «أبو نضال لا
    لازم يعرف إنو حكينا»."""
    return any(pleas_towards_kin(text) for value in mark.every("words") for text in texts_in(value))


def _holds(dossier: Dossier, mark: RecordView, to: Recipient, person: str | None) -> bool:
    """Whether a mark holds for this paper: towards nobody it holds for all; what everybody
    may read, those may too."""
    said = [frozenset(ids_in(value)) for value in mark.every("towards")]
    towards = frozenset[str]().union(*said) if all(said) else _NOBODY
    own = person is not None and {person} == marks_whom(mark)
    if to.sort == "family":
        return not own and (
            not towards or person is None or bool(_with(dossier, towards) & {person})
        )
    if not towards:
        return to.carried or {*mark.every("type")} != {NOT_ON_PAPERS}
    if to.carried:  # it comes into the hand of the family first
        return not own and (person is None or person in _with(dossier, towards))
    return to.sort == "public"


def _with(dossier: Dossier, people: Collection[str]) -> frozenset[str]:
    """These, and whoever lives in one household with one of them."""
    houses = households(dossier)
    shared = {house for one in people for house in houses.get(one, _NOBODY)}
    return frozenset({*people, *(who for who, said in houses.items() if said & shared)})


def households(dossier: Dossier) -> dict[str, frozenset[str]]:
    """The households of the members, by everything that stands in any reading, and by what was
    ever written there until a coordinator wrote it: who says where somebody lives takes nobody
    into their own household by it."""
    return dossier.once(_households)


def _households(dossier: Dossier) -> dict[str, frozenset[str]]:
    lived = dossier.once(_lived)
    return {who: frozenset(houses) for who, houses in lived.items() if houses}


def _lived(dossier: Dossier) -> dict[str, dict[str, list[_Lives]]]:
    """By member and household all that say so, and whether it is they by a word that may fill the row."""
    members = [one for read in dossier.readings for one in read.of("family_member")]
    lived = {
        one.id
        for read in dossier.readings
        for one in read
        if one.kind == "family_member" and "household" in one.fields
    }
    ever = dossier.beyond.unlooked(lived) if lived else {}
    found: dict[str, dict[str, list[_Lives]]] = {}
    for member in (*members, *ever.values()):
        fills_in = fills(dossier, member.id)
        for one in member.fields.get("person", ()):
            for id in ids_in(one.value) if one.held == "here" else ():
                houses = found.setdefault(id, {})
                for said in member.fields.get("household", ()):
                    if isinstance(said.value, str) and (house := household_key(said.value)):
                        houses.setdefault(house, []).append((said, fills_in(one)))
    return found


def _lives_there(dossier: Dossier, person: str, house: str) -> bool:
    """Whether whose paper it is lives in a household by a coordinator's word, or by that of who alone wrote
    down each other in it, or wrote it before those came there: nobody else takes them into it."""
    sure, lived = is_sure(dossier), dossier.once(_lived)
    said = [one for one, is_theirs in lived[person][house] if is_theirs]
    if any(map(sure, said)):
        return True
    with_them = [
        [one for one, _ in houses[house]]
        for who, houses in lived.items()
        if who != person and house in houses
    ]
    came = dossier.beyond.came({one.op for held in (said, *with_them) for one in held})

    def is_first(one: Alternative) -> bool:
        others = (other.op for held in with_them for other in held if other.word != one.word)
        return is_before(one.op, others, came)

    return any(map(is_first, said))


def household_key(said: str) -> str:
    """Two households that are written alike, but for case and spaces, are one."""
    return " ".join(said.split()).casefold()


def several_households(dossier: Dossier) -> bool:
    """Whether members live in more than one, as far as that is written down."""
    return len({one for said in households(dossier).values() for one in said}) > 1


def of_other_households(dossier: Dossier, to: Recipient, person: str | None) -> frozenset[str]:
    """On a family's own paper: who lives in another household than whose paper it is,
    where any are written down.

    Where several are, and nobody knows of which one the paper is, all of them.
    """
    if to.sort != "family":
        return _NOBODY
    if not several_households(dossier):
        return _NOBODY
    houses = households(dossier)
    mine = houses.get(person or "", _NOBODY)
    if len(mine) != 1 or not _lives_there(dossier, person or "", next(iter(mine))):
        return frozenset(who for who in houses if who != person)
    return frozenset(who for who, said in houses.items() if said != mine and who != person)


@dataclass(frozen=True, slots=True)
class HiddenPeople:
    """Who stands on one paper by no name: `asked` for it, or live in other `households` than whose paper it
    is.

    `refused`: who of them, or of the sources, said no to who gets it: what they told is theirs too.
    """

    asked: frozenset[str] = _NOBODY
    households: frozenset[str] = _NOBODY
    refused: frozenset[str] = _NOBODY


def hidden(
    dossier: Dossier, to: Recipient, today: str, person: str | None, *, own: bool
) -> HiddenPeople:
    """Who stands on no paper for this recipient but an own one (story 5); of who is missing
    those who are not named.

    `own`: `person` files for their own rights.
    """
    heard = dossier.once(with_answers_elsewhere)
    refused = other_entries.refusing(dossier, heard, to.key, today)
    people = frozenset(one.id for read in dossier.readings for one in read.of("person"))
    said = other_entries.unnamed(dossier, heard, to.key, today)
    said |= refused.intersection(one.id for one in ever_of(dossier, "person"))
    if to.sort == "family" or own:
        said -= {person or ""}
    if own:  # theirs is filed, and nothing of the others
        said |= people - {person or ""}
    missing = frozenset[str].intersection(*map(sole_missing_ids, dossier.readings))
    said -= missing  # an answer about them hides nobody of whom the paper is; a mark does
    for type in (NOT_NAMED, NOT_KNOWN, NOT_ON_PAPERS):
        said |= marked(dossier, type, to, person) - ({person} if own else _NOBODY)
    if not to.inside:
        said |= erased_people(dossier)
    return HiddenPeople(
        said,
        of_other_households(dossier, to, person) - missing,
        refused - missing - ({person or ""} if own else _NOBODY),
    )


def with_answers_elsewhere(dossier: Dossier) -> Dossier:
    """The file, with what those answered who are drawn in from another one: it hides them here too."""
    spaces = {one.space for one in dossier if one.id == one.space}
    drawn = {one.id for one in ever_of(dossier, "person") if one.space not in spaces}
    drawn |= dossier.once(sources_of)  # each a file of its own
    found = dossier.beyond.answers_of(drawn) if drawn else ()
    more = tuple(one for one in found if dossier.get(one.id) is None)
    return replace(dossier, records=(*dossier.records, *more)) if more else dossier


def nameless(dossier: Dossier, to: Recipient, person: str | None) -> frozenset[str]:
    """The missing persons who stand on this paper without their name."""
    gone = _NOBODY if to.inside else erased_people(dossier)
    return (marked(dossier, NOT_NAMED, to, person) | gone) & missing_person_ids(dossier)


def by_first_name(
    dossier: Dossier, to: Recipient, person: str | None, *, own: bool
) -> frozenset[str]:
    """Who stands on this paper by the given name alone; `own`: `person` files for their own rights."""
    return marked(dossier, FIRST_NAME, to, person) - ({person} if own else _NOBODY)


def is_marked(dossier: Dossier, person: str, type: str) -> bool:
    """Whether a mark of this type towards all stands on somebody."""
    return any(
        one.every("type") == (type,) and not any(one.every("towards"))
        for one in marks_on(dossier, person)
    )


def closed_cases(dossier: Dossier, to: Recipient, person: str | None) -> frozenset[str]:
    """The cases of which nothing stands on this paper: of whom nobody there may know, or not by papers."""
    closed = marked(dossier, NOT_KNOWN, to, person) | marked(dossier, NOT_ON_PAPERS, to, person)
    if not closed:
        return _NOBODY
    return frozenset(case.id for case in dossier.of("case") if closed & ever_named(case, "person"))


def not_shown(dossier: Dossier) -> frozenset[str]:
    """Of whom a list of hits shows no word: nobody outside may look over a shoulder and learn of them."""
    return _not_shown(marks_of(dossier))


def shown_of(people: Iterable[RecordView], records: Iterable[RecordView]) -> list[RecordView]:
    """Of these the people whom a list may show by name; `records` hold their marks."""
    never = _not_shown(one for one in records if one.kind == MARK)
    return [one for one in people if one.id not in never]


def _not_shown(marks: Iterable[RecordView]) -> frozenset[str]:
    return frozenset(
        who
        for one in marks
        if {NOT_NAMED, NOT_KNOWN} & {*one.every("type")}
        for who in marks_whom(one)
    )


def rejected_words(dossier: Dossier, to: Recipient, person: str | None) -> dict[str, list[Json]]:
    """Of each person the words that are not said on a paper of the family, or before everybody."""
    found: dict[str, list[Json]] = {}
    if to.sort not in ("family", "public"):
        return found
    of = marked(dossier, WORDS_REJECTED, to, person) | (
        frozenset({person}) if person else frozenset()
    )
    for one in marks_of(dossier):
        if WORDS_REJECTED in one.every("type"):
            for who in of & marks_whom(one):
                found.setdefault(who, []).extend(one.every("words"))
    return found


def not_known(dossier: Dossier) -> frozenset[str]:
    """Of whom nobody outside may know, towards whomever that was asked."""
    return frozenset(
        who
        for one in marks_of(dossier)
        if NOT_KNOWN in one.every("type")
        for who in marks_whom(one)
    )
