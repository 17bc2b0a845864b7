"""The values by which a paper decides what it says and what it leaves out: of every reading of the file.

What counts, what was put aside, and what one device alone says all close. A value that does not leave is no
less there: no paper takes its absence for the harmless case. Of them a paper prints only the words by which
it closes or warns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.record_filter import DisclosedRecord
from vsdesk.records.hashable import told_apart, written

# By kind the fields by which papers close or warn (`vsdesk.reports`): news told by a person, a word of doubt,
# what stands no longer, who may be a person, a paper of somebody else or of our own, what is done; when
# somebody was held, what was signed then, and what an heir must hear.
DECIDING: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("type", "confidence", "is_disappearance", "date"),
    "claim": ("status", "confidence"),
    "search_action": ("no_action_possible",),
    "perpetrator": ("type",),
    "evidence_item": ("of_whom", "type", "document_type", "captured", "signed_by"),
    "hlp_asset": ("heirs_issue",),
    "civil_doc_issue": ("status", "document", "problem"),
    "duty": ("done",),
    "contact_log": ("done",),
}


def with_deciding(
    records: Iterable[DisclosedRecord], files: Iterable[Dossier]
) -> tuple[DisclosedRecord, ...]:
    """The records, each with what any of these readings says more in the fields by which papers close."""
    every = tuple({id(one): one for one in files}.values())
    return tuple(
        replace(one, deciding=found) if (found := _of(one, every)) else one for one in records
    )


def each_reading(record: DisclosedRecord, name: str) -> Iterator[DisclosedRecord]:
    """The record by each one value of this field that decides: a paper warns where one of them calls for
    it. A field in which nothing stands here is read as empty too."""
    for one in record.decides(name):
        yield replace(record, values={**record.values, name: (one,)})
    if not record.every(name):
        yield replace(record, values={**record.values, name: ()})


def by_all(record: DisclosedRecord, name: str) -> DisclosedRecord:
    """The record with every value of a field that decides beside each other."""
    return replace(record, values={**record.values, name: record.decides(name)})


def _of(record: DisclosedRecord, files: tuple[Dossier, ...]) -> dict[str, tuple[Json, ...]]:
    found: dict[str, tuple[Json, ...]] = {}
    for name in DECIDING.get(record.kind, ()):
        here, said = {*map(written, record.every(name))}, list[Json]()
        for file in files:
            held = file.get(record.id)
            said += held.every(name) if held is not None and name in held.fields else ()
        more = [one for one in said if one is not None and written(one) not in here]
        if more:
            found[name] = told_apart(more)
    return found
