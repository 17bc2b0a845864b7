"""Of whom a record speaks: the fields that say so, kind by kind, and the files that such records name. Pure.

Who told something, filed it or was asked is not of whom it speaks: those links are taken out of a record, and
the record stays. A file is never only told of: what somebody gave may bear their name or hand. A link by
which something is closed counts as long as a record ever named it there, a removed one too, until a
coordinator puts something else there (docs/spec/bundle.md §8.12): `ever_named` and `ever_of` say so, and
whatever closes asks them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.once import once

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary

# Beside these fields the record itself and its parent. A test holds every link to a
# person against this table.
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
_NUMBER: Final = "person_identifier"
# Who was there: where a search was made or a paper given is where they were.
_THERE: Final[Mapping[str, tuple[str, ...]]] = {
    "search_action": ("actor_person",),
    "evidence_item": ("relates_to", "signed_by", "received_from"),
}
# Whom its bytes may show or name: a letter is in the hand of whoever gave it.
BYTES_OF: Final = ("relates_to", "signed_by", "received_from")
_ANSWER: Final = "consent_grant"  # of its grantor: its scan bears their name
_BYTES: Final = ("blob", "sha256")


def ever_named(record: RecordView, *names: str) -> frozenset[str]:
    """What a record names in these fields, or named before, as far as no coordinator took it out of there:
    kept with it, for each person is looked for in all."""
    known = (ever_named, names)
    if known not in record.worked_out:
        before = (record.formerly.get(name, ()) for name in names if record.formerly)
        record.worked_out[known] = frozenset(ids_of(record, *names)).union(*before)
    found: frozenset[str] = record.worked_out[known]
    return found


def ever_in(dossier: Dossier, kind: str) -> tuple[RecordView, ...]:
    """The records of one kind in one reading of a file, those that were removed too."""
    return (*dossier.of(kind), *dossier.once(_removed).get(kind, ()))


def ever_of(dossier: Dossier, *kinds: str) -> Iterator[RecordView]:
    """The same in every reading of the file."""
    return (one for read in dossier.readings for kind in kinds for one in ever_in(read, kind))


def ever_stood(dossier: Dossier, records: Collection[RecordView]) -> Iterator[RecordView]:
    """These records, and each with all that ever stood in its fields, until a coordinator wrote there or
    looked: what guards by a value guards by each of them. How delicate it is, is said by what stands."""
    yield from records
    ever = dossier.beyond.unlooked({one.id for one in records}) if records else {}
    for one in records:
        if one.id in ever:
            said = {name: held for name, held in ever[one.id].fields.items() if name != "sens"}
            yield replace(one, fields={**one.fields, **said})


def _removed(dossier: Dossier) -> Mapping[str, list[RecordView]]:
    found: dict[str, list[RecordView]] = {}
    for one in dossier:
        if one.deleted:
            found.setdefault(one.kind, []).append(one)
    return found


@once
def about_whom(record: RecordView) -> frozenset[str]:
    """The ids of the people of whom a record of `ABOUT` may speak or spoke, its own and its parent's too."""
    found = {record.id, record.parent or ""} | ever_named(record, *ABOUT.get(record.kind, ()))
    return frozenset(found - {""})


def speaks_of(record: RecordView, people: Collection[str]) -> bool:
    """Whether it speaks of one of these people."""
    return bool(people) and record.kind in ABOUT and not about_whom(record).isdisjoint(people)


def been_there(dossier: Dossier, people: frozenset[str]) -> frozenset[str]:
    """The records of which one of these people was part, without being of them: they say where somebody was.
    In any reading of the file."""
    return frozenset(
        one.id
        for kind, names in (_THERE.items() if people else ())
        for one in ever_of(dossier, kind)
        if people & ever_named(one, *names)
    )


def names_nobody(record: RecordView) -> bool:
    """Whether a record of `ABOUT` may name of whom it speaks, and does not: then it speaks of the whole
    family. What opens by a name asks it of the record as it was `filled`."""
    names = ABOUT.get(record.kind, ())
    return bool(names) and not ids_of(record, *names)


def whose(record: RecordView) -> frozenset[str]:
    """Whose names and numbers a record of `ABOUT` holds: its own, its parent's, the first one's whom it
    names."""
    found = {record.id, record.parent or ""} | ever_named(record, *ABOUT.get(record.kind, ())[:1])
    return frozenset(found - {""})


def files_of(dossier: Dossier, dictionary: Dictionary, people: frozenset[str]) -> frozenset[str]:
    """The items that show these people or are their papers, in any reading of the file: what relates to them,
    lies below them, bears their signature or came from them, what a record names that speaks of them or is
    their answer, and what has the same bytes."""
    if not people:
        return frozenset()
    items = _items(dossier)
    shown = _shown_by(dossier, items, people, BYTES_OF)
    return with_same_bytes(items, shown | _named_of(dossier, dictionary, people, photos=True))


def own_papers(dossier: Dossier, dictionary: Dictionary, people: frozenset[str]) -> frozenset[str]:
    """The items that are papers of these people, in any reading of the file, whoever gave or signed them:
    what lies below them or relates to them, and what is named as the picture of a number of theirs."""
    if not people:
        return frozenset()
    items = _items(dossier)
    fields = _to_files(dictionary, _NUMBER, photos=False)
    pictures = {
        id
        for one in ever_of(dossier, _NUMBER)
        if one.parent in people
        for id in ever_named(one, *fields)
    }
    return with_same_bytes(items, pictures | _shown_by(dossier, items, people, ("relates_to",)))


def _shown_by(
    dossier: Dossier,
    items: Iterable[RecordView],
    people: frozenset[str],
    links: tuple[str, ...],
) -> set[str]:
    """Of these items those that lie below these people, or link to them or to a number of theirs."""
    numbers = {one.id for one in ever_of(dossier, _NUMBER) if one.parent in people}
    ends = people | numbers
    return {one.id for one in items if one.parent in people or ends & ever_named(one, *links)}


def papers_of(
    dossier: Dossier, dictionary: Dictionary, people: frozenset[str], portraits: frozenset[str]
) -> frozenset[str]:
    """The same but for portraits: these show somebody without a name, unless one is a paper of theirs too."""
    if not people:
        return frozenset()
    papers = _named_of(dossier, dictionary, people, photos=False)
    return files_of(dossier, dictionary, people) - portraits | with_same_bytes(
        _items(dossier), papers
    )


def portraits_of(
    dossier: Dossier, dictionary: Dictionary, people: frozenset[str]
) -> frozenset[str]:
    """The items in which a link ever said that these people are seen, whoever else is: what relates to them,
    lies below them or is named as their picture. What they gave or signed shows somebody else."""
    if not people:
        return frozenset()
    items = _items(dossier)
    named = _named_of(dossier, dictionary, people, photos=True)
    return with_same_bytes(items, named | _shown_by(dossier, items, people, ("relates_to",)))


def _items(dossier: Dossier) -> tuple[RecordView, ...]:
    return tuple(ever_of(dossier, _FILE))


def _named_of(
    dossier: Dossier, dictionary: Dictionary, people: frozenset[str], *, photos: bool
) -> set[str]:
    """The files that a record names that speaks of these people, or is their answer."""
    fields = {kind: _to_files(dictionary, kind, photos=photos) for kind in (*ABOUT, _ANSWER)}
    named = {
        id
        for kind, names in fields.items()
        for one in (ever_of(dossier, kind) if names else ())  # most kinds name no file
        if speaks_of(one, people) or (one.kind == _ANSWER and people & ever_named(one, "grantor"))
        for id in ever_named(one, *names)
    }
    return named & {one.id for one in _items(dossier)}  # an answer's subject is none


def with_same_bytes(items: Iterable[RecordView], named: Collection[str]) -> frozenset[str]:
    """These items, and those that hold the same file."""
    items = tuple(items)
    seen = {data for one in items if one.id in named for data in bytes_of(one)}
    return frozenset({*named, *(one.id for one in items if not seen.isdisjoint(bytes_of(one)))})


def _to_files(dictionary: Dictionary, kind: str, *, photos: bool) -> tuple[str, ...]:
    spec = dictionary.kind(kind)
    return tuple(
        one.name
        for one in (spec.fields if spec else ())
        if _FILE in one.targets and (photos or one.scope != "photo")
    )


def bytes_of(item: RecordView) -> frozenset[str]:
    """What names the file of an item: two that share any of it hold the same file."""
    return frozenset(
        value for name in _BYTES for value in item.every(name) if isinstance(value, str)
    )
