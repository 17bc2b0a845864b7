"""Whose a way of contact is, and whether it is safe: a number of somebody is as unsafe as the most
careful row that says it, whoever is written beside it, and in whichever family. Pure.

It was taken down twice, in another writing, with a word or a second number beside it: "not safe" in one row
holds for all of them, in one that was removed too; and of each number that ever stood there, until a
coordinator writes the number or looks. Who stands in two families, by one record or by one in each, or is
missing in two entries, has one telephone: what a family calls unsafe is unsafe on the papers of the other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_in, ever_named, ever_stood
from vsdesk.records.consent.coordinators import is_sure
from vsdesk.records.gate.told.recorded_numbers import Keys, keys_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

_CONTACT: Final = "contact_channel"
_MEMBER: Final = "family_member"
_SAFE: Final = "safe_contact"
_TO_CALL: Final = "safe_to_call"
_SAID: Final = (_SAFE, "value", "person")
_ANYBODY: Final = ""
_ELSEWHERE: Final = (
    "elsewhere"  # of whomever in another file: no coordinator saw it beside this row
)
_LONGEST: Final = 200  # letters of a contact, with the words beside it


def owners(dossier: Dossier, record: RecordView) -> frozenset[str]:
    """Whose contact it is, by what it says, ever said and lies below: one person, if they agree."""
    found = ever_named(record, "person")
    above = dossier.get(record.parent)
    if above is not None and above.kind == _MEMBER:
        found |= ever_named(above, "person")
    elif record.parent and (above is None or above.kind != "family"):
        found |= {record.parent}
    return found or (frozenset({record.parent}) if record.parent else frozenset())


def is_safe(dossier: Dossier, record: RecordView, *, to_call: bool) -> bool:
    """Whether it says so itself, and no row says of the same number that it is not, whoever's it is;
    `to_call`: nor that nobody may call it, for who gets a number may call it. Where a coordinator says that
    it is safe with this one, the rows of others in this file are not asked. What is longer than a contact is
    none."""
    if record.value(_SAFE) is not True or record.differs(_SAFE):
        return False
    if to_call and False in record.every(_TO_CALL):
        return False
    values = [*_values(record)]
    if any(len(one) > _LONGEST for one in values):
        return False
    noes = dossier.once(_not_to_call if to_call else _unsafe)
    counts = is_sure(dossier)
    sure = all(counts(one) for name in _SAID for one in record.fields.get(name, ()))
    asked = {*_of_one(dossier, owners(dossier, record)), _ELSEWHERE} if sure else {_ANYBODY}
    return not any(noes[who].stand_in(one) for who in asked if who in noes for one in values)


def _of_one(dossier: Dossier, people: frozenset[str]) -> frozenset[str]:
    """These, and their other entries: one telephone."""
    entries = dossier.beyond.other_entries() if people else {}
    return people.union(*(entries[one] for one in people if one in entries))


def _unsafe(dossier: Dossier) -> Mapping[str, Keys]:
    return _refused(dossier, (_SAFE,))


def _not_to_call(dossier: Dossier) -> Mapping[str, Keys]:
    return _refused(dossier, (_SAFE, _TO_CALL))


def _refused(dossier: Dossier, names: tuple[str, ...]) -> Mapping[str, Keys]:
    """By owner, of anybody, and of whomever elsewhere, each number and address of a row that says so."""
    here = {one.id for one in ever_in(dossier, _CONTACT)}
    found: dict[str, set[str]] = {}
    for file in dossier.once(with_families_elsewhere):
        rows = [
            one
            for one in ever_in(file, _CONTACT)
            if any(False in one.every(name) for name in names)
        ]
        for one in ever_stood(file, rows):
            keys = frozenset(key for value in _values(one) for key in keys_in(value))
            whose = {*owners(file, one), _ANYBODY, *(() if one.id in here else (_ELSEWHERE,))}
            for owner in whose if keys else ():
                found.setdefault(owner, set()).update(keys)
    return {owner: Keys(keys) for owner, keys in found.items()}


def with_families_elsewhere(dossier: Dossier) -> tuple[Dossier, ...]:
    """The file, with what the other families say of those whose ways of contact are in it, theirs among it;
    and the files of its other entries, each with those too."""
    return tuple(map(_with_elsewhere, (dossier, *dossier.joined)))


def _with_elsewhere(dossier: Dossier) -> Dossier:
    rows = ever_in(dossier, _CONTACT)
    people = frozenset[str]().union(*(owners(dossier, one) for one in rows))
    if any(not ever_named(one, "person") for one in rows):  # anybody's of the family
        members = (ever_named(one, "person") for one in ever_in(dossier, _MEMBER))
        people = people.union(*members)
    more = [one for one in dossier.beyond.homes_of(people) if dossier.get(one.id) is None]
    return replace(dossier, records=(*dossier.records, *more)) if more else dossier


def _values(record: RecordView) -> Iterator[str]:
    return (one for one in record.every("value") if isinstance(one, str) and one.strip())
