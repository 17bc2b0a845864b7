"""What says of itself that it was taken back or refused: no word and no file of it leaves. Pure.

Which answers say so the dictionary says (`FieldSpec.stops`): by all that stands, in any reading of the
file, in a record that was removed too. So does an answer that it ever named, where that is a no; and the
files stay that it ever named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_in, ever_named, ever_of, with_same_bytes
from vsdesk.records.consent.answers import NO, state_of

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
    from vsdesk.records.dossier import Dossier, RecordView

_FILE: Final = "evidence_item"
_ANSWER: Final = "consent_grant"


def taken_back(dossier: Dossier, dictionary: Dictionary, today: str) -> frozenset[str]:
    """The ids of the records that were taken back, and of the files that they name, with
    those of the same bytes."""
    found: set[str] = set()
    for kind, stops in dictionary.stopping:
        for read in dossier.readings:
            for record in ever_in(read, kind.name):
                if _is_taken_back(read, kind, stops, record, today):
                    found |= {record.id, *_files(kind, record)}
    return with_same_bytes(ever_of(dossier, _FILE), found) if found else frozenset()


def _is_taken_back(
    read: Dossier, kind: KindSpec, stops: tuple[FieldSpec, ...], record: RecordView, today: str
) -> bool:
    if any(_stops(one, value) for one in stops for value in record.every(one.name)):
        return True
    named = (
        read.get(id)
        for one in kind.fields
        if one.targets == (_ANSWER,)
        for id in ever_named(record, one.name)
    )
    return any(one is not None and state_of(one, today) in NO for one in named)


def _stops(spec: FieldSpec, value: object) -> bool:
    if spec.stops == "any":
        return value is not None
    return bool(spec.stops) and value is (spec.stops == "yes")


def _files(kind: KindSpec, record: RecordView) -> frozenset[str]:
    """The files that it ever named, and so gave."""
    return ever_named(record, *(one.name for one in kind.fields if _FILE in one.targets))
