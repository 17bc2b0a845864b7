"""What says of itself that it was taken back or refused: no word and no file of it leaves. Pure.

Which answers say so the dictionary says (`FieldSpec.stops`): by all that stands, in any reading of the file. So does
an answer that it names, where that is a no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import with_same_bytes
from vsdesk.records.consent.answers import NO, state_of
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
    from vsdesk.records.dossier import Dossier, RecordView

_FILE: Final = "evidence_item"
_ANSWER: Final = "consent_grant"


def taken_back(dossier: Dossier, dictionary: Dictionary, today: str) -> frozenset[str]:
    """The ids of the records that were taken back, and of the files that they name, with those of the same bytes."""
    found: set[str] = set()
    for kind, stops in dictionary.stopping:
        for read in dossier.readings:
            for record in read.of(kind.name):
                if _is_taken_back(read, kind, stops, record, today):
                    found |= {record.id, *_files(kind, record)}
    items = (one for read in dossier.readings for one in read.of(_FILE))
    return with_same_bytes(items, found) if found else frozenset()


def _is_taken_back(
    read: Dossier, kind: KindSpec, stops: tuple[FieldSpec, ...], record: RecordView, today: str
) -> bool:
    if any(_stops(one, value) for one in stops for value in record.every(one.name)):
        return True
    named = (
        read.get(id)
        for one in kind.fields
        if one.targets == (_ANSWER,)
        for id in ids_of(record, one.name)
    )
    return any(one is not None and state_of(one, today) in NO for one in named)


def _stops(spec: FieldSpec, value: object) -> bool:
    if spec.stops == "any":
        return value is not None
    return bool(spec.stops) and value is (spec.stops == "yes")


def _files(kind: KindSpec, record: RecordView) -> list[str]:
    """The files that it names, and so gave."""
    names = (one.name for one in kind.fields if _FILE in one.targets)
    return ids_of(record, *names)
