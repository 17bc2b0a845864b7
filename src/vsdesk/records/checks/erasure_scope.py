"""What an order to erase covers besides what it names, and what stays because a court has it. Pure.

Sources: data-dictionary §5.7 ("evidence already lawfully given to a court is marked, not silently
removed"); stories.md 8 (a source withdraws).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vsdesk.records.about import ABOUT
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dictionary.spec import KindSpec
from vsdesk.records.dossier import RecordView, ids_in

_STAYS: Final = frozenset({"evidence_item"})
_BELOW: Final = frozenset({"custody_entry", "document_check", "document_test"})
_RELATES: Final = ("relates_to",)  # of an item: whose paper it is


@dataclass(frozen=True, slots=True)
class CourtCopy:
    """Something that a court has: which recipient, and since when (ISO day, or "")."""

    recipient: str
    on: str


def given_to_court(records: Iterable[RecordView]) -> dict[str, CourtCopy]:
    """The items that were let out to a court, from disclosure rows and from submissions that were sent."""
    found: dict[str, CourtCopy] = {}
    for one in records:
        if one.kind == "disclosure" and one.text("recipient") in COURTS:
            given = CourtCopy(one.text("recipient"), one.text("on"))
            rows = one.value("records")
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, list) and row and isinstance(row[0], str):
                    found.setdefault(row[0], given)
        elif one.kind == "submission" and one.text("mechanism") in COURTS and one.text("sent_on"):
            given = CourtCopy(one.text("mechanism"), one.text("sent_on"))
            for item in ids_in(one.value("snapshot")):
                found.setdefault(item, given)
    return found


def kept(records: Iterable[RecordView], given: Mapping[str, CourtCopy]) -> dict[str, RecordView]:
    """What of these records stays: items that a court has, their custody log and checks, and the proof.

    The proof is the row or submission by which they were given.
    """
    here = [one for one in records if not one.erased]
    found = {one.id: one for one in here if one.kind in _STAYS and one.id in given}
    while True:
        more = [
            one
            for one in here
            if one.id not in found and one.kind in _BELOW and one.parent in found
        ]
        if not more:
            break
        found |= {one.id: one for one in more}
    if found:
        found |= {one.id: one for one in here if _proves(one, found)}
    return found


def _proves(one: RecordView, found: Mapping[str, RecordView]) -> bool:
    return any(id in found for id in given_to_court([one]))


def citing_fields(kinds: Iterable[KindSpec]) -> list[tuple[str, str]]:
    """(kind, field) of what a source told: erasing the source takes these records' content too."""
    return [
        (kind.name, field.name)
        for kind in kinds
        for field in kind.fields
        if field.teller and "source" in field.targets
    ]


def about_fields(kinds: Iterable[KindSpec]) -> list[tuple[str, str]]:
    """(kind, field) of what is about one person: erasing the person takes these records too.

    All that says so of itself (`records.about`), but the root of anything; and an item that is theirs.
    """
    return [
        (kind.name, name)
        for kind in kinds
        for name in (_RELATES if kind.name in _STAYS else ABOUT.get(kind.name, ()))
        if not kind.root and (field := kind.field(name)) is not None
        if field.type == "link"
        or kind.name in _STAYS  # what names several speaks of the others too
    ]


def file_fields(kinds: Iterable[KindSpec]) -> list[tuple[str, str]]:
    """(kind, field) by which a record names a file: a number its picture, a house its papers."""
    return [
        (kind.name, field.name)
        for kind in kinds
        for field in kind.fields
        if not _STAYS.isdisjoint(field.targets)
    ]
