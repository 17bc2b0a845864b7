"""Of whom a record speaks: the fields that say so, kind by kind, and the files that such records name. Pure.

Who told something, filed it or was asked is not of whom it speaks: those links are taken out of a record, and the
record stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import Dossier, RecordView, ids_in

if TYPE_CHECKING:
    from vsdesk.records.dictionary import Dictionary

# Beside these fields the record itself and its parent. A test holds every link to a person against this table.
ABOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "person": (),
    "person_name": (),
    "person_identifier": (),
    "kinship": ("person", "related_to"),
    "family_member": ("person",),
    "civil_doc_issue": ("person",),
    "dna_reference": ("donor", "missing", "also_for"),
    "need_assessment": ("person",),
    "service": ("beneficiary",),
    "referral": ("person",),
    "risk_assessment": ("person",),
    "representation": ("represented",),
    "hlp_asset": ("owner",),
    "participation": ("person",),
    "contact_channel": ("person",),
    "contact_log": ("person",),
    "family_request": ("person",),
    "duty": ("person",),
    "work": ("author",),
}
_FILE: Final = "evidence_item"
_SHOWN: Final = ("relates_to", "signed_by")
_ANSWER: Final = "consent_grant"  # of its grantor: its scan bears their name
_BYTES: Final = ("blob", "sha256")


def about_whom(record: RecordView) -> frozenset[str]:
    """The ids of the people of whom a record of `ABOUT` may speak, its own and its parent's too."""
    named = [record.every(name) for name in ABOUT.get(record.kind, ())]
    found = {record.id, record.parent or "", *(id for one in named for id in ids_in([*one]))}
    return frozenset(found - {""})


def speaks_of(record: RecordView, people: Collection[str]) -> bool:
    """Whether it speaks of one of these people."""
    return record.kind in ABOUT and not about_whom(record).isdisjoint(people)


def files_of(dossier: Dossier, dictionary: Dictionary, people: frozenset[str]) -> frozenset[str]:
    """The items that show these people or are their papers, in any reading of the file: what relates to them or bears
    their signature, what a record names that speaks of them or is their answer, and what has the same bytes."""
    if not people:
        return frozenset()
    records = [one for read in dossier.readings for one in read]
    items = [one for one in records if one.kind == _FILE]
    named = {one.id for one in items if not people.isdisjoint(_ids(one, _SHOWN))}
    fields = {kind: _to_files(dictionary, kind) for kind in (*ABOUT, _ANSWER)}
    for one in records:
        if speaks_of(one, people) or (one.kind == _ANSWER and people & _ids(one, ("grantor",))):
            named |= _ids(one, fields[one.kind])
    return with_same_bytes(items, named & {one.id for one in items})  # an answer's subject is none


def with_same_bytes(items: Iterable[RecordView], named: Collection[str]) -> frozenset[str]:
    """These items, and those that hold the same file."""
    items = tuple(items)
    seen = {data for one in items if one.id in named for data in _bytes(one)}
    return frozenset({*named, *(one.id for one in items if not seen.isdisjoint(_bytes(one)))})


def _to_files(dictionary: Dictionary, kind: str) -> tuple[str, ...]:
    spec = dictionary.kind(kind)
    return tuple(f.name for f in (spec.fields if spec else ()) if _FILE in f.targets)


def _ids(record: RecordView, names: Iterable[str]) -> set[str]:
    return {id for name in names for value in record.every(name) for id in ids_in(value)}


def _bytes(item: RecordView) -> frozenset[str]:
    return frozenset(
        value for name in _BYTES for value in item.every(name) if isinstance(value, str)
    )
